"""Values as rows of properties, and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.model import (
    Change,
    Document,
    Edge,
    EdgeCount,
    Evidence,
    Hedge,
    Node,
    NodeRef,
    Reading,
    SchemaEntry,
    Statement,
    edge_ends,
)
from graph.query.names import fold
from graph.store import Adjacent
from graph.vocabulary import Category, parse_predicate

Row = dict[str, Any]
CATEGORIES = {category.value: category for category in Category}
_NAME_LENGTH = 120


def document_row(reading: Reading) -> Row:
    """Return the properties of the node `:Document`; `name` is its title, for captions."""
    return {**document_properties(reading.document), "text": reading.text}


def document_properties(document: Document) -> Row:
    """Return the same without the text, which a dataset does not have."""
    row = document.model_dump()
    row |= {"retrieved": document.retrieved.isoformat(), "name": document.title}
    return without_none(row)


def document_of(row: Mapping[str, Any]) -> Document:
    """Return the document; it takes only what it knows."""
    return Document.model_validate({name: row.get(name) for name in Document.model_fields})


def statement_row(statement: Statement) -> Row:
    """Return the properties of a node `:Statement`."""
    subject, object_, where = statement.subject, statement.object, statement.evidence
    text = f"{subject.name} {statement.predicate.phrase} {object_.name}"
    row = {
        "id": statement.id,
        "edge": statement.edge_id,
        "name": text[:_NAME_LENGTH],
        "subject": subject.id,
        "predicate": statement.predicate.value,
        "object": object_.id,
        "negated": statement.negated,
        "hedge_word": statement.hedge.word,
        "hedge_level": statement.hedge.level.value,
        **where.model_dump(),
    }
    return without_none(row)


def statement_of(row: Mapping[str, Any], ends: Sequence[Mapping[str, Any]]) -> Statement:
    """Return the statement, given its subject and object."""
    subject, object_ = (NodeRef.model_validate(end) for end in ends)
    return Statement(
        subject=subject,
        predicate=row["predicate"],
        object=object_,
        negated=row["negated"],
        hedge=Hedge(word=row.get("hedge_word"), level=row["hedge_level"]),
        evidence=Evidence(**{name: row.get(name) for name in Evidence.model_fields}),
    )


def description_row(document_id: str, node: Node) -> Row:
    """Return the properties of a node `:Description`: what one document says of one node."""
    key = {"id": f"{document_id} {node.id}", "document": document_id, "node": node.id}
    return without_none({**_node_row(node), **key})


def description_of(row: Mapping[str, Any]) -> Node:
    """Return what the document says of the node."""
    return node_of({**row, "id": row["node"]})


def concept_row(node: Node) -> Row:
    """Return the properties of a node `:Concept` that come from its descriptions.

    `folded` is what a search looks in. A description that is no longer there is written over.
    """
    folded = sorted({fold(name) for name in (node.name, *node.synonyms)})
    return {**_node_row(node), "folded": folded}


def _node_row(node: Node) -> Row:
    return {
        "id": node.id,
        "name": node.name,
        "categories": [category.value for category in node.categories],
        "synonyms": list(node.synonyms),
        "xrefs": list(node.xrefs),
        "description": node.description,
    }


def node_of(row: Mapping[str, Any]) -> Node:
    """Return the node; what the database keeps beside it is left out."""
    return Node.model_validate({name: row[name] for name in Node.model_fields if name in row})


def edge_of(row: Mapping[str, Any]) -> Edge:
    """Return the edge."""
    return Edge.model_validate(row)


def edge_row(row: Mapping[str, Any]) -> Row:
    """Return the edge that a statement's row supports: identifier, predicate and ends."""
    predicate = parse_predicate(row["predicate"])
    subject, object_ = edge_ends(row["subject"], predicate, row["object"])
    return {"id": row["edge"], "predicate": predicate, "subject": subject, "object": object_}


def adjacent(row: tuple[str, int, list[str], int]) -> Adjacent:
    """Return a neighbour as an expansion lists it."""
    node_id, degree, categories, statements = row
    return Adjacent(node_id, degree, tuple(CATEGORIES[name] for name in categories), statements)


def sorted_edges(found: list[dict[str, Any]]) -> tuple[Edge, ...]:
    """Return the edges ordered by predicate, then identifier."""
    return tuple(sorted(map(edge_of, found), key=lambda edge: (edge.predicate.value, edge.id)))


def schema_order(entry: SchemaEntry) -> tuple[int, str, int]:
    """Return what the metagraph is ordered by."""
    return entry.subject.rank, entry.predicate.value, entry.object.rank


def edge_counts(found: Iterable[Mapping[str, Any]]) -> tuple[EdgeCount, ...]:
    """Return a node's edge counts, ordered by predicate, direction and category."""
    counts: Counter[tuple[str, str, int]] = Counter()
    for row in found:
        predicate, category = parse_predicate(row["predicate"]), CATEGORIES[row["category"]]
        one_way = "out" if row["is_subject"] else "in"
        direction = "both" if predicate.symmetric else one_way
        counts[predicate.value, direction, category.rank] += row["edges"]
    every = list(Category)
    return tuple(
        EdgeCount(predicate=predicate, direction=direction, category=every[rank], edges=edges)
        for (predicate, direction, rank), edges in sorted(counts.items())
    )


def change_row(change: Change) -> Row:
    """Return the properties of a node `:Change`."""
    return {**change.model_dump(), "name": f"{change.number} {change.kind}"}


def change_of(row: Mapping[str, Any]) -> Change:
    """Return the change."""
    return Change.model_validate({name: row[name] for name in Change.model_fields})


def without_none(row: Mapping[str, Any]) -> Row:
    """Leave out what a database does not store, so that a row equals what is read back."""
    return {name: value for name, value in row.items() if value is not None}
