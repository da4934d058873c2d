"""A whole article: what it is about, what its sections say, and what was left unread."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph.model import Node, NodeRef, Statement
from graph.vocabulary import Category
from loaders.errors import NothingRecognised
from loaders.extract.concepts import Concepts
from loaders.extract.lists import ListReader
from loaders.extract.rules import DISEASES_OF_A_DISEASE, RULES, ListRule
from loaders.extract.sections import SectionKind, classify_heading
from loaders.lexicon import Lexicon
from loaders.structure import Article, Section

_TITLE_END = re.compile(r"\s*[:?|]|\s+[–—-]\s+")
_TITLE_START = re.compile(r"^(?:what (?:is|are)|about|all about)\s+", re.IGNORECASE)


class SectionReport(NamedTuple):
    """How a section was read; `unread` says why it was not."""

    heading: str
    kind: SectionKind
    items: int
    statements: int
    unread: str | None = None


class Extraction(NamedTuple):
    """What an article says.

    Attributes:
        title: The concept that it is about.
        nodes: All concepts, in the order in which they are first named.
        statements: In the order in which they stand in the text.
        sections: How each section was read.
        grounded: How many of the nodes the lexicon knows.
    """

    title: NodeRef
    nodes: tuple[Node, ...]
    statements: tuple[Statement, ...]
    sections: tuple[SectionReport, ...]
    grounded: int


def extract_article(article: Article, document: str, lexicon: Lexicon) -> Extraction:
    """Return what an article says.

    Args:
        article: Its shape.
        document: The document's identifier, for the evidence.
        lexicon: What is known of names.

    Raises:
        NothingRecognised: When no section is of a known kind, or none of them says anything.

    Complexity:
        Linear in the length of the text.
    """
    concepts = Concepts(lexicon)
    title = concepts.ground(find_topic(article.title.text), Category.SYMPTOM)
    statements: list[Statement] = []
    reports = []
    for section in article.sections:
        found = _read_section(section, document, title, concepts)
        statements += found
        reports.append(_report(section, len(found)))
    if not statements:
        raise NothingRecognised([report.heading for report in reports if report.heading])
    statements = [_refresh(statement, concepts) for statement in statements]
    grounded = sum(concepts.is_grounded(node.id) for node in concepts.nodes)
    return Extraction(title, concepts.nodes, tuple(statements), tuple(reports), grounded)


def find_topic(title: str) -> str:
    """Return what a title is about.

    Example:
        >>> find_topic("Muscle spasms: causes, symptoms, and treatment methods")
        'Muscle spasms'
        >>> find_topic("What is heartburn?")
        'heartburn'
    """
    topic = _TITLE_START.sub("", title)
    return _TITLE_END.split(topic, maxsplit=1)[0].strip() or title


def _read_section(
    section: Section, document: str, title: NodeRef, concepts: Concepts
) -> list[Statement]:
    kind = _kind(section)
    rule = _rule(kind, title)
    if rule is None:
        return []
    return list(ListReader(document, title, rule, kind.value, concepts).read(section))


def _kind(section: Section) -> SectionKind:
    return classify_heading(section.heading.text) if section.heading else SectionKind.OTHER


def _rule(kind: SectionKind, title: NodeRef) -> ListRule | None:
    if kind is SectionKind.DISEASES and title.categories[0] is Category.DISEASE:
        return DISEASES_OF_A_DISEASE
    return RULES.get(kind)


def _report(section: Section, statements: int) -> SectionReport:
    kind = _kind(section)
    heading = section.heading.text if section.heading else ""
    unread = None
    if not section.items:
        unread = "it has no list"
    elif kind is SectionKind.OTHER:
        unread = "its heading is of no known kind"
    return SectionReport(heading, kind, len(section.items), statements, unread)


def _refresh(statement: Statement, concepts: Concepts) -> Statement:
    """Return the statement with its ends as the whole document describes them."""
    ends = {
        "subject": concepts.ref(statement.subject.id),
        "object": concepts.ref(statement.object.id),
    }
    return statement.model_copy(update=ends)
