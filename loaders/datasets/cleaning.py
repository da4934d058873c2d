"""Texts and identifiers as files have them, made into what the graph takes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.errors import InvalidCurie
from graph.model import parse_curie
from loaders.datasets.tally import Tally

MAX_NAME = 500
BAD_XREFS = "cross-references that are no CURIEs"
CUT_NAMES = "names cut to 500 characters"
_UNSTORABLE = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]+")
_SPACES = re.compile(r"\s+")
_ADDRESS = re.compile(r"(?:https?|ftp|mailto|urn|file)\b", re.IGNORECASE)


def one_line(text: str) -> str:
    r"""Return a text on one line, without control characters and lone surrogates.

    Example:
        >>> one_line("muscle\n  spasm ")
        'muscle spasm'
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACES.sub(" ", _UNSTORABLE.sub(" ", text)).strip()


def clean_name(text: str, tally: Tally) -> str:
    """Return a name on one line, cut where it is longer than the graph takes."""
    name = one_line(text)
    if len(name) <= MAX_NAME:
        return name
    tally.repaired[CUT_NAMES] += 1
    return name[: MAX_NAME - 1].rstrip() + "…"


def is_curie(text: str) -> bool:
    """Return whether a text is a CURIE, and not the address of a page, which has a colon too.

    Example:
        >>> is_curie("HP:0003394"), is_curie("https://example.org/1"), is_curie("HP 1")
        (True, False, False)
    """
    if _ADDRESS.match(text):
        return False
    try:
        parse_curie(text)
    except InvalidCurie:
        return False
    return True


def clean_xrefs(texts: Iterable[str], own: str, tally: Tally) -> tuple[str, ...]:
    """Return the CURIEs among cross-references, each once and sorted, without the node's own."""
    texts = list(texts)
    good = {text for text in texts if is_curie(text)}
    if bad := sum(1 for text in texts if text not in good):
        tally.skipped[BAD_XREFS] += bad
    return tuple(sorted(good - {own}))


def clean_synonyms(texts: Iterable[str], name: str) -> tuple[str, ...]:
    """Return other names, each once and sorted; those too long to be names are left out."""
    names = {one_line(text) for text in texts}
    return tuple(sorted(each for each in names - {name} if 0 < len(each) <= MAX_NAME))


def say_row(subject: str, phrase: str, object_: str, details: Iterable[tuple[str, str]]) -> str:
    """Return a row as a person reads it: what it says, then what else it knows; nothing empty.

    Example:
        >>> say_row("A", "causes", "B", [("frequency", "1/2"), ("sex", "")])
        'A causes B; frequency 1/2'
    """
    said = f"{subject} {phrase} {object_}"
    known = "".join(f"; {key} {value}" for key, value in details if value)
    return one_line(said + known)
