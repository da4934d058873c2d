"""The halves of paths: simple walks from one end, grown hop by hop, cheapest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from graph.query.expansion import Budget, End, Expander
from graph.query.ranking import penalty
from graph.store import Adjacent


class Half(NamedTuple):
    """A simple walk from one end of the paths.

    Attributes:
        cost: Sum of the penalties of its nodes but the first.
        nodes: From the end of the paths inwards.
        degree: Of the last node.
    """

    cost: int
    nodes: tuple[str, ...]
    degree: int

    @property
    def last(self) -> str:
        """The node that it has come to."""
        return self.nodes[-1]

    @property
    def end(self) -> End:
        """The node that it has come to, with its degree."""
        return self.degree, self.nodes[-1]


Allowed = Callable[[Adjacent, int], bool]


class Side:
    """All halves from one end, of any length.

    Args:
        root: The end itself, with its degree.
        expander: Looks at neighbours, as walked away from this end.
        allowed: Whether a node may be an inner node at so many hops from this end.
        budget: What growing takes its work from.
    """

    def __init__(self, root: End, expander: Expander, allowed: Allowed, budget: Budget) -> None:
        """Begin with the one half of no hops."""
        self.expander = expander
        self.allowed = allowed
        self._budget = budget
        self._layers: list[list[Half]] = [[Half(0, (root[1],), root[0])]]

    def halves(self, hops: int) -> list[Half]:
        """Return the halves with so many hops; growing them may be cut by the budget."""
        while len(self._layers) <= hops:
            self._layers.append(self._grow(self._layers[-1], len(self._layers)))
        return self._layers[hops]

    def _grow(self, halves: list[Half], hops: int) -> list[Half]:
        """Grow each half by a hop.

        A node is paid for when it is first looked at, and again for each further half that comes to it.
        Behind the first hop half of the work is left for joining, or there would be nothing to show.
        """
        leaving = self._budget.left // 2 if hops > 1 else 0
        taken: list[Half] = []
        ends: set[End] = set()
        for half in sorted(halves, key=lambda each: (each.degree, each.nodes)):
            again = half.end in ends and not self._budget.take(half.degree, leaving=leaving)
            if again or not self.expander.pay(half.end, leaving=leaving):
                break
            taken.append(half)
            ends.add(half.end)
        neighbours = self.expander.expand(sorted(ends))
        return [
            Half(half.cost + penalty(each.degree), (*half.nodes, each.id), each.degree)
            for half in taken
            for each in neighbours.get(half.last, ())
            if each.id not in half.nodes and self.allowed(each, hops)
        ]
