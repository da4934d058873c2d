"""The last step of every question: names for the nodes that were found, and the edges between them.

Names and edges may come too late. Then what was found is still told, by its identifiers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from graph.errors import DeadlineExceeded
from graph.model import Edge, NodeRef, Truncation
from graph.query.requests import Query
from graph.query.steps import SupportsForesight, SupportsRefs, supports
from graph.store import EdgeFilter, Reader
from graph.vocabulary import Category

Pair = tuple[str, str]
_DETAILS = {
    "work": "More edges would have to be looked at than one question may; ask about less of the graph.",
    "deadline": "The time ran out; ask about less of the graph, or allow more time.",
}


class Naming:
    """Gives one answer its names and edges.

    Attributes:
        reason: `work` or `deadline` once something had to be left out, else None.
    """

    def __init__(self, reader: Reader, edges: EdgeFilter = EdgeFilter()) -> None:
        """Nothing has been left out yet."""
        self._reader = reader
        self._edges = edges
        self.reason: str | None = None

    @property
    def truncated(self) -> Truncation | None:
        """Why the answer is not all there is, if it is not."""
        if self.reason is None:
            return None
        return Truncation(reason=self.reason, detail=_DETAILS[self.reason])

    def find_refs(
        self,
        ids: Collection[str],
        known: Collection[NodeRef],
        categories: Mapping[str, tuple[Category, ...]],
    ) -> Mapping[str, NodeRef]:
        """Return the nodes as answers show them; one whose name comes too late is called by its CURIE.

        Args:
            ids: Nodes that exist.
            known: Nodes that have been read already.
            categories: Of all others.
        """
        refs = {node.id: node for node in known}
        missing = [node_id for node_id in dict.fromkeys(ids) if node_id not in refs]
        try:
            return refs | read_refs(self._reader, missing)
        except DeadlineExceeded:
            self.reason = "deadline"
            return refs | {
                node_id: NodeRef(id=node_id, name=node_id, categories=categories[node_id])
                for node_id in missing
            }

    def find_edges(self, pairs: Collection[Pair]) -> Mapping[Pair, tuple[Edge, ...]]:
        """Return for each pair the edges that fit; none of them when they come too late."""
        try:
            return self._reader.find_edges_between(pairs, self._edges) if pairs else {}
        except DeadlineExceeded:
            self.reason = "deadline"
            return {}


def get_refs(reader: Reader, curies: Collection[str], query: Query) -> list[NodeRef]:
    """Return the nodes that these identifiers or cross-references mean, in the same order.

    Args:
        reader: The state of the graph to ask.
        curies: The nodes.
        query: The question that begins with them.

    Raises:
        NodeNotFound: When there is no such node.
        DeadlineExceeded: When there was no time for even that.
    """
    if supports(reader, SupportsForesight):
        reader.foresee(query)
    ids = [reader.resolve(curie) for curie in curies]
    refs = read_refs(reader, ids)
    return [refs[node_id] for node_id in ids]


def read_refs(reader: Reader, ids: Collection[str]) -> dict[str, NodeRef]:
    """Return the nodes that exist among these as answers show them."""
    if not ids:
        return {}
    if supports(reader, SupportsRefs):
        return reader.find_refs(ids)
    return {node_id: node.ref for node_id, node in reader.find_nodes(ids).items()}
