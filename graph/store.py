"""What every home of the graph can do.

A store hands out *readers*: each sees one state of the graph (its `snapshot`) and carries one deadline
for everything that is asked of it. Questions (`graph.query`) are asked of a reader. Writing is by whole
documents, each in one transaction.

Stores and readers may be shared between threads; one reader serves one question at a time.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import NamedTuple, Protocol

from pydantic import Field

from graph.errors import InvalidInput
from graph.model import (
    Change,
    Counts,
    Dataset,
    Document,
    Edge,
    Evidence,
    Frozen,
    Node,
    NodeSummary,
    Progress,
    Reading,
    SchemaEntry,
    Statement,
    no_progress,
)
from graph.vocabulary import Category, Predicate


class Direction(StrEnum):
    """Which way an edge may be walked; a symmetric predicate may always be walked both ways."""

    OUT = "out"
    IN = "in"
    BOTH = "both"

    @property
    def reverse(self) -> Direction:
        """The same edges seen from the other end."""
        return {Direction.OUT: Direction.IN, Direction.IN: Direction.OUT}.get(self, self)


class EdgeFilter(Frozen):
    """Which edges may be walked.

    Attributes:
        predicates: None for any.
        direction: As seen from the node that is expanded.
    """

    predicates: frozenset[Predicate] | None = None
    direction: Direction = Direction.BOTH

    @property
    def reverse(self) -> EdgeFilter:
        """The same edges seen from the other end."""
        if self.direction is Direction.BOTH:
            return self
        return EdgeFilter(predicates=self.predicates, direction=self.direction.reverse)

    @property
    def is_any(self) -> bool:
        """Whether every edge fits."""
        return self.predicates is None and self.direction is Direction.BOTH


class Adjacent(NamedTuple):
    """A node next to another, all edges between the two that fit taken together.

    Attributes:
        id: Its CURIE.
        degree: Its edges, unfiltered, a self-loop once.
        categories: Its categories, primary first.
        statements: Sum over the edges that fit.
    """

    id: str
    degree: int
    categories: tuple[Category, ...]
    statements: int


class Problem(Frozen):
    """Something that `verify` found wrong."""

    check: str = Field(description="dangling-edge, span, count, constraint, index, text or loading")
    detail: str


class Deadline:
    """One monotonic budget of time, handed down to every step of a question.

    Example:
        >>> Deadline(60).expired
        False
    """

    def __init__(self, seconds: float) -> None:
        """Start the clock; `float("inf")` never expires."""
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    @property
    def remaining(self) -> float:
        """Seconds left, never below 0."""
        return max(0.0, self._end - time.monotonic())

    @property
    def expired(self) -> bool:
        """Whether no time is left."""
        return time.monotonic() >= self._end


class Page(NamedTuple):
    """Which part of a list: how many, behind which key (exclusive; None for the beginning)."""

    limit: int
    after: str | None = None


class Reader(Protocol):
    """One state of the graph, to ask questions of.

    Every method may raise `StoreUnavailable`, and `DeadlineExceeded` when the reader's deadline passes.
    Identifiers that a method takes are canonical node identifiers unless it says otherwise.
    """

    @property
    def snapshot(self) -> str:
        """Identifier of the state that is read; equal identifiers mean equal graphs."""
        ...

    @property
    def deadline(self) -> Deadline:
        """The budget of time that this reader has."""
        ...

    def resolve(self, curie: str) -> str:
        """Return the identifier of the node that has this identifier or, failing that, this xref.

        Where several nodes have the xref, the smallest identifier is taken.

        Raises:
            NodeNotFound: When there is none.
        """
        ...

    def find_nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Return the nodes that exist among these, in no promised order."""
        ...

    def find_degrees(self, ids: Collection[str]) -> dict[str, int]:
        """Return the degree (edges, unfiltered, a self-loop once) of those that exist among these."""
        ...

    def get_summary(self, node_id: str) -> NodeSummary:
        """Return the node with its edge counts, ordered by predicate, direction and category (rank).

        A self-loop counts once, as `out` (or `both` where the predicate is symmetric).

        Raises:
            NodeNotFound: When there is none.
        """
        ...

    def expand(
        self, ids: Collection[str], edges: EdgeFilter = EdgeFilter()
    ) -> dict[str, list[Adjacent]]:
        """Return for each node those next to it along edges that fit, ordered by CURIE.

        Parallel edges count as one neighbour; self-loops are dropped; a node without such neighbours
        has an empty list. The caller bounds the work: it is the sum of the degrees of `ids`.
        """
        ...

    def find_edges_between(
        self, pairs: Collection[tuple[str, str]], edges: EdgeFilter = EdgeFilter()
    ) -> dict[tuple[str, str], tuple[Edge, ...]]:
        """Return for each pair (walked from first to second) the edges that fit.

        Each pair's edges are ordered by predicate, then identifier; a pair without any is left out.
        """
        ...

    def get_edge(self, edge_id: str) -> Edge:
        """Return the edge.

        Raises:
            EdgeNotFound: When there is none.
        """
        ...

    def get_edge_statements(self, edge_id: str, page: Page) -> list[Statement]:
        """Return the statements that support the edge, ordered by document and place.

        The page's key is a statement's identifier.

        Raises:
            EdgeNotFound: When there is no such edge.
        """
        ...

    def find_evidence(self, edges: Collection[Edge], most: int) -> dict[str, list[Evidence]]:
        """Return for each edge, by its identifier, where it is said: the first places, at most so many.

        An edge's places are ordered by document, start, end and rule.
        """
        ...

    def list_nodes(self, page: Page) -> list[Node]:
        """Return nodes ordered by identifier; the page's key is an identifier."""
        ...

    def list_edges_from(self, subjects: Collection[str]) -> list[Edge]:
        """Return the edges that these nodes are the subjects of, ordered by subject, predicate, object.

        Of all nodes together these are all edges, each once.
        """
        ...

    def list_documents(self, page: Page) -> list[Document]:
        """Return documents ordered by identifier; the page's key is an identifier."""
        ...

    def get_document(self, document_id: str) -> Document:
        """Return the document.

        Raises:
            DocumentNotFound: When there is none.
        """
        ...

    def get_document_text(self, document_id: str, start: int = 0, length: int | None = None) -> str:
        """Return the stored text, which every evidence span points into, or a part of it.

        The same as slicing the whole text, `text[start:][:length]`, but without holding what lies
        outside: a dataset's text, which is its rows with a line end behind each, may be very long.

        Args:
            document_id: The document.
            start: Offset of the first character, in code points; from 0.
            length: At most so many code points; None for all to the end.

        Raises:
            DocumentNotFound: When there is none.
        """
        ...

    def get_document_statements(self, document_id: str, page: Page) -> list[Statement]:
        """Return what the document says, negated statements too, ordered by place.

        Place is (start, end, subject, predicate, object, identifier); the page's key is a statement's
        identifier.

        Raises:
            DocumentNotFound: When there is none.
        """
        ...

    def get_document_nodes(self, document_id: str, page: Page) -> list[Node]:
        """Return the nodes that the document names, each as it describes it, ordered by identifier.

        The page's key is an identifier.

        Raises:
            DocumentNotFound: When there is none.
        """
        ...

    def find_name_candidates(self, query: str, limit: int) -> dict[str, Node]:
        """Return every node that the search could mean, before ranking, at most about `limit`.

        Complete for exact names, prefixes, whole words and misspelt words as `graph.query.search`
        defines them, as long as no more than `limit` nodes fit.
        """
        ...

    def get_counts(self) -> Counts:
        """Return how much the graph holds."""
        ...

    def get_schema(self) -> tuple[SchemaEntry, ...]:
        """Return the metagraph, ordered by subject, predicate, object (their rank or name)."""
        ...

    def list_changes(self, since: int, limit: int) -> list[Change]:
        """Return the log's entries after that number, oldest first."""
        ...

    def iter_problems(self) -> Iterator[Problem]:
        """Check counts, dangling edges, spans and constraints; yield what is wrong. Reads everything."""
        ...


