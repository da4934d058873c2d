"""How answers look: tables for people, JSON for programs.

On a terminal, a table fits the window: names are cut with an ellipsis, and identifiers only where
they are very long (a name will do instead). Into a file or a pipe nothing is cut, coloured or padded.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Sequence

from pydantic import BaseModel, TypeAdapter
from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from graph.model import Total, Truncation

_PIPE_WIDTH = 100_000
_LONGEST_WHOLE = 26


def is_terminal() -> bool:
    """Return whether a person is likely to be looking at standard output."""
    return sys.stdout.isatty()


def plain(value: object) -> str:
    r"""Return a value as text that cannot move the cursor or change the colours of a terminal.

    Example:
        >>> plain("leg \x1b[31mcramp")
        'leg �[31mcramp'
    """
    return "".join(
        "\ufffd" if unicodedata.category(character) in ("Cc", "Cs") else character
        for character in str(value)
    )


def show(*parts: RenderableType) -> None:
    """Print parts, one below the other; text wraps at words on a terminal and nowhere else."""
    parts = tuple(Text(plain(part)) if isinstance(part, str) else part for part in parts)
    if is_terminal():
        console = Console(highlight=False)
        for part in parts:
            console.print(part)
        return
    console = Console(highlight=False, width=_PIPE_WIDTH, color_system=None, force_terminal=False)
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    lines = capture.get().split("\n")
    sys.stdout.write("\n".join(line.rstrip() for line in lines))


def show_json(value: object) -> None:
    """Print a value as indented JSON."""
    write_json(value, indent=2)


def show_json_line(value: object) -> None:
    """Print a value as JSON on one line, at once, for whoever reads along."""
    write_json(value, indent=None)
    sys.stdout.flush()


def write_json(value: object, *, indent: int | None) -> None:
    """Print a model, or any mix of models, lists and mappings, as JSON in UTF-8."""
    kind = type(value) if isinstance(value, BaseModel) else object
    sys.stdout.write(TypeAdapter(kind).dump_json(value, indent=indent).decode() + "\n")


def table(
    names: Sequence[str], rows: Iterable[Sequence[object]], *, whole: Iterable[str] = ()
) -> Table:
    """Return a table of plain cells, with integers to the right.

    Args:
        names: Column headings.
        rows: Cells.
        whole: Headings of the columns that a reader will want to copy from: a terminal cuts the
            others first, and these only where one is longer than 26 characters.
    """
    lines = [list(row) for row in rows]
    result = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False, header_style="bold")
    for number, name in enumerate(names):
        numeric = bool(lines) and all(isinstance(line[number], int) for line in lines)
        result.add_column(
            name,
            justify="right" if numeric else "left",
            no_wrap=name in whole or numeric,
            max_width=_LONGEST_WHOLE if name in whole and is_terminal() else None,
        )
    for line in lines:
        result.add_row(*(_cell(cell) for cell in line))
    return result


def _cell(value: object) -> Text:
    if isinstance(value, Text):
        return value
    text = f"{value:,}" if isinstance(value, int) else plain(value)
    return Text(text, no_wrap=True, overflow="ellipsis")


def counted(number: int, plural: str) -> str:
    """Return a number with what it counts, in the singular where it is one.

    Example:
        >>> counted(1, "documents"), counted(1200, "nodes")
        ('1 document', '1,200 nodes')
    """
    return f"{number:,} {plural.removesuffix('s') if number == 1 else plural}"


def heading(text: str, rest: str = "") -> Text:
    """Return a line whose first part stands out."""
    return Text.assemble((plain(text), "bold"), f" {plain(rest)}" if rest else "")


def note(text: str) -> Text:
    """Return a line that stands back: what was cut, where to look next."""
    return Text(plain(text), style="dim")


def show_rest(shown: int, total: Total, truncated: Truncation | None) -> None:
    """Say how much there is in all, and why an answer is not all there is."""
    if shown < total.count or not total.exact:
        show(note(f"{shown:,} shown of {'' if total.exact else 'at least '}{total.count:,}."))
    show_truncation(truncated)


def show_truncation(truncated: Truncation | None) -> None:
    """Say why an answer is not all there is, when it is not."""
    if truncated is not None:
        show(note(f"Not everything ({truncated.reason}): {truncated.detail}"))
