"""Finding nodes by name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from graph.errors import DeadlineExceeded, InvalidInput, NodeNotFound
from graph.model import Found, Node, SearchResults, Total, Truncation, parse_curie
from graph.query.names import edits_allowed, fold
from graph.query.requests import (
    MAX_CANDIDATES,
    MAX_QUERY,
    MAX_RESULTS,
    SearchQuery,
    check_offset,
    check_range,
)
from graph.store import Reader

_TOO_LATE = "The time ran out before the names were read; search for more of the name."
_TOO_MANY = f"At least {MAX_CANDIDATES} nodes might be meant; search for more of the name."
_TIERS = ("name", "synonym", "prefix", "word", "typo")


class _Hit(NamedTuple):
    """A node and the best of its names: sorts by tier, extra characters, name, CURIE."""

    tier: int
    extra: int
    name: str
    id: str
    text: str


def search_nodes(reader: Reader, query: SearchQuery) -> SearchResults:
    """Return the nodes that a person may mean by this text.

    Case, accents, apostrophes, possessive endings and punctuation do not count. An identifier or
    cross-reference finds its node before any name.

    Args:
        reader: The state of the graph to ask.
        query: The question.

    Returns:
        Results ordered by tier (the exact name; an exact synonym; a name that begins so; a name with
        all the words, the last perhaps only begun; the same, misspelt: one edit in words of 4 to 7
        characters, two in longer ones), then by how much longer the name is, then name, then CURIE.

    Raises:
        InvalidInput: When the text has no letter or digit, or is over 200 characters.
        OutOfRange: When limit or offset is.

    Complexity:
        Index look-ups, and an edit distance for each name of at most 1,000 candidates.
    """
    check_range("limit", query.limit, 1, MAX_RESULTS)
    check_offset(query.offset)
    _check(query.text)
    candidates: dict[str, Node] = {}
    exact: list[Node] = []
    truncated: Truncation | None = None
    try:
        candidates = reader.find_name_candidates(query.text, MAX_CANDIDATES)
        exact = _find_curie(reader, query.text)
    except DeadlineExceeded:
        truncated = Truncation(reason="deadline", detail=_TOO_LATE)
    if truncated is None and len(candidates) >= MAX_CANDIDATES:
        truncated = Truncation(reason="results", detail=_TOO_MANY)
    nodes = candidates | {node.id: node for node in exact}
    hits = sorted(_find_hits(nodes.values(), {node.id for node in exact}, query))
    page = hits[query.offset : query.offset + query.limit]
    return SearchResults(
        results=tuple(
            Found(node=nodes[hit.id].ref, tier=_TIERS[hit.tier], text=hit.text) for hit in page
        ),
        total=Total(count=len(hits), exact=truncated is None),
        truncated=truncated,
    )


def _check(text: str) -> None:
    if len(text) > MAX_QUERY:
        message = f"The text has {len(text)} characters."
        raise InvalidInput(message, f"A search takes up to {MAX_QUERY} characters.")
    if any("\ud800" <= each <= "\udfff" or each == "\x00" for each in text) or not fold(text):
        message = f"There is nothing to search for in {text!r}."
        raise InvalidInput(message, "A search takes at least one letter or digit.")


def _find_curie(reader: Reader, text: str) -> list[Node]:
    try:
        node_id = reader.resolve(parse_curie(text.strip()))
    except (InvalidInput, NodeNotFound):
        return []
    return list(reader.find_nodes([node_id]).values())


def _find_hits(nodes: Iterable[Node], exact: Collection[str], query: SearchQuery) -> Iterator[_Hit]:
    folded = fold(query.text)
    for node in nodes:
        if not query.categories or query.categories.intersection(node.categories):
            hit = _rank(node, folded, is_exact=node.id in exact)
            if hit is not None:
                yield hit


def _rank(node: Node, query: str, *, is_exact: bool) -> _Hit | None:
    """Return how the node fits best a query that is folded, or None when it does not."""
    if is_exact:
        return _Hit(0, -1, node.name, node.id, node.name)
    best: tuple[int, int, str] | None = None
    for place, text in enumerate((node.name, *node.synonyms)):
        name = fold(text)
        tier = _tier(query, name, is_synonym=place > 0)
        if tier is not None:
            fit = tier, max(0, len(name) - len(query)), text
            best = fit if best is None else min(best, fit)
    return None if best is None else _Hit(best[0], best[1], node.name, node.id, best[2])


def _tier(query: str, name: str, *, is_synonym: bool) -> int | None:
    if name == query:
        return int(is_synonym)
    if name.startswith(query):
        return 2
    words, wanted = name.split(), query.split()
    begun = any(word.startswith(wanted[-1]) for word in words)
    if begun and set(wanted[:-1]) <= set(words):
        return 3
    misspelt = wanted[:-1] if begun else wanted
    return 4 if all(_is_near(word, words) for word in misspelt) else None


def _is_near(wanted: str, words: Sequence[str]) -> bool:
    edits = edits_allowed(wanted)
    return any(
        word == wanted or OSA.distance(wanted, word, score_cutoff=edits) <= edits for word in words
    )
