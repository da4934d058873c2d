"""Values back from rows of properties; `graph.property_graph` has the way there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
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
    SchemaEntry,
    Statement,
    edge_ends,
    of_checked,
)
from graph.property_graph import Row
from graph.store import Adjacent, EdgeFilter
from graph.vocabulary import Category, Predicate, parse_predicate

CATEGORIES = {category.value: category for category in Category}
_PREDICATES = {predicate.value: predicate for predicate in Predicate}
_SYMMETRIC = [predicate.value for predicate in Predicate if predicate.symmetric]


def categories_of(names: Iterable[str]) -> tuple[Category, ...]:
    """Return the categories of these names, in their order."""
    return _categories_of(tuple(names))


@lru_cache(maxsize=1_000)  # a graph has few combinations, and an answer hundreds of nodes
def _categories_of(names: tuple[str, ...]) -> tuple[Category, ...]:
    return tuple(CATEGORIES[name] for name in names)


def names_of(categories: Collection[Category]) -> list[str] | None:
    """Return the categories as a parameter: None for any."""
    return sorted(each.value for each in categories) or None


def edge_parameters(edges: EdgeFilter) -> dict[str, Any]:
    """Return the parameters of every query about edges that fit."""
    wanted = edges.predicates
    return {
        "predicates": None if wanted is None else sorted(item.value for item in wanted),
        "direction": edges.direction.value,
        "symmetric": _SYMMETRIC,
    }


def document_of(row: Mapping[str, Any]) -> Document:
    """Return the document; it takes only what it knows."""
    return Document.model_validate({name: row.get(name) for name in Document.model_fields})


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


def description_of(row: Mapping[str, Any]) -> Node:
    """Return what the document says of the node."""
    return node_of({**row, "id": row["node"]})


def node_of(row: Mapping[str, Any]) -> Node:
    """Return the node; what the database keeps beside it is left out."""
    return Node.model_validate({name: row[name] for name in Node.model_fields if name in row})


def candidates_of(found: Iterable[Sequence[Any]]) -> dict[str, Node]:
    """Return nodes by identifier, from rows of `cypher.FIND_NAME_CANDIDATES`."""
    return {
        node_id: of_checked(
            Node,
            {
                "id": node_id,
                "name": name,
                "categories": categories,
                "synonyms": tuple(synonyms or ()),
                "xrefs": tuple(xrefs or ()),
                "description": description,
            },
        )
        for names, nodes in found
        for categories in (categories_of(names),)
        for node_id, name, synonyms, xrefs, description in nodes
    }


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


def edges_of(found: Sequence[Sequence[Any]], first: NodeRef, second: NodeRef) -> tuple[Edge, ...]:
    """Return the edges between two nodes, ordered by predicate, then identifier.

    Args:
        found: Of each: identifier, predicate, statements, documents, and whether it runs from the first.
        first: One of the nodes.
        second: The other.
    """
    # What the database holds has been checked when it went in.
    return tuple(
        [
            of_checked(
                Edge,
                {
                    "id": edge_id,
                    "subject": first if forward else second,
                    "predicate": _PREDICATES[predicate],
                    "object": second if forward else first,
                    "statements": statements,
                    "documents": documents,
                },
            )
            for edge_id, predicate, statements, documents, forward in (
                found if len(found) == 1 else sorted(found, key=_by_predicate)
            )
        ]
    )


def _by_predicate(edge: Sequence[Any]) -> tuple[str, str]:
    return edge[1], edge[0]


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


def change_of(row: Mapping[str, Any]) -> Change:
    """Return the change."""
    return Change.model_validate({name: row[name] for name in Change.model_fields})
