"""Joining halves of paths: over an edge for odd lengths, at a common node for even ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from graph.query.best import Best, Candidate
from graph.query.expansion import Budget
from graph.query.halves import Half, Side
from graph.query.ranking import penalty
from graph.store import Adjacent

_CHUNK = 256
_LEAST_INNER = penalty(2)  # an inner node has two edges at least

_ByLast = dict[str, list[Half]]
_End = tuple[int, str]


def join_over_edge(
    sides: tuple[Side, Side], hops: tuple[int, int], best: Best, budget: Budget
) -> None:
    """Offer every path made of two halves and an edge between their last nodes.

    Such an edge is seen from either end, so it is looked for from the end with fewer edges: nodes are
    looked at in ascending order of degree, and once the next one is too common for any path between it
    and a node as common, nothing better can follow.
    """
    forward, backward = (
        _by_last(side.halves(count)) for side, count in zip(sides, hops, strict=True)
    )
    degrees = _degrees(forward) | _degrees(backward)
    inner = tuple(count > 0 for count in hops)
    order = sorted((degree, node_id) for node_id, degree in degrees.items())
    place = {node_id: number for number, (_, node_id) in enumerate(order)}
    for chunk in _chunks(order, budget, lambda degree: _pair(degree, inner) > best.bound):
        ids = [node_id for _, node_id in chunk]
        outwards = sides[0].expander.expand([each for each in ids if each in forward])
        inwards = sides[1].expander.expand([each for each in ids if each in backward])
        for first, neighbours in outwards.items():
            for second in neighbours:
                if second.id in backward and place[first] <= place[second.id]:
                    _combine(forward[first], backward[second.id], best)
        for second_id, neighbours in inwards.items():
            for each in neighbours:
                if each.id in forward and place[second_id] < place[each.id]:
                    _combine(forward[each.id], backward[second_id], best)


def _pair(degree: int, inner: tuple[bool, ...]) -> int:
    """Return the least that two ends cost, both with so many edges or more."""
    return sum(inner) * penalty(degree)


def join_at_node(
    sides: tuple[Side, Side], hops: tuple[int, int], best: Best, budget: Budget
) -> None:
    """Offer every path made of two halves and one more node next to the last node of both."""
    forward, backward = (
        _by_last(side.halves(count)) for side, count in zip(sides, hops, strict=True)
    )
    if not forward or not backward:
        return
    inner = sum(count > 0 for count in hops)
    order = sorted(
        {(degree, end) for end, degree in (_degrees(forward) | _degrees(backward)).items()}
    )
    meeting = _Meeting((forward, backward), best)
    floor = _LEAST_INNER * inner
    for chunk in _chunks(order, budget, lambda degree: _one(degree, inner) + floor > best.bound):
        for number, side in enumerate(sides):
            ends = [node_id for _, node_id in chunk if node_id in meeting.halves[number]]
            for end, neighbours in side.expander.expand(ends).items():
                for middle in neighbours:
                    if side.allowed(middle, hops[number] + 1):
                        meeting.come(number, end, middle)


class _Meeting:
    """Which ends of either side have come to which middle node so far."""

    def __init__(self, halves: tuple[_ByLast, _ByLast], best: Best) -> None:
        self.halves = halves
        self._best = best
        self._here: tuple[dict[str, list[str]], ...] = (defaultdict(list), defaultdict(list))

    def come(self, number: int, end: str, middle: Adjacent) -> None:
        """Note that an end of that side is next to the middle; join it with those already there."""
        self._here[number][middle.id].append(end)
        for opposite in self._here[1 - number].get(middle.id, ()):
            first, second = (end, opposite) if number == 0 else (opposite, end)
            forward, backward = self.halves[0][first], self.halves[1][second]
            _combine(forward, backward, self._best, penalty(middle.degree), middle.id)


def _one(degree: int, inner: int) -> int:
    return penalty(degree) if inner else 0


def _chunks(
    order: Sequence[_End], budget: Budget, hopeless: Callable[[int], bool]
) -> Iterator[list[_End]]:
    """Yield the ends in ascending order of degree, while there is work left and hope."""
    start = 0
    while start < len(order):
        if hopeless(order[start][0]):
            return
        chunk = list(order[start : start + _CHUNK])
        affordable = budget.affordable(chunk)
        yield affordable
        if len(affordable) < len(chunk):
            return
        start += _CHUNK


def _combine(
    forward: list[Half],
    backward: list[Half],
    best: Best,
    middle_cost: int = 0,
    middle: str | None = None,
) -> None:
    between = () if middle is None else (middle,)
    for first in forward:
        if first.cost + middle_cost + backward[0].cost > best.bound:
            return
        for second in backward:
            total = first.cost + middle_cost + second.cost
            if total > best.bound:
                break
            nodes = (*first.nodes, *between, *reversed(second.nodes))
            if len(set(nodes)) == len(nodes):
                best.offer(Candidate(total, nodes))


def _by_last(halves: list[Half]) -> _ByLast:
    """Group halves by the node that they have come to, cheapest first."""
    grouped: _ByLast = defaultdict(list)
    for half in sorted(halves):
        grouped[half.last].append(half)
    return dict(grouped)


def _degrees(grouped: _ByLast) -> dict[str, int]:
    return {node_id: halves[0].degree for node_id, halves in grouped.items()}
