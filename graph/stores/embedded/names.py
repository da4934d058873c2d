"""Finding nodes by name: whole names and their beginnings, words, their beginnings, misspelt words."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph.query.names import edits_allowed, fold
from graph.stores.embedded import sql
from graph.stores.embedded.connection import Connection, Row, json_list

# Nothing that is folded holds it, so it ends the range of all texts with a common beginning.
_BEHIND = "\U0010ffff"


class Words:
    """Every word of every name once, and what tells at a glance that two words differ much.

    Args:
        words: Ascending.
    """

    def __init__(self, words: list[str]) -> None:
        """Note each word's length and letters."""
        self._words = words
        self._lengths = np.fromiter(map(len, words), dtype=np.int32, count=len(words))
        bits = _letters("".join(words))
        begins = np.cumsum(self._lengths) - self._lengths
        self._letters = np.bitwise_or.reduceat(bits, begins) if words else bits

    def begun(self, typed: str) -> list[str]:
        """Return the words that begin so."""
        words = self._words
        return words[bisect_left(words, typed) : bisect_left(words, typed + _BEHIND)]

    def near(self, typed: str, edits: int) -> list[str]:
        """Return the words that are so few edits away.

        An edit changes the length by one at most, and takes away or adds one letter at most, so that
        few words are left to compare.

        Complexity:
            O(words) in numpy, a few nanoseconds each.
        """
        letters = np.bitwise_or.reduce(_letters(typed))
        alike = np.abs(self._lengths - len(typed)) <= edits
        alike &= np.bitwise_count(self._letters & ~letters) <= edits
        alike &= np.bitwise_count(letters & ~self._letters) <= edits
        some = [self._words[place] for place in np.flatnonzero(alike).tolist()]
        found = process.extract_iter(typed, some, scorer=OSA.distance, score_cutoff=edits)
        return [word for word, _, _ in found]


def _letters(text: str) -> npt.NDArray[np.uint64]:
    """Return a bit for each character; different ones may have the same."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return np.left_shift(np.uint64(1), (codes & 63).astype(np.uint64))


def read_words(connection: Connection) -> Words:
    """Return every word of every name once."""
    return Words([word for (word,) in connection.rows(sql.GET_WORDS)])


def find_rows(connection: Connection, words: Words, query: str, limit: int) -> list[Row]:
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


def _meant(typed: str, words: Words) -> set[str]:
    """Return the words that one typed word could mean."""
    edits = edits_allowed(typed)
    return {*words.begun(typed), *(words.near(typed, edits) if edits else ())}
