"""Which nodes lie within some hops of one."""

from __future__ import annotations

from graph.export.steps import by_degree
from graph.store import Reader

_EDGES_A_STEP = 50_000


def find_ball(reader: Reader, centre: str, radius: int) -> frozenset[str]:
    """Return the identifiers of the nodes within the radius, the centre too; all of them.

    Args:
        reader: The graph.
        centre: An identifier or cross-reference.
        radius: Hops, whichever way edges run, from 0 (the node alone).

    Raises:
        NodeNotFound: When there is no such node.

    Complexity:
        Looks at the edges of all nodes but the outermost, some ten thousand at a time.
    """
    frontier = {reader.resolve(centre)}
    ball = set(frontier)
    for _ in range(radius):
        reached: set[str] = set()
        for ids in by_degree(reader, sorted(frontier), _EDGES_A_STEP):
            for adjacent in reader.expand(ids).values():
                reached.update(each.id for each in adjacent)
        frontier = reached - ball
        ball |= frontier
    return frozenset(ball)
