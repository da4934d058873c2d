"""Text that runs: what stands between two blocks of a page, with its line ends and what of it is bold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.readers.lines import is_heading

BULLET = re.compile(r"(?:[•‣◦▪▫●○·§]\s+|[•‣◦▪▫●○·]|(?:[-*–—]|\d{1,2}[.)])\s+)(?=\S)")
_BULLETS = "•‣◦▪▫●○·§-*–—"
_ENDS = (".", "!", "?", ":", ";", "…")
_SHORT = 80
_A_LIST = 3


class Line(NamedTuple):
    """A line of running text; `bold` where all of it is."""

    text: str
    bold: bool


class Run:
    """Collects running text, piece by piece.

    Example:
        >>> run = Run()
        >>> run.say("Causes", bold=True)
        >>> run.end_line()
        >>> run.say("Stress makes ", bold=False)
        >>> run.say("it", bold=True)
        >>> run.take()
        [Line(text='Causes', bold=True), Line(text='Stress makes it', bold=False)]
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._lines: list[list[tuple[str, bool]]] = [[]]

    def say(self, text: str, *, bold: bool) -> None:
        """Go on with a text."""
        self._lines[-1].append((text, bold))

    def end_line(self) -> None:
        """End the line, as `br` does."""
        self._lines.append([])

    def take(self) -> list[Line]:
        """Return the lines, an empty one between two that stand apart, and begin anew."""
        lines = [
            Line(
                " ".join("".join(text for text, _ in pieces).split()),
                all(bold for text, bold in pieces if text.strip()),
            )
            for pieces in self._lines
        ]
        self._lines = [[]]
        return lines


def iter_line_groups(lines: list[Line]) -> Iterator[tuple[str, str]]:
    """Yield what lines are, each with its text: a heading, a paragraph or an item.

    A line that is bold is a heading if it reads as one, with or without a number; one with a bullet an
    item; and at least three short ones in a row that end without a stop are items too. All others run on.

    Example:
        >>> list(iter_line_groups([Line("Causes", True), Line("• Stress", False)]))
        [('heading', 'Causes'), ('item', 'Stress')]
    """
    group: list[str] = []
    for line in [*lines, Line("", bold=False)]:
        bullet = BULLET.match(line.text)
        said = line.text[bullet.end() :] if bullet else line.text
        heads = line.bold and is_heading(said) and not (bullet and bullet[0][0] in _BULLETS)
        if said and not bullet and not heads:
            group.append(said)
            continue
        yield from _close(group)
        group = []
        if said:
            yield ("heading" if heads else "item"), said


def _close(group: list[str]) -> Iterator[tuple[str, str]]:
    first, rest = group[:1], group
    if first and first[0].endswith(":"):
        yield "paragraph", first[0]
        rest = group[1:]
    if len(rest) >= _A_LIST and all(map(_is_short, rest)):
        yield from (("item", line) for line in rest)
    elif rest:
        yield "paragraph", " ".join(rest)


def _is_short(line: str) -> bool:
    return len(line) <= _SHORT and not line.endswith(_ENDS)
