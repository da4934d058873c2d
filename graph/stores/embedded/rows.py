"""Between rows of the tables and values of the model."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from graph.model import Document, Edge, Evidence, Hedge, Node, NodeRef, Statement
from graph.vocabulary import HedgeLevel, parse_category, parse_predicate

STATEMENT_COLUMNS = (
    "id, document, edge, subject, predicate, object, negated, hedge_word, hedge_level,"
    ' section, start, "end", method, rule'
)
EDGE_COLUMNS = "id, subject, predicate, object, statements, documents"
DOCUMENT_COLUMNS = "id, title, sha256, retrieved, licence, loader, length(text)"


def dump_node(node: Node) -> str:
    """Return the node as text that is equal when the node is equal."""
    return node.model_dump_json()


def parse_node(body: str) -> Node:
    """Return the node that `dump_node` wrote."""
    values: dict[str, Any] = json.loads(body)
    values["categories"] = tuple(parse_category(name) for name in values["categories"])
    values["synonyms"], values["xrefs"] = tuple(values["synonyms"]), tuple(values["xrefs"])
    return Node.model_construct(**values)  # it was checked when it came in


def dump_statement(statement: Statement) -> tuple[object, ...]:
    """Return the row of `STATEMENT_COLUMNS`."""
    hedge, evidence = statement.hedge, statement.evidence
    return (
        statement.id, evidence.document, statement.edge_id,
        statement.subject.id, statement.predicate.value, statement.object.id,
        int(statement.negated), hedge.word, hedge.level.value,
        evidence.section, evidence.start, evidence.end, evidence.method, evidence.rule,
    )  # fmt: skip


def parse_statement(row: tuple[Any, ...], sentence: str, refs: Mapping[str, NodeRef]) -> Statement:
    """Return the statement of a row of `STATEMENT_COLUMNS`."""
    _, document, _, subject, predicate, object_, negated, word, level, section, *where = row
    start, end, method, rule = where
    return Statement.model_construct(
        subject=refs[subject],
        predicate=parse_predicate(predicate),
        object=refs[object_],
        negated=bool(negated),
        hedge=Hedge.model_construct(word=word, level=HedgeLevel(level)),
        evidence=Evidence.model_construct(
            document=document,
            section=section,
            sentence=sentence,
            start=start,
            end=end,
            method=method,
            rule=rule,
        ),
    )


def parse_edge(row: tuple[Any, ...], refs: Mapping[str, NodeRef]) -> Edge:
    """Return the edge of a row of `EDGE_COLUMNS`."""
    edge_id, subject, predicate, object_, statements, documents = row
    return Edge.model_construct(
        id=edge_id,
        subject=refs[subject],
        predicate=parse_predicate(predicate),
        object=refs[object_],
        statements=statements,
        documents=documents,
    )


def parse_document(row: tuple[Any, ...]) -> Document:
    """Return the document of a row of `DOCUMENT_COLUMNS`."""
    document_id, title, sha256, retrieved, licence, loader, characters = row
    return Document(
        id=document_id,
        title=title,
        sha256=sha256,
        retrieved=datetime.fromisoformat(retrieved),
        licence=licence,
        loader=loader,
        characters=characters,
    )
