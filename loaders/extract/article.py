"""A whole article: what it is about, what its sections say, and what was left unread."""

from __future__ import annotations

from typing import NamedTuple

from graph.model import Node, NodeRef, Statement
from graph.vocabulary import Category
from loaders.errors import NoRecognisedSection, UnsuitableTitle, UntitledDocument
from loaders.extract.concepts import Concepts
from loaders.extract.lists import ListReader
from loaders.extract.rules import ListRule, find_rule
from loaders.extract.titles import find_topic
from loaders.headings import SectionKind, classify_heading, find_kinds
from loaders.lexicon import Lexicon
from loaders.structure import Article, Section

_CONDITIONS = frozenset({Category.SYMPTOM, Category.DISEASE})
_MAY_BE_CONDITIONS = _CONDITIONS | {Category.CAUSE, Category.COMPLICATION}


class UnreadItem(NamedTuple):
    """A list item that said nothing, and why."""

    item: str
    reason: str


class SectionReport(NamedTuple):
    """How a section was read; `unread` says why nothing was, `unread_items` which items were not."""

    heading: str
    kind: SectionKind
    items: int
    statements: int
    unread: str | None = None
    unread_items: tuple[UnreadItem, ...] = ()


class Extraction(NamedTuple):
    """What an article says.

    Attributes:
        title: The concept that it is about.
        nodes: All concepts, in the order in which they are first named.
        statements: In the order in which they stand in the text.
        sections: How each section was read.
        grounded: How many of the nodes have an open identifier.
    """

    title: NodeRef
    nodes: tuple[Node, ...]
    statements: tuple[Statement, ...]
    sections: tuple[SectionReport, ...]
    grounded: int


def extract_article(
    article: Article, document: str, lexicon: Lexicon, *, title: str | None = None
) -> Extraction:
    """Return what an article says.

    Args:
        article: Its shape.
        document: The document's identifier, for the evidence.
        lexicon: What is known of names.
        title: What it is called, where its text does not say.

    Raises:
        UntitledDocument: When nothing says what it is about.
        UnsuitableTitle: When that is known, and neither a symptom nor a disease.
        NoRecognisedSection: When no section is of a known kind, or none of those says anything.

    Complexity:
        Linear in the length of the text.
    """
    concepts = Concepts(lexicon)
    topic = _ground_topic(article, title, concepts)
    statements: list[Statement] = []
    reports = []
    for section in article.sections:
        found, report = _read_section(section, document, topic, concepts)
        statements += found
        reports.append(report)
    if not statements:
        raise NoRecognisedSection([report.heading for report in reports if report.heading])
    # What a concept is may have become known only after the first statement about it.
    statements = [_refresh(statement, concepts) for statement in statements]
    return Extraction(
        concepts.ref(topic.id), concepts.nodes, tuple(statements), tuple(reports), concepts.grounded
    )


def _ground_topic(article: Article, title: str | None, concepts: Concepts) -> NodeRef:
    own = find_topic(article.title.text) if article.title else ""
    topic = own or find_topic(title or "")
    if not topic:
        raise UntitledDocument(article.text.strip().splitlines()[0])
    known = concepts.lexicon.find(topic)
    if known and not _MAY_BE_CONDITIONS & set(known.categories):
        raise UnsuitableTitle(known.name, known.categories[0].value)
    return concepts.ground(topic, Category.SYMPTOM, accepted=_CONDITIONS)


def _read_section(
    section: Section, document: str, title: NodeRef, concepts: Concepts
) -> tuple[list[Statement], SectionReport]:
    heading = section.heading.text if section.heading else ""
    rules = _find_rules(heading, title)
    readings = list(ListReader(document, title, rules, concepts).read(section)) if rules else []
    statements = [statement for reading in readings for statement in reading.statements]
    unread = tuple(UnreadItem(each.item.text, each.unread) for each in readings if each.unread)
    why = _why_unread(section, rules, len(statements))
    kind = classify_heading(heading)
    report = SectionReport(heading, kind, len(section.items), len(statements), why, unread)
    return statements, report


def _find_rules(heading: str, title: NodeRef) -> list[ListRule]:
    primary = next(each for each in title.categories if each in _CONDITIONS)
    rules = (find_rule(kind, primary) for kind in find_kinds(heading))
    return [rule for rule in rules if rule is not None]


def _why_unread(section: Section, rules: list[ListRule], statements: int) -> str | None:
    if not section.items:
        return "it has no list"
    if section.heading is None:
        return "it stands under no heading"
    if not rules:
        return "its heading is of no known kind"
    return None if statements else "none of its items says anything"


def _refresh(statement: Statement, concepts: Concepts) -> Statement:
    """Return the statement with its ends as the whole document describes them."""
    ends = {
        "subject": concepts.ref(statement.subject.id),
        "object": concepts.ref(statement.object.id),
    }
    return statement.model_copy(update=ends)
