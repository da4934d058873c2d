"""Steps of questions that the database answers better than by telling neighbours one by one.

Where work may have to be cut, or a step is not among these, the steps of `graph.query` are used, over a
topology that asks for as little as they need. Either way the answer is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import numpy as np

from graph.model import Edge, NodeRef
from graph.query.ball import find_ball as find_any_ball
from graph.query.numbering import NumberedTopology
from graph.query.requests import (
    EXACT_TOTAL,
    HUB_DEGREE,
    HUB_NEIGHBOURS,
    MAX_SHARED,
    NeighbourhoodQuery,
    RelatedQuery,
)
from graph.query.routes import find_routes as find_any_routes
from graph.query.steps import (
    Ball,
    Candidate,
    Clock,
    Halves,
    Ints,
    Reached,
    RouteQuestion,
    Routes,
    Shared,
    Sharing,
    Topology,
)
from graph.store import EdgeFilter, Reader
from graph.stores.neo4j import cypher, question_cypher, rows
from graph.stores.neo4j.checks import Run
from graph.stores.neo4j.rows import CATEGORIES
from graph.vocabulary import Category

Pair = tuple[str, str]
Parameters = Callable[[EdgeFilter], dict[str, Any]]
_ROUTES_IN_DATABASE = 2  # hops
_COLLECTED = 200_000  # edges whose ends the database may hold at once; far more fill its memory
_COUNTED = EXACT_TOTAL + 1


class Questions:
    """The steps of one reader."""

    def __init__(self, reader: Reader, run: Run, parameters: Parameters) -> None:
        """Ask with the reader's transaction; nothing is asked yet."""
        self._reader, self._run, self._parameters = reader, run, parameters
        self._topology: Topology | None = None
        self._refs: dict[str, NodeRef] = {}
        self._degrees: dict[str, int] = {}

    @property
    def topology(self) -> Topology:
        """Who is next to whom, as far as it has been asked."""
        if self._topology is None:
            self._topology = LeanTopology(self._reader, self._run, self._parameters)
        return self._topology

    def find_refs(self, ids: Collection[str]) -> dict[str, NodeRef]:
        """Return the nodes that exist among these as answers show them."""
        if missing := [node_id for node_id in ids if node_id not in self._refs]:
            for node in self._run(question_cypher.FIND_REFS, ids=missing)[0]["refs"]:
                self._remember(*node)
        return {node_id: self._refs[node_id] for node_id in ids if node_id in self._refs}

    def resolve(self, curie: str) -> str | None:
        """Return the identifier of the node of that identifier or cross-reference; remember its name."""
        row = self._run(cypher.RESOLVE, curie=curie)[0]
        found: str | None = row["id"]
        if found is not None:
            self._remember(found, row["name"], row["categories"])
            self._degrees[found] = row["degree"]
        return found

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
        groups: dict[str, list[str]] = {}
        for first, second in dict.fromkeys(pairs):
            groups.setdefault(first, []).append(second)
        row = self._run(
            question_cypher.find_edges_between(edges),
            groups=[list(group) for group in groups.items()],
            **self._parameters(edges),
        )[0]
        refs = self.find_refs({end for pair in row["pairs"] for end in pair[:2]})
        return {
            (first, second): rows.edges_of(found, refs[first], refs[second])
            for first, second, found in row["pairs"]
        }

    def _remember(self, node_id: str, name: str, categories: Iterable[str]) -> None:
        # What the database holds has been checked when it went in.
        self._refs[node_id] = NodeRef.model_construct(
            id=node_id, name=name, categories=_categories(categories)
        )

    def find_ball(self, centre: str, query: NeighbourhoodQuery, clock: Clock) -> Ball:
        """Return what lies around a node; from the database where hop 1 fills the page."""
        degree = self.find_degrees([centre])[centre]
        around = self._list_around(centre, query) if degree <= query.max_work else None
        if around is not None and self._is_two_hops(around, degree, query):
            return self._list_within_two(centre, query)
        if around is None or not self._is_enough(around, degree, query):
            return find_any_ball(self.topology, centre, query, clock)
        page = [self._reached(1, *each) for each in around["page"]]
        counted = around["counted"]
        if query.radius > 1 and counted < _COUNTED:
            counted = self._run(
                question_cypher.count_within_two(query.edges),
                id=centre,
                most=_COUNTED,
                categories=_names(query.categories),
                **self._parameters(query.edges),
            )[0]["counted"]
        joins = [(centre, each.id) for each in page]
        return Ball(page, joins, min(counted, _COUNTED), None)

    def _reached(
        self, hop: int, support: int, node_id: str, name: str, categories: Iterable[str]
    ) -> Reached:
        self._remember(node_id, name, categories)
        return Reached(hop, support, node_id, self._refs[node_id].categories)

    def _list_within_two(self, centre: str, query: NeighbourhoodQuery) -> Ball:
        row = self._run(
            question_cypher.list_within_two(query.edges),
            id=centre,
            offset=query.offset,
            limit=query.limit,
            most=query.most_joins,
            categories=_names(query.categories),
            **self._parameters(query.edges),
        )[0]
        page = [self._reached(*each) for each in row["page"]]
        joins = [(centre, each.id) for each in page if each.hop == 1]
        joins += [(before, page[place].id) for place, before in row["joins"]]
        return Ball(page, joins, min(row["counted"], _COUNTED), None)

    def _list_around(self, centre: str, query: NeighbourhoodQuery) -> Any:  # noqa: ANN401 - a record
        return self._run(
            question_cypher.list_around(query.edges),
            id=centre,
            offset=query.offset,
            limit=query.limit,
            categories=_names(query.categories),
            **self._parameters(query.edges),
        )[0]

    @staticmethod
    def _is_two_hops(around: Any, degree: int, query: NeighbourhoodQuery) -> bool:  # noqa: ANN401
        """Return whether the page reaches into the second hop, and nothing must be cut."""
        reaches = around["counted"] < query.offset + query.limit
        affordable = degree + around["work"] <= min(query.max_work, _COLLECTED)
        return query.radius == 2 and reaches and affordable  # noqa: PLR2004 - hops

    @staticmethod
    def _is_enough(around: Any, degree: int, query: NeighbourhoodQuery) -> bool:  # noqa: ANN401
        """Return whether the best neighbours are all of the page, and nothing must be cut."""
        if query.radius == 1:
            return True
        full = around["counted"] >= query.offset + query.limit
        counted = around["counted"] >= _COUNTED
        affordable = degree + around["work"] <= query.max_work
        return full and (counted or (query.radius == 2 and affordable))  # noqa: PLR2004 - hops

    def find_shared(self, centre: str, query: RelatedQuery, clock: Clock) -> Shared:
        """Return who shares most neighbours with a node."""
        del clock  # the transaction has its own time-out, and parts of this would be no answer
        edges = EdgeFilter(predicates=query.predicates)
        row = self._run(
            question_cypher.find_shared(edges),
            id=centre,
            by=_names(query.by),
            categories=_names(query.categories),
            hub=HUB_DEGREE,
            through=HUB_NEIGHBOURS,
            offset=query.offset,
            limit=query.limit,
            **self._parameters(edges),
        )[0]
        categories: dict[str, tuple[Category, ...]] = {}
        page = []
        for node_id, of_node, score, shared in row["page"]:
            heaviest = sorted(((it[0], it[1]) for it in shared), key=lambda it: (-it[0], it[1]))
            page.append(Sharing(node_id, score, len(shared), heaviest[:MAX_SHARED]))
            categories[node_id] = _categories(of_node)
            categories |= {it[1]: _categories(it[2]) for it in shared}
        counted = min(row["counted"], _COUNTED)
        return Shared(page, counted, row["fitting"], row["through"], categories, None)

    def find_routes(self, question: RouteQuestion, clock: Clock) -> Routes:
        """Return the best paths of one length; from the database where there are one or two hops."""
        if question.hops > _ROUTES_IN_DATABASE:
            return find_any_routes(self.topology, question, clock)
        ends = {"source": question.source, "target": question.target}
        parameters = {**ends, **self._parameters(question.edges)}
        if question.hops == 1:
            row = self._run(question_cypher.find_edge(question.edges), **parameters)[0]
            if min(row["source"], row["target"]) > question.max_work:
                return Routes([], {}, "work")
            nodes = (question.source, question.target)
            return Routes([Candidate(0, nodes)] if row["there"] else [], {}, None)
        return self._find_middles(question, parameters)

    def _find_middles(self, question: RouteQuestion, parameters: dict[str, Any]) -> Routes:
        inner = question.inner
        row = self._run(
            question_cypher.find_middles(question.edges),
            barred=sorted(inner.barred),
            max_degree=inner.max_degree,
            categories=_names(inner.categories),
            place=inner.metapath[1].value if inner.metapath else None,
            limit=question.wanted,
            **parameters,
        )[0]
        if row["source"] + row["target"] > question.max_work:
            return Routes([], {}, "work")
        found = [
            Candidate(cost, (question.source, node_id, question.target))
            for cost, node_id, _ in row["found"]
        ]
        return Routes(found, {it[1]: _categories(it[2]) for it in row["found"]}, None)


