"""A store that is down, or silent, never makes the service silent."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from declared_client import DeclaredClient
from free_port import find_free_port

from api.main import create_app
from api.routes.export import EXPORTS_AT_ONCE
from api.settings import Settings
from graph.model import Change, Reading
from graph.store import Deadline, GraphStore, Reader
from graph.stores.embedded import EmbeddedStore
from graph.stores.factory import open_store

CALLERS = 80
PATIENCE = 3.0


class FalteringStore:
    """A real store that can be made to wait before it hands out a reader."""

    def __init__(self, store: GraphStore) -> None:
        """Stand before this store, and let everything through at first."""
        self._store = store
        self.through = threading.Event()
        self.through.set()

    @contextmanager
    def reading(self, deadline: Deadline | None = None) -> Iterator[Reader]:
        """Wait, then hand out the store's reader."""
        self.through.wait()
        with self._store.reading(deadline) as reader:
            yield reader

    def replace_document(self, reading: Reading) -> Change:
        """Pass on."""
        return self._store.replace_document(reading)

    def delete_document(self, document_id: str) -> Change:
        """Pass on."""
        return self._store.delete_document(document_id)

    def close(self) -> None:
        """Pass on."""
        self._store.close()


@contextmanager
def _silent_listener() -> Iterator[int]:
    """Listen on a port, take every connection, and say nothing."""
    with socket.create_server(("127.0.0.1", 0), backlog=200) as listener:
        yield listener.getsockname()[1]


def _ask_all(client: DeclaredClient, address: str) -> list[tuple[Any, float]]:
    """Ask from many threads at once; return each answer with the seconds that it took."""

    def ask(_: int) -> tuple[Any, float]:
        began = time.monotonic()
        answer = client.get(address)
        return answer, time.monotonic() - began

    with ThreadPoolExecutor(CALLERS) as callers:
        return list(callers.map(ask, range(CALLERS)))


def _assert_refused(answers: list[tuple[Any, float]]) -> None:
    assert {answer.status_code for answer, _ in answers} == {503}
    assert all(int(answer.headers["Retry-After"]) >= 1 for answer, _ in answers)
    assert max(seconds for _, seconds in answers) < PATIENCE


def test_a_store_that_waits_for_ever_is_answered_for_in_time() -> None:
    """Many callers of a stuck store all get 503 within 3 seconds; afterwards it serves again."""
    store = FalteringStore(EmbeddedStore(None))
    with DeclaredClient(create_app(Settings(), store)) as client:
        store.through.clear()
        with ThreadPoolExecutor(1) as other:
            asked = other.submit(_ask_all, client, "/v1")
            _assert_alive_until(client, asked.done)
            _assert_refused(asked.result())
        store.through.set()
        _assert_back(client, within=5.0)


def _assert_alive_until(client: DeclaredClient, done: Callable[[], bool]) -> None:
    """Liveness and the documentation answer quickly, again and again, until it is done."""
    asked = 0
    while not done():
        began = time.monotonic()
        assert client.get("/health/live").status_code == 200
        assert client.get("/docs").status_code == 200
        assert time.monotonic() - began < 1.0
        asked += 1
    assert asked > 1


def _assert_back(client: DeclaredClient, within: float, address: str = "/health/ready") -> None:
    end = time.monotonic() + within
    while client.get(address).status_code != 200:
        assert time.monotonic() < end, "the service did not come back"


def test_an_export_that_comes_too_late_holds_nothing() -> None:
    """Its turn is given up with 503; when the store comes back, its slot and its reader are let go."""
    store = FalteringStore(EmbeddedStore(None))
    with DeclaredClient(create_app(Settings(query_seconds=0.1), store)) as client:
        store.through.clear()
        address = "/v1/export?format=kgx-jsonl"
        for _ in range(EXPORTS_AT_ONCE):
            assert client.get(address).json()["code"] == "overloaded"
        assert "already" in client.get(address).json()["detail"]
        store.through.set()
        _assert_back(client, within=5.0, address=address)
        for _ in range(EXPORTS_AT_ONCE):
            assert client.get(address).status_code == 200


def test_a_slot_is_free_again_after_each_answer() -> None:
    """One slot is enough for any number of questions, one after another."""
    with DeclaredClient(create_app(Settings(concurrent_requests=1), EmbeddedStore(None))) as client:
        for _ in range(20):
            assert client.get("/v1").status_code == 200
            assert client.get("/v1/nodes/X:1").status_code == 404


@pytest.mark.parametrize("address", ["/v1", "/v1/search?q=a", "/health/ready"])
def test_a_silent_neo4j_is_503_in_time(address: str) -> None:
    """A server that takes the connection and says nothing: 503 with Retry-After, within 3 seconds."""
    with _silent_listener() as port:
        store = open_store(f"bolt://127.0.0.1:{port}", password="none-here")
        with DeclaredClient(create_app(Settings(), store)) as client:
            _assert_refused(_ask_all(client, address))


def test_a_neo4j_that_is_down_is_503_in_time() -> None:
    """A port that nobody listens on: the same, for writing too."""
    store = open_store(f"bolt://127.0.0.1:{find_free_port()}", password="none-here")
    key = "a-key-of-the-tests"
    with DeclaredClient(create_app(Settings(api_key=key), store)) as client:
        _assert_refused(_ask_all(client, "/v1"))
        began = time.monotonic()
        headers = {"Content-Type": "text/plain", "X-API-Key": key}
        text = "Muscle spasms\nDiseases\n- Stroke\n"
        assert client.post("/v1/documents", content=text, headers=headers).status_code == 503
        assert time.monotonic() - began < PATIENCE


def test_the_application_closes_its_store() -> None:
    """The store is closed when the service stops, and not before."""
    closed: list[bool] = []

    class Watched(FalteringStore):
        def close(self) -> None:
            closed.append(True)
            super().close()

    with DeclaredClient(create_app(Settings(), Watched(EmbeddedStore(None)))) as client:
        assert client.get("/v1").status_code == 200
        assert not closed
    assert closed == [True]
