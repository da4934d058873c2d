"""The graph's topology in compact arrays: who is next to whom.

It holds nothing that the file does not, and is never changed: another state of the graph is another
adjacency. Its arrays are flat and typed, so that they can as well be mapped from a file.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from graph.store import Adjacent, Direction, EdgeFilter
from graph.vocabulary import Category, Predicate

Objects = npt.NDArray[np.object_]
Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]

OUT, IN = 1, 2
_WAYS = {Direction.OUT: OUT, Direction.IN: IN, Direction.BOTH: OUT | IN}
_CODES = {predicate: code for code, predicate in enumerate(Predicate)}
_SYMMETRIC = np.array([predicate.symmetric for predicate in Predicate])


class Ends(NamedTuple):
    """All edges as four columns of the same length, in no order.

    Attributes:
        subjects: int64[edges]: index of the subject's node.
        objects: int64[edges]: index of the object's node.
        predicates: int64[edges]: position in `Predicate`.
        statements: int64[edges]: how many statements say so.
    """

    subjects: Longs
    objects: Longs
    predicates: Longs
    statements: Longs


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
        return cls(_objects(ids), np.array(codes, dtype=np.uint16), _objects(sets))


class Adjacency:
    """Each node's edges side by side (compressed sparse rows), both ends' halves of every edge.

    The halves of node `i` are those from `offsets[i]` to `offsets[i + 1]`, ordered by neighbour.
    Self-loops are left out, since they lead nowhere, but count in `degrees`.

    Attributes:
        nodes: The columns of the nodes; see `Nodes`.
        degrees: int32[nodes]: edges at the node, a self-loop once.
        offsets: int64[nodes + 1]: where each node's halves begin.
        neighbours: int32[halves]: index of the node at the other end.
        predicates: uint8[halves]: position in `Predicate`.
        ways: uint8[halves]: `OUT`, `IN`, or both bits where the predicate is symmetric.
        statements: int32[halves]: how many statements the edge has.

    Complexity:
        Building is O((nodes + edges) log edges), all of it inside numpy; 10 bytes a half, 20 an edge.
    """

    def __init__(self, nodes: Nodes, ends: Ends) -> None:
        """Lay out the halves of all edges."""
        self.nodes = nodes
        count = len(nodes.ids)
        loops = ends.subjects == ends.objects
        self.degrees: Ints = (
            np.bincount(ends.subjects, minlength=count)
            + np.bincount(ends.objects[~loops], minlength=count)
        ).astype(np.int32)
        self._lay_out(Ends(*(column[~loops] for column in ends)), count)

    def _lay_out(self, ends: Ends, count: int) -> None:
        owners = np.concatenate((ends.subjects, ends.objects))
        neighbours = np.concatenate((ends.objects, ends.subjects))
        order = np.argsort(owners * count + neighbours, kind="stable")
        edges = order % len(ends.subjects) if len(order) else order
        outward = np.where(order < len(ends.subjects), OUT, IN)
        predicates = ends.predicates[edges]
        self.offsets: Longs = np.zeros(count + 1, dtype=np.int64)
        np.cumsum(np.bincount(owners, minlength=count), out=self.offsets[1:])
        self.neighbours: Ints = neighbours[order].astype(np.int32)
        self.predicates: Bytes = predicates.astype(np.uint8)
        self.ways: Bytes = np.where(_SYMMETRIC[predicates], OUT | IN, outward).astype(np.uint8)
        self.statements: Ints = ends.statements[edges].astype(np.int32)

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
        fits = self._fits(halves, edges)
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

    def _fits(self, halves: Longs, edges: EdgeFilter) -> npt.NDArray[np.bool_]:
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
