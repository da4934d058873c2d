"""How names are compared: without case, accents, apostrophes and punctuation."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile("['’‘`´ʼ]")
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return the text's words in lower case, one space apart, accents and apostrophes dropped.

    Example:
        >>> fold("Ménière’s  disease, (left)")
        'menieres disease left'
    """
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(_WORD.findall(plain.casefold()))


def edits_allowed(word: str) -> int:
    """Return how many edits a word may be away from what was typed and still be meant.

    None below 4 characters, one below 8, two from there on.

    Example:
        >>> edits_allowed("gout"), edits_allowed("headache"), edits_allowed("EMG")
        (1, 2, 0)
    """
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2  # noqa: PLR2004 - the rule itself
