"""Items in plain words: "have a fever", "lose weight if you're overweight", "a scan to find it"."""

from __future__ import annotations

import re

from graph.vocabulary import Category
from loaders.extract.prose.words import TRANSPARENT
from loaders.extract.wording import split_names
from loaders.lexicon import Lexicon

_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|am|can|may|might|should|must|will|would|has|have|had|you|your|we|it|they|"
    r"do not|don't|don’t)\b",
    re.IGNORECASE,
)
_EVEN = ("very ", "a very ", "really ", "extremely ")
_HAVING = re.compile(
    r"(?:you(?:'re|'ve| are| have| may| might| can)*\s+)?(?:also\s+|often\s+)?(?:have|has|having|had|get|"
    r"getting|feel|feeling|are|is|be|being|notice|noticing|develop|experience)\s+(?:an?\s+|the\s+|your\s+|some\s+)?",
    re.IGNORECASE,
)
_TAKING = re.compile(
    r"(?:have|having|take|taking|use|using|try|trying|get|getting)\s+(?:an?\s+|the\s+|your\s+|some\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r",?\s+(?:if|when|while|until|unless|whenever|every|each|once|twice|as|so|because|before|after)\s.*$",
    re.IGNORECASE,
)
_PARENTHESES = re.compile(r"\([^()]*\)")
_PURPOSE = re.compile(
    r",\s+(?=(?:if|when|an?|one of|which|used|to)\s)|\s+(?=to (?:look|check|see|find|rule|help|"
    r"measure|test|assess|confirm|exclude|detect|ease|relieve|reduce|treat|prevent|control|diagnose|show)\b)|"
    r"\s+(?=(?:if|when) (?:you|your|the|it)\b)|\s+(?=(?:that|which) )",
    re.IGNORECASE,
)
_REMEDIES = frozenset({Category.TREATMENT, Category.SUBSTANCE})
_CONDITIONS = frozenset({Category.SYMPTOM, Category.DISEASE})
_INTENSE = frozenset({"a", "an", "very", "really", "quite", "extremely"})
_SMALL = TRANSPARENT | _INTENSE


def plain_name(name: str, lexicon: Lexicon) -> str:
    """Return what a plain item names: of "have a high temperature" the high temperature.

    Only where the lexicon knows that; any other stays as it is, without the clause behind it that says
    when.

    Example:
        >>> from loaders.lexicon import load_curated
        >>> lexicon = load_curated()
        >>> [plain_name(each, lexicon) for each in ("have a high temperature", "you feel dizzy")]
        ['high temperature', 'feel dizzy']
        >>> plain_name("lose weight if you're overweight", lexicon)
        'lose weight'
    """
    if lexicon.find(name):
        return name
    if not (_SENTENCE.search(name) or _HAVING.match(name) or name.startswith(_EVEN)):
        return name
    short = _TAIL.sub("", name)
    for each in dict.fromkeys((name, short)):
        if known := _find_had(each, lexicon) or _find_taken(each, lexicon):
            return known
    return short if _SENTENCE.search(name) and short else name


def is_sentence(name: str) -> bool:
    """Return whether a name has a verb or a person, as sentences have, and so is none."""
    return _SENTENCE.search(name) is not None


def _find_had(name: str, lexicon: Lexicon) -> str | None:
    """Return the known thing, or the known things, of "have" or "feel" and what stands behind it."""
    found = _HAVING.match(name)
    words = name[found.end() if found else 0 :].split()
    while words:
        rest = " ".join(words)
        if known := _find_known(rest, lexicon, felt=found is not None):
            return known
        if words[0].lower() not in (_SMALL if found else _INTENSE):
            return None
        del words[0]
    return None


def _find_known(name: str, lexicon: Lexicon, *, felt: bool) -> str | None:
    for each in (name, f"feel {name}", f"being {name}") if felt else (name,):
        if lexicon.find(each):
            return each
    parts = split_names(name)
    known = len(parts) > 1 and all(_is_condition(part, lexicon) for part in parts)
    return name if known else None


def _is_condition(name: str, lexicon: Lexicon) -> bool:
    known = lexicon.find(name)
    return known is not None and not _CONDITIONS.isdisjoint(known.categories)


def _find_taken(name: str, lexicon: Lexicon) -> str | None:
    found = _TAKING.match(name)
    known = lexicon.find(name[found.end() :]) if found else None
    if found is None or known is None or not _REMEDIES & set(known.categories):
        return None
    return name[found.end() :]


def find_purpose(text: str, lexicon: Lexicon) -> tuple[int, int]:
    """Return where a known name ends, and where begins what it is, what it is for or when it is used.

    Returns:
        Zeros where the text does not begin with a known name and go on so.

    Example:
        >>> from loaders.lexicon import load_curated
        >>> find_purpose("An MRI to look for signs of a stroke", load_curated())
        (6, 7)
        >>> find_purpose("Exercises to strengthen the back", load_curated())
        (0, 0)
    """
    found = _PURPOSE.search(text)
    if found is None:
        return 0, 0
    name = " ".join(_PARENTHESES.sub(" ", text[: found.start()]).split())
    return found.span() if lexicon.find(name) else (0, 0)
