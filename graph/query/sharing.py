"""Who shares neighbours with a node, by sums over arrays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice

import numpy as np

from graph.errors import DeadlineExceeded
from graph.query.arrays import Frontier, distinct, first_of_equal, highest, in_order, owners, table
from graph.query.ranking import shared_weights
from graph.query.requests import (
    EXACT_TOTAL,
    HUB_DEGREE,
    HUB_NEIGHBOURS,
    MAX_SHARED,
    RelatedQuery,
)
from graph.query.steps import Clock, Ints, Shared, Sharing, Topology
from graph.store import EdgeFilter
from graph.vocabulary import Category


def find_shared(topology: Topology, centre: str, query: RelatedQuery, clock: Clock) -> Shared:
    """Return who shares most neighbours with a node; see `steps.SupportsShared` for what that is.

    Complexity:
        O(edges looked at) in numpy: those of the centre, and 600,000 at most of its neighbours.
    """
    edges = EdgeFilter(predicates=query.predicates)
    me = topology.numbers([centre])
    neighbours = topology.look(me, edges).neighbours
    around = neighbours[first_of_equal(neighbours)].astype(np.int64)
    if query.by:
        around = around[topology.having(around, query.by)]
    between = _least_common(topology, around)
    middles, others, reason = _look(topology, between, edges, clock)
    wanted = others != me[0]
    if query.categories:
        wanted &= topology.having(others, query.categories)
    middles, others = middles[wanted], others[wanted]
    weights = shared_weights(between.degrees)
    # Sums of floats are exact up to 2**53.
    sums = np.bincount(others, weights[middles], minlength=topology.size)
    found = in_order(topology, np.flatnonzero(table(topology.size, others)))
    scores = sums[found].astype(np.int64)
    best = highest(scores, query.offset + query.limit)[query.offset :]
    page = found[best]
    shown = table(topology.size, page)[others]
    heaviest, totals = _explain(topology, between, middles[shown], others[shown], page)
    named = np.concatenate((page, between.numbers))
    return Shared(
        list(map(Sharing, topology.curies(page), scores[best].tolist(), totals, heaviest)),
        min(len(found), EXACT_TOTAL + 1),
        len(around),
        len(between.numbers),
        _Categories(topology, named),
        reason,
    )


class _Categories(Mapping[str, tuple[Category, ...]]):
    """Those of some nodes, looked up when asked for: few answers are too late for names."""

    def __init__(self, topology: Topology, numbers: Ints) -> None:
        self._topology, self._numbers = topology, numbers

    @cached_property
    def _known(self) -> dict[str, tuple[Category, ...]]:
        topology, numbers = self._topology, self._numbers
        return dict(zip(topology.curies(numbers), topology.categories(numbers), strict=True))

    def __getitem__(self, curie: str) -> tuple[Category, ...]:
        return self._known[curie]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def _least_common(topology: Topology, numbers: Ints) -> Frontier:
    """Return the neighbours to go through, least common first."""
    specific = in_order(topology, numbers[topology.degrees(numbers) <= HUB_DEGREE])
    degrees = topology.degrees(specific)
    chosen = highest(-degrees, HUB_NEIGHBOURS)
    return Frontier(specific[chosen], degrees[chosen], 0)


def _look(
    topology: Topology, between: Frontier, edges: EdgeFilter, clock: Clock
) -> tuple[Ints, Ints, str | None]:
    """Return every pair of a neighbour (by its place) and a node next to it, once."""
    middles, others = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    start, reason = 0, None
    for chunk in between.chunks():
        try:
            halves = topology.look(chunk, edges)
        except DeadlineExceeded:
            reason = "deadline"
            break
        whose = owners(halves)
        once = distinct(whose, halves.neighbours)
        middles.append(whose[once] + start)
        others.append(halves.neighbours[once].astype(np.int64))
        start += len(chunk)
        if clock.late and start < len(between.numbers):
            reason = "deadline"
            break
    return np.concatenate(middles), np.concatenate(others), reason


def _explain(
    topology: Topology, between: Frontier, middles: Ints, others: Ints, page: Ints
) -> tuple[list[list[tuple[int, str]]], list[int]]:
    """Return for each node of the page the heaviest nodes that it shares, and how many there are."""
    order = np.argsort(page)
    at = order[np.searchsorted(page, others, sorter=order)]
    weights = shared_weights(between.degrees)
    ranks = topology.ranks(between.numbers)[middles]
    order = np.lexsort((ranks, -weights[middles], at))
    totals = np.bincount(at, minlength=len(page))
    begins = np.cumsum(totals) - totals
    few = order[np.arange(len(order)) - begins[at[order]] < MAX_SHARED]
    best = middles[few]
    pairs = zip(weights[best].tolist(), topology.curies(between.numbers[best]), strict=True)
    heaviest = [list(islice(pairs, min(total, MAX_SHARED))) for total in totals.tolist()]
    return heaviest, totals.tolist()
