"""Bringing nodes and edges up to date with what documents now say of them, inside a transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

import neo4j

from graph import property_graph
from graph.merge import merge_nodes
from graph.property_graph import Row
from graph.query.ranking import penalty
from graph.stores.neo4j import cypher, rows
from graph.vocabulary import Predicate

BATCH = 5_000
_FEW = 200  # edges that go in with one call, whatever their predicates


class Batches:
    """A write transaction that takes any number of rows, some thousand at a time."""

    def __init__(self, transaction: neo4j.ManagedTransaction) -> None:
        """Use this transaction."""
        self._transaction = transaction

    def run(self, query: str, /, **parameters: object) -> list[neo4j.Record]:
        """Run the query once."""
        return list(self._transaction.run(query, parameters))

    def batched(
        self, query: str, items: Collection[Any], **parameters: object
    ) -> list[neo4j.Record]:
        """Run the query with the items as `$rows`, as often as it takes."""
        return [
            record
            for batch in _parts(items)
            for record in self.run(query, rows=batch, **parameters)
        ]

    def count(self, query: str, items: Collection[Any]) -> neo4j.SummaryCounters:
        """Run the query with the items, at most a batch, as `$rows`; return what it changed."""
        return self._transaction.run(query, rows=list(items)).consume().counters


class Nodes(NamedTuple):
    """What became of some nodes.

    Attributes:
        added: How many there were not before.
        gone: Those that no document describes any more; they are there still.
        described: How many documents describe each of the others.
    """

    added: int
    gone: set[str]
    described: dict[str, int]


def put_nodes(batches: Batches, ids: Collection[str]) -> Nodes:
    """Merge all descriptions of each of these nodes, and store what they add up to."""
    found = batches.batched(cypher.FIND_DESCRIPTIONS, ids)
    nodes = [
        merge_nodes([rows.description_of(it) for it in row["descriptions"]])
        for row in found
        if row["descriptions"]
    ]
    existing = {row["id"] for row in found if row["existing"]}
    described = {row["id"]: len(row["descriptions"]) for row in found if row["descriptions"]}
    batches.batched(cypher.PUT_NODES, [property_graph.concept_row(node) for node in nodes])
    batches.batched(cypher.DELETE_XREFS, existing)
    xrefs = [
        {"curie": xref, "name": xref, "node": node.id} for node in nodes for xref in node.xrefs
    ]
    batches.batched(cypher.PUT_XREFS, xrefs)
    return Nodes(len(described.keys() - existing), existing - described.keys(), described)


class Edges(NamedTuple):
    """What became of some edges.

    Attributes:
        removed: How many there were that there are no more.
        support: How many statements support each that there is.
    """

    removed: int
    support: dict[str, int]


def put_edges(batches: Batches, edges: Mapping[str, Row]) -> Edges:
    """Count what supports each of these edges; make, update or remove it accordingly.

    Args:
        batches: The transaction.
        edges: Rows as `rows.edge_row` makes them, by identifier.
    """
    support = {row["id"]: row for row in batches.batched(cypher.COUNT_SUPPORT, edges)}
    kept = [{**edge, **support[key].data()} for key, edge in edges.items() if key in support]
    _put_edges(batches, kept)
    note_repeated(batches, (edge for edge in kept if edge["statements"] > 1))
    removed = 0
    for predicate, gone in _by_predicate(edges[key] for key in edges.keys() - support.keys()):
        for part in _parts(gone):
            removed += batches.count(cypher.DELETE_EDGES[predicate], part).relationships_deleted
    return Edges(removed, {key: row["statements"] for key, row in support.items()})


def note_repeated(batches: Batches, edges: Iterable[Row]) -> None:
    """Note at both ends of these edges that not every edge there is said once.

    That a node is `said_once` lets questions count its edges where they would have to add up their
    statements. It is taken from a node for good: to give it back, all its edges would be read.
    """
    ends = {edge[end] for edge in edges for end in ("subject", "object")}
    batches.batched(cypher.NOTE_REPEATED, ends)


def _put_edges(batches: Batches, kept: list[Row]) -> None:
    if len(kept) <= _FEW:
        batches.batched(cypher.PUT_FEW_EDGES, kept)
        return
    for predicate, some in _by_predicate(kept):
        batches.batched(cypher.PUT_EDGES[predicate], some)


def _by_predicate(edges: Iterable[Row]) -> Iterable[tuple[Predicate, list[Row]]]:
    found: dict[Predicate, list[Row]] = {}
    for edge in edges:
        found.setdefault(edge["predicate"], []).append(edge)
    return found.items()


def set_degrees(batches: Batches, ids: Collection[str]) -> None:
    """Count the edges of each of these nodes, and store how many there are."""
    put_degrees(batches, batches.batched(cypher.COUNT_DEGREES, ids))


def put_degrees(batches: Batches, degrees: Iterable[Mapping[str, Any]]) -> None:
    """Store these degrees, and the penalties that follow from them."""
    changed = [{**dict(row), "penalty": penalty(row["degree"])} for row in degrees]
    batches.batched(cypher.SET_DEGREES, changed)


def _parts(items: Iterable[Any]) -> list[list[Any]]:
    every = list(items)
    return [every[at : at + BATCH] for at in range(0, len(every), BATCH)]


def net(counts: Mapping[str, int], documents: int) -> list[int]:
    """Return how many more nodes, edges, statements and documents there are now."""
    return [
        counts["nodes_added"] - counts["nodes_removed"],
        counts["edges_added"] - counts["edges_removed"],
        counts["statements_added"] - counts["statements_retracted"],
        documents,
    ]
