"""Having the server plan our questions before anyone waits for an answer.

A fresh server takes some tenths of a second to plan each query for the first time, more than a
question's deadline in all. Plans are kept by query text, so asking each once, about nothing, will do.
"""

from __future__ import annotations

from collections.abc import Callable

import neo4j

from graph.query.requests import NeighbourhoodQuery, RelatedQuery, SearchQuery
from graph.store import EdgeFilter
from graph.stores.neo4j import (
    ball_cypher,
    cypher,
    match_cypher,
    question_cypher,
    route_cypher,
    shared_cypher,
)
from graph.stores.neo4j.one_plan import as_one, in_one

_ANY = EdgeFilter()
_AROUND = [NeighbourhoodQuery(centre="NOSO:0", radius=radius) for radius in (1, 2)]
# What a person asks first comes first; what only a longer way round asks comes last.
QUESTIONS = (
    cypher.GET_COUNTS,
    match_cypher.find_matches(SearchQuery(text="nothing")),
    cypher.FIND_NODES,
    question_cypher.RESOLVE,
    cypher.COUNT_EDGES,
    *(ball_cypher.list_around(query) for query in _AROUND),
    route_cypher.find_near(_ANY),
    route_cypher.FIND_SHORTEST,
    question_cypher.FIND_REFS,
    shared_cypher.find_shared(RelatedQuery(centre="NOSO:0")),
    cypher.GET_EDGE,
    cypher.GET_EDGE_STATEMENTS,
    cypher.GET_DOCUMENT,
    cypher.FIND_DEGREES,
    question_cypher.GET_CATEGORIES,
    question_cypher.look(_ANY),
    question_cypher.find_edges_between(_ANY),
    *(ball_cypher.list_second(_AROUND[-1], once=once) for once in (True, False)),
    *(ball_cypher.list_joins(_ANY, inwards=side) for side in (False, True)),
    route_cypher.count_ends(_ANY),
    *(route_cypher.find_crossings(_ANY, backward=side) for side in (False, True)),
    ball_cypher.list_some(_AROUND[0]),
    route_cypher.find_edge(_ANY),
    cypher.EXPAND,
)
_NOTHING = {
    "after": None,
    "barred": [""],
    "begun": " nothing",
    "by": None,
    "categories": None,
    "characters": 7,
    "curie": "",
    "direction": "both",
    "edge": "",
    "end": 1,
    "enough": 1,
    "first": 1,
    "groups": [["", [""]]],
    "high": 1,
    "hub": 1,
    "id": "",
    "ids": [""],
    "inner": None,
    "joins": 1,
    "limit": 1,
    "low": 1,
    "max_degree": None,
    "max_work": 1,
    "metapath": None,
    "most": 1,
    "offset": 0,
    "predicates": None,
    "query": "nothing",
    "shown": 1,
    "some": 1,
    "source": "",
    "symmetric": [""],
    "target": "",
    "text": "nothing",
    "through": 1,
    "whole": [""],
    "without": "",
}


def warm(session: neo4j.Session, check: Callable[[], None]) -> None:
    """Ask every question once, about nothing.

    Args:
        session: To ask with.
        check: Called before each question; it raises when nobody needs the answers any more.
    """
    for question in QUESTIONS:
        check()
        session.run(in_one(question), as_one(_NOTHING)).consume()
