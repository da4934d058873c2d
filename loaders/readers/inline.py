"""Bullets in the middle of a line: "Causes - Stress - Dehydration", "1. Rest 2. Water"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from loaders.readers.lines import reads_as_sentence
from loaders.readers.sentences import iter_sentences
from loaders.readers.signs import (
    find_heading_behind,
    find_heading_within,
    heads_section,
    stands_out,
)
from loaders.structure import Block

_SYMBOLS = "•‣◦▪▫●○∙■□❖►➢➤✓✔☐☑"
_SIGN = re.compile(
    rf"(?:(?<=\s)|^)(?:(?P<symbol>[{_SYMBOLS}])\s*+|(?P<dash>[-*+–—])\s++|"
    r"(?P<number>\d{1,2})[.)]\s++)(?=(?P<next>\S))"
)
_MAY_BE_SIGN = re.compile(
    rf"[{_SYMBOLS}*+–—\d-](?:(?<=[{_SYMBOLS}])|\s|[.)]\s)"
)  # found in no time
_LONGEST_HEAD = 200
_LONGEST_ITEM = 400
_MAX_ITEM_WORDS = 12
_DASHES = "-*+–—"
_EXPLANATION = re.compile(r"\s[-–—]\s|—|:\s")
_STOPS = (".", "!", "?")


class Stretch(NamedTuple):
    """A part of a line between two bullets.

    Attributes:
        start: Where it begins in the line, behind its bullet.
        end: Where the next bullet stands, or where the line ends.
        item: Whether a bullet stands before it, and it is clear where the item ends.
    """

    start: int
    end: int
    item: bool


class _Sign(NamedTuple):
    """What may be a bullet: its span, what it is, of numbers which, whether a small letter follows."""

    start: int
    end: int
    kind: str
    number: int
    small: bool


def find_stretches(text: str, title: str) -> list[Stretch]:
    """Return the parts of a line between its bullets; all of it, where no signs are clear.

    A sign is a bullet where the last bullet was of the same kind and only a short name stands between
    the two, or where a heading, a colon, a full stop or nothing stands before it and another bullet
    follows (behind a colon, none needs to). Numbers count from one.

    Complexity:
        Linear in the length of the line.

    Example:
        >>> line = "It may have causes: - Stress - Thirst Treatment of gout 1. Rest 2. Water"
        >>> [line[start:end] for start, end, item in find_stretches(line, "Gout") if item]
        ['Stress ', 'Thirst Treatment of gout ', 'Rest ', 'Water']
    """
    places = [(0, 0, False)]
    runs = _find_runs(text, title)
    if text and not runs:
        return [Stretch(0, len(text), item=False)]
    ends = iter([*[sign.start for run in runs for sign in run][1:], len(text)])
    for run in runs:
        parts = [text[sign.end : end][:_LONGEST_ITEM] for sign, end in zip(run, ends, strict=False)]
        clear = [_is_clear(part.strip(), title) for part in parts]
        if sum(clear) >= _count_needed(text, run[0]):
            places += [(*sign[:2], item) for sign, item in zip(run, clear, strict=True)]
    places.append((len(text), len(text), False))
    return [Stretch(start, end, item) for (_, start, item), (end, _, _) in pairwise(places) if end]


def _iter_signs(text: str) -> Iterator[_Sign]:
    for found in _SIGN.finditer(text) if _MAY_BE_SIGN.search(text) else ():
        kind = found["symbol"] or found["dash"] or "1"
        small = found["dash"] is not None and found["next"].islower()
        yield _Sign(found.start(), found.end(), kind, int(found["number"] or 0), small)


def _find_runs(text: str, title: str) -> list[list[_Sign]]:
    """Return the bullets of each list on the line."""
    runs: list[list[_Sign]] = []
    seen = 0
    for sign in _iter_signs(text):
        before = text[max(seen, sign.start - _LONGEST_HEAD) : sign.start].rstrip()
        stops = before.endswith(_STOPS) and not sign.small
        last = runs[-1][-1] if runs else None
        follows = last is not None and _is_next(last, sign)
        if last and follows and (stops or _is_name(text[last.end : sign.start])):
            runs[-1].append(sign)
        elif sign.number <= 1 and (stops or is_head(before, title)):
            runs.append([sign])
        seen = sign.end
    return runs


def _is_next(last: _Sign, sign: _Sign) -> bool:
    return last.kind == sign.kind and (not sign.number or sign.number == last.number + 1)


def is_head(text: str, title: str) -> bool:
    """Return whether what stands before a bullet leads to it: a heading, a colon, or nothing.

    Example:
        >>> is_head("It is common. Causes", "Gout"), is_head("Migraine", "Gout")
        (True, False)
    """
    if not text or text.endswith(":"):
        return True
    *_, last = iter_sentences(Block(text, 0, len(text)))
    heading = find_heading_behind(last.text, title)
    return heading is not None or (last.text[0].isupper() and heads_section(last.text, title))


def _count_needed(text: str, first: _Sign) -> int:
    """Return how many bullets make a list.

    Dashes come in pairs in running text, and "- Migraine - One-sided" explains a name.
    """
    if text[max(0, first.start - 2) : first.start].rstrip().endswith(":"):
        return 1
    return 3 if first.small or (first.start == 0 and first.kind in _DASHES) else 2


def _is_name(text: str) -> bool:
    """Return whether no more than an item stands there, or the heading of the next list behind it."""
    if len(text) > _LONGEST_HEAD or stands_out(text.strip(), ""):
        return False
    return 0 < len(text.split()) <= _MAX_ITEM_WORDS and not reads_as_sentence(text)


def _is_clear(text: str, title: str) -> bool:
    """Return whether it is clear where the item ends that a text begins with."""
    first = next(iter_sentences(Block(text, 0, len(text)))).text
    return (
        _is_name(_EXPLANATION.split(first, maxsplit=1)[0])
        or find_heading_within(first, title) is not None
    )
