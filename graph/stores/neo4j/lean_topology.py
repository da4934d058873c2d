"""Who is next to whom, told by a database that is asked for as little as a search needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from graph.query.numbering import NumberedTopology
from graph.query.steps import Halves, Ints
from graph.store import EdgeFilter, Reader
from graph.stores.neo4j import question_cypher
from graph.stores.neo4j.checks import Run
from graph.stores.neo4j.rows import categories_of, edge_parameters
from graph.vocabulary import Category


class LeanTopology(NumberedTopology):
    """Asks for identifiers and degrees, and for categories only of nodes that they are needed of."""

    def __init__(self, reader: Reader, run: Run) -> None:
        """Know of no node yet."""
        super().__init__(reader)
        self._run = run
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
                **edge_parameters(edges),
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
                self._categories[self._numbers[node_id]] = categories_of(categories)
        return [self._categories[number] for number in asked]

    def _meet_lean(self, node_id: str, degree: int) -> int:
        number = self._numbers.get(node_id)
        return self._number(node_id, degree, ()) if number is None else number


def _joined(lists: Iterable[list[int]]) -> Ints:
    return np.array([each for part in lists for each in part], dtype=np.int64)
