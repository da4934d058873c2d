"""Taking documents in or back: everything that happens inside one write transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import neo4j

from graph import property_graph
from graph.errors import DocumentNotFound, InvalidInput
from graph.model import Change, Reading
from graph.property_graph import Row
from graph.snapshots import next_snapshot
from graph.stores.neo4j import cypher, rows, upkeep
from graph.stores.neo4j.tally import Tally, tally
from graph.stores.neo4j.upkeep import Batches

_IGNORED = "retrieved"  # reading the same bytes later changes nothing
_DOCUMENTS = {"loaded": 1, "changed": 0, "deleted": -1}
_MOST_ROWS = 20_000  # of a dataset that one transaction may replace


def replace_documents(
    transaction: neo4j.ManagedTransaction, readings: Sequence[Reading]
) -> list[Change]:
    """Make the database say of these documents what the readings say, and nothing else.

    Args:
        transaction: The transaction.
        readings: Of different documents.
    """
    writing = _Writing(transaction, [reading.document.id for reading in readings])
    for reading in readings:
        writing.put(reading)
    return writing.finish()


def is_dataset(transaction: neo4j.ManagedTransaction, document_id: str) -> bool:
    """Return whether that is a dataset, whole or half loaded: too large to delete at once, perhaps."""
    size = Batches(transaction).run(cypher.GET_SIZES, ids=[document_id])[0]
    return size["loading"] or size["rows"] is not None


def delete_document(transaction: neo4j.ManagedTransaction, document_id: str) -> Change:
    """Take back everything that the document says."""
    writing = _Writing(transaction, [document_id])
    writing.take_back(document_id)
    return writing.finish()[0]


class _Saying(NamedTuple):
    """What the database has of a document, or shall have: rows by what tells them apart."""

    document: Row
    statements: Mapping[str, Row]
    descriptions: Mapping[str, Row]

    @property
    def lasting(self) -> tuple[Row, Mapping[str, Row], Mapping[str, Row]]:
        """What makes it the same as another."""
        return {**self.document, _IGNORED: None}, self.statements, self.descriptions


class _Step(NamedTuple):
    """What becomes of one document.

    Attributes:
        document: Its identifier.
        kind: `loaded`, `changed`, `unchanged` or `deleted`.
        origin: Its hash and its loader; empty for one that is deleted.
        counts: Of its statements.
        nodes: How many descriptions each node has more, or less.
        edges: How many statements each edge has more, or less.
    """

    document: str
    kind: str
    origin: tuple[str, str] = ("", "")
    counts: Mapping[str, int] = {}
    nodes: Mapping[str, int] = {}
    edges: Mapping[str, int] = {}


class _Rows(NamedTuple):
    """Statements and descriptions to put, as rows, or to delete, by what tells them apart."""

    statements: list[Any]
    descriptions: list[Any]


class _Writing:
    """One change of some documents, between the lock and the log.

    Documents' statements and descriptions go in first; `finish` then works out from them what each
    touched node and edge adds up to.
    """

    def __init__(self, transaction: neo4j.ManagedTransaction, ids: Sequence[str]) -> None:
        """Queue behind other writers, then read what the documents say so far."""
        self._batches = Batches(transaction)
        self._batches.run(cypher.LOCK)
        self._check_sizes(ids)
        self._state = self._batches.run(cypher.GET_STATE)[0]
        found = self._batches.run(cypher.GET_STORED, ids=ids)
        self._stored = {row["id"]: _stored(row) for row in found}
        self._steps: list[_Step] = []
        self._documents: list[Row] = []
        self._put, self._gone = _Rows([], []), _Rows([], [])
        self._nodes: set[str] = set()
        self._edges: dict[str, Row] = {}

    def _check_sizes(self, ids: Sequence[str]) -> None:
        for size in self._batches.run(cypher.GET_SIZES, ids=ids):
            if size["loading"] or (size["rows"] or 0) > _MOST_ROWS:
                what = "a half loaded" if size["loading"] else "a large"
                message = f"{size['id']} is the identifier of {what} dataset."
                raise InvalidInput(message, "Delete that first, or give the document another one.")

    # --- one document ---

    def put(self, reading: Reading) -> None:
        """Let a document say what the reading says."""
        document = reading.document
        wanted = _wanted(reading)
        before = self._stored[document.id]
        if before.lasting == wanted.lasting:
            self._steps.append(_Step(document.id, "unchanged"))
            return
        kind = "changed" if before.document else "loaded"
        self._documents.append(wanted.document)
        self._change(document.id, kind, (document.sha256, document.loader), wanted)

    def take_back(self, document_id: str) -> None:
        """Let a document say nothing, and be no more.

        Raises:
            DocumentNotFound: When there is none.
        """
        if not self._stored[document_id].document:
            raise DocumentNotFound(document_id)
        self._change(document_id, "deleted", ("", ""), _Saying({}, {}, {}))

    def _change(
        self, document_id: str, kind: str, origin: tuple[str, str], wanted: _Saying
    ) -> None:
        before = self._stored[document_id]
        gone = before.statements.keys() - wanted.statements.keys()
        new = wanted.statements.keys() - before.statements.keys()
        edges = Counter(_edges_of(wanted.statements[key] for key in new))
        edges.subtract(_edges_of(before.statements[key] for key in gone))
        nodes = dict.fromkeys(wanted.descriptions.keys() - before.descriptions.keys(), 1)
        nodes |= dict.fromkeys(before.descriptions.keys() - wanted.descriptions.keys(), -1)
        self._gone.statements.extend(gone)
        self._gone.descriptions.extend(
            [document_id, node] for node, more in nodes.items() if more < 0
        )
        self._touch(before, wanted)
        counts = {"statements_added": len(new), "statements_retracted": len(gone)}
        self._steps.append(_Step(document_id, kind, origin, counts, nodes, edges))

    def _touch(self, before: _Saying, wanted: _Saying) -> None:
        """Note the rows to put, and the nodes and edges that the document says another thing of."""
        statements = [
            row for key, row in wanted.statements.items() if before.statements.get(key) != row
        ]
        descriptions = [
            row for key, row in wanted.descriptions.items() if before.descriptions.get(key) != row
        ]
        self._put.statements.extend(statements)
        self._put.descriptions.extend(descriptions)
        retracted = [row for key, row in before.statements.items() if key not in wanted.statements]
        for row in (*statements, *retracted):
            if not row["negated"]:
                self._edges[row["edge"]] = rows.edge_row(row)
        self._nodes |= before.descriptions.keys() - wanted.descriptions.keys()
        self._nodes.update(row["node"] for row in descriptions)

    # --- all of them ---

    def finish(self) -> list[Change]:
        """Write all that was noted, bring nodes and edges up to date with it, and log the changes."""
        if all(step.kind == "unchanged" for step in self._steps):
            return self._log([Tally(0, 0)] * len(self._steps), [Tally(0, 0)] * len(self._steps))
        self._write()
        nodes = upkeep.put_nodes(self._batches, self._nodes)
        edges = upkeep.put_edges(self._batches, self._edges)
        ends = {edge[end] for edge in self._edges.values() for end in ("subject", "object")}
        upkeep.set_degrees(self._batches, ends)
        self._batches.batched(cypher.DELETE_NODES, nodes.gone)
        return self._log(
            tally(nodes.described, [step.nodes for step in self._steps]),
            tally(edges.support, [step.edges for step in self._steps]),
        )

    def _write(self) -> None:
        batches = self._batches
        batches.batched(cypher.PUT_DOCUMENTS, self._documents)
        batches.batched(cypher.DELETE_STATEMENTS, self._gone.statements)
        batches.batched(cypher.PUT_STATEMENTS, self._put.statements)
        batches.batched(cypher.DELETE_DESCRIPTIONS, self._gone.descriptions)
        batches.batched(cypher.PUT_DESCRIPTIONS, self._put.descriptions)
        deleted = [step.document for step in self._steps if step.kind == "deleted"]
        batches.batched(cypher.DELETE_DOCUMENTS, deleted)

    def _log(self, nodes: Sequence[Tally], edges: Sequence[Tally]) -> list[Change]:
        """Return what has changed, one document after the other, and store it where anything has."""
        number, snapshot = self._state["number"], self._state["snapshot"]
        changes = []
        for step, of_nodes, of_edges in zip(self._steps, nodes, edges, strict=True):
            if step.kind != "unchanged":
                number += 1
                snapshot = next_snapshot(snapshot, step.kind, step.document, *step.origin)
            changes.append(
                Change(
                    number=number,
                    kind=step.kind,
                    document=step.document,
                    snapshot=snapshot,
                    nodes_added=of_nodes.added,
                    nodes_removed=of_nodes.removed,
                    edges_added=of_edges.added,
                    edges_removed=of_edges.removed,
                    **step.counts,
                )
            )
        logged = [change for change in changes if change.kind != "unchanged"]
        if logged:
            net = [upkeep.net(change.model_dump(), _DOCUMENTS[change.kind]) for change in logged]
            self._batches.run(
                cypher.PUT_CHANGES,
                rows=[property_graph.change_row(change) for change in logged],
                more=[sum(each) for each in zip(*net, strict=True)],
            )
        return changes


def _stored(row: neo4j.Record) -> _Saying:
    return _Saying(
        row["document"] or {},
        {each["id"]: each for each in row["statements"]},
        {each["node"]: property_graph.without_none(each) for each in row["descriptions"]},
    )


def _wanted(reading: Reading) -> _Saying:
    name = reading.document.id
    return _Saying(
        property_graph.document_row(reading),
        {each.id: property_graph.statement_row(each) for each in reading.statements},
        {each.id: property_graph.description_row(name, each) for each in reading.nodes},
    )


def _edges_of(statements: Iterable[Row]) -> Iterator[str]:
    """Yield the edge that each statement supports; a negated one supports none."""
    return (row["edge"] for row in statements if not row["negated"])
