"""The adjacency as questions look at it: a topology whose numbers are in the order of CURIEs."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from graph.query.few import OneByOne
from graph.query.steps import Bools, Halves, Ints
from graph.store import EdgeFilter
from graph.stores.embedded.adjacency import Adjacency
from graph.stores.embedded.labels import Labels
from graph.vocabulary import Category


class ArrayTopology:
    """Who is next to whom, straight from the arrays; a node's number is its index."""

    def __init__(self, adjacency: Adjacency, labels: Labels) -> None:
        """Copy nothing."""
        self._adjacency, self._labels = adjacency, labels

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return len(self._adjacency.degrees)

    @property
    def ordered(self) -> bool:
        """Indices are in the order of identifiers."""
        return True

    def numbers(self, ids: Sequence[str]) -> Ints:
        """Return the indices of nodes that exist."""
        known = self._labels.numbers(self._adjacency, ids)
        return np.array([known[each] for each in ids], dtype=np.int64)

    def curies(self, numbers: Ints) -> list[str]:
        """Return the nodes' identifiers."""
        found: list[str] = self._adjacency.nodes.ids[numbers].tolist()
        return found

    def ranks(self, numbers: Ints) -> Ints:
        """Return the indices themselves: they are in the order of identifiers."""
        return numbers

    def degrees(self, numbers: Ints) -> Ints:
        """Return the degrees: edges, unfiltered, a self-loop once."""
        return self._adjacency.degrees[numbers].astype(np.int64)

    def penalties(self, numbers: Ints) -> Ints:
        """Return what paths pay for going through the nodes."""
        return self._adjacency.penalties[numbers]

    def having(self, numbers: Ints, categories: Collection[Category]) -> Bools:
        """Return which of the nodes have any of the categories."""
        nodes, wanted = self._adjacency.nodes, frozenset(categories)
        sets = [not wanted.isdisjoint(each) for each in nodes.category_sets]
        fits: Bools = np.array(sets, dtype=np.bool_)[nodes.codes[numbers]]
        return fits

    def categories(self, numbers: Ints) -> list[tuple[Category, ...]]:
        """Return the nodes' categories, primary first."""
        nodes = self._adjacency.nodes
        found: list[tuple[Category, ...]] = nodes.category_sets[nodes.codes[numbers]].tolist()
        return found

    def look(self, numbers: Ints, edges: EdgeFilter) -> Halves:
        """Return the edges at these nodes that fit, parallel ones side by side.

        Complexity:
            O(s), where s is the sum of the degrees; of one node without a filter, nothing is copied.
        """
        adjacency = self._adjacency
        if len(numbers) == 1:
            start, stop = adjacency.offsets[numbers[0] : numbers[0] + 2].tolist()
            bounds = np.array((0, stop - start))
            halves: Ints | slice = slice(start, stop)
        else:
            starts = adjacency.offsets[numbers]
            bounds = np.zeros(len(numbers) + 1, dtype=np.int64)
            np.cumsum(adjacency.offsets[numbers + 1] - starts, out=bounds[1:])
            shifts = np.repeat(starts - bounds[:-1], np.diff(bounds))
            halves = np.arange(bounds[-1]) + shifts
        if not edges.is_any:
            places = np.flatnonzero(adjacency.fits(halves, edges))
            bounds = np.searchsorted(places, bounds)
            halves = places + halves.start if isinstance(halves, slice) else halves[places]
        return Halves(bounds, adjacency.neighbours[halves], adjacency.statements[halves])


class ExactTopology(ArrayTopology):
    """Arrays of the very state that is asked about, which tell of single nodes without further ado."""

    def one_by_one(self, edges: EdgeFilter) -> OneByOne:
        """Return what tells of nodes, and of the edges that fit."""
        adjacency = self._adjacency
        offset, neighbours = adjacency.offsets.item, adjacency.neighbours

        def row(number: int) -> npt.NDArray[np.int32]:
            halves = slice(offset(number), offset(number + 1))
            found = neighbours[halves]
            return found if edges.is_any else found[adjacency.fits(halves, edges)]

        def near(number: int) -> list[int]:
            found: list[int] = row(number).tolist()
            return found

        def among(number: int, some: list[int]) -> list[int]:
            there, wanted = row(number), np.array(some, dtype=np.int32)
            if not len(there):
                return []
            hits = there.take(there.searchsorted(wanted), mode="clip") == wanted
            found: list[int] = wanted[hits].tolist()
            return found

        return OneByOne(near, among, adjacency.degrees.item, adjacency.penalties.item)
