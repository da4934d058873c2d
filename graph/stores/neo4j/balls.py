"""What lies around a node, listed by the database where that can be done in a few bounded calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from graph.errors import DeadlineExceeded
from graph.query.ball import find_ball as find_any_ball
from graph.query.requests import EXACT_TOTAL, NeighbourhoodQuery
from graph.query.steps import Ball, Clock, Reached
from graph.stores.neo4j import question_cypher
from graph.stores.neo4j.nearby import Nearby
from graph.stores.neo4j.rows import names_of

COUNTED = EXACT_TOTAL + 1
_SECOND_WORK = 2_000_000  # edges that the database adds up; more would not be done in time
_SECOND_FIRST = 2_000  # edges of a node whose neighbours' neighbours are listed
_SECOND_PAGE = 10_000  # where the page may end
_JOINED = 4_000  # statements, and so joins at most, to read at first


class _Second(NamedTuple):
    """A node two hops away: what an answer tells, and how many edges it has."""

    reached: Reached
    degree: int


class BallFinder:
    """One question about a neighbourhood."""

    def __init__(self, nearby: Nearby, centre: str, query: NeighbourhoodQuery) -> None:
        """Nothing is asked yet."""
        self._nearby, self._centre, self._query = nearby, centre, query
        self._parameters = {"id": centre, "categories": names_of(query.categories)}
        self._degree = nearby.find_degrees([centre])[centre]

    def find(self, clock: Clock) -> Ball:
        """Return what lies around the node; see `graph.query.steps.SupportsBall`."""
        if self._degree > self._query.max_work:
            return self._find_any(clock)
        around = self._ask(
            question_cypher.list_around(self._query.edges),
            offset=self._query.offset,
            limit=self._query.limit,
        )
        self._nearby.remember_edges(around["edges"], self._query.edges)
        page = [self._reached(1, *each) for each in around["page"]]
        if self._query.radius == 1:
            return self._ball(page, around["counted"])
        try:
            return self._go_on(page, around, clock)
        except DeadlineExceeded:
            return self._ball(page, around["counted"], "deadline")

    def _go_on(self, page: list[Reached], around: Any, clock: Clock) -> Ball:  # noqa: ANN401 - a record
        """Return the ball, given what is one hop away."""
        query, work = self._query, self._degree + around["work"]
        full = around["counted"] >= query.offset + query.limit
        if full and around["counted"] > EXACT_TOTAL:
            return self._ball(page, around["counted"])
        if work > query.max_work:
            return self._find_any(clock)
        if full:
            counted = self._count()
            if query.radius == 2 or counted > EXACT_TOTAL:  # noqa: PLR2004 - hops
                return self._ball(page, counted)
        if query.radius == 2 and self._is_listable(work):  # noqa: PLR2004 - hops
            return self._list_second(page, around)
        return self._find_any(clock)

    def _is_listable(self, work: int) -> bool:
        """Return whether the database can list the second hop in time, and in its memory."""
        end = self._query.offset + self._query.limit
        return work <= _SECOND_WORK and end <= _SECOND_PAGE and self._degree <= _SECOND_FIRST

    def _ball(self, page: list[Reached], counted: int, reason: str | None = None) -> Ball:
        joins = [(self._centre, each.id) for each in page]
        return Ball(page, joins, min(counted, COUNTED), reason)

    def _find_any(self, clock: Clock) -> Ball:
        return find_any_ball(self._nearby.topology, self._centre, self._query, clock)

    def _count(self) -> int:
        query = question_cypher.count_within_two(self._query.edges)
        counted: int = self._ask(query, most=COUNTED)["counted"]
        return counted

    def _list_second(self, page: list[Reached], around: Any) -> Ball:  # noqa: ANN401 - a record
        query, counted = self._query, around["counted"]
        row = self._ask(
            question_cypher.list_second(query.edges),
            offset=max(0, query.offset - counted),
            limit=query.limit - len(page),
            most=COUNTED,
        )
        second = [_Second(self._reached(*each[:-1]), each[-1]) for each in row["page"]]
        whole = page + [each.reached for each in second]
        joins, reason = [(self._centre, each.id) for each in page], None
        try:
            for part in self._find_joins(second, around["work"]):
                joins += part
        except DeadlineExceeded:
            reason = "deadline"
        return Ball(whole, joins, min(row["counted"], COUNTED), reason)

    def _find_joins(self, second: list[_Second], work: int) -> Iterator[set[tuple[str, str]]]:
        """Yield what leads to these nodes: of each, as many as the question shows."""
        for part in _parts(second):
            inwards = sum(each.degree for each in part) < work
            query = question_cypher.list_joins(self._query.edges, inwards=inwards)
            ids = [each.reached.id for each in part]
            found = self._ask(query, ids=ids, joins=self._query.most_joins)["edges"]
            self._nearby.remember_edges(found, self._query.edges)
            yield {(before, node_id) for before, node_id, *_ in found}

    def _ask(self, query: str, **parameters: object) -> Any:  # noqa: ANN401 - a record
        return self._nearby.ask(query, self._query.edges, **self._parameters, **parameters)

    def _reached(
        self, hop: int, support: int, node_id: str, name: str, categories: Iterable[str]
    ) -> Reached:
        ref = self._nearby.remember(node_id, name, categories)
        return Reached(hop, support, node_id, ref.categories)


def _parts(second: list[_Second]) -> Iterator[list[_Second]]:
    """Yield the nodes in turn, as many as so many statements lead to, then four times as many."""
    part: list[_Second] = []
    statements, most = 0, _JOINED
    for each in second:
        part.append(each)
        statements += each.reached.support
        if statements >= most:
            yield part
            part, statements, most = [], 0, 4 * most
    if part:
        yield part
