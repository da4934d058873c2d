"""The embedded store: one SQLite file is the truth, arrays built from it answer for its topology."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from graph.model import Change, Reading
from graph.store import Deadline
from graph.stores.embedded.adjacency import PREDICATES, Adjacency
from graph.stores.embedded.connections import Connections
from graph.stores.embedded.reader import EmbeddedReader
from graph.stores.embedded.writer import delete_document, get_state, replace_document
from graph.vocabulary import Category, parse_category

_STEPS_BETWEEN_LOOKS = 10_000  # of SQLite's virtual machine: well under a millisecond


class EmbeddedStore:
    """A graph in one file, for one machine: many readers, one writer at a time, also across processes.

    Example:
        >>> store = EmbeddedStore(None)
        >>> with store.reading() as reader:
        ...     reader.get_counts().nodes
        0
        >>> store.close()
    """

    def __init__(self, path: Path | None) -> None:
        """Open the file, or make it; None is a store that goes when it is closed.

        Raises:
            StoreUnavailable: When the file cannot be opened or made.
            StoreIncompatible: When it is no store, or of another version.
        """
        self._connections = Connections(path)
        self._lock = threading.Lock()
        self._built: tuple[str, Adjacency] | None = None

    @contextmanager
    def reading(self, deadline: Deadline | None = None) -> Iterator[EmbeddedReader]:
        """Open a reader on the newest state; it keeps that state until it is closed."""
        deadline = deadline or Deadline(float("inf"))
        with self._connections.lend() as connection:
            connection.execute("BEGIN")
            _, snapshot = get_state(connection)
            adjacency = self._adjacency(connection, snapshot)
            with _stopping(connection, deadline):
                yield EmbeddedReader(connection, adjacency, snapshot, deadline)

    def replace_document(self, reading: Reading) -> Change:
        """Take in a document: retract what it no longer says, add what it newly says."""
        return self._write(lambda connection: replace_document(connection, reading))

    def delete_document(self, document_id: str) -> Change:
        """Take a document back, with everything that only it says."""
        return self._write(lambda connection: delete_document(connection, document_id))

    def close(self) -> None:
        """Let go of the file. Closing twice is fine."""
        self._connections.close()

    def _write(self, change: Callable[[sqlite3.Connection], Change]) -> Change:
        with self._connections.lend() as connection:
            return change(connection)

    def _adjacency(self, connection: sqlite3.Connection, snapshot: str) -> Adjacency:
        """Return the arrays of this state, built once for all threads."""
        with self._lock:
            if self._built is None or self._built[0] != snapshot:
                self._built = snapshot, _build(connection)
            return self._built[1]


@contextmanager
def _stopping(connection: sqlite3.Connection, deadline: Deadline) -> Iterator[None]:
    """Have SQLite look at the clock now and then, and give up when time has passed."""
    connection.set_progress_handler(lambda: deadline.expired, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def _build(connection: sqlite3.Connection) -> Adjacency:
    nodes = connection.execute("SELECT id, categories FROM node ORDER BY id").fetchall()
    ids = [node_id for node_id, _ in nodes]
    interned: dict[str, tuple[Category, ...]] = {}
    categories = [
        interned.setdefault(text, tuple(parse_category(name) for name in text.split(" ")))
        for _, text in nodes
    ]
    numbers = {node_id: number for number, node_id in enumerate(ids)}
    codes = {predicate.value: code for code, predicate in enumerate(PREDICATES)}
    edges = np.array(
        [
            (numbers[subject], numbers[object_], codes[predicate], statements)
            for subject, predicate, object_, statements in connection.execute(
                "SELECT subject, predicate, object, statements FROM edge"
            )
        ],
        dtype=np.int32,
    ).reshape(-1, 4)
    return Adjacency(
        ids, categories, (edges[:, 0], edges[:, 1], edges[:, 2].astype(np.int8), edges[:, 3])
    )
