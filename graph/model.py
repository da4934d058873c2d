"""The things the graph is made of. All of them are frozen values: equal when their parts are equal.

A *statement* is what one place in one document says. An *edge* is what all statements with the same
subject, predicate and object add up to. A *node* is what all documents say of one concept.
"""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from graph.errors import InvalidCurie
from graph.vocabulary import Category, HedgeLevel, Predicate

_CURIE = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]{0,63}:[^\s\x00-\x1f\x7f\ud800-\udfff]{1,255}")
LOCAL_PREFIX = "NOSO"
_SLUG_LENGTH = 80


def parse_curie(text: str) -> str:
    """Return the text when it is a CURIE.

    Raises:
        InvalidCurie: When it has no prefix, no local identifier, white space, control characters or
            lone surrogates, or is longer than 320 characters.

    Example:
        >>> parse_curie("MONDO:0005301")
        'MONDO:0005301'
    """
    if _CURIE.fullmatch(text) is None:
        raise InvalidCurie(text)
    return text


def _checked_curie(text: str) -> str:
    try:
        return parse_curie(text)
    except InvalidCurie as error:
        raise ValueError(str(error)) from None


def _checked_text(text: str) -> str:
    if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
        message = "text must hold no NUL and no lone surrogate"
        raise ValueError(message)
    return text


Text = Annotated[str, AfterValidator(_checked_text)]
Name = Annotated[str, Field(min_length=1, max_length=500), AfterValidator(_checked_text)]
Curie = Annotated[str, AfterValidator(_checked_curie)]


def local_curie(name: str) -> str:
    """Return the `NOSO:` identifier of a concept that no open identifier is known for.

    The slug keeps letters and digits of any script, so it is readable; it depends on the name alone,
    so it is the same in every load. A name over 80 characters ends in a hash of the whole.

    Example:
        >>> local_curie("Limited mobility & functional activity")
        'NOSO:limited-mobility-functional-activity'
    """
    slug = re.sub(r"[^\w]+|_+", "-", name.casefold()).strip("-")
    if len(slug) > _SLUG_LENGTH or not slug:
        slug = f"{slug[:_SLUG_LENGTH].rstrip('-')}-{_digest(name.casefold())[:8]}".lstrip("-")
    return f"{LOCAL_PREFIX}:{slug}"


def _digest(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:20]


class Frozen(BaseModel):
    """Base of every value here: frozen, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NodeRef(Frozen):
    """A node as an edge or a statement shows it: just enough to read."""

    id: Curie
    name: Name
    categories: Annotated[tuple[Category, ...], Field(min_length=1)]


class Node(NodeRef):
    """One concept, whichever role it plays.

    Attributes:
        id: A CURIE: an open identifier where the concept is known, else `NOSO:` and a slug.
        name: The preferred name.
        categories: What it is; the first is primary.
        synonyms: Other names, each once, in alphabetical order.
        xrefs: CURIEs that mean the same; any of them finds the node.
        description: A sentence or two, or None.
    """

    synonyms: tuple[Name, ...] = ()
    xrefs: tuple[Curie, ...] = ()
    description: Text | None = None

    @property
    def ref(self) -> NodeRef:
        """The node as an edge shows it."""
        return NodeRef(id=self.id, name=self.name, categories=self.categories)


class Hedge(Frozen):
    """How surely a statement is made: the word that says so (None when there is none) and its level."""

    word: Text | None = None
    level: HedgeLevel = HedgeLevel.ASSERTED


class Evidence(Frozen):
    """Where a statement stands, so that anyone can go and read it.

    Attributes:
        document: The document's identifier.
        section: The heading it stands under, as written; None outside any.
        sentence: The sentence or list item, exactly as it stands in the document's text.
        start: Offset of its first character in the text, in Unicode code points from 0.
        end: Offset behind its last character: `text[start:end] == sentence`.
        method: How it was read: `list_item`, `prose` or `dataset_row`.
        rule: The name of the rule that read it.
    """

    document: Name
    section: Text | None = None
    sentence: Text
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    method: Annotated[str, Field(pattern=r"^(list_item|prose|dataset_row)$")]
    rule: Name


class Statement(Frozen):
    """What one place in one document says. A negated one is kept, but makes no edge."""

    subject: NodeRef
    predicate: Predicate
    object: NodeRef
    negated: bool = False
    hedge: Hedge = Hedge()
    evidence: Evidence

    @property
    def edge_id(self) -> str:
        """Identifier of the edge that it supports (or, when negated, denies)."""
        return edge_id(self.subject.id, self.predicate, self.object.id)

    @property
    def id(self) -> str:
        """Stable identifier: the same claim read at the same place by the same rule."""
        where = self.evidence
        return "s" + _digest(
            where.document, self.subject.id, self.predicate.value, self.object.id, self.negated,
            where.start, where.end, where.rule,
        )  # fmt: skip


def edge_ends(subject: str, predicate: Predicate, object_: str) -> tuple[str, str]:
    """Return the ends in the order in which an edge stores them.

    A symmetric predicate reads the same from both ends, so its edge is stored once, the smaller CURIE
    first; any other keeps its direction.

    Example:
        >>> edge_ends("MONDO:2", Predicate.ASSOCIATED_WITH, "HP:1")
        ('HP:1', 'MONDO:2')
    """
    if predicate.symmetric and object_ < subject:
        return object_, subject
    return subject, object_


def edge_id(subject: str, predicate: Predicate, object_: str) -> str:
    """Return the identifier of the edge: 21 characters that depend on the three alone.

    Example:
        >>> edge_id("HP:1", Predicate.ACCOMPANIES, "HP:2") == edge_id(
        ...     "HP:2", Predicate.ACCOMPANIES, "HP:1"
        ... )
        True
    """
    first, second = edge_ends(subject, predicate, object_)
    return "e" + _digest(first, predicate.value, second)


class Edge(Frozen):
    """What all statements with the same subject, predicate and object add up to.

    Attributes:
        statements: How many statements say so (negated ones are not counted).
        documents: How many documents they stand in.
    """

    id: str
    subject: NodeRef
    predicate: Predicate
    object: NodeRef
    statements: Annotated[int, Field(ge=1)]
    documents: Annotated[int, Field(ge=1)]


class Document(Frozen):
    """A text or dataset that statements were read from.

    Attributes:
        id: Its source URI, else `sha256:` and the hash of its bytes.
        title: As the document gives it.
        sha256: Hash of the bytes it was read from, 64 hexadecimal digits.
        retrieved: When it was read; with a time zone.
        licence: The terms it is used under, or None when not known.
        loader: Name and version of the reader, as `text/1`.
        characters: Length of the stored text in code points.
    """

    id: Name
    title: Name
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    retrieved: datetime
    licence: Text | None = None
    loader: Name
    characters: Annotated[int, Field(ge=0)]


class Reading(Frozen):
    """Everything that was read from one document: what a store takes in, whole or not at all.

    Attributes:
        document: What the document is.
        text: The stored text, which every evidence span points into.
        nodes: One for each concept that the document names, mentioned in a statement or not.
        statements: In the order in which they stand in the text.
    """

    document: Document
    text: Text
    nodes: tuple[Node, ...]
    statements: tuple[Statement, ...]

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        known = {node.id for node in self.nodes}
        for statement in self.statements:
            evidence = statement.evidence
            if self.text[evidence.start : evidence.end] != evidence.sentence:
                message = f"span {evidence.start}:{evidence.end} is not the sentence it should be"
                raise ValueError(message)
            if evidence.document != self.document.id:
                message = f"statement belongs to {evidence.document}, not to this document"
                raise ValueError(message)
            if missing := {statement.subject.id, statement.object.id} - known:
                message = f"statement about nodes that are not described: {sorted(missing)}"
                raise ValueError(message)
        return self


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


class Truncation(Frozen):
    """Why an answer is not all there is.

    Attributes:
        reason: `deadline`, `work`, `results` or `hub`.
        detail: One sentence: what was cut, and what would get more.
    """

    reason: Annotated[str, Field(pattern=r"^(deadline|work|results|hub)$")]
    detail: Text


class Total(Frozen):
    """How many there are: exactly, or at least."""

    count: Annotated[int, Field(ge=0)]
    exact: bool


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
        edges: Those that join a listed neighbour to the hop before it, ordered by identifier.
    """

    centre: NodeRef
    neighbours: tuple[Neighbour, ...]
    edges: tuple[Edge, ...]
    total: Total
    truncated: Truncation | None = None


