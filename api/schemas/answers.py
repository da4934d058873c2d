"""What the routes answer, where the graph's own values are not the whole of it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model import (
    Change,
    Counts,
    Document,
    Edge,
    Found,
    Frozen,
    Neighbour,
    NodeRef,
    SchemaEntry,
    SharedNode,
    Statement,
    Total,
    Truncation,
)
from graph.vocabulary import Category, Predicate
from loaders.explanation import MentionSpan

Next = Annotated[
    str | None, Field(description="Path and query of the next page; null when this is the last.")
]
Explanation = Annotated[str, Field(description="The same in one sentence.")]


class Root(Frozen):
    """The service, and where to go from here."""

    name: str
    version: str
    notice: str
    snapshot: Annotated[str, Field(description="Names the state of the graph.")]
    counts: Counts
    links: dict[str, str]


class SearchPage(Frozen):
    """Results in the order exact name, exact synonym, prefix, word, misspelling."""

    query: str
    results: tuple[Found, ...]
    total: Total
    truncated: Truncation | None = None
    next: Next = None


class NeighbourhoodPage(Frozen):
    """What lies around a node, ordered by hop, then support (most first), then CURIE."""

    centre: NodeRef
    neighbours: tuple[Neighbour, ...]
    edges: Annotated[
        tuple[Edge, ...],
        Field(
            description="Those that join a listed neighbour to the hop before it. Where more nodes of"
            " that hop lead to one than 2,000 divided by `limit`, those to the least common of them;"
            " its `support` counts the statements of all."
        ),
    ]
    total: Total
    truncated: Truncation | None = None
    next: Next = None


class ExplainedPath(Frozen):
    """One way from source to target."""

    explanation: Explanation
    length: Annotated[int, Field(description="How many hops it has.")]
    penalty: Annotated[
        int,
        Field(description="Sum of round(1000 * log2(1 + degree)) over the inner nodes."),
    ]
    nodes: tuple[NodeRef, ...]
    hops: Annotated[
        tuple[tuple[Edge, ...], ...], Field(description="For each step every edge that fits.")
    ]


class PathsAnswer(Frozen):
    """The best paths: fewer hops, then smaller penalty (more specific), then CURIEs in order."""

    source: NodeRef
    target: NodeRef
    paths: tuple[ExplainedPath, ...]
    truncated: Truncation | None = None


class ExplainedRelated(Frozen):
    """A node that shares neighbours with the centre."""

    node: NodeRef
    score: Annotated[int, Field(description="Sum of the weights of all shared neighbours.")]
    explanation: Explanation
    shared: tuple[SharedNode, ...]


class RelatedPage(Frozen):
    """The nodes that share most with a node, ordered by score (highest first), then CURIE."""

    centre: NodeRef
    related: tuple[ExplainedRelated, ...]
    total: Total
    truncated: Truncation | None = None
    next: Next = None


class EdgePage(Frozen):
    """An edge with the statements that support it, ordered by document and place."""

    edge: Edge
    explanation: Explanation
    statements: tuple[Statement, ...]
    next: Next = None


class DocumentsPage(Frozen):
    """Documents, ordered by identifier."""

    documents: tuple[Document, ...]
    total: Total
    next: Next = None


class DocumentPage(Frozen):
    """A document with its text and what it says; `text[start:end]` is each statement's sentence.

    Where `text` is a part of the document's text, that begins at `text_start`.
    """

    document: Document
    text: str
    text_start: Annotated[
        int, Field(description="Offset of `text` in the document's whole text, in code points.")
    ] = 0
    truncated: Annotated[
        Truncation | None, Field(description="What is not shown of the text; null when all is.")
    ] = None
    statements: tuple[Statement, ...]
    mentions: Annotated[
        tuple[MentionSpan, ...],
        Field(
            description="Known names in the text of an article, in order: `text[start:end]` names the "
            "node, as offsets of the whole text. Those in the first 200,000 characters that are shown."
        ),
    ] = ()
    next: Next = None


class ChangesPage(Frozen):
    """What was loaded, changed and deleted, oldest first."""

    changes: tuple[Change, ...]
    next: Next = None


class CategoryEntry(Frozen):
    """A category and its counterparts elsewhere."""

    name: Category
    description: str
    biolink: Annotated[tuple[str, ...], Field(description="Classes of the Biolink Model.")]
    schema_org: Annotated[str, Field(description="Type of schema.org.")]


class PredicateEntry(Frozen):
    """A predicate: how it reads, what fits before and after it, its counterpart elsewhere."""

    name: Predicate
    phrase: Annotated[str, Field(description="How a sentence says it, subject first.")]
    inverse_phrase: Annotated[str, Field(description="The same, object first.")]
    symmetric: Annotated[bool, Field(description="Whether it reads the same from both ends.")]
    subjects: tuple[Category, ...]
    objects: tuple[Category, ...]
    biolink: Annotated[str, Field(description="Predicate of the Biolink Model.")]


class SchemaAnswer(Frozen):
    """The vocabulary, and how many edges run between which categories."""

    categories: tuple[CategoryEntry, ...]
    predicates: tuple[PredicateEntry, ...]
    edges: tuple[SchemaEntry, ...]


class Health(Frozen):
    """Whether the service is well."""

    status: Annotated[str, Field(pattern=r"^(alive|ready)$")]
    snapshot: str | None = None
