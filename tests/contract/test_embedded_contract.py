"""The embedded store keeps the whole store contract."""

from __future__ import annotations

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from store_contract import StoreContract

from graph.store import Deadline
from graph.stores.embedded import EmbeddedStore, edge_writing
from graph.stores.embedded.identifiers import short_hash
from graph.stores.embedded.reader import EmbeddedReader


class RawEmbedded:
    """A connection of its own to the same file, with nothing to hold it back."""

    def __init__(self, path: Path) -> None:
        """Open the file."""
        self._raw = sqlite3.connect(path, isolation_level=None)

    def remove_edge(self, edge_id: str) -> None:
        """Take the edge away and leave its statements."""
        self._strike("DELETE FROM edges WHERE hash = ?", short_hash(edge_id))

    def remove_edge_statements(self, edge_id: str) -> None:
        """Take away every statement of the edge, and leave the edge."""
        self._strike(
            "DELETE FROM statements WHERE (subject, object, predicate) ="
            " (SELECT subject, object, predicate FROM edges WHERE hash = ?)",
            short_hash(edge_id),
        )

    def miscount_edge(self, edge_id: str) -> None:
        """Let the edge count one statement more than there are."""
        self._strike(
            "UPDATE edges SET statements = statements + 1 WHERE hash = ?", short_hash(edge_id)
        )

    def shift_span(self, statement_id: str) -> None:
        """Move the start of a statement's span by one."""
        self._strike(
            "UPDATE statements SET start = start + 1 WHERE hash = ?", short_hash(statement_id)
        )

    def cut_text(self, document_id: str) -> None:
        """Take the last character off the document's text."""
        self._strike(
            "UPDATE documents SET text = substr(text, 1, length(text) - 1) WHERE id = ?",
            document_id,
        )

    def undescribe(self, node_id: str) -> None:
        """Take away every document's description of the node, and leave the node."""
        self._strike(
            "DELETE FROM descriptions WHERE node = (SELECT key FROM nodes WHERE id = ?)", node_id
        )

    @contextmanager
    def failing_writes(self) -> Iterator[None]:
        """Let every write fail when it is logged, which is its last step."""
        self._raw.execute(
            "CREATE TRIGGER no_more BEFORE INSERT ON changes "
            "BEGIN SELECT raise(ABORT, 'no more'); END"
        )
        try:
            yield
        finally:
            self._raw.execute("DROP TRIGGER no_more")

    def _strike(self, command: str, what: object) -> None:
        assert self._raw.execute(command, (what,)).rowcount > 0

    def close(self) -> None:
        """Let go of the file."""
        self._raw.close()


class TestEmbeddedStore(StoreContract):
    """On a file in a folder of its own."""

    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[EmbeddedStore]:
        """An empty store."""
        store = EmbeddedStore(tmp_path / "graph.sqlite3")
        yield store
        store.close()

    @pytest.fixture
    def raw(self, store: EmbeddedStore, tmp_path: Path) -> Iterator[RawEmbedded]:
        """Access to its file."""
        assert store
        raw = RawEmbedded(tmp_path / "graph.sqlite3")
        yield raw
        raw.close()


class FileEmbeddedStore(EmbeddedStore):
    """Makes arrays of every graph, however small, into a file before each reader."""

    @contextmanager
    def reading(self, deadline: Deadline | None = None) -> Iterator[EmbeddedReader]:
        """Open a reader that maps its arrays."""
        self.refresh_arrays()
        with super().reading(deadline) as reader:
            yield reader


class TestLargeEmbeddedStore(TestEmbeddedStore):
    """As with very many edges: arrays are mapped from a file, indexes made anew at every change."""

    @pytest.fixture
    def store(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EmbeddedStore]:
        """An empty store."""
        monkeypatch.setattr(edge_writing, "FEW", -1)
        monkeypatch.setattr(edge_writing, "SHARE", 1_000_000)
        store = FileEmbeddedStore(tmp_path / "graph.sqlite3", small=-1)
        yield store
        store.close()


class TestStraightEmbeddedStore(TestEmbeddedStore):
    """Without arrays: another process never gets them made."""

    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[EmbeddedStore]:
        """An empty store."""
        with (tmp_path / "graph.sqlite3.arrays.lock").open("wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            store = EmbeddedStore(tmp_path / "graph.sqlite3", small=-1)
            yield store
            store.close()
        assert not (tmp_path / "graph.sqlite3.arrays").exists()
