"""Arrays of a state before, with what has been touched since laid over them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from operator import attrgetter

from graph.store import Adjacent, EdgeFilter
from graph.stores.embedded import sql
from graph.stores.embedded.adjacency import Adjacency
from graph.stores.embedded.connection import Connection
from graph.stores.embedded.overlaid import OverlaidTopology, Touched
from graph.stores.embedded.straight import Standing, Straight

_MAX_TOUCHED = 5_000  # nodes; with more, most look-ups would go to the file anyway
PAIR_COST = 2  # look-ups for each pair of touched nodes, of one for each edge


def read_touched(connection: Connection, number: int, token: str) -> Touched | None:
    """Return what has been touched since a state, or None when that is not known, or is too much.

    Args:
        connection: Sees the state that is read.
        number: The number of the state before.
        token: Its token, which tells it from states of other files.
    """
    if not connection.rows(sql.IS_FOLLOWED, (number, token))[0][0]:
        return None
    ids = [node for (node,) in connection.rows(sql.GET_TOUCHES, (number, _MAX_TOUCHED + 1))]
    if len(ids) > _MAX_TOUCHED:
        return None
    standings = Straight(connection).find_standings(ids)
    return {node_id: standings.get(node_id) for node_id in ids}


class Overlay:
    """Answers as the adjacency of the newest state would.

    Every edge that was added, changed or removed has touched both its ends, and every node that
    changed was touched. So edges between two touched nodes are told by the file; all others are as the
    arrays have them, only that a touched neighbour stands differently now.

    Args:
        base: Arrays of a state before.
        touched: What has been touched since.
        straight: The file, in the newest state.
    """

    def __init__(self, base: Adjacency, touched: Touched, straight: Straight) -> None:
        """Keep both."""
        self._base = base
        self._touched = touched
        self._straight = straight

    def topology(self) -> OverlaidTopology:
        """Return the same by numbers."""
        return OverlaidTopology(self._base, self._touched, self.expand)

    def find_degrees(self, ids: Collection[str]) -> dict[str, int]:
        """Return the degree of those that exist among these."""
        asked = set(ids)
        degrees = self._base.find_degrees(asked - self._touched.keys())
        for node_id in asked & self._touched.keys():
            standing = self._touched[node_id]
            if standing is not None:
                degrees[node_id] = standing.degree
        return degrees

    def expand(self, ids: Collection[str], edges: EdgeFilter) -> dict[str, list[Adjacent]]:
        """Return for each node those next to it along edges that fit, ordered by CURIE."""
        asked = dict.fromkeys(ids)
        touched = asked.keys() & self._touched.keys()
        hubs = {node_id for node_id in touched if self._is_hub(node_id)}
        few = touched - hubs
        found = self._base.expand([each for each in asked if each not in few], edges)
        laid = {node_id: found.pop(node_id) for node_id in hubs}
        answer = {node_id: self._renewed(adjacent) for node_id, adjacent in found.items()}
        if laid:
            answer |= self._laid_over(laid, edges)
        return answer | (self._straight.expand(few, edges) if few else {})

    def _is_hub(self, node_id: str) -> bool:
        """Return whether looking all its edges up takes longer than looking for those that may be new."""
        standing = self._touched[node_id]
        return standing is not None and standing.degree > PAIR_COST * len(self._touched)

    def _laid_over(
        self, before: Mapping[str, list[Adjacent]], edges: EdgeFilter
    ) -> dict[str, list[Adjacent]]:
        """Let the file tell what is between touched nodes, the arrays the rest."""
        touched = self._touched
        now = self._straight.expand_among(before, touched, edges)
        for node_id, adjacent in before.items():
            now[node_id] += [each for each in adjacent if each.id not in touched]
            now[node_id].sort(key=attrgetter("id"))  # two runs in order: merged in one pass
        return now

    def _renewed(self, adjacent: list[Adjacent]) -> list[Adjacent]:
        """Let touched neighbours stand as they do now."""
        touched = self._touched
        if touched.keys().isdisjoint(each.id for each in adjacent):
            return adjacent
        return [
            _standing(each, touched[each.id]) if each.id in touched else each for each in adjacent
        ]


def _standing(adjacent: Adjacent, now: Standing | None) -> Adjacent:
    return adjacent if now is None else adjacent._replace(**now._asdict())
