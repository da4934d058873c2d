"""Signs of a heading where nothing else marks it: for text without bullets, or without line ends."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from graph.query.names import fold
from loaders.headings import SectionKind, classify_heading, is_bare_heading
from loaders.readers.lines import is_heading, reads_as_sentence

_WORD = re.compile(r"\S+")
_MAX_WORDS = 14
_LONGEST = 120
_LINKS = frozenset({
    "a", "an", "and", "are", "as", "at", "by", "can", "do", "does", "for", "from", "in", "is", "of", "on",
    "or", "the", "to", "with", "your",
})  # fmt: skip
_NO_BEGINNING = frozenset({
    "a", "all", "an", "any", "common", "few", "his", "her", "its", "many", "more", "most", "my", "no",
    "other", "our", "several", "some", "such", "that", "the", "their", "these", "this", "those", "various",
    "your",
})  # fmt: skip
_ALONE = frozenset({
    "causes", "complications", "diagnosis", "diagnostics", "prevention", "treatment", "types",
})  # fmt: skip
_FEWEST_CAPITALS = 6


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
    if not is_heading(line.rstrip(" .:")) or classify_heading(line) is SectionKind.OTHER:
        return False
    if line.endswith("?") or is_bare_heading(line):
        return True
    topic = {_singular(word) for word in fold(title).split()}
    first, *rest = fold(line).split()
    rest = [word for word in rest if _singular(word) not in topic]
    return _singular(first) not in topic and all(map(is_bare_heading, (first, " ".join(rest))))


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
        if word.group()[0].isupper() and _may_end(before.group()) and _is_said_alone(prefix, title):
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
        if word.group()[0].isupper() and _may_end(before.group()) and _is_clear(suffix, title):
            return word.start()
    return None


def _is_clear(suffix: str, title: str) -> bool:
    """Return whether no name ends as the suffix is worded: "Disease" may be of the heart."""
    words = suffix.split()
    several = len(words) > 1 and words[1][0].islower()
    return (several or fold(suffix) in _ALONE) and heads_section(suffix, title)


def _is_said_alone(text: str, title: str) -> bool:
    return not reads_as_sentence(text) and heads_section(text, title)


def _may_end(word: str) -> bool:
    """Return whether a heading, or an item, may end in a word."""
    return word.casefold() not in _LINKS and word[-1] not in ",;-–—("


def _singular(word: str) -> str:
    return word.removesuffix("s")
