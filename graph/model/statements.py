"""What documents say, what it adds up to, and where it stands."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Self

from pydantic import Field, model_validator

from graph.model.nodes import Node, NodeRef
from graph.model.values import Frozen, Name, Text, digest
from graph.vocabulary import HedgeLevel, Predicate


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
    return "e" + digest(first, predicate.value, second)


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
        return "s" + digest(
            where.document, self.subject.id, self.predicate.value, self.object.id, self.negated,
            where.start, where.end, where.rule,
        )  # fmt: skip


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
        release: Which release of its source it is, as that says, or None.
        loader: Name and version of the reader, as `text/1`.
        characters: Length of the stored text in code points.
    """

    id: Name
    title: Name
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    retrieved: datetime
    licence: Text | None = None
    release: Text | None = None
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
