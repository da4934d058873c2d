"""The Cypher for paths between two nodes."""

from __future__ import annotations

from graph.store import EdgeFilter
from graph.stores.neo4j.question_cypher import (
    STATE,
    TELL_STATE,
    fits,
    resolve,
    tell_node,
    told,
)

_INNER = """NOT {0}.id IN $barred
    AND ($max_degree IS NULL OR {0}.degree <= $max_degree)
    AND ($inner IS NULL OR any(c IN {0}.categories WHERE c IN $inner))
    AND ($metapath IS NULL OR $metapath[{1}] IN {0}.categories)"""
_ENDS = "MATCH (n:Concept {id: $source}), (t:Concept {id: $target})"
_BEGIN = f"{STATE}{resolve('n', 'source')}{resolve('t', 'target')}"
_TELL = f"{TELL_STATE}, {tell_node('n')}, {tell_node('t')}"
LONGEST = 3  # hops that `find_shortest` looks as far as


def _meet(edges: EdgeFilter, *, backward: bool) -> str:
    """Return the part for what is next to both ends; that next to one of them is kept at hand."""
    sides = (
        f"MATCH (n)-[r]-(m) WHERE {fits(edges, 'r', 'n')}",
        f"MATCH (m)-[r]-(t) WHERE {fits(edges, 'r', 'm')}",
    )
    few, many = reversed(sides) if backward else sides
    return f"""
  WITH n, t WHERE n <> t AND n.degree {">" if backward else "<="} t.degree
  WITH n, t, COLLECT {{ {few} RETURN DISTINCT m }} AS near
  CALL (n, t, near) {{
    {many} AND m IN near AND m <> n AND m <> t AND {_INNER.format("m", 1)}
    WITH DISTINCT m ORDER BY m.penalty, m.id LIMIT $limit
    RETURN collect(m) AS middles
  }}
  RETURN middles, {"n" if backward else "t"} IN near AS there"""


def find_near(edges: EdgeFilter) -> str:
    """Return the query for whether two nodes are next to each other, and the best next to both.

    With the edges between them. What is next to the node with fewer edges is kept at hand.
    """
    away, on = fits(edges, "r", "n"), fits(edges, "r", "m")
    return f"""
{_BEGIN}
OPTIONAL CALL (n, t) {{
{_meet(edges, backward=False)}
  UNION ALL
{_meet(edges, backward=True)}
}}
CALL (n, t, middles, there) {{
  CALL (n, t, middles, there) {{
    UNWIND middles AS m MATCH (n)-[r]-(m) WHERE {away} RETURN n AS one, r, m AS two
    UNION ALL
    UNWIND middles AS m MATCH (m)-[r]-(t) WHERE {on} RETURN m AS one, r, t AS two
    UNION ALL
    WITH n, t, there WHERE there
    MATCH (n)-[r]-(t) WHERE {away} RETURN n AS one, r, t AS two
  }}
  RETURN collect([one.id, two.id, {told("r", "one")}]) AS edges
}}
RETURN {_TELL}, there, edges,
       [m IN middles | [m.penalty, m.id, m.name, m.categories]] AS middles
"""


def find_edge(edges: EdgeFilter) -> str:
    """Return the query for the edges between two nodes, which is little to ask of any two."""
    return f"""
{_BEGIN}
CALL (n, t) {{
  MATCH (n)-[r]-(t) WHERE n <> t AND {fits(edges, "r", "n")}
  RETURN collect([n.id, t.id, {told("r", "n")}]) AS edges
}}
RETURN {_TELL}, edges
"""


FIND_SHORTEST = f"""
{_BEGIN}
CALL (n, t) {{
  WITH n, t WHERE n <> t
  MATCH p = allShortestPaths((n)-[*..{LONGEST}]-(t))
  WITH nodes(p) AS nodes, relationships(p) AS edges
  WITH nodes, collect(edges) AS edges
  WITH nodes, edges, reduce(s = 0, x IN nodes[1..-1] | s + x.penalty) AS cost,
       [x IN nodes | x.id] AS ids
  ORDER BY cost, ids LIMIT $limit
  RETURN collect([cost, ids]) AS found, collect(nodes) AS nodes, collect(edges) AS edges
}}
CALL (n, t, found) {{
  WITH n, t, found WHERE size(found) = 0 OR size(found[0][1]) > {LONGEST}
  UNWIND [n, t] AS end
  MATCH (end)--(x) WHERE x <> end
  WITH DISTINCT end, x
  RETURN sum(x.degree) AS work
}}
CALL (nodes) {{
  UNWIND nodes AS path
  UNWIND path AS x
  WITH DISTINCT x
  RETURN collect([x.id, x.name, x.categories]) AS refs
}}
CALL (edges) {{
  UNWIND edges AS path
  UNWIND path AS way
  UNWIND way AS r
  WITH DISTINCT r, startNode(r) AS one, endNode(r) AS two
  RETURN collect([one.id, two.id, {told("r", "one")}]) AS told
}}
RETURN {_TELL}, found, work, refs, told
"""


def count_ends(edges: EdgeFilter) -> str:
    """Return the query for how many nodes of each degree are next to each end of three hops."""
    return f"""
{_ENDS}
CALL (n) {{
  MATCH (n)-[r]-(x) WHERE {fits(edges, "r", "n")} AND {_INNER.format("x", 1)}
  WITH DISTINCT x
  WITH x.degree AS degree, count(x) AS nodes
  RETURN collect([degree, nodes]) AS first
}}
CALL (t) {{
  MATCH (y)-[r]-(t) WHERE {fits(edges, "r", "y")} AND {_INNER.format("y", 2)}
  WITH DISTINCT y
  WITH y.degree AS degree, count(y) AS nodes
  RETURN collect([degree, nodes]) AS second
}}
RETURN first, second
"""


def find_crossings(edges: EdgeFilter, *, backward: bool) -> str:
    """Return the query for the best edges between what is next to either end.

    Args:
        edges: Which fit.
        backward: Whether to look from what is next to the target.
    """
    sides = {
        "x": f"MATCH (n)-[r]-(x) WHERE {fits(edges, 'r', 'n')} AND {_INNER.format('x', 1)}",
        "y": f"MATCH (y)-[q]-(t) WHERE {fits(edges, 'q', 'y')} AND {_INNER.format('y', 2)}",
    }
    begin, end = ("y", "x") if backward else ("x", "y")
    return f"""
{_ENDS}
CALL (n, t) {{
  WITH n, t, COLLECT {{ {sides[end]} RETURN DISTINCT {end} }} AS others
  {sides[begin]} AND $low < {begin}.degree <= $high
  WITH DISTINCT {begin}, others
  CALL ({begin}, others) {{
    MATCH ({begin})-[s]-({end})
    WHERE {end} IN others AND x <> y AND {fits(edges, "s", "x")}
    WITH DISTINCT {end} ORDER BY {end}.penalty, {end}.id LIMIT $limit
    RETURN {end}
  }}
  RETURN x, y
}}
WITH x, y, x.penalty + y.penalty AS cost
ORDER BY cost, x.id, y.id LIMIT $limit
RETURN collect([cost, [x.id, x.name, x.categories], [y.id, y.name, y.categories]]) AS found
"""
