"""The steps that questions are made of: what a store may answer better than by telling neighbours.

Each step has one implementation here, over a `Topology`, and every store has a topology: its own where
its reader is a `SupportsTopology`, else one that is made of `Reader.expand` (`graph.query.numbering`).
A reader that has one of the other steps is asked that instead. The answer must be the same to the last
place, also where it is cut: work is counted in edges as the steps say, by degrees known before.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeGuard, TypeVar, runtime_checkable

import numpy as np
import numpy.typing as npt

from graph.model import Edge, Neighbour, NodeRef
from graph.query.requests import NeighbourhoodQuery, Query, RelatedQuery
from graph.store import Deadline, EdgeFilter
from graph.vocabulary import Category

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
S = TypeVar("S")

_RESERVE = 0.15  # of the time: to name what was found


class Clock:
    """How long a step may go on: to the reader's deadline, less what naming the answer takes."""

    def __init__(self, deadline: Deadline) -> None:
        """Keep a share of the time back."""
        self._deadline = deadline
        self._reserve = 0.0 if math.isinf(deadline.seconds) else deadline.seconds * _RESERVE

    @property
    def remaining(self) -> float:
        """Seconds left to look further, never below 0."""
        return max(0.0, self._deadline.remaining - self._reserve)

    @property
    def late(self) -> bool:
        """Whether there is only time left to name what was found."""
        return self._deadline.remaining <= self._reserve


_supported: dict[tuple[type, type], bool] = {}


def supports(reader: object, step: type[S]) -> TypeGuard[S]:
    """Return whether the reader has the step; `isinstance` would look at its methods every time."""
    key = type(reader), step
    if key not in _supported:
        _supported[key] = issubclass(*key)
    return _supported[key]


# --- what will be asked ---


@runtime_checkable
class SupportsForesight(Protocol):
    """A reader to which each call is dear, so that it likes to know what comes."""

    def foresee(self, query: Query) -> None:
        """Be told which question comes, before anything of it is asked; it is a valid one.

        The reader may fetch at once what the steps will need, then answer these from what it has. Nodes
        that do not exist, or time that runs out, are told by the steps, as ever.
        """
        ...


# --- looking at neighbours ---


class Halves(NamedTuple):
    """Edges as seen from some nodes, one node's after the other's, in the order they were asked for.

    Attributes:
        bounds: int64[nodes + 1]: where each node's begin.
        neighbours: int32 or int64[halves]: who is at the other end.
        statements: int32 or int64[halves]: how many statements the edge has.
    """

    bounds: Ints
    neighbours: npt.NDArray[np.integer]
    statements: npt.NDArray[np.integer]


class Topology(Protocol):
    """Who is next to whom in one state, by numbers from 0, of which each look may give new ones."""

    @property
    def size(self) -> int:
        """How many numbers have been given."""
        ...

    @property
    def ordered(self) -> bool:
        """Whether the numbers are in the order of the identifiers, and neighbours ascend."""
        ...

    def numbers(self, ids: Sequence[str]) -> Ints:
        """Return the numbers of nodes that exist."""
        ...

    def curies(self, numbers: Ints) -> list[str]:
        """Return the nodes' identifiers."""
        ...

    def ranks(self, numbers: Ints) -> Ints:
        """Return values that compare as the identifiers of these nodes do."""
        ...

    def degrees(self, numbers: Ints) -> Ints:
        """Return the degrees: edges, unfiltered, a self-loop once."""
        ...

    def penalties(self, numbers: Ints) -> Ints:
        """Return what paths pay for going through the nodes: `ranking.penalty` of the degrees."""
        ...

    def having(self, numbers: Ints, categories: Collection[Category]) -> Bools:
        """Return which of the nodes have any of the categories."""
        ...

    def categories(self, numbers: Ints) -> list[tuple[Category, ...]]:
        """Return the nodes' categories, primary first."""
        ...

    def look(self, numbers: Ints, edges: EdgeFilter) -> Halves:
        """Return the edges at these nodes that fit, without self-loops.

        A node's parallel edges stand side by side, or are one with the sum of their statements. The
        caller bounds the work: it is the sum of the degrees.
        """
        ...