class SharedNode(Frozen):
    """A neighbour that two nodes have in common, with what it adds to their score."""

    node: NodeRef
    weight: int


class RelatedNode(Frozen):
    """A node that shares neighbours with another.

    Attributes:
        score: Sum of the weights of all shared neighbours.
        shared: The shared neighbours, heaviest first, then by CURIE.
    """

    node: NodeRef
    score: int
    shared: tuple[SharedNode, ...]


class Related(Frozen):
    """The nodes that share most with one node, ordered by score (highest first), then CURIE."""

    centre: NodeRef
    related: tuple[RelatedNode, ...]
    total: Total
    truncated: Truncation | None = None


class Paths(Frozen):
    """The best paths between two nodes: fewer hops, then smaller penalty, then CURIEs in order."""

    source: NodeRef
    target: NodeRef
    paths: tuple[Path, ...]
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


class Change(Frozen):
    """One entry of the graph's log.

    Attributes:
        number: 1 for the first change of a store, then one more each time.
        kind: `loaded`, `changed`, `deleted`, or `unchanged` (which is never logged).
        snapshot: Identifier of the graph after it; the same history gives the same on every store.
    """

    number: Annotated[int, Field(ge=0)]
    kind: Annotated[str, Field(pattern=r"^(loaded|changed|deleted|unchanged)$")]
    document: Name
    snapshot: str
    statements_added: int = 0
    statements_retracted: int = 0
    nodes_added: int = 0
    nodes_removed: int = 0
    edges_added: int = 0
    edges_removed: int = 0


class Counts(Frozen):
    """How much the graph holds."""

    nodes: int
    edges: int
    statements: int
    documents: int


class SchemaEntry(Frozen):
    """A row of the metagraph: how many edges run between two primary categories."""

    subject: Category
    predicate: Predicate
    object: Category
    edges: int


class NodeSummary(Frozen):
    """A node with the number of its edges, by predicate, direction and the other end's category."""

    node: Node
    degree: int
    edges: tuple[EdgeCount, ...]


class EdgeCount(Frozen):
    """How many edges a node has of one kind.

    Attributes:
        direction: `out` where the node is the subject, `in` where it is the object, `both` where the
            predicate is symmetric.
        category: The primary category of the other end.
    """

    predicate: Predicate
    direction: Annotated[str, Field(pattern=r"^(out|in|both)$")]
    category: Category
    edges: int


NodeSummary.model_rebuild()
