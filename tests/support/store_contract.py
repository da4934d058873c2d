"""What every home of the graph promises, as one class that each store's tests inherit whole.

    class TestMyStore(StoreContract):
        @pytest.fixture
        def store(self) -> Iterator[GraphStore]: ...   # empty, and nobody else's

        @pytest.fixture
        def raw(self, store) -> RawAccess: ...         # damages what the store holds behind its back

Nothing else is overridden, and nothing left out.
"""

from __future__ import annotations

from contract_datasets import DatasetContract
from contract_documents import DocumentContract
from contract_integrity import IntegrityContract
from contract_metagraph import MetagraphContract
from contract_neighbourhoods import NeighbourhoodContract
from contract_queries import QueryContract
from contract_releases import ReleaseContract
from contract_things import RawAccess

__all__ = ["RawAccess", "StoreContract"]


class StoreContract(
    DocumentContract,
    DatasetContract,
    ReleaseContract,
    QueryContract,
    MetagraphContract,
    NeighbourhoodContract,
    IntegrityContract,
):
    """Every behaviour of `graph.store`, in seven parts."""
