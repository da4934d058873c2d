"""Ranking nodes by name in the database, so that a search brings a page, not every candidate."""

from __future__ import annotations

from graph.query.matches import Match, Matches, match_name
from graph.query.names import fold
from graph.query.requests import SearchQuery
from graph.stores.neo4j import match_cypher
from graph.stores.neo4j.candidates import lucene_query
from graph.stores.neo4j.checks import Begin
from graph.stores.neo4j.nearby import Nearby
from graph.stores.neo4j.rows import names_of


def find_matches(
    begin: Begin, nearby: Nearby, query: SearchQuery, limit: int, without: str | None
) -> Matches:
    """Return the nodes that fit by name; see `graph.query.matches.SupportsMatches`.

    The database leaves some nodes undecided, and tells those of equal fit in no order; here they are
    matched once more, by the rule that holds for every store.
    """
    text, end = fold(query.text), query.offset + query.limit
    *whole, last = text.split()
    # Never an empty list or nothing: the database would make plans for these apart.
    row = begin(
        match_cypher.find_matches(query),
        query=lucene_query(query.text),
        limit=limit,
        without=without or "",
        categories=names_of(query.categories),
        text=text,
        characters=len(text),
        begun=f" {last}",
        whole=["", *(f" {word} " for word in whole)],
        end=end,
    )
    categories: dict[str, list[str]] = {}
    found: list[Match] = []
    counted: int = row["sure"]
    for place, (node_id, name, its_categories, synonyms) in enumerate(row["shown"]):
        match = match_name(node_id, name, synonyms or (), text)
        if match is not None:
            categories[node_id] = its_categories
            found.append(match)
            counted += place < row["unsure"]
    best = sorted(found)[:end]
    refs = {each.id: nearby.remember(each.id, each.name, categories[each.id]) for each in best}
    return Matches(best, refs, counted, row["candidates"])
