"""A whole article: what it is about, what its sections say, and what was left unread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.model import Node, NodeRef, Statement
from graph.vocabulary import Category
from loaders.corrections import Correction
from loaders.errors import NoRecognisedSection, UnsuitableTitle, UntitledDocument
from loaders.extract.concepts import Concepts
from loaders.extract.explained import name_items, read_explanations
from loaders.extract.leads import Run, iter_runs
from loaders.extract.lists import ItemReading, ListReader
from loaders.extract.prose.reader import ProseReader, SentenceReading
from loaders.extract.rules import ListRule, find_rule
from loaders.extract.titles import find_topic
from loaders.headings import SectionKind, classify_heading, find_kinds
from loaders.knowledge import Knowledge
from loaders.structure import Article, Paragraph, Section

_CONDITIONS = frozenset({Category.SYMPTOM, Category.DISEASE})
_DISEASES = (SectionKind.DISEASES,)
_MAY_BE_CONDITIONS = _CONDITIONS | {Category.CAUSE, Category.COMPLICATION}


class Mention(NamedTuple):
    """A known name in the running text: `text[start:end]` names the node."""

    start: int
    end: int
    node: NodeRef


class UnreadItem(NamedTuple):
    """A list item that said nothing, and why."""

    item: str
    reason: str


class SectionReport(NamedTuple):
    """How a section was read.

    Attributes:
        heading: As written; empty where it has none.
        kind: What its list holds.
        items: Of its lists.
        statements: That were read from it, list and running text together.
        unread: Why nothing of its list was read, where nothing was.
        unread_items: Which items were not, and why.
        sentences: Of its running text.
        silent: How many of these name something known, and yet say nothing that a rule reads.
    """

    heading: str
    kind: SectionKind
    items: int
    statements: int
    unread: str | None = None
    unread_items: tuple[UnreadItem, ...] = ()
    sentences: int = 0
    silent: int = 0


class Extraction(NamedTuple):
    """What an article says.

    Attributes:
        title: The concept that it is about.
        nodes: All concepts, in the order in which they are first named.
        statements: In the order in which they stand in the text.
        sections: How each section was read.
        grounded: How many of the nodes have an open identifier.
        mentions: Known names in the running text, in order.
        corrections: Decisions about names that were applied, and how often.
    """

    title: NodeRef
    nodes: tuple[Node, ...]
    statements: tuple[Statement, ...]
    sections: tuple[SectionReport, ...]
    grounded: int
    mentions: tuple[Mention, ...] = ()
    corrections: tuple[tuple[Correction, int], ...] = ()


def extract_article(
    article: Article, document: str, knowledge: Knowledge, *, title: str | None = None
) -> Extraction:
    """Return what an article says.

    Args:
        article: Its shape.
        document: The document's identifier, for the evidence.
        knowledge: What is known of names.
        title: What it is called, where its text does not say.

    Raises:
        UntitledDocument: When nothing says what it is about.
        UnsuitableTitle: When that is known, and neither a symptom nor a disease.
        NoRecognisedSection: When no section is of a known kind, or none of those says anything.

    Complexity:
        Linear in the length of the text.
    """
    concepts = Concepts(knowledge.lexicon, knowledge.corrections)
    topic = _ground_topic(article, title, concepts)
    statements: list[Statement] = []
    mentions: list[Mention] = []
    reports = []
    prose = ProseReader(document, concepts.node(topic.id), concepts)
    for section in article.sections:
        runs = list(iter_runs(section, concepts.lexicon))
        listed, report = _read_lists(section, runs, document, topic, concepts)
        text, heading, kind = _running_text(section)
        named = name_items(section, runs, prose)
        sentences = list(prose.read(text, heading, kind, named))
        explained = list(read_explanations(runs, heading, prose, concepts.lexicon))
        said = [each for sentence in (*sentences, *explained) for each in sentence.statements]
        statements += sorted([*listed, *said], key=lambda statement: statement.evidence.start)
        mentions += [Mention(*each) for read in (*sentences, *explained) for each in read.mentions]
        reports.append(_count(report, sentences, len(said)))
    if not statements:
        raise NoRecognisedSection([report.heading for report in reports if report.heading])
    # What a concept is may have become known only after the first statement about it.
    statements = [_refresh(statement, concepts) for statement in statements]
    return Extraction(
        concepts.ref(topic.id), concepts.nodes, tuple(statements), tuple(reports),
        concepts.grounded, tuple(mentions), tuple(concepts.applied.items()),
    )  # fmt: skip


def _running_text(section: Section) -> tuple[tuple[Paragraph, ...], str | None, SectionKind]:
    heading = section.heading.text if section.heading else None
    return section.paragraphs, heading, classify_heading(heading or "")


def _count(report: SectionReport, sentences: list[SentenceReading], said: int) -> SectionReport:
    silent = sum(bool(each.mentions) and not each.statements for each in sentences)
    return report._replace(
        statements=report.statements + said,
        sentences=len(sentences),
        silent=silent,
        unread=None if said and not report.items else report.unread,
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


def _read_lists(
    section: Section, runs: Sequence[Run], document: str, title: NodeRef, concepts: Concepts
) -> tuple[list[Statement], SectionReport]:
    heading = section.heading.text if section.heading else ""
    readings = [each for run in runs for each in _read_run(run, heading, document, title, concepts)]
    statements = [statement for reading in readings for statement in reading.statements]
    unread = tuple(UnreadItem(each.item.text, each.unread) for each in readings if each.unread)
    why = _why_unread(section, readings, len(statements))
    kind = classify_heading(heading)
    report = SectionReport(heading, kind, len(section.items), len(statements), why, unread)
    return statements, report


def _read_run(
    run: Run, heading: str, document: str, title: NodeRef, concepts: Concepts
) -> Iterator[ItemReading]:
    """Yield what the items of one list say: as the sentence before them asks, else their heading."""
    lead = run.lead
    if lead.silent:
        return
    about = title
    if lead.about is not None:
        about = concepts.ground(lead.about, Category.DISEASE, accepted=_CONDITIONS)
    kinds = find_kinds(heading)
    # Whatever causes the title, diseases are diseases that have it.
    if lead.kind and not (lead.kind is SectionKind.CAUSES and kinds[:1] == _DISEASES):
        kinds = (lead.kind,)
    rules = _find_rules(kinds, about)
    if rules:
        yield from ListReader(document, about, rules, concepts).read(run.section)


def _find_rules(kinds: Iterable[SectionKind], title: NodeRef) -> list[ListRule]:
    primary = next(each for each in title.categories if each in _CONDITIONS)
    rules = (find_rule(kind, primary) for kind in kinds)
    return [rule for rule in rules if rule is not None]


def _why_unread(section: Section, readings: list[ItemReading], statements: int) -> str | None:
    if not section.items:
        return "it has no list" if section.paragraphs else "nothing stands under its heading"
    if section.heading is None and not readings:
        return "it stands under no heading"
    if not readings:
        return "its heading is of no known kind"
    return None if statements else "none of its items says anything"


def _refresh(statement: Statement, concepts: Concepts) -> Statement:
    """Return the statement with its ends as the whole document describes them."""
    subject, object_ = concepts.ref(statement.subject.id), concepts.ref(statement.object.id)
    if subject is statement.subject and object_ is statement.object:
        return statement
    return statement.model_copy(update={"subject": subject, "object": object_})
