"""What lies around a node."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from graph.errors import DeadlineExceeded
from graph.model import Edge, Neighbour, Neighbourhood, Total, Truncation
from graph.query.expansion import Budget, Expander
from graph.query.requests import (
    EXACT_TOTAL,
    MAX_EDGES,
    MAX_NEIGHBOURS,
    MAX_RADIUS,
    NeighbourhoodQuery,
    check_offset,
    check_range,
)
from graph.store import Reader
from graph.vocabulary import Category


class _Reached(NamedTuple):
    """A node of the ball: sorts by hop, then support, then CURIE."""

    hop: int
    minus_support: int
    id: str
    degree: int
    categories: tuple[Category, ...]


def find_neighbourhood(reader: Reader, query: NeighbourhoodQuery) -> Neighbourhood:
    """Return the ball around a node, nearest first.

    Args:
        reader: The state of the graph to ask.
        query: The question.

    Returns:
        Neighbours ordered by hop, then support (most statements first), then CURIE; the edges that join
        the listed ones to the hop before, by identifier, at most 2,000; the total, exact up to 10,000.

    Raises:
        OutOfRange: When radius, limit or offset is.
        NodeNotFound: When there is no such centre.

    Complexity:
        One step of the store a hop; at most `max_work` edges looked at, those of the least common nodes
        of a hop first.
    """
    check_range("radius", query.radius, 1, MAX_RADIUS)
    check_range("limit", query.limit, 1, MAX_NEIGHBOURS)
    check_offset(query.offset)
    centre = reader.resolve(query.centre)
    budget = Budget(reader, query.max_work)
    layers, joins = _walk(reader, query, centre, budget)
    listed = sorted(
        each
        for layer in layers
        for each in layer.values()
        if not query.categories or query.categories.intersection(each.categories)
    )
    page = listed[query.offset : query.offset + query.limit]
    nodes = reader.find_nodes([centre, *(each.id for each in page)])
    edges, cut = _find_edges(reader, query, page, joins)
    exact = len(listed) <= EXACT_TOTAL and budget.reason is None
    return Neighbourhood(
        centre=nodes[centre].ref,
        neighbours=tuple(
            Neighbour(node=nodes[each.id].ref, hop=each.hop, support=-each.minus_support)
            for each in page
        ),
        edges=edges,
        total=Total(count=min(len(listed), EXACT_TOTAL), exact=exact),
        truncated=budget.truncated or cut,
    )


_Layer = dict[str, _Reached]
_Joins = dict[str, list[str]]


def _walk(
    reader: Reader, query: NeighbourhoodQuery, centre: str, budget: Budget
) -> tuple[list[_Layer], _Joins]:
    """Return the nodes of each hop, and for each node those of the hop before that lead to it."""
    expander = Expander(reader, query.edges, budget)
    frontier = [(degree, node_id) for node_id, degree in reader.find_degrees([centre]).items()]
    seen = {centre}
    layers: list[_Layer] = []
    joins: _Joins = {}
    for hop in range(1, query.radius + 1):
        affordable = [node_id for _, node_id in budget.affordable(frontier)]
        layer: _Layer = {}
        for node_id, neighbours in expander.expand(affordable).items():
            for each in neighbours:
                if each.id not in seen:
                    before = layer.get(each.id)
                    support = each.statements - (before.minus_support if before else 0)
                    layer[each.id] = _Reached(hop, -support, each.id, each.degree, each.categories)
                    joins.setdefault(each.id, []).append(node_id)
        layers.append(layer)
        seen |= layer.keys()
        frontier = [(each.degree, each.id) for each in layer.values()]
    return layers, joins


def _find_edges(
    reader: Reader, query: NeighbourhoodQuery, page: Sequence[_Reached], joins: _Joins
) -> tuple[tuple[Edge, ...], Truncation | None]:
    pairs = [(before, each.id) for each in page for before in sorted(joins[each.id])]
    edges: list[Edge] = []
    with suppress(DeadlineExceeded):
        found = reader.find_edges_between(pairs[:MAX_EDGES], query.edges)
        edges = [edge for each in found.values() for edge in each]
        if len(pairs) <= MAX_EDGES and len(edges) <= MAX_EDGES:
            return tuple(sorted(edges, key=lambda edge: edge.id)), None
        detail = f"Only {MAX_EDGES} edges are listed; ask for fewer neighbours."
        edges = sorted(edges, key=lambda edge: edge.id)[:MAX_EDGES]
        return tuple(edges), Truncation(reason="results", detail=detail)
    detail = "The time ran out before the edges were read; the neighbours are right."
    return (), Truncation(reason="deadline", detail=detail)
