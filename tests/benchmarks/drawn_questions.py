"""Questions about a generated graph, drawn at random."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
from generated_graph import GeneratedGraph

from graph.vocabulary import Category


class Questions:
    """Random questions about a graph, each once, the same for the same seed."""

    def __init__(self, graph: GeneratedGraph) -> None:
        """Find the hubs."""
        self._graph = graph
        self._place = {node_id: number for number, node_id in enumerate(graph.ids)}
        ends = np.concatenate((graph.subjects, graph.objects))
        degrees = np.bincount(ends, minlength=len(graph.ids))
        order = np.argsort(-degrees, kind="stable")
        self._pools = {
            "random": [graph.ids[each] for each in np.flatnonzero(degrees)],
            "hubs": [graph.ids[each] for each in order[:200]],
        }
        top = f"top degree {degrees.max():,}, 200th {degrees[order[199]]:,}"
        print(f"{len(graph.ids):,} nodes, {len(graph.subjects):,} edges, {top}\n")

    def draw(self, name: str, about: str, pool: str, count: int) -> list[Any]:
        """Return so many questions.

        Args:
            name: Another one gives other questions.
            about: `node`, `pair`, `begun` or `typo` (texts to search for), or how many hops there are to
                be between a pair.
            pool: `random` or `hubs`.
            count: Of nodes not more than there are.
        """
        chance = random.Random(f"{name} {pool}")
        nodes = self._pools[pool]
        if about == "pair":
            return [tuple(chance.sample(nodes, 2)) for _ in range(count)]
        if about.isdigit():
            return [self._draw_route(chance, nodes, int(about)) for _ in range(count)]
        drawn = chance.sample(nodes, min(count, len(nodes)))
        if about == "node":
            return drawn
        names = [self._graph.names[self._place[each]] for each in drawn]
        return [_misspell(each, chance) if about == "typo" else each[:9] for each in names]

    def _draw_route(self, chance: random.Random, nodes: list[str], hops: int) -> tuple:
        """Return two nodes, and the commonest inner categories at random between theirs."""
        source, target = chance.sample(nodes, 2)
        first, last = (self._graph.categories[self._place[each]] for each in (source, target))
        inner = chance.choices(
            (Category.GENE, Category.ANATOMICAL_SITE, Category.SUBSTANCE), k=hops - 1
        )
        return source, target, (first, *inner, last)


def _misspell(name: str, chance: random.Random) -> str:
    """Return the name with two letters of its first word in the wrong order."""
    at = chance.randrange(1, len(name.split(maxsplit=1)[0]) - 1)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
