"""What a load did, document by document."""

from __future__ import annotations

from collections import Counter

from pydantic import Field

from graph.errors import NosographError
from graph.model import Change, Frozen
from loaders.extract.article import Extraction, SectionReport


class UnreadItemSummary(Frozen):
    """A list item that said nothing, and why."""

    item: str
    reason: str


class SectionSummary(Frozen):
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
    kind: str
    items: int
    statements: int
    unread: str | None
    unread_items: tuple[UnreadItemSummary, ...] = ()
    sentences: int = 0
    silent: int = 0


class CorrectionSummary(Frozen):
    """A decision about a name, and how often it was applied."""

    action: str
    what: str
    target: str
    reason: str
    times: int


class LoadReport(Frozen):
    """How a document was read.

    Attributes:
        items: List items that it has.
        statements: Statements that were read from it.
        nodes: Concepts that it names.
        grounded: Those of them that have an open identifier.
        mentions: Known names in its running text, each time one stands there.
        rules: Statements by the rule that read them, most first.
        corrections: Decisions about names that were applied.
        sections: How each section was read.
    """

    items: int
    statements: int
    nodes: int
    grounded: int
    mentions: int = 0
    rules: dict[str, int] = Field(default_factory=dict)
    corrections: tuple[CorrectionSummary, ...] = ()
    sections: tuple[SectionSummary, ...]

    @property
    def grounded_share(self) -> float:
        """Share of the concepts that have an open identifier, from 0 to 1."""
        return self.grounded / self.nodes if self.nodes else 0.0


class LoadError(Frozen):
    """Why a document could not be loaded: a stable code, what was wrong, what would be accepted."""

    code: str
    detail: str
    accepted: str

    @property
    def text(self) -> str:
        """Both sentences."""
        return f"{self.detail} {self.accepted}".strip()


class LoadResult(Frozen):
    """What became of one source: a change and a report, or what was wrong.

    Attributes:
        source: As it was named.
        document: The document's identifier, when it could be read.
        error: Why it could not be loaded, if it could not.
    """

    source: str
    document: str | None = None
    change: Change | None = None
    report: LoadReport | None = None
    error: LoadError | None = None


def report_extraction(extraction: Extraction) -> LoadReport:
    """Return how a document was read."""
    return LoadReport(
        items=sum(section.items for section in extraction.sections),
        statements=len(extraction.statements),
        nodes=len(extraction.nodes),
        grounded=extraction.grounded,
        mentions=len(extraction.mentions),
        rules=dict(Counter(each.evidence.rule for each in extraction.statements).most_common()),
        corrections=tuple(
            CorrectionSummary(**correction._asdict(), times=times)
            for correction, times in extraction.corrections
        ),
        sections=tuple(_summarise(section) for section in extraction.sections),
    )


def _summarise(section: SectionReport) -> SectionSummary:
    unread = tuple(
        UnreadItemSummary(item=each.item, reason=each.reason) for each in section.unread_items
    )
    return SectionSummary(
        heading=section.heading,
        kind=section.kind.value,
        items=section.items,
        statements=section.statements,
        unread=section.unread,
        unread_items=unread,
        sentences=section.sentences,
        silent=section.silent,
    )


def report_error(source: str, error: NosographError) -> LoadResult:
    """Return that a source could not be loaded."""
    why = LoadError(code=error.code, detail=error.detail, accepted=error.accepted)
    return LoadResult(source=source, error=why)
