"""The best paths of one, two and three hops, found by the database from the ends with fewer edges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from graph.errors import DeadlineExceeded
from graph.query.ranking import penalty
from graph.query.routes import find_routes as find_any_routes
from graph.query.steps import Candidate, Clock, RouteQuestion, Routes
from graph.stores.neo4j import question_cypher
from graph.stores.neo4j.nearby import Nearby
from graph.stores.neo4j.rows import categories_of, names_of
from graph.vocabulary import Category

_WHOLE = 200_000  # edges of what is next to one end, to look at in one call
_FIRST_PART = 20_000  # edges to look at before what was found is looked at
_ABOVE_ALL = 1 << 40


class _Near(NamedTuple):
    """Whether there is an edge, and the best nodes next to both ends: `limit` of them, or all."""

    limit: int
    there: bool
    middles: list[list[Any]]


class RouteAsker:
    """The questions about paths of one reader; what is next to both ends is asked for once."""

    def __init__(self, nearby: Nearby) -> None:
        """Nothing is asked yet."""
        self._nearby = nearby
        self._near: dict[RouteQuestion, _Near] = {}

    def find(self, question: RouteQuestion, clock: Clock) -> Routes:
        """Return the best paths of one length; see `graph.query.steps.SupportsRoutes`."""
        ends = self._nearby.find_degrees([question.source, question.target])
        degrees = ends[question.source], ends[question.target]
        if question.hops == 1:
            return self._find_edge(question, degrees)
        if question.hops == 2:  # noqa: PLR2004 - one node between the ends
            return self._find_middles(question, degrees)
        if question.hops == 3 and max(degrees) <= question.max_work:  # noqa: PLR2004 - an edge between
            found = _Crossings(self._nearby, question).find(clock)
            if found is not None:
                return found
        return find_any_routes(self._nearby.topology, question, clock)

    def _find_edge(self, question: RouteQuestion, degrees: tuple[int, int]) -> Routes:
        if min(degrees) > question.max_work:
            return Routes([], {}, "work")
        there = self._ask_near(question, degrees).there
        nodes = (question.source, question.target)
        return Routes([Candidate(0, nodes)] if there else [], {}, None)

    def _find_middles(self, question: RouteQuestion, degrees: tuple[int, int]) -> Routes:
        if sum(degrees) > question.max_work:
            return Routes([], {}, "work")
        best = self._ask_near(question, degrees).middles[: question.wanted]
        found = [
            Candidate(cost, (question.source, node_id, question.target))
            for cost, node_id, _ in best
        ]
        return Routes(found, {each[1]: categories_of(each[2]) for each in best}, None)

    def _ask_near(self, question: RouteQuestion, degrees: tuple[int, int]) -> _Near:
        key, wanted = question._replace(hops=0, wanted=0), question.wanted
        near = self._near.get(key)
        if near is None or near.limit < wanted:
            query = question_cypher.find_near(question.edges, backward=degrees[1] < degrees[0])
            row = self._nearby.ask(query, question.edges, **_parameters(question, wanted))
            near = self._near[key] = _Near(wanted, row["there"], row["found"])
        return near


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
        query = question_cypher.count_ends(self._question.edges)
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
        query = question_cypher.find_crossings(self._question.edges, backward=backward)
        source, target = self._question.source, self._question.target
        for cost, one, two, of_one, of_two in self._ask(query, **part._asdict())["found"]:
            self._found[one, two] = Candidate(cost, (source, one, two, target))
            self._categories |= {one: categories_of(of_one), two: categories_of(of_two)}

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
