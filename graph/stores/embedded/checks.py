"""What `verify` checks in the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from graph.merge import merge_nodes
from graph.store import Problem
from graph.stores.embedded.rows import dump_node, parse_node

_SUPPORT = (
    "SELECT count(*) AS statements, count(DISTINCT document) AS documents, edge FROM statement"
    " WHERE NOT negated GROUP BY edge"
)
_CHECKS = (
    ("dangling-edge", "Edge {} has an end that is no node.",
     "SELECT id FROM edge WHERE subject NOT IN (SELECT id FROM node)"
     " OR object NOT IN (SELECT id FROM node)"),
    ("count", "Edge {} counts other statements or documents than support it.",
     f"SELECT e.id FROM edge e LEFT JOIN ({_SUPPORT}) s ON s.edge = e.id"
     " WHERE (e.statements, e.documents) IS NOT (s.statements, s.documents)"),
    ("count", "Edge {} is stated, but it is not there.",
     "SELECT DISTINCT edge FROM statement WHERE NOT negated AND edge NOT IN (SELECT id FROM edge)"),
    ("span", "Statement {} points outside its document's text.",
     "SELECT s.id FROM statement s JOIN document d ON d.id = s.document"
     ' WHERE s.start > s."end" OR s."end" > length(d.text)'),
    ("constraint", "Statement {} belongs to no document.",
     "SELECT id FROM statement WHERE document NOT IN (SELECT id FROM document)"),
    ("constraint", "Statement {} speaks of a node that is not there.",
     "SELECT id FROM statement WHERE subject NOT IN (SELECT id FROM node)"
     " OR object NOT IN (SELECT id FROM node)"),
    ("constraint", "Node {} is described by no document.",
     "SELECT id FROM node WHERE id NOT IN (SELECT node FROM description)"),
    ("index", "Node {} cannot be found by a name.",
     "SELECT id FROM node WHERE id NOT IN (SELECT node FROM name)"),
)  # fmt: skip


def iter_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield what is wrong, file first, then tables, then what nodes add up to."""
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield Problem(check="constraint", detail=f"The file is damaged: {line}.")
    for check, sentence, query in _CHECKS:
        for (key,) in connection.execute(query):
            yield Problem(check=check, detail=sentence.format(key))
    yield from _iter_node_problems(connection)


def _iter_node_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    for node_id, body in connection.execute("SELECT id, body FROM node"):
        described = connection.execute("SELECT body FROM description WHERE node = ?", (node_id,))
        claims = [parse_node(claim) for (claim,) in described]
        if claims and dump_node(merge_nodes(claims)) != body:
            detail = f"Node {node_id} is not what its descriptions add up to."
            yield Problem(check="count", detail=detail)
