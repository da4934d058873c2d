"""The service over an embedded store that holds the bundled article."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from declared_client import DeclaredClient

from api.main import create_app
from api.settings import Settings
from graph.stores.embedded import EmbeddedStore
from loaders.ingest import read_document
from loaders.sample import sample_bytes

RETRIEVED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
KEY = "a-key-of-the-tests"


@pytest.fixture(autouse=True, scope="session")
def _no_settings_from_outside() -> None:
    for name in [
        name
        for name in os.environ
        if name.startswith("NOSOGRAPH_") and name != "NOSOGRAPH_REGENERATE"
    ]:
        del os.environ[name]


def _serve(settings: Settings) -> DeclaredClient:
    store = EmbeddedStore(None)
    store.replace_document(read_document(sample_bytes(), retrieved=RETRIEVED))
    return DeclaredClient(create_app(settings, store))


@pytest.fixture(scope="session")
def client(_no_settings_from_outside: None) -> Iterator[DeclaredClient]:
    """The service with the article, for tests that only read."""
    with _serve(Settings()) as client:
        yield client


@pytest.fixture
def writable() -> Iterator[DeclaredClient]:
    """A service of one's own with the article; the client sends the key."""
    with _serve(Settings(api_key=KEY, max_document_bytes=50_000)) as client:
        client.headers["X-API-Key"] = KEY
        yield client


@pytest.fixture(scope="session")
def find(client: DeclaredClient) -> Callable[[str], str]:
    """Return a function from a name to the identifier of the node that has it."""

    def find_id(name: str) -> str:
        results = client.get("/v1/search", params={"q": name}).json()["results"]
        identifier: str = results[0]["node"]["id"]
        return identifier

    return find_id
