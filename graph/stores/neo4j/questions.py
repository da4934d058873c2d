"""Steps of questions that the database answers better than by telling neighbours one by one.

Where work may have to be cut, or a step is not among these, the steps of `graph.query` are used, over a
topology that asks for as little as they need. Either way the answer is the same.
"""

from __future__ import annotations

from graph.query.requests import (
    HUB_DEGREE,
    HUB_NEIGHBOURS,
    MAX_SHARED,
    NeighbourhoodQuery,
    RelatedQuery,
)
from graph.query.steps import Ball, Clock, RouteQuestion, Routes, Shared, Sharing
from graph.store import EdgeFilter, Reader
from graph.stores.neo4j import question_cypher
from graph.stores.neo4j.balls import COUNTED, BallFinder
from graph.stores.neo4j.checks import Run
from graph.stores.neo4j.crossings import RouteAsker
from graph.stores.neo4j.nearby import Nearby
from graph.stores.neo4j.rows import Parameters, categories_of, names_of
from graph.vocabulary import Category


class Questions:
    """The steps of one reader.

    Attributes:
        nearby: What it has been told of nodes and edges.
    """

    def __init__(self, reader: Reader, run: Run, parameters: Parameters) -> None:
        """Ask with the reader's transaction; nothing is asked yet."""
        self.nearby = Nearby(reader, run, parameters)
        self._routes = RouteAsker(self.nearby)

    def find_ball(self, centre: str, query: NeighbourhoodQuery, clock: Clock) -> Ball:
        """Return what lies around a node."""
        return BallFinder(self.nearby, centre, query).find(clock)

    def find_routes(self, question: RouteQuestion, clock: Clock) -> Routes:
        """Return the best paths of one length."""
        return self._routes.find(question, clock)

    def find_shared(self, centre: str, query: RelatedQuery, clock: Clock) -> Shared:
        """Return who shares most neighbours with a node."""
        del clock  # the transaction has its own time-out, and parts of this would be no answer
        edges = EdgeFilter(predicates=query.predicates)
        row = self.nearby.ask(
            question_cypher.find_shared(edges),
            edges,
            id=centre,
            by=names_of(query.by),
            categories=names_of(query.categories),
            hub=HUB_DEGREE,
            through=HUB_NEIGHBOURS,
            offset=query.offset,
            limit=query.limit,
            most=COUNTED,
        )
        explained = dict(row["explained"])
        categories: dict[str, tuple[Category, ...]] = {}
        page = []
        for node_id, of_node, score in row["page"]:
            shared = explained[node_id]
            heaviest = sorted(((it[0], it[1]) for it in shared), key=lambda it: (-it[0], it[1]))
            page.append(Sharing(node_id, score, len(shared), heaviest[:MAX_SHARED]))
            categories[node_id] = categories_of(of_node)
            categories |= {it[1]: categories_of(it[2]) for it in shared}
        return Shared(page, row["counted"], row["fitting"], row["through"], categories, None)
