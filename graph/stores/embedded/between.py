"""The edges between pairs of nodes, from the arrays as far as these tell all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from pydantic import TypeAdapter

from graph.model import Edge
from graph.store import EdgeFilter
from graph.stores.embedded.adjacency import IN, OUT, Adjacency, Longs
from graph.stores.embedded.identifiers import edge_id
from graph.stores.embedded.labels import Known, Labels
from graph.vocabulary import Predicate

Pair = tuple[str, str]
Found = dict[Pair, tuple[Edge, ...]]

_PREDICATES = [(predicate, predicate.value) for predicate in Predicate]
_EDGES = TypeAdapter(list[Edge])  # makes many at once in half the time
_FEW = 16


def find_edges_between(
    adjacency: Adjacency, labels: Labels, pairs: Collection[Pair], edges: EdgeFilter
) -> tuple[Found, list[Pair]]:
    """Return for each pair the edges that fit, and the pairs that the file has to be asked about.

    The arrays do not tell how many documents an edge stands in, which is clear only of one statement;
    and they have no self-loops.

    Complexity:
        O(log d) for each pair, where d is the degree of its first.
    """
    asked = [
        (pair, first, second)
        for pair in dict.fromkeys(pairs)
        if (first := labels.find(adjacency, pair[0])) is not None
        and (second := labels.find(adjacency, pair[1])) is not None
    ]
    places, halves = _find_halves(
        adjacency, [(first.number, second.number) for _, first, second in asked]
    )
    if not edges.is_any:
        fits = adjacency.fits(halves, edges)
        places, halves = places[fits], halves[fits]
    open_ = {pair for pair, first, second in asked if first.number == second.number}
    rows: list[dict[str, Any]] = []
    of_pair: defaultdict[Pair, list[int]] = defaultdict(list)
    columns = adjacency.predicates[halves], adjacency.ways[halves], adjacency.statements[halves]
    for number, *half in zip(places.tolist(), *(each.tolist() for each in columns), strict=True):
        pair, first, second = asked[number]
        if half[2] > 1:
            open_.add(pair)
        of_pair[pair].append(len(rows))
        rows.append(_row(first, second, *half))
    made = _EDGES.validate_python(rows)
    found = {
        pair: _in_order([made[place] for place in places])
        for pair, places in of_pair.items()
        if pair not in open_
    }
    return found, list(open_)


def _row(first: Known, second: Known, code: int, way: int, statements: int) -> dict[str, Any]:
    """Return the edge's fields; a symmetric one has the smaller CURIE first."""
    onward = way == OUT or (way != IN and first.number < second.number)
    subject, object_ = (first.ref, second.ref) if onward else (second.ref, first.ref)
    predicate, name = _PREDICATES[code]
    return {
        "id": edge_id(subject.id, name, object_.id),
        "subject": subject,
        "predicate": predicate,
        "object": object_,
        "statements": statements,
        "documents": 1,
    }


def _in_order(edges: Sequence[Edge]) -> tuple[Edge, ...]:
    if len(edges) == 1:
        return (edges[0],)
    return tuple(sorted(edges, key=lambda edge: (edge.predicate.value, edge.id)))


def _find_halves(adjacency: Adjacency, ends: Sequence[tuple[int, int]]) -> tuple[Longs, Longs]:
    """Return every half from a first node to its second: the place of the pair, and the half's."""
    of_owner: defaultdict[int, list[int]] = defaultdict(list)
    for place, (first, _) in enumerate(ends):
        of_owner[first].append(place)
    if len(of_owner) > _FEW:
        return _search(adjacency, *np.array(ends, dtype=np.int64).T)
    found: list[tuple[int, int]] = []
    for owner, places in of_owner.items():
        start, stop = adjacency.offsets[owner : owner + 2].tolist()
        neighbours = adjacency.neighbours[start:stop]
        wanted = np.array([ends[place][1] for place in places], dtype=neighbours.dtype)
        begins = neighbours.searchsorted(wanted).tolist()
        behind = neighbours.searchsorted(wanted, side="right").tolist()
        for place, first, last in zip(places, begins, behind, strict=True):
            found += [(place, start + half) for half in range(first, last)]
    columns = np.array(found, dtype=np.int64).reshape(-1, 2).T
    return columns[0], columns[1]


def _search(adjacency: Adjacency, first: Longs, second: Longs) -> tuple[Longs, Longs]:
    """Return the same for pairs of many first nodes: all are looked up side by side."""
    low, high = adjacency.offsets[first], adjacency.offsets[first + 1]
    ends = high.copy()
    while len(unsure := np.flatnonzero(low < high)):
        middle = (low[unsure] + high[unsure]) // 2
        before = adjacency.neighbours[middle] < second[unsure]
        low[unsure[before]] = middle[before] + 1
        high[unsure[~before]] = middle[~before]
    places, halves = [], []
    left = np.arange(len(first))
    while len(left):  # once more than any two nodes have parallel edges
        left = left[low[left] < ends[left]]
        left = left[adjacency.neighbours[low[left]] == second[left]]
        places.append(left)
        halves.append(low[left])
        low[left] += 1
    return np.concatenate(places), np.concatenate(halves)
