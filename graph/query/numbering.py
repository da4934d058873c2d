"""A topology for any store, made of what its reader tells about neighbours."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np

from graph.query.ranking import penalties
from graph.query.steps import Bools, Halves, Ints, SupportsTopology, Topology, supports
from graph.store import Adjacent, EdgeFilter, Reader
from graph.vocabulary import Category

_BATCH = 20_000  # edges to ask for at once: the store looks at the clock between two questions


def topology_of(reader: Reader) -> Topology:
    """Return the reader's own topology, or one that asks it for neighbours."""
    if supports(reader, SupportsTopology):
        return reader.topology()
    return NumberedTopology(reader)


class NumberedTopology:
    """Nodes are numbered as they are met; each is asked for once a filter."""

    def __init__(self, reader: Reader) -> None:
        """Know of no node yet."""
        self._reader = reader
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._degrees: list[int] = []
        self._categories: list[tuple[Category, ...]] = []
        self._seen: dict[EdgeFilter, dict[int, list[Adjacent]]] = {}

    @property
    def size(self) -> int:
        """How many nodes have been met."""
        return len(self._ids)

    @property
    def ordered(self) -> bool:
        """Numbers are given as nodes are met."""
        return False

    def numbers(self, ids: Sequence[str]) -> Ints:
        """Return the numbers of nodes that exist, met or not."""
        unknown = [node_id for node_id in ids if node_id not in self._numbers]
        if unknown:
            degrees, nodes = self._reader.find_degrees(unknown), self._reader.find_nodes(unknown)
            for node_id in unknown:
                self._number(node_id, degrees[node_id], nodes[node_id].categories)
        return np.array([self._numbers[node_id] for node_id in ids], dtype=np.int64)

    def curies(self, numbers: Ints) -> list[str]:
        """Return the nodes' identifiers."""
        return [self._ids[number] for number in numbers.tolist()]

    def ranks(self, numbers: Ints) -> Ints:
        """Return values that compare as the identifiers of these nodes do."""
        ids = self.curies(numbers)
        places = {node_id: place for place, node_id in enumerate(sorted(set(ids)))}
        return np.array([places[node_id] for node_id in ids], dtype=np.int64)

    def degrees(self, numbers: Ints) -> Ints:
        """Return the degrees: edges, unfiltered, a self-loop once."""
        return np.array([self._degrees[number] for number in numbers.tolist()], dtype=np.int64)

    def penalties(self, numbers: Ints) -> Ints:
        """Return what paths pay for going through the nodes."""
        return penalties(self.degrees(numbers))

    def having(self, numbers: Ints, categories: Collection[Category]) -> Bools:
        """Return which of the nodes have any of the categories."""
        wanted = frozenset(categories)
        fits = [not wanted.isdisjoint(each) for each in self.categories(numbers)]
        return np.array(fits, dtype=np.bool_)

    def categories(self, numbers: Ints) -> list[tuple[Category, ...]]:
        """Return the nodes' categories, primary first."""
        return [self._categories[number] for number in numbers.tolist()]

    def look(self, numbers: Ints, edges: EdgeFilter) -> Halves:
        """Return the edges at these nodes that fit, parallel ones as one."""
        seen = self._seen.setdefault(edges, {})
        asked = numbers.tolist()
        for batch in self._batches([number for number in asked if number not in seen]):
            found = self._reader.expand([self._ids[number] for number in batch], edges)
            seen |= {number: found[self._ids[number]] for number in batch}
        adjacent = [each for number in asked for each in seen[number]]
        bounds = np.zeros(len(asked) + 1, dtype=np.int64)
        np.cumsum([len(seen[number]) for number in asked], out=bounds[1:])
        return Halves(
            bounds,
            np.array([self._meet(each) for each in adjacent], dtype=np.int64),
            np.array([each.statements for each in adjacent], dtype=np.int64),
        )

    def _batches(self, numbers: Iterable[int]) -> Iterable[list[int]]:
        """Yield the numbers in turn, so many that their degrees add up to little."""
        batch: list[int] = []
        work = 0
        for number in dict.fromkeys(numbers):
            if batch and work + self._degrees[number] > _BATCH:
                yield batch
                batch, work = [], 0
            batch.append(number)
            work += self._degrees[number]
        if batch:
            yield batch

    def _meet(self, node: Adjacent) -> int:
        number = self._numbers.get(node.id)
        return self._number(node.id, node.degree, node.categories) if number is None else number

    def _number(self, node_id: str, degree: int, categories: tuple[Category, ...]) -> int:
        number = self._numbers[node_id] = len(self._ids)
        self._ids.append(node_id)
        self._degrees.append(degree)
        self._categories.append(categories)
        return number