class LeanTopology(NumberedTopology):
    """Asks for identifiers and degrees, and for categories only of nodes that they are needed of."""

    def __init__(self, reader: Reader, run: Run, parameters: Parameters) -> None:
        """Know of no node yet."""
        super().__init__(reader)
        self._run, self._parameters = run, parameters
        self._looks: dict[EdgeFilter, dict[int, tuple[list[int], list[int]]]] = {}

    def look(self, numbers: Ints, edges: EdgeFilter) -> Halves:
        """Return the edges at these nodes that fit, parallel ones as one."""
        seen = self._looks.setdefault(edges, {})
        asked = numbers.tolist()
        for batch in self._batches([number for number in asked if number not in seen]):
            seen |= {number: ([], []) for number in batch}
            found = self._run(
                question_cypher.look(edges),
                ids=[self._ids[number] for number in batch],
                **self._parameters(edges),
            )
            for row in found:
                met = map(self._meet_lean, row["ids"], row["degrees"])
                seen[self._numbers[row["id"]]] = (list(met), row["statements"])
        bounds = np.zeros(len(asked) + 1, dtype=np.int64)
        np.cumsum([len(seen[number][0]) for number in asked], out=bounds[1:])
        return Halves(
            bounds,
            _joined(seen[number][0] for number in asked),
            _joined(seen[number][1] for number in asked),
        )

    def numbers(self, ids: Sequence[str]) -> Ints:
        """Return the numbers of nodes that exist, met or not."""
        unknown = [node_id for node_id in ids if node_id not in self._numbers]
        for node_id, degree in self._reader.find_degrees(unknown).items() if unknown else ():
            self._number(node_id, degree, ())
        return np.array([self._numbers[node_id] for node_id in ids], dtype=np.int64)

    def categories(self, numbers: Ints) -> list[tuple[Category, ...]]:
        """Return the nodes' categories, primary first."""
        asked = numbers.tolist()
        unknown = {self._ids[number] for number in asked if not self._categories[number]}
        if unknown:
            found = self._run(question_cypher.GET_CATEGORIES, ids=list(unknown))[0]["found"]
            for node_id, categories in found:
                self._categories[self._numbers[node_id]] = _categories(categories)
        return [self._categories[number] for number in asked]

    def _meet_lean(self, node_id: str, degree: int) -> int:
        number = self._numbers.get(node_id)
        return self._number(node_id, degree, ()) if number is None else number


def _joined(lists: Iterable[list[int]]) -> Ints:
    return np.array([each for part in lists for each in part], dtype=np.int64)


def _categories(names: Iterable[str]) -> tuple[Category, ...]:
    return tuple(CATEGORIES[name] for name in names)


def _names(categories: Collection[Category]) -> list[str] | None:
    """Return the categories as a parameter: None for any."""
    return sorted(each.value for each in categories) or None
