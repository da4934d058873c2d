"""The edges of a node that has very many, a few at a time."""

from __future__ import annotations

from collections.abc import Iterator

from graph.export.steps import in_steps
from graph.model import Edge
from graph.store import Direction, EdgeFilter, Reader

_PAIRS_A_STEP = 500
_OUTWARD = EdgeFilter(direction=Direction.OUT)


def iter_hub_edges(reader: Reader, hub: str, among: frozenset[str] | None) -> Iterator[Edge]:
    """Give the edges that the node is the subject of, ordered by object, then predicate.

    Args:
        reader: The graph.
        hub: The node.
        among: Only edges to these; None for all.

    Complexity:
        Holds the identifiers of the node's neighbours, and the edges to 500 of them.
    """
    adjacent = {each.id for each in reader.expand([hub], _OUTWARD)[hub]}
    others = adjacent | {hub}  # a loop leads nowhere, and so is no neighbour
    for step in in_steps(sorted(others if among is None else others & among), _PAIRS_A_STEP):
        pairs = [(hub, other) for other in step]
        found = reader.find_edges_between(pairs, _OUTWARD)
        edges = (edge for pair in pairs for edge in found.get(pair, ()))
        # An edge that reads the same from both ends is found from both, and written by one.
        yield from (edge for edge in edges if edge.subject.id == hub)
