"""What a document states, in the place of what it stated so far; and the edges that this adds up to.

Where little is written beside what is there, indexes are kept up and the touched edges counted anew.
Where much is, indexes are taken away before and made again after, and all edges are counted in one pass:
sorting at the end costs a fraction of millions of insertions at random places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from graph.model import Progress
from graph.stores.embedded import metagraph
from graph.stores.embedded import writing_sql as sql
from graph.stores.embedded.connection import Connection, Row
from graph.stores.embedded.schema import EDGE_INDEXES, STATEMENT_INDEXES

BATCH = 5_000
FEW = 5_000  # fewer statements are written one by one, however empty the store
SHARE = 4  # more than one in so many of the statements that are there is much


class EdgeWriting:
    """Puts a document's statements in the place of those that it made so far.

    Args:
        connection: Inside a write transaction.
        old: Key under which its statements have been stored so far, None for nothing.
        new: Key under which they are stored from now on, None to take them back.
        statements: How many the store holds.
        edges: How many the store holds.
        progress: Is told how far it is.

    Attributes:
        is_bulk: Whether so much is written that indexes are made anew.
        counts: How many statements and edges were added, retracted and removed.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - all that there is to know
        self, connection: Connection, old: int | None, new: int | None, statements: int, edges: int,
        progress: Progress,
    ) -> None:  # fmt: skip
        """Count what is there; if much is to go, work in bulk from the beginning."""
        self._connection = connection
        self._old = old
        self._new = new
        self._edges = edges
        self._much = max(FEW, statements // SHARE)
        self._progress = progress
        ((self._retracted,),) = connection.rows(sql.COUNT_STATEMENTS, (old,))
        self._added = 0
        self.is_bulk = False
        self.counts: dict[str, int] = {}
        self._look_at_size()

    def put(self, statements: Iterator[Row]) -> None:
        """Store the rows, in batches."""
        while done := self._connection.run_many(sql.PUT_STATEMENTS, islice(statements, BATCH)):
            self._added += done
            self._progress("rows", self._added)
            self._look_at_size()

    def _look_at_size(self) -> None:
        if not self.is_bulk and self._added + self._retracted >= self._much:
            self.is_bulk = True
            self._drop(STATEMENT_INDEXES)

    def finish(self) -> None:
        """Remove the old statements, count what supports each edge, and make indexes."""
        if self.is_bulk:
            self._make("statements_by_document", "statements_by_edge")
        kept = (
            self._connection.rows(sql.COUNT_KEPT, (self._new, self._old))[0][0] if self._old else 0
        )
        added, removed = self._count_all() if self.is_bulk else self._count_touched()
        self.counts = {
            "statements_added": self._added - kept,
            "statements_retracted": self._retracted - kept,
            "edges_added": added,
            "edges_removed": removed,
        }

    def _count_touched(self) -> tuple[int, int]:
        run = self._connection.run
        run(sql.MAKE_TOUCHED)
        run(sql.FORGET_TOUCHED)
        run(sql.TOUCH, (self._old,))
        run(sql.TOUCH, (self._new,))
        run(sql.DELETE_STATEMENTS, (self._old,))
        with metagraph.changing_touched_edges(self._connection):
            run(sql.DELETE_TOUCHED_EDGES)
            run(sql.ADD_TOUCHED_EDGES)
        run(sql.COUNT_TOUCHED_DEGREES)
        added, removed = self._connection.rows(sql.COUNT_TOUCHED_EDGES)[0]
        return added, removed

    def _count_all(self) -> tuple[int, int]:
        common = self._count_common()
        self._connection.run(sql.DELETE_STATEMENTS, (self._old,))
        self._drop(EDGE_INDEXES)
        self._connection.run(sql.DELETE_EDGES)
        self._connection.run(sql.ADD_EDGES)
        ((after,),) = self._connection.rows(sql.COUNT_EDGES)
        self._progress("edges", after)
        self._make("statements_by_hash", *EDGE_INDEXES)
        for command in sql.COUNT_DEGREES:
            self._connection.run(command)
        metagraph.count_all(self._connection)
        return after - common, self._edges - common

    def _count_common(self) -> int:
        """Return how many edges there were and will be."""
        if not self._edges:
            return 0
        asked = (self._new, self._old)
        common: int = self._connection.rows(sql.COUNT_COMMON_EDGES, asked)[0][0]
        return common

    def _drop(self, indexes: Mapping[str, str]) -> None:
        for name in indexes:
            self._connection.run(f"DROP INDEX {name}")

    def _make(self, *names: str) -> None:
        for number, name in enumerate(names, 1):
            columns = {**STATEMENT_INDEXES, **EDGE_INDEXES}[name]
            self._connection.run(f"CREATE INDEX {name} ON {columns}")
            self._progress("index", number)
