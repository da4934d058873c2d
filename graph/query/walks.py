"""Walks from one end of the paths, which two of are joined to a path."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from graph.query.arrays import distinct, first_of_equal, owners
from graph.query.requests import MAX_GROWING
from graph.query.steps import Bools, InnerRule, Ints, Topology
from graph.store import EdgeFilter


class Walks(NamedTuple):
    """Simple walks of the same length from one end, that do not come to the other.

    Attributes:
        nodes: int64[walks, hops]: from the end inwards, without the end itself.
        costs: int64[walks]: the sum of the nodes' penalties.
        lasts: int64[walks]: what the walk has come to; the end itself where there are no hops.
    """

    nodes: Ints
    costs: Ints
    lasts: Ints


class Inner:
    """Which nodes may be inside a path, as seen from one end.

    Args:
        topology: Knows the nodes.
        rule: What they must be like.
        barred: The numbers of those that may not be there at all.
        backward: Whether places are counted from the target.
    """

    def __init__(
        self, topology: Topology, rule: InnerRule, barred: Sequence[int], *, backward: bool
    ) -> None:
        """Look at nothing yet."""
        self._topology, self._rule, self._backward = topology, rule, backward
        self._barred = barred

    def allows(self, numbers: Ints, place: int) -> Bools:
        """Return which of the nodes may be so many hops away from this end."""
        rule = self._rule
        fits: Bools = numbers != self._barred[0]
        for barred in self._barred[1:]:
            fits &= numbers != barred
        if rule.max_degree is not None:
            fits &= self._topology.degrees(numbers) <= rule.max_degree
        if rule.categories:
            fits &= self._topology.having(numbers, rule.categories)
        if rule.metapath:
            category = rule.metapath[-1 - place if self._backward else place]
            fits &= self._topology.having(numbers, (category,))
        return fits


class Side:
    """One end of the paths.

    Args:
        root: The end's number.
        edges: Which edges may be walked, as seen when walking away from it.
        inner: Which nodes may be inside.
        max_work: What growing walks may cost.

    Attributes:
        cut: Whether there was not enough work to grow all walks.
    """

    def __init__(
        self, topology: Topology, root: int, edges: EdgeFilter, inner: Inner, max_work: int
    ) -> None:
        """Begin with the one walk of no hops."""
        self.topology, self.edges, self.inner = topology, edges, inner
        self._left = max_work
        self._walks = Walks(
            np.empty((1, 0), dtype=np.int64), np.zeros(1, dtype=np.int64), np.array([root])
        )
        self.cut = False

    def walks(self, hops: int) -> Walks:
        """Return all walks of so many hops; of those that there is work for."""
        while self._walks.nodes.shape[1] < hops:
            self._walks = self._grow(self._walks)
        return self._walks

    def _grow(self, walks: Walks) -> Walks:
        if not walks.nodes.shape[1]:
            return self._begin(int(walks.lasts[0]))
        chosen = self._afford(walks)
        halves = self.topology.look(walks.lasts[chosen], self.edges)
        whose, lasts = owners(halves), halves.neighbours.astype(np.int64)
        fits = distinct(whose, lasts) & self.inner.allows(lasts, walks.nodes.shape[1] + 1)
        whose, lasts = chosen[whose[fits]], lasts[fits]
        new = np.all(walks.nodes[whose] != lasts[:, None], axis=1)
        whose, lasts = whose[new], lasts[new]
        costs = walks.costs[whose] + self.topology.penalties(lasts)
        return Walks(np.column_stack((walks.nodes[whose], lasts)), costs, lasts)

    def _begin(self, root: int) -> Walks:
        """Return the walks of one hop."""
        ends = np.array([root])
        degree = int(self.topology.degrees(ends)[0])
        if degree > self._left:
            self.cut = True
            nothing = np.empty(0, dtype=np.int64)
            return Walks(nothing.reshape(0, 1), nothing, nothing)
        self._left -= degree
        neighbours = self.topology.look(ends, self.edges).neighbours
        lasts = neighbours[first_of_equal(neighbours)].astype(np.int64)
        lasts = lasts[self.inner.allows(lasts, 1)]
        return Walks(lasts[:, None], self.topology.penalties(lasts), lasts)

    def _afford(self, walks: Walks) -> Ints:
        """Return the places of the walks to grow, cheapest first, and pay for them."""
        degrees = self.topology.degrees(walks.lasts)
        columns = [self.topology.ranks(column) for column in walks.nodes.T[::-1]]
        order = np.lexsort((*columns, degrees))
        behind = np.cumsum(degrees[order])
        enough = int(np.searchsorted(behind, min(self._left, MAX_GROWING), side="right"))
        self.cut = self.cut or enough < len(order)
        self._left -= int(behind[enough - 1]) if enough else 0
        return order[:enough]
