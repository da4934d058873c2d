"""The edges between pairs of nodes, from the arrays as far as these tell all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from graph.model import Edge, NodeRef, each_of_checked
from graph.store import EdgeFilter
from graph.stores.embedded.adjacency import IN, OUT, Adjacency, Ints, Longs
from graph.stores.embedded.identifiers import edge_id
from graph.stores.embedded.labels import Labels
from graph.vocabulary import Predicate

Pair = tuple[str, str]
Found = dict[Pair, tuple[Edge, ...]]

_PREDICATES = [(predicate, predicate.value) for predicate in Predicate]
_FEW = 40


class Half(NamedTuple):
    """A half that leads from the first to the second of a pair, by the place of the pair."""

    place: int
    code: int
    way: int
    statements: int


def find_edges_between(
    adjacency: Adjacency, labels: Labels, pairs: Collection[Pair], edges: EdgeFilter
) -> tuple[Found, list[Pair]]:
    """Return for each pair the edges that fit, and the pairs that the file has to be asked about.

    The arrays do not tell how many documents an edge stands in, which is clear only of one statement;
    and they have no self-loops.

    Complexity:
        O(log d) for each pair, where d is the degree of its first.
    """
    numbers = labels.numbers(adjacency, dict.fromkeys(chain.from_iterable(pairs)))
    asked = [
        (pair, numbers[pair[0]], numbers[pair[1]])
        for pair in dict.fromkeys(pairs)
        if pair[0] in numbers and pair[1] in numbers
    ]
    halves = _find_halves(adjacency, [(first, second) for _, first, second in asked], edges)
    which = [asked[half.place] for half in halves]
    firsts = labels.refs(adjacency, [first for _, first, _ in which])
    seconds = labels.refs(adjacency, [second for _, _, second in which])
    codes, ways = [half.code for half in halves], [half.way for half in halves]
    made = make_edges(zip(firsts, seconds, codes, ways, strict=True))
    found: Found = {}
    open_ = {pair for pair, first, second in asked if first == second}
    for (pair, *_), half, edge in zip(which, halves, made, strict=True):
        if half.statements > 1:
            open_.add(pair)
        found[pair] = _in_order(*found[pair], edge) if pair in found else (edge,)
    for pair in open_:
        found.pop(pair, None)
    return found, list(open_)


def make_edges(halves: Iterable[tuple[NodeRef, NodeRef, int, int]]) -> list[Edge]:
    """Return the edges of one statement each; a symmetric one has the smaller CURIE first.

    Args:
        halves: Whose each half is and who is at its other end, and its predicate and way.
    """
    rows = []
    for first, second, code, way in halves:
        onward = way == OUT or (way != IN and first.id < second.id)
        subject, object_ = (first, second) if onward else (second, first)
        predicate, name = _PREDICATES[code]
        rows.append({
            "id": edge_id(subject.id, name, object_.id),
            "subject": subject,
            "predicate": predicate,
            "object": object_,
            "statements": 1,
            "documents": 1,
        })  # fmt: skip
    return each_of_checked(Edge, rows)


def _in_order(*edges: Edge) -> tuple[Edge, ...]:
    return tuple(sorted(edges, key=lambda edge: (edge.predicate.value, edge.id)))


def _find_halves(
    adjacency: Adjacency, ends: Sequence[tuple[int, int]], edges: EdgeFilter
) -> list[Half]:
    """Return every half that fits from a first node to its second.

    Each of the three ways is several times faster than the others for what it is taken for.
    """
    columns = adjacency.predicates, adjacency.ways, adjacency.statements
    if len(ends) <= _FEW:
        found = [
            (place, half) for place, pair in enumerate(ends) for half in _one(adjacency, *pair)
        ]
        if edges.is_any:
            code, way, statements = (column.item for column in columns)
            return [Half(place, code(at), way(at), statements(at)) for place, at in found]
        places, halves = np.array(found, dtype=np.int64).reshape(-1, 2).T
    elif len({first for first, _ in ends}) == 1:
        start, stop = adjacency.offsets[ends[0][0] : ends[0][0] + 2].tolist()
        places, halves = search_at(adjacency.neighbours[start:stop], [second for _, second in ends])
        halves += start
    else:
        places, halves = _search(adjacency, *np.array(ends, dtype=np.int64).T)
    if not edges.is_any:
        fits = adjacency.fits(halves, edges)
        places, halves = places[fits], halves[fits]
    every = places.tolist(), *(column[halves].tolist() for column in columns)
    return list(map(Half, *every))


def _one(adjacency: Adjacency, first: int, second: int) -> Iterator[int]:
    """Yield the halves from one node to another."""
    start, stop = adjacency.offsets.item(first), adjacency.offsets.item(first + 1)
    neighbours = adjacency.neighbours
    half = bisect_left(neighbours, second, start, stop)
    while half < stop and neighbours[half] == second:
        yield half
        half += 1


def search_at(neighbours: Ints, wanted: npt.ArrayLike) -> tuple[Longs, Longs]:
    """Return where each of the wanted stands in one node's neighbours: its place, and the neighbour's."""
    wanted = np.array(wanted, dtype=neighbours.dtype)
    begins = neighbours.searchsorted(wanted)
    counts = neighbours.searchsorted(wanted, side="right") - begins
    places = np.arange(len(wanted)).repeat(counts)
    shifts = begins - counts.cumsum() + counts
    return places, shifts[places] + np.arange(len(places))


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
