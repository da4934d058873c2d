"""Which pairs of walks make the best paths, where many of either side meet at many places."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from graph.query.steps import Bools, Ints, Topology
from graph.query.walks import Walks

_MOST_PAIRS = 1_000_000  # to compare at once
ABOVE_ALL = 1 << 40  # above every penalty of a path
_SPREAD = 1 << 21  # above every penalty of half a path


class Come(NamedTuple):
    """Which walks of one side have come to which place.

    Attributes:
        places: int64[n]: numbers of places.
        walks: int64[n]: rows of the walks.
    """

    places: Ints
    walks: Ints


class Meetings(NamedTuple):
    """Places where walks meet, with all that have come to each.

    Attributes:
        costs: int64[places]: the penalty of what is at the place itself.
        middles: int64[places]: the node at the place, or none (-1) where it is an edge.
        forward: Walks from the source, and the places that they came to.
        backward: The same from the target.
    """

    costs: Ints
    middles: Ints
    forward: Come
    backward: Come


class Found(NamedTuple):
    """Paths by their inner nodes, best first.

    Attributes:
        scores: int64[paths]: their penalties.
        inner: int64[paths, nodes]: from source to target.
        cut: Whether there were too many pairs to compare.
    """

    scores: Ints
    inner: Ints
    cut: bool = False

    def bound(self, wanted: int) -> int:
        """Return the penalty above which a path is of no use."""
        return int(self.scores[-1]) if len(self.scores) >= wanted else ABOVE_ALL


def best_of(topology: Topology, found: Found, wanted: int) -> Found:
    """Return the best of the paths, by penalty, then CURIEs, best first."""
    scores, inner = found.scores, found.inner
    if len(scores) > wanted:
        near = scores <= np.partition(scores, wanted - 1)[wanted - 1]
        scores, inner = scores[near], inner[near]
    keys = [topology.ranks(column) for column in inner.T[::-1]]
    order = np.lexsort((*keys, scores))[:wanted]
    return Found(scores[order], inner[order], found.cut)


def pair_up(
    topology: Topology, sides: tuple[Walks, Walks], meetings: Meetings, wanted: int
) -> Found:
    """Return the best simple paths through any of the places, best first.

    Complexity:
        O(n log n) for n walks that have come somewhere, and for the pairs compared: those up to the
        penalty that as many places as are wanted are known to reach.
    """
    pairing = _Pairing(topology, sides, meetings, wanted)
    return best_of(topology, pairing.run(), wanted)


class _Pairing:
    def __init__(
        self, topology: Topology, sides: tuple[Walks, Walks], meetings: Meetings, wanted: int
    ) -> None:
        self._topology, self._sides, self._meetings = topology, sides, meetings
        self._wanted = wanted
        come = (meetings.forward, meetings.backward)
        self._come = tuple(_by_cost(each, side) for each, side in zip(come, sides, strict=True))

    def run(self) -> Found:
        """Return paths in no order, the best among them."""
        bound = self._restrict()
        forward, backward = (self._grouped(number) for number in (0, 1))
        counts = self._count(forward, backward, bound)
        if counts.sum() <= _MOST_PAIRS:
            return self._compare(forward, backward, counts)
        bound = self._lower(forward, backward)
        found = self._compare(forward, backward, self._count(forward, backward, bound))
        if len(found.scores) >= self._wanted:
            return found
        # One more, and there are too many of the same penalty: the first of them have to do.
        counts = self._count(forward, backward, bound + 1)
        before = np.cumsum(counts) - counts
        counts = np.clip(_MOST_PAIRS - before, 0, counts)
        return self._compare(forward, backward, counts)._replace(cut=True)

    def _compare(self, forward: Come, backward: Come, counts: Ints) -> Found:
        """Return the simple paths among each forward walk's first so many pairs."""
        begins = np.searchsorted(backward.places, forward.places)
        first = np.repeat(np.arange(len(counts)), counts)
        offsets = np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)
        second = begins[first] + offsets
        return self._paths(forward.places[first], forward.walks[first], backward.walks[second])

    def _restrict(self) -> int:
        """Leave out places that are of no use; return the penalty that is reached without them."""
        best = [np.full(len(self._meetings.costs), -1, dtype=np.int64) for _ in (0, 1)]
        for walks, come in zip(best, self._come, strict=True):
            walks[come.places[::-1]] = come.walks[::-1]  # the last that is written is the cheapest
        both = np.flatnonzero((best[0] >= 0) & (best[1] >= 0))
        first, second = best[0][both], best[1][both]
        least = np.full(len(self._meetings.costs), ABOVE_ALL + 1, dtype=np.int64)
        least[both] = self._scores(both, first, second)
        certain = least[both][self._simple(both, first, second)]
        bound = ABOVE_ALL
        if len(certain) >= self._wanted:
            bound = int(np.partition(certain, self._wanted - 1)[self._wanted - 1])
        self._come = tuple(
            Come(*(column[least[come.places] <= bound] for column in come)) for come in self._come
        )
        return bound

    def _grouped(self, number: int) -> Come:
        """Return the walks place by place, the cheapest first, then by CURIE."""
        come, walks = self._come[number], self._sides[number]
        nodes = walks.nodes[come.walks]
        columns = nodes.T[::-1] if number == 0 else nodes.T
        keys = [self._topology.ranks(column) for column in columns]
        order = np.lexsort((*keys, walks.costs[come.walks], come.places))
        places, rows = come.places[order], come.walks[order]
        if nodes.shape[1] == 1:
            # Of one node each, only one can be in the way of another: more than that are no use.
            behind = np.arange(len(places)) - np.searchsorted(places, places)
            useful = behind <= self._wanted
            places, rows = places[useful], rows[useful]
        return Come(places, rows)

    def _count(self, forward: Come, backward: Come, bound: int) -> Ints:
        """Return how many backward walks each forward one makes a path with, of no higher penalty."""
        keys = backward.places * _SPREAD + self._sides[1].costs[backward.walks]
        left = bound - self._meetings.costs[forward.places] - self._sides[0].costs[forward.walks]
        least = forward.places * _SPREAD
        behind = np.searchsorted(keys, least + np.clip(left, -1, _SPREAD - 1), side="right")
        counts: Ints = np.maximum(behind - np.searchsorted(keys, least), 0)
        return counts

    def _lower(self, forward: Come, backward: Come) -> int:
        """Return the highest penalty up to which there are not too many pairs."""
        low, high = 0, 3 * _SPREAD
        while low < high:
            middle = (low + high + 1) // 2
            enough = self._count(forward, backward, middle).sum() <= _MOST_PAIRS
            low, high = (middle, high) if enough else (low, middle - 1)
        return low

    def _scores(self, places: Ints, first: Ints, second: Ints) -> Ints:
        forward, backward = self._sides
        total: Ints = self._meetings.costs[places] + forward.costs[first] + backward.costs[second]
        return total

    def _simple(self, places: Ints, first: Ints, second: Ints) -> Bools:
        return _are_simple(self._inner(places, first, second))

    def _inner(self, places: Ints, first: Ints, second: Ints) -> Ints:
        forward, backward = self._sides
        middles = self._meetings.middles[places][:, None]
        columns = [forward.nodes[first], middles, backward.nodes[second][:, ::-1]]
        if not len(places) or middles[0, 0] < 0:
            columns.pop(1)
        return np.concatenate(columns, axis=1)

    def _paths(self, places: Ints, first: Ints, second: Ints) -> Found:
        inner = self._inner(places, first, second)
        simple = _are_simple(inner)
        return Found(self._scores(places, first, second)[simple], inner[simple])


def _by_cost(come: Come, walks: Walks) -> Come:
    order = np.argsort(walks.costs[come.walks], kind="stable")
    return Come(come.places[order], come.walks[order])


def _are_simple(inner: Ints) -> Bools:
    """Return which rows have no node twice."""
    simple = np.ones(len(inner), dtype=np.bool_)
    for left in range(inner.shape[1]):
        for right in range(left + 1, inner.shape[1]):
            simple &= inner[:, left] != inner[:, right]
    return simple
