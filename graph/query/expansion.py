"""Looking at neighbours with a budget: what a question may look at, and what it has seen already."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from graph.errors import DeadlineExceeded
from graph.model import Truncation
from graph.store import Adjacent, EdgeFilter, Reader
from graph.vocabulary import Category

_RESERVE = 0.15  # of the time: to name what was found
_BATCH = 20_000  # edges to look at between two looks at the clock
_OFTEN = 1_024

End = tuple[int, str]  # degree and identifier of a node: sorts by what it costs to look at
Neighbours = dict[str, list[Adjacent]]

_DETAILS = {
    "work": "More edges would have to be looked at than one question may; ask about less of the graph.",
    "deadline": "The time ran out; ask about less of the graph, or allow more time.",
}


class Budget:
    """The work that a question may do, and whether it has run out of that or of time.

    Work is known before it is done (the sum of degrees), so the same question is cut at the same place
    on every store and in every run; the clock is only a safety net.

    Attributes:
        left: Edges that may still be looked at.
        reason: `work` or `deadline` once something had to be left out, else None.
    """

    def __init__(self, reader: Reader, max_work: int) -> None:
        """Start with all of it left."""
        self._deadline = reader.deadline
        seconds = self._deadline.seconds
        self._reserve = 0.0 if math.isinf(seconds) else seconds * _RESERVE
        self._pairs = max_work
        self.left = max_work
        self.reason: str | None = None

    @property
    def truncated(self) -> Truncation | None:
        """Why the answer is not all there is, if it is not."""
        if self.reason is None:
            return None
        return Truncation(reason=self.reason, detail=_DETAILS[self.reason])

    @property
    def late(self) -> bool:
        """Whether there is only time left to name what was found."""
        if self.reason != "deadline" and self._deadline.remaining <= self._reserve:
            self.reason = "deadline"
        return self.reason == "deadline"

    def take(self, work: int, *, leaving: int = 0) -> bool:
        """Set work aside; return whether there was enough, and note when there was not."""
        if self.late:
            return False
        if work > self.left - leaving:
            self.reason = "work"
            return False
        self.left -= work
        return True

    def compare(self) -> bool:
        """Return whether one more pair may be compared: as many as edges may be looked at."""
        self._pairs -= 1
        if self._pairs < 0:
            self.reason = self.reason or "work"
            return False
        return bool(self._pairs % _OFTEN) or not self.late


class Expander:
    """Neighbours along one filter; each node is looked at, and paid for, once a question."""

    def __init__(self, reader: Reader, edges: EdgeFilter, budget: Budget) -> None:
        """Remember nothing yet."""
        self._reader = reader
        self._edges = edges
        self._budget = budget
        self._paid: set[str] = set()
        self._known: Neighbours = {}

    def price(self, end: End) -> int:
        """Return the work of looking at the node: its degree, or nothing when it is paid for."""
        return 0 if end[1] in self._paid else end[0]

    def pay(self, end: End, *, leaving: int = 0) -> bool:
        """Set aside the work of looking at the node; return whether there was enough."""
        if not self._budget.take(self.price(end), leaving=leaving):
            return False
        self._paid.add(end[1])
        return True

    def affordable(self, ends: Iterable[End]) -> list[End]:
        """Return the nodes, cheapest first, that there is work for, having paid for them."""
        taken = []
        for end in sorted(ends):
            if not self.pay(end):
                break
            taken.append(end)
        return taken

    def expand(self, ends: Iterable[End]) -> Neighbours:
        """Return the neighbours of those nodes; of fewer nodes when the time runs out."""
        ends = list(ends)
        missing = [end for end in ends if end[1] not in self._known]
        for batch in _batches(missing):
            if self._budget.late:
                break
            try:
                self._known |= self._reader.expand(batch, self._edges)
            except DeadlineExceeded:
                self._budget.reason = "deadline"
                break
        return {node_id: self._known[node_id] for _, node_id in ends if node_id in self._known}

    def categories(self) -> dict[str, tuple[Category, ...]]:
        """Return the categories of every neighbour seen so far."""
        return {each.id: each.categories for seen in self._known.values() for each in seen}


def _batches(ends: Iterable[End]) -> Iterator[list[str]]:
    """Yield the identifiers in turn, so many that their degrees add up to little."""
    batch: list[str] = []
    work = 0
    for degree, node_id in ends:
        if batch and work + degree > _BATCH:
            yield batch
            batch, work = [], 0
        batch.append(node_id)
        work += degree
    if batch:
        yield batch
