"""Rows on their way into a store: counted, freed of duplicates, and turned away for a reason."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from graph.model import DatasetRow, Node
from graph.model.statements import edge_ends
from loaders.datasets.report import DatasetReport, RejectedRows, TableReport
from loaders.datasets.seen import SeenKeys, key_of
from loaders.errors import shorten

_BATCH = 4096
REPEATED = "nodes described again"
_EDGES, _EVIDENCE, _NEGATED = "edges", "evidence", "negated"
_DUPLICATES, _REJECTED = "duplicates", "rejected"


class Claim(NamedTuple):
    """A row that a file says, not yet known to be new.

    Attributes:
        row: What it says.
        table: What it is counted under.
        line: Its number in its file, from 1; 0 where the file has no lines.
    """

    row: DatasetRow
    table: str
    line: int


class Rejection(NamedTuple):
    """A row that cannot be taken.

    Attributes:
        reason: The same words for the same reason.
        file: Where it stands.
        table: What it is counted under.
        line: Its number in its file, from 1; 0 where the file has no lines.
        text: The row, as an example.
    """

    reason: str
    file: str
    table: str
    line: int
    text: str


class Tally:
    """What was counted while a dataset was read once."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.nodes: Counter[str] = Counter()
        self.skipped: Counter[str] = Counter()
        self.repaired: Counter[str] = Counter()
        self._tables: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._predicates: Counter[str] = Counter()
        self._reasons: Counter[str] = Counter()
        self._examples: dict[str, Rejection] = {}

    def reject(self, rejection: Rejection) -> None:
        """Count a row that is not taken; the first of each reason is the example."""
        self._tables[rejection.table][_REJECTED] += 1
        self._reasons[rejection.reason] += 1
        self._examples.setdefault(rejection.reason, rejection)

    def take(self, claim: Claim, became: str) -> None:
        """Count a row by what it became."""
        self._tables[claim.table][became] += 1
        if became == _EDGES:
            self._predicates[claim.row.predicate.value] += 1

    def report(self) -> DatasetReport:
        """Return the counts."""
        tables = tuple(
            TableReport(table=name, rows=sum(counts.values()), **counts)
            for name, counts in self._tables.items()
        )
        reasons = (
            (reason, rows, self._examples[reason]) for reason, rows in self._reasons.most_common()
        )
        return DatasetReport(
            nodes=sum(self.nodes.values()),
            **{
                name: sum(getattr(table, name) for table in tables)
                for name in ("rows", _EDGES, _EVIDENCE, _NEGATED, _DUPLICATES, _REJECTED)
            },
            reasons=tuple(
                RejectedRows(
                    reason=reason,
                    rows=rows,
                    file=one.file,
                    line=one.line,
                    example=shorten(one.text),
                )
                for reason, rows, one in reasons
            ),
            tables=tables,
            predicates=dict(self._predicates.most_common()),
            categories=dict(self.nodes.most_common()),
            skipped=dict(self.skipped.most_common()),
            repaired=dict(self.repaired.most_common()),
        )


def count_nodes(nodes: Iterable[Node], tally: Tally) -> Iterator[Node]:
    """Yield the nodes, each as it is described first, counted by their primary category."""
    seen: set[str] = set()
    for node in nodes:
        if node.id in seen:
            tally.skipped[REPEATED] += 1
            continue
        seen.add(node.id)
        tally.nodes[node.categories[0].value] += 1
        yield node


def settle(claims: Iterable[Claim | Rejection], tally: Tally) -> Iterator[DatasetRow]:
    """Yield the rows that say something new, in their order, and count all of them.

    A row is a duplicate when one before it says the same of the same nodes in the same words. Which rows
    there were is remembered at eight bytes each, and eight more for each edge.
    """
    rows, edges = SeenKeys(), SeenKeys()
    claims = iter(claims)
    while batch := list(islice(claims, _BATCH)):
        taken = [each for each in batch if isinstance(each, Claim)]
        for each in batch:
            if isinstance(each, Rejection):
                tally.reject(each)
        yield from _settle_batch(taken, rows, edges, tally)


def _settle_batch(
    claims: list[Claim], rows: SeenKeys, edges: SeenKeys, tally: Tally
) -> Iterator[DatasetRow]:
    is_new = rows.add([_row_key(claim.row) for claim in claims])
    new = []
    for claim, fresh in zip(claims, is_new, strict=True):
        if not fresh:
            tally.take(claim, _DUPLICATES)
        elif claim.row.negated:
            tally.take(claim, _NEGATED)
        if fresh:
            new.append(claim)
    stating = [claim for claim in new if not claim.row.negated]
    firsts = edges.add([_edge_key(claim.row) for claim in stating])
    for claim, first in zip(stating, firsts, strict=True):
        tally.take(claim, _EDGES if first else _EVIDENCE)
    for claim in new:
        yield claim.row


def _row_key(row: DatasetRow) -> int:
    negated = "not" if row.negated else ""
    return key_of(row.subject, row.predicate.value, row.object, negated, row.text)


def _edge_key(row: DatasetRow) -> int:
    first, second = edge_ends(row.subject, row.predicate, row.object)
    return key_of(first, row.predicate.value, second)
