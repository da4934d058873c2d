"""Stores whose arrays lag behind, for as long as a test likes."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from readings import PREDICATES

from graph.model import Reading
from graph.store import Direction, EdgeFilter
from graph.stores.embedded import EmbeddedStore
from graph.vocabulary import Predicate

FILTERS = [
    EdgeFilter(direction=direction, predicates=predicates)
    for direction, predicates in product(
        Direction, (None, frozenset(PREDICATES[1:3]), frozenset[Predicate]())
    )
]


@contextmanager
def with_old_arrays(before: Iterator[Reading] | tuple[Reading, ...]) -> Iterator[EmbeddedStore]:
    """Give a store that has arrays of these documents, and will not get newer ones."""
    store = EmbeddedStore(None, small=-1)
    for reading in before:
        store.replace_document(reading)
    store.refresh_arrays()
    with store.reading() as reader:
        assert reader.exact_adjacency is not None
    with Path(f"{store.place}.arrays.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield store
        store.wait_for_arrays()
    store.close()
