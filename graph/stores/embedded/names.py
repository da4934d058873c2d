"""Finding nodes by name: whole names and their beginnings, words, their beginnings, misspelt words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph.query.names import edits_allowed, fold
from graph.stores.embedded import sql
from graph.stores.embedded.connection import Connection, Row, json_list

# Nothing that is folded holds it, so it ends the range of all texts with a common beginning.
_BEHIND = "\U0010ffff"


def read_words(connection: Connection) -> list[str]:
    """Return every word of every name once, ascending."""
    return [word for (word,) in connection.rows(sql.GET_WORDS)]


def find_rows(connection: Connection, words: Sequence[str], query: str, limit: int) -> list[Row]:
    """Return the rows of nodes with a name that begins so, or that have all the words.

    Each word may be begun only, or misspelt. Names that begin so come first, the exact one before all
    others, so that a limit never cuts it off; a node may come twice.

    Args:
        connection: Sees the state to search.
        words: What `read_words` returned for that state.
        query: What was typed.
        limit: At most so many by name, and as many by words.

    Complexity:
        Look-ups in sorted indexes, and one pass over the distinct words in C for each word typed.
    """
    folded = fold(query)
    if not folded:
        return []
    rows = connection.rows(sql.FIND_BY_NAME, (folded, folded + _BEHIND, limit))
    typed = dict.fromkeys(folded.split())
    asked = [(word, number) for number, each in enumerate(typed) for word in _meant(each, words)]
    return rows + connection.rows(sql.FIND_BY_WORDS, (json_list(asked), len(typed), limit))


def _meant(typed: str, words: Sequence[str]) -> set[str]:
    """Return the words that one typed word could mean."""
    begun = words[bisect_left(words, typed) : bisect_left(words, typed + _BEHIND)]
    edits = edits_allowed(typed)
    near = process.extract_iter(typed, words, scorer=OSA.distance, score_cutoff=edits)
    return {*begun, *(word for word, _, _ in near)} if edits else set(begun)
