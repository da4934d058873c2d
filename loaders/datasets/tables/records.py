"""The records of a table or of lines of JSON, as far as a mapping says which are data."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from fnmatch import filter as fnmatch_filter
from fnmatch import fnmatchcase
from typing import Literal, NamedTuple

from loaders.datasets.inputs import Gauge, Input, find_bad_line, reading
from loaders.datasets.tables.mapping import Condition, Mapping
from loaders.datasets.tally import Tally
from loaders.errors import UnreadableDataset

Cells = dict[str, tuple[str, ...]]

_JSON_LINES = (".jsonl", ".ndjson")
_PACKED = ".gz"
_LONGEST_CELL = 1 << 20
_MOST_LINES = 50
_FOOTER, _BY_CONDITION, _COMMENTS = "records of the footer", "records by condition", "comments"
_UNCLOSED = "a quotation mark seems not to be closed"


class Record(NamedTuple):
    """One record.

    Attributes:
        line: Where it begins, from 1.
        text: As an example of itself.
        cells: By column: its value, or the items of a list of JSON; empty values are left out.
        problem: Why it cannot be read; None where it can.
    """

    line: int
    text: str
    cells: Cells
    problem: str | None = None

    def one(self, column: str) -> str:
        """Return a column's value; empty where there is none."""
        return next(iter(self.cells.get(column, ())), "")


class _Lines:
    """Lines of a file, counted; it knows where the record began that is being read."""

    def __init__(self, lines: Iterable[str], comment: str | None, tally: Tally) -> None:
        self._lines = enumerate(lines, start=1)
        self._comment, self._tally = comment, tally
        self.began: int | None = None
        self.last = 0

    def __iter__(self) -> Iterator[str]:
        for number, line in self._lines:
            self.last = number
            if self._comment and line.startswith(self._comment):
                self._tally.skipped[_COMMENTS] += 1
                continue
            self.began = self.began or self.last
            yield line


def iter_records(source: Input, mapping: Mapping, gauge: Gauge, tally: Tally) -> Iterator[Record]:
    """Yield the records that are data, in the order of the file.

    Raises:
        UnreadableDataset: When the file is broken, not in the encoding (naming the line), or lacks
            columns that the mapping speaks of (naming them, and those that there are).
    """
    found = _hold_back(_iter_decoded(source, mapping, gauge, tally), mapping.skip.footer, tally)
    for record in found:
        if any(_fits(record, condition) for condition in mapping.skip.where):
            tally.skipped[_BY_CONDITION] += 1
        else:
            yield record


def _iter_decoded(source: Input, mapping: Mapping, gauge: Gauge, tally: Tally) -> Iterator[Record]:
    encoding = "utf-8-sig" if mapping.encoding.lower() in {"utf-8", "utf8"} else mapping.encoding
    with reading(source.name), source.open(gauge) as file:
        text = io.TextIOWrapper(file, encoding, newline="")
        lines = _Lines(text, mapping.skip.comment, tally)
        try:
            if _is_json(source, mapping):
                yield from _iter_json(lines, mapping)
            else:
                yield from _iter_table(source, lines, mapping)
        except UnicodeError:
            line = find_bad_line(source, encoding)
            why = f"line {line} is not in {mapping.encoding}"
            raise UnreadableDataset(source.name, why, "Give its encoding in the mapping.") from None


def _is_json(source: Input, mapping: Mapping) -> bool:
    if mapping.format is not None:
        return mapping.format == "jsonl"
    return source.name.lower().removesuffix(_PACKED).endswith(_JSON_LINES)


def _iter_table(source: Input, lines: _Lines, mapping: Mapping) -> Iterator[Record]:
    rows = _split_rows(source, lines, mapping)
    for _ in zip(range(mapping.skip.rows), lines, strict=False):
        lines.began = None
    header = mapping.columns or tuple(cell.strip() for cell in next(rows, (0, []))[1])
    _check_columns(source, header, mapping)
    for line, row in rows:
        text = mapping.separator.join(row)
        if len(row) > len(header) and any(row[len(header) :]):
            problem = f"the row has more cells than the header's {len(header)}"
            yield Record(line, text, {}, problem)
        elif any(cell.count("\n") + cell.count("\r") > _MOST_LINES for cell in row):
            yield Record(line, text, {}, _UNCLOSED)
        elif any(row):
            cells = zip(header, row, strict=False)
            yield Record(line, text, _fill(((n, [v]) for n, v in cells), mapping))


