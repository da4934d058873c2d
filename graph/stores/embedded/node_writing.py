"""What a document says of nodes, and what each node then adds up to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from graph.merge import merge_nodes
from graph.model import Node
from graph.query.names import fold
from graph.stores.embedded import metagraph, rows
from graph.stores.embedded import writing_sql as sql
from graph.stores.embedded.connection import Connection, Row, json_list
from graph.stores.embedded.touches import MAX_TOUCHED

_BATCH = 5_000
_CATEGORIES = 1  # where they stand in a row of `GET_NODES` behind the key


class NodeWriting:
    """Puts a document's descriptions of nodes in the place of those that it gave so far.

    Works in batches, so that only keys are held of all nodes.

    Args:
        connection: Inside a write transaction.
        old: Key under which the document's descriptions have been stored so far, None for nothing.
        new: Key under which they are stored from now on, None to take them back.

    Attributes:
        keys: Key of each node that was put.
        added: How many nodes are new.
        removed: How many are gone.
        touched: Nodes that were added, changed or removed; so many of them at most as are followed.
    """

    def __init__(self, connection: Connection, old: int | None, new: int | None) -> None:
        """Begin with nothing put."""
        self._connection = connection
        self._old = old
        self._new = new
        ((self._next_key,),) = connection.rows(sql.NEW_NODE_KEY)
        self.keys: dict[str, int] = {}
        self.added = self.removed = 0
        self.touched: list[str] = []

    def put(self, nodes: Iterable[Node]) -> Iterable[int]:
        """Store what the document says of the nodes; yield now and then how many are done."""
        rest = iter(nodes)
        while batch := {node.id: node for node in islice(rest, _BATCH)}:
            stored = self._stored(batch)
            new = {node_id: [node] for node_id, node in batch.items() if node_id not in stored}
            self.keys.update((node_id, row[0]) for node_id, row in stored.items())
            self._add([merge_nodes(claims) for claims in new.values()])
            bodies = (
                (self._new, self.keys[node.id], node.model_dump_json()) for node in batch.values()
            )
            self._connection.run_many(sql.PUT_DESCRIPTIONS, bodies)
            self._merge(stored)
            yield len(self.keys)

    def forget(self) -> None:
        """Take back what the document said of nodes that it no longer names, and its old words."""
        unnamed = [row[0] for row in self._connection.rows(sql.GET_UNNAMED, (self._old, self._new))]
        self._connection.run(sql.DELETE_DESCRIPTIONS, (self._old,))
        for start in range(0, len(unnamed), _BATCH):
            stored = self._stored(unnamed[start : start + _BATCH])
            gone = self._merge(stored)
            self._touch(gone)
            self._remove([stored[node_id][0] for node_id in gone])

    def _touch(self, ids: Iterable[str]) -> None:
        self.touched += islice(ids, max(0, MAX_TOUCHED + 1 - len(self.touched)))

    def _stored(self, ids: Collection[str]) -> dict[str, Row]:
        found = self._connection.rows(sql.GET_NODES, (json_list(ids),))
        return {row[-1]: row for row in found}

    def _add(self, merged: Collection[Node]) -> None:
        first = self._next_key
        self._next_key += len(merged)
        keyed = {node.id: key for key, node in enumerate(merged, first)}
        self._connection.run_many(
            sql.ADD_NODES, ((*rows.node_row(node), keyed[node.id]) for node in merged)
        )
        self.keys.update(keyed)
        self._put_names({keyed[node.id]: node for node in merged})
        self.added += len(merged)
        self._touch(keyed)

    def _merge(self, stored: dict[str, Row]) -> list[str]:
        """Bring these nodes up to date; return those that nobody describes any more."""
        claims: dict[str, list[str]] = {node_id: [] for node_id in stored}
        for node_id, body in self._connection.rows(
            sql.GET_DESCRIPTIONS, (json_list(stored), self._old)
        ):
            claims[node_id].append(body)
        changed = {}
        moved = []
        for node_id, bodies in claims.items():
            key, *before = stored[node_id]
            if bodies and rows.node_row(node := merge_bodies(bodies)) != tuple(before):
                changed[key] = node
                if node.categories[0] != rows.parse_categories(before[_CATEGORIES])[0]:
                    moved.append(key)
        with metagraph.changing_categories(self._connection, moved):
            self._connection.run_many(sql.UPDATE_NODES, map(rows.node_row, changed.values()))
        for forget in sql.FORGET_NAMES:
            self._connection.run_many(forget, ((key,) for key in changed))
        self._put_names(changed)
        self._touch(node.id for node in changed.values())
        return [node_id for node_id, bodies in claims.items() if not bodies]

    def _remove(self, keys: Collection[int]) -> None:
        self._connection.run_many(sql.DELETE_NODES, ((key,) for key in keys))
        self.removed += len(keys)

    def _put_names(self, nodes: dict[int, Node]) -> None:
        """Let the nodes be found by their names, words and cross-references."""
        folded = [(name, key) for key, node in nodes.items() for name in folded_names(node)]
        words = sorted({(word, key) for name, key in folded for word in name.split()})
        xrefs = [(xref, key) for key, node in nodes.items() for xref in node.xrefs]
        self._connection.run_many(sql.PUT_NAMES, sorted(folded))
        self._connection.run_many(sql.PUT_WORDS, words)
        self._connection.run_many(sql.PUT_XREFS, sorted(xrefs))


def merge_bodies(bodies: Sequence[str]) -> Node:
    """Return what descriptions add up to, each as it is stored; those that agree are read once."""
    claims = {body: Node.model_validate_json(body) for body in set(bodies)}
    # Where all agree, it does not matter how many they are.
    return merge_nodes([claims[body] for body in (bodies if len(claims) > 1 else claims)])


def folded_names(node: Node) -> list[str]:
    """Return the forms that the node's name and synonyms are looked up by, each once, in order."""
    return sorted({fold(name) for name in (node.name, *node.synonyms)} - {""})
