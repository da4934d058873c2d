"""Joining halves of paths: over an edge for odd lengths, at a common node for even ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from graph.query.best import Best, Candidate
from graph.query.expansion import Budget, End
from graph.query.halves import Half, Side
from graph.query.ranking import penalty
from graph.store import Adjacent

_FIRST_CHUNK = 256
_LARGEST_CHUNK = 8_192
_LEAST_INNER = penalty(2)  # an inner node has two edges at least

_ByLast = dict[str, list[Half]]
_Sides = tuple[Side, Side]
_Hopeless = Callable[[int], bool]


def join_over_edge(sides: _Sides, hops: int, best: Best, budget: Budget) -> None:
    """Offer every path made of two halves of so many hops and an edge between their last nodes.

    Such an edge is seen from either end, so it is looked for from the end with fewer edges: nodes are
    looked at in ascending order of degree, and once the next one is too common for any path between it
    and a node as common, nothing better can follow.
    """
    forward, backward = halves = _halves(sides, hops)
    place = {end[1]: number for number, end in enumerate(_ends(halves))}
    last = [max((place[each] for each in one), default=-1) for one in (backward, forward)]
    wanted = [
        {each for each in one if place[each] < behind}
        for one, behind in zip(halves, last, strict=True)
    ]
    inner = 2 if hops else 0

    def hopeless(degree: int) -> bool:
        return inner * penalty(degree) > best.bound

    for number, here, neighbours in _look(sides, halves, wanted, hopeless, budget):
        for there in neighbours:
            if there.id in halves[1 - number] and place[here] < place[there.id]:
                first, second = (here, there.id) if number == 0 else (there.id, here)
                _combine(forward[first], backward[second], best, budget)


def join_at_node(sides: _Sides, hops: int, best: Best, budget: Budget) -> None:
    """Offer every path made of two halves of so many hops and one more node next to the last of both.

    Nodes are looked at in ascending order of degree, until the next one is too common for a path
    through it, however specific the other two nodes in the middle are.
    """
    forward, backward = halves = _halves(sides, hops)
    if not forward or not backward:
        return
    meeting = _Meeting(halves, best, budget)
    others = 2 * _LEAST_INNER
    opposite = hops * _LEAST_INNER

    def hopeless(degree: int) -> bool:
        return hops > 0 and penalty(degree) + others > best.bound

    wanted = [set(forward), set(backward)]
    for number, here, neighbours in _look(sides, halves, wanted, hopeless, budget):
        cost = halves[number][here][0].cost + opposite
        for middle in neighbours:
            useful = cost + penalty(middle.degree) <= best.bound
            if useful and sides[number].allowed(middle, hops + 1):
                meeting.come(number, here, middle)


class _Meeting:
    """Which last nodes of either side have come to which middle node so far, cheapest first."""

    def __init__(self, halves: tuple[_ByLast, _ByLast], best: Best, budget: Budget) -> None:
        self._halves, self._best, self._budget = halves, best, budget
        self._come: tuple[dict[str, list[str]], ...] = (defaultdict(list), defaultdict(list))

    def come(self, number: int, here: str, middle: Adjacent) -> None:
        """Note that a last node of that side is next to the middle; join it with those opposite."""
        self._come[number][middle.id].append(here)
        mine = self._halves[number][here]
        cost = mine[0].cost + penalty(middle.degree)
        for there in self._come[1 - number].get(middle.id, ()):
            theirs = self._halves[1 - number][there]
            inner = len(theirs[0].nodes) > 1
            if inner and cost + penalty(theirs[0].degree) > self._best.bound:
                return  # those behind it are more common still
            forward, backward = (mine, theirs) if number == 0 else (theirs, mine)
            _combine(forward, backward, self._best, self._budget, middle)


def _look(
    sides: _Sides,
    halves: Sequence[_ByLast],
    wanted: Sequence[set[str]],
    hopeless: _Hopeless,
    budget: Budget,
) -> Iterator[tuple[int, str, list[Adjacent]]]:
    """Yield for each wanted last node its side's number, itself, and the nodes next to it.

    Cheapest first, chunk by chunk; it ends where the work does, or the time, or the hope.
    """
    order = [end for end in _ends(halves) if end[1] in wanted[0] or end[1] in wanted[1]]
    start, size = 0, _FIRST_CHUNK
    while start < len(order) and not hopeless(order[start][0]):
        chunk = [end for end in order[start : start + size] if not hopeless(end[0])]
        paid: tuple[list[End], list[End]] = ([], [])
        enough = all(
            end[1] not in wanted[number] or _pay(sides[number], end, paid[number])
            for end in chunk
            for number in (0, 1)
        )
        for number, side in enumerate(sides):
            for node_id, neighbours in side.expander.expand(paid[number]).items():
                if budget.late:
                    return
                yield number, node_id, neighbours
        if not enough:
            return
        start, size = start + size, min(2 * size, _LARGEST_CHUNK)


def _pay(side: Side, end: End, paid: list[End]) -> bool:
    if not side.expander.pay(end):
        return False
    paid.append(end)
    return True


def _combine(
    forward: list[Half],
    backward: list[Half],
    best: Best,
    budget: Budget,
    middle: Adjacent | None = None,
) -> None:
    """Offer each pair of halves that is a simple path, cheapest first, while it may be among the best."""
    between, cost = ((middle.id,), penalty(middle.degree)) if middle else ((), 0)
    for first in forward:
        if first.cost + cost + backward[0].cost > best.bound:
            return
        for second in backward:
            total = first.cost + cost + second.cost
            if total > best.bound:
                break
            if not budget.compare():
                return
            nodes = (*first.nodes, *between, *reversed(second.nodes))
            if len(set(nodes)) == len(nodes):
                best.offer(Candidate(total, nodes))


def _halves(sides: _Sides, hops: int) -> tuple[_ByLast, _ByLast]:
    forward, backward = (_by_last(side.halves(hops)) for side in sides)
    return forward, backward


def _by_last(halves: list[Half]) -> _ByLast:
    """Group halves by the node that they have come to, cheapest first."""
    grouped: _ByLast = defaultdict(list)
    for half in sorted(halves):
        grouped[half.last].append(half)
    return dict(grouped)


def _ends(halves: Sequence[_ByLast]) -> list[End]:
    """Return the last nodes of all halves, once, cheapest first."""
    return sorted({each[0].end for grouped in halves for each in grouped.values()})
