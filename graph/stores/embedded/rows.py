"""Values as rows of tables, and back; what comes back was checked when it went in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from graph.model import (
    Change,
    Document,
    Edge,
    Evidence,
    Hedge,
    Node,
    NodeRef,
    Statement,
    of_checked,
)
from graph.stores.embedded.connection import Row
from graph.vocabulary import Category, parse_predicate

_PLACE = tuple(Evidence.model_fields)
_CATEGORIES = {category.value: category for category in Category}


@lru_cache(maxsize=1_000)  # few combinations, and each at thousands of nodes
def parse_categories(text: str) -> tuple[Category, ...]:
    """Return a node's categories from how they are stored.

    Example:
        >>> [str(category) for category in parse_categories("Disease,Symptom")]
        ['Disease', 'Symptom']
    """
    return tuple(_CATEGORIES[name] for name in text.split(","))


def node_row(node: Node) -> Row:
    """Return name, categories, synonyms, cross-references, description, identifier."""
    categories = ",".join(category.value for category in node.categories)
    synonyms, xrefs = _array(node.synonyms), _array(node.xrefs)
    return node.name, categories, synonyms, xrefs, node.description, node.id


def node_of(row: Row) -> Node:
    """Return the node from a row of `NODE_COLUMNS`."""
    node_id, name, categories, synonyms, xrefs, description = row
    fields = {
        "id": node_id,
        "name": name,
        "categories": parse_categories(categories),
        "synonyms": _tuple(synonyms),
        "xrefs": _tuple(xrefs),
        "description": description,
    }
    return of_checked(Node, fields)


def ref_of(node_id: str, name: str, categories: str) -> NodeRef:
    """Return the node as an edge shows it."""
    fields = {"id": node_id, "name": name, "categories": parse_categories(categories)}
    return of_checked(NodeRef, fields)


def document_row(it: Document) -> Row:
    """Return the document's row, without its text."""
    retrieved, terms = it.retrieved.isoformat(), (it.licence, it.release)
    return it.id, it.title, it.sha256, retrieved, *terms, it.loader, it.characters


def document_of(row: Row) -> Document:
    """Return the document from a row without its text."""
    return Document.model_validate(dict(zip(Document.model_fields, row, strict=True)))


def statement_row(statement: Statement) -> Row:
    """Return all that tells the statement from others of its document, in words."""
    where, hedge = statement.evidence, statement.hedge
    said = statement.subject.id, statement.predicate.value, statement.object.id
    manner = where.section, where.method, where.rule, hedge.word, hedge.level.value
    return (*said, int(statement.negated), *manner, where.start, where.sentence)


def statement_of(row: Row) -> Statement:
    """Return the statement from a row with both ends spelt out."""
    subject, predicate, object_ = ref_of(*row[:3]), row[3], ref_of(*row[4:7])
    negated, word, level = row[7:10]
    return Statement(
        subject=subject,
        predicate=parse_predicate(predicate),
        object=object_,
        negated=bool(negated),
        hedge=Hedge(word=word, level=level),
        evidence=evidence_of(row[10:]),
    )


def evidence_of(row: Sequence[Any]) -> Evidence:
    """Return where a statement stands, from a row's last cells."""
    return of_checked(Evidence, dict(zip(_PLACE, row, strict=True)))


def edge_of(row: Row) -> Edge:
    """Return the edge from a row with both ends spelt out."""
    fields = {
        "id": row[0],
        "subject": ref_of(*row[1:4]),
        "predicate": parse_predicate(row[4]),
        "object": ref_of(*row[5:8]),
        "statements": row[8],
        "documents": row[9],
    }
    return of_checked(Edge, fields)


def change_row(change: Change) -> Row:
    """Return the change's row."""
    return tuple(change.model_dump().values())


def change_of(row: Row) -> Change:
    """Return the change."""
    return Change.model_validate(dict(zip(Change.model_fields, row, strict=True)))


def _tuple(text: str) -> tuple[Any, ...]:
    return () if text == "[]" else tuple(json.loads(text))


def _array(values: tuple[Any, ...]) -> str:
    return json.dumps(values, ensure_ascii=False) if values else "[]"
