"""Lists without bullets, and headings with numbers: what a line is by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.headings import SectionKind, classify_heading
from loaders.readers.lines import Line, reads_as_sentence
from loaders.readers.signs import heads_section, is_shouted

_NAMED = re.compile(
    r"(?P<name>[^\W\d_][^—–:.!?;\n]{1,60}?)(?P<sign>\s[–—-]\s|—|:\s|\.\s(?=[\"'“(]?[A-Z]))\s*+\S"
)
_MAX_NAME_WORDS = 6
_MAX_WORDS = 10
_MAX_SMALL = 60
_ENDS_NO_ITEM = (":", "?", "!", "…")
_ENDS_ITEM = (".", ";", ",")
_FEWEST = 2
_MAX_SENTENCE_WORDS = 6


def find_items(lines: Sequence[Line], title: str) -> list[Line]:
    r"""Return the lines, those marked as items that are, and those as headings that are.

    Items without a bullet are short lines below a heading or below a sentence that ends in a colon; or
    lines that explain a name each, several in a row: "Name \u2014 explanation", "Name. Explanation." A
    numbered line is a heading where it names nothing but a kind of section and no number is beside it.

    Args:
        lines: Without the title.
        title: What the article is about.

    Complexity:
        Linear in the length of the text.

    Example:
        >>> from loaders.readers.lines import iter_lines
        >>> lines = list(iter_lines("Common causes are:\nStress\nThirst\n\nTreatment\nRest."))
        >>> [line.text for line in find_items(lines, "Dizziness") if line.bullet]
        ['Stress', 'Thirst']
    """
    found = [_without_number(lines, at, title) for at in range(len(lines))]
    at, under = 0, False
    while at < len(found):
        run = _find_run(found, at, title)
        under = under or bool(run) or _introduces(found[at], title)
        if not run and under:
            run = list(_iter_explained(found, at, title))
        for place in run:
            found[place] = found[place]._replace(bullet=True)
        at = run[-1] + 1 if run else at + 1
    return found


def _without_number(lines: Sequence[Line], at: int, title: str) -> Line:
    """Return the line; as a heading, where its number counts sections."""
    line = lines[at]
    beside = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
    alone = at + 1 < len(lines) and not any(each.number for each in beside)
    if line.number and alone and heads_section(line.content.text, title):
        return line._replace(bullet=False, marked=True)
    return line


def _introduces(line: Line, title: str) -> bool:
    """Return whether a list may follow: below a colon, or below what is surely a heading."""
    if line.bullet:
        return False
    return line.text.endswith(":") or line.marked or heads_section(line.text, title)


def _find_run(lines: Sequence[Line], at: int, title: str) -> list[int]:
    """Return the places of the items that the line there introduces."""
    if not _introduces(lines[at], title):
        return []
    colon = lines[at].text.endswith(":")
    run: list[int] = []
    loose = all(line.after_blank for line in lines[at + 1 : at + 3])
    for place in range(at + 1, len(lines)):
        line = lines[place]
        ends = bool(run) and ((line.after_blank and not loose) or _changes(lines[place - 1], line))
        if ends or not _is_like_item(line, title, colon=colon):
            break
        run.append(place)
    if run and _leads_on(lines, run[-1], title, loose=loose):
        run.pop()
    small = any(lines[place].goes_on for place in run)
    fewest = 1 if colon and not loose and not small else _FEWEST
    return run if len(run) >= fewest else []


def _changes(before: Line, line: Line) -> bool:
    """Return whether capitals begin, or full stops: the heading of the next section, or its text."""
    stops = line.text.endswith(".") and not before.text.endswith(_ENDS_ITEM)
    return stops or (is_shouted(line.text) and not before.text.isupper())


def _leads_on(lines: Sequence[Line], last: int, title: str, *, loose: bool) -> bool:
    """Return whether the last line of a run heads what follows it."""
    if last + 1 == len(lines) or heads_section(lines[last + 1].text, title):
        return False
    following = lines[last + 1]
    if loose:
        return not is_shouted(following.text) and not following.marked
    known = classify_heading(lines[last].text) is not SectionKind.OTHER
    return not following.after_blank and (following.bullet or known)


def _is_like_item(line: Line, title: str, *, colon: bool) -> bool:
    if line.bullet or line.marked or heads_section(line.text, title):
        return False
    if line.goes_on and not (colon and len(line.text) <= _MAX_SMALL):
        return False
    if colon and _find_sign(line, title):
        return True
    words = len(line.text.split())
    if line.text.endswith(_ENDS_NO_ITEM) or words > _MAX_WORDS or reads_as_sentence(line.text):
        return False
    return not line.text.endswith(".") or (colon and words <= _MAX_SENTENCE_WORDS)


def _iter_explained(lines: Sequence[Line], at: int, title: str) -> Iterator[int]:
    """Yield the places of lines that explain a name each in the same way, where several do."""
    sign = _find_sign(lines[at], title)
    places = [at] if sign else []
    for place in range(at + 1, len(lines) if sign else 0):
        line = lines[place]
        if line.goes_on and not line.after_blank:
            continue
        if _find_sign(line, title) != sign:
            break
        places.append(place)
    if len(places) >= _FEWEST:
        yield from places


def _find_sign(line: Line, title: str) -> str | None:
    """Return what stands between a name and its explanation, where a line is both."""
    found = None if line.bullet or line.marked or line.goes_on else _NAMED.match(line.text)
    if found is None or heads_section(found["name"], title):
        return None
    name, sign = found["name"], found["sign"].strip()
    rest = line.text[found.end() :]
    if len(name.split()) > _MAX_NAME_WORDS or reads_as_sentence(name) or f" {sign} " in rest:
        return None
    return "-" if sign in "-–—" else sign
