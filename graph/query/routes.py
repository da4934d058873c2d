"""The best paths of one length between two nodes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import chain

import numpy as np

from graph.errors import DeadlineExceeded
from graph.query.arrays import first_of_equal, table
from graph.query.few import find_few_edges
from graph.query.joining import AtNode, Joining, OverEdge, Sides
from graph.query.meeting import Found, best_of
from graph.query.steps import Candidate, Clock, Ints, RouteQuestion, Routes, Topology
from graph.query.walks import Inner, Side


class RouteFinder:
    """The best paths between two nodes, one length after the other; walks are grown once.

    Args:
        topology: Where to look.
        question: The first of the questions, which differ in length and number only.
        clock: How long to look.
    """

    def __init__(self, topology: Topology, question: RouteQuestion, clock: Clock) -> None:
        """Nothing is looked at yet."""
        self._topology, self._question, self._clock = topology, question, clock
        ends = question.source, question.target
        self._barred = topology.numbers([*ends, *sorted(question.inner.barred.difference(ends))])
        self._few = find_few_edges(topology, question, self._barred.tolist())

    @cached_property
    def _sides(self) -> Sides:
        topology, question = self._topology, self._question
        first, second, *_ = numbers = self._barred.tolist()
        inner = [
            Inner(topology, question.inner, numbers, backward=backward)
            for backward in (False, True)
        ]
        edges, work = question.edges, question.max_work
        return (
            Side(topology, first, edges, inner[0], work),
            Side(topology, second, edges.reverse, inner[1], work),
        )

    def find(self, hops: int, wanted: int) -> Routes:
        """Return the best paths of one length."""
        rows = None if self._few is None else self._few.find(hops, wanted)
        reason = None
        if rows is None:
            try:
                found, reason = self._search(hops, wanted)
            except DeadlineExceeded:
                return Routes([], {}, "deadline")
            rows = list(zip(found.scores.tolist(), found.inner.tolist(), strict=True))
        return self._named(rows, reason)

    def _named(self, rows: Sequence[tuple[int, Sequence[int]]], reason: str | None) -> Routes:
        if not rows:
            return Routes([], {}, reason)
        source, target = self._question.source, self._question.target
        inner = list(dict.fromkeys(chain.from_iterable(nodes for _, nodes in rows)))
        numbers = np.array(inner, dtype=np.int64)
        curies = dict(zip(inner, self._topology.curies(numbers), strict=True))
        return Routes(
            [
                Candidate(score, (source, *(curies[each] for each in nodes), target))
                for score, nodes in rows
            ],
            dict(zip(curies.values(), self._topology.categories(numbers), strict=True)),
            reason,
        )

    def _search(self, hops: int, wanted: int) -> tuple[Found, str | None]:
        question = self._question._replace(hops=hops, wanted=wanted)
        if hops == 1:
            return _find_edge(self._sides, question, self._barred[:2])
        if hops == 2:  # noqa: PLR2004 - one node between the ends
            return _find_middles(self._sides, question, self._barred[:2])
        kind: type[Joining] = OverEdge if hops % 2 else AtNode
        joining = kind(self._sides, (hops - 1) // 2, wanted, self._clock)
        return joining.run(question.max_work)


def find_routes(topology: Topology, question: RouteQuestion, clock: Clock) -> Routes:
    """Return the best paths of one length; see `steps.SupportsRoutes` for the order and the work.

    Complexity:
        O(work) in numpy, and sorts of what may be among the best. The search ends where nothing better
        can follow.
    """
    return RouteFinder(topology, question, clock).find(question.hops, question.wanted)


def _find_edge(sides: Sides, question: RouteQuestion, ends: Ints) -> tuple[Found, str | None]:
    """Look for the edge between the ends, from the one with fewer edges."""
    topology = sides[0].topology
    degrees = topology.degrees(ends).tolist()
    number = int(degrees[1] < degrees[0])
    none = np.empty(0, dtype=np.int64)
    if degrees[number] > question.max_work:
        return Found(none, none.reshape(0, 0)), "work"
    halves = topology.look(ends[number : number + 1], sides[number].edges)
    there = int((halves.neighbours == ends[1 - number]).any())
    return Found(np.zeros(there, dtype=np.int64), np.empty((there, 0), dtype=np.int64)), None


def _find_middles(sides: Sides, question: RouteQuestion, ends: Ints) -> tuple[Found, str | None]:
    """Look for the nodes next to both ends."""
    topology = sides[0].topology
    if topology.degrees(ends).sum() > question.max_work:
        return Found(np.empty(0, np.int64), np.empty((0, 1), np.int64)), "work"
    one, two = (
        topology.look(ends[number : number + 1], side.edges).neighbours
        for number, side in enumerate(sides)
    )
    few, many = (one, two) if len(one) < len(two) else (two, one)
    common = few[table(topology.size, many)[few]]
    middles = common[first_of_equal(common)].astype(np.int64)
    middles = middles[sides[0].inner.allows(middles, 1)]
    scores = topology.penalties(middles)
    return best_of(topology, Found(scores, middles[:, None]), question.wanted), None
