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


def list_around(edges: EdgeFilter) -> str:
    """Return the query for the best neighbours of a node, and how many there are in all."""
    return f"""
MATCH (n:Concept {{id: $id}})-[r]-(m:Concept) WHERE n <> m AND {_fits(edges, "r", "n")}
WITH m, sum(r.statements) AS support
WITH collect(CASE WHEN $categories IS NULL OR any(c IN m.categories WHERE c IN $categories)
                  THEN [m, support] END) AS fitting, sum(m.degree) AS work
CALL (fitting) {{
  UNWIND fitting AS each
  WITH each[0] AS m, each[1] AS support
  WITH m.id AS id, m, support ORDER BY support DESC, id SKIP $offset LIMIT $limit
  RETURN collect([support, id, m.name, m.categories]) AS page
}}
RETURN page, size(fitting) AS counted, work
"""


def list_within_two(edges: EdgeFilter) -> str:
    """Return the query for the nearest nodes of two hops, and what of the first leads to the second."""
    return f"""
MATCH (n:Concept {{id: $id}})
CALL (n) {{
  MATCH (n)-[r]-(x:Concept) WHERE n <> x AND {_fits(edges, "r", "n")}
  RETURN x, 1 AS hop, n AS before, r.statements AS statements
  UNION ALL
  MATCH (n)-[r]-(m:Concept) WHERE n <> m AND {_fits(edges, "r", "n")}
  WITH DISTINCT n, m
  MATCH (m)-[s]-(x:Concept) WHERE x <> n AND x <> m AND {_fits(edges, "s", "m")}
  RETURN x, 2 AS hop, m AS before, s.statements AS statements
}}
WITH x, min(hop) AS hop, collect(before) AS befores,
     sum(CASE hop WHEN 1 THEN statements ELSE 0 END) AS near,
     sum(CASE hop WHEN 2 THEN statements ELSE 0 END) AS far
WHERE $categories IS NULL OR any(c IN x.categories WHERE c IN $categories)
WITH collect([hop, CASE hop WHEN 1 THEN near ELSE far END, x, befores]) AS every
CALL (every) {{
  UNWIND every AS each
  WITH each[0] AS hop, each[1] AS support, each[2] AS x, each[3] AS befores
  WITH x.id AS id, x, hop, support, befores
  ORDER BY hop, support DESC, id SKIP $offset LIMIT $limit
  RETURN collect([hop, support, id, x.name, x.categories]) AS page,
         collect(CASE hop WHEN 2 THEN befores ELSE [] END) AS leading
}}
CALL (leading) {{
  UNWIND range(0, size(leading) - 1) AS place
  UNWIND leading[place] AS before
  WITH DISTINCT place, before
  WITH place, before ORDER BY place, before.degree, before.id
  WITH place, collect(before.id)[..$most] AS ids ORDER BY place
  UNWIND ids AS id
  RETURN collect([place, id]) AS joins
}}
RETURN page, joins, size(every) AS counted
"""


def count_within_two(edges: EdgeFilter) -> str:
    """Return the query for how many nodes are one or two hops away, counted up to `$most`."""
    return f"""
MATCH (n:Concept {{id: $id}})
CALL (n) {{
  MATCH (n)-[r]-(m:Concept) WHERE n <> m AND {_fits(edges, "r", "n")}
  RETURN m AS x
  UNION
  MATCH (n)-[r]-(m:Concept) WHERE n <> m AND {_fits(edges, "r", "n")}
  WITH DISTINCT n, m
  MATCH (m)-[s]-(x:Concept) WHERE x <> n AND x <> m AND {_fits(edges, "s", "m")}
  RETURN x
}}
WITH x WHERE $categories IS NULL OR any(c IN x.categories WHERE c IN $categories)
WITH x LIMIT $most
RETURN count(x) AS counted
"""


def find_shared(edges: EdgeFilter) -> str:
    """Return the query for who shares most neighbours with a node."""
    return f"""
MATCH (c:Concept {{id: $id}})
WITH c, COLLECT {{
  MATCH (c)-[r]-(m:Concept)
  WHERE m <> c AND {_fits(edges, "r", "c")}
    AND ($by IS NULL OR any(l IN m.categories WHERE l IN $by))
  RETURN DISTINCT m
}} AS around
CALL (around) {{
  UNWIND around AS m
  WITH m WHERE m.degree <= $hub
  WITH m ORDER BY m.degree, m.id LIMIT $through
  RETURN collect(m) AS between
}}
CALL (c, between) {{
  UNWIND between AS m
  WITH c, m, {_WEIGHT} AS weight
  MATCH (m)-[r]-(o:Concept) WHERE o <> m AND o <> c AND {_fits(edges, "r", "m")}
  WITH DISTINCT m, weight, o
  WITH o, sum(weight) AS score, collect(m) AS shared
  WHERE $categories IS NULL OR any(l IN o.categories WHERE l IN $categories)
  WITH collect([score, o, shared]) AS every
  CALL (every) {{
    UNWIND every AS each
    WITH each[0] AS score, each[1] AS o, each[2] AS shared
    WITH o.id AS id, o, score, shared ORDER BY score DESC, id SKIP $offset LIMIT $limit
    RETURN collect([id, o.categories, score,
                    [m IN shared | [{_WEIGHT}, m.id, m.categories]]]) AS page
  }}
  RETURN page, size(every) AS counted
}}
RETURN page, counted, size(around) AS fitting, size(between) AS through
"""


def find_edge(edges: EdgeFilter) -> str:
    """Return the query for whether two nodes are next to each other, and how many edges each has."""
    return f"""
MATCH (n:Concept {{id: $source}}), (t:Concept {{id: $target}})
RETURN n.degree AS source, t.degree AS target,
       EXISTS {{ MATCH (n)-[r]-(t) WHERE {_fits(edges, "r", "n")} }} AS there
"""


def find_middles(edges: EdgeFilter) -> str:
    """Return the query for the best nodes next to both ends."""
    return f"""
MATCH (n:Concept {{id: $source}}), (t:Concept {{id: $target}})
CALL (n, t) {{
  MATCH (n)-[r]-(m:Concept)-[s]-(t)
  WHERE m <> n AND m <> t AND NOT m.id IN $barred
    AND {_fits(edges, "r", "n")} AND {_fits(edges, "s", "m")}
    AND ($max_degree IS NULL OR m.degree <= $max_degree)
    AND ($categories IS NULL OR any(c IN m.categories WHERE c IN $categories))
    AND ($place IS NULL OR $place IN m.categories)
  WITH DISTINCT m ORDER BY m.penalty, m.id LIMIT $limit
  RETURN collect([m.penalty, m.id, m.categories]) AS found
}}
RETURN n.degree AS source, t.degree AS target, found
"""
