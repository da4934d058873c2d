"""How a search text is put to the full-text index."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_SHORT = 3


def lucene_query(text: str) -> str:
    """Return a query that finds every name with one of the words, its beginning, or nearly it.

    Only letters and digits of the text get into it, so that nothing in the text is syntax.

    Example:
        >>> lucene_query('muscel AND (EMG')
        '(muscel* OR muscel~2) OR (and* OR and~1) OR (emg* OR emg~1)'
    """
    return " OR ".join(_term(word) for word in _WORD.findall(text.casefold()))


def _term(word: str) -> str:
    edits = 1 if len(word) <= _SHORT else 2
    return f"({word}* OR {word}~{edits})"
