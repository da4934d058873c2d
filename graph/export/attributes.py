"""Nodes and edges as flat attributes, for the formats that draw pictures of graphs."""

from __future__ import annotations

from typing import NamedTuple

from graph.export.cells import write_list
from graph.export.kgx import biolink_categories
from graph.export.support import SupportedEdge
from graph.model import Node

Value = str | int | tuple[str, ...]


class Attribute(NamedTuple):
    """A column: its name, and whether it holds whole numbers, texts, or several texts."""

    name: str
    kind: type[int | str | tuple[str, ...]]


NODE_ATTRIBUTES = (
    Attribute("name", str),
    Attribute("category", str),
    Attribute("categories", tuple),
    Attribute("biolink_categories", tuple),
    Attribute("synonyms", tuple),
    Attribute("xrefs", tuple),
    Attribute("description", str),
)
EDGE_ATTRIBUTES = (
    Attribute("predicate", str),
    Attribute("original_predicate", str),
    Attribute("phrase", str),
    Attribute("statements", int),
    Attribute("documents", int),
    Attribute("publications", tuple),
    Attribute("supporting_text", tuple),
)


def node_values(node: Node) -> dict[str, Value]:
    """Return the node's attributes that have a value, in the order of `NODE_ATTRIBUTES`."""
    values = {
        "name": node.name,
        "category": node.categories[0].value,
        "categories": tuple(category.value for category in node.categories),
        "biolink_categories": tuple(biolink_categories(node.categories)),
        "synonyms": node.synonyms,
        "xrefs": node.xrefs,
        "description": node.description,
    }
    return {name: value for name, value in values.items() if value}


def edge_values(each: SupportedEdge) -> dict[str, Value]:
    """Return the edge's attributes that have a value, in the order of `EDGE_ATTRIBUTES`."""
    edge, predicate = each.edge, each.edge.predicate
    values = {
        "predicate": f"biolink:{predicate.biolink}",
        "original_predicate": predicate.value,
        "phrase": predicate.phrase,
        "statements": edge.statements,
        "documents": edge.documents,
        "publications": each.support.documents,
        "supporting_text": each.support.sentences,
    }
    return {name: value for name, value in values.items() if value}


def flat_text(value: Value) -> str:
    """Return a value as one text; a list with bars between its items.

    Example:
        >>> flat_text(("a", "b")), flat_text(2)
        ('a|b', '2')
    """
    return write_list(value) if isinstance(value, tuple) else str(value)
