"""What lies around a node."""

from __future__ import annotations

from itertools import chain

from graph.errors import DeadlineExceeded
from graph.model import Neighbour, Neighbourhood, Total, of_checked
from graph.query.ball import find_ball
from graph.query.naming import Naming, get_refs
from graph.query.numbering import topology_of
from graph.query.requests import (
    EXACT_TOTAL,
    MAX_NEIGHBOURS,
    MAX_RADIUS,
    NeighbourhoodQuery,
    check_offset,
    check_range,
)
from graph.query.steps import Ball, Clock, SupportsBall, SupportsHop, supports
from graph.store import Reader


def find_neighbourhood(reader: Reader, query: NeighbourhoodQuery) -> Neighbourhood:
    """Return the ball around a node, nearest first.

    Args:
        reader: The state of the graph to ask.
        query: The question.

    Returns:
        Neighbours ordered by hop, then support (most statements first), then CURIE; by identifier the
        edges that join the listed ones to the hop before, where more than `most_joins` nodes lead to
        one, to the least common of these (support counts all); the total, exact up to 10,000.

    Raises:
        OutOfRange: When radius, limit or offset is.
        NodeNotFound: When there is no such centre.
        DeadlineExceeded: When there was no time to look up even that.

    Complexity:
        At most `max_work` edges looked at, those of the least common nodes of a hop first. Hops behind a
        full page are looked at only as far as the total is counted.
    """
    check_range("radius", query.radius, 1, MAX_RADIUS)
    check_range("limit", query.limit, 1, MAX_NEIGHBOURS)
    check_offset(query.offset)
    return _find_at_once(reader, query) or _find_in_steps(reader, query)


def _find_at_once(reader: Reader, query: NeighbourhoodQuery) -> Neighbourhood | None:
    """Return the answer of a reader that has it at hand."""
    if query.radius > 1 or not supports(reader, SupportsHop):
        return None
    hop = reader.find_hop(query)
    if hop is None:
        return None
    exact = hop.counted <= EXACT_TOTAL
    fields = {
        "centre": hop.centre,
        "neighbours": hop.neighbours,
        "edges": hop.edges,
        "total": of_checked(Total, {"count": min(hop.counted, EXACT_TOTAL), "exact": exact}),
        "truncated": None,
    }
    return of_checked(Neighbourhood, fields)


def _find_in_steps(reader: Reader, query: NeighbourhoodQuery) -> Neighbourhood:
    (centre,) = get_refs(reader, (query.centre,), query)
    naming = Naming(reader, query.edges)
    ball = _find_ball(reader, centre.id, query)
    naming.reason = ball.reason
    exact = ball.counted <= EXACT_TOTAL and ball.reason is None
    categories = {each.id: each.categories for each in ball.page}
    refs = naming.find_refs(categories, [centre], categories)
    edges = naming.find_edges(ball.joins)
    return Neighbourhood(
        centre=centre,
        neighbours=tuple(
            of_checked(Neighbour, {"node": refs[each.id], "hop": each.hop, "support": each.support})
            for each in ball.page
        ),
        edges=tuple(sorted(chain.from_iterable(edges.values()), key=lambda edge: edge.id)),
        total=Total(count=min(ball.counted, EXACT_TOTAL), exact=exact),
        truncated=naming.truncated,
    )


def _find_ball(reader: Reader, centre: str, query: NeighbourhoodQuery) -> Ball:
    clock = Clock(reader.deadline)
    try:
        if supports(reader, SupportsBall):
            return reader.find_ball(centre, query, clock)
        return find_ball(topology_of(reader), centre, query, clock)
    except DeadlineExceeded:
        return Ball([], [], 0, "deadline")
