"""What lies around a node, hop by hop, by sums over arrays."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from graph.errors import DeadlineExceeded
from graph.query.arrays import Frontier, afford, distinct, first_of_equal, highest, table
from graph.query.requests import EXACT_TOTAL, NeighbourhoodQuery
from graph.query.steps import Ball, Clock, Ints, Reached, Topology

_FIRST_COUNT = 20_000  # edges, where counting may soon be over
_SPARSE = 4_000  # below, sorting is faster than an array of all nodes


def find_ball(topology: Topology, centre: str, query: NeighbourhoodQuery, clock: Clock) -> Ball:
    """Return what lies around a node; see `steps.SupportsBall` for what that is, and what it may cost.

    Complexity:
        O(work) in numpy; the edges of the last hop of the page are looked at twice, the second time for
        the joins.
    """
    search = _Search(topology, centre, query, clock)
    for hop in range(1, query.radius + 1):
        search.step(hop)
        if search.reason is not None or (search.full and search.counted > EXACT_TOTAL):
            break
    return Ball(search.page, search.joins, min(search.counted, EXACT_TOTAL + 1), search.reason)


class _Layer(NamedTuple):
    """Nodes of one hop in the order of their numbers, and the statements that lead to each."""

    numbers: Ints
    support: Ints


class _Search:
    """One question; `step` is called once a hop.

    Attributes:
        page: What of the page has been found.
        joins: What leads to it.
        counted: Nodes that fit, of all hops so far.
        reason: Why something was left out, if it was.
    """

    def __init__(
        self, topology: Topology, centre: str, query: NeighbourhoodQuery, clock: Clock
    ) -> None:
        self._topology, self._query, self._clock = topology, query, clock
        self._last = topology.numbers([centre])
        self._seen = [self._last]
        self._left = query.max_work
        self._looked: list[Ints] = []
        self.page: list[Reached] = []
        self.joins: list[tuple[str, str]] = []
        self.counted = 0
        self.reason: str | None = None

    @property
    def full(self) -> bool:
        """Whether nothing further can come to the page."""
        return self.counted >= self._query.offset + self._query.limit

    def step(self, hop: int) -> None:
        """Look at the nodes of the hop before."""
        frontier = afford(self._topology, self._last, self._left)
        self._left -= frontier.work
        counting = self.full
        before = self.counted
        layer = self._look(frontier, counting=counting)
        listed = self._listed(layer)
        self.counted = before + len(listed.numbers)
        if frontier.left_out and not (counting and self.counted > EXACT_TOTAL):
            self.reason = self.reason or "work"
        if not counting:
            self._show(hop, listed, before)
        self._seen.append(layer.numbers)
        self._last = layer.numbers

    def _look(self, frontier: Frontier, *, counting: bool) -> _Layer:
        """Return the nodes next to these that are not nearer, and how many statements lead there."""
        self._looked = []
        layer = _Layer(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))
        for chunk in frontier.chunks(_FIRST_COUNT) if counting else frontier.chunks():
            if self._clock.late:
                self.reason = "deadline"
                break
            try:
                halves = self._topology.look(chunk, self._query.edges)
            except DeadlineExceeded:
                self.reason = "deadline"
                break
            self._looked.append(chunk)
            if len(chunk) == len(self._seen) == 1:
                return _collapse(halves.neighbours, halves.statements)
            new = _add_up(halves.neighbours, halves.statements, self._topology.size)
            layer = _merge(layer, self._unseen(new), self._topology.size)
            if counting and self.counted + len(self._listed(layer).numbers) > EXACT_TOTAL:
                break
        return layer

    def _unseen(self, layer: _Layer) -> _Layer:
        seen = table(self._topology.size, np.concatenate(self._seen))
        fits = ~seen[layer.numbers]
        return _Layer(layer.numbers[fits], layer.support[fits])

    def _listed(self, layer: _Layer) -> _Layer:
        if not self._query.categories:
            return layer
        fits = self._topology.having(layer.numbers, self._query.categories)
        return _Layer(layer.numbers[fits], layer.support[fits])

    def _show(self, hop: int, listed: _Layer, before: int) -> None:
        """Add what this hop has to the page."""
        query = self._query
        wanted = query.offset + query.limit - before
        numbers, support = listed
        if not self._topology.ordered:
            order = np.argsort(self._topology.ranks(numbers), kind="stable")
            numbers, support = numbers[order], support[order]
        chosen = highest(support, wanted)[max(0, query.offset - before) :]
        numbers = numbers[chosen]
        ids = self._topology.curies(numbers)
        self.page += map(
            Reached,
            [hop] * len(ids),
            support[chosen].tolist(),
            ids,
            self._topology.categories(numbers),
        )
        self._join(numbers, ids)

    def _join(self, numbers: Ints, ids: list[str]) -> None:
        """Add what leads to these nodes, of those that were looked at: least common ones first."""
        if not ids:
            return
        if len(self._seen) == 1:
            (centre,) = self._topology.curies(self._last)
            self.joins += [(centre, node_id) for node_id in ids]
            return
        places, before = self._find_joins(numbers)
        order = np.argsort(places.astype(np.int16), kind="stable")  # short numbers sort in one pass
        places, before = places[order], before[order]
        nth = np.arange(len(places)) - places.searchsorted(places)
        few = nth < self._query.most_joins
        curies = self._topology.curies(before[few])
        self.joins += zip(curies, (ids[place] for place in places[few].tolist()), strict=True)

    def _find_joins(self, numbers: Ints) -> tuple[Ints, Ints]:
        """Return each join: the place of its node among these, and the node of the hop before.

        Those to one node are in the order of looking: ascending by (degree, CURIE).
        """
        place = np.full(self._topology.size, -1, dtype=np.int32)
        place[numbers] = np.arange(len(numbers))
        found: list[tuple[Ints, Ints]] = [(np.empty(0, np.int64), np.empty(0, np.int64))]
        for chunk in self._looked:
            if self._clock.late:
                self.reason = "deadline"
                break
            halves = self._topology.look(chunk, self._query.edges)
            at = place[halves.neighbours]
            hits = np.flatnonzero(at >= 0)
            whose = np.searchsorted(halves.bounds, hits, side="right") - 1
            once = distinct(whose, at[hits])
            found.append((at[hits][once].astype(np.int64), chunk[whose[once]]))
        places, before = zip(*found, strict=True)
        return np.concatenate(places), np.concatenate(before)


def _add_up(
    neighbours: npt.NDArray[np.integer], statements: npt.NDArray[np.integer], size: int
) -> _Layer:
    """Return each neighbour once, ascending, with the sum of its statements."""
    if len(neighbours) > _SPARSE:
        # Sums of floats are exact up to 2**53.
        sums = np.bincount(neighbours, weights=statements, minlength=size)
        numbers = np.flatnonzero(sums)
        return _Layer(numbers, sums[numbers].astype(np.int64))
    order = np.argsort(neighbours, kind="stable")
    return _collapse(neighbours[order], statements[order])


def _collapse(neighbours: npt.NDArray[np.integer], statements: npt.NDArray[np.integer]) -> _Layer:
    """Return each neighbour once, where equal ones stand side by side."""
    starts = first_of_equal(neighbours)
    if len(starts) == len(neighbours):
        return _Layer(neighbours.astype(np.int64), statements.astype(np.int64))
    sums = np.add.reduceat(statements, starts)
    return _Layer(neighbours[starts].astype(np.int64), sums.astype(np.int64))


def _merge(one: _Layer, two: _Layer, size: int) -> _Layer:
    if not len(one.numbers):
        return two
    numbers = np.concatenate((one.numbers, two.numbers))
    return _add_up(numbers, np.concatenate((one.support, two.support)), size)
