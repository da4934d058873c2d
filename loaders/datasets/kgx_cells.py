r"""Records of KGX: rows of a table or lines of JSON, with lists as lists.

KGX's tables have no quoting, and `|` between the items of a list. Tables that this service wrote have
columns that begin with `nosograph_`, and a backslash before what would be in the way.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from graph.export.cells import OWN_COLUMN, read_cell, read_list
from loaders.datasets.inputs import Gauge, iter_lines
from loaders.datasets.kgx_files import KgxFile


class Record(NamedTuple):
    """One node or edge.

    Attributes:
        line: Its number in its file, from 1.
        text: As it stands there.
        cells: Its values; None where the line cannot be read.
        own: Whether this service wrote it.
    """

    line: int
    text: str
    cells: dict[str, str | list[str]] | None
    own: bool = False

    def one(self, name: str) -> str:
        """Return a value as one text; the first of a list; empty where there is none."""
        value = self.cells.get(name) if self.cells else None
        if not value:
            return ""
        return self._read(value if isinstance(value, str) else value[0]).strip()

    def many(self, name: str) -> list[str]:
        """Return the items of a list, without empty ones."""
        value = self.cells.get(name) if self.cells else None
        if not value:
            return []
        if isinstance(value, list):
            return [item for item in value if item]
        if self.own and "\\" in value:
            return read_list(value)
        return [item for each in value.split("|") if (item := each.strip())]

    def names(self) -> tuple[str, ...]:
        """Return the names of its values."""
        return tuple(self.cells or ())

    def _read(self, value: str) -> str:
        return read_cell(value) if self.own and "\\" in value else value


def iter_records(file: KgxFile, gauge: Gauge) -> Iterator[Record]:
    """Yield the records of a file, in its order.

    Raises:
        UnreadableDataset: When the file is broken; a single line that is, is a record without cells.
    """
    return _iter_json(file, gauge) if file.is_json else _iter_table(file, gauge)


def _iter_table(file: KgxFile, gauge: Gauge) -> Iterator[Record]:
    lines = iter_lines(file.source, gauge)
    columns = file.columns
    own = any(name.startswith(OWN_COLUMN) for name in columns)
    next(lines, None)
    for number, line in lines:
        if line:
            cells = line.split("\t")
            whole = len(cells) == len(columns) or not any(cells[len(columns) :])
            values = dict(zip(columns, cells, strict=False)) if whole else None
            yield Record(number, line, values, own)  # type: ignore[arg-type] # texts only


def _iter_json(file: KgxFile, gauge: Gauge) -> Iterator[Record]:
    for number, line in iter_lines(file.source, gauge):
        if line.strip():
            yield Record(number, line, _parse(line))


def _parse(line: str) -> dict[str, str | list[str]] | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    if not isinstance(found, dict):
        return None
    return {str(key): _plain(value) for key, value in found.items() if value is not None}


def _plain(value: object) -> str | list[str]:
    if isinstance(value, list):
        return [str(item) for item in value if item is not None]
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else str(value)
