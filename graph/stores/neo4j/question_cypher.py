"""The Cypher that answers whole steps of questions; `graph.query.steps` says what each must give.

Which relationships fit is written into the text, from a closed set of three ways: a condition that
always holds still costs a look at each relationship.
"""

from __future__ import annotations

from graph.store import Direction, EdgeFilter

_TYPES = "type({r}) IN $predicates"
# As `graph.query.ranking.shared_weight`; a node of a half loaded dataset may have no penalty yet.
_WEIGHT = "1000000000 / CASE m.penalty WHEN 0 THEN 1000 ELSE m.penalty END"
_WAYS = (
    "($predicates IS NULL OR type({r}) IN $predicates) AND (type({r}) IN $symmetric"
    " OR $direction = 'out' AND startNode({r}) = {n} OR $direction = 'in' AND endNode({r}) = {n})"
)


def _fits(edges: EdgeFilter, r: str, n: str) -> str:
    """Return the condition that `r`, walked away from `n`, is an edge that fits."""
    if edges.direction is not Direction.BOTH:
        return _WAYS.format(r=r, n=n)
    return "true" if edges.predicates is None else _TYPES.format(r=r)


FIND_REFS = """
UNWIND $ids AS id MATCH (n:Concept {id: id})
RETURN collect([n.id, n.name, n.categories]) AS refs
"""

GET_CATEGORIES = """
UNWIND $ids AS id MATCH (n:Concept {id: id}) RETURN collect([n.id, n.categories]) AS found
"""


def look(edges: EdgeFilter) -> str:
    """Return the query for who is next to some nodes, parallel edges side by side."""
    return f"""
UNWIND $ids AS id
MATCH (n:Concept {{id: id}})-[r]-(m:Concept) WHERE n <> m AND {_fits(edges, "r", "n")}
WITH id, m, sum(r.statements) AS statements
RETURN id, collect(m.id) AS ids, collect(m.degree) AS degrees, collect(statements) AS statements
"""


def find_edges_between(edges: EdgeFilter) -> str:
    """Return the query for the edges from some nodes to some others each."""
    return f"""
UNWIND $groups AS group
MATCH (n:Concept {{id: group[0]}})
UNWIND group[1] AS other
MATCH (m:Concept {{id: other}})
MATCH (n)-[r]-(m) WHERE {_fits(edges, "r", "n")}
WITH group[0] AS first, other AS second,
     collect(DISTINCT [r.id, type(r), r.statements, r.documents, startNode(r) = n]) AS edges
RETURN collect([first, second, edges]) AS pairs
"""


_LISTED = "($categories IS NULL OR any(c IN {0}.categories WHERE c IN $categories))"
_TOLD = "{0}.id, type({0}), {0}.statements, {0}.documents, startNode({0})"


def _around(edges: EdgeFilter) -> str:
    return f"MATCH (n)-[r]-(m:Concept) WHERE n <> m AND {_fits(edges, 'r', 'n')}"


def list_around(edges: EdgeFilter) -> str:
    """Return the query for the best neighbours of a node with their edges, and how many there are.

    The node is expanded again for each part: a row that is sorted beside a list of all neighbours would
    be charged for all of them by the database.
    """
    return f"""
MATCH (n:Concept {{id: $id}})
CALL (n) {{
  {_around(edges)}
  WITH m, sum(r.statements) AS support WHERE {_LISTED.format("m")}
  WITH m.id AS id, m, support ORDER BY support DESC, id SKIP $offset LIMIT $limit
  RETURN collect([support, id, m.name, m.categories]) AS page, collect(m) AS shown
}}
CALL (n) {{
  {_around(edges)}
  WITH DISTINCT m
  RETURN count(CASE WHEN {_LISTED.format("m")} THEN 1 END) AS counted, sum(m.degree) AS work
}}
CALL (n, shown) {{
  {_around(edges)} AND m IN shown
  RETURN collect([n.id, m.id, {_TOLD.format("r")} = n]) AS edges
}}
RETURN page, counted, work, edges
"""


