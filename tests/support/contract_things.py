"""What the parts of the store contract talk about, and how they look at a store."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from readings import build_node

from graph.model import Counts, Document, Edge, Node, Statement
from graph.store import GraphStore, Page, Reader
from graph.vocabulary import Category, Predicate

HAS_SYMPTOM, CAUSES = Predicate.HAS_SYMPTOM, Predicate.CAUSES
ASSOCIATED, ACCOMPANIES = Predicate.ASSOCIATED_WITH, Predicate.ACCOMPANIES

STROKE = build_node("MONDO:0005098", "stroke")
ALS = build_node(
    "MONDO:0004976", "amyotrophic lateral sclerosis", synonyms=("Lou Gehrig's disease",)
)
SPASM = build_node("HP:0003394", "muscle spasm", Category.SYMPTOM)
CRAMP = build_node("HP:0001281", "limb cramp", Category.SYMPTOM)
STRESS = build_node("NOSO:stress", "stress", Category.CAUSE)
PAGE = Page(1_000)


class RawAccess(Protocol):
    """How a test damages a store, or makes it fail, without going through it."""

    def remove_edge(self, edge_id: str) -> None:
        """Take the edge away and leave its statements."""
        ...

    def remove_edge_statements(self, edge_id: str) -> None:
        """Take away every statement of the edge, and leave the edge."""
        ...

    def miscount_edge(self, edge_id: str) -> None:
        """Let the edge count one statement more than there are."""
        ...

    def shift_span(self, statement_id: str) -> None:
        """Move the start of a statement's span by one."""
        ...

    def cut_text(self, document_id: str) -> None:
        """Take the last character off the document's text."""
        ...

    def undescribe(self, node_id: str) -> None:
        """Take away every document's description of the node, and leave the node."""
        ...

    def failing_writes(self) -> AbstractContextManager[None]:
        """Let every write fail late, when most of it is done, for as long as the context lasts."""
        ...


class Look(NamedTuple):
    """All that a store holds, in the order in which it gives it."""

    snapshot: str
    counts: Counts
    documents: list[Document]
    statements: list[Statement]
    edges: list[Edge]
    nodes: dict[str, Node]
    degrees: dict[str, int]


def everything() -> tuple[Node, ...]:
    """Return the nodes that this module knows."""
    return STROKE, ALS, SPASM, CRAMP, STRESS


def look(store: GraphStore) -> Look:
    """Return all that the store holds."""
    with store.reading() as reader:
        return look_with(reader)


def look_with(reader: Reader) -> Look:
    """Return all that the reader sees."""
    documents = reader.list_documents(PAGE)
    statements = [
        statement
        for document in documents
        for statement in reader.get_document_statements(document.id, PAGE)
    ]
    stated = sorted({item.edge_id for item in statements if not item.negated})
    ids = sorted({end.id for item in statements for end in (item.subject, item.object)})
    return Look(
        snapshot=reader.snapshot,
        counts=reader.get_counts(),
        documents=documents,
        statements=statements,
        edges=[reader.get_edge(edge_id) for edge_id in stated],
        nodes=reader.find_nodes(ids),
        degrees=reader.find_degrees(ids),
    )
