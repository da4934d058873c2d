"""The questions of the benchmark as one would write them by hand, in Cypher, through the bare driver.

As well as we know how: one message there and one back for each query, the same answers in the same order,
with names, edges and totals. They know that every edge of the generated graph has one statement, so they
count edges where a sum of statements is asked for.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import neo4j

_EDGE = "[r.id, type(r), r.statements, r.documents, startNode(r).id, endNode(r).id]"

ONE_HOP = f"""
MATCH (n:Concept {{id: $one}})
CALL (n) {{
  MATCH (n)-[r]-(m) WHERE n <> m
  WITH m, count(*) AS support, collect(r) AS said
  WITH m, m.id AS id, support, said ORDER BY support DESC, id LIMIT $limit
  RETURN collect([id, m.name, m.categories, support, [r IN said | {_EDGE}]]) AS page
}}
CALL (n) {{ MATCH (n)--(m) WHERE n <> m RETURN count(DISTINCT m) AS total }}
RETURN n.name AS name, n.categories AS categories, page, total
"""

# Behind the first hop: the total is counted to 10,000.
WITHIN_TWO = """
MATCH (n:Concept {id: $one})
CALL (n) {
  MATCH (n)--(x) WHERE n <> x RETURN x
  UNION
  MATCH (n)--(m) WHERE n <> m
  WITH DISTINCT n, m
  MATCH (m)--(x) WHERE x <> n RETURN x
}
WITH x LIMIT 10001 RETURN count(x) AS total
"""
# Only what has most support is looked at closer: level by level, until there is enough.
SECOND_HOP = """
MATCH (n:Concept {id: $one})
WITH n, COLLECT { MATCH (n)--(m) WHERE n <> m RETURN DISTINCT m } AS first
CALL (first) {
  UNWIND first AS m
  MATCH (m)--(x)
  WITH x, count(*) AS support
  WITH support, collect(x) AS nodes ORDER BY support DESC
  WITH collect([support, nodes]) AS levels
  UNWIND reduce(best = [[], 0], level IN levels |
    CASE WHEN best[1] > $limit + size(first) THEN best
         ELSE [best[0] + [level], best[1] + size(level[1])] END)[0] AS level
  RETURN level
}
UNWIND level[1] AS x
WITH n, x, level[0] AS support WHERE x <> n AND NOT EXISTS { (n)--(x) }
WITH x, x.id AS id, support ORDER BY support DESC, id LIMIT $limit
RETURN collect([id, x.name, x.categories, support]) AS page
"""
# Of each node of the second hop the edges to four of the first, the least common.
JOINS = f"""
MATCH (n:Concept {{id: $one}})
WITH COLLECT {{ MATCH (n)--(m) WHERE n <> m RETURN DISTINCT m }} AS first,
     COLLECT {{ UNWIND $ids AS id MATCH (x:Concept {{id: id}}) RETURN x }} AS page
UNWIND first AS m
MATCH (m)-[r]-(x) WHERE x IN page
WITH x, m, collect(r) AS said ORDER BY m.degree, m.id
WITH x, collect(said)[..4] AS some
UNWIND some AS said
UNWIND said AS r
RETURN collect({_EDGE}) AS edges
"""

ANY_SHORTEST = f"""
MATCH (a:Concept {{id: $one}}), (b:Concept {{id: $two}}), p = shortestPath((a)-[*..4]-(b))
RETURN [n IN nodes(p) | [n.id, n.name, n.categories]] AS nodes,
       [r IN relationships(p) | {_EDGE}] AS edges
"""
SHORTEST = f"""
MATCH (a:Concept {{id: $one}}), (b:Concept {{id: $two}}), p = allShortestPaths((a)-[*..4]-(b))
WITH nodes(p) AS nodes, relationships(p) AS edges
WITH nodes, collect(edges) AS edges
WITH nodes, edges, [n IN nodes | n.id] AS ids, reduce(s = 0, n IN nodes[1..-1] | s + n.penalty) AS cost
ORDER BY cost, ids LIMIT $limit
RETURN cost, [n IN nodes | [n.id, n.name, n.categories]] AS nodes,
       [way IN edges | [r IN way | {_EDGE}]] AS edges