def check_differ(readings: Sequence[Reading]) -> None:
    """Raise `InvalidInput` where two readings are of one document."""
    counts = Counter(reading.document.id for reading in readings)
    again = [name for name, count in counts.items() if count > 1]
    if again:
        message = f"There are several readings of {again[0]}."
        raise InvalidInput(message, "Take in one of them, or one after the other.")


class GraphStore(Protocol):
    """One home of the graph."""

    def reading(self, deadline: Deadline | None = None) -> AbstractContextManager[Reader]:
        """Open a reader on the newest state; without a deadline it may take as long as it likes.

        Raises:
            StoreUnavailable: When the store is down or silent.
        """
        ...

    def replace_document(self, reading: Reading) -> Change:
        """Take in a document: retract what it no longer says, add what it newly says.

        Atomic: afterwards either all of it is there, or none. Idempotent: the same reading again
        changes nothing and is `unchanged`. An edge goes with its last statement, a node when no
        document names it. Raises `StoreBusy` when another writer holds on for too long.
        """
        ...

    def replace_documents(self, readings: Sequence[Reading]) -> list[Change]:
        """Take in several documents, each as `replace_document` would, in this order.

        Afterwards either all of them are there, or none. For many small documents this takes a fraction
        of the time: what a transaction costs is paid once.

        Raises:
            InvalidInput: When two of them are the same document.
        """
        ...

    def replace_dataset(self, dataset: Dataset, progress: Progress = no_progress) -> Change:
        """Take in a dataset as the document that it is: the same as `replace_document`, but streamed.

        Afterwards the store holds what it would hold of `collect_reading(dataset)`. Where the document
        is stored already with the same hash, loader and release, it is `unchanged`, and no row is read.

        Atomic on the embedded store. On Neo4j it goes in by batches; until the last one is in, the
        document is not listed, and the same call again finishes what was begun.

        Args:
            dataset: Its nodes and rows may be asked for more than once.
            progress: Is told how far it is.
        """
        ...

    def delete_document(self, document_id: str) -> Change:
        """Take a document back, with everything that only it says. Atomic.

        Raises:
            DocumentNotFound: When there is none.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections. Closing twice is fine."""
        ...
