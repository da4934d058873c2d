"""Signs of a heading where nothing else marks it: for text without bullets, or without line ends."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, pairwise

from graph.query.names import fold
from loaders.headings import SectionKind, classify_heading, is_bare_heading
from loaders.readers.lines import is_heading, reads_as_sentence

_WORD = re.compile(r"\S+")
_MAX_WORDS = 14
_LONGEST = 120
_TWO = 2
_LINKS = frozenset({
    "a", "an", "and", "are", "as", "at", "by", "can", "do", "does", "for", "from", "in", "is", "of", "on",
    "or", "the", "to", "with", "your",
})  # fmt: skip
_NO_BEGINNING = frozenset({
    "a", "all", "an", "any", "few", "his", "her", "its", "many", "my", "no", "our", "some", "such",
    "that", "the", "their", "these", "this", "those", "your",
})  # fmt: skip
_ALONE = frozenset({
    "causes", "complications", "diagnosis", "diagnostics", "prevention", "treatment", "types",
})  # fmt: skip
_FEWEST_CAPITALS = 6


@lru_cache(maxsize=1000)  # a line is asked about from above, from below, and for itself
def heads_section(line: str, title: str) -> bool:
    """Return whether a line can only be a heading, whatever stands around it.

    It asks, or it names nothing but a kind of section, and what the article is about. "Kidney disease"
    may as well be an item of a list.

    Complexity:
        Linear in the length of both.

    Example:
        >>> heads_section("Treatment of gout", "Gout"), heads_section("Kidney disease", "Gout")
        (True, False)
    """
    if not is_heading(line.rstrip(" .:")) or reads_as_sentence(line):
        return False
    if classify_heading(line) is SectionKind.OTHER:
        return False
    if line.endswith("?") or is_bare_heading(line):
        return True
    topic = {_singular(word) for word in fold(title).split() if not is_bare_heading(word)}
    first, *rest = fold(line).split()
    rest = [word for word in rest if _singular(word) not in topic]
    return is_bare_heading(first) and is_bare_heading(" ".join(rest))


def is_shouted(line: str) -> bool:
    """Return whether a line is in capitals, and no mere acronym.

    Example:
        >>> is_shouted("WHAT HELPS"), is_shouted("GERD")
        (True, False)
    """
    return line.isupper() and (
        len(line.split()) > 1 or sum(map(str.isalpha, line)) >= _FEWEST_CAPITALS
    )


def find_heading_before(text: str, title: str) -> int | None:
    """Return where a heading ends that a text begins with, and a sentence begins without a stop between.

    Example:
        >>> find_heading_before("Causes of gout Most often, it is the diet.", "Gout")
        15
    """
    words = list(islice(_WORD.finditer(text), _MAX_WORDS))
    if not words or fold(words[0].group()) in _NO_BEGINNING:
        return None
    for before, word in reversed(list(pairwise(words))):
        prefix = text[: before.end()]
        if not word.group()[0].isupper() or not _may_end(before.group()):
            continue
        if heads_section(prefix, title) or _is_taken_up(prefix, fold(word.group())):
            return word.start()
    return None


def find_heading_behind(text: str, title: str) -> int | None:
    """Return where a heading begins that a text ends with, without a stop before it.

    Example:
        >>> find_heading_behind("Dehydration Which doctor to consult", "Dizziness")
        12
        >>> find_heading_behind("Heart Disease", "Dizziness") is None
        True
    """
    begin = max(0, len(text) - _LONGEST)
    for before, word in pairwise(_WORD.finditer(text, begin)):
        suffix = text[word.start() :]
        if word.group()[0].isupper() and _may_end(before.group()) and stands_out(suffix, title):
            return word.start()
    return None


def find_heading_within(text: str, title: str) -> tuple[int, int] | None:
    """Return where a heading stands that an item and a sentence are run together with.

    Example:
        >>> find_heading_within("Overeating Treatment Antacids relieve it.", "Heartburn")
        (11, 21)
    """
    for before, word in pairwise(islice(_WORD.finditer(text), _MAX_WORDS)):
        if word.group()[0].isupper() and _may_end(before.group()):
            start = word.start()
            rest = text[start : start + _LONGEST]
            if rest.endswith("?") and heads_section(rest, title):
                return start, len(text)
            end = find_heading_before(rest, title)
            if end and _is_worded_alone(rest[:end]):
                return start, start + end
    return None


def _is_taken_up(prefix: str, word: str) -> bool:
    """Return whether a heading in capitals names what the sentence behind it begins with."""
    words = prefix.split()
    capitals = all(each[0].isupper() or each in _LINKS for each in words)
    known = classify_heading(prefix) is not SectionKind.OTHER and is_bare_heading(words[0])
    return len(words) > 1 and capitals and known and word in fold(prefix).split()


def stands_out(heading: str, title: str) -> bool:
    """Return whether a text is a heading, and no name ends as it does: "Disease" may be of the heart.

    Example:
        >>> stands_out("Treatment", "Gout"), stands_out("Therapist", "Gout")
        (True, False)
    """
    return _is_worded_alone(heading) and heads_section(heading, title)


def _is_worded_alone(heading: str) -> bool:
    words = heading.split()
    several = len(words) > _TWO or (len(words) == _TWO and words[1][0].islower())
    return several or fold(heading) in _ALONE


def _may_end(word: str) -> bool:
    """Return whether a heading, or an item, may end in a word."""
    return word.casefold() not in _LINKS and word[-1] not in ",;-–—("


def _singular(word: str) -> str:
    return word.removesuffix("s")
