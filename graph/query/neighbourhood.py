"""What lies around a node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from graph.errors import DeadlineExceeded
from graph.model import Edge, Neighbour, Neighbourhood, Total, Truncation
from graph.query.expansion import Budget, End, Expander
from graph.query.naming import find_edges, find_refs, get_refs
from graph.query.requests import (
    EXACT_TOTAL,
    MAX_EDGES,
    MAX_NEIGHBOURS,
    MAX_RADIUS,
    NeighbourhoodQuery,
    check_offset,
    check_range,
)
from graph.store import Adjacent, Reader
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
        DeadlineExceeded: When there was no time to look up even that.

    Complexity:
        One step of the store a hop; at most `max_work` edges looked at, those of the least common nodes
        of a hop first.
    """
    check_range("radius", query.radius, 1, MAX_RADIUS)
    check_range("limit", query.limit, 1, MAX_NEIGHBOURS)
    check_offset(query.offset)
    (centre,) = get_refs(reader, (query.centre,))
    budget = Budget(reader, query.max_work)
    expander = Expander(reader, query.edges, budget)
    layers, joins = _walk(reader, query, centre.id, expander, budget)
    listed = sorted(
        each
        for layer in layers
        for each in layer.values()
        if not query.categories or query.categories.intersection(each.categories)
    )
    exact = len(listed) <= EXACT_TOTAL and budget.reason is None
    page = listed[query.offset : query.offset + query.limit]
    refs = find_refs(reader, [each.id for each in page], [centre], [expander], budget)
    edges, cut = _find_edges(reader, query, page, joins, budget)
    return Neighbourhood(
        centre=centre,
        neighbours=tuple(
            Neighbour(node=refs[each.id], hop=each.hop, support=-each.minus_support)
            for each in page
        ),
        edges=edges,
        total=Total(count=min(len(listed), EXACT_TOTAL), exact=exact),
        truncated=budget.truncated or cut,
    )


_Layer = dict[str, _Reached]
_Joins = dict[str, list[str]]


def _walk(
    reader: Reader, query: NeighbourhoodQuery, centre: str, expander: Expander, budget: Budget
) -> tuple[list[_Layer], _Joins]:
    """Return the nodes of each hop, and for each node those of the hop before that lead to it.

    A hop behind one that was cut would have nodes in it that are nearer than they seem, so it is not
    looked at.
    """
    frontier = _start(reader, centre, budget)
    seen = {centre}
    layers: list[_Layer] = []
    joins: _Joins = defaultdict(list)
    for hop in range(1, query.radius + 1):
        support: defaultdict[str, int] = defaultdict(int)
        first: dict[str, Adjacent] = {}
        for node_id, neighbours in expander.expand(expander.affordable(frontier)).items():
            for each in neighbours:
                if each.id not in seen:
                    first.setdefault(each.id, each)
                    support[each.id] += each.statements
                    joins[each.id].append(node_id)
        layer = {
            each.id: _Reached(hop, -support[each.id], each.id, each.degree, each.categories)
            for each in first.values()
        }
        layers.append(layer)
        if budget.reason is not None:
            break
        seen |= layer.keys()
        frontier = [(each.degree, each.id) for each in layer.values()]
    return layers, joins


def _start(reader: Reader, centre: str, budget: Budget) -> list[End]:
    try:
        return [(degree, node_id) for node_id, degree in reader.find_degrees([centre]).items()]
    except DeadlineExceeded:
        budget.reason = "deadline"
        return []


def _find_edges(
    reader: Reader,
    query: NeighbourhoodQuery,
    page: Sequence[_Reached],
    joins: _Joins,
    budget: Budget,
) -> tuple[tuple[Edge, ...], Truncation | None]:
    """Return the edges that join the page to the hop before, those of the first neighbours at least."""
    pairs = [(before, each.id) for each in page for before in sorted(joins[each.id])]
    found = find_edges(reader, pairs[:MAX_EDGES], query.edges, budget)
    edges = [edge for pair in pairs[:MAX_EDGES] for edge in found.get(pair, ())]
    cut = None
    if len(pairs) > MAX_EDGES or len(edges) > MAX_EDGES:
        detail = f"Only {MAX_EDGES} edges are listed; ask for fewer neighbours."
        cut = Truncation(reason="results", detail=detail)
    return tuple(sorted(edges[:MAX_EDGES], key=lambda edge: edge.id)), cut
