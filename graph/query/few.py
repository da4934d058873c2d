"""The best paths of up to three hops between nodes with few edges, by sets.

Where there is little to look at, a search over arrays takes longer to call than to run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import nsmallest
from typing import NamedTuple, Protocol, runtime_checkable

from graph.query.steps import RouteQuestion, supports
from graph.store import EdgeFilter

Row = tuple[int, tuple[int, ...]]  # a path: its penalty, and its inner nodes from source to target
_FEW_EDGES = 300  # at an end
_FEW_LOOKS = 2_500
_A_LOOK = 80  # costs as much as looking for so many nodes
_EDGE, _MIDDLE, _TWO_MIDDLES = 1, 2, 3  # hops


class OneByOne(NamedTuple):
    """What tells of single nodes; numbers are in the order of the identifiers.

    Attributes:
        near: Who is next to a node; along parallel edges more than once.
        among: Which of some nodes (ascending) are next to a node; faster than looking at all that are.
        degree: Its edges, unfiltered, a self-loop once.
        penalty: What paths pay for going through it.
    """

    near: Callable[[int], list[int]]
    among: Callable[[int, list[int]], list[int]]
    degree: Callable[[int], int]
    penalty: Callable[[int], int]


@runtime_checkable
class SupportsOneByOne(Protocol):
    """A topology that tells of single nodes quickly."""

    def one_by_one(self, edges: EdgeFilter) -> OneByOne:
        """Return what tells of nodes, and of the edges that fit."""
        ...


class FewEdges:
    """The best paths between two nodes, while there is little to look at.

    Args:
        ways: Where to look, as seen when walking away from each end.
        barred: Numbers of source and target, and of the nodes to stay away from.
        max_work: What joining may cost; enough for both ends.
    """

    def __init__(
        self, ways: tuple[OneByOne, OneByOne], barred: Sequence[int], max_work: int
    ) -> None:
        """Look at the edges of both ends."""
        self._ways, self._target, self._max_work = ways, barred[1], max_work
        self._next = [set(way.near(end)) for way, end in zip(ways, barred, strict=False)]
        self._sides = [near.difference(barred) for near in self._next]

    def find(self, hops: int, wanted: int) -> list[Row] | None:
        """Return the best paths of that length; None where that has to be left to arrays."""
        if hops == _EDGE:
            return [(0, ())] if self._target in self._next[0] else []
        if hops == _MIDDLE:
            both, penalty = self._sides[0] & self._sides[1], self._ways[0].penalty
            return nsmallest(wanted, [(penalty(each), (each,)) for each in both])
        return self._over_edge(wanted) if hops == _TWO_MIDDLES else None

    def _over_edge(self, wanted: int) -> list[Row] | None:
        """Look from the side with fewer nodes for edges to the other's."""
        side = int(len(self._sides[1]) < len(self._sides[0]))
        way, few, many = self._ways[side], self._sides[side], sorted(self._sides[1 - side])
        if len(few) * (len(many) + _A_LOOK) > _FEW_LOOKS:
            return None
        if sum(map(way.degree, few)) + sum(map(way.degree, many)) > self._max_work:
            return None
        penalty = way.penalty
        found = []
        for here in few:
            cost = penalty(here)
            for there in way.among(here, many):
                inner = (there, here) if side else (here, there)
                found.append((cost + penalty(there), inner))
        return nsmallest(wanted, found)


def find_few_edges(
    topology: object, question: RouteQuestion, barred: Sequence[int]
) -> FewEdges | None:
    """Return a search by sets where there is little to look at; it cannot run out of work or time.

    Args:
        topology: Where to look.
        question: Is answered by sets only where any node may be inside a path.
        barred: Numbers of source and target, and of the nodes to avoid.
    """
    rule = question.inner
    if rule.categories or rule.metapath or rule.max_degree is not None:
        return None
    if question.max_work < 2 * _FEW_EDGES or not supports(topology, SupportsOneByOne):
        return None
    ways = topology.one_by_one(question.edges), topology.one_by_one(question.edges.reverse)
    if max(map(ways[0].degree, barred[:2])) > _FEW_EDGES:
        return None
    return FewEdges(ways, barred, question.max_work)
