"""Taking a document in or back: everything that happens inside one write transaction."""

from __future__ import annotations

from collections.abc import Mapping

import neo4j

from graph import property_graph
from graph.errors import DocumentNotFound, InvalidInput
from graph.model import Change, Reading
from graph.property_graph import Row
from graph.snapshots import next_snapshot
from graph.stores.neo4j import cypher, rows, upkeep
from graph.stores.neo4j.upkeep import Batches

_IGNORED = "retrieved"  # reading the same bytes later changes nothing
_DOCUMENTS = {"loaded": 1, "changed": 0, "deleted": -1}
_MOST_ROWS = 20_000  # of a dataset that one transaction may replace


def replace_document(transaction: neo4j.ManagedTransaction, reading: Reading) -> Change:
    """Make the database say of this document what the reading says, and nothing else."""
    writing = _Writing(transaction, reading.document.id)
    document = property_graph.document_row(reading)
    statements = {item.id: property_graph.statement_row(item) for item in reading.statements}
    descriptions = {
        node.id: property_graph.description_row(reading.document.id, node) for node in reading.nodes
    }
    if writing.holds(document, statements, descriptions):
        return writing.unchanged()
    kind = "changed" if writing.document else "loaded"
    writing.put_document(document)
    writing.put_statements(statements)
    writing.put_descriptions(descriptions)
    return writing.finish(kind, reading.document.sha256, reading.document.loader)


def is_dataset(transaction: neo4j.ManagedTransaction, document_id: str) -> bool:
    """Return whether that is a dataset, whole or half loaded: too large to delete at once, perhaps."""
    size = Batches(transaction).run(cypher.GET_SIZE, id=document_id)[0]
    return size["loading"] or size["rows"] is not None


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
        self._batches = Batches(transaction)
        self._id = document_id
        self._batches.run(cypher.LOCK)
        self._state = self._batches.run(cypher.GET_STATE_FOR, id=document_id)[0]
        self._check_size()
        stored = self._batches.run(cypher.GET_STORED, id=document_id)[0]
        self.document: Row = stored["document"] or {}
        self._statements: dict[str, Row] = {row["id"]: row for row in stored["statements"]}
        self._descriptions: dict[str, Row] = {
            row["node"]: property_graph.without_none(row) for row in stored["descriptions"]
        }
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

    def _check_size(self) -> None:
        size = self._state
        if size["loading"] or (size["rows"] or 0) > _MOST_ROWS:
            what = "a half loaded" if size["loading"] else "a large"
            message = f"{self._id} is the identifier of {what} dataset."
            raise InvalidInput(message, "Delete that first, or give the document another one.")

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
        self._batches.run(cypher.PUT_DOCUMENT, row=row)

    def delete_document(self) -> None:
        """Remove the document itself."""
        self._batches.run(cypher.DELETE_DOCUMENT, id=self._id)

    def put_statements(self, wanted: Mapping[str, Row]) -> None:
        """Add the statements that are new or differ, retract those that are not wanted."""
        gone = self._statements.keys() - wanted.keys()
        new = wanted.keys() - self._statements.keys()
        put = [row for key, row in wanted.items() if self._statements.get(key) != row]
        self._counts |= {"statements_added": len(new), "statements_retracted": len(gone)}
        for row in (*put, *(self._statements[key] for key in gone)):
            if not row["negated"]:
                self._edges[row["edge"]] = rows.edge_row(row)
        self._batches.batched(cypher.DELETE_STATEMENTS, gone)
        self._batches.batched(cypher.PUT_STATEMENTS, put, document=self._id)

    def put_descriptions(self, wanted: Mapping[str, Row]) -> None:
        """Store what the document says of each node, and forget the nodes it no longer names."""
        gone = self._descriptions.keys() - wanted.keys()
        put = [row for key, row in wanted.items() if self._descriptions.get(key) != row]
        self._nodes = {*gone, *(row["node"] for row in put)}
        self._batches.batched(cypher.DELETE_DESCRIPTIONS, gone, document=self._id)
        self._batches.batched(cypher.PUT_DESCRIPTIONS, put, document=self._id)

    def finish(self, kind: str, sha256: str, loader: str) -> Change:
        """Bring nodes and edges up to date with what is now said of them, and log the change."""
        nodes = upkeep.put_nodes(self._batches, self._nodes)
        edges = upkeep.put_edges(self._batches, self._edges)
        ends = {edge[end] for edge in self._edges.values() for end in ("subject", "object")}
        upkeep.set_degrees(self._batches, ends)
        self._batches.batched(cypher.DELETE_NODES, nodes.gone)
        self._counts |= {"nodes_added": nodes.added, "nodes_removed": len(nodes.gone)}
        self._counts |= {"edges_added": edges.added, "edges_removed": edges.removed}
        before = self._state["snapshot"]
        change = Change(
            number=self._state["number"] + 1,
            kind=kind,
            document=self._id,
            snapshot=next_snapshot(before, kind, self._id, sha256, loader),
            **self._counts,
        )
        more = upkeep.net(self._counts, _DOCUMENTS[kind])
        self._batches.run(cypher.PUT_CHANGE, row=property_graph.change_row(change), more=more)
        return change
