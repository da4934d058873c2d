"""Looking at neighbours with a budget: what a question may look at, and what it has seen already."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable

from graph.errors import DeadlineExceeded
from graph.model import Truncation
from graph.store import Adjacent, EdgeFilter, Reader

_RESERVE = 0.15  # of the time: to name what was found

Neighbours = dict[str, list[Adjacent]]

_DETAILS = {
    "work": "More edges would have to be looked at than one question may; ask about less of the graph.",
    "deadline": "The time ran out; ask about less of the graph, or allow more time.",
}


class Budget:
    """The work that a question may do, in edges, and whether it has run out of that or of time.

    Work is known before it is done (the sum of degrees), so the same question is cut at the same place
    on every store and in every run; the clock is only a safety net.
    """

    def __init__(self, reader: Reader, max_work: int) -> None:
        """Start with all of it left."""
        self._reader = reader
        self._left = max_work
        seconds = reader.deadline.seconds
        self._reserve = 0.0 if math.isinf(seconds) else seconds * _RESERVE
        self.reason: str | None = None

    @property
    def truncated(self) -> Truncation | None:
        """Why the answer is not all there is, if it is not."""
        if self.reason is None:
            return None
        return Truncation(reason=self.reason, detail=_DETAILS[self.reason])

    @property
    def spent(self) -> bool:
        """Whether nothing more may be looked at."""
        if self.reason is None and self._reader.deadline.remaining <= self._reserve:
            self.reason = "deadline"
        return self.reason is not None

    def take(self, work: int) -> bool:
        """Set work aside; return whether there was enough left, and note when there was not."""
        if self.spent:
            return False
        if work > self._left:
            self.reason = "work"
            return False
        self._left -= work
        return True

    def affordable(self, nodes: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
        """Return the (degree, identifier) pairs, cheapest first, that there is work left for."""
        taken = []
        for degree, node_id in sorted(nodes):
            if not self.take(degree):
                break
            taken.append((degree, node_id))
        return taken


class Expander:
    """Neighbours along one filter, each node looked up once a question."""

    def __init__(self, reader: Reader, edges: EdgeFilter, budget: Budget) -> None:
        """Remember nothing yet."""
        self._reader = reader
        self._edges = edges
        self._budget = budget
        self._known: Neighbours = {}

    def expand(self, ids: Collection[str]) -> Neighbours:
        """Return the neighbours of those nodes; fewer nodes when the time runs out."""
        missing = [node_id for node_id in ids if node_id not in self._known]
        if missing:
            try:
                self._known |= self._reader.expand(missing, self._edges)
            except DeadlineExceeded:
                self._budget.reason = "deadline"
        return {node_id: self._known[node_id] for node_id in ids if node_id in self._known}
