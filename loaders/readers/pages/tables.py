"""Tables: which only lay a page out, and what the rows of the others say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from loaders.readers.pages.elements import Element

_LAYS_OUT = frozenset(("table", "h1", "h2", "h3", "h4", "h5", "h6"))
_LONG_CELL = 600
_MOST_ROWS = 100  # that a cell reaches over: more are a slip of the pen


class Row(NamedTuple):
    """A row of a table: the text of its cells, and whether it heads the others."""

    cells: tuple[str, ...]
    heads: bool

    @property
    def text(self) -> str:
        """The row as one line: first — second; third."""
        said = [cell for cell in self.cells if cell]
        return " — ".join((said[0], "; ".join(said[1:]))) if len(said) > 1 else "".join(said)


def is_layout(table: Element) -> bool:
    """Return whether a table only says where on the page things stand."""
    if table.get("role") in ("presentation", "none"):
        return True
    rows = [row for row, _ in _iter_rows(table)]
    if max((len(_cells(row)) for row in rows), default=0) < 2:  # noqa: PLR2004 - one column
        return True
    cells = [cell for row in rows for cell in _cells(row)]
    return any(cell.size > _LONG_CELL or _lays_out(cell) for cell in cells)


def _lays_out(cell: Element) -> bool:
    return any(each.tag in _LAYS_OUT for each in cell.iter())


def iter_rows(table: Element) -> Iterator[Row]:
    """Yield the rows that say something; a column that only counts them is left out.

    A cell that reaches over several rows is said in each.
    """
    rows = [row for row in _fill_rows(table) if any(row.cells)]
    body = [row for row in rows if not row.heads]
    counts = len(body) > 1 and all(
        len(row.cells) > 1 and row.cells[0].rstrip(".)").isdigit() for row in body
    )
    for row in rows:
        yield row._replace(cells=row.cells[1:]) if counts else row


def _fill_rows(table: Element) -> Iterator[Row]:
    hanging: dict[int, tuple[str, int]] = {}
    for row, in_head in _iter_rows(table):
        cells: list[str] = []
        for cell in _cells(row):
            _hang(cells, hanging)
            text = _cell_text(cell)
            if (rows := _span(cell)) > 1:
                hanging[len(cells)] = (text, rows - 1)
            cells.append(text)
        _hang(cells, hanging)
        yield Row(tuple(cells), in_head or _is_head(row))


def _hang(cells: list[str], hanging: dict[int, tuple[str, int]]) -> None:
    """Put in the cells that reach down from the rows above, as far as they come next."""
    while len(cells) in hanging:
        text, left = hanging.pop(len(cells))
        if left > 1:
            hanging[len(cells)] = (text, left - 1)
        cells.append(text)


def _iter_rows(table: Element) -> Iterator[tuple[Element, bool]]:
    """Yield the rows, each with whether the table says that it heads the others."""
    for child in table.elements:
        if child.tag == "tr":
            yield child, False
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from ((row, child.tag == "thead") for row in child.elements if row.tag == "tr")


def _cells(row: Element) -> list[Element]:
    return [each for each in row.elements if each.tag in ("td", "th")]


def _is_head(row: Element) -> bool:
    cells = [each for each in _cells(row) if each.size]
    if len(_cells(row)) == 1 and cells and _span(cells[0], "colspan") > 1:
        return True  # it stands above a group of rows
    return bool(cells) and all(each.tag == "th" or _is_bold(each) for each in cells)


def _is_bold(cell: Element) -> bool:
    inner = [each for each in cell.children if isinstance(each, Element) or each.strip()]
    if len(inner) != 1 or isinstance(inner[0], str):
        return False
    return inner[0].tag in ("b", "strong") or (inner[0].tag == "p" and _is_bold(inner[0]))


def _cell_text(cell: Element) -> str:
    """Return what a cell says; the items of a list in it, and its lines, are set off by commas."""
    pieces = [each.text for each in cell.iter() if each.tag == "li" and each.find("li") is None]
    return ", ".join(pieces) if pieces else cell.text


def _span(cell: Element, way: str = "rowspan") -> int:
    written = cell.get(way).strip()
    return min(int(written), _MOST_ROWS) if written.isdecimal() and len(written) < 5 else 1  # noqa: PLR2004
