"""The Cypher for what lies around a node.

Sums over the statements of edges are what such a question costs most: a property of a relationship is
the dearest thing to read. A node that is `said_once` has none with more than one, so its edges need
only be counted.
"""

from __future__ import annotations

from graph.query.requests import NeighbourhoodQuery
from graph.store import EdgeFilter
from graph.stores.neo4j.question_cypher import (
    STATE,
    TELL_STATE,
    fits,
    of_any,
    resolve,
    tell_node,
    told,
)


def _around(edges: EdgeFilter) -> str:
    return f"MATCH (n)-[r]-(m) WHERE n <> m AND {fits(edges, 'r', 'n')}"


def list_some(query: NeighbourhoodQuery) -> str:
    """Return the query for the best neighbours at the node's first `$some` edges, whatever it has."""
    listed = of_any(query.categories, "m", "categories")
    return f"""
{STATE}{resolve("n", "curie")}
CALL (n) {{
  MATCH (n)-[r]-(m)
  WITH n, r, m LIMIT $some WHERE n <> m AND {fits(query.edges, "r", "n")} AND {listed}
  WITH n, m, sum(r.statements) AS support, collect(r) AS said
  WITH n, m, m.id AS id, support, said ORDER BY support DESC, id
  WITH collect([support, id, m.name, m.categories, [r IN said | [{told("r", "n")}]]]) AS every
  RETURN every[$offset..$end] AS page, size(every) AS counted
}}
RETURN {TELL_STATE}, {tell_node("n")}, page, counted
"""


def list_around(query: NeighbourhoodQuery) -> str:
    """Return the query for the best neighbours of a node with their edges, and how many there are.

    The node is expanded again for the number: a row that is sorted beside a list of all neighbours
    would be charged for all of them by the database.
    """
    around, listed = _around(query.edges), of_any(query.categories, "m", "categories")
    further, more = (
        ("", "") if query.radius == 1 else (_count(query), ", work, once, degrees, within")
    )
    return f"""
{STATE}{resolve("n", "curie")}
CALL (n) {{
  CALL (n) {{
    WITH n WHERE n.said_once
    {around}
    RETURN m, count(*) AS support, collect(r) AS said
    UNION ALL
    WITH n WHERE n.said_once IS NULL
    {around}
    RETURN m, sum(r.statements) AS support, collect(r) AS said
  }}
  WITH n, m, support, said WHERE {listed}
  WITH n, m, m.id AS id, support, said ORDER BY support DESC, id SKIP $offset LIMIT $limit
  RETURN collect([support, id, m.name, m.categories, [r IN said | [{told("r", "n")}]]]) AS page
}}
CALL (n) {{
  {around} AND {listed}
  RETURN count(DISTINCT m) AS counted
}}
{further}
RETURN {TELL_STATE}, {tell_node("n")}, page, counted{more}
"""


def _count(query: NeighbourhoodQuery) -> str:
    """Return the part that says what a second hop costs, and counts both as far as `$most`.

    Of a full page (`$end` nodes) the costs are told only if they might be too much: no more than the sum
    of all degrees, which the database knows. The degrees themselves are told up to `$first` nodes.
    """
    around, edges = _around(query.edges), query.edges
    listed = of_any(query.categories, "x", "categories")
    return f"""
CALL () {{ MATCH ()-[r]->() RETURN 2 * count(r) AS all_degrees }}
CALL (n, counted, all_degrees) {{
  WITH n WHERE counted < $end OR all_degrees > $max_work
  {around}
  WITH DISTINCT m
  RETURN sum(m.degree) AS work, count(CASE WHEN m.said_once IS NULL THEN 1 END) = 0 AS once,
         collect(m.degree)[..$first] AS degrees
}}
CALL (n, counted) {{
  WITH n, counted WHERE counted < $most
  CALL (n) {{
    {around}
    RETURN m AS x
    UNION
    {around}
    WITH DISTINCT n, m
    MATCH (m)-[s]-(x) WHERE x <> n AND {fits(edges, "s", "m")}
    RETURN x
  }}
  WITH x WHERE {listed}
  WITH x LIMIT $most
  RETURN count(x) AS within
}}"""


def list_second(query: NeighbourhoodQuery, *, once: bool) -> str:
    """Return the query for the best nodes two hops away, by way of nodes of up to `$high` edges.

    Only those of the highest support are looked at closer, level by level until these are `$enough`:
    a page behind what is left out, the node itself and its neighbours.

    Args:
        query: The question.
        once: Whether every node that leads there is `said_once`.
    """
    edges = query.edges
    walk = f"MATCH (m)-[s]-(x) WHERE {fits(edges, 's', 'm')}"
    counting = f"{walk}\n    WITH x, count(*) AS support"
    adding = f"""CALL (first) {{
      UNWIND first AS m WITH m WHERE m.said_once {walk} RETURN x, count(*) AS some
      UNION ALL
      UNWIND first AS m WITH m WHERE m.said_once IS NULL {walk} RETURN x, sum(s.statements) AS some
    }}
    WITH x, sum(some) AS support"""
    return f"""
MATCH (n:Concept {{id: $id}})
CALL (n) {{
  WITH n, COLLECT {{ {_around(edges)} AND m.degree <= $high RETURN DISTINCT m }} AS first
  CALL (first) {{
    {f"UNWIND first AS m {counting}" if once else adding}
    WITH x, support WHERE {of_any(query.categories, "x", "categories")}
    WITH support, collect(x) AS nodes ORDER BY support DESC
    WITH collect([support, nodes]) AS levels
    UNWIND reduce(best = [[], 0], level IN levels |
      CASE WHEN best[1] >= $enough THEN best
           ELSE [best[0] + [level], best[1] + size(level[1])] END)[0] AS level
    RETURN level
  }}
  UNWIND level[1] AS x
  WITH n, x, level[0] AS support
  WHERE x <> n AND NOT EXISTS {{ MATCH (n)-[r]-(x) WHERE {fits(edges, "r", "n")} }}
  WITH x, x.id AS id, support ORDER BY support DESC, id SKIP $offset LIMIT $limit
  RETURN collect([2, support, id, x.name, x.categories, x.degree]) AS page
}}
RETURN page
"""


def list_joins(edges: EdgeFilter, *, inwards: bool) -> str:
    """Return the query for the edges to some nodes from a node's neighbours of some degrees.

    Of each of those nodes to `$joins` neighbours, the least common ones.

    Args:
        edges: Which fit.
        inwards: Whether to look from those nodes, not from the neighbours.
    """
    begin, end = ("x", "m") if inwards else ("m", "x")
    return f"""
MATCH (n:Concept {{id: $id}})
WITH COLLECT {{ {_around(edges)} AND $low < m.degree <= $high RETURN DISTINCT m }} AS all_m,
     COLLECT {{ UNWIND $ids AS id MATCH (x:Concept {{id: id}}) RETURN x }} AS all_x
UNWIND all_{begin} AS {begin}
MATCH ({begin})-[s]-({end}) WHERE {end} IN all_{end} AND {fits(edges, "s", "m")}
WITH x, m, collect(s) AS said ORDER BY m.degree, m.id
WITH x, collect([m, said])[..$joins] AS first
UNWIND first AS each
WITH x, each[0] AS m, each[1] AS said
UNWIND said AS s
RETURN collect([m.id, x.id, {told("s", "m")}]) AS edges
"""
