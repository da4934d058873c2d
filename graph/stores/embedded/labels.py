"""Nodes as answers show them, from memory."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import cast

from graph.model import NodeRef, each_of_checked
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
        self._known: list[NodeRef | None] = [None] * len(names)
        self._kept = 0

    def refs(self, adjacency: Adjacency, numbers: Sequence[int]) -> list[NodeRef]:
        """Return the nodes that have these numbers, in the same order."""
        known = self._known
        refs = [known[number] for number in numbers]
        if None in refs:
            self._meet(adjacency, known, [each for each in set(numbers) if known[each] is None])
            refs = [known[number] for number in numbers]
        return cast("list[NodeRef]", refs)

    def numbers(self, adjacency: Adjacency, ids: Collection[str]) -> dict[str, int]:
        """Return the numbers of those that exist among these; ten times faster than a search."""
        if self._numbers is None:
            every = adjacency.nodes.ids.tolist()
            self._numbers = dict(zip(every, range(len(every)), strict=True))  # 8 MB for 100,000
        known = self._numbers
        return {node_id: known[node_id] for node_id in ids if node_id in known}

    def _meet(self, adjacency: Adjacency, known: list[NodeRef | None], numbers: list[int]) -> None:
        """Make the nodes that have these numbers."""
        names, (ids, codes, category_sets) = self._names, adjacency.nodes
        rows = zip(
            ids[numbers].tolist(),
            [names[number] for number in numbers],
            category_sets[codes[numbers]].tolist(),
            strict=True,
        )
        made = each_of_checked(
            NodeRef,
            [{"id": node_id, "name": name, "categories": sets} for node_id, name, sets in rows],
        )
        for number, node in zip(numbers, made, strict=True):
            known[number] = node
        self._kept += len(made)
        if self._kept > _KEPT:
            self._known, self._kept = [None] * len(names), 0


def read_labels(connection: Connection) -> Labels:
    """Return the labels of the state that the connection reads."""
    return Labels([name for (name,) in connection.rows(sql.GET_NAMES)])
