"""Nodes as answers show them, from memory."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import cast

from graph.model import NodeRef, each_of_checked
from graph.stores.embedded import sql
from graph.stores.embedded.adjacency import Adjacency
from graph.stores.embedded.connection import Connection
from graph.vocabulary import Category

_KEPT = 131_072  # some 36 MB; more than PrimeKG has nodes


class Labels:
    """The names of all nodes of one state, and the nodes that were shown lately.

    May be shared between threads: at worst a node is made twice.

    Args:
        names: Each node's name, in the order of CURIEs.
    """

    def __init__(self, names: list[str]) -> None:
        """No node has been shown yet."""
        self._names = names
        self._columns: tuple[list[str], list[tuple[Category, ...]]] | None = None
        self._numbers: dict[str, int] | None = None
        self._known: list[NodeRef | None] = [None] * len(names)
        self._kept = 0

    def refs(self, adjacency: Adjacency, numbers: Sequence[int]) -> list[NodeRef]:
        """Return the nodes that have these numbers, in the same order."""
        return list(map(self.met(adjacency, numbers).__getitem__, numbers))

    def met(self, adjacency: Adjacency, numbers: Sequence[int]) -> Sequence[NodeRef]:
        """Return something that has these nodes at their numbers."""
        known = self._known
        new = {number for number in numbers if known[number] is None}
        if new:
            self._meet(adjacency, known, new)
        return cast("list[NodeRef]", known)

    def numbers(self, adjacency: Adjacency, ids: Collection[str]) -> dict[str, int]:
        """Return the numbers of those that exist among these; ten times faster than a search."""
        known = self._numbers or self._number(adjacency)
        return {node_id: known[node_id] for node_id in ids if node_id in known}

    def find_number(self, adjacency: Adjacency, node_id: str) -> int | None:
        """Return the number of one node, or None when there is none."""
        return (self._numbers or self._number(adjacency)).get(node_id)

    def _number(self, adjacency: Adjacency) -> dict[str, int]:
        every = adjacency.nodes.ids.tolist()
        self._numbers = dict(zip(every, range(len(every)), strict=True))  # 8 MB for 100,000
        return self._numbers

    def _meet(
        self, adjacency: Adjacency, known: list[NodeRef | None], numbers: Collection[int]
    ) -> None:
        """Make the nodes that have these numbers."""
        if self._columns is None:
            nodes = adjacency.nodes
            self._columns = nodes.ids.tolist(), nodes.category_sets[nodes.codes].tolist()
        names, (ids, categories) = self._names, self._columns
        made = each_of_checked(
            NodeRef,
            [{"id": ids[at], "name": names[at], "categories": categories[at]} for at in numbers],
        )
        for number, node in zip(numbers, made, strict=True):
            known[number] = node
        self._kept += len(made)
        if self._kept > _KEPT:
            self._known, self._kept = [None] * len(names), 0


def read_labels(connection: Connection) -> Labels:
    """Return the labels of the state that the connection reads."""
    return Labels([name for (name,) in connection.rows(sql.GET_NAMES)])
