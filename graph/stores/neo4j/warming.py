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
            question_cypher.list_within_two,
            question_cypher.count_within_two,
            question_cypher.find_shared,
            question_cypher.find_edge,
            question_cypher.find_middles,
        )
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
    "hub": 1,
    "limit": 1,
    "max_degree": None,
    "most": 1,
    "offset": 0,
    "place": None,
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
