"""Words that say how surely a thing is said."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.model import Hedge
from graph.vocabulary import HedgeLevel

# Source: the modality and frequency cues of ConText (Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002),
# those that consumer-health articles use.
_POSSIBLE = (
    "in rare cases", "in some cases", "may", "might", "can", "could", "possible", "possibly", "perhaps",
    "less often", "less commonly", "less frequently", "seldom", "in certain cases", "potentially",
    "sometimes", "occasionally", "rarely", "in some people", "in some patients", "in a few cases",
    "in isolated cases", "in exceptional cases", "in certain people", "very rarely", "more rarely",
)  # fmt: skip
_PROBABLE = (
    "most commonly", "most often", "most frequently", "in most cases", "often", "usually", "frequently",
    "commonly", "typically", "likely", "probable", "probably", "generally", "mainly", "as a rule",
    "in many cases", "in the majority of cases", "more often", "quite often", "very often",
    "in many people", "in most people", "in most patients", "almost always", "normally", "nearly always",
)  # fmt: skip
UNHEDGED = Hedge()
LEVELS = dict.fromkeys(_POSSIBLE, HedgeLevel.POSSIBLE) | dict.fromkeys(
    _PROBABLE, HedgeLevel.PROBABLE
)
_ANY_CUE = "|".join(sorted(LEVELS, key=len, reverse=True))
_CUE = re.compile(rf"\b(?:{_ANY_CUE})\b")
_LEADING_CUE = re.compile(rf"(?:{_ANY_CUE})\s+(?=\w)", re.IGNORECASE)
_RELATION = (
    r"caused|associated|accompanied|provoked|triggered|linked|due to|leads? to|results? (?:in|from)|"
    r"occurs?|arises?|appears?|develops?|indicates?|signals?|stems? from"
)
# Without a cue before it, "cause" may be the noun.
_RELATION_AFTER_CUE = rf"{_RELATION}|cause|provoke|trigger|lead|result"
_HEDGED = re.compile(rf"\b(?P<cue>{_ANY_CUE})\s+(?:[\w-]+\s+){{0,2}}?(?:{_RELATION_AFTER_CUE})\b")
_PLAIN = re.compile(rf"\b(?:{_RELATION})\b")


def find_hedge(text: str) -> Hedge:
    """Return the first hedge of a text, or that there is none.

    Example:
        >>> find_hedge("Often painful").level.value, find_hedge("Painful").word
        ('probable', None)
    """
    found = _CUE.search(_lower(text))
    return _as_hedge(text[found.start() : found.end()]) if found else UNHEDGED


def drop_hedge(name: str) -> str:
    """Return a name without the hedge that it begins with.

    Example:
        >>> drop_hedge("Sometimes stress"), drop_hedge("May")
        ('stress', 'May')
    """
    found = _LEADING_CUE.match(name)
    return name[found.end() :] if found else name


def find_list_hedge(sentences: Iterable[str]) -> Hedge:
    """Return how surely the text before a list says what the list then spells out.

    The first sentence that states a relation decides: hedged where a cue stands at its verb, asserted
    where none does. A cue elsewhere in the sentence is about something else.

    Example:
        >>> find_list_hedge(["Treatment can vary.", "Spasms can be caused by many things."]).word
        'can'
        >>> find_list_hedge(["Spasms are caused by many things.", "Stress may cause them."]).word is None
        True
    """
    for sentence in sentences:
        lower = _lower(sentence)
        if hedged := _HEDGED.search(lower):
            return _as_hedge(sentence[hedged.start("cue") : hedged.end("cue")])
        if _PLAIN.search(lower):
            return UNHEDGED
    return UNHEDGED


def _lower(text: str) -> str:
    """Return a text in lower case, as long as it was: to look for both cases takes long."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text  # "İ" becomes two characters


def _as_hedge(cue: str) -> Hedge:
    return Hedge(word=cue, level=LEVELS[cue.lower()])
