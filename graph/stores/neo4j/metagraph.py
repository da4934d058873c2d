"""Which kinds of edges there are, counted once for each state of the graph.

Counting reads every edge, which takes a second for some hundred thousand. So it goes on when whoever
asked has no time left, and is told to those who ask later.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from typing import Any, NamedTuple

from graph.errors import StoreBusy
from graph.model import SchemaEntry
from graph.snapshots import EMPTY
from graph.store import Deadline
from graph.stores.neo4j import cypher, rows
from graph.stores.neo4j.line import Line
from graph.stores.neo4j.workers import is_done, start

_LONGEST_WAIT = 1e6  # seconds; for ever
_FOREVER = float("inf")


class Counted(NamedTuple):
    """What was counted, ordered by subject, predicate, object; and of which state, None of several."""

    snapshot: str | None
    entries: tuple[SchemaEntry, ...]


class Metagraph:
    """The kinds of edges of the newest state that was asked about. Shared by all readers of a store.

    Args:
        count: Counts them, however long that takes.
    """

    def __init__(self, count: Callable[[], Counted]) -> None:
        """Only remember: nothing is counted yet."""
        self._count = count
        self._lock = Lock()
        self._counting: Future[Counted] | None = None

    def get(self, snapshot: str, deadline: Deadline) -> tuple[SchemaEntry, ...]:
        """Return them for a state, counted now or before.

        Raises:
            StoreBusy: When they are still being counted, or the graph has changed meanwhile.
        """
        counting = self._begin(snapshot)
        if not is_done(counting, min(deadline.remaining, _LONGEST_WAIT)):
            message = (
                "The kinds of edges are being counted, which takes some seconds in a large graph."
            )
            raise StoreBusy(message, "Ask again in a moment.")
        counted = counting.result()
        if counted.snapshot != snapshot:
            message = "The graph changed while it was read."
            raise StoreBusy(message, "Ask again.")
        return counted.entries

    def _begin(self, snapshot: str) -> Future[Counted]:
        """Return the counting of a state: one under way is waited for, whichever it is of."""
        with self._lock:
            counting = self._counting
            if counting is None or (counting.done() and not _is_of(counting, snapshot)):
                counting = self._counting = start(self._count)
            return counting


def _is_of(counting: Future[Counted], snapshot: str) -> bool:
    return counting.exception() is None and counting.result().snapshot == snapshot


def count_edges(line: Line) -> Counted:
    """Count the edges between each two categories, whatever time it takes."""

    def ask(query: str) -> list[Any]:
        return line.read(query, {}, Deadline(_FOREVER))

    before = ask(cypher.GET_STATE)[0]["snapshot"]
    entries = [SchemaEntry.model_validate(row.data()) for row in ask(cypher.GET_SCHEMA)]
    after = ask(cypher.GET_STATE)[0]["snapshot"]
    snapshot = (after or EMPTY) if before == after else None
    return Counted(snapshot, tuple(sorted(entries, key=rows.schema_order)))
