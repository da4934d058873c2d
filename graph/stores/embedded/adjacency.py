"""The graph's topology in compact arrays: who is next to whom.

It holds nothing that the file does not, and is never changed: another state of the graph is another
adjacency. Its arrays are flat and typed, so that they can as well be mapped from a file.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from graph.query.ranking import penalties
from graph.store import Adjacent, Direction, EdgeFilter
from graph.vocabulary import Category, Predicate

Objects = npt.NDArray[np.object_]
Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]

OUT, IN = 1, 2
_WAYS = {Direction.OUT: OUT, Direction.IN: IN, Direction.BOTH: OUT | IN}
_CODES = {predicate: code for code, predicate in enumerate(Predicate)}


class Nodes(NamedTuple):
    """All nodes in the order of their CURIEs, which makes the order of indices that of CURIEs.

    Attributes:
        ids: object[nodes]: CURIEs as `str`, ascending.
        codes: uint8 or wider[nodes]: index into `category_sets`.
        category_sets: object[sets]: each combination of categories that occurs, once, as a tuple.
    """

    ids: Objects
    codes: npt.NDArray[np.uint16]
    category_sets: Objects

    @classmethod
    def build(cls, ids: Iterable[str], categories: Iterable[tuple[Category, ...]]) -> Nodes:
        """Make the columns from the CURIEs, ascending, and each node's categories."""
        sets: dict[tuple[Category, ...], int] = {}
        codes = [sets.setdefault(each, len(sets)) for each in categories]
        return cls.of_columns(ids, np.array(codes, dtype=np.uint16), sets)

    @classmethod
    def of_columns(
        cls,
        ids: Iterable[str],
        codes: npt.NDArray[np.uint16],
        category_sets: Iterable[tuple[Category, ...]],
    ) -> Nodes:
        """Keep the columns as they are; CURIEs and categories become objects."""
        return cls(_objects(ids), codes, _objects(category_sets))


class Halves(NamedTuple):
    """Both ends' halves of every edge; self-loops lead nowhere and have none.

    The halves of node `i` are those from `offsets[i]` to `offsets[i + 1]`, ordered by neighbour.

    Attributes:
        degrees: int32[nodes]: edges at the node, a self-loop once.
        offsets: int64[nodes + 1]: where each node's halves begin.
        neighbours: int32[halves]: index of the node at the other end.
        predicates: uint8[halves]: position in `Predicate`.
        ways: uint8[halves]: `OUT`, `IN`, or both bits where the predicate is symmetric.
        statements: int32[halves]: how many statements the edge has.
    """

    degrees: Ints
    offsets: Longs
    neighbours: Ints
    predicates: Bytes
    ways: Bytes
    statements: Ints


class Adjacency:
    """Each node's edges side by side (compressed sparse rows): 10 bytes a half, 20 an edge.

    Attributes:
        nodes: The columns of the nodes; see `Nodes`.
        degrees, offsets, neighbours, predicates, ways, statements: see `Halves`.
    """

    def __init__(self, nodes: Nodes, halves: Halves) -> None:
        """Keep the arrays, in memory or mapped; `layout` makes them."""
        self.nodes = nodes
        (
            self.degrees,
            self.offsets,
            self.neighbours,
            self.predicates,
            self.ways,
            self.statements,
        ) = halves

    @property
    def halves(self) -> Halves:
        """The arrays of halves."""
        arrays = self.degrees, self.offsets, self.neighbours, self.predicates
        return Halves(*arrays, self.ways, self.statements)

    @cached_property
    def penalties(self) -> Longs:
        """int64[nodes]: what a path pays for going through each node."""
        return penalties(self.degrees.astype(np.int64))

    def find_index(self, node_id: str) -> int | None:
        """Return the node's index, or None when it has none. O(log nodes)."""
        ids = self.nodes.ids
        at = bisect_left(ids, node_id)
        return at if at < len(ids) and ids[at] == node_id else None

    def find_degrees(self, ids: Collection[str]) -> dict[str, int]:
        """Return the degree of those that exist among these."""
        found = ((node_id, self.find_index(node_id)) for node_id in ids)
        return {node_id: int(self.degrees[at]) for node_id, at in found if at is not None}

    def expand(self, ids: Collection[str], edges: EdgeFilter) -> dict[str, list[Adjacent]]:
        """Return for each node those next to it along edges that fit, ordered by CURIE.

        Complexity:
            O(s log n) for the n nodes, where s is the sum of the degrees of `ids`; no loop over edges
            in Python.
        """
        answer: dict[str, list[Adjacent]] = {node_id: [] for node_id in ids}
        found = [(node_id, self.find_index(node_id)) for node_id in answer]
        known = [(node_id, at) for node_id, at in found if at is not None]
        owners, halves = self._halves(np.array([at for _, at in known], dtype=np.int64))
        fits = self.fits(halves, edges)
        adjacent, bounds = self._collapse(owners[fits], halves[fits], len(known))
        for number, (node_id, _) in enumerate(known):
            answer[node_id] = adjacent[bounds[number] : bounds[number + 1]]
        return answer

    def _halves(self, indices: Longs) -> tuple[Longs, Longs]:
        """Return the positions of all halves of these nodes, and whose each is (as 0, 1, …)."""
        starts = self.offsets[indices]
        counts = self.offsets[indices + 1] - starts
        before = np.cumsum(counts) - counts
        owners = np.repeat(np.arange(len(indices)), counts)
        return owners, np.arange(len(owners)) + np.repeat(starts - before, counts)

    def fits(self, halves: Longs | slice, edges: EdgeFilter) -> npt.NDArray[np.bool_]:
        """Return which of the halves may be walked, as seen from the nodes whose they are."""
        fits: npt.NDArray[np.bool_] = (self.ways[halves] & _WAYS[edges.direction]) != 0
        if edges.predicates is not None:
            wanted = np.zeros(len(_CODES), dtype=np.bool_)
            wanted[[_CODES[predicate] for predicate in edges.predicates]] = True
            fits &= wanted[self.predicates[halves]]
        return fits

    def _collapse(
        self, owners: Longs, halves: Longs, count: int
    ) -> tuple[list[Adjacent], list[int]]:
        """Take parallel halves together; return all neighbours, and where each owner's begin."""
        neighbours = self.neighbours[halves]
        first = np.ones(len(halves), dtype=np.bool_)
        first[1:] = (owners[1:] != owners[:-1]) | (neighbours[1:] != neighbours[:-1])
        starts = np.flatnonzero(first)
        sums = np.add.reduceat(self.statements[halves], starts) if len(starts) else starts
        bounds = np.searchsorted(owners[starts], np.arange(count + 1))
        return self._name(neighbours[starts], sums.astype(np.int64)), bounds.tolist()

    def _name(self, indices: Ints, statements: Longs) -> list[Adjacent]:
        nodes = self.nodes
        return list(
            map(
                Adjacent,
                nodes.ids[indices].tolist(),
                self.degrees[indices].tolist(),
                nodes.category_sets[nodes.codes[indices]].tolist(),
                statements.tolist(),
            )
        )


def _objects(items: Iterable[object]) -> Objects:
    """Return an array of references; numpy would make tuples into rows of an array."""
    every = list(items)
    array: Objects = np.empty(len(every), dtype=np.object_)
    array[:] = every
    return array
