"""The same questions in graph libraries' memory, driven as well as they can be.

A rival holds one edge for each pair of nodes, whose payload is all edges between the two as they are to
be shown, and one payload for each node. It gives the same answers, made of the same values. Where the
library is slow in Python, the rival goes round it: neighbours become arrays where there are many, sets
where there are few; what is in the middle of a path is found from the cheaper end, best first.
"""

from __future__ import annotations

import heapq
from abc import ABC, abstractmethod
from bisect import insort
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

import numpy as np
from generated_graph import GeneratedGraph

from graph.model import (
    Edge,
    Neighbour,
    Neighbourhood,
    NodeRef,
    Path,
    RelatedNode,
    SharedNode,
    Total,
    each_of_checked,
    edge_id,
    of_checked,
)
from graph.query import penalty, shared_weight
from graph.vocabulary import Predicate

_PREDICATES = tuple(Predicate)
_MOST_EDGES, _MOST_COUNTED = 2_000, 10_000
_MANY = 500  # neighbours, from which on arrays are faster than sets
_LEAST = penalty(2)
Payload = tuple[tuple[str, int, bool, int, int], ...]
Key = tuple[int, tuple[int, ...]]


def iter_pairs(graph: GeneratedGraph) -> Iterator[tuple[int, int, Payload]]:
    """Yield each pair of nodes with an edge, smaller first, and all edges between the two.

    Of each edge: its identifier, the position of its predicate, whether the smaller node is its subject,
    and how many statements and documents it has.
    """
    subjects, objects = graph.subjects, graph.objects
    low, high = np.minimum(subjects, objects), np.maximum(subjects, objects)
    order = np.lexsort((graph.predicates, high, low))
    order = order[low[order] != high[order]]
    columns = (each[order].tolist() for each in (low, high, graph.predicates, subjects))
    held: tuple[int, int] | None = None
    payload: list[tuple[str, int, bool, int, int]] = []
    for first, second, code, subject in zip(*columns, strict=True):
        if held != (first, second):
            if held is not None:
                yield (*held, tuple(payload))
            held, payload = (first, second), []
        predicate = _PREDICATES[code]
        onward = predicate.symmetric or subject == first
        ends = (first, second) if onward else (second, first)
        name = edge_id(graph.ids[ends[0]], predicate, graph.ids[ends[1]])
        payload.append((name, code, onward, 1, 1))  # each is one row of one dataset
    if held is not None:
        yield (*held, tuple(payload))


