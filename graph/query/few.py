"""The best paths of up to three hops between nodes with few edges, by sets.

Where sets are small, a search over arrays takes longer to call than to run.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from heapq import nsmallest
from typing import Protocol, runtime_checkable

from graph.query.steps import RouteQuestion, supports
from graph.store import EdgeFilter

Row = tuple[int, tuple[int, ...]]  # a path: its penalty, and its inner nodes from source to target
_FEW_EDGES = 300  # at an end
_FEW_WORK = 5_000  # edges, after which arrays are the faster way
_FEW_WANTED = 20
_EDGE, _MIDDLE, _TWO_MIDDLES = 1, 2, 3  # hops


@runtime_checkable
class SupportsNear(Protocol):
    """A topology that tells of one node quickly; its numbers are in the order of the identifiers."""

    def near(self, number: int, edges: EdgeFilter) -> list[int]:
        """Return who is next to a node, ascending; along parallel edges more than once."""
        ...

    def degree(self, number: int) -> int:
        """Return the degree: edges, unfiltered, a self-loop once."""
        ...

    def penalty(self, number: int) -> int:
        """Return what paths pay for going through the node."""
        ...


class FewEdges:
    """The best paths between two nodes, while there is little to look at.

    Args:
        topology: Where to look; its numbers are in the order of CURIEs.
        ends: Numbers of source and target.
        barred: Numbers of the nodes to stay away from, both ends among them.
        edges: Which edges may be walked, as seen from each end.
    """

    def __init__(
        self,
        topology: SupportsNear,
        ends: tuple[int, int],
        barred: set[int],
        edges: tuple[EdgeFilter, EdgeFilter],
    ) -> None:
        """Look at the edges of both ends."""
        self._topology, self._ends, self._edges = topology, ends, edges
        self._next = [set(topology.near(end, way)) for end, way in zip(ends, edges, strict=True)]
        self._sides = [near - barred for near in self._next]

    def find(self, hops: int, wanted: int) -> list[Row] | None:
        """Return the best paths of that length; None where that has to be left to arrays."""
        if hops == _EDGE:
            return [(0, ())] if self._ends[1] in self._next[0] else []
        if hops == _MIDDLE:
            both, penalty = self._sides[0] & self._sides[1], self._topology.penalty
            return nsmallest(wanted, [(penalty(each), (each,)) for each in both])
        if hops == _TWO_MIDDLES and wanted <= _FEW_WANTED:
            return self._over_edge(wanted)
        return None

    def _over_edge(self, wanted: int) -> list[Row] | None:
        """Look at the nodes next to the ends, least common first, each for an edge to a later one."""
        topology, sides = self._topology, self._sides
        best: list[Row] = []
        left = _FEW_WORK
        for degree, here in sorted((topology.degree(each), each) for each in sides[0] | sides[1]):
            cost = topology.penalty(here)
            if len(best) >= wanted and 2 * cost > best[-1][0]:
                break
            left -= degree
            if left < 0:
                return None
            for side, other in ((0, 1), (1, 0)):
                if here not in sides[side]:
                    continue
                for there in sides[other].intersection(topology.near(here, self._edges[side])):
                    if (topology.degree(there), there) > (degree, here):
                        inner = (here, there) if side == 0 else (there, here)
                        insort(best, (cost + topology.penalty(there), inner))
            del best[wanted:]
        return best


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
    if question.max_work < _FEW_WORK or not supports(topology, SupportsNear):
        return None
    ends = barred[0], barred[1]
    if max(map(topology.degree, ends)) > _FEW_EDGES:
        return None
    return FewEdges(topology, ends, set(barred), (question.edges, question.edges.reverse))
