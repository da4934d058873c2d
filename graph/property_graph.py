"""The graph as labelled nodes with properties: what the Neo4j store and its offline import keep.

Each function gives the properties of one node; `graph.stores.neo4j.cypher` says how they hang together.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.model import Change, Document, Node, Reading, Statement
from graph.query.names import fold

Row = dict[str, Any]
LAYOUT_VERSION = 1
LAYOUT_NOTICE = (
    "Reference information, not diagnosis. An association here is something that a document says, "
    "never a statement about a person."
)
_NAME_LENGTH = 120


def about_row(snapshot: str, number: int, counts: list[int]) -> Row:
    """Return the properties of the only node `:About`.

    Args:
        snapshot: Name of the graph's state.
        number: Of its last change.
        counts: Nodes, edges, statements, documents.
    """
    return {
        "id": "about",
        "name": "About this graph",
        "notice": LAYOUT_NOTICE,
        "schema_version": LAYOUT_VERSION,
        "snapshot": snapshot,
        "number": number,
        "counts": counts,
    }


def document_row(reading: Reading) -> Row:
    """Return the properties of the node `:Document`; `name` is its title, for captions."""
    return {**document_properties(reading.document), "text": reading.text}


def document_properties(document: Document) -> Row:
    """Return the same without the text, which a dataset does not have."""
    row = document.model_dump()
    row |= {"retrieved": document.retrieved.isoformat(), "name": document.title}
    return without_none(row)


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


def description_row(document_id: str, node: Node) -> Row:
    """Return the properties of a node `:Description`: what one document says of one node."""
    key = {"id": f"{document_id} {node.id}", "document": document_id, "node": node.id}
    return without_none({**_node_row(node), **key})


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


def change_row(change: Change) -> Row:
    """Return the properties of a node `:Change`."""
    return {**change.model_dump(), "name": f"{change.number} {change.kind}"}


def without_none(row: Mapping[str, Any]) -> Row:
    """Leave out what a database does not store, and empty lists, which it need not.

    So a row equals what is read back, also behind an import, which knows no empty list.
    """
    return {name: value for name, value in row.items() if value is not None and value != []}