class Rival(ABC):
    """A graph in memory, by index; indices are in the order of CURIEs."""

    name: str

    def __init__(self, graph: GeneratedGraph) -> None:
        """Take in the graph."""
        kinds = zip(graph.ids, graph.names, graph.categories, strict=True)
        self.refs = [NodeRef(id=i, name=name, categories=(kind,)) for i, name, kind in kinds]
        self.index = {node_id: place for place, node_id in enumerate(graph.ids)}
        loops = graph.subjects == graph.objects
        size = len(self.refs)
        degrees = np.bincount(graph.subjects, minlength=size)
        degrees += np.bincount(graph.objects[~loops], minlength=size)
        self.degrees = degrees.tolist()
        self.penalties = [penalty(each) for each in self.degrees]
        self.weights = np.array([shared_weight(each) for each in self.degrees])
        self.more: dict[int, list[tuple[int, int]]] = {}  # statements but for the first
        self._fill(self._noting(iter_pairs(graph)))

    def _noting(
        self, pairs: Iterable[tuple[int, int, Payload]]
    ) -> Iterator[tuple[int, int, Payload]]:
        for first, second, payload in pairs:
            more = sum(statements for *_, statements, _ in payload) - 1
            if more:
                self.more.setdefault(first, []).append((second, more))
                self.more.setdefault(second, []).append((first, more))
            yield first, second, payload

    @abstractmethod
    def _fill(self, pairs: Iterable[tuple[int, int, Payload]]) -> None: ...

    @abstractmethod
    def near(self, node: int) -> Collection[int]:
        """Return the node's neighbours."""

    @abstractmethod
    def between(self, first: int, second: int) -> Payload:
        """Return the edges between two neighbours."""

    def array(self, node: int) -> np.ndarray:
        """Return the node's neighbours as an array."""
        return np.fromiter(self.near(node), dtype=np.int64)

    def _rows(self, first: int, second: int) -> list[dict]:
        low, high = min(first, second), max(first, second)
        rows = []
        for name, code, onward, statements, documents in self.between(low, high):
            subject, object_ = (low, high) if onward else (high, low)
            rows.append({
                "id": name, "subject": self.refs[subject], "predicate": _PREDICATES[code],
                "object": self.refs[object_], "statements": statements, "documents": documents,
            })  # fmt: skip
        return rows

    # --- neighbourhoods ---

    def neighbourhood(self, centre: str, radius: int, limit: int) -> Neighbourhood:
        """Return what lies around a node."""
        middle = self.index[centre]
        layers = [self._hop([middle], {middle})]
        counted = len(layers[0])
        page = [(1, *each) for each in self._best(layers[0], limit)]
        frontier = list(layers[0])
        seen = {middle, *layers[0]}
        if radius > 1 and not (counted >= limit and counted > _MOST_COUNTED):
            if counted >= limit:
                counted += self._count(frontier, seen, _MOST_COUNTED + 1 - counted)
            else:
                layers.append(self._hop(frontier, seen))
                page += [(2, *each) for each in self._best(layers[1], limit - counted)]
                counted += len(layers[1])
        edges = self._joins(page, middle, layers[0], limit)
        rows = [
            {"node": self.refs[node], "hop": hop, "support": support} for hop, node, support in page
        ]
        exact = counted <= _MOST_COUNTED
        fields = {
            "centre": self.refs[middle],
            "neighbours": tuple(each_of_checked(Neighbour, rows)),
            "edges": edges,
            "total": of_checked(Total, {"count": min(counted, _MOST_COUNTED), "exact": exact}),
            "truncated": None,
        }
        return of_checked(Neighbourhood, fields)

    def _hop(self, frontier: Sequence[int], seen: set[int]) -> dict[int, int]:
        if sum(self.degrees[node] for node in frontier) < 4 * _MANY:
            support: dict[int, int] = {}
            for node in frontier:
                for other in self.near(node):
                    if other not in seen:
                        support[other] = support.get(other, 0) + 1
                for other, extra in self.more.get(node, ()):
                    if other not in seen:
                        support[other] += extra
            return support
        counts = np.bincount(
            np.concatenate([self.array(node) for node in frontier]), minlength=len(self.refs)
        )
        for node in frontier:
            for other, extra in self.more.get(node, ()):
                counts[other] += extra
        counts[list(seen)] = 0
        found = np.flatnonzero(counts)
        return dict(zip(found.tolist(), counts[found].tolist(), strict=True))

    def _best(self, layer: dict[int, int], wanted: int) -> list[tuple[int, int]]:
        if len(layer) < 4 * _MANY:
            return sorted(layer.items(), key=lambda each: (-each[1], each[0]))[:wanted]
        nodes = np.fromiter(layer.keys(), dtype=np.int64, count=len(layer))
        support = np.fromiter(layer.values(), dtype=np.int64, count=len(layer))
        order = np.lexsort((nodes, -support))[:wanted]
        return list(zip(nodes[order].tolist(), support[order].tolist(), strict=True))

    def _count(self, frontier: Iterable[int], seen: set[int], most: int) -> int:
        new: set[int] = set()
        for node in sorted(frontier, key=self.degrees.__getitem__):
            new.update(self.near(node))
            if len(new) > most + len(seen):
                new -= seen
                if len(new) >= most:
                    break
        return min(len(new - seen), most)

    def _joins(
        self, page: list[tuple[int, int, int]], middle: int, first: dict, limit: int
    ) -> tuple:
        rows: list[dict] = []
        most = _MOST_EDGES // limit
        mask: np.ndarray | None = None
        for hop, node, _ in page:
            before: Iterable[int] = (middle,)
            if hop > 1:
                if mask is None:
                    mask = np.zeros(len(self.refs), dtype=bool)
                    mask[list(first)] = True
                near = self.array(node)
                before = near[mask[near]].tolist()
                before = heapq.nsmallest(most, before, key=lambda each: (self.degrees[each], each))
            for other in before:
                rows += self._rows(other, node)
        return tuple(sorted(each_of_checked(Edge, rows), key=attrgetter("id")))

    # --- related ---

    def related(self, centre: str, limit: int) -> tuple[tuple[RelatedNode, ...], int, bool]:
        """Return who shares most neighbours, the total, and whether any neighbour was left out."""
        middle = self.index[centre]
        near = self.near(middle)
        rare = [node for node in near if self.degrees[node] <= 2_000]
        rare = heapq.nsmallest(300, rare, key=lambda node: (self.degrees[node], node))
        if not rare:
            return (), 0, len(near) > 0
        parts = [self.array(node) for node in rare]
        others = np.concatenate(parts)
        whose = np.repeat(np.array(rare), [len(part) for part in parts])
        scores = np.bincount(others, self.weights[whose], minlength=len(self.refs))
        scores[middle] = 0
        found = np.flatnonzero(scores)
        best = found[np.lexsort((found, -scores[found]))[:limit]]
        shown = (self._explain(int(node), int(scores[node]), others, whose) for node in best)
        return tuple(shown), min(len(found), _MOST_COUNTED), len(rare) < len(near)

    def _explain(self, node: int, score: int, others: np.ndarray, whose: np.ndarray) -> RelatedNode:
        shared = whose[others == node]
        order = np.lexsort((shared, -self.weights[shared]))[:20]
        heaviest = shared[order]
        rows = [
            {"node": self.refs[each], "weight": weight}
            for each, weight in zip(heaviest.tolist(), self.weights[heaviest].tolist(), strict=True)
        ]
        fields = {
            "node": self.refs[node],
            "score": score,
            "shared": tuple(each_of_checked(SharedNode, rows)),
            "shared_total": len(shared),
        }
        return of_checked(RelatedNode, fields)

    # --- paths ---

    def paths(self, source: str, target: str, k: int, *, shortest: bool) -> tuple[Path, ...]:
        """Return the k best simple paths of up to four hops."""
        ends = self.index[source], self.index[target]
        found: list[Key] = []
        for step in (self._edge, self._middles, self._over_edge, self._at_node):
            found += step(*ends, k - len(found))
            if len(found) >= k or (found and shortest):
                break
        return tuple(self.path(ends[0], inner, ends[1], cost) for cost, inner in found)

    def path(self, source: int, inner: Sequence[int], target: int, cost: int) -> Path:
        """Return the path with its nodes and edges as they are shown."""
        nodes = (source, *inner, target)
        hops = (each_of_checked(Edge, self._rows(*ends)) for ends in pairwise(nodes))
        fields = {
            "nodes": tuple(self.refs[node] for node in nodes),
            "hops": tuple(
                tuple(sorted(hop, key=lambda edge: (edge.predicate.value, edge.id)))
                if len(hop) > 1
                else tuple(hop)
                for hop in hops
            ),
            "penalty": cost,
        }
        return of_checked(Path, fields)

    def _edge(self, source: int, target: int, wanted: int) -> list[Key]:
        first, second = sorted((source, target), key=self.degrees.__getitem__)
        return [(0, ())] * (second in self.near(first)) if wanted else []

    def _middles(self, source: int, target: int, wanted: int) -> list[Key]:
        both = set(self.near(source)).intersection(self.near(target))
        return heapq.nsmallest(wanted, ((self.penalties[each], (each,)) for each in both))

    def _over_edge(self, source: int, target: int, wanted: int) -> list[Key]:
        sides = self._sides(source, target)
        masks = [self._mask(side) for side in sides]
        best: list[Key] = []
        for here in self._ascending(sides):
            if len(best) == wanted and 2 * self.penalties[here] > best[-1][0]:
                break
            for number in (0, 1):
                if here not in sides[number]:
                    continue
                for there in self._meet(here, sides[1 - number], masks[1 - number]):
                    if (self.degrees[there], there) > (self.degrees[here], here):
                        inner = (here, there) if number == 0 else (there, here)
                        cost = self.penalties[here] + self.penalties[there]
                        _keep(best, (cost, inner), wanted)
        return best

    def _at_node(self, source: int, target: int, wanted: int) -> list[Key]:
        sides = self._sides(source, target)
        come: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
        best: list[Key] = []
        for here in self._ascending(sides):
            if len(best) == wanted and self.penalties[here] + 2 * _LEAST > best[-1][0]:
                break
            for number in (0, 1):
                if here not in sides[number]:
                    continue
                for middle in self.near(here):
                    if middle in {source, target}:
                        continue
                    come[number].setdefault(middle, []).append(here)
                    cost = self.penalties[here] + self.penalties[middle]
                    for there in come[1 - number].get(middle, ()):
                        total = cost + self.penalties[there]
                        if len(best) == wanted and total > best[-1][0]:
                            break
                        if there != here:
                            ends = (here, there) if number == 0 else (there, here)
                            _keep(best, (total, (ends[0], middle, ends[1])), wanted)
        return best

    def _sides(self, source: int, target: int) -> tuple[set[int], set[int]]:
        return set(self.near(source)) - {target}, set(self.near(target)) - {source}

    def _ascending(self, sides: tuple[set[int], set[int]]) -> list[int]:
        return sorted(sides[0] | sides[1], key=lambda node: (self.degrees[node], node))

    def _mask(self, nodes: set[int]) -> np.ndarray:
        mask = np.zeros(len(self.refs), dtype=bool)
        mask[list(nodes)] = True
        return mask

    def _meet(self, node: int, side: set[int], mask: np.ndarray) -> Iterable[int]:
        if self.degrees[node] < _MANY:
            return side.intersection(self.near(node))
        near = self.array(node)
        return near[mask[near]].tolist()


def _keep(best: list[Key], key: Key, wanted: int) -> None:
    if len(best) < wanted or key < best[-1]:
        insort(best, key)
        del best[wanted:]
