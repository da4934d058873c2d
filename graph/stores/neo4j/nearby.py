"""What one reader has been told of nodes and edges, so that it asks for each once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from graph.model import Edge, NodeRef, of_checked
from graph.query.steps import Topology
from graph.store import EdgeFilter, Reader
from graph.stores.neo4j import cypher, question_cypher, rows
from graph.stores.neo4j.checks import Begin, Run
from graph.stores.neo4j.lean_topology import LeanTopology
from graph.stores.neo4j.rows import categories_of

Pair = tuple[str, str]


class Nearby:
    """Names, degrees and edges of one state of the graph, as far as they have been asked for."""

    def __init__(self, reader: Reader, run: Run, begin: Begin) -> None:
        """Ask with the reader's means; nothing is asked yet."""
        self._reader, self._run, self._begin = reader, run, begin
        self._topology: Topology | None = None
        self._resolved: dict[str, str | None] = {}
        self._refs: dict[str, NodeRef] = {}
        self._degrees: dict[str, int] = {}
        self._edges: dict[EdgeFilter, dict[Pair, list[list[Any]]]] = defaultdict(dict)

    @property
    def topology(self) -> Topology:
        """Who is next to whom."""
        if self._topology is None:
            self._topology = LeanTopology(self._reader, self._run)
        return self._topology

    def ask(self, query: str, edges: EdgeFilter, **parameters: object) -> Any:  # noqa: ANN401 - a record
        """Return the one row that answers a question about edges that fit."""
        return self._run(query, **parameters, **rows.edge_parameters(edges))[0]

    def begin(self, query: str, edges: EdgeFilter, **parameters: object) -> Any:  # noqa: ANN401 - a record
        """Return the same for a query that tells the state, or is not the first; leave time for less."""
        return self._begin(query, **parameters, **rows.edge_parameters(edges))

    def find_refs(self, ids: Collection[str]) -> dict[str, NodeRef]:
        """Return the nodes that exist among these as answers show them."""
        if missing := [node_id for node_id in ids if node_id not in self._refs]:
            for node in self._run(question_cypher.FIND_REFS, ids=missing)[0]["refs"]:
                self.remember(*node)
        return {node_id: self._refs[node_id] for node_id in ids if node_id in self._refs}

    def resolve(self, curie: str) -> str | None:
        """Return the identifier of the node of that identifier or cross-reference."""
        if curie not in self._resolved:
            self.meet(curie, self._begin(question_cypher.RESOLVE, curie=curie)["n"])
        return self._resolved[curie]

    def meet(self, curie: str, node: list[Any]) -> str | None:
        """Keep which node a CURIE means, as `question_cypher.tell_node` tells; return its identifier."""
        node_id, name, categories, degree = node
        self._resolved[curie] = node_id
        if node_id is None:
            return None
        self.remember(node_id, name, categories)
        self._degrees[node_id] = degree
        return str(node_id)

    def find_degrees(self, ids: Collection[str]) -> dict[str, int]:
        """Return the degree of those that exist among these."""
        if missing := [node_id for node_id in ids if node_id not in self._degrees]:
            found = self._run(cypher.FIND_DEGREES, ids=missing)
            self._degrees |= {row["id"]: row["degree"] for row in found}
        return {node_id: self._degrees[node_id] for node_id in ids if node_id in self._degrees}

    def find_edges_between(
        self, pairs: Collection[Pair], edges: EdgeFilter
    ) -> dict[Pair, tuple[Edge, ...]]:
        """Return for each pair (walked from first to second) the edges that fit."""
        known = self._edges[edges]
        groups: dict[str, list[str]] = {}
        for first, second in dict.fromkeys(pairs):
            if (first, second) not in known:
                groups.setdefault(first, []).append(second)
        if groups:
            query = question_cypher.find_edges_between(edges)
            row = self.ask(query, edges, groups=[list(group) for group in groups.items()])
            known |= {(first, second): found for first, second, found in row["pairs"]}
        asked = [pair for pair in dict.fromkeys(pairs) if pair in known]
        refs = self.find_refs({end for pair in asked for end in pair})
        return {pair: rows.edges_of(known[pair], refs[pair[0]], refs[pair[1]]) for pair in asked}

    def remember(self, node_id: str, name: str, categories: Iterable[str]) -> NodeRef:
        """Keep a node as answers show it."""
        # What the database holds has been checked when it went in.
        fields = {"id": node_id, "name": name, "categories": categories_of(categories)}
        ref = of_checked(NodeRef, fields)
        self._refs[node_id] = ref
        return ref

    def remember_edges(self, found: Iterable[list[Any]], edges: EdgeFilter) -> None:
        """Keep edges that fit, all of each pair: its two ends, then as `rows.edges_of` takes them."""
        told: dict[Pair, list[list[Any]]] = {}
        for first, second, *edge in found:
            told.setdefault((first, second), []).append(edge)
        self.remember_between(told, edges)

    def remember_between(self, told: dict[Pair, list[list[Any]]], edges: EdgeFilter) -> None:
        """Keep for each pair all edges that fit, as `rows.edges_of` takes them."""
        self._edges[edges] |= told

    def remember_both_ways(self, found: Iterable[list[Any]], edges: EdgeFilter) -> None:
        """Keep edges as `remember_edges` does, as walked from either end."""
        every = list(found)
        back = ([two, one, *edge, not forward] for one, two, *edge, forward in every)
        self.remember_edges([*every, *back], edges)
