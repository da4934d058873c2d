"""A dataset's rows in batches, each ready to be sent, with the part of the text that it covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from graph.errors import InvalidInput
from graph.model import DatasetRow, edge_ends
from graph.model.values import digest
from graph.property_graph import Row
from graph.stores.neo4j.dataset_cypher import ROW_FIELDS
from graph.vocabulary import parse_predicate

_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
_ID, _EDGE, _SUBJECT, _PREDICATE, _OBJECT, _NEGATED = range(6)

SentRow = list[Any]
"""Values in the order of `ROW_FIELDS`."""


class RowBatch(NamedTuple):
    """Some rows, one behind the other.

    Attributes:
        first: Number of the first, from 0.
        start: Where its text begins in that of the dataset.
        end: Where that of the next batch begins.
        rows: As they are sent.
    """

    first: int
    start: int
    end: int
    rows: list[SentRow]

    @property
    def last(self) -> int:
        """Number of the first row of the next batch."""
        return self.first + len(self.rows)


def iter_batches(
    document: str, rows: Iterator[DatasetRow], size: int, *, first: int = 0, start: int = 0
) -> Iterator[RowBatch]:
    """Yield the rows in batches of so many, the last one with what is left.

    Args:
        document: The dataset's identifier.
        rows: From number `first` on, whose text begins at `start`.
        size: Of a batch.
        first: Number of the first row that is given.
        start: Where its text begins.

    Raises:
        InvalidInput: When a row's text cannot be stored.
    """
    while taken := list(islice(rows, size)):
        batch = RowBatch(first, start, start, [])
        for row in taken:
            batch.rows.append(_send(document, row, start))
            start += len(row.text) + 1
        yield batch._replace(end=start)
        first += len(taken)


def skip_rows(rows: Iterator[DatasetRow], count: int) -> int:
    """Go past so many rows, or as many as there are; return how long their text is."""
    return sum(len(row.text) + 1 for row in islice(rows, count))


def _send(document: str, row: DatasetRow, start: int) -> SentRow:
    subject, predicate, object_, text, section, rule, negated, hedge = row
    if _UNSTORABLE.search(text):
        message = f"A row of {document} holds a NUL or half a surrogate pair: {text[:80]!a}."
        raise InvalidInput(message, "Text that UTF-8 can hold, without NUL.")
    end = start + len(text)
    name = predicate.value
    ends = edge_ends(subject, predicate, object_)
    edge = "e" + digest(ends[0], name, ends[1])
    identifier = "s" + digest(document, subject, name, object_, negated, start, end, rule)
    level = hedge.level.value
    return [
        identifier, edge, subject, name, object_, negated, hedge.word, level,
        section, text, start, end, rule,
    ]  # fmt: skip


def properties_of(document: str, row: SentRow) -> Row:
    """Return the properties that the row's statement has in the database."""
    given = dict(zip(ROW_FIELDS, row, strict=True))
    every = {**given, "document": document, "method": "dataset_row"}
    return {name: value for name, value in every.items() if value is not None}


def edges_of(rows: list[SentRow]) -> dict[str, dict[str, SentRow]]:
    """Return by predicate and identifier the edges that the rows support: ends, and by how many."""
    edges: dict[str, dict[str, SentRow]] = {}
    for row in rows:
        if row[_NEGATED]:
            continue
        of_predicate = edges.setdefault(row[_PREDICATE], {})
        if edge := of_predicate.get(row[_EDGE]):
            edge[3] += 1
        else:
            ends = edge_ends(row[_SUBJECT], parse_predicate(row[_PREDICATE]), row[_OBJECT])
            of_predicate[row[_EDGE]] = [row[_EDGE], *ends, 1]
    return edges


def ends_of_negated(rows: list[SentRow]) -> set[str]:
    """Return the nodes that the negated rows are about."""
    return {row[at] for row in rows if row[_NEGATED] for at in (_SUBJECT, _OBJECT)}
