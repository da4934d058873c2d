"""The Cypher for who shares most neighbours with a node."""

from __future__ import annotations

from graph.query.requests import RelatedQuery
from graph.store import EdgeFilter
from graph.stores.neo4j.question_cypher import STATE, TELL_STATE, fits, of_any, resolve, tell_node

# As `graph.query.ranking.shared_weight`; a node of a half loaded dataset may have no penalty yet.
_WEIGHT = "1000000000 / CASE m.penalty WHEN 0 THEN 1000 ELSE m.penalty END"


def find_shared(query: RelatedQuery) -> str:
    """Return the query for who shares most neighbours with a node.

    One walk adds up the scores and remembers what is shared, by its place among those gone through,
    heaviest first; another counts, and ends at `$most`.
    """
    edges = EdgeFilter(predicates=query.predicates)
    by, listed = of_any(query.by, "m", "by"), of_any(query.categories, "o", "categories")
    around = f"MATCH (c)-[r]-(m) WHERE m <> c AND {fits(edges, 'r', 'c')} AND {by}"
    return f"""
{STATE}{resolve("c", "curie")}
CALL (c) {{ {around} RETURN count(DISTINCT m) AS fitting }}
CALL (c) {{
  {around} AND m.degree <= $hub
  WITH DISTINCT m
  WITH m ORDER BY m.degree, m.id LIMIT $through
  WITH m, {_WEIGHT} AS weight ORDER BY weight DESC, m.id
  RETURN collect(m) AS between
}}
CALL (c, between) {{
  UNWIND range(0, size(between) - 1) AS place
  WITH c, place, between[place] AS m
  WITH c, place, m, {_WEIGHT} AS weight
  CALL (c, m) {{
    MATCH (m)-[r]-(o) WHERE o <> m AND o <> c AND {fits(edges, "r", "m")}
    RETURN DISTINCT o
  }}
  WITH o, sum(weight) AS score, collect(place) AS shared WHERE {listed}
  WITH o, o.id AS id, score, shared ORDER BY score DESC, id SKIP $offset LIMIT $limit
  RETURN collect([id, o.name, o.categories, score, size(shared), shared[..$shown]]) AS page
}}
CALL (c, between) {{
  UNWIND between AS m
  MATCH (m)-[r]-(o) WHERE o <> m AND o <> c AND {fits(edges, "r", "m")}
  WITH DISTINCT o WHERE {listed}
  WITH o LIMIT $most
  RETURN count(o) AS counted
}}
CALL (page, between) {{
  UNWIND page AS each
  UNWIND each[5] AS place
  WITH DISTINCT place, between[place] AS m
  RETURN collect([place, {_WEIGHT}, m.id, m.name, m.categories]) AS shown
}}
RETURN {TELL_STATE}, {tell_node("c")}, fitting, page, counted, shown, size(between) AS through
"""
