"""Nodes as answers show them, from memory."""

from __future__ import annotations

from collections.abc import Collection

from graph.model import NodeRef, of_checked
from graph.stores.embedded import sql
from graph.stores.embedded.adjacency import Adjacency
from graph.stores.embedded.connection import Connection

_KEPT = 65_536  # some 40 MB


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
        self._known: dict[int, NodeRef] = {}

    def refs(self, adjacency: Adjacency, numbers: Collection[int]) -> dict[int, NodeRef]:
        """Return the nodes that have these numbers, in the same order, each once."""
        known = self._known
        try:
            return {number: known[number] for number in numbers}
        except KeyError:
            return {
                number: known.get(number) or self._meet(adjacency, number) for number in numbers
            }

    def ref(self, adjacency: Adjacency, number: int) -> NodeRef:
        """Return the node that has this number."""
        return self._known.get(number) or self._meet(adjacency, number)

    def numbers(self, adjacency: Adjacency, ids: Collection[str]) -> dict[str, int]:
        """Return the numbers of those that exist among these; ten times faster than a search."""
        if self._numbers is None:
            every = adjacency.nodes.ids.tolist()
            self._numbers = dict(zip(every, range(len(every)), strict=True))  # 8 MB for 100,000
        known = self._numbers
        return {node_id: known[node_id] for node_id in ids if node_id in known}

    def _meet(self, adjacency: Adjacency, number: int) -> NodeRef:
        ids, codes, category_sets = adjacency.nodes
        named = {
            "id": ids[number],
            "name": self._names[number],
            "categories": category_sets[codes[number]],
        }
        if len(self._known) >= _KEPT:
            self._known.clear()
        known = self._known[number] = of_checked(NodeRef, named)
        return known


def read_labels(connection: Connection) -> Labels:
    """Return the labels of the state that the connection reads."""
    return Labels([name for (name,) in connection.rows(sql.GET_NAMES)])
