"""Having the server plan our questions before anyone waits for an answer.

A fresh server takes some tenths of a second to plan each query for the first time, more than a
question's deadline in all. Plans are kept by query text, so asking each once, about nothing, will do.
"""

from __future__ import annotations

import neo4j

from graph.stores.neo4j import cypher

_QUESTIONS = (
    cypher.RESOLVE,
    cypher.FIND_NODES,
    cypher.FIND_DEGREES,
    cypher.COUNT_EDGES,
    cypher.EXPAND,
    cypher.FIND_EDGES_BETWEEN,
    cypher.GET_EDGE,
    cypher.GET_EDGE_STATEMENTS,
    cypher.GET_DOCUMENT,
    cypher.GET_COUNTS,
    cypher.FIND_NAME_CANDIDATES,
)
# Plans depend on the parameters' types, so these are of the types that real questions have.
_NOTHING = {
    "after": None,
    "curie": "",
    "direction": "both",
    "edge": "",
    "id": "",
    "ids": [""],
    "limit": 1,
    "pairs": [["", ""]],
    "predicates": None,
    "query": "nothing",
    "symmetric": [""],
}


def warm(session: neo4j.Session) -> None:
    """Ask every question once, about nothing."""
    for question in _QUESTIONS:
        session.run(question, _NOTHING).consume()
