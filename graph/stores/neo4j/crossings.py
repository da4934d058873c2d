"""The best paths of one, two and three hops, found by the database from the ends with fewer edges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from graph.errors import DeadlineExceeded
from graph.query.ranking import penalty
from graph.query.requests import PathQuery
from graph.query.routes import find_routes as find_any_routes
from graph.query.steps import Candidate, Clock, InnerRule, RouteQuestion, Routes
from graph.store import EdgeFilter
from graph.stores.neo4j import route_cypher
from graph.stores.neo4j.nearby import Nearby
from graph.stores.neo4j.rows import names_of
from graph.vocabulary import Category

_WHOLE = 200_000  # edges of what is next to one end, to look at in one call
_FIRST_PART = 20_000  # edges to look at before what was found is looked at
_ABOVE_ALL = 1 << 40


class _Near(NamedTuple):
    """Whether there is an edge, and the best nodes next to both ends: `limit` of them, or all."""

    limit: int
    there: bool
    middles: list[Candidate]
    categories: dict[str, tuple[Category, ...]]


class _Shortest(NamedTuple):
    """The shortest paths: `limit` of them, or all; none where they are longer than was looked for."""

    limit: int
    found: list[Candidate]
    work: int


class RouteAsker:
    """The questions about paths of one reader; what is next to both ends is asked for once."""

    def __init__(self, nearby: Nearby) -> None:
        """Nothing is asked yet."""
        self._nearby = nearby
        self._near: dict[RouteQuestion, _Near] = {}
        self._shortest: dict[RouteQuestion, _Shortest] = {}
        self._joined: dict[RouteQuestion, bool] = {}

    def foresee(self, query: PathQuery, *, less: bool) -> None:
        """Ask for the shortest paths, if all that counts is how short they are; else for short ones.

        Args:
            query: The question.
            less: Whether to ask only for the edges between the ends.
        """
        if query.avoid or query.metapath:
            return
        inner = InnerRule(frozenset(), query.categories, query.max_degree)
        question = RouteQuestion(
            query.source, query.target, 0, query.k, query.edges, inner, query.max_work
        )
        if less:
            self._ask_edge(question)
        elif (
            query.shortest_only
            and question.edges == EdgeFilter()
            and inner == InnerRule(frozenset())
        ):
            self._ask_shortest(question)
        else:
            self._ask_near(question)

    def find(self, question: RouteQuestion, clock: Clock) -> Routes:
        """Return the best paths of one length; see `graph.query.steps.SupportsRoutes`."""
        ends = self._nearby.find_degrees([question.source, question.target])
        degrees = ends[question.source], ends[question.target]
        shortest = self._shortest.get(_key(question))
        if shortest is not None and _is_answered(question, shortest, degrees):
            found = [each for each in shortest.found if len(each.nodes) == question.hops + 1]
            return Routes(found[: question.wanted], self._categories(found), None)
        if question.hops == 1:
            return self._find_edge(question, degrees)
        if question.hops == 2:  # noqa: PLR2004 - one node between the ends
            return self._find_middles(question, degrees)
        if question.hops == 3 and max(degrees) <= question.max_work:  # noqa: PLR2004 - an edge between
            crossed = _Crossings(self._nearby, question).find(clock)
            if crossed is not None:
                return crossed
        return find_any_routes(self._nearby.topology, question, clock)

    def _find_edge(self, question: RouteQuestion, degrees: tuple[int, int]) -> Routes:
        if min(degrees) > question.max_work:
            return Routes([], {}, "work")
        nodes = (question.source, question.target)
        there = self._joined.get(_key(question))
        if there is None:
            there = self._find_near(question).there
        return Routes([Candidate(0, nodes)] if there else [], {}, None)

    def _find_middles(self, question: RouteQuestion, degrees: tuple[int, int]) -> Routes:
        if sum(degrees) > question.max_work:
            return Routes([], {}, "work")
        near = self._find_near(question)
        return Routes(near.middles[: question.wanted], near.categories, None)

    def _find_near(self, question: RouteQuestion) -> _Near:
        near = self._near.get(_key(question))
        return near if near and near.limit >= question.wanted else self._ask_near(question)

    def _ask_near(self, question: RouteQuestion) -> _Near:
        row = self._begin(route_cypher.find_near(question.edges), question)
        source, target = self._meet_ends(question, row)
        near = _Near(question.wanted, bool(row["there"]), [], {})
        for cost, node_id, *told in row["middles"] or ():
            near.middles.append(Candidate(cost, (source, node_id, target)))
            near.categories[node_id] = self._nearby.remember(node_id, *told).categories
        self._nearby.remember_edges(row["edges"], question.edges)
        self._near[_key(question._replace(source=source, target=target))] = near
        return near

    def _ask_shortest(self, question: RouteQuestion) -> None:
        row = self._begin(route_cypher.FIND_SHORTEST, question)
        source, target = self._meet_ends(question, row)
        for node in row["refs"]:
            self._nearby.remember(*node)
        self._nearby.remember_both_ways(row["told"], question.edges)
        found = [Candidate(cost, tuple(ids)) for cost, ids in row["found"]]
        key = _key(question._replace(source=source, target=target))
        self._shortest[key] = _Shortest(question.wanted, found, row["work"])

    def _ask_edge(self, question: RouteQuestion) -> None:
        row = self._begin(route_cypher.find_edge(question.edges), question)
        source, target = self._meet_ends(question, row)
        self._nearby.remember_edges(row["edges"], question.edges)
        self._joined[_key(question._replace(source=source, target=target))] = bool(row["edges"])

    def _begin(self, query: str, question: RouteQuestion) -> Any:  # noqa: ANN401 - a record
        given = _parameters(question, question.wanted)
        return self._nearby.begin(query, question.edges, **given)

    def _meet_ends(self, question: RouteQuestion, row: Any) -> tuple[str, str]:  # noqa: ANN401
        source = self._nearby.meet(question.source, row["n"])
        target = self._nearby.meet(question.target, row["t"])
        return source or "", target or ""

    def _categories(self, found: list[Candidate]) -> dict[str, tuple[Category, ...]]:
        refs = self._nearby.find_refs({each for path in found for each in path.nodes[1:-1]})
        return {node_id: ref.categories for node_id, ref in refs.items()}


def _key(question: RouteQuestion) -> RouteQuestion:
    """Return what questions about the same paths have in common; their ends are barred anyway."""
    inner = question.inner
    avoided = inner.barred - {question.source, question.target}
    return question._replace(hops=0, wanted=0, inner=inner._replace(barred=avoided))


def _is_answered(question: RouteQuestion, shortest: _Shortest, degrees: tuple[int, int]) -> bool:
    """Return whether these are the paths of that length, and a search would not have been cut."""
    found = len(shortest.found[0].nodes) - 1 if shortest.found else route_cypher.LONGEST
    work = (min(degrees), sum(degrees), max(*degrees, shortest.work))
    return (
        question.hops <= found
        and question.wanted <= shortest.limit
        and work[question.hops - 1] <= question.max_work
    )


def _parameters(question: RouteQuestion, limit: int) -> dict[str, Any]:
    inner = question.inner
    return {
        "source": question.source,
        "target": question.target,
        "barred": sorted(inner.barred),
        "max_degree": inner.max_degree,
        "inner": names_of(inner.categories),
        "metapath": [each.value for each in inner.metapath] or None,
        "limit": limit,
    }


class _Part(NamedTuple):
    """Degrees above `low` and up to `high`."""

    low: int
    high: int


class _Crossings:
    """Three hops: edges between what is next to either end, those of the least common nodes first."""

    def __init__(self, nearby: Nearby, question: RouteQuestion) -> None:
        self._nearby, self._question = nearby, question
        self._found: dict[tuple[str, str], Candidate] = {}
        self._categories: dict[str, tuple[Category, ...]] = {}

    def find(self, clock: Clock) -> Routes | None:
        """Return the best paths; None where work might have to be cut."""
        query = route_cypher.count_ends(self._question.edges)
        row = self._ask(query)
        ends = [
            np.array(sorted(row[end]), dtype=np.int64).reshape(-1, 2) for end in ("first", "second")
        ]
        if not all(len(end) for end in ends):
            return self._routes(None)
        try:
            work = [int(end.prod(axis=1).sum()) for end in ends]
            if min(work) <= min(_WHOLE, self._question.max_work // 2):
                self._look(_Part(-1, _ABOVE_ALL), backward=work[1] < work[0])
                return self._routes(None)
            return self._find_by_parts(ends, clock)
        except DeadlineExceeded:
            return self._routes("deadline")

    def _find_by_parts(self, ends: Sequence[Any], clock: Clock) -> Routes | None:
        # Every edge is seen from its end with fewer edges: above the other side's most, no one looks.
        most = min(int(end[-1, 0]) for end in ends)
        levels = np.concatenate(ends)
        levels = levels[levels[:, 0] <= most]
        levels = levels[np.argsort(levels[:, 0], kind="stable")]
        for part, work in _parts(levels):
            if self._least(part) > self._bound():
                break
            if work > self._question.max_work:
                return None
            if clock.late:
                return self._routes("deadline")
            for backward in (False, True):
                self._look(part, backward=backward)
        return self._routes(None)

    @staticmethod
    def _least(part: _Part) -> int:
        return 2 * penalty(part.low + 1)

    def _bound(self) -> int:
        """Return the penalty above which a path is of no use."""
        best = self._best()
        return best[-1].penalty if len(best) >= self._question.wanted else _ABOVE_ALL

    def _best(self) -> list[Candidate]:
        return sorted(self._found.values())[: self._question.wanted]

    def _look(self, part: _Part, *, backward: bool) -> None:
        query = route_cypher.find_crossings(self._question.edges, backward=backward)
        source, target = self._question.source, self._question.target
        for cost, *inner in self._ask(query, **part._asdict())["found"]:
            one, two = (self._nearby.remember(*node) for node in inner)
            self._found[one.id, two.id] = Candidate(cost, (source, one.id, two.id, target))
            self._categories |= {one.id: one.categories, two.id: two.categories}

    def _ask(self, query: str, **parameters: object) -> Any:  # noqa: ANN401 - a record
        given = _parameters(self._question, self._question.wanted)
        return self._nearby.ask(query, self._question.edges, **given, **parameters)

    def _routes(self, reason: str | None) -> Routes:
        return Routes(self._best(), self._categories, reason)


def _parts(levels: Any) -> Iterator[tuple[_Part, int]]:  # noqa: ANN401 - int64[levels, 2]
    """Yield ranges of degrees, little work first, then four times as much; and the work up to there."""
    behind = np.cumsum(levels.prod(axis=1))
    start, size, low = 0, _FIRST_PART, int(levels[0, 0]) - 1
    while start < len(levels):
        done = int(behind[start - 1]) if start else 0
        stop = max(start + 1, int(np.searchsorted(behind, done + size, side="right")))
        high = int(levels[stop - 1, 0])
        stop = int(np.searchsorted(levels[:, 0], high, side="right"))
        yield _Part(low, high), int(behind[stop - 1])
        start, size, low = stop, 4 * size, high
