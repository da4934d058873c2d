"""What every question should answer, worked out the slow and obvious way, without any store.

The graph is made straight from readings, in networkx; each answer goes through everything there is and
sorts it. Nothing is shared with `graph.query` but the values that questions and answers are made of.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

import networkx as nx

from graph.merge import merge_nodes
from graph.model import (
    Edge,
    Neighbour,
    Neighbourhood,
    Node,
    Path,
    Paths,
    Reading,
    Related,
    RelatedNode,
    SharedNode,
    Statement,
    Total,
)
from graph.query import NeighbourhoodQuery, PathQuery, RelatedQuery
from graph.store import Direction, EdgeFilter
from graph.vocabulary import Category

Steps = nx.DiGraph  # who can be walked to from whom, each step with all its edges
Route = tuple[str, ...]


class Oracle:
    """A graph, and everything one may ask of it; as slow as it is plain.

    Attributes:
        nodes: Every node by its identifier.
        edges: Every edge, in no order.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        """Add up what the documents say."""
        readings = list(readings)
        claims: defaultdict[str, list[Node]] = defaultdict(list)
        said: dict[str, dict[str, Statement]] = defaultdict(dict)
        for reading in readings:
            for node in reading.nodes:
                claims[node.id].append(node)
            for statement in reading.statements:
                if not statement.negated:
                    said[statement.edge_id][statement.id] = statement
        self.nodes = {node_id: merge_nodes(each) for node_id, each in claims.items()}
        self.edges = [self._add_up(name, list(each.values())) for name, each in said.items()]

    def _add_up(self, name: str, said: list[Statement]) -> Edge:
        ends = said[0].subject.id, said[0].object.id
        first, second = sorted(ends) if said[0].predicate.symmetric else ends
        return Edge(
            id=name,
            subject=self.nodes[first].ref,
            predicate=said[0].predicate,
            object=self.nodes[second].ref,
            statements=len(said),
            documents=len({each.evidence.document for each in said}),
        )

    def resolve(self, curie: str) -> str:
        """Return the node that has this identifier, or else the first that has this xref."""
        if curie in self.nodes:
            return curie
        return min(node.id for node in self.nodes.values() if curie in node.xrefs)

    def degree(self, node_id: str) -> int:
        """Return how many edges there are at the node, a self-loop once."""
        return sum(node_id in {edge.subject.id, edge.object.id} for edge in self.edges)

    def penalty(self, node_id: str) -> int:
        """Return what a path pays for the node."""
        return round(1000 * math.log2(1 + self.degree(node_id)))

    def steps(self, edges: EdgeFilter) -> Steps[str]:
        """Return every step that may be walked; those of a node to itself lead nowhere."""
        steps: Steps[str] = nx.DiGraph()
        steps.add_nodes_from(self.nodes)
        for edge in self.edges:
            if edges.predicates is None or edge.predicate in edges.predicates:
                for first, second in _ways(edge, edges.direction):
                    steps.add_edge(first, second)
                    steps[first][second].setdefault("edges", []).append(edge)
        steps.remove_edges_from(list(nx.selfloop_edges(steps)))
        return steps

    # --- paths ---

    def paths(self, query: PathQuery) -> Paths:
        """Return the best paths, out of a list of all of them."""
        source, target = self.resolve(query.source), self.resolve(query.target)
        steps = self.steps(query.edges)
        routes = sorted(self.routes(query), key=self.rank)
        if query.shortest_only:
            routes = [route for route in routes if len(route) == len(routes[0])]
        return Paths(
            source=self.nodes[source].ref,
            target=self.nodes[target].ref,
            paths=tuple(self._describe(route, steps) for route in routes[: query.k]),
        )

    def rank(self, route: Route) -> tuple[int, int, Route]:
        """Return what routes are ordered by."""
        return len(route), sum(map(self.penalty, route[1:-1])), route

    def routes(self, query: PathQuery) -> Iterator[Route]:
        """Yield every simple path that fits, in no order."""
        source, target = self.resolve(query.source), self.resolve(query.target)
        if source == target:
            yield from [] if query.metapath else [(source,)]
            return
        longest = len(query.metapath) - 1 if query.metapath else query.max_hops
        for found in nx.all_simple_paths(self.steps(query.edges), source, target, cutoff=longest):
            route = tuple(found)
            if self._fits(route, query):
                yield route

    def _fits(self, route: Route, query: PathQuery) -> bool:
        avoid = {self.resolve(curie) for curie in query.avoid}
        limit = math.inf if query.max_degree is None else query.max_degree
        return all(
            node_id not in avoid
            and self.degree(node_id) <= limit
            and self._has_any(node_id, query.categories)
            for node_id in route[1:-1]
        ) and self._follows(route, query.metapath)

    def _follows(self, route: Route, metapath: tuple[Category, ...]) -> bool:
        if not metapath:
            return True
        return len(route) == len(metapath) and all(
            category in self.nodes[node_id].categories
            for node_id, category in zip(route, metapath, strict=True)
        )

    def _has_any(self, node_id: str, categories: frozenset[Category]) -> bool:
        return not categories or bool(categories & set(self.nodes[node_id].categories))

    def _describe(self, route: Route, steps: Steps[str]) -> Path:
        return Path(
            nodes=tuple(self.nodes[node_id].ref for node_id in route),
            hops=tuple(
                tuple(sorted(steps[first][second]["edges"], key=_by_predicate))
                for first, second in pairwise(route)
            ),
            penalty=sum(map(self.penalty, route[1:-1])),
        )

    # --- neighbourhood ---

    def neighbourhood(self, query: NeighbourhoodQuery) -> Neighbourhood:
        """Return the ball by measuring how far every node is."""
        centre, steps = self.resolve(query.centre), self.steps(query.edges)
        hops = nx.single_source_shortest_path_length(steps, centre, cutoff=query.radius)
        joining = {
            (before, node_id): steps[before][node_id]["edges"]
            for before, node_id in steps.edges
            if hops.get(node_id, 0) > 0 and hops.get(before) == hops[node_id] - 1
        }
        support: defaultdict[str, int] = defaultdict(int)
        for (_, node_id), edges in joining.items():
            support[node_id] += sum(edge.statements for edge in edges)
        listed = sorted(
            (node_id for node_id in support if self._has_any(node_id, query.categories)),
            key=lambda node_id: (hops[node_id], -support[node_id], node_id),
        )
        page = listed[query.offset : query.offset + query.limit]
        shown: list[Edge] = []
        for node_id in page:
            before = [first for first, second in joining if second == node_id]
            before.sort(key=lambda each: (self.degree(each), each))
            for each in before[: query.most_joins]:
                shown += joining[each, node_id]
        return Neighbourhood(
            centre=self.nodes[centre].ref,
            neighbours=tuple(
                Neighbour(node=self.nodes[each].ref, hop=hops[each], support=support[each])
                for each in page
            ),
            edges=tuple(sorted(shown, key=lambda edge: edge.id)),
            total=Total(count=len(listed), exact=True),
        )

    # --- related ---

    def related(self, query: RelatedQuery) -> Related:
        """Return what is related by comparing the centre's neighbours with everybody's."""
        centre = self.resolve(query.centre)
        steps = self.steps(EdgeFilter(predicates=query.predicates))
        near = {each for each in steps[centre] if self._has_any(each, query.by)}
        shared = {
            node_id: near & set(steps[node_id])
            for node_id in self.nodes
            if node_id != centre and self._has_any(node_id, query.categories)
        }
        found = [self._relate(node_id, each) for node_id, each in shared.items() if each]
        found.sort(key=lambda each: (-each.score, each.node.id))
        return Related(
            centre=self.nodes[centre].ref,
            related=tuple(found[query.offset : query.offset + query.limit]),
            total=Total(count=len(found), exact=True),
        )

    def _relate(self, node_id: str, shared: set[str]) -> RelatedNode:
        weights = {each: 1_000_000_000 // self.penalty(each) for each in shared}
        heaviest = sorted(shared, key=lambda each: (-weights[each], each))
        return RelatedNode(
            node=self.nodes[node_id].ref,
            score=sum(weights.values()),
            shared=tuple(
                SharedNode(node=self.nodes[each].ref, weight=weights[each])
                for each in heaviest[:20]
            ),
            shared_total=len(shared),
        )


def _ways(edge: Edge, direction: Direction) -> list[Route]:
    onward, backward = (edge.subject.id, edge.object.id), (edge.object.id, edge.subject.id)
    if edge.predicate.symmetric or direction is Direction.BOTH:
        return [onward] if onward == backward else [onward, backward]
    return [onward] if direction is Direction.OUT else [backward]


def _by_predicate(edge: Edge) -> tuple[str, str]:
    return edge.predicate.value, edge.id
