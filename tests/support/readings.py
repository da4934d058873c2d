"""Small readings for tests: built by hand from claims, or drawn at random by Hypothesis."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from hypothesis import strategies as st

from graph.model import Document, Evidence, Hedge, Node, Reading, Statement
from graph.vocabulary import Category, HedgeLevel, Predicate

RETRIEVED = datetime(2026, 1, 1, tzinfo=UTC)


class Claim(NamedTuple):
    """One thing that a document is to say; the sentence is written by `build_reading`."""

    subject: Node
    predicate: Predicate
    object: Node
    negated: bool = False
    hedge: Hedge = Hedge()
    section: str | None = None
    rule: str = "test"

    @property
    def sentence(self) -> str:
        """The claim in words, with a character outside the basic plane, where offsets go wrong."""
        middle = "is not such that it" if self.negated else ""
        return (
            f"\U0001d7d9 {self.subject.name} {middle} {self.predicate.phrase} {self.object.name}."
        )


def build_node(curie: str, name: str = "", *categories: Category, **more: object) -> Node:
    """Return a node; without a name it is called as its local identifier, without category a Disease."""
    name = name or curie.partition(":")[2]
    fields = {"id": curie, "name": name, "categories": categories or (Category.DISEASE,), **more}
    return Node.model_validate(fields)


def build_reading(
    document_id: str,
    claims: Iterable[Claim] = (),
    *,
    nodes: Iterable[Node] = (),
    title: str = "A test",
    loader: str = "test/1",
) -> Reading:
    """Return a reading whose text says each claim in a line of its own, in the order given.

    Args:
        document_id: The document's identifier.
        claims: What it says; the nodes of the claims are described as they are given there.
        nodes: More nodes that the document names without saying anything of them; or other
            descriptions of nodes of the claims, which then win.
        title: The document's title.
        loader: Name and version of its reader.
    """
    claims = list(claims)
    described = {node.id: node for claim in claims for node in (claim.subject, claim.object)}
    described |= {node.id: node for node in nodes}
    text, statements = "", []
    for claim in claims:
        statements.append(_state(document_id, claim, described, len(text)))
        text += claim.sentence + "\n"
    document = Document(
        id=document_id,
        title=title,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        retrieved=RETRIEVED,
        licence="CC0-1.0",
        loader=loader,
        characters=len(text),
    )
    return Reading(
        document=document,
        text=text,
        nodes=tuple(described.values()),
        statements=tuple(statements),
    )


def _state(document_id: str, claim: Claim, described: dict[str, Node], start: int) -> Statement:
    return Statement(
        subject=described[claim.subject.id].ref,
        predicate=claim.predicate,
        object=described[claim.object.id].ref,
        negated=claim.negated,
        hedge=claim.hedge,
        evidence=Evidence(
            document=document_id,
            section=claim.section,
            sentence=claim.sentence,
            start=start,
            end=start + len(claim.sentence),
            method="list_item",
            rule=claim.rule,
        ),
    )


# --- at random ---

# Sorting these as numbers, or without regard to case, gives another order than that of CURIEs.
POOL = ("T:1", "T:10", "T:2", "T:a", "T:B", "U:1", "NOSO:é", "NOSO:\U0001d7d9")
PREDICATES = (
    Predicate.ASSOCIATED_WITH,
    Predicate.ACCOMPANIES,
    Predicate.CAUSES,
    Predicate.HAS_SYMPTOM,
    Predicate.SUBTYPE_OF,
)
_CATEGORIES = (Category.SYMPTOM, Category.DISEASE, Category.CAUSE, Category.SPECIALIST)
_NAMES = ("Spasm", "spasm", "Muscle cramp", "muscular spasm", "Lou Gehrig's disease", "Ödem")
_HEDGES = (
    Hedge(),
    Hedge(word="may", level=HedgeLevel.POSSIBLE),
    Hedge(word="most commonly", level=HedgeLevel.PROBABLE),
)


@st.composite
def random_nodes(draw: st.DrawFn, curie: str) -> Node:
    """Draw one description of the node: documents may disagree on everything but its identifier."""
    name = draw(st.sampled_from(_NAMES))
    categories = draw(st.lists(st.sampled_from(_CATEGORIES), min_size=1, max_size=3, unique=True))
    synonyms = draw(st.sets(st.sampled_from(_NAMES), max_size=2)) - {name}
    xrefs = draw(st.sets(st.sampled_from(("X:1", "X:2", "X:3")), max_size=2))
    return Node(
        id=curie,
        name=name,
        categories=tuple(categories),
        synonyms=tuple(sorted(synonyms)),
        xrefs=tuple(sorted(xrefs)),
        description=draw(st.sampled_from((None, "Short.", "Longer than that."))),
    )


@st.composite
def random_claims(draw: st.DrawFn, nodes: Sequence[Node]) -> Claim:
    """Draw a claim about two of the nodes, or one and itself; one in eight is negated."""
    return Claim(
        subject=draw(st.sampled_from(nodes)),
        predicate=draw(st.sampled_from(PREDICATES)),
        object=draw(st.sampled_from(nodes)),
        negated=draw(st.integers(0, 7)) == 7,
        hedge=draw(st.sampled_from(_HEDGES)),
        section=draw(st.sampled_from((None, "Causes"))),
    )


@st.composite
def random_reading(
    draw: st.DrawFn, document_id: str, *, pool: Sequence[str] = POOL, max_claims: int = 12
) -> Reading:
    """Draw what one document says of some nodes of the pool: parallel edges, self-loops and all."""
    curies = draw(st.lists(st.sampled_from(pool), min_size=1, unique=True))
    nodes = [draw(random_nodes(curie)) for curie in curies]
    claims = draw(st.lists(random_claims(nodes), max_size=max_claims))
    return build_reading(document_id, claims, nodes=nodes)


@st.composite
def random_readings(
    draw: st.DrawFn,
    *,
    max_documents: int = 4,
    pool: Sequence[str] = POOL,
    max_claims: int = 12,
) -> tuple[Reading, ...]:
    """Draw a graph as several documents that share nodes and edges.

    Args:
        draw: Given by Hypothesis.
        max_documents: From 1 to so many documents, `urn:test:0` and following.
        pool: Identifiers of the nodes that there may be.
        max_claims: From 0 to so many claims a document.

    Returns:
        One reading for each document.
    """
    count = draw(st.integers(1, max_documents))
    return tuple(
        draw(random_reading(f"urn:test:{number}", pool=pool, max_claims=max_claims))
        for number in range(count)
    )
