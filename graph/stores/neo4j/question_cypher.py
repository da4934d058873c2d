"""Parts of the Cypher that answers whole steps of questions; `graph.query.steps` says what these give.

Which relationships fit is written into the text, from a closed set of three ways: a condition that
always holds still costs a look at each relationship. Only concepts are next to a concept, so the label
of what is met need not be looked at.
"""

from __future__ import annotations

from collections.abc import Collection

from graph.store import Direction, EdgeFilter

_TYPES = "type({r}) IN $predicates"
_WAYS = (
    "($predicates IS NULL OR type({r}) IN $predicates) AND (type({r}) IN $symmetric"
    " OR $direction = 'out' AND startNode({r}) = {n} OR $direction = 'in' AND endNode({r}) = {n})"
)

# The first question of a reader tells the state as well, and reads that first.
STATE = """
CALL () {
  OPTIONAL MATCH (a:About {id: 'about'})
  RETURN a.snapshot AS snapshot, a.schema_version AS schema_version
}
"""
TELL_STATE = "snapshot, schema_version"


def fits(edges: EdgeFilter, r: str, n: str) -> str:
    """Return the condition that `r`, walked away from `n`, is an edge that fits."""
    if edges.direction is not Direction.BOTH:
        return _WAYS.format(r=r, n=n)
    return "true" if edges.predicates is None else _TYPES.format(r=r)


def of_any(asked: Collection[object], node: str, parameter: str) -> str:
    """Return the condition that the node has a category of the parameter, where any is asked for."""
    return f"any(c IN {node}.categories WHERE c IN ${parameter})" if asked else "true"


def told(r: str, n: str) -> str:
    """Return what is told of an edge, and whether it runs from `n`; see `rows.edges_of`."""
    return f"{r}.id, type({r}), {r}.statements, {r}.documents, startNode({r}) = {n}"


def resolve(node: str, curie: str) -> str:
    """Return the part that finds a node by the parameter: an identifier or, failing that, an xref."""
    return f"""
CALL () {{
  OPTIONAL MATCH (own:Concept {{id: ${curie}}})
  OPTIONAL MATCH (x:Xref {{curie: ${curie}}})
  WITH own, min(x.node) AS other
  OPTIONAL MATCH (o:Concept {{id: other}})
  RETURN coalesce(own, o) AS {node}
}}"""


def tell_node(node: str) -> str:
    """Return what is told of a resolved node, as one column of its name; see `Nearby.meet`."""
    return f"[{node}.id, {node}.name, {node}.categories, {node}.degree] AS {node}"


RESOLVE = f"{STATE}{resolve('n', 'curie')}\nRETURN {TELL_STATE}, {tell_node('n')}"

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
MATCH (n:Concept {{id: id}})-[r]-(m) WHERE n <> m AND {fits(edges, "r", "n")}
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
MATCH (n)-[r]-(m) WHERE {fits(edges, "r", "n")}
WITH group[0] AS first, other AS second, collect(DISTINCT [{told("r", "n")}]) AS edges
RETURN collect([first, second, edges]) AS pairs
"""
