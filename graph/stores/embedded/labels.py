"""Nodes as answers show them, from memory."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from graph.model import NodeRef, of_checked
from graph.stores.embedded import sql
from graph.stores.embedded.adjacency import Adjacency
from graph.stores.embedded.connection import Connection

_KEPT = 65_536  # some 40 MB


class Known(NamedTuple):
    """A node: its number in the arrays, and how answers show it."""

    number: int
    ref: NodeRef


class Labels:
    """The names of all nodes of one state, and the nodes that were shown lately.

    May be shared between threads: at worst a node is made twice.

    Args:
        names: Each node's name, in the order of CURIEs.
    """

    def __init__(self, names: list[str]) -> None:
        """No node has been shown yet."""
        self._names = names
        self._numbers: dict[str, int] | None = None
        self._known: dict[str, Known] = {}

    def find(self, adjacency: Adjacency, node_id: str) -> Known | None:
        """Return the node, or None when there is none."""
        return self._known.get(node_id) or self._meet(adjacency, node_id)

    def find_all(self, adjacency: Adjacency, ids: Collection[str]) -> dict[str, Known]:
        """Return those that exist among these."""
        known = self._known
        try:
            return {node_id: known[node_id] for node_id in ids}
        except KeyError:
            found = ((each, self.find(adjacency, each)) for each in ids)
            return {node_id: each for node_id, each in found if each is not None}

    def _meet(self, adjacency: Adjacency, node_id: str) -> Known | None:
        index = self.number(adjacency, node_id)
        if index is None:
            return None
        nodes = adjacency.nodes
        categories = nodes.category_sets[nodes.codes[index]]
        named = {"id": node_id, "name": self._names[index], "categories": categories}
        if len(self._known) >= _KEPT:
            self._known.clear()
        known = self._known[node_id] = Known(index, of_checked(NodeRef, named))
        return known

    def number(self, adjacency: Adjacency, node_id: str) -> int | None:
        """Return the node's number, or None when there is none; ten times faster than a search."""
        if self._numbers is None:
            ids = adjacency.nodes.ids.tolist()
            self._numbers = dict(zip(ids, range(len(ids)), strict=True))  # 8 MB for 100,000 nodes
        return self._numbers.get(node_id)


def read_labels(connection: Connection) -> Labels:
    """Return the labels of the state that the connection reads."""
    return Labels([name for (name,) in connection.rows(sql.GET_NAMES)])
