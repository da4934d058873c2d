"""Taking a document in or back: everything that happens inside one write transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from typing import Any

from graph.errors import DocumentNotFound
from graph.merge import merge_nodes
from graph.model import Change, Reading, edge_ends
from graph.snapshots import EMPTY, next_snapshot
from graph.stores.embedded import names, rows
from graph.stores.embedded.rows import STATEMENT_COLUMNS
from graph.vocabulary import parse_predicate

_Row = tuple[Any, ...]


def replace_document(connection: sqlite3.Connection, reading: Reading) -> Change:
    """Make the tables say of this document what the reading says, and nothing else."""
    writing = _Writing(connection, reading.document.id)
    document = reading.document
    row = (document.title, document.sha256, document.licence, document.loader, reading.text)
    statements = {each.id: rows.dump_statement(each) for each in reading.statements}
    descriptions = {node.id: rows.dump_node(node) for node in reading.nodes}
    if writing.holds(row, statements, descriptions):
        return writing.unchanged()
    kind = "changed" if writing.document else "loaded"
    writing.put_document(row, document.retrieved.isoformat())
    writing.put_statements(statements)
    writing.put_descriptions(descriptions)
    return writing.finish(kind, document.sha256, document.loader)


def delete_document(connection: sqlite3.Connection, document_id: str) -> Change:
    """Take back everything that the document says."""
    writing = _Writing(connection, document_id)
    if not writing.document:
        raise DocumentNotFound(document_id)
    writing.put_statements({})
    writing.put_descriptions({})
    connection.execute("DELETE FROM document WHERE id = ?", (document_id,))
    return writing.finish("deleted", "", "")


class _Writing:
    """One change of one document.

    Statements and descriptions go in first; `finish` then works out from them what each touched node
    and edge adds up to.
    """

    def __init__(self, connection: sqlite3.Connection, document_id: str) -> None:
        """Queue behind other writers, then read what the document says so far."""
        self._connection = connection
        self._id = document_id
        connection.execute("BEGIN IMMEDIATE")
        self.document: _Row | None = self._one(
            "SELECT title, sha256, licence, loader, text FROM document WHERE id = ?"
        )
        self._statements = {
            row[0]: row
            for row in self._all(f"SELECT {STATEMENT_COLUMNS} FROM statement WHERE document = ?")
        }
        self._descriptions: dict[str, str] = dict(
            self._all("SELECT node, body FROM description WHERE document = ?")
        )
        self._edges: dict[str, _Row] = {}
        self._nodes: set[str] = set()
        self._counts: dict[str, int] = {}

    def holds(self, row: _Row, statements: dict[str, _Row], descriptions: dict[str, str]) -> bool:
        """Return whether the tables say exactly this already."""
        return (row, statements, descriptions) == (
            self.document,
            self._statements,
            self._descriptions,
        )

    def unchanged(self) -> Change:
        """Return that nothing has changed."""
        number, snapshot = self._state()
        return Change(number=number, kind="unchanged", document=self._id, snapshot=snapshot)

    def put_document(self, row: _Row, retrieved: str) -> None:
        """Store the document itself, without what it says."""
        self._connection.execute(
            "INSERT INTO document (id, title, sha256, licence, loader, text, retrieved)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title,"
            " sha256 = excluded.sha256, licence = excluded.licence, loader = excluded.loader,"
            " text = excluded.text, retrieved = excluded.retrieved",
            (self._id, *row, retrieved),
        )

    def put_statements(self, wanted: dict[str, _Row]) -> None:
        """Add the statements that are new or differ, retract those that are not wanted."""
        gone = self._statements.keys() - wanted.keys()
        put = [row for key, row in wanted.items() if self._statements.get(key) != row]
        self._counts["statements_added"] = len(wanted.keys() - self._statements.keys())
        self._counts["statements_retracted"] = len(gone)
        for _, _, edge, subject, predicate, object_, negated, *_ in (
            *put,
            *(self._statements[key] for key in gone),
        ):
            if not negated:
                ends = edge_ends(subject, parse_predicate(predicate), object_)
                self._edges[edge] = (ends[0], predicate, ends[1])
        self._many("DELETE FROM statement WHERE id = ?", ((key,) for key in gone))
        marks = ", ".join("?" * len(STATEMENT_COLUMNS.split(",")))
        self._many(f"INSERT OR REPLACE INTO statement ({STATEMENT_COLUMNS}) VALUES ({marks})", put)

    def put_descriptions(self, wanted: dict[str, str]) -> None:
        """Store what the document says of each node, and forget the nodes it no longer names."""
        gone = self._descriptions.keys() - wanted.keys()
        put = [(key, body) for key, body in wanted.items() if self._descriptions.get(key) != body]
        self._nodes = {*gone, *(key for key, _ in put)}
        self._many(
            "DELETE FROM description WHERE document = ? AND node = ?",
            ((self._id, key) for key in gone),
        )
        self._many(
            "INSERT OR REPLACE INTO description (document, node, body) VALUES (?, ?, ?)",
            ((self._id, *row) for row in put),
        )

    def finish(self, kind: str, sha256: str, loader: str) -> Change:
        """Bring nodes and edges up to date with what is now said of them, and log the change."""
        gone = self._put_nodes()
        self._put_edges()
        self._many("DELETE FROM name WHERE node = ?", ((node,) for node in gone))
        self._many("DELETE FROM word WHERE node = ?", ((node,) for node in gone))
        self._many("DELETE FROM node WHERE id = ?", ((node,) for node in gone))
        number, before = self._state()
        change = Change(
            number=number + 1,
            kind=kind,
            document=self._id,
            snapshot=next_snapshot(before, kind, self._id, sha256, loader),
            **self._counts,
        )
        self._connection.execute(
            "INSERT INTO change (number, snapshot, body) VALUES (?, ?, ?)",
            (change.number, change.snapshot, change.model_dump_json()),
        )
        self._connection.execute("COMMIT")
        return change

    def _put_nodes(self) -> set[str]:
        """Merge the descriptions of every touched node; return the nodes nobody describes."""
        gone: set[str] = set()
        self._counts |= {"nodes_added": 0, "nodes_removed": 0}
        for node_id in sorted(self._nodes):
            bodies = self._column("SELECT body FROM description WHERE node = ?", node_id)
            old = self._column("SELECT body FROM node WHERE id = ?", node_id)
            if not bodies:
                gone.add(node_id)
                self._counts["nodes_removed"] += len(old)
                continue
            self._counts["nodes_added"] += not old
            node = merge_nodes([rows.parse_node(body) for body in bodies])
            body = rows.dump_node(node)
            if [body] != old:
                names.put_node(self._connection, node, body)
        return gone

    def _put_edges(self) -> None:
        """Count what supports every touched edge; make, update or remove it accordingly."""
        self._counts |= {"edges_added": 0, "edges_removed": 0}
        for edge_id, (subject, predicate, object_) in self._edges.items():
            statements, documents = self._connection.execute(
                "SELECT count(*), count(DISTINCT document) FROM statement"
                " WHERE edge = ? AND NOT negated",
                (edge_id,),
            ).fetchone()
            existed = self._column("SELECT key FROM edge WHERE id = ?", edge_id)
            if not statements:
                self._connection.execute("DELETE FROM edge WHERE id = ?", (edge_id,))
                self._counts["edges_removed"] += len(existed)
                continue
            self._counts["edges_added"] += not existed
            self._connection.execute(
                f"INSERT INTO edge ({rows.EDGE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id)"
                " DO UPDATE SET statements = excluded.statements, documents = excluded.documents",
                (edge_id, subject, predicate, object_, statements, documents),
            )

    def _state(self) -> tuple[int, str]:
        return get_state(self._connection)

    def _one(self, query: str) -> _Row | None:
        row: _Row | None = self._connection.execute(query, (self._id,)).fetchone()
        return row

    def _all(self, query: str) -> list[_Row]:
        return self._connection.execute(query, (self._id,)).fetchall()

    def _column(self, query: str, key: str) -> list[Any]:
        return [value for (value,) in self._connection.execute(query, (key,))]

    def _many(self, query: str, parameters: Iterable[Collection[object]]) -> None:
        self._connection.executemany(query, (tuple(each) for each in parameters))


def get_state(connection: sqlite3.Connection) -> tuple[int, str]:
    """Return the number and the snapshot of the last change."""
    row: tuple[int, str] | None = connection.execute(
        "SELECT number, snapshot FROM change ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return row or (0, EMPTY)
