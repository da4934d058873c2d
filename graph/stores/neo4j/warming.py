"""Having the server plan our questions before anyone waits for an answer.

A fresh server takes some tenths of a second to plan each query for the first time, more than a
question's deadline in all. Plans are kept by query text, so asking each once, about nothing, will do.
"""

from __future__ import annotations

import neo4j

from graph.store import EdgeFilter
from graph.stores.neo4j import cypher, question_cypher

_QUESTIONS = (
    cypher.RESOLVE,
    cypher.FIND_NODES,
    cypher.FIND_DEGREES,
    cypher.COUNT_EDGES,
    cypher.EXPAND,
    cypher.GET_EDGE,
    cypher.GET_EDGE_STATEMENTS,
    cypher.GET_DOCUMENT,
    cypher.GET_COUNTS,
    cypher.FIND_NAME_CANDIDATES,
    question_cypher.FIND_REFS,
    question_cypher.GET_CATEGORIES,
    *(
        query(EdgeFilter())
        for query in (
            question_cypher.look,
            question_cypher.find_edges_between,
            question_cypher.list_around,
            question_cypher.list_second,
            question_cypher.count_within_two,
            question_cypher.find_shared,
            question_cypher.count_ends,
        )
    ),
    *(question_cypher.list_joins(EdgeFilter(), inwards=side) for side in (False, True)),
    *(
        query(EdgeFilter(), backward=side)
        for query in (question_cypher.find_near, question_cypher.find_crossings)
        for side in (False, True)
    ),
)
# Plans depend on the parameters' types, so these are of the types that real questions have.
_NOTHING = {
    "after": None,
    "barred": [""],
    "by": None,
    "categories": None,
    "curie": "",
    "direction": "both",
    "edge": "",
    "id": "",
    "ids": [""],
    "groups": [["", [""]]],
    "high": 1,
    "hub": 1,
    "inner": None,
    "limit": 1,
    "low": 1,
    "max_degree": None,
    "metapath": None,
    "most": 1,
    "joins": 1,
    "offset": 0,
    "predicates": None,
    "query": "nothing",
    "source": "",
    "symmetric": [""],
    "target": "",
    "through": 1,
}


def warm(session: neo4j.Session) -> None:
    """Ask every question once, about nothing."""
    for question in _QUESTIONS:
        session.run(question, _NOTHING).consume()
