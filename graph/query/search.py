"""Finding nodes by name."""

from __future__ import annotations

from graph.errors import DeadlineExceeded, InvalidInput, NodeNotFound
from graph.model import (
    Found,
    Node,
    NodeRef,
    SearchResults,
    Total,
    Truncation,
    each_of_checked,
    parse_curie,
)
from graph.query.matches import NAME, TIERS, Match, Matches, SupportsMatches, match_name
from graph.query.names import fold
from graph.query.naming import read_refs
from graph.query.requests import (
    MAX_CANDIDATES,
    MAX_QUERY,
    MAX_RESULTS,
    SearchQuery,
    check_offset,
    check_range,
)
from graph.query.steps import supports
from graph.store import Reader

_TOO_LATE = "The time ran out before the names were read; search for more of the name."
_TOO_MANY = f"At least {MAX_CANDIDATES} nodes might be meant; search for more of the name."
_NOTHING = Matches([], {}, 0, 0)


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
    exact: NodeRef | None = None
    matches, truncated = _NOTHING, None
    try:
        exact = _find_curie(reader, query.text)
        matches = _find_matches(reader, query, exact.id if exact else None)
    except DeadlineExceeded:
        truncated = Truncation(reason="deadline", detail=_TOO_LATE)
    if matches.candidates >= MAX_CANDIDATES:
        truncated = Truncation(reason="results", detail=_TOO_MANY)
    if exact is not None and _is_listed(exact, query):
        matches = _put_first(exact, matches)
    return SearchResults(
        results=_describe(matches, query),
        total=Total(count=matches.counted, exact=truncated is None),
        truncated=truncated,
    )


def _describe(matches: Matches, query: SearchQuery) -> tuple[Found, ...]:
    page = matches.best[query.offset : query.offset + query.limit]
    rows = [
        {"node": matches.refs[each.id], "tier": TIERS[each.tier], "text": each.text}
        for each in page
    ]
    return tuple(each_of_checked(Found, rows))


def _check(text: str) -> None:
    if len(text) > MAX_QUERY:
        message = f"The text has {len(text)} characters."
        raise InvalidInput(message, f"A search takes up to {MAX_QUERY} characters.")
    if any("\ud800" <= each <= "\udfff" or each == "\x00" for each in text) or not fold(text):
        message = f"There is nothing to search for in {text!r}."
        raise InvalidInput(message, "A search takes at least one letter or digit.")


def _find_curie(reader: Reader, text: str) -> NodeRef | None:
    try:
        node_id = reader.resolve(parse_curie(text.strip()))
    except (InvalidInput, NodeNotFound):
        return None
    return read_refs(reader, [node_id]).get(node_id)


def _put_first(exact: NodeRef, matches: Matches) -> Matches:
    """Add the node that the text is an identifier of."""
    first = Match(NAME, -1, exact.name, exact.id, exact.name)
    return matches._replace(
        best=[first, *matches.best],
        refs={**matches.refs, exact.id: exact},
        counted=matches.counted + 1,
    )


def _find_matches(reader: Reader, query: SearchQuery, without: str | None) -> Matches:
    if supports(reader, SupportsMatches):
        return reader.find_matches(query, MAX_CANDIDATES, without)
    candidates = reader.find_name_candidates(query.text, MAX_CANDIDATES)
    text = fold(query.text)
    every = [
        match_name(node.id, node.name, node.synonyms, text)
        for node in candidates.values()
        if node.id != without and _is_listed(node, query)
    ]
    best = sorted(match for match in every if match is not None)
    page = best[: query.offset + query.limit]
    refs = {each.id: candidates[each.id].ref for each in page}
    return Matches(page, refs, len(best), len(candidates))


def _is_listed(node: Node | NodeRef, query: SearchQuery) -> bool:
    return not query.categories or not query.categories.isdisjoint(node.categories)
