"""Who is next to whom, straight from the file: for states that no arrays have been made of yet."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby
from typing import NamedTuple

from graph.store import Adjacent, Direction, EdgeFilter
from graph.stores.embedded import sql
from graph.stores.embedded.connection import Connection, json_list
from graph.stores.embedded.rows import parse_categories
from graph.vocabulary import Category, Predicate


class Standing(NamedTuple):
    """What an `Adjacent` says of the node itself."""

    degree: int
    categories: tuple[Category, ...]


class Straight:
    """Answers as `Adjacency` does, in the same order, by look-ups in the file's indexes.

    Complexity:
        A look-up for each edge at the nodes asked for, and one for each neighbour: some hundred
        thousand a second, where arrays tell millions.
    """

    def __init__(self, connection: Connection) -> None:
        """Read through this connection."""
        self._connection = connection

    def find_degrees(self, ids: Collection[str]) -> dict[str, int]:
        """Return the degree of those that exist among these."""
        found = self.find_standings(ids)
        return {node_id: standing.degree for node_id, standing in found.items()}

    def find_standings(self, ids: Collection[str]) -> dict[str, Standing]:
        """Return degree and categories of those that exist among these."""
        asked = set(ids)
        found = self._connection.rows(sql.GET_STANDINGS, (json_list(asked),))
        return {
            node_id: Standing(degree, parse_categories(categories))
            for node_id, degree, categories in found
            if node_id in asked
        }

    def expand(self, ids: Collection[str], edges: EdgeFilter) -> dict[str, list[Adjacent]]:
        """Return for each node those next to it along edges that fit, ordered by CURIE."""
        return self._expand(sql.EXPAND, ids, edges, {})

    def expand_among(
        self, ids: Collection[str], among: Collection[str], edges: EdgeFilter
    ) -> dict[str, list[Adjacent]]:
        """Return of what `expand` would only those that are among some nodes.

        Complexity:
            A few look-ups for each pair, however many edges there are at the nodes asked for.
        """
        return self._expand(sql.EXPAND_AMONG, ids, edges, {"among": json_list(among)})

    def _expand(
        self, query: str, ids: Collection[str], edges: EdgeFilter, among: dict[str, str]
    ) -> dict[str, list[Adjacent]]:
        answer: dict[str, list[Adjacent]] = {node_id: [] for node_id in ids}
        asked = {"ids": json_list(answer), **among, **_walkable(edges)}
        found = self._connection.rows(query, asked)
        for node_id, adjacent in groupby(found, key=lambda row: row[0]):
            answer[node_id] = [
                Adjacent(other, degree, parse_categories(categories), statements)
                for _, other, degree, categories, statements in adjacent
            ]
        return answer


def _walkable(edges: EdgeFilter) -> dict[str, str]:
    """Return the predicates that lead from subject to object, and those that lead back."""
    wanted = set(Predicate) if edges.predicates is None else edges.predicates
    return {
        way.value: json_list(
            [each.value for each in wanted if each.symmetric or edges.direction in {way, _BOTH}]
        )
        for way in (Direction.OUT, Direction.IN)
    }


_BOTH = Direction.BOTH
