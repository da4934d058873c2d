"""One hop around a node, from its halves straight to what answers show."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import chain, repeat
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from graph.model import Edge, Neighbour, NodeRef, each_of_checked
from graph.query.arrays import first_of_equal, highest
from graph.query.requests import NeighbourhoodQuery
from graph.query.steps import Hop
from graph.store import EdgeFilter
from graph.stores.embedded.adjacency import Adjacency, Longs
from graph.stores.embedded.between import Found, Pair, make_edges, search_at
from graph.stores.embedded.labels import Labels
from graph.stores.embedded.looking import ArrayTopology

_FEW = 250  # halves, up to which plain numbers are faster than arrays
_by_id = attrgetter("id")
ReadEdges = Callable[[Collection[Pair], EdgeFilter], Found]


class _Page(NamedTuple):
    """The neighbours to show.

    Attributes:
        support: The statements that lead to each, by its number, in the order of the answer.
        halves: All halves that lead to them, and maybe others.
        others: Where each of these leads.
        statements: How many each has.
        counted: How many neighbours fit.
    """

    support: dict[int, int]
    halves: Longs | slice
    others: list[int]
    statements: list[int]
    counted: int


def find_hop(
    adjacency: Adjacency,
    labels: Labels,
    centre: int,
    query: NeighbourhoodQuery,
    read_edges: ReadEdges,
) -> Hop:
    """Return what is next to the node.

    Args:
        adjacency: The arrays.
        labels: What nodes are called.
        centre: The number of the query's centre.
        query: The question.
        read_edges: Asks the file for edges that the arrays do not tell all of; see `between`.

    Complexity:
        O(d), where d is the degree of the node, and as many values as are shown.
    """
    halves = slice(adjacency.offsets.item(centre), adjacency.offsets.item(centre + 1))
    few = halves.stop - halves.start <= _FEW and query.edges.is_any and not query.categories
    page = (_choose_of_few if few else _choose)(adjacency, labels, halves, query)
    nodes = labels.met(adjacency, [centre, *page.support])
    neighbours = [
        {"node": nodes[other], "hop": 1, "support": support}
        for other, support in page.support.items()
    ]
    edges, unclear = _edges_to(adjacency, centre, nodes, page)
    if unclear:
        here = nodes[centre].id
        pairs = [(here, nodes[other].id) for other in unclear]
        edges += chain.from_iterable(read_edges(pairs, query.edges).values())
    edges.sort(key=_by_id)
    shown = tuple(each_of_checked(Neighbour, neighbours))
    return Hop(nodes[centre], shown, tuple(edges), page.counted)


def _edges_to(
    adjacency: Adjacency, centre: int, nodes: Sequence[NodeRef], page: _Page
) -> tuple[list[Edge], set[int]]:
    """Return the edges to the page's nodes, and those to which the arrays do not tell all of them."""
    others, codes = page.others, adjacency.predicates[page.halves].tolist()
    ways, unclear = adjacency.ways[page.halves].tolist(), set[int]()
    if len(page.support) < page.counted or max(page.statements, default=1) > 1:
        said = zip(others, page.statements, strict=True)
        unclear = {other for other, statements in said if statements > 1} & page.support.keys()
        clear = page.support.keys() - unclear
        rows = [row for row in zip(others, codes, ways, strict=True) if row[0] in clear]
        others, codes, ways = map(list, zip(*rows, strict=True)) if rows else ([], [], [])
    seconds = map(nodes.__getitem__, others)
    return make_edges(zip(repeat(nodes[centre]), seconds, codes, ways)), unclear


def _choose_of_few(
    adjacency: Adjacency, _: Labels, halves: slice, query: NeighbourhoodQuery
) -> _Page:
    """Return the page where every edge fits."""
    others = adjacency.neighbours[halves].tolist()
    statements = adjacency.statements[halves].tolist()
    support = dict(zip(others, statements, strict=True))
    if len(support) < len(others):
        support = dict.fromkeys(support, 0)
        for other, said in zip(others, statements, strict=True):
            support[other] += said
    counted = len(support)
    if counted > query.limit or query.offset or max(support.values(), default=1) > 1:
        best = sorted(support, key=support.__getitem__, reverse=True)  # equal ones stay as they are
        page = best[query.offset : query.offset + query.limit]
        support = {other: support[other] for other in page}
    return _Page(support, halves, others, statements, counted)


def _choose(
    adjacency: Adjacency, labels: Labels, halves: slice, query: NeighbourhoodQuery
) -> _Page:
    """Return the same of any node, by arrays."""
    fitting = np.arange(halves.start, halves.stop)
    if not query.edges.is_any:
        fitting = fitting[adjacency.fits(halves, query.edges)]
    others = adjacency.neighbours[fitting]
    starts = first_of_equal(others)
    numbers = others[starts].astype(np.int64)
    support = np.add.reduceat(adjacency.statements[fitting], starts) if len(starts) else starts
    if query.categories:
        listed = ArrayTopology(adjacency, labels).having(numbers, query.categories)
        numbers, support = numbers[listed], support[listed]
    page = highest(support, query.offset + query.limit)[query.offset :]
    shown = dict(zip(numbers[page].tolist(), support[page].tolist(), strict=True))
    found = fitting[search_at(others, numbers[page])[1]]
    leading = adjacency.neighbours[found].tolist(), adjacency.statements[found].tolist()
    return _Page(shown, found, *leading, len(numbers))