def list_second(edges: EdgeFilter) -> str:
    """Return the query for the best nodes two hops away, and how many are one or two hops away."""
    return f"""
MATCH (n:Concept {{id: $id}})
CALL (n) {{
  WITH n, COLLECT {{ {_around(edges)} RETURN DISTINCT m }} AS first
  CALL (first) {{
    UNWIND first AS m
    MATCH (m)-[s]-(x:Concept) WHERE x <> m AND {_fits(edges, "s", "m")}
    WITH x, sum(s.statements) AS support
    RETURN x, support
  }}
  WITH n, first, x, support WHERE x <> n AND NOT x IN first AND {_LISTED.format("x")}
  WITH x.id AS id, x, support ORDER BY support DESC, id SKIP $offset LIMIT $limit
  RETURN collect([2, support, id, x.name, x.categories, x.degree]) AS page
}}
CALL (n) {{
{_count(edges)}
}}
RETURN page, counted
"""


def list_joins(edges: EdgeFilter, *, inwards: bool) -> str:
    """Return the query for the edges from a node's neighbours to some nodes.

    Of each of those nodes to `$joins` neighbours, the least common ones.

    Args:
        edges: Which fit.
        inwards: Whether to look from those nodes, not from the neighbours.
    """
    begin, end = ("x", "m") if inwards else ("m", "x")
    return f"""
MATCH (n:Concept {{id: $id}})
WITH COLLECT {{ {_around(edges)} RETURN DISTINCT m }} AS all_m,
     COLLECT {{ UNWIND $ids AS id MATCH (x:Concept {{id: id}}) RETURN x }} AS all_x
UNWIND all_{begin} AS {begin}
MATCH ({begin})-[s]-({end}:Concept)
WHERE {end} IN all_{end} AND x <> m AND {_fits(edges, "s", "m")}
WITH x, m, collect([m.id, x.id, {_TOLD.format("s")} = m]) AS told ORDER BY m.degree, m.id
WITH x, collect(told)[..$joins] AS first
UNWIND first AS told
UNWIND told AS edge
RETURN collect(edge) AS edges
"""


def _count(edges: EdgeFilter) -> str:
    return f"""
CALL (n) {{
  {_around(edges)}
  RETURN m AS x
  UNION
  {_around(edges)}
  WITH DISTINCT n, m
  MATCH (m)-[s]-(x:Concept) WHERE x <> n AND x <> m AND {_fits(edges, "s", "m")}
  RETURN x
}}
WITH x WHERE {_LISTED.format("x")}
WITH x LIMIT $most
RETURN count(x) AS counted
"""


def count_within_two(edges: EdgeFilter) -> str:
    """Return the query for how many nodes are one or two hops away, counted up to `$most`."""
    return f"MATCH (n:Concept {{id: $id}}){_count(edges)}"


def find_shared(edges: EdgeFilter) -> str:
    """Return the query for who shares most neighbours with a node."""
    around = f"""
  MATCH (c)-[r]-(m:Concept) WHERE m <> c AND {_fits(edges, "r", "c")}
  WITH DISTINCT m WHERE $by IS NULL OR any(l IN m.categories WHERE l IN $by)"""
    others = f"""
  UNWIND between AS m
  WITH c, m, {_WEIGHT} AS weight
  MATCH (m)-[r]-(o:Concept)
  WHERE o <> m AND o <> c AND {_fits(edges, "r", "m")}"""
    return f"""
MATCH (c:Concept {{id: $id}})
CALL (c) {{ {around} RETURN count(m) AS fitting }}
CALL (c) {{ {around}
  WITH m WHERE m.degree <= $hub
  WITH m ORDER BY m.degree, m.id LIMIT $through
  RETURN collect(m) AS between
}}
CALL (c, between) {{ {others}
  WITH DISTINCT m, weight, o
  WITH o, sum(weight) AS score WHERE {_LISTED.format("o")}
  WITH o.id AS id, o, score ORDER BY score DESC, id SKIP $offset LIMIT $limit
  RETURN collect([id, o.categories, score]) AS page, collect(o) AS shown
}}
CALL (c, between) {{ {others}
  WITH DISTINCT o WHERE {_LISTED.format("o")}
  WITH o LIMIT $most
  RETURN count(o) AS counted
}}
CALL (between, shown) {{
  WITH between, shown, reduce(s = 0, m IN between | s + m.degree) AS outwards,
       reduce(s = 0, o IN shown | s + o.degree) AS inwards
  CALL (between, shown, outwards, inwards) {{
    WITH between, shown, outwards, inwards WHERE outwards < inwards
    UNWIND between AS m
    MATCH (m)-[r]-(o:Concept) WHERE o IN shown AND o <> m AND {_fits(edges, "r", "m")}
    RETURN DISTINCT m, o
    UNION
    WITH between, shown, outwards, inwards WHERE outwards >= inwards
    UNWIND shown AS o
    MATCH (o)-[r]-(m:Concept) WHERE m IN between AND o <> m AND {_fits(edges, "r", "m")}
    RETURN DISTINCT m, o
  }}
  WITH o, collect([{_WEIGHT}, m.id, m.categories]) AS shared
  RETURN collect([o.id, shared]) AS explained
}}
RETURN page, counted, explained, fitting, size(between) AS through
"""


