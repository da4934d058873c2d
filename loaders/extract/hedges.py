"""Words that say how surely a thing is said."""

from __future__ import annotations

import re

from graph.model import Hedge
from graph.vocabulary import HedgeLevel

_POSSIBLE = (
    "in rare cases", "in some cases", "may", "might", "can", "could", "possible", "possibly",
    "sometimes", "occasionally", "rarely",
)  # fmt: skip
_PROBABLE = (
    "most commonly", "most often", "in most cases", "often", "usually", "frequently", "commonly",
    "typically", "likely", "probably", "generally",
)  # fmt: skip
# Source: the modality and frequency cues of ConText (doi:10.1016/j.jbi.2009.05.002), those that
# consumer-health prose uses; a longer cue before the shorter that it begins with.
LEVELS = dict.fromkeys(_POSSIBLE, HedgeLevel.POSSIBLE) | dict.fromkeys(
    _PROBABLE, HedgeLevel.PROBABLE
)
_CUE = re.compile(rf"\b(?:{'|'.join(sorted(LEVELS, key=len, reverse=True))})\b", re.IGNORECASE)
_INTRODUCES = re.compile(
    r"\b(?:may|might|can|could)\s+(?:\w+\s+)?(?:be\s+)?(?:\w+\s+)?"
    r"(?:caus\w*|associat\w*|lead|leads|occur|arise|develop|indicate|provoke\w*|result|trigger\w*)\b",
    re.IGNORECASE,
)


def find_hedge(text: str) -> Hedge:
    """Return the first hedge of a text, or that there is none.

    Example:
        >>> find_hedge("Often painful").level.value, find_hedge("Painful").word
        ('probable', None)
    """
    found = _CUE.search(text)
    if found is None:
        return Hedge()
    return Hedge(word=found.group(), level=LEVELS[found.group().lower()])


def find_list_hedge(sentence: str) -> Hedge:
    """Return the hedge of a sentence that introduces a list: only one on the relation itself counts.

    Example:
        >>> find_list_hedge("Spasms can be caused by various diseases.").word
        'can'
        >>> find_list_hedge("Treatment can vary.").word is None
        True
    """
    found = _INTRODUCES.search(sentence)
    return find_hedge(found.group()) if found else Hedge()