def _split_rows(source: Input, lines: _Lines, mapping: Mapping) -> Iterator[tuple[int, list[str]]]:
    quoting: Literal[0, 3] = csv.QUOTE_NONE if mapping.quote == "none" else csv.QUOTE_MINIMAL
    quote = None if mapping.quote == "none" else mapping.quote
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(iter(lines), delimiter=mapping.separator, quotechar=quote, quoting=quoting)
    while True:
        lines.began = None
        try:
            row = next(rows, None)
        except csv.Error:
            why = f"a cell that begins on line {lines.began} does not end: {_UNCLOSED}"
            accepted = "Give `quote: none` in the mapping if quotation marks are part of names."
            raise UnreadableDataset(source.name, why, accepted) from None
        if row is None:
            return
        yield lines.began or lines.last, row


def _check_columns(source: Input, header: tuple[str, ...], mapping: Mapping) -> None:
    wanted = mapping.iter_columns()
    missing = [name for name in wanted if not any(fnmatchcase(each, name) for each in header)]
    if missing:
        why = f"it lacks the columns {', '.join(missing)}; it has {', '.join(header) or 'none'}"
        raise UnreadableDataset(source.name, why, "Check separator and skip.rows of the mapping.")
    twice = sorted({name for name in wanted if header.count(name) > 1})
    if twice:
        why = f"it has more than one column {', '.join(twice)}"
        raise UnreadableDataset(source.name, why, "Name the columns with `columns` in the mapping.")


def _iter_json(lines: _Lines, mapping: Mapping) -> Iterator[Record]:
    for line in lines:
        number, text = lines.last, line.strip()
        if not text:
            continue
        try:
            value = json.loads(text)
        except ValueError:
            value = None
        if isinstance(value, dict):
            yield Record(number, text, _fill(_flatten(value, ""), mapping))
        else:
            yield Record(number, text, {}, "the line is no JSON object")


def _flatten(value: dict[str, object], before: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the values of an object, those of inner objects as `outer.inner`."""
    for key, each in value.items():
        if isinstance(each, dict):
            yield from _flatten(each, f"{before}{key}.")
        elif isinstance(each, list):
            yield f"{before}{key}", [_text(item) for item in each]
        else:
            yield f"{before}{key}", [_text(each)]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _fill(cells: Iterable[tuple[str, list[str]]], mapping: Mapping) -> Cells:
    filled: Cells = {}
    for name, values in cells:
        kept = tuple(text for value in values if (text := value.strip()) not in mapping.empty)
        if kept:
            filled[name] = kept
    return filled


def _hold_back(records: Iterator[Record], count: int, tally: Tally) -> Iterator[Record]:
    """Yield all but the last so many."""
    held: deque[Record] = deque()
    for record in records:
        held.append(record)
        if len(held) > count:
            yield held.popleft()
    if held:
        tally.skipped[_FOOTER] += len(held)


def _fits(record: Record, condition: Condition) -> bool:
    value = record.one(condition.column)
    if condition.matches is not None and re.search(condition.matches, value):
        return True
    return value in condition.equals


def find_values(record: Record, columns: Iterable[str], separator: str | None) -> Iterator[str]:
    """Yield what a record's columns hold, in the order of the columns; patterns stand for several.

    Args:
        record: The record.
        columns: Names, or patterns such as `Symptom_*`.
        separator: Between several values in one cell; None where there is one.

    Example:
        >>> record = Record(1, "", {"s1": ("a; b",), "s2": ("c",)})
        >>> list(find_values(record, ["s*"], ";"))
        ['a', 'b', 'c']
    """
    for wanted in columns:
        found = [wanted] if wanted in record.cells else fnmatch_filter(record.cells, wanted)
        for column in found:
            for value in record.cells[column]:
                parts = [value] if separator is None else value.split(separator)
                yield from (part.strip() for part in parts if part.strip())
