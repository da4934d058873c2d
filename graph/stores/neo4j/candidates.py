"""How a search text is put to the full-text index of folded names."""

from __future__ import annotations

from graph.query.names import edits_allowed, fold


def lucene_query(text: str) -> str:
    """Return a query for nodes with this very name, or with all the words, begun or misspelt.

    Only folded words get into it, letters and digits, so that nothing in the text is syntax.

    Example:
        >>> lucene_query("Muscel (EMG")
        '"muscel emg"^100 OR (+(muscel* OR muscel~1) +(emg*))'
        >>> lucene_query("***")
        ''
    """
    folded = fold(text)
    if not folded:
        return ""
    words = " ".join(f"+({_word(word)})" for word in folded.split())
    return f'"{folded}"^100 OR ({words})'


def _word(word: str) -> str:
    edits = edits_allowed(word)
    return f"{word}* OR {word}~{edits}" if edits else f"{word}*"
