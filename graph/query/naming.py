"""The last step of every question: names for the nodes that were found, and the edges between them.

Names and edges may come too late. Then what was found is still told, by its identifiers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import chain

from graph.errors import DeadlineExceeded
from graph.model import Edge, NodeRef
from graph.query.expansion import Budget, Expander
from graph.store import EdgeFilter, Reader

Pair = tuple[str, str]


def get_refs(reader: Reader, curies: Collection[str]) -> list[NodeRef]:
    """Return the nodes that these identifiers or cross-references mean, in the same order.

    Raises:
        NodeNotFound: When there is no such node.
        DeadlineExceeded: When there was no time for even that.
    """
    ids = [reader.resolve(curie) for curie in curies]
    nodes = reader.find_nodes(ids)
    return [nodes[node_id].ref for node_id in ids]


def find_refs(
    reader: Reader,
    ids: Collection[str],
    known: Collection[NodeRef],
    seen: Collection[Expander],
    budget: Budget,
) -> Mapping[str, NodeRef]:
    """Return the nodes as answers show them; one whose name comes too late is called by its CURIE.

    Args:
        reader: The state of the graph to ask.
        ids: Nodes that exist.
        known: Nodes that have been read already.
        seen: What came upon the others.
        budget: Notes when the time ran out.
    """
    refs = {node.id: node for node in known}
    missing = [node_id for node_id in dict.fromkeys(ids) if node_id not in refs]
    try:
        nodes = reader.find_nodes(missing) if missing else {}
    except DeadlineExceeded:
        budget.reason = "deadline"
        categories = dict(chain.from_iterable(each.categories().items() for each in seen))
        return refs | {
            node_id: NodeRef(id=node_id, name=node_id, categories=categories[node_id])
            for node_id in missing
        }
    return refs | {node_id: nodes[node_id].ref for node_id in missing}


def find_edges(
    reader: Reader, pairs: Collection[Pair], edges: EdgeFilter, budget: Budget
) -> Mapping[Pair, tuple[Edge, ...]]:
    """Return for each pair the edges that fit; none of them when they come too late."""
    try:
        return reader.find_edges_between(pairs, edges) if pairs else {}
    except DeadlineExceeded:
        budget.reason = "deadline"
        return {}
