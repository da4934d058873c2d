"""The part of `verify` that is about nodes: what describes them, and what they are found by."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from graph.model import Node
from graph.store import Problem
from graph.stores.embedded import rows, sql
from graph.stores.embedded.connection import Connection
from graph.stores.embedded.node_writing import folded_names, merge_bodies

_UNDESCRIBED = """
SELECT id FROM nodes AS n
WHERE NOT EXISTS (SELECT 1 FROM descriptions AS x WHERE x.node = n.key) ORDER BY id
"""
_UNOWNED = """
SELECT DISTINCT document FROM descriptions AS x
WHERE NOT EXISTS (SELECT 1 FROM documents AS d WHERE d.key = x.document)
"""
_CLAIMS = f"""
SELECT n.key, {sql.NODE_COLUMNS}, x.body
FROM nodes AS n JOIN descriptions AS x ON x.node = n.key ORDER BY n.id
"""
_INDEXED = """
SELECT folded FROM names WHERE node = ?1 UNION ALL SELECT curie FROM xrefs WHERE node = ?1
UNION ALL SELECT word FROM words WHERE node = ?1
"""


def node_problems(connection: Connection) -> Iterator[Problem]:
    """Yield what is wrong with nodes, in the order of their identifiers."""
    for (node_id,) in connection.iterate(_UNDESCRIBED):
        yield Problem(check="count", detail=f"Node {node_id} is described by no document.")
    for (document,) in connection.iterate(_UNOWNED):
        detail = f"Nodes are described by document {document}, which is not there."
        yield Problem(check="constraint", detail=detail)
    claims = groupby(connection.iterate(_CLAIMS), key=lambda each: each[:-1])
    for (key, *row), said in claims:
        yield from _node(connection, key, rows.node_of(tuple(row)), [each[-1] for each in said])


def _node(connection: Connection, key: int, node: Node, claims: list[str]) -> Iterator[Problem]:
    if node != merge_bodies(claims):
        detail = f"Node {node.id} is not what its documents' descriptions add up to."
        yield Problem(check="constraint", detail=detail)
    folded = folded_names(node)
    words = {word for name in folded for word in name.split()}
    indexed = [text for (text,) in connection.rows(_INDEXED, (key,))]
    if sorted(indexed) != sorted([*folded, *words, *node.xrefs]):
        detail = f"Node {node.id} is not found by its own names, or by others."
        yield Problem(check="index", detail=detail)
