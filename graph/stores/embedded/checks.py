"""What `verify` looks at in the file. Everything is read; nothing is believed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from graph.merge import merge_nodes
from graph.model import Node, edge_ends, edge_id
from graph.store import Problem
from graph.stores.embedded import rows, sql
from graph.stores.embedded.connection import Connection
from graph.stores.embedded.writer import folded_names
from graph.vocabulary import Predicate, parse_predicate

_SUPPORT = """
SELECT e.id, e.statements, e.documents, count(x.key), count(DISTINCT x.document)
FROM edges AS e LEFT JOIN statements AS x ON x.edge = e.id AND NOT x.negated
GROUP BY e.key ORDER BY e.id
"""
_UNSUPPORTING = """
SELECT x.id, x.edge FROM statements AS x
WHERE NOT x.negated AND NOT EXISTS (SELECT 1 FROM edges AS e WHERE e.id = x.edge) ORDER BY x.id
"""
_UNDESCRIBED = """
SELECT id FROM nodes AS n
WHERE NOT EXISTS (SELECT 1 FROM descriptions AS x WHERE x.node = n.key) ORDER BY id
"""
_EDGES = """
SELECT e.id, s.id, e.predicate, o.id FROM edges AS e
JOIN nodes AS s ON s.key = e.subject JOIN nodes AS o ON o.key = e.object ORDER BY e.id
"""
_REAL_COUNTS = """
SELECT (SELECT count(*) FROM nodes), (SELECT count(*) FROM edges),
    (SELECT count(*) FROM statements), (SELECT count(*) FROM documents)
"""
_CLAIMS = f"""
SELECT n.key, {sql.NODE_COLUMNS}, x.body
FROM nodes AS n JOIN descriptions AS x ON x.node = n.key ORDER BY n.id
"""
_INDEXED = """
SELECT folded FROM names WHERE node = ?1 UNION ALL SELECT curie FROM xrefs WHERE node = ?1
UNION ALL SELECT word FROM words WHERE node = ?1
"""
_TEXTS = "SELECT key, id, characters, text FROM documents ORDER BY id"
_SPANS = "SELECT id, start, stop, sentence FROM statements WHERE document = ? ORDER BY id"


def iter_problems(connection: Connection) -> Iterator[Problem]:
    """Yield what is wrong: first the file, then edges and counts, then nodes, then texts."""
    yield from _file(connection)
    yield from _support(connection)
    yield from _edges(connection)
    yield from _counts(connection)
    yield from _nodes(connection)
    yield from _texts(connection)


def _file(connection: Connection) -> Iterator[Problem]:
    for (found,) in connection.rows("PRAGMA integrity_check"):
        if found != "ok":
            yield Problem(check="index", detail=f"SQLite finds: {found}")
    for table, key, parent, _ in connection.rows("PRAGMA foreign_key_check"):
        check = "dangling-edge" if table in {"edges", "statements"} else "constraint"
        detail = f"Row {key} of {table} stands for a row of {parent} that is not there."
        yield Problem(check=check, detail=detail)


def _support(connection: Connection) -> Iterator[Problem]:
    for edge, *counted, statements, documents in connection.rows(_SUPPORT):
        if not statements:
            yield Problem(check="dangling-edge", detail=f"Edge {edge} has no statement.")
        elif counted != [statements, documents]:
            detail = f"Edge {edge} counts {counted[0]} statements in {counted[1]} documents; "
            detail += f"there are {statements} in {documents}."
            yield Problem(check="count", detail=detail)
    for statement, edge in connection.rows(_UNSUPPORTING):
        detail = f"Statement {statement} stands for edge {edge}, which is not there."
        yield Problem(check="dangling-edge", detail=detail)


def _edges(connection: Connection) -> Iterator[Problem]:
    known = set(Predicate)
    for edge, subject, predicate, object_ in connection.rows(_EDGES):
        if predicate not in known:
            detail = f"Edge {edge} has the predicate {predicate}, which is not known."
            yield Problem(check="constraint", detail=detail)
        elif edge != edge_id(subject, parse_predicate(predicate), object_):
            yield Problem(check="constraint", detail=f"Edge {edge} is named for other ends.")
        elif (subject, object_) != edge_ends(subject, parse_predicate(predicate), object_):
            yield Problem(check="constraint", detail=f"Edge {edge} has its ends the wrong way.")


def _counts(connection: Connection) -> Iterator[Problem]:
    counted, real = (connection.rows(query)[0] for query in (sql.GET_COUNTS, _REAL_COUNTS))
    names = ("nodes", "edges", "statements", "documents")
    for name, stored, found in zip(names, counted, real, strict=True):
        if stored != found:
            detail = f"The store counts {stored} {name}; there are {found}."
            yield Problem(check="count", detail=detail)
    for (node_id,) in connection.rows(_UNDESCRIBED):
        yield Problem(check="count", detail=f"Node {node_id} is described by no document.")


def _nodes(connection: Connection) -> Iterator[Problem]:
    for (key, *row), claims in groupby(connection.rows(_CLAIMS), key=lambda each: each[:-1]):
        yield from _node(connection, key, rows.node_of(tuple(row)), [each[-1] for each in claims])


def _node(connection: Connection, key: int, node: Node, claims: list[str]) -> Iterator[Problem]:
    if node != merge_nodes([Node.model_validate_json(body) for body in claims]):
        detail = f"Node {node.id} is not what its documents' descriptions add up to."
        yield Problem(check="constraint", detail=detail)
    folded = folded_names(node)
    words = {word for name in folded for word in name.split()}
    indexed = [text for (text,) in connection.rows(_INDEXED, (key,))]
    if sorted(indexed) != sorted([*folded, *words, *node.xrefs]):
        detail = f"Node {node.id} is not found by its own names, or by others."
        yield Problem(check="index", detail=detail)


def _texts(connection: Connection) -> Iterator[Problem]:
    for key, document, characters, text in connection.rows(_TEXTS):
        if len(text) != characters:
            detail = f"Document {document} should have {characters} characters; "
            yield Problem(check="text", detail=f"{detail}it has {len(text)}.")
        for statement, start, stop, sentence in connection.rows(_SPANS, (key,)):
            if text[start:stop] != sentence:
                detail = (
                    f"Statement {statement}: {start}:{stop} of its document is not its sentence."
                )
                yield Problem(check="span", detail=detail)
