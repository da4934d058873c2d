"""What `verify` looks at in the file. Everything is read; nothing is believed.

What is counted is compared inside SQLite, rows beside rows in the order of an index, so that only what is
wrong comes out, and memory does not grow with the graph.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.store import Problem
from graph.stores.embedded import sql
from graph.stores.embedded.connection import Connection, json_list
from graph.stores.embedded.identifiers import identifier_start
from graph.stores.embedded.node_checks import node_problems
from graph.vocabulary import Predicate

_ENDS = "CROSS JOIN nodes AS s ON s.key = {0}.subject CROSS JOIN nodes AS o ON o.key = {0}.object"
_PREDICATE = "CROSS JOIN predicates AS p ON p.key = {0}.predicate"
_INCOMPLETE = """
SELECT subject, object FROM {table} AS x
WHERE NOT EXISTS (SELECT 1 FROM nodes WHERE key = x.subject)
    OR NOT EXISTS (SELECT 1 FROM nodes WHERE key = x.object)
    OR NOT EXISTS (SELECT 1 FROM predicates WHERE key = x.predicate)
"""
_SUPPORTING = """
statements AS x WHERE x.subject = e.subject AND x.object = e.object AND x.predicate = e.predicate
    AND NOT x.negated
"""
_SUPPORT = f"""
SELECT edge_id(s.id, p.name, o.id), e.statements, e.documents,
    (SELECT count(*) FROM {_SUPPORTING}), (SELECT count(DISTINCT x.document) FROM {_SUPPORTING})
FROM edges AS e {_PREDICATE.format("e")} {_ENDS.format("e")}
WHERE (e.statements, e.documents) <>
    (SELECT count(*), count(DISTINCT x.document) FROM {_SUPPORTING})
"""
_UNSUPPORTING = f"""
SELECT {sql.STATEMENT_ID}, iif(x.flipped, edge_id(o.id, p.name, s.id), edge_id(s.id, p.name, o.id))
{sql.FROM_STATEMENTS}
WHERE NOT x.negated AND NOT EXISTS (SELECT 1 FROM edges AS e
    WHERE e.subject = x.subject AND e.object = x.object AND e.predicate = x.predicate)
"""
_MISNAMED_STATEMENTS = f"""
SELECT {sql.STATEMENT_ID} {sql.FROM_STATEMENTS} WHERE x.hash <> short_hash({sql.STATEMENT_ID})
"""
_MISNAMED_EDGES = f"""
SELECT edge_id(s.id, p.name, o.id)
FROM edges AS e {_PREDICATE.format("e")} {_ENDS.format("e")}
WHERE e.hash <> edge_hash(s.id, p.name, o.id)
"""
_WRONG_PREDICATES = f"""
SELECT edge_id(s.id, p.name, o.id), p.name
FROM edges AS e {_PREDICATE.format("e")} {_ENDS.format("e")}
WHERE p.name NOT IN (SELECT value FROM json_each(?1))
    OR (s.id > o.id AND p.name IN (SELECT value FROM json_each(?2)))
"""
_DEGREES = """
SELECT id FROM nodes AS n WHERE degree <> (SELECT count(*) FROM edges WHERE subject = n.key)
    + (SELECT count(*) FROM edges WHERE object = n.key AND subject <> n.key) ORDER BY id
"""
_REAL_COUNTS = """
SELECT (SELECT count(*) FROM nodes), (SELECT count(*) FROM edges),
    (SELECT count(*) FROM statements), (SELECT count(*) FROM documents)
"""
_TEXTS = "SELECT key, id, characters, text FROM documents ORDER BY id"
_SPANS = """
SELECT hash, start, stop, sentence FROM statements WHERE document = ? ORDER BY start
"""
# The rows of a dataset follow each other without a gap.
_ROWS = """
SELECT hash, start, stop FROM (
    SELECT hash, start, stop, lag(stop + 1, 1, 0) OVER (ORDER BY start) AS wanted
    FROM statements WHERE document = ?)
