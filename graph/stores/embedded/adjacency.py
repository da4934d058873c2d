"""The topology of the graph in compact typed arrays: who is next to whom, and along which edges.

Nodes are numbered by the order of their CURIEs, so that comparing numbers is comparing CURIEs. Each edge
stands twice, once at either end (a self-loop once), in the row of one end with the number of the other:
the *compressed sparse row* layout.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.store import Adjacent, Direction, EdgeFilter
from graph.vocabulary import Category, Predicate

PREDICATES = tuple(Predicate)
_CODES = {predicate: code for code, predicate in enumerate(PREDICATES)}
_SYMMETRIC = np.array([predicate.symmetric for predicate in PREDICATES])
_OUT, _IN = np.int8(1), np.int8(2)

Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]


class Slots(NamedTuple):
    """The places of one node's row that fit a filter: parallel arrays, in the row's order."""

    neighbour: Ints
    statements: Ints


class Adjacency:
    """The rows of all nodes.

    Attributes:
        ids: CURIEs in ascending order; a node's number is its place here.
        categories: The categories of each node, primary first.
        offsets: `(n + 1,)` int64: row `i` takes the slots `offsets[i]:offsets[i + 1]`.
        neighbour: `(slots,)` int32: the node at the other end; ascending within a row.
        predicate: `(slots,)` int8: position in `PREDICATES`.
        direction: `(slots,)` int8: 1 where the row's node is the subject, 2 where the object; 3 where
            the predicate is symmetric.
        statements: `(slots,)` int32: the edge's statements.
        degree: `(n,)` int64: edges at each node, a self-loop once.
    """

    def __init__(
        self,
        ids: Sequence[str],
        categories: Sequence[tuple[Category, ...]],
        edges: tuple[Ints, Ints, NDArray[np.int8], Ints],
    ) -> None:
        """Sort the edges' ends into rows.

        Args:
            ids: CURIEs in ascending order.
            categories: Of each of them.
            edges: Subjects, objects (numbers), predicate codes and statements: parallel arrays.

        Complexity:
            O(e log e) time, about 20 bytes an edge while it stands and twice that while it is built.
        """
        self.ids = ids
        self.categories = categories
        self._numbers = {node_id: number for number, node_id in enumerate(ids)}
        subject, object_, predicate, statements = edges
        once = subject != object_
        row = np.concatenate([subject, object_[once]])
        neighbour = np.concatenate([object_, subject[once]])
        predicate = np.concatenate([predicate, predicate[once]])
        direction = np.concatenate(
            [np.full(subject.size, _OUT), np.full(int(once.sum()), _IN)]
        ).astype(np.int8)
        direction[_SYMMETRIC[predicate]] = _OUT | _IN
        order = np.lexsort((predicate, neighbour, row))
        self.neighbour: Ints = neighbour[order].astype(np.int32)
        self.predicate: NDArray[np.int8] = predicate[order]
        self.direction: NDArray[np.int8] = direction[order]
        self.statements: Ints = np.concatenate([statements, statements[once]])[order]
        self.degree: NDArray[np.int64] = np.bincount(row, minlength=len(ids))
        self.offsets: NDArray[np.int64] = np.concatenate([[0], np.cumsum(self.degree)])

    def find(self, node_id: str) -> int | None:
        """Return the node's number, or None when there is no such node."""
        return self._numbers.get(node_id)

    def expand(self, number: int, edges: EdgeFilter) -> list[Adjacent]:
        """Return the nodes next to this one along edges that fit, ordered by CURIE.

        Complexity:
            O(degree).
        """
        neighbour, statements = self._slots(number, edges)
        if neighbour.size == 0:
            return []
        first = np.flatnonzero(np.concatenate([[True], neighbour[1:] != neighbour[:-1]]))
        support = np.add.reduceat(statements, first)
        numbers = neighbour[first]
        return [
            Adjacent(self.ids[node], degree, self.categories[node], count)
            for node, degree, count in zip(
                numbers.tolist(), self.degree[numbers].tolist(), support.tolist(), strict=True
            )
        ]

    def _slots(self, number: int, edges: EdgeFilter) -> Slots:
        row = slice(self.offsets[number], self.offsets[number + 1])
        neighbour = self.neighbour[row]
        fits: Bools = neighbour != number
        if edges.predicates is not None:
            wanted = np.zeros(len(PREDICATES), dtype=np.bool_)
            wanted[[_CODES[predicate] for predicate in edges.predicates]] = True
            fits &= wanted[self.predicate[row]]
        if edges.direction is not Direction.BOTH:
            side = _OUT if edges.direction is Direction.OUT else _IN
            fits &= (self.direction[row] & side) != 0
        return Slots(neighbour[fits], self.statements[row][fits])