# --- a neighbourhood ---


class Reached(NamedTuple):
    """A node of a neighbourhood: how near, and by how many statements."""

    hop: int
    support: int
    id: str
    categories: tuple[Category, ...]


class Ball(NamedTuple):
    """What lies around a node.

    Attributes:
        page: The nodes asked for, ordered by hop, then support (most first), then CURIE.
        joins: For each of them, in that order, the nodes of the hop before that lead to it (and were
            looked at), in ascending order of (degree, CURIE), as pairs (before, node); the first
            `NeighbourhoodQuery.most_joins` of each.
        counted: How many nodes fit, up to `EXACT_TOTAL` + 1.
        reason: `work` or `deadline` when something had to be left out, else None.
    """

    page: list[Reached]
    joins: list[tuple[str, str]]
    counted: int
    reason: str | None


@runtime_checkable
class SupportsBall(Protocol):
    """A reader that finds neighbourhoods itself."""

    def find_ball(self, centre: str, query: NeighbourhoodQuery, clock: Clock) -> Ball:
        """Return what lies around the node `centre`; the query's own centre is to be ignored.

        Support is the sum of the statements on all fitting edges from the hop before (from those of its
        nodes that were looked at). The query's categories choose what is listed and counted, not what
        is walked through.

        Work, hop by hop: looking at a hop costs the sum of the degrees of all nodes of the hop before.
        Where that is more than is left of `max_work`, only the cheapest of them are looked at, in
        ascending order of (degree, CURIE), up to the first that there is not enough for; the hop so
        found is the last, and the reason is `work`.

        Once the hops so far fill the page (offset + limit), further hops only count. Where the count is
        then beyond `EXACT_TOTAL`, nothing further is looked at, and nothing was left out: of a
        counting hop that work cuts, too, the reason is `work` only if the count stays within it.

        Raises:
            DeadlineExceeded: When time ran out with nothing to show.
        """
        ...


class Hop(NamedTuple):
    """One hop around a node, as answers show it.

    Attributes:
        centre: The node.
        neighbours: The page.
        edges: All that join these to the node, ordered by identifier.
        counted: How many nodes fit.
    """

    centre: NodeRef
    neighbours: tuple[Neighbour, ...]
    edges: tuple[Edge, ...]
    counted: int


@runtime_checkable
class SupportsHop(Protocol):
    """A reader that has the nodes next to one at hand, names, edges and all."""

    def find_hop(self, query: NeighbourhoodQuery) -> Hop | None:
        """Return what `find_ball`, names and edges of radius 1 would come to.

        None when it has to be found step by step; raises `NodeNotFound` when there is no such centre.
        """
        ...


# --- paths ---


class InnerRule(NamedTuple):
    """Which nodes may be inside a path.

    Attributes:
        barred: Not these: both ends, and those to avoid.
        categories: Only nodes with any of these; empty for all.
        max_degree: Only nodes with at most so many edges; None for all.
        metapath: A category for each place, both ends included (the ends are not looked at here); or
            empty.
    """

    barred: frozenset[str]
    categories: frozenset[Category] = frozenset()
    max_degree: int | None = None
    metapath: tuple[Category, ...] = ()


class RouteQuestion(NamedTuple):
    """The best simple paths of one length between two different nodes.

    Attributes:
        source: Where they begin.
        target: Where they end.
        hops: Their length, exactly.
        wanted: How many.
        edges: Which edges may be walked, direction as walked from source to target.
        inner: Which nodes may be inside.
        max_work: What each part of the work may cost; see `SupportsRoutes`.
    """

    source: str
    target: str
    hops: int
    wanted: int
    edges: EdgeFilter
    inner: InnerRule
    max_work: int


class Candidate(NamedTuple):
    """A path by its nodes, from source to target; sorts by penalty, then CURIEs."""

    penalty: int
    nodes: tuple[str, ...]


class Routes(NamedTuple):
    """The best paths of one length.

    Attributes:
        found: Best first.
        categories: Of the nodes inside them, for an answer that is too late for names.
        reason: `work` or `deadline` when a better one may have been missed, else None.
    """

    found: list[Candidate]
    categories: dict[str, tuple[Category, ...]]
    reason: str | None


