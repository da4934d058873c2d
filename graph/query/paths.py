"""How two nodes connect: the best simple paths between them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from graph.errors import DeadlineExceeded, InvalidInput
from graph.model import NodeRef, Path, Paths, each_of_checked, of_checked
from graph.query.naming import Naming, get_refs
from graph.query.numbering import topology_of
from graph.query.requests import MAX_HOPS, MAX_PATHS, PathQuery, check_range
from graph.query.routes import RouteFinder
from graph.query.steps import (
    Candidate,
    Clock,
    InnerRule,
    RouteQuestion,
    Routes,
    SupportsRoutes,
    supports,
)
from graph.store import Reader
from graph.vocabulary import Category

_MAX_DEGREE = 1_000_000_000


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
        end, cheapest first, and for each length and each part of it at `max_work` edges. Every joining
        edge is found from its end with fewer edges, and the search of a length ends when nothing better
        can follow.
    """
    _check(query)
    source, target = ends = get_refs(reader, (query.source, query.target), query)
    avoid = {reader.resolve(curie) for curie in query.avoid}
    if avoid & {source.id, target.id}:
        message = "A node to avoid is an end of the path."
        raise InvalidInput(message, "Avoid inner nodes, or ask for another source or target.")
    search = _Search(reader, query, ends, avoid)
    naming = Naming(reader, query.edges)
    found = search.run()
    naming.reason = search.reason
    paths = _describe(naming, found, ends, search.categories)
    fields = {"source": source, "target": target, "paths": paths, "truncated": naming.truncated}
    return of_checked(Paths, fields)


def _check(query: PathQuery) -> None:
    check_range("max_hops", query.max_hops, 1, MAX_HOPS)
    check_range("k", query.k, 1, MAX_PATHS)
    if query.max_degree is not None:
        check_range("max_degree", query.max_degree, 1, _MAX_DEGREE)
    if query.metapath and not 2 <= len(query.metapath) <= MAX_HOPS + 1:  # noqa: PLR2004 - two ends
        message = f"The metapath has {len(query.metapath)} categories."
        raise InvalidInput(message, f"It takes from 2 to {MAX_HOPS + 1}, both ends included.")


class _Search:
    """One question, length by length.

    Attributes:
        categories: Of the inner nodes found.
        reason: Why something was left out, if it was.
    """

    def __init__(
        self, reader: Reader, query: PathQuery, ends: Sequence[NodeRef], avoid: Collection[str]
    ) -> None:
        """Prepare; nothing is looked at yet."""
        self._reader, self._query, self._refs = reader, query, ends
        self._ends = ends[0].id, ends[1].id
        self._inner = InnerRule(
            frozenset((*self._ends, *avoid)), query.categories, query.max_degree, query.metapath
        )
        self.categories: dict[str, tuple[Category, ...]] = {}
        self.reason: str | None = None

    def run(self) -> list[Candidate]:
        """Return the best paths, best first."""
        query = self._query
        if self._ends[0] == self._ends[1]:
            return [] if query.metapath else [Candidate(0, self._ends[:1])]
        if query.metapath and not self._ends_fit():
            return []
        lengths = range(1, query.max_hops + 1)
        if query.metapath:
            lengths = range(len(query.metapath) - 1, len(query.metapath))
        found: list[Candidate] = []
        try:
            for routes in self._routes(lengths):
                found += routes.found
                self.categories |= routes.categories
                self.reason = routes.reason
                if self._is_enough(found):
                    break
        except DeadlineExceeded:
            self.reason = "deadline"
        return found

    def _is_enough(self, found: Sequence[Candidate]) -> bool:
        enough = len(found) >= self._query.k or (found and self._query.shortest_only)
        return bool(enough) or self.reason is not None

    def _routes(self, lengths: range) -> Iterator[Routes]:
        """Yield the best paths of each length, as many as are still wanted."""
        query, wanted = self._query, self._query.k
        clock = Clock(self._reader.deadline)
        first = RouteQuestion(
            *self._ends, lengths[0], wanted, query.edges, self._inner, query.max_work
        )
        step = self._step(first, clock)
        for hops in lengths:
            if clock.late:
                yield Routes([], {}, "deadline")
                return
            routes = step(hops, wanted)
            wanted -= len(routes.found)
            yield routes

    def _step(self, first: RouteQuestion, clock: Clock) -> Callable[[int, int], Routes]:
        reader = self._reader
        if supports(reader, SupportsRoutes):
            return lambda hops, wanted: reader.find_routes(
                first._replace(hops=hops, wanted=wanted), clock
            )
        return RouteFinder(topology_of(reader), first, clock).find

    def _ends_fit(self) -> bool:
        first, last = self._query.metapath[0], self._query.metapath[-1]
        return first in self._refs[0].categories and last in self._refs[1].categories


def _describe(
    naming: Naming,
    found: Sequence[Candidate],
    ends: Sequence[NodeRef],
    categories: Mapping[str, tuple[Category, ...]],
) -> tuple[Path, ...]:
    """Give the nodes their names and the hops their edges."""
    pairs = dict.fromkeys(pair for candidate in found for pair in pairwise(candidate.nodes))
    ids = {node_id for candidate in found for node_id in candidate.nodes}
    refs = naming.find_refs(ids, ends, categories)
    edges = naming.find_edges(pairs)
    rows: list[dict[str, object]] = []
    for candidate in found:
        hops = tuple(edges[pair] for pair in pairwise(candidate.nodes)) if edges else None
        rows.append({
            "nodes": tuple(refs[node_id] for node_id in candidate.nodes),
            "hops": hops or ((),) * (len(candidate.nodes) - 1),
            "penalty": candidate.penalty,
        })  # fmt: skip
    return tuple(each_of_checked(Path, rows))
