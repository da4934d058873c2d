"""What is shown of the statements behind an edge: whole where they are few, else the first of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Self

from graph.model import Edge, Evidence, Statement
from graph.store import Reader

MOST_STATEMENTS = 100
MOST_SENTENCES = 5
LONGEST_SENTENCE = 500


class Support(NamedTuple):
    """Who says so.

    Attributes:
        documents: Identifiers of the documents that the first 100 statements stand in.
        sentences: The first 5 different sentences of up to 500 characters.
        curated: Whether a row of a dataset says so, and not only prose that was read by rules.
    """

    documents: tuple[str, ...]
    sentences: tuple[str, ...]
    curated: bool

    @classmethod
    def of(cls, places: Sequence[Evidence]) -> Self:
        """Take from the evidence what is shown."""
        short = (each.sentence for each in places if len(each.sentence) <= LONGEST_SENTENCE)
        return cls(
            documents=tuple(dict.fromkeys(each.document for each in places)),
            sentences=tuple(dict.fromkeys(short))[:MOST_SENTENCES],
            curated=any(each.method == "dataset_row" for each in places),
        )


class SupportedEdge(NamedTuple):
    """An edge, with what supports it; or one thing that a document says or denies.

    Attributes:
        edge: The edge; of a single statement, its identifier is the statement's.
        support: Who says so.
        statement: What is said, where it is a single statement; it may be negated.
    """

    edge: Edge
    support: Support
    statement: Statement | None = None

    @property
    def negated(self) -> bool:
        """Whether a document denies it."""
        return self.statement is not None and self.statement.negated


def edge_of(statement: Statement) -> SupportedEdge:
    """Return a statement as an edge of its own, with its sentence whole."""
    place = statement.evidence
    edge = Edge(
        id=statement.id, subject=statement.subject, predicate=statement.predicate,
        object=statement.object, statements=1, documents=1,
    )  # fmt: skip
    support = Support.of([place])._replace(sentences=(place.sentence,))
    return SupportedEdge(edge, support, statement)


def read_support(reader: Reader, edges: Sequence[Edge]) -> Iterator[SupportedEdge]:
    """Give the edges, in their order, with what supports each."""
    evidence = reader.find_evidence(edges, MOST_STATEMENTS)
    for edge in edges:
        yield SupportedEdge(edge, Support.of(evidence[edge.id]))
