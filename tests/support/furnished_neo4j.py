"""A Neo4j of one's own with the article, the API beside it, and a Neo4j Browser that opens its guide."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import uvicorn
from fastapi import FastAPI
from free_port import find_free_port
from neo4j_local.launcher import LocalNeo4j

from api.main import create_app
from api.settings import Settings
from graph.stores.neo4j import Neo4jStore
from graph.stores.neo4j.browser import browser_settings
from loaders.ingest import read_document
from loaders.sample import sample_bytes

_START_SECONDS = 30
_STOP_SECONDS = 15


class Furnished(NamedTuple):
    """A running Neo4j, loaded, and the address of the API that serves it."""

    server: LocalNeo4j
    api: str


@contextmanager
def furnish_neo4j(home: Path) -> Iterator[Furnished]:
    """Run a Neo4j whose Browser opens style and guide, and the API that serves them."""
    port = find_free_port()
    api = f"http://127.0.0.1:{port}"
    with LocalNeo4j(home, settings=browser_settings(api)) as server:
        store = Neo4jStore(server.bolt_uri, user=server.user, password=server.password)
        store.replace_document(read_document(sample_bytes()))
        settings = Settings(port=port, store=server.bolt_uri, home=home)
        with _serve(create_app(settings, store), port):
            yield Furnished(server, api)


@contextmanager
def _serve(application: FastAPI, port: int) -> Iterator[None]:
    config = uvicorn.Config(application, host="127.0.0.1", port=port, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        _wait_until_started(server, thread)
        yield
    finally:
        server.should_exit = True
        thread.join(_STOP_SECONDS)


def _wait_until_started(server: uvicorn.Server, thread: threading.Thread) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while not server.started:
        assert thread.is_alive(), "the API ended at its start"
        assert time.monotonic() < deadline, "the API did not start"
        time.sleep(0.02)
