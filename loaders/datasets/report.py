"""What became of a dataset's rows. The numbers add up."""

from __future__ import annotations

from pydantic import Field

from graph.model import Change, Frozen


class RejectedRows(Frozen):
    """Rows that were not taken, for one reason, with one of them as an example.

    Attributes:
        line: Of the example in its file, from 1; 0 where the file has no lines.
    """

    reason: str
    rows: int
    file: str
    line: int
    example: str


class TableReport(Frozen):
    """What became of the rows of one table of a dataset."""

    table: str
    rows: int = 0
    edges: int = 0
    evidence: int = 0
    negated: int = 0
    duplicates: int = 0
    rejected: int = 0


class DatasetReport(Frozen):
    """How a dataset was read: `rows = edges + evidence + negated + duplicates + rejected`.

    A row is one thing that is said: a line of a table whose cell holds a list says several.

    Attributes:
        nodes: Nodes that it describes.
        rows: What its lines say, read or not.
        edges: Rows that state an edge first.
        evidence: Rows that state an edge again, in other words: kept as further evidence.
        negated: Rows that deny: kept, but they make no edge.
        duplicates: Rows that say the same in the same words as one before: dropped.
        rejected: Rows that could not be taken.
        reasons: Why not, most frequent first.
        tables: The same numbers table by table.
        predicates: Edges by predicate, most first.
        categories: Nodes by primary category, most first.
        skipped: What was passed over on purpose (obsolete terms, a footer, cross-references that are no
            CURIEs, and so on), and how often.
        repaired: What was put right by a documented rule, and how often.
    """

    nodes: int
    rows: int
    edges: int
    evidence: int
    negated: int
    duplicates: int
    rejected: int
    reasons: tuple[RejectedRows, ...] = ()
    tables: tuple[TableReport, ...] = ()
    predicates: dict[str, int] = Field(default_factory=dict)
    categories: dict[str, int] = Field(default_factory=dict)
    skipped: dict[str, int] = Field(default_factory=dict)
    repaired: dict[str, int] = Field(default_factory=dict)


class DatasetResult(Frozen):
    """What became of a dataset: a change (unless it was a dry run), and a report where it was read.

    Attributes:
        source: As it was named.
        document: The dataset's identifier.
        release: Which release of its source it is.
        report: None where the store held the very same already, so that nothing was read.
    """

    source: str
    document: str
    title: str
    release: str | None = None
    licence: str | None = None
    change: Change | None = None
    report: DatasetReport | None = None
