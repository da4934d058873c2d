"""Graph libraries as rivals: where their graph is, and what of them answers."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

import networkx as nx
import numpy as np
import rustworkx as rx
from rivals import Payload, Rival

from graph.model import Path

_BATCH = 500_000


class Rustworkx(Rival):
    """rustworkx: an undirected `PyGraph`, whose neighbours come from Rust."""

    name = "rustworkx"

    def _fill(self, pairs: Iterable[tuple[int, int, Payload]]) -> None:
        self._graph = rx.PyGraph(multigraph=False, node_count_hint=len(self.refs))
        self._graph.add_nodes_from(self.refs)
        pairs = iter(pairs)
        while batch := list(islice(pairs, _BATCH)):
            self._graph.add_edges_from(batch)

    def near(self, node: int) -> Collection[int]:
        """Return the node's neighbours."""
        return self._graph.neighbors(node)

    def array(self, node: int) -> np.ndarray:
        """Return the node's neighbours as an array."""
        return np.asarray(self._graph.neighbors(node)).astype(np.int64)

    def between(self, first: int, second: int) -> Payload:
        """Return the edges between two neighbours."""
        # It looks through all edges at the first.
        if self.degrees[first] > self.degrees[second]:
            first, second = second, first
        return self._graph.get_edge_data(first, second)


class Networkx(Rival):
    """networkx: a `Graph`; paths by its own functions, with weights that give our order."""

    name = "networkx"

    def _fill(self, pairs: Iterable[tuple[int, int, Payload]]) -> None:
        self._graph = nx.Graph()
        self._graph.add_nodes_from(range(len(self.refs)))
        for first, second, payload in pairs:
            # Over a path these add up to hops, then penalties of inner nodes, and half of both ends'.
            weight = (1 << 41) + self.penalties[first] + self.penalties[second]
            self._graph.add_edge(first, second, payload=payload, weight=weight)

    def near(self, node: int) -> Collection[int]:
        """Return the node's neighbours."""
        return self._graph.adj[node]

    def between(self, first: int, second: int) -> Payload:
        """Return the edges between two neighbours."""
        return self._graph.edges[first, second]["payload"]

    def paths(self, source: str, target: str, k: int, *, shortest: bool) -> tuple[Path, ...]:
        """Return the k best simple paths of up to four hops."""
        ends = self.index[source], self.index[target]
        try:
            every = self._all_shortest(*ends) if shortest else self._best_simple(*ends, k)
            found = heapq.nsmallest(k, ((len(p), self._cost(p), p) for p in every))
        except nx.NetworkXNoPath:
            return ()
        return tuple(self.path(ends[0], nodes[1:-1], ends[1], cost) for _, cost, nodes in found)

    def _all_shortest(self, source: int, target: int) -> Iterator[list[int]]:
        return (
            path for path in nx.all_shortest_paths(self._graph, source, target) if len(path) < 6
        )

    def _best_simple(self, source: int, target: int, k: int) -> Iterator[list[int]]:
        worst: tuple[int, int] | None = None
        paths = nx.shortest_simple_paths(self._graph, source, target, weight="weight")
        for number, path in enumerate(paths, start=1):
            rank = len(path), self._cost(path)
            if len(path) > 5 or (worst is not None and rank > worst):
                return
            if number == k:
                worst = rank
            yield path

    def _cost(self, path: Sequence[int]) -> int:
        return sum(self.penalties[node] for node in path[1:-1])
