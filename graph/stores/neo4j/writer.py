"""Taking a document in or back: everything that happens inside one write transaction."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import neo4j

from graph.errors import DocumentNotFound
from graph.merge import merge_nodes
from graph.model import Change, Node, Reading
from graph.snapshots import next_snapshot
from graph.stores.neo4j import cypher, rows
from graph.stores.neo4j.rows import Row
from graph.vocabulary import Category, Predicate

_BATCH = 5_000
_IGNORED = "retrieved"  # reading the same bytes later changes nothing


def replace_document(transaction: neo4j.ManagedTransaction, reading: Reading) -> Change:
    """Make the database say of this document what the reading says, and nothing else."""
    writing = _Writing(transaction, reading.document.id)
    document = rows.document_row(reading)
    statements = {item.id: rows.statement_row(item) for item in reading.statements}
    descriptions = {
        node.id: rows.description_row(reading.document.id, node) for node in reading.nodes
    }
    if writing.holds(document, statements, descriptions):
        return writing.unchanged()
    kind = "changed" if writing.document else "loaded"
    writing.put_document(document)
    writing.put_statements(statements)
    writing.put_descriptions(descriptions)
    return writing.finish(kind, reading.document.sha256, reading.document.loader)


def delete_document(transaction: neo4j.ManagedTransaction, document_id: str) -> Change:
    """Take back everything that the document says."""
    writing = _Writing(transaction, document_id)
    if not writing.document:
        raise DocumentNotFound(document_id)
    writing.put_statements({})
    writing.put_descriptions({})
    writing.delete_document()
    return writing.finish("deleted", "", "")


class _Writing:
    """One change of one document, between the lock and the log.

    Documents' statements and descriptions go in first; `finish` then works out from them what each
    touched node and edge adds up to.
    """

    def __init__(self, transaction: neo4j.ManagedTransaction, document_id: str) -> None:
        """Queue behind other writers, then read what the document says so far."""
        self._transaction = transaction
        self._id = document_id
        self._run(cypher.LOCK)
        self._state = self._run(cypher.GET_STATE)[0]
        stored = self._run(cypher.GET_STORED, id=document_id)[0]
        self.document: Row = stored["document"] or {}
        self._statements: dict[str, Row] = {row["id"]: row for row in stored["statements"]}
        self._descriptions: dict[str, Row] = {row["node"]: row for row in stored["descriptions"]}
        self._edges: dict[str, Row] = {}
        self._nodes: set[str] = set()
        self._counts: dict[str, int] = {}

    def holds(
        self, document: Row, statements: Mapping[str, Row], descriptions: Mapping[str, Row]
    ) -> bool:
        """Return whether the database says exactly this already."""
        return (
            bool(self.document)
            and {**self.document, _IGNORED: None} == {**document, _IGNORED: None}
            and self._statements == statements
            and self._descriptions == descriptions
        )

    def unchanged(self) -> Change:
        """Return that nothing has changed."""
        return Change(
            number=self._state["number"],
            kind="unchanged",
            document=self._id,
            snapshot=self._state["snapshot"],
        )

    def put_document(self, row: Row) -> None:
        """Store the document itself, without what it says."""
        self._run(cypher.PUT_DOCUMENT, row=row)

    def delete_document(self) -> None:
        """Remove the document itself."""
        self._run(cypher.DELETE_DOCUMENT, id=self._id)

    def put_statements(self, wanted: Mapping[str, Row]) -> None:
        """Add the statements that are new or differ, retract those that are not wanted."""
        gone = self._statements.keys() - wanted.keys()
        new = wanted.keys() - self._statements.keys()
        put = [row for key, row in wanted.items() if self._statements.get(key) != row]
        self._counts |= {"statements_added": len(new), "statements_retracted": len(gone)}
        for row in (*put, *(self._statements[key] for key in gone)):
            if not row["negated"]:
                self._edges[row["edge"]] = rows.edge_row(row)
        self._batched(cypher.DELETE_STATEMENTS, gone)
        self._batched(cypher.PUT_STATEMENTS, put, document=self._id)

    def put_descriptions(self, wanted: Mapping[str, Row]) -> None:
        """Store what the document says of each node, and forget the nodes it no longer names."""
        gone = self._descriptions.keys() - wanted.keys()
        put = [row for key, row in wanted.items() if self._descriptions.get(key) != row]
        self._nodes = {*gone, *(row["node"] for row in put)}
        self._batched(cypher.DELETE_DESCRIPTIONS, gone, document=self._id)
        self._batched(cypher.PUT_DESCRIPTIONS, put, document=self._id)

    def finish(self, kind: str, sha256: str, loader: str) -> Change:
        """Bring nodes and edges up to date with what is now said of them, and log the change."""
        gone = self._put_nodes()
        self._put_edges()
        self._set_degrees()
        self._batched(cypher.DELETE_NODES, gone)
        before = self._state["snapshot"]
        change = Change(
            number=self._state["number"] + 1,
            kind=kind,
            document=self._id,
            snapshot=next_snapshot(before, kind, self._id, sha256, loader),
            **self._counts,
        )
        self._run(cypher.PUT_CHANGE, row=rows.change_row(change))
        return change

    def _put_nodes(self) -> set[str]:
        """Merge the descriptions of every touched node; return the nodes nobody describes."""
        found = self._batched(cypher.FIND_DESCRIPTIONS, self._nodes)
        nodes = [
            merge_nodes([rows.description_of(it) for it in row["descriptions"]]) for row in found
        ]
        existing = {row["id"] for row in self._batched(cypher.FIND_EXISTING, self._nodes)}
        described = {node.id for node in nodes}
        gone = existing - described
        self._counts |= {"nodes_added": len(described - existing), "nodes_removed": len(gone)}
        self._batched(cypher.PUT_NODES, [rows.concept_row(node) for node in nodes])
        self._set_labels(nodes)
        self._batched(cypher.DELETE_XREFS, existing)
        xrefs = [
            {"curie": xref, "name": xref, "node": node.id} for node in nodes for xref in node.xrefs
        ]
        self._batched(cypher.PUT_XREFS, xrefs)
        return gone

    def _set_labels(self, nodes: Sequence[Node]) -> None:
        for category in Category:
            ids = [node.id for node in nodes if category in node.categories]
            self._batched(cypher.SET_LABEL[category], ids)

    def _put_edges(self) -> None:
        """Count what supports every touched edge; make, update or remove it accordingly."""
        support = {row["id"]: row for row in self._batched(cypher.COUNT_SUPPORT, self._edges)}
        self._counts |= {"edges_added": 0, "edges_removed": 0}
        for predicate in Predicate:
            edges = [edge for edge in self._edges.values() if edge["predicate"] is predicate]
            kept = [
                {**edge, **support[edge["id"]].data()} for edge in edges if edge["id"] in support
            ]
            gone = [edge for edge in edges if edge["id"] not in support]
            self._count_edges(cypher.PUT_EDGES[predicate], kept)
            self._count_edges(cypher.DELETE_EDGES[predicate], gone)

    def _count_edges(self, query: str, edges: Sequence[Row]) -> None:
        for batch in _batches(edges):
            done = self._transaction.run(query, rows=batch).consume().counters
            self._counts["edges_added"] += done.relationships_created
            self._counts["edges_removed"] += done.relationships_deleted

    def _set_degrees(self) -> None:
        ends = {edge[end] for edge in self._edges.values() for end in ("subject", "object")}
        changed = [
            {**row.data(), "penalty": round(1000 * math.log2(1 + row["degree"]))}
            for row in self._batched(cypher.COUNT_DEGREES, ends)
        ]
        self._batched(cypher.SET_DEGREES, changed)

    def _run(self, query: str, /, **parameters: object) -> list[neo4j.Record]:
        return list(self._transaction.run(query, parameters))

    def _batched(
        self, query: str, items: Collection[Any], **parameters: object
    ) -> list[neo4j.Record]:
        """Run the query with the items as `$rows`, some thousand at a time."""
        return [
            record
            for batch in _batches(items)
            for record in self._run(query, rows=batch, **parameters)
        ]


def _batches(items: Iterable[Any]) -> list[list[Any]]:
    every = list(items)
    return [every[at : at + _BATCH] for at in range(0, len(every), _BATCH)]
