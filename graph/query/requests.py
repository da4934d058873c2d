"""What can be asked: each question as one frozen value.

The questions check nothing themselves: `graph.query`'s functions do, with `check_range`, before they
touch a store.
"""

from __future__ import annotations

from graph.errors import OutOfRange
from graph.model import Curie, Frozen
from graph.store import EdgeFilter
from graph.vocabulary import Category, Predicate

MAX_RADIUS = 3
MAX_HOPS = 6
MAX_PATHS = 100
MAX_NEIGHBOURS = 500
MAX_RELATED = 100
DEFAULT_WORK = 20_000_000
MAX_GROWING = 200_000  # edges, each of which makes a walk
MAX_EDGES = 2_000
MAX_OFFSET = 100_000
MAX_QUERY = 200
MAX_RESULTS = 100
MAX_CANDIDATES = 1_000
MAX_SHARED = 20
HUB_DEGREE = 2_000
HUB_NEIGHBOURS = 300
EXACT_TOTAL = 10_000


def check_range(name: str, value: int, low: int, high: int) -> None:
    """Raise `OutOfRange` unless `low <= value <= high`."""
    if not low <= value <= high:
        raise OutOfRange(name, value, low, high)


def check_offset(offset: int) -> None:
    """Raise `OutOfRange` unless a page may begin there."""
    check_range("offset", offset, 0, MAX_OFFSET)


class NeighbourhoodQuery(Frozen):
    """What lies around a node.

    Attributes:
        centre: Identifier or cross-reference.
        radius: Hops, 1 to 3.
        edges: Which edges may be walked, direction as seen from the centre outwards.
        categories: Neighbours to list: those with any of these; empty for all. Walks go through any.
        limit: Neighbours to list, 1 to 500.
        offset: Neighbours to leave out first: where the page begins.
        max_work: Cap on the edges looked at.
    """

    centre: Curie
    radius: int = 1
    edges: EdgeFilter = EdgeFilter()
    categories: frozenset[Category] = frozenset()
    limit: int = 100
    offset: int = 0
    max_work: int = DEFAULT_WORK

    @property
    def most_joins(self) -> int:
        """How many nodes of the hop before are shown for each neighbour: as many as fit evenly.

        Example:
            >>> NeighbourhoodQuery(centre="HP:1", limit=500).most_joins
            4
        """
        return MAX_EDGES // self.limit


class PathQuery(Frozen):
    """How two nodes connect.

    Attributes:
        source: Identifier or cross-reference.
        target: Identifier or cross-reference.
        max_hops: Longest path, 1 to 6; of no effect beside a metapath.
        k: How many paths, 1 to 100.
        shortest_only: Whether to leave out paths with more hops than the first.
        edges: Which edges may be walked, direction as walked from source to target.
        categories: Inner nodes must have any of these; empty for all.
        avoid: Inner nodes to stay away from (identifiers or cross-references).
        max_degree: Inner nodes must not have more edges than this; None for any.
        metapath: A category for each node from source to target, which fixes the length; empty for any.
        max_work: Cap on the edges looked at.
    """

    source: Curie
    target: Curie
    max_hops: int = 4
    k: int = 5
    shortest_only: bool = False
    edges: EdgeFilter = EdgeFilter()
    categories: frozenset[Category] = frozenset()
    avoid: frozenset[Curie] = frozenset()
    max_degree: int | None = None
    metapath: tuple[Category, ...] = ()
    max_work: int = DEFAULT_WORK


class RelatedQuery(Frozen):
    """Which nodes share most with a node.

    Attributes:
        centre: Identifier or cross-reference.
        categories: Nodes to list: those with any of these; empty for all.
        by: Shared nodes to count: those with any of these categories; empty for all.
        predicates: Edges to share by; None for any.
        limit: Nodes to list, 1 to 100.
        offset: Nodes to leave out first.
    """

    centre: Curie
    categories: frozenset[Category] = frozenset()
    by: frozenset[Category] = frozenset()
    predicates: frozenset[Predicate] | None = None
    limit: int = 20
    offset: int = 0


class SearchQuery(Frozen):
    """Which nodes a text may mean.

    Attributes:
        text: What a person typed, at most 200 characters.
        categories: Nodes to list: those with any of these; empty for all.
        limit: Nodes to list, 1 to 100.
        offset: Nodes to leave out first.
    """

    text: str
    categories: frozenset[Category] = frozenset()
    limit: int = 20
    offset: int = 0


Query = NeighbourhoodQuery | PathQuery | RelatedQuery
"""A question that begins with nodes, by identifier or cross-reference."""
