"""How two nodes connect: the best simple paths between them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from graph.errors import DeadlineExceeded, InvalidInput
from graph.model import NodeRef, Path, Paths
from graph.query.best import Best, Candidate
from graph.query.expansion import Budget, Expander
from graph.query.halves import Allowed, Side
from graph.query.joining import join_at_node, join_over_edge
from graph.query.naming import find_edges, find_refs, get_refs
from graph.query.requests import MAX_HOPS, MAX_PATHS, PathQuery, check_range
from graph.store import Adjacent, EdgeFilter, Reader

_MAX_DEGREE = 1_000_000_000

_Expanders = tuple[Expander, Expander]


def find_paths(reader: Reader, query: PathQuery) -> Paths:
    """Return the k best simple paths from source to target.

    Args:
        reader: The state of the graph to ask.
        query: The question.

    Returns:
        Paths ordered by hops (fewest first), then the sum of the penalties of their inner nodes (most
        specific first), then their CURIEs. From a node to itself there is one, the empty path. Where
        work or time runs out, those found so far; nodes without names and hops without edges only where
        the time ran out before these were read.

    Raises:
        OutOfRange: When `max_hops`, `k` or `max_degree` is.
        InvalidInput: When `avoid` names an end, or the metapath has a length no path can have.
        NodeNotFound: When there is no such source, target, or node to avoid.
        DeadlineExceeded: When there was no time to look up even those.

    Complexity:
        Length by length. Paths of up to L hops look at the edges of nodes at most L / 2 hops from an
        end, cheapest first, and at `max_work` edges and as many pairs of half paths in all. Every
        joining edge is found from its end with fewer edges, and the search of a length ends when
        nothing better can follow.
    """
    _check(query)
    source, target = ends = get_refs(reader, (query.source, query.target))
    avoid = {reader.resolve(curie) for curie in query.avoid}
    if avoid & {source.id, target.id}:
        message = "A node to avoid is an end of the path."
        raise InvalidInput(message, "Avoid inner nodes, or ask for another source or target.")
    budget = Budget(reader, query.max_work)
    expanders = _expanders(reader, query.edges, budget)
    found = _Search(reader, query, ends, avoid, budget, expanders).run()
    paths = _describe(reader, query, found, ends, expanders, budget)
    return Paths(source=source, target=target, paths=paths, truncated=budget.truncated)


def _check(query: PathQuery) -> None:
    check_range("max_hops", query.max_hops, 1, MAX_HOPS)
    check_range("k", query.k, 1, MAX_PATHS)
    if query.max_degree is not None:
        check_range("max_degree", query.max_degree, 1, _MAX_DEGREE)
    if query.metapath and not 2 <= len(query.metapath) <= MAX_HOPS + 1:  # noqa: PLR2004 - two ends
        message = f"The metapath has {len(query.metapath)} categories."
        raise InvalidInput(message, f"It takes from 2 to {MAX_HOPS + 1}, both ends included.")


def _expanders(reader: Reader, edges: EdgeFilter, budget: Budget) -> _Expanders:
    """Return what looks at neighbours from either end; the same where direction does not matter."""
    forward = Expander(reader, edges, budget)
    if edges.reverse == edges:
        return forward, forward
    return forward, Expander(reader, edges.reverse, budget)


class _Search:
    """One question, length by length."""

    def __init__(  # noqa: PLR0913, PLR0917 - what a search is made of
        self,
        reader: Reader,
        query: PathQuery,
        ends: Sequence[NodeRef],
        avoid: Collection[str],
        budget: Budget,
        expanders: _Expanders,
    ) -> None:
        """Prepare; nothing is looked at yet."""
        self._reader, self._query, self._budget = reader, query, budget
        self._expanders = expanders
        self._refs = ends
        self._ends = tuple(end.id for end in ends)
        self._barred = {*self._ends, *avoid}

    def run(self) -> list[Candidate]:
        """Return the best paths, best first."""
        query = self._query
        if self._ends[0] == self._ends[1]:
            return [] if query.metapath else [Candidate(0, self._ends[:1])]
        hops = len(query.metapath) - 1
        if query.metapath and not self._ends_fit():
            return []
        try:
            sides = self._sides(hops if query.metapath else None)
        except DeadlineExceeded:
            self._budget.reason = "deadline"
            return []
        return self._find(hops, query.k, sides) if query.metapath else self._find_any(sides)

    def _find_any(self, sides: tuple[Side, Side]) -> list[Candidate]:
        """Return the best paths of any length that may be."""
        query = self._query
        found: list[Candidate] = []
        for hops in range(1, query.max_hops + 1):
            if len(found) >= query.k or (found and query.shortest_only):
                break
            if self._budget.late or self._budget.reason is not None:
                break
            if not all(side.halves((hops - 1) // 2) for side in sides):
                break
            found += self._find(hops, query.k - len(found), sides)
        return found

    def _find(self, hops: int, wanted: int, sides: tuple[Side, Side]) -> list[Candidate]:
        best = Best(wanted)
        join = join_over_edge if hops % 2 else join_at_node
        join(sides, (hops - 1) // 2, best, self._budget)
        return best.kept

    def _ends_fit(self) -> bool:
        first, last = self._query.metapath[0], self._query.metapath[-1]
        return first in self._refs[0].categories and last in self._refs[1].categories

    def _sides(self, hops: int | None) -> tuple[Side, Side]:
        degrees = self._reader.find_degrees(self._ends)
        first, second = (
            Side((degrees[end], end), expander, self._allowed(hops, reverse=reverse), self._budget)
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


def _describe(  # noqa: PLR0913, PLR0917 - everything that is known by then
    reader: Reader,
    query: PathQuery,
    found: Sequence[Candidate],
    ends: Sequence[NodeRef],
    expanders: _Expanders,
    budget: Budget,
) -> tuple[Path, ...]:
    """Give the nodes their names and the hops their edges."""
    pairs = dict.fromkeys(pair for candidate in found for pair in pairwise(candidate.nodes))
    ids = {node_id for candidate in found for node_id in candidate.nodes}
    refs = find_refs(reader, ids, ends, expanders, budget)
    edges = find_edges(reader, pairs, query.edges, budget)
    return tuple(
        Path(
            nodes=tuple(refs[node_id] for node_id in candidate.nodes),
            hops=tuple(edges[pair] for pair in pairwise(candidate.nodes))
            if edges
            else ((),) * (len(candidate.nodes) - 1),
            penalty=candidate.penalty,
        )
        for candidate in found
    )