@runtime_checkable
class SupportsRoutes(Protocol):
    """A reader that finds the best paths of one length itself."""

    def find_routes(self, question: RouteQuestion, clock: Clock) -> Routes:
        """Return the best `wanted` simple paths of exactly so many hops, by penalty, then CURIEs.

        Of 2p + 1 hops, a path is two walks of p hops, one from each end, and an edge between their last
        nodes; of 2p + 2 hops, two such walks and a node next to both. A walk of no hops ends where it
        begins. Work is known before it is done, and each part may cost `max_work`:

        - Growing the walks of one end by a hop costs the sum of the degrees of their last nodes, each
          walk's anew. Where that is more than is left for this end, the cheapest are grown, in ascending
          order of (degree, CURIEs of the walk from its end on), and the reason is `work`. A hop behind
          the first may cost no more than `MAX_GROWING` in any case.
        - Joining over an edge looks at last nodes in ascending order of (degree, CURIE), the last nodes
          of both ends taken together, and sees the edges to later ones in that order only. It leaves
          out those with no last node of the other end behind them. A node costs its degree for each
          end that it is a last node of.
        - Joining at a node looks at the last nodes of both ends in the same order and at the same
          price, leaving out none.

        Joining stops before the first node that there is not enough work for. The reason is `work` if a
        path through that node might yet be among the best: when fewer than `wanted` were found, or the
        worst of them has a penalty of at least the least that such a path can have, which is, of 2p + 1
        hops, for p > 0, twice that node's and (2p - 2) times `LEAST_PENALTY`; of 2p + 2 hops, for p > 0,
        that node's and 2p times `LEAST_PENALTY`. So an implementation may stop earlier, where nothing
        better can follow, and no one can tell. Either way the best of the paths seen are returned.

        Raises:
            DeadlineExceeded: When time ran out with nothing to show.
        """
        ...


# --- related nodes ---


class Sharing(NamedTuple):
    """A node that shares neighbours with the centre.

    Attributes:
        score: Sum of the weights of all shared neighbours (`ranking.shared_weight` of their degrees).
        total: How many there are.
        heaviest: Weight and identifier of the heaviest, then by CURIE; at most `MAX_SHARED`.
    """

    id: str
    score: int
    total: int
    heaviest: list[tuple[int, str]]


class Shared(NamedTuple):
    """Who shares neighbours with a node.

    Attributes:
        page: The nodes asked for, by score (highest first), then CURIE.
        counted: How many nodes fit, up to `EXACT_TOTAL` + 1.
        fitting: How many neighbours of the centre have one of the categories to share by.
        through: How many of them were gone through.
        categories: Of all nodes on the page, for an answer that is too late for names.
        reason: `deadline` when time ran out, else None.
    """

    page: list[Sharing]
    counted: int
    fitting: int
    through: int
    categories: Mapping[str, tuple[Category, ...]]
    reason: str | None


@runtime_checkable
class SupportsShared(Protocol):
    """A reader that finds shared neighbours itself."""

    def find_shared(self, centre: str, query: RelatedQuery, clock: Clock) -> Shared:
        """Return who shares most with the node `centre`; the query's own centre is to be ignored.

        It goes through the neighbours of the centre that fit and have at most `HUB_DEGREE` edges, of
        these the first `HUB_NEIGHBOURS` by (degree, CURIE). Parallel edges count as one. Work is not
        capped otherwise.

        Raises:
            DeadlineExceeded: When time ran out with nothing to show.
        """
        ...


# --- names ---


@runtime_checkable
class SupportsRefs(Protocol):
    """A reader that has names at hand without the rest of the nodes."""

    def find_refs(self, ids: Collection[str]) -> dict[str, NodeRef]:
        """Return the nodes that exist among these as answers show them, in no promised order."""
        ...


@runtime_checkable
class SupportsTopology(Protocol):
    """A reader that can tell who is next to whom by numbers."""

    def topology(self) -> Topology:
        """Return the topology of the state that is read."""
        ...
