"""What a load did, document by document."""

from __future__ import annotations

from graph.errors import NosographError
from graph.model import Change, Frozen
from loaders.extract.article import Extraction


class SectionSummary(Frozen):
    """How a section was read; `unread` says why it was not."""

    heading: str
    kind: str
    items: int
    statements: int
    unread: str | None


class LoadReport(Frozen):
    """How a document was read.

    Attributes:
        items: List items that it has.
        statements: Statements that were read from it.
        nodes: Concepts that it names.
        grounded: Those of them that the lexicon knows.
        sections: How each section was read.
    """

    items: int
    statements: int
    nodes: int
    grounded: int
    sections: tuple[SectionSummary, ...]

    @property
    def grounded_share(self) -> float:
        """Share of the concepts that the lexicon knows, from 0 to 1."""
        return self.grounded / self.nodes if self.nodes else 0.0


class LoadResult(Frozen):
    """What became of one source: a change and a report, or what was wrong.

    Attributes:
        source: As it was named.
        document: The document's identifier, when it could be read.
        code: Of the error, if there was one.
        error: What was wrong, and what would be accepted.
    """

    source: str
    document: str | None = None
    change: Change | None = None
    report: LoadReport | None = None
    code: str | None = None
    error: str | None = None


def report_extraction(extraction: Extraction) -> LoadReport:
    """Return how a document was read."""
    return LoadReport(
        items=sum(section.items for section in extraction.sections),
        statements=len(extraction.statements),
        nodes=len(extraction.nodes),
        grounded=extraction.grounded,
        sections=tuple(SectionSummary(**section._asdict()) for section in extraction.sections),
    )


def report_error(source: str, error: NosographError) -> LoadResult:
    """Return that a source could not be loaded."""
    return LoadResult(source=source, code=error.code, error=str(error))
