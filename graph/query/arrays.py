"""What all steps do with arrays of numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from graph.query.steps import Bools, Halves, Ints, Topology

_FEW = 1_000
_CHUNK = 500_000  # edges between two looks at the clock: some hundredths of a second


class Frontier(NamedTuple):
    """Nodes to look at, in ascending order of (degree, CURIE), as many as there is work for.

    Attributes:
        numbers: int64[nodes]: the nodes.
        degrees: int64[nodes]: what each costs.
        left_out: How many there was not enough work for.
    """

    numbers: Ints
    degrees: Ints
    left_out: int

    @property
    def work(self) -> int:
        """What looking at all of them costs."""
        return int(self.degrees.sum())

    def chunks(self, first: int = _CHUNK) -> Iterator[Ints]:
        """Yield the nodes in turn: `first` edges' worth, then twice as many, at most `_CHUNK`."""
        if len(self.numbers) == 1:
            yield self.numbers
            return
        behind = np.cumsum(self.degrees)
        start, size = 0, first
        while start < len(self.numbers):
            done = int(behind[start - 1]) if start else 0
            stop = max(start + 1, int(np.searchsorted(behind, done + size, side="right")))
            yield self.numbers[start:stop]
            start, size = stop, min(2 * size, _CHUNK)


def afford(topology: Topology, numbers: Ints, work: int) -> Frontier:
    """Return the cheapest of the nodes that there is work for."""
    degrees = topology.degrees(numbers)
    if len(numbers) == 1:
        enough = int(degrees[0] <= work)
        return Frontier(numbers[:enough], degrees[:enough], 1 - enough)
    order = np.lexsort((topology.ranks(numbers), degrees))
    numbers, degrees = numbers[order], degrees[order]
    enough = int(np.searchsorted(np.cumsum(degrees), work, side="right"))
    return Frontier(numbers[:enough], degrees[:enough], len(numbers) - enough)


def highest(scores: npt.NDArray[np.integer], wanted: int) -> Ints:
    """Return the places of the highest scores, highest first, of equal ones the first places.

    Complexity:
        O(n), and a sort of those that are returned.

    Example:
        >>> highest(np.array([3, 9, 3, 5, 3]), 4).tolist()
        [1, 3, 0, 2]
    """
    if len(scores) <= 2 * wanted:
        return np.argsort(-scores, kind="stable")[:wanted]
    least = np.partition(scores, len(scores) - wanted)[len(scores) - wanted] if wanted else 0
    above = np.flatnonzero(scores > least)[:wanted]
    equal = np.flatnonzero(scores == least)[: wanted - len(above)]
    places = np.concatenate((above, equal))
    return places[np.argsort(-scores[places], kind="stable")]


def owners(halves: Halves) -> Ints:
    """Return whose each half is, by place among the nodes that were looked at."""
    return np.repeat(np.arange(len(halves.bounds) - 1), np.diff(halves.bounds))


def distinct(places: Ints, neighbours: npt.NDArray[np.integer]) -> Bools:
    """Return which halves are the first of parallel ones.

    Args:
        places: Whose each half is, those of one node together.
        neighbours: Who is at the other end, equal ones side by side.
    """
    first = np.empty(len(places), dtype=np.bool_)
    first[:1] = True
    first[1:] = (places[1:] != places[:-1]) | (neighbours[1:] != neighbours[:-1])
    return first


def first_of_equal(numbers: npt.NDArray[np.integer]) -> Ints:
    """Return the places of those that differ from the one before."""
    first = np.empty(len(numbers), dtype=np.bool_)
    first[:1] = True
    np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
    return np.flatnonzero(first)


def table(size: int, numbers: npt.NDArray[np.integer]) -> Bools:
    """Return an array of all numbers that is true for these."""
    marked = np.zeros(size, dtype=np.bool_)
    marked[numbers] = True
    return marked


def in_order(topology: Topology, numbers: Ints) -> Ints:
    """Return numbers that ascend in the order of their CURIEs."""
    if topology.ordered:
        return numbers
    return numbers[np.argsort(topology.ranks(numbers), kind="stable")]


class Positions:
    """Where numbers stand in an ascending array that has each of them once."""

    def __init__(self, numbers: Ints) -> None:
        """Make a table where there are many; a search takes longer than a look."""
        self._numbers = numbers
        self._table: Ints | None = None
        if len(numbers) > _FEW:
            self._table = np.zeros(int(numbers[-1]) + 1, dtype=np.int64)
            self._table[numbers] = np.arange(len(numbers))

    def of(self, numbers: Ints) -> Ints:
        """Return the places of these, which must all be there."""
        if self._table is None:
            return np.searchsorted(self._numbers, numbers)
        places: Ints = self._table[numbers]
        return places
