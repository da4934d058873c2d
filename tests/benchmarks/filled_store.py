"""Stores that hold a generated graph, made once and kept for the next run."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generated_graph import GeneratedGraph

from graph.query.numbering import NumberedTopology
from graph.stores.embedded import EmbeddedStore


@contextmanager
def filled_store(folder: Path, graph: GeneratedGraph) -> Iterator[EmbeddedStore]:
    """Open the store of this graph in the folder; make it when it is not there yet."""
    path = folder / f"generated-{len(graph.subjects)}.sqlite3"
    folder.mkdir(parents=True, exist_ok=True)
    store = EmbeddedStore(path)
    start = time.perf_counter()
    if store.replace_dataset(graph.dataset()).kind != "unchanged":
        print(f"loaded in {time.perf_counter() - start:,.1f} s")
    try:
        wait_until_ready(store)
        yield store
    finally:
        store.close()


def wait_until_ready(store: EmbeddedStore, seconds: float = 300.0) -> None:
    """Wait until questions are answered from arrays."""
    start = time.perf_counter()
    while time.perf_counter() < start + seconds:
        with store.reading() as reader:
            if not isinstance(reader.topology(), NumberedTopology):
                print(f"arrays ready in {time.perf_counter() - start:,.2f} s")
                return
        time.sleep(0.1)
    message = "The arrays are not ready."
    raise TimeoutError(message)
