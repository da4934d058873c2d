"""How well the names of nodes fit a search text, and the step that finds those that fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from rapidfuzz.distance import OSA

from graph.model import NodeRef
from graph.query.names import edits_allowed, fold
from graph.query.requests import SearchQuery

TIERS = ("name", "synonym", "prefix", "word", "typo")
NAME, SYNONYM, PREFIX, WORD, TYPO = range(5)


class Match(NamedTuple):
    """A node and the best of its names: sorts by tier, extra characters, name, CURIE.

    Attributes:
        tier: Place among `TIERS`.
        extra: How many characters more than the text the name has.
        name: The node's.
        id: The node's.
        text: The name or synonym that fits.
    """

    tier: int
    extra: int
    name: str
    id: str
    text: str


class Matches(NamedTuple):
    """Which nodes fit a search text.

    Attributes:
        best: Best first; at least as many as lie before the end of the page, or all.
        refs: Of these.
        counted: How many fit.
        candidates: How many nodes their number was found among.
    """

    best: list[Match]
    refs: Mapping[str, NodeRef]
    counted: int
    candidates: int


@runtime_checkable
class SupportsMatches(Protocol):
    """A reader that ranks by name itself."""

    def find_matches(self, query: SearchQuery, limit: int, without: str | None) -> Matches:
        """Return the nodes that have any of the query's categories and fit by name, best first.

        The same as by `match_name` among the nodes of `Reader.find_name_candidates`.

        Args:
            query: The question; its page ends at offset + limit.
            limit: How many candidates to look at.
            without: A node to leave out, which is a candidate nevertheless.
        """
        ...


def match_name(node_id: str, name: str, synonyms: Iterable[str], query: str) -> Match | None:
    """Return how a node fits best a query that is folded, or None when it does not.

    Example:
        >>> match_name("HP:1", "Muscle spasm", ["Cramp"], "muscel")
        Match(tier=4, extra=6, name='Muscle spasm', id='HP:1', text='Muscle spasm')
    """
    best: tuple[int, int, str] | None = None
    for place, text in enumerate((name, *synonyms)):
        folded = fold(text)
        tier = _tier(query, folded, is_synonym=place > 0)
        if tier is not None:
            fit = tier, max(0, len(folded) - len(query)), text
            best = fit if best is None else min(best, fit)
    return None if best is None else Match(best[0], best[1], name, node_id, best[2])


def _tier(query: str, name: str, *, is_synonym: bool) -> int | None:
    if name == query:
        return SYNONYM if is_synonym else NAME
    if name.startswith(query):
        return PREFIX
    words, wanted = name.split(), query.split()
    begun = any(word.startswith(wanted[-1]) for word in words)
    if begun and set(wanted[:-1]) <= set(words):
        return WORD
    misspelt = wanted[:-1] if begun else wanted
    return TYPO if all(_is_near(word, words) for word in misspelt) else None


def _is_near(wanted: str, words: Sequence[str]) -> bool:
    edits = edits_allowed(wanted)
    return any(
        word == wanted or OSA.distance(wanted, word, score_cutoff=edits) <= edits for word in words
    )