WHERE start <> wanted
"""
_LENGTH = "SELECT coalesce(max(stop) + 1, 0) FROM statements WHERE document = ?"


def iter_problems(connection: Connection) -> Iterator[Problem]:
    """Yield what is wrong: first the file, then edges and counts, then nodes, then texts."""
    yield from _file(connection)
    yield from _ends(connection)
    yield from _support(connection)
    yield from _edges(connection)
    yield from _counts(connection)
    yield from node_problems(connection)
    yield from _texts(connection)


def _file(connection: Connection) -> Iterator[Problem]:
    for (found,) in connection.rows("PRAGMA integrity_check"):
        if found != "ok":
            yield Problem(check="index", detail=f"SQLite finds: {found}")
    for table, key, parent, _ in connection.rows("PRAGMA foreign_key_check"):
        detail = f"Row {key} of {table} stands for a row of {parent} that is not there."
        yield Problem(check="constraint", detail=detail)


def _ends(connection: Connection) -> Iterator[Problem]:
    for table in ("edges", "statements"):
        for subject, object_ in connection.iterate(_INCOMPLETE.format(table=table)):
            detail = f"A row of {table} between the nodes {subject} and {object_} stands for a row"
            detail += " of nodes or predicates that is not there."
            yield Problem(check="dangling-edge", detail=detail)


def _support(connection: Connection) -> Iterator[Problem]:
    for edge, *counted, statements, documents in connection.iterate(_SUPPORT):
        if not statements:
            yield Problem(check="dangling-edge", detail=f"Edge {edge} has no statement.")
        else:
            detail = f"Edge {edge} counts {counted[0]} statements in {counted[1]} documents; "
            detail += f"there are {statements} in {documents}."
            yield Problem(check="count", detail=detail)
    for statement, edge in connection.iterate(_UNSUPPORTING):
        detail = f"Statement {statement} stands for edge {edge}, which is not there."
        yield Problem(check="dangling-edge", detail=detail)


def _edges(connection: Connection) -> Iterator[Problem]:
    known = json_list([predicate.value for predicate in Predicate])
    symmetric = json_list([predicate.value for predicate in Predicate if predicate.symmetric])
    for edge, name in connection.iterate(_WRONG_PREDICATES, (known, symmetric)):
        detail = f"Edge {edge} has the predicate {name}, which is not known."
        if name in set(Predicate):
            detail = f"Edge {edge} has its ends the wrong way."
        yield Problem(check="constraint", detail=detail)
    for query, noun in ((_MISNAMED_EDGES, "Edge"), (_MISNAMED_STATEMENTS, "Statement")):
        for (identifier,) in connection.iterate(query):
            detail = f"{noun} {identifier} is not found by its identifier."
            yield Problem(check="index", detail=detail)
    for (node_id,) in connection.iterate(_DEGREES):
        yield Problem(check="count", detail=f"Node {node_id} has another degree than it counts.")


def _counts(connection: Connection) -> Iterator[Problem]:
    counted, real = (connection.rows(query)[0] for query in (sql.GET_COUNTS, _REAL_COUNTS))
    names = ("nodes", "edges", "statements", "documents")
    for name, stored, found in zip(names, counted, real, strict=True):
        if stored != found:
            detail = f"The store counts {stored} {name}; there are {found}."
            yield Problem(check="count", detail=detail)
    kinds, found = (
        {tuple(kind): edges for *kind, edges in connection.rows(query)}
        for query in (sql.GET_METAGRAPH, sql.COUNT_METAGRAPH)
    )
    for kind in sorted(kinds.keys() | found.keys()):
        counted, there = kinds.get(kind, 0), found.get(kind, 0)
        if counted != there:
            detail = f"The store counts {counted} edges {' '.join(kind)}; there are {there}."
            yield Problem(check="count", detail=detail)


def _texts(connection: Connection) -> Iterator[Problem]:
    for key, document, characters, text in connection.rows(_TEXTS):
        length = len(text) if text is not None else connection.rows(_LENGTH, (key,))[0][0]
        if length != characters:
            detail = f"Document {document} should have {characters} characters; it has {length}."
            yield Problem(check="text", detail=detail)
        spans = _spans(connection, key, text) if text is not None else _rows(connection, key)
        yield from (Problem(check="span", detail=detail) for detail in spans)


def _spans(connection: Connection, document: int, text: str) -> Iterator[str]:
    for hashed, start, stop, sentence in connection.iterate(_SPANS, (document,)):
        if text[start:stop] != sentence:
            begins = identifier_start(hashed)
            yield f"Statement {begins}…: {start}:{stop} of its document is not its sentence."


def _rows(connection: Connection, document: int) -> Iterator[str]:
    for hashed, start, stop in connection.iterate(_ROWS, (document,)):
        begins = identifier_start(hashed)
        yield f"Statement {begins}…: {start}:{stop} does not stand behind the row before it."
