"""Who shares neighbours with a node, asked for with one call."""

from __future__ import annotations

from typing import Any

from graph.query.requests import EXACT_TOTAL, HUB_DEGREE, HUB_NEIGHBOURS, MAX_SHARED, RelatedQuery
from graph.query.steps import Shared, Sharing
from graph.store import EdgeFilter
from graph.stores.neo4j import shared_cypher
from graph.stores.neo4j.nearby import Nearby
from graph.stores.neo4j.rows import names_of
from graph.vocabulary import Category

_FEW_EDGES = 200  # of each neighbour gone through, where there is no time for more
_FEW_NEIGHBOURS = 20


class SharedAsker:
    """The questions of one reader for related nodes."""

    def __init__(self, nearby: Nearby) -> None:
        """Nothing is asked yet."""
        self._nearby = nearby
        self._rows: dict[tuple[str | None, RelatedQuery], tuple[Any, str | None]] = {}

    def ask(self, curie: str, query: RelatedQuery) -> None:
        """Ask about the node of an identifier or cross-reference."""
        self._ask(curie, query, None, hub=HUB_DEGREE, through=HUB_NEIGHBOURS)

    def ask_less(self, curie: str, query: RelatedQuery) -> None:
        """Ask who shares the least common neighbours, where there was no time for more."""
        self._ask(curie, query, "deadline", hub=_FEW_EDGES, through=_FEW_NEIGHBOURS)

    def _ask(self, curie: str, query: RelatedQuery, reason: str | None, **given: int) -> None:
        row = self._nearby.begin(
            shared_cypher.find_shared(query),
            EdgeFilter(predicates=query.predicates),
            curie=curie,
            by=names_of(query.by),
            categories=names_of(query.categories),
            offset=query.offset,
            limit=query.limit,
            shown=MAX_SHARED,
            most=EXACT_TOTAL + 1,
            **given,
        )
        self._rows[self._nearby.meet(curie, row["c"]), query] = row, reason

    def find(self, centre: str, query: RelatedQuery) -> Shared:
        """Return who shares most neighbours; see `graph.query.steps.SupportsShared`."""
        if (centre, query) not in self._rows:
            self.ask(centre, query)
        row, reason = self._rows[centre, query]
        categories: dict[str, tuple[Category, ...]] = {}

        def meet(node_id: str, *told: Any) -> str:  # noqa: ANN401 - its name and categories
            categories[node_id] = self._nearby.remember(node_id, *told).categories
            return node_id

        shown = {place: (weight, meet(*node)) for place, weight, *node in row["shown"]}
        page = [
            Sharing(meet(*node), score, total, [shown[place] for place in sorted(places)])
            for *node, score, total, places in row["page"]
        ]
        return Shared(page, row["counted"], row["fitting"], row["through"], categories, reason)
