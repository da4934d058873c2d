"""How two nodes connect: the best simple paths between them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from graph.errors import InvalidInput
from graph.model import Path, Paths, Truncation
from graph.query.best import Best, Candidate
from graph.query.expansion import Budget, Expander
from graph.query.halves import Allowed, Side
from graph.query.joining import join_at_node, join_over_edge
from graph.query.requests import MAX_HOPS, MAX_PATHS, PathQuery, check_range
from graph.store import Adjacent, Reader

_MAX_DEGREE = 1_000_000_000


def find_paths(reader: Reader, query: PathQuery) -> Paths:
    """Return the k best simple paths from source to target.

    Args:
        reader: The state of the graph to ask.
        query: The question.

    Returns:
        Paths ordered by hops (fewest first), then the sum of the penalties of their inner nodes (most
        specific first), then their CURIEs. From a node to itself there is one, the empty path.

    Raises:
        OutOfRange: When `max_hops`, `k` or `max_degree` is.
        InvalidInput: When `avoid` names an end, or the metapath has a length no path can have.
        NodeNotFound: When there is no such source, target, or node to avoid.

    Complexity:
        Length by length. Paths of up to L hops look at the edges of nodes at most L / 2 hops from an
        end, cheapest first, and at `max_work` edges in all. Every joining edge is found from its end
        with fewer edges, and the search of a length ends when nothing better can follow.
    """
    _check(query)
    source, target = reader.resolve(query.source), reader.resolve(query.target)
    avoid = {reader.resolve(curie) for curie in query.avoid}
    if avoid & {source, target}:
        message = "A node to avoid is an end of the path."
        raise InvalidInput(message, "Avoid inner nodes, or ask for another source or target.")
    budget = Budget(reader, query.max_work)
    search = _Search(reader, query, (source, target), avoid, budget)
    return _describe(reader, query, (source, target), search.run(), budget.truncated)


def _check(query: PathQuery) -> None:
    check_range("max_hops", query.max_hops, 1, MAX_HOPS)
    check_range("k", query.k, 1, MAX_PATHS)
    if query.max_degree is not None:
        check_range("max_degree", query.max_degree, 1, _MAX_DEGREE)
    if query.metapath and not 2 <= len(query.metapath) <= MAX_HOPS + 1:  # noqa: PLR2004 - two ends
        message = f"The metapath has {len(query.metapath)} categories."
        raise InvalidInput(message, f"It takes from 2 to {MAX_HOPS + 1}, both ends included.")


class _Search:
    """One question, length by length."""

    def __init__(
        self,
        reader: Reader,
        query: PathQuery,
        ends: tuple[str, str],
        avoid: Collection[str],
        budget: Budget,
    ) -> None:
        """Prepare both sides; nothing is looked at yet."""
        self._reader, self._query, self._ends, self._budget = reader, query, ends, budget
        self._barred = {*ends, *avoid}
        edges = query.edges
        self._expanders = (
            Expander(reader, edges, budget),
            Expander(reader, edges.reverse, budget),
        )

    def run(self) -> list[Candidate]:
        """Return the best paths, best first."""
        query = self._query
        if self._ends[0] == self._ends[1]:
            return [] if len(query.metapath) > 1 else [Candidate(0, self._ends[:1])]
        if query.metapath:
            hops = len(query.metapath) - 1
            return self._find(hops, query.k, self._sides(hops)) if self._ends_fit() else []
        found: list[Candidate] = []
        sides = self._sides(None)
        for hops in range(1, query.max_hops + 1):
            if len(found) >= query.k or (found and query.shortest_only) or self._budget.spent:
                break
            if not all(side.halves((hops - 1) // 2) for side in sides):
                break
            found += self._find(hops, query.k - len(found), sides)
        return found

    def _ends_fit(self) -> bool:
        nodes = self._reader.find_nodes(self._ends)
        first, last = self._query.metapath[0], self._query.metapath[-1]
        source, target = (nodes[end] for end in self._ends)
        return first in source.categories and last in target.categories

    def _find(self, hops: int, wanted: int, sides: tuple[Side, Side]) -> list[Candidate]:
        best = Best(wanted)
        half = (hops - 1) // 2
        join = join_over_edge if hops % 2 else join_at_node
        join(sides, (half, half), best, self._budget)
        return best.kept

    def _sides(self, hops: int | None) -> tuple[Side, Side]:
        degrees = self._reader.find_degrees(self._ends)
        first, second = (
            Side(end, degrees[end], expander, self._allowed(hops, reverse=reverse), self._budget)
            for end, expander, reverse in zip(
                self._ends, self._expanders, (False, True), strict=True
            )
        )
        return first, second

    def _allowed(self, hops: int | None, *, reverse: bool) -> Allowed:
        """Return whether a node may be an inner node, at so many hops from the side's own end."""
        query = self._query

        def allowed(node: Adjacent, place: int) -> bool:
            if node.id in self._barred:
                return False
            if query.max_degree is not None and node.degree > query.max_degree:
                return False
            if query.categories and query.categories.isdisjoint(node.categories):
                return False
            if hops is None:
                return True
            return query.metapath[hops - place if reverse else place] in node.categories

        return allowed


def _describe(
    reader: Reader,
    query: PathQuery,
    ends: tuple[str, str],
    found: Sequence[Candidate],
    truncated: Truncation | None,
) -> Paths:
    """Give the nodes their names and the hops their edges."""
    ids = {node_id for candidate in found for node_id in candidate.nodes} | set(ends)
    nodes = reader.find_nodes(ids)
    pairs = {pair for candidate in found for pair in pairwise(candidate.nodes)}
    edges = reader.find_edges_between(pairs, query.edges)
    paths = tuple(
        Path(
            nodes=tuple(nodes[node_id].ref for node_id in candidate.nodes),
            hops=tuple(edges[pair] for pair in pairwise(candidate.nodes)),
            penalty=candidate.penalty,
        )
        for candidate in found
    )
    source, target = (nodes[end].ref for end in ends)
    return Paths(source=source, target=target, paths=paths, truncated=truncated)
