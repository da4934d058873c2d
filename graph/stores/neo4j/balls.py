"""What lies around a node, listed by the database where that can be done in a few bounded calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from graph.errors import DeadlineExceeded
from graph.query.ball import find_ball as find_any_ball
from graph.query.requests import EXACT_TOTAL, NeighbourhoodQuery
from graph.query.steps import Ball, Clock, Reached
from graph.stores.neo4j import ball_cypher
from graph.stores.neo4j.nearby import Nearby
from graph.stores.neo4j.rows import names_of

COUNTED = EXACT_TOTAL + 1
_SECOND_WORK = 2_000_000  # edges that the database adds up; more would not be done in time
_SECOND_FIRST = 2_000  # edges of a node whose neighbours' neighbours are listed
_SECOND_PAGE = 10_000  # where the page may end
_FIRST_JOINED = 20_000  # edges to look for joins among at first, or a tenth of all
_GROWTH = 4
_SOME = 2_000  # edges of a node, where there is no time for all
_PACE = 1_500_000  # edges that the database adds up in a second, at best
_FEW = 50_000  # that there is time for where there was not for all
_LONG = 60.0  # seconds, that are enough for anything


class BallAsker:
    """The questions of one reader about neighbourhoods."""

    def __init__(self, nearby: Nearby) -> None:
        """Nothing is asked yet."""
        self._nearby = nearby
        self._rows: dict[tuple[str | None, NeighbourhoodQuery], Any] = {}
        self._some: dict[tuple[str | None, NeighbourhoodQuery], Any] = {}

    def ask(self, curie: str, query: NeighbourhoodQuery) -> Any:  # noqa: ANN401 - a record
        """Ask for what is next to the node of an identifier or cross-reference."""
        given = {"most": COUNTED, "first": _SECOND_FIRST, "max_work": query.max_work}
        row = self._begin(ball_cypher.list_around(query), curie, query, **given)
        self._rows[self._nearby.meet(curie, row["n"]), query] = row
        return row

    def ask_less(self, curie: str, query: NeighbourhoodQuery) -> None:
        """Ask for some of that, where there was no time for all."""
        row = self._begin(ball_cypher.list_some(query), curie, query, some=_SOME)
        self._some[self._nearby.meet(curie, row["n"]), query] = row

    def _begin(self, cypher: str, curie: str, query: NeighbourhoodQuery, **given: object) -> Any:  # noqa: ANN401 - a record
        return self._nearby.begin(
            cypher,
            query.edges,
            curie=curie,
            categories=names_of(query.categories),
            offset=query.offset,
            limit=query.limit,
            end=query.offset + query.limit,
            **given,
        )

    def find(self, centre: str, query: NeighbourhoodQuery, clock: Clock) -> Ball:
        """Return what lies around a node; see `graph.query.steps.SupportsBall`."""
        if some := self._some.get((centre, query)):
            return _BallFinder(self._nearby, centre, query, some).find_some(clock)
        around = self._rows.get((centre, query)) or self.ask(centre, query)
        return _BallFinder(self._nearby, centre, query, around).find(clock)


class _Second(NamedTuple):
    """A node two hops away: what an answer tells, and how many edges it has."""

    reached: Reached
    degree: int


class _BallFinder:
    """One question about a neighbourhood, given what is one hop away."""

    def __init__(self, nearby: Nearby, centre: str, query: NeighbourhoodQuery, around: Any) -> None:  # noqa: ANN401 - a record
        self._nearby, self._centre, self._query, self._around = nearby, centre, query, around
        self._counted: int = around["counted"]
        self._degree = nearby.find_degrees([centre])[centre]

    def find(self, clock: Clock) -> Ball:
        if self._degree > self._query.max_work:
            return self._find_any(clock)
        page = self._read_page()
        if self._query.radius == 1:
            return self._ball(page, self._counted)
        try:
            return self._go_on(page, clock)
        except DeadlineExceeded:
            return self._ball(page, self._counted, "deadline")

    def find_some(self, clock: Clock) -> Ball:
        """Return the ball as far as the node's first edges tell."""
        if self._degree > self._query.max_work:
            return self._find_any(clock)
        whole = self._query.radius == 1 and self._degree <= _SOME
        return self._ball(self._read_page(), self._counted, None if whole else "deadline")

    def _read_page(self) -> list[Reached]:
        """Return what of the page is one hop away, and keep its edges."""
        told = self._around["page"]
        edges = {(self._centre, each[1]): each[-1] for each in told}
        self._nearby.remember_between(edges, self._query.edges)
        return [self._reached(1, *each) for *each, _ in told]

    def _go_on(self, page: list[Reached], clock: Clock) -> Ball:
        """Return the ball, given what of the page is one hop away."""
        query, within = self._query, self._around["within"]
        full = self._counted >= query.offset + query.limit
        if full and self._counted > EXACT_TOTAL:
            return self._ball(page, self._counted)
        if self._degree + self._around["work"] > query.max_work:
            return self._find_any(clock)
        if full and (query.radius == 2 or within > EXACT_TOTAL):  # noqa: PLR2004 - hops
            return self._ball(page, within)
        if query.radius == 2 and self._is_listable():  # noqa: PLR2004 - hops
            return self._find_second(page, clock)
        return self._find_any(clock)

    def _is_listable(self) -> bool:
        """Return whether the database can list the second hop in time, and in its memory."""
        end = self._query.offset + self._query.limit
        work = self._degree + self._around["work"]
        return work <= _SECOND_WORK and end <= _SECOND_PAGE and self._degree <= _SECOND_FIRST

    def _ball(self, page: list[Reached], counted: int, reason: str | None = None) -> Ball:
        joins = [(self._centre, each.id) for each in page]
        return Ball(page, joins, min(counted, COUNTED), reason)

    def _find_any(self, clock: Clock) -> Ball:
        return find_any_ball(self._nearby.topology, self._centre, self._query, clock)

    def _find_second(self, page: list[Reached], clock: Clock) -> Ball:
        """Add the second hop; by way of the least common neighbours where there is no time for all."""
        degrees = sorted(self._around["degrees"])
        if not degrees:
            return self._ball(page, self._around["within"])
        affordable = int(min(clock.remaining, _LONG) * _PACE)
        if sum(degrees) <= affordable:
            with suppress(DeadlineExceeded):
                return self._list_second(page, degrees, None)
            few = _cheapest(degrees, _FEW)
        else:
            few = _cheapest(degrees, affordable // 2)
        if not few:
            return self._ball(page, self._around["within"], "deadline")
        return self._list_second(page, few, "deadline")

    def _list_second(self, page: list[Reached], degrees: list[int], reason: str | None) -> Ball:
        query = self._query
        end = query.offset + query.limit
        row = self._nearby.begin(
            ball_cypher.list_second(query, once=self._around["once"]),
            query.edges,
            id=self._centre,
            categories=names_of(query.categories),
            offset=max(0, query.offset - self._counted),
            limit=query.limit - len(page),
            high=degrees[-1],
            enough=end + 1 + self._degree,
        )
        second = [_Second(self._reached(*each[:-1]), each[-1]) for each in row["page"]]
        joining = _Joining(self._nearby, self._centre, query, second)
        reason = joining.run(degrees) or reason
        ball = self._ball(page, self._around["within"], reason)
        whole = page + [each.reached for each in second]
        return ball._replace(page=whole, joins=ball.joins + joining.joins)

    def _reached(
        self, hop: int, support: int, node_id: str, name: str, categories: Iterable[str]
    ) -> Reached:
        ref = self._nearby.remember(node_id, name, categories)
        return Reached(hop, support, node_id, ref.categories)


class _Joining:
    """Finds what leads to nodes two hops away: of each, as many as the question shows.

    The least common of the neighbours are looked at first, until there are enough for each node.

    Attributes:
        joins: Those found: who leads there, and where.
    """

    def __init__(
        self, nearby: Nearby, centre: str, query: NeighbourhoodQuery, second: list[_Second]
    ) -> None:
        self._nearby, self._centre, self._query = nearby, centre, query
        self._wanting = {each.reached.id: each for each in second}
        self._found: dict[str, list[str]] = {node_id: [] for node_id in self._wanting}
        self._statements = dict.fromkeys(self._wanting, 0)

    @property
    def joins(self) -> list[tuple[str, str]]:
        most = self._query.most_joins
        return [(one, two) for two, ones in self._found.items() for one in ones[:most]]

    def run(self, degrees: list[int]) -> str | None:
        """Look, given the neighbours' degrees, ascending; return `deadline` if that took too long."""
        try:
            for low, high, work in _parts(degrees):
                if not self._wanting:
                    break
                inwards = sum(each.degree for each in self._wanting.values()) < work
                self._look(low, high, inwards=inwards)
        except DeadlineExceeded:
            return "deadline"
        return None

    def _look(self, low: int, high: int, *, inwards: bool) -> None:
        edges = self._query.edges
        query = ball_cypher.list_joins(edges, inwards=inwards)
        found = self._nearby.ask(
            query,
            edges,
            id=self._centre,
            ids=list(self._wanting),
            low=low,
            high=high,
            joins=self._query.most_joins,
        )["edges"]
        self._nearby.remember_edges(found, edges)
        for before, node_id, _, _, statements, *_ in found:
            if before not in self._found[node_id]:
                self._found[node_id].append(before)
            self._statements[node_id] += statements
        self._wanting = {
            node_id: each
            for node_id, each in self._wanting.items()
            if len(self._found[node_id]) < self._query.most_joins
            and self._statements[node_id] < each.reached.support
        }


def _cheapest(degrees: list[int], work: int) -> list[int]:
    """Return the lowest of degrees that ascend, all of a level or none, that come to no more work.

    Example:
        >>> _cheapest([1, 2, 2, 3], 4)
        [1]
    """
    levels, counts = np.unique(degrees, return_counts=True)
    affordable = int(np.searchsorted(np.cumsum(levels * counts), work, side="right"))
    return degrees[: int(counts[:affordable].sum())]


def _parts(degrees: list[int]) -> Iterator[tuple[int, int, int]]:
    """Yield ranges of degrees, above and up to: little work first, then more; and what is in each."""
    levels, counts = np.unique(degrees, return_counts=True)
    behind = np.cumsum(levels * counts)
    size = max(_FIRST_JOINED, int(behind[-1]) // 10) if len(levels) else 0
    cuts, done = [0], 0
    while cuts[-1] < len(levels):
        stop = int(np.searchsorted(behind, done + size, side="right"))
        cuts.append(max(cuts[-1] + 1, stop))
        done, size = int(behind[min(cuts[-1], len(levels)) - 1]), _GROWTH * size
    for start, stop in pairwise(cuts):
        low = int(levels[start - 1]) if start else -1
        before = int(behind[start - 1]) if start else 0
        yield low, int(levels[stop - 1]), int(behind[stop - 1]) - before
