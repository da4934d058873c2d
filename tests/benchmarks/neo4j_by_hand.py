"""The questions of the benchmark as one would write them by hand, in Cypher, through the bare driver.

They give names, as an answer would, but neither the edges of a path or neighbourhood, nor why anything
is related.
"""

from __future__ import annotations

import neo4j

ONE_HOP = """
MATCH (n:Concept {id: $one})-[r]-(m:Concept) WHERE n <> m
WITH m, sum(r.statements) AS support
WITH collect([m, support]) AS every
CALL (every) {
  UNWIND every AS each WITH each[0] AS m, each[1] AS support
  WITH m.id AS id, m, support ORDER BY support DESC, id LIMIT 100
  RETURN collect([id, m.name, m.categories, support]) AS page
}
RETURN page, size(every) AS total
"""

# Nearest first; the total is counted to 10,000.
TWO_HOPS_PAGE = """
MATCH (n:Concept {id: $one})
CALL (n) {
  MATCH (n)-[r]-(m:Concept) WHERE n <> m
  WITH m, sum(r.statements) AS support
  WITH m.id AS id, m, support ORDER BY support DESC, id LIMIT 500
  RETURN collect([1, id, m.name, m.categories, support]) AS near
}
CALL (n, near) {
  WITH n, near WHERE size(near) < 500
  WITH n, COLLECT { MATCH (n)--(m:Concept) WHERE n <> m RETURN DISTINCT m } AS first
  CALL (first) {
    UNWIND first AS m
    MATCH (m)-[r]-(x:Concept) WHERE x <> m
    WITH x, sum(r.statements) AS support
    RETURN x, support
  }
  WITH n, first, x, support WHERE x <> n AND NOT x IN first
  WITH x.id AS id, x, support ORDER BY support DESC, id LIMIT 500
  RETURN collect([2, id, x.name, x.categories, support]) AS far
}
RETURN (near + far)[..500] AS page
"""
TWO_HOPS_TOTAL = """
MATCH (n:Concept {id: $one})
CALL (n) {
  MATCH (n)--(x:Concept) WHERE n <> x RETURN x
  UNION
  MATCH (n)--(m:Concept) WHERE n <> m
  WITH DISTINCT n, m
  MATCH (m)--(x:Concept) WHERE x <> n RETURN x
}
WITH x LIMIT 10001 RETURN count(x) AS total
"""

SHORTEST = """
MATCH (a:Concept {id: $one}), (b:Concept {id: $two}), p = shortestPath((a)-[*..4]-(b))
RETURN [n IN nodes(p) | [n.id, n.name]] AS nodes, [r IN relationships(p) | r.id] AS edges
"""

ALL_SHORTEST = """
MATCH (a:Concept {id: $one}), (b:Concept {id: $two}), p = allShortestPaths((a)-[*..4]-(b))
WITH DISTINCT nodes(p) AS nodes, reduce(s = 0, n IN nodes(p)[1..-1] | s + n.penalty) AS cost
WITH nodes, cost, [n IN nodes | n.id] AS ids ORDER BY cost, ids LIMIT 100
RETURN [n IN nodes | [n.id, n.name]] AS nodes, cost
"""

_BEST = {
    1: "MATCH (a)--(b) WITH DISTINCT a, b WITH [a, b] AS nodes, 0 AS cost",
    2: """MATCH (a)--(x)--(b) WHERE x <> a AND x <> b
          WITH DISTINCT a, x, b WITH [a, x, b] AS nodes, x.penalty AS cost""",
    3: """MATCH (a)--(x) WHERE x <> a AND x <> b WITH DISTINCT a, x, b
          MATCH (x)--(y)--(b) WHERE y <> a AND y <> b AND y <> x
          WITH DISTINCT a, x, y, b WITH [a, x, y, b] AS nodes, x.penalty + y.penalty AS cost""",
    4: """MATCH (a)--(x) WHERE x <> a AND x <> b WITH DISTINCT a, x, b
          MATCH (b)--(z) WHERE z <> a AND z <> b AND z <> x WITH DISTINCT a, x, z, b
          MATCH (x)--(y)--(z) WHERE y <> a AND y <> b AND y <> x AND y <> z
          WITH DISTINCT a, x, y, z, b
          WITH [a, x, y, z, b] AS nodes, x.penalty + y.penalty + z.penalty AS cost""",
}
BEST = {
    hops: f"""
MATCH (a:Concept {{id: $one}}), (b:Concept {{id: $two}})
{joined}
WITH nodes, cost, [n IN nodes | n.id] AS ids ORDER BY cost, ids LIMIT 5
RETURN [n IN nodes | [n.id, n.name]] AS nodes, cost
"""
    for hops, joined in _BEST.items()
}

RELATED = """
MATCH (c:Concept {id: $one})
CALL (c) {
  MATCH (c)--(m:Concept) WHERE m <> c AND m.degree <= 2000
  WITH DISTINCT m ORDER BY m.degree, m.id LIMIT 300
  RETURN m
}
WITH c, m, 1000000000 / m.penalty AS weight
MATCH (m)--(o:Concept) WHERE o <> m AND o <> c
WITH DISTINCT m, weight, o
WITH o, sum(weight) AS score
WITH o.id AS id, o, score ORDER BY score DESC, id LIMIT 20
RETURN id, o.name AS name, o.categories AS categories, score
"""

SEARCH = """
CALL db.index.fulltext.queryNodes('concept_words', $text, {limit: 1000})
YIELD node, score RETURN node.id AS id, node.name AS name, node.categories AS categories LIMIT 20
"""


def one_hop(session: neo4j.Session, one: str, _two: str) -> None:
    """Ask for the neighbours with most support, and how many there are."""
    _ask(session, ONE_HOP, one=one)


def two_hops(session: neo4j.Session, one: str, _two: str) -> None:
    """Ask for what is nearest within two hops, and how much there is."""
    with session.begin_transaction(timeout=10) as transaction:
        list(transaction.run(TWO_HOPS_PAGE, one=one))
        list(transaction.run(TWO_HOPS_TOTAL, one=one))


def shortest(session: neo4j.Session, one: str, two: str) -> None:
    """Ask for one shortest path."""
    _ask(session, SHORTEST, one=one, two=two)


def all_shortest(session: neo4j.Session, one: str, two: str) -> None:
    """Ask for the best hundred shortest paths."""
    _ask(session, ALL_SHORTEST, one=one, two=two)


def five_best(session: neo4j.Session, one: str, two: str) -> None:
    """Ask length by length until five paths are found."""
    found = 0
    with session.begin_transaction(timeout=10) as transaction:
        for query in BEST.values():
            found += len(list(transaction.run(query, one=one, two=two)))
            if found >= 5:
                return


def related(session: neo4j.Session, one: str, _two: str) -> None:
    """Ask who shares most with a node."""
    _ask(session, RELATED, one=one)


def search(session: neo4j.Session, lucene: str, _two: str) -> None:
    """Ask the full-text index."""
    _ask(session, SEARCH, text=lucene)


def _ask(session: neo4j.Session, query: str, **parameters: object) -> None:
    with session.begin_transaction(timeout=10) as transaction:
        list(transaction.run(query, parameters))
