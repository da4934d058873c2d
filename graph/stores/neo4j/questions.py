"""Steps of questions that the database answers better than by telling neighbours one by one.

Where work may have to be cut, or a step is not among these, the steps of `graph.query` are used, over a
topology that asks for as little as they need. Either way the answer is the same.
"""

from __future__ import annotations

from graph.errors import DeadlineExceeded
from graph.query.matches import Matches
from graph.query.requests import NeighbourhoodQuery, PathQuery, Query, RelatedQuery, SearchQuery
from graph.query.steps import Ball, Clock, RouteQuestion, Routes, Shared
from graph.store import Reader
from graph.stores.neo4j.balls import BallAsker
from graph.stores.neo4j.checks import Begin, Run
from graph.stores.neo4j.crossings import RouteAsker
from graph.stores.neo4j.matching import find_matches
from graph.stores.neo4j.nearby import Nearby
from graph.stores.neo4j.sharing import SharedAsker


class Questions:
    """The steps of one reader.

    Attributes:
        nearby: What it has been told of nodes and edges.
    """

    def __init__(self, reader: Reader, run: Run, begin: Begin) -> None:
        """Ask with the reader's means; nothing is asked yet."""
        self.nearby = Nearby(reader, run, begin)
        self._begin = begin
        self._balls = BallAsker(self.nearby)
        self._routes = RouteAsker(self.nearby)
        self._shared = SharedAsker(self.nearby)

    def foresee(self, query: Query) -> None:
        """Ask the first and mostly only thing that a question needs, with its nodes not yet looked up.

        Where that takes too long, ask for something that takes little time whatever the nodes are like.
        """
        try:
            self._foresee(query, less=False)
        except DeadlineExceeded:
            self._foresee(query, less=True)

    def _foresee(self, query: Query, *, less: bool) -> None:
        if isinstance(query, NeighbourhoodQuery):
            (self._balls.ask_less if less else self._balls.ask)(query.centre, query)
        elif isinstance(query, RelatedQuery):
            (self._shared.ask_less if less else self._shared.ask)(query.centre, query)
        elif isinstance(query, PathQuery):
            self._routes.foresee(query, less=less)

    def find_ball(self, centre: str, query: NeighbourhoodQuery, clock: Clock) -> Ball:
        """Return what lies around a node."""
        return self._balls.find(centre, query, clock)

    def find_routes(self, question: RouteQuestion, clock: Clock) -> Routes:
        """Return the best paths of one length."""
        return self._routes.find(question, clock)

    def find_matches(self, query: SearchQuery, limit: int, without: str | None) -> Matches:
        """Return the nodes that fit by name, best first."""
        return find_matches(self._begin, self.nearby, query, limit, without)

    def find_shared(self, centre: str, query: RelatedQuery, clock: Clock) -> Shared:
        """Return who shares most neighbours with a node."""
        del clock  # the transaction has its own time-out, and parts of this would be no answer
        return self._shared.find(centre, query)