_INNER = """NOT {0}.id IN $barred
    AND ($max_degree IS NULL OR {0}.degree <= $max_degree)
    AND ($inner IS NULL OR any(c IN {0}.categories WHERE c IN $inner))
    AND ($metapath IS NULL OR $metapath[{1}] IN {0}.categories)"""
_ENDS = "MATCH (n:Concept {id: $source}), (t:Concept {id: $target})"


def find_near(edges: EdgeFilter, *, backward: bool) -> str:
    """Return the query for whether two nodes are next to each other, and the best next to both.

    Args:
        edges: Which fit.
        backward: Whether the target has fewer edges: what is next to that is kept at hand.
    """
    sides = (
        f"MATCH (n)-[r]-(m:Concept) WHERE {_fits(edges, 'r', 'n')}",
        f"MATCH (m:Concept)-[r]-(t) WHERE {_fits(edges, 'r', 'm')}",
    )
    few, many = reversed(sides) if backward else sides
    return f"""
{_ENDS}
CALL (n, t) {{
  WITH n, t, COLLECT {{ {few} RETURN DISTINCT m }} AS near
  CALL (n, t, near) {{
    {many} AND m IN near AND {_INNER.format("m", 1)}
    WITH DISTINCT m ORDER BY m.penalty, m.id LIMIT $limit
    RETURN collect([m.penalty, m.id, m.categories]) AS found
  }}
  RETURN found, {"n" if backward else "t"} IN near AS there
}}
RETURN found, there
"""


def count_ends(edges: EdgeFilter) -> str:
    """Return the query for how many nodes of each degree are next to each end of three hops."""
    return f"""
{_ENDS}
CALL (n) {{
  MATCH (n)-[r]-(x:Concept) WHERE {_fits(edges, "r", "n")} AND {_INNER.format("x", 1)}
  WITH DISTINCT x
  WITH x.degree AS degree, count(x) AS nodes
  RETURN collect([degree, nodes]) AS first
}}
CALL (t) {{
  MATCH (y:Concept)-[r]-(t) WHERE {_fits(edges, "r", "y")} AND {_INNER.format("y", 2)}
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
        "x": f"MATCH (n)-[r]-(x:Concept) WHERE {_fits(edges, 'r', 'n')} AND {_INNER.format('x', 1)}",
        "y": f"MATCH (y:Concept)-[q]-(t) WHERE {_fits(edges, 'q', 'y')} AND {_INNER.format('y', 2)}",
    }
    begin, end = ("y", "x") if backward else ("x", "y")
    return f"""
{_ENDS}
CALL (n, t) {{
  WITH n, t, COLLECT {{ {sides[end]} RETURN DISTINCT {end} }} AS others
  {sides[begin]} AND $low < {begin}.degree <= $high
  WITH DISTINCT {begin}, others
  CALL ({begin}, others) {{
    MATCH ({begin})-[s]-({end}:Concept)
    WHERE {end} IN others AND x <> y AND {_fits(edges, "s", "x")}
    WITH DISTINCT {end} ORDER BY {end}.penalty, {end}.id LIMIT $limit
    RETURN {end}
  }}
  RETURN x, y
}}
WITH x, y, x.penalty + y.penalty AS cost
ORDER BY cost, x.id, y.id LIMIT $limit
RETURN collect([cost, x.id, y.id, x.categories, y.categories]) AS found
"""