"""

NEAR = """
MATCH (a:Concept {id: $one}), (b:Concept {id: $two})
WITH a, b, COLLECT { MATCH (a)--(x) WHERE x <> a RETURN DISTINCT x } AS near
CALL (a, b, near) {
  MATCH (b)--(x) WHERE x IN near AND x <> b
  WITH DISTINCT x ORDER BY x.penalty, x.id LIMIT 5
  RETURN collect([x.id, x.name, x.categories, x.penalty]) AS middles
}
RETURN b IN near AS there, middles
"""
THREE_HOPS = """
MATCH (a:Concept {id: $one}), (b:Concept {id: $two})
WITH a, b, COLLECT { MATCH (b)--(y) WHERE y <> a AND y <> b RETURN DISTINCT y } AS last
MATCH (a)--(x) WHERE x <> a AND x <> b
WITH DISTINCT x, last
CALL (x, last) {
  MATCH (x)--(y) WHERE y IN last AND y <> x
  WITH DISTINCT y ORDER BY y.penalty, y.id LIMIT 5
  RETURN y
}
WITH x, y, x.penalty + y.penalty AS cost ORDER BY cost, x.id, y.id LIMIT 5
RETURN collect([cost, x.id, x.name, x.categories, y.id, y.name, y.categories]) AS paths
"""
FOUR_HOPS = """
MATCH (a:Concept {id: $one}), (b:Concept {id: $two})
MATCH (a)--(x) WHERE x <> a AND x <> b WITH DISTINCT a, x, b
MATCH (b)--(z) WHERE z <> a AND z <> b AND z <> x WITH DISTINCT a, x, z, b
MATCH (x)--(y)--(z) WHERE y <> a AND y <> b AND y <> x AND y <> z
WITH DISTINCT x, y, z, x.penalty + y.penalty + z.penalty AS cost
ORDER BY cost, x.id, y.id, z.id LIMIT 5
RETURN collect([cost, x.id, y.id, z.id]) AS paths
"""
EDGES = f"""
UNWIND $pairs AS pair
MATCH (a:Concept {{id: pair[0]}}), (b:Concept {{id: pair[1]}})
MATCH (a)-[r]-(b)
RETURN collect({_EDGE}) AS edges
"""

RELATED = """
MATCH (c:Concept {id: $one})
CALL (c) {
  MATCH (c)--(m) WHERE m <> c AND m.degree <= 2000
  WITH DISTINCT m
  WITH m ORDER BY m.degree, m.id LIMIT 300
  RETURN collect(m) AS between
}
CALL (c, between) {
  UNWIND between AS m
  WITH c, m, 1000000000 / m.penalty AS weight
  CALL (c, m) { MATCH (m)--(o) WHERE o <> m AND o <> c RETURN DISTINCT o }
  WITH o, sum(weight) AS score, collect(m) AS shared
  WITH o, o.id AS id, score, shared ORDER BY score DESC, id LIMIT 20
  RETURN collect([id, o.name, o.categories, score, size(shared),
                  [m IN shared[..20] | [m.id, m.name, m.categories, m.penalty]]]) AS page
}
CALL (c, between) {
  UNWIND between AS m
  MATCH (m)--(o) WHERE o <> m AND o <> c
  WITH DISTINCT o LIMIT 10001
  RETURN count(o) AS total
}
CALL (c) { MATCH (c)--(m) WHERE m <> c RETURN count(DISTINCT m) AS neighbours }
RETURN page, total, neighbours
"""

# It knows that every node has one name, and that a single word is searched for, so that the index finds
# no other nodes.
SEARCH = """
CALL db.index.fulltext.queryNodes('concept_words', $lucene, {limit: 1000}) YIELD node AS n
WITH n, n.folded[0] AS name
WITH n, CASE WHEN name = $text THEN 0 WHEN name STARTS WITH $text THEN 2
        WHEN name CONTAINS ' ' + $text THEN 3 ELSE 4 END AS tier,
     CASE WHEN size(name) > size($text) THEN size(name) - size($text) ELSE 0 END AS extra
WITH n, tier, extra ORDER BY tier, extra, n.name, n.id
WITH collect([tier, n]) AS every
RETURN size(every) AS total, [one IN every[..20] | [one[0], one[1].id, one[1].name, one[1].categories]]
       AS page
"""


def one_hop(session: neo4j.Session, one: str, _two: str) -> None:
    """Ask for the neighbours with most support and their edges, and how many there are."""
    _ask(session, ONE_HOP, one=one, limit=100)


def two_hops(session: neo4j.Session, one: str, _two: str) -> None:
    """Ask for what is nearest within two hops and what leads there, and how much there is."""
    (near,) = _ask(session, ONE_HOP, one=one, limit=500)
    _ask(session, WITHIN_TWO, one=one)
    if near["total"] < 500:
        (far,) = _ask(session, SECOND_HOP, one=one, limit=500 - near["total"])
        _ask(session, JOINS, one=one, ids=[each[0] for each in far["page"]])


def any_shortest(session: neo4j.Session, one: str, two: str) -> None:
    """Ask for one shortest path, whichever, with one edge of each hop."""
    _ask(session, ANY_SHORTEST, one=one, two=two)


def shortest(session: neo4j.Session, one: str, two: str) -> None:
    """Ask for the best shortest path."""
    _ask(session, SHORTEST, one=one, two=two, limit=1)


def all_shortest(session: neo4j.Session, one: str, two: str) -> None:
    """Ask for the best hundred shortest paths."""
    _ask(session, SHORTEST, one=one, two=two, limit=100)


def five_best(session: neo4j.Session, one: str, two: str) -> None:
    """Ask length by length until five paths are found, each length from the cheaper end."""
    paths = _find_five(session, one, two)
    pairs = {pair for path in paths for pair in pairwise(path)}
    _ask(session, EDGES, pairs=[list(pair) for pair in pairs])


def _find_five(session: neo4j.Session, one: str, two: str) -> list[list[str]]:
    (near,) = _ask(session, NEAR, one=one, two=two)
    paths = [[one, two]] if near["there"] else []
    paths += [[one, middle[0], two] for middle in near["middles"]]
    if len(paths) < 5:
        (found,) = _ask(session, THREE_HOPS, one=one, two=two)
        paths += [[one, path[1], path[4], two] for path in found["paths"]]
    if len(paths) < 5:
        (found,) = _ask(session, FOUR_HOPS, one=one, two=two)
        paths += [[one, *path[1:], two] for path in found["paths"]]
    return paths[:5]


def related(session: neo4j.Session, one: str, _two: str) -> None:
    """Ask who shares most with a node, by what, and how many share anything."""
    _ask(session, RELATED, one=one)


def search(session: neo4j.Session, lucene: str, text: str) -> None:
    """Ask the full-text index, best kind of match first."""
    _ask(session, SEARCH, lucene=lucene, text=text)


def _ask(session: neo4j.Session, query: str, **parameters: object) -> list[Any]:
    return list(session.run(neo4j.Query(query, timeout=10), parameters))
