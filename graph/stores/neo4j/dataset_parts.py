"""The steps that a dataset is taken in and back by, each inside a transaction that it is given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import neo4j

from graph import property_graph
from graph.errors import InvalidInput
from graph.model import Change, Document
from graph.model.values import digest
from graph.property_graph import Row
from graph.snapshots import next_snapshot
from graph.stores.neo4j import cypher, dataset_cypher, dataset_rows, rows, upkeep
from graph.stores.neo4j.dataset_rows import SentRow
from graph.stores.neo4j.upkeep import BATCH, Batches
from graph.vocabulary import Predicate, parse_predicate

_SAME = ("sha256", "loader", "release")


def lock(transaction: neo4j.ManagedTransaction) -> Batches:
    """Queue behind other writers; return the transaction, ready for batches."""
    batches = Batches(transaction)
    batches.run(cypher.LOCK)
    return batches


def _content(document: Document | None) -> str:
    if document is None:
        return "nothing"
    return digest(*(getattr(document, name) for name in _SAME))


def is_same(stored: Row, document: Document) -> bool:
    """Return whether what is stored is this very release, read by this very loader."""
    return all(stored.get(name) == getattr(document, name) for name in _SAME)


def begin_row(
    document_id: str, owner: str, document: Document | None, stored: Row, loading: Row
) -> Row:
    """Return how the loading begins: anew, from a document that is there, or where another ended."""
    content = _content(document)
    if loading.get("content") == content:
        return {**loading, "owner": owner}
    about = (
        {"id": document_id} if document is None else property_graph.document_properties(document)
    )
    begin = {"stage": "nodes", "rows": 0, "at": 0, "content": content, "owner": owner}
    known = {name: loading.get(name, 0) for name in dataset_cypher.COUNTERS}
    listed = bool(stored) or loading.get("listed", False)
    return {**about, **begin, **known, "listed": listed, "fresh": not stored and not loading}


def log_change(batches: Batches, loading: Row, document: Document | None) -> Change:
    """Log what the loading has come to."""
    state = batches.run(cypher.GET_STATE)[0]
    listed = loading["listed"]
    kind = "deleted" if document is None else "changed" if listed else "loaded"
    sha256, loader = ("", "") if document is None else (document.sha256, document.loader)
    counts = {name: loading[name] for name in dataset_cypher.COUNTERS}
    more = upkeep.net(counts, (document is not None) - listed)
    if document is None:
        # What a load that never ended had added was never counted.
        nodes, edges, statements, _ = more
        counts = {
            "nodes_removed": -nodes, "edges_removed": -edges, "statements_retracted": -statements
        }  # fmt: skip
    change = Change(
        number=state["number"] + 1,
        kind=kind,
        document=loading["id"],
        snapshot=next_snapshot(state["snapshot"], kind, loading["id"], sha256, loader),
        **counts,
    )
    batches.run(cypher.PUT_CHANGES, rows=[property_graph.change_row(change)], more=more)
    return change


def put_edges(batches: Batches, new: list[SentRow]) -> int:
    """Make or count anew the edges that new rows support; return how many were not there."""
    added = 0
    known: dict[str, Row] = {}
    for name, edges in dataset_rows.edges_of(new).items():
        predicate = parse_predicate(name)
        found = batches.run(dataset_cypher.MERGE_EDGES[predicate], rows=list(edges.values()))[0]
        if found["found"] < len(edges):
            check_ends(batches, {end for edge in edges.values() for end in edge[1:3]})
        added += found["found"] - len(found["known"])
        repeated = (key for key, edge in edges.items() if edge[3] > 1)
        upkeep.note_repeated(batches, (_edge_row(predicate, edges[key]) for key in repeated))
        known |= {key: _edge_row(predicate, edges[key]) for key in found["known"]}
    upkeep.put_edges(batches, known)
    return added


def _edge_row(predicate: Predicate, edge: SentRow) -> Row:
    return {"id": edge[0], "predicate": predicate, "subject": edge[1], "object": edge[2]}


def check_ends(batches: Batches, ids: set[str]) -> None:
    """Raise `InvalidInput` where a row is about a node that is not there."""
    found = {row["id"] for row in batches.batched(cypher.FIND_EXISTING, ids)}
    if missing := sorted(ids - found):
        message = f"Rows are about nodes that the dataset does not have: {', '.join(missing[:5])}."
        raise InvalidInput(message, "Each row's subject and object is one of the dataset's nodes.")


def retract(batches: Batches, gone: list[Row]) -> Row:
    """Take these statements back, and the edges that nothing else supports; nothing for none."""
    if not gone:
        return {}
    edges = {row["edge"]: rows.edge_row(row) for row in gone if not row["negated"]}
    batches.batched(cypher.DELETE_STATEMENTS, [row["id"] for row in gone])
    removed = upkeep.put_edges(batches, edges).removed
    return {"statements_retracted": len(gone), "edges_removed": removed}


def count_degrees(transaction: neo4j.ManagedTransaction, after: str) -> Mapping[str, Any]:
    """Bring a page of nodes' degrees up to date; return its last identifier and how many it has."""
    batches = lock(transaction)
    row = batches.run(dataset_cypher.COUNT_DEGREES, after=after, limit=BATCH)[0]
    upkeep.put_degrees(batches, row["changed"])
    return row.data()
