"""What the questions answer with."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.nodes import NodeRef
from graph.model.statements import Edge
from graph.model.values import Frozen, Name, Text


class Total(Frozen):
    """How many there are: exactly, or at least."""

    count: Annotated[int, Field(ge=0)]
    exact: bool


class Truncation(Frozen):
    """Why an answer is not all there is.

    Attributes:
        reason: `deadline`, `work`, `results` or `hub`.
        detail: One sentence: what was cut, and what would get more.
    """

    reason: Annotated[str, Field(pattern=r"^(deadline|work|results|hub)$")]
    detail: Text


class Neighbour(Frozen):
    """A node of a neighbourhood.

    Attributes:
        node: The node.
        hop: Fewest hops from the centre, from 1.
        support: Statements on the edges that join it to the hop before.
    """

    node: NodeRef
    hop: Annotated[int, Field(ge=1)]
    support: Annotated[int, Field(ge=1)]


class Neighbourhood(Frozen):
    """The ball around a node, ordered by hop, then support (most first), then CURIE.

    Attributes:
        edges: Those that join a listed neighbour to the hop before it, ordered by identifier; to the
            least common nodes there, where there are more than fit.
    """

    centre: NodeRef
    neighbours: tuple[Neighbour, ...]
    edges: tuple[Edge, ...]
    total: Total
    truncated: Truncation | None = None


class Path(Frozen):
    """A simple path: no node twice. Identified by its nodes; each hop lists every edge that fits.

    Attributes:
        nodes: From source to target; one more than there are hops.
        hops: For each step the edges that fit, ordered by predicate, then identifier.
        penalty: Sum over the inner nodes of `round(1000 * log2(1 + degree))`; smaller is more specific.
    """

    nodes: tuple[NodeRef, ...]
    hops: tuple[tuple[Edge, ...], ...]
    penalty: int


class Paths(Frozen):
    """The best paths between two nodes: fewer hops, then smaller penalty, then CURIEs in order."""

    source: NodeRef
    target: NodeRef
    paths: tuple[Path, ...]
    truncated: Truncation | None = None


class SharedNode(Frozen):
    """A neighbour that two nodes have in common, with what it adds to their score."""

    node: NodeRef
    weight: int


class RelatedNode(Frozen):
    """A node that shares neighbours with another.

    Attributes:
        score: Sum of the weights of all shared neighbours.
        shared: The shared neighbours, heaviest first, then by CURIE; at most 20.
        shared_total: How many there are.
    """

    node: NodeRef
    score: int
    shared: tuple[SharedNode, ...]
    shared_total: int


class Related(Frozen):
    """The nodes that share most with one node, ordered by score (highest first), then CURIE."""

    centre: NodeRef
    related: tuple[RelatedNode, ...]
    total: Total
    truncated: Truncation | None = None


class Found(Frozen):
    """A search result: the node, which of its names was found, and how.

    Attributes:
        tier: `name`, `synonym`, `prefix`, `word` or `typo`: the order of results.
        text: The name or synonym that was found.
    """

    node: NodeRef
    tier: Annotated[str, Field(pattern=r"^(name|synonym|prefix|word|typo)$")]
    text: Name


class SearchResults(Frozen):
    """What a search found, ordered by tier, then closeness, then name, then CURIE."""

    results: tuple[Found, ...]
    total: Total
    truncated: Truncation | None = None
