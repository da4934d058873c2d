"""Joining walks to paths: over an edge for odd lengths, at a common node for even ones."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from functools import cached_property

import numpy as np
import numpy.typing as npt

from graph.errors import DeadlineExceeded
from graph.query.arrays import Positions, distinct, owners, table
from graph.query.batches import Batches, ByLast
from graph.query.meeting import Come, Found, Meetings, best_of
from graph.query.ranking import LEAST_PENALTY, penalty
from graph.query.steps import Bools, Clock, Halves, Ints, Topology
from graph.query.walks import Side, Walks

_FIRST_CHUNK = 20_000  # edges to look at before what was found is looked at
_LARGEST_CHUNK = 500_000  # some hundredths of a second

Sides = tuple[Side, Side]


class Joining(ABC):
    """Walks of the same length from both ends; which of them make the best paths.

    Nodes that walks have come to are looked at in ascending order of (degree, CURIE), until the next
    one is too common for any path through it to be among the best.
    """

    def __init__(self, sides: Sides, hops: int, wanted: int, clock: Clock) -> None:
        """Grow the walks."""
        self._sides, self._hops, self._wanted, self._clock = sides, hops, wanted, clock
        self._topology: Topology = sides[0].topology
        self._walks: tuple[Walks, Walks] = (sides[0].walks(hops), sides[1].walks(hops))
        self._found = Found(np.empty(0, np.int64), np.empty((0, self._inner()), np.int64))
        lasts = [walks.lasts for walks in self._walks]
        self._sorted = np.unique(np.concatenate(lasts))
        degrees = self._topology.degrees(self._sorted)
        order = np.lexsort((self._topology.ranks(self._sorted), degrees))
        self._ends, self._degrees = self._sorted[order], degrees[order]
        self._order = order
        self._positions = Positions(self._sorted)
        self._is_last = [table(self._topology.size, each) for each in lasts]
        self._useful = self._choose([each[self._ends] for each in self._is_last])

    @cached_property
    def _by_last(self) -> tuple[ByLast, ByLast]:
        return ByLast(self._walks[0]), ByLast(self._walks[1])

    @cached_property
    def _batches(self) -> Batches:
        return Batches(self._topology, self._by_last, self._wanted, self._clock)

    def run(self, max_work: int) -> tuple[Found, str | None]:
        """Return the best paths, and why a better one may have been missed, if it may."""
        if not all(len(walks.lasts) for walks in self._walks):
            return self._found, self._cut()
        costs = self._degrees * (self._useful[0].astype(np.int64) + self._useful[1])
        behind = np.cumsum(costs)
        enough = int(np.searchsorted(behind, max_work, side="right"))
        largest = _LARGEST_CHUNK if self._hops == 1 else _LARGEST_CHUNK // 5
        for start, stop in _chunks(behind[:enough], largest):
            if self._is_hopeless(start):
                break
            if self._clock.late:
                return self._found, "deadline"
            try:
                self._see(slice(start, stop))
            except DeadlineExceeded:
                return self._found, "deadline"
        return self._found, self._cut() or self._missing(enough)

    def _cut(self) -> str | None:
        return "work" if self._sides[0].cut or self._sides[1].cut or self._found.cut else None

    def _missing(self, enough: int) -> str | None:
        return "work" if enough < len(self._ends) and not self._is_hopeless(enough) else None

    def _is_hopeless(self, place: int) -> bool:
        return self._least(penalty(int(self._degrees[place]))) > self._found.bound(self._wanted)

    def _look(self, number: int, part: slice) -> tuple[Ints, Halves]:
        """Return the nodes to look at from one side, and their edges."""
        nodes = self._ends[part][self._useful[number][part]]
        return nodes, self._topology.look(nodes, self._sides[number].edges)

    @abstractmethod
    def _inner(self) -> int:
        """Return how many inner nodes the paths have."""

    @abstractmethod
    def _choose(self, here: list[Bools]) -> tuple[Bools, Bools]:
        """Return which nodes to look at from each side, given which its walks have come to."""

    @abstractmethod
    def _least(self, cost: int) -> int:
        """Return the least that a path through a last node costs, given the least of such nodes."""

    @abstractmethod
    def _see(self, part: slice) -> None:
        """Look at some of the nodes, and note the best paths seen so far."""


class OverEdge(Joining):
    """Two walks and an edge between their last nodes, found from the end that comes first."""

    def _inner(self) -> int:
        return 2 * self._hops

    def _choose(self, here: list[Bools]) -> tuple[Bools, Bools]:
        """Leave out nodes without any of the other side behind them."""
        behind = [int(np.flatnonzero(each)[-1]) if each.any() else -1 for each in here]
        places = np.arange(len(self._ends))
        self._places = np.empty_like(places)
        self._places[self._order] = places
        return here[0] & (places < behind[1]), here[1] & (places < behind[0])

    def _least(self, cost: int) -> int:
        return 2 * cost + (2 * self._hops - 2) * LEAST_PENALTY

    def _see(self, part: slice) -> None:
        found = [self._find_edges(number, part) for number in (0, 1)]
        first, second = (np.concatenate(each) for each in zip(*found, strict=True))
        if len(first):
            self._offer(first, second)

    def _find_edges(self, number: int, part: slice) -> tuple[Ints, Ints]:
        """Return the ends, forward and backward, of every edge that is seen from one side."""
        nodes, halves = self._look(number, part)
        hits = np.flatnonzero(self._are_last(1 - number, halves.neighbours))
        whose = np.searchsorted(halves.bounds, hits, side="right") - 1
        there = halves.neighbours[hits].astype(np.int64)
        here = nodes[whose]
        later = (self._place(there) > self._place(here)) & distinct(whose, there)
        here, there = here[later], there[later]
        return (here, there) if number == 0 else (there, here)

    def _are_last(self, number: int, nodes: npt.NDArray[np.integer]) -> Bools:
        """Return which of the nodes walks of that side have come to."""
        marked = self._is_last[number]
        found: Bools
        if self._topology.size == len(marked):
            found = marked[nodes]
            return found
        found = nodes < len(marked)  # the others were met later
        found[found] = marked[nodes[found]]
        return found

    def _place(self, lasts: Ints) -> Ints:
        """Return where in the order of looking these last nodes come."""
        place: Ints = self._places[self._positions.of(lasts)]
        return place

    def _offer(self, first: Ints, second: Ints) -> None:
        """Take up the best paths over these edges."""
        if self._hops == 1:
            new = Found(
                self._topology.penalties(first) + self._topology.penalties(second),
                np.column_stack((first, second)),
            )
        else:
            new = self._pair_up(first, second)
        near = new.scores <= self._found.bound(self._wanted)
        both = Found(
            np.concatenate((self._found.scores, new.scores[near])),
            np.concatenate((self._found.inner, new.inner[near])),
            self._found.cut or new.cut,
        )
        self._found = best_of(self._topology, both, self._wanted)

    def _pair_up(self, first: Ints, second: Ints) -> Found:
        forward, backward = self._by_last
        least = forward.cheapest(first) + backward.cheapest(second)
        useful = least <= self._found.bound(self._wanted)
        first, second = first[useful], second[useful]
        edges = np.arange(len(first))
        nothing = np.zeros(len(first), dtype=np.int64)
        meetings = Meetings(nothing, nothing - 1, Come(edges, first), Come(edges, second))
        return self._batches.pair_up(meetings, self._found)


class AtNode(Joining):
    """Two walks and a node next to the last nodes of both."""

    def _inner(self) -> int:
        return 2 * self._hops + 1

    def _choose(self, here: list[Bools]) -> tuple[Bools, Bools]:
        nothing = np.empty(0, dtype=np.int64)
        self._come = [Come(nothing, nothing), Come(nothing, nothing)]
        return here[0], here[1]

    def _least(self, cost: int) -> int:
        return cost + 2 * self._hops * LEAST_PENALTY

    def _see(self, part: slice) -> None:
        for number in (0, 1):
            nodes, halves = self._look(number, part)
            whose, middles = owners(halves), halves.neighbours.astype(np.int64)
            fits = distinct(whose, middles)
            fits &= self._sides[number].inner.allows(middles, self._hops + 1)
            self._add(number, Come(middles[fits], nodes[whose[fits]]))
            if self._clock.late:
                message = "There is no time left to see who has come to the same nodes."
                raise DeadlineExceeded(message)
        forward, backward = self._come
        size = self._topology.size
        met = np.flatnonzero(table(size, forward.places) & table(size, backward.places))
        if len(met):
            place = np.full(size, -1, dtype=np.int64)
            place[met] = np.arange(len(met))
            both = _among(forward, place), _among(backward, place)
            meetings = Meetings(self._topology.penalties(met), met, *both)
            self._found = self._batches.pair_up(meetings, self._found)

    def _add(self, number: int, new: Come) -> None:
        """Keep who has come where, as far as a path through there may be among the best."""
        come = Come(*(np.concatenate(both) for both in zip(self._come[number], new, strict=True)))
        bound = self._found.bound(self._wanted)
        costs = self._by_last[number].cheapest(come.walks)
        costs += self._topology.penalties(come.places)
        useful = costs + int(self._walks[1 - number].costs.min()) <= bound
        self._come[number] = Come(come.places[useful], come.walks[useful])


def _chunks(behind: Ints, largest: int) -> Iterator[tuple[int, int]]:
    """Yield where to begin and end: little work first, then four times as much."""
    start, size = 0, _FIRST_CHUNK
    while start < len(behind):
        done = int(behind[start - 1]) if start else 0
        stop = max(start + 1, int(np.searchsorted(behind, done + size, side="right")))
        yield start, stop
        start, size = stop, min(4 * size, largest)


def _among(come: Come, place: Ints) -> Come:
    """Return who has come to any node that has a place, by these places."""
    at = place[come.places]
    there = at >= 0
    return Come(at[there], come.walks[there])
