"""The Cypher for which nodes fit a search text by name."""

from __future__ import annotations

from graph.query.matches import NAME, PREFIX, TYPO, WORD
from graph.query.requests import SearchQuery
from graph.stores.neo4j.question_cypher import STATE, TELL_STATE, of_any

_TIER = 1_000_000  # more characters than any name has
# As `graph.query.matches.match_name`, of a name that is folded; what is no better may be no match.
_FIT = f"""
CASE WHEN s = $text THEN {NAME * _TIER}
     WHEN s STARTS WITH $text THEN {PREFIX * _TIER}
     WHEN (' ' + s) CONTAINS $begun AND all(w IN $whole WHERE (' ' + s + ' ') CONTAINS w)
       THEN {WORD * _TIER}
     ELSE {TYPO * _TIER} END
+ CASE WHEN size(s) > $characters THEN size(s) - $characters ELSE 0 END"""


def find_matches(query: SearchQuery) -> str:
    """Return the query for the nodes whose names fit best.

    Each node has the fit of its best name, 0 for the very name; the fewer, the better. It is below 0
    where that cannot be told from the folded names, which do not say which of them is the name and
    which a synonym, nor which are near enough; what the index finds for a single word is. Nodes of equal
    fit are told together, those below 0 in any case.
    """
    listed = of_any(query.categories, "n", "categories")
    single = "size($whole) = 1"  # words before the last, behind an empty one
    return f"""
{STATE}
CALL (snapshot) {{
  WITH snapshot WHERE snapshot IS NOT NULL
  CALL db.index.fulltext.queryNodes('concept_words', $query, {{limit: $limit}}) YIELD node AS n
  WITH n, CASE WHEN {listed} AND n.id <> $without THEN
    reduce(best = 9 * {_TIER}, fit IN [s IN n.folded | {_FIT}] |
           CASE WHEN fit < best THEN fit ELSE best END) END AS best
  WITH n, CASE
    WHEN {NAME * _TIER} < best < {TYPO * _TIER} OR best IS NULL THEN best
    WHEN size(n.folded) = 1 AND (best = {NAME * _TIER} OR {single}) THEN best
    ELSE -1 END AS fit
  WITH fit, collect(n) AS nodes ORDER BY fit
  WITH collect([fit, nodes]) AS levels, sum(size(nodes)) AS candidates,
       sum(CASE WHEN fit >= 0 THEN size(nodes) ELSE 0 END) AS sure,
       sum(CASE WHEN fit < 0 THEN size(nodes) ELSE 0 END) AS unsure
  RETURN candidates, sure, unsure,
         [n IN reduce(some = [], level IN levels |
            CASE WHEN level[0] IS NULL OR size(some) >= unsure + $end THEN some ELSE some + level[1] END
          ) | [n.id, n.name, n.categories, n.synonyms]] AS shown
}}
RETURN {TELL_STATE}, candidates, sure, unsure, shown
"""
