"""The Cypher that only datasets need: what goes in, comes out, or is counted by parts.

While a dataset goes in, its document is

    (:Loading {id, name, …, content, owner, listed, fresh, stage, rows, at, nodes_added, …})

`content` names what is loaded, `owner` the call that loads it, `listed` whether it was a `:Document`
before, `fresh` whether nothing of it was there before, `stage` and `rows` how far it is, `at` where
the next row's text begins; the rest counts what has changed so far.
"""

from __future__ import annotations

from graph.vocabulary import Predicate

# In the order in which they are sent: as a list, since the names would be half of all that is sent.
ROW_FIELDS = (
    "id", "edge", "subject", "predicate", "object", "negated", "hedge_word", "hedge_level",
    "section", "sentence", "start", "end", "rule",
)  # fmt: skip
COUNTERS = (
    "statements_added", "statements_retracted", "nodes_added", "nodes_removed",
    "edges_added", "edges_removed",
)  # fmt: skip
_ROW = ", ".join(f"{name}: row[{at}]" for at, name in enumerate(ROW_FIELDS))

GET_DOCUMENT = "OPTIONAL MATCH (d:Document {id: $id}) RETURN properties(d) AS document"

GET_LOADING = "OPTIONAL MATCH (l:Loading {id: $id}) RETURN properties(l) AS loading"

BEGIN_NEW = "CREATE (l:Loading) SET l = $row"

BEGIN_AGAIN = """
OPTIONAL MATCH (d:Document {id: $row.id})
OPTIONAL MATCH (l:Loading {id: $row.id})
WITH coalesce(d, l) AS n
SET n = $row, n:Loading
REMOVE n:Document
"""

PUT_PROGRESS = "MATCH (l:Loading {id: $id}) SET l += $row"

FINISH = """
MATCH (d:Loading {id: $row.id})
SET d = $row, d:Document
REMOVE d:Loading
"""

REMOVE = "MATCH (l:Loading {id: $id}) DETACH DELETE l"

# --- nodes ---

PUT_DESCRIPTIONS = """
MATCH (d:Loading {id: $document})
UNWIND $rows AS row
MERGE (x:Description {document: row.document, node: row.node}) SET x = row, x.content = $content
MERGE (d)-[:DESCRIBES]->(x)
"""

FIND_OLD_DESCRIPTIONS = """
MATCH (x:Description {document: $document}) WHERE x.node > $after
WITH x ORDER BY x.node LIMIT $limit
RETURN x.node AS node, coalesce(x.content <> $content, true) AS old
"""

# --- rows ---

FIND_STATEMENTS = """
MATCH (s:Statement {document: $document}) WHERE s.start >= $start AND s.start < $end
RETURN properties(s) AS statement
"""

FIND_STATEMENTS_BEHIND = """
MATCH (s:Statement {document: $document}) WHERE s.start >= $start
RETURN properties(s) AS statement LIMIT $limit
"""

CREATE_ROWS = f"""
UNWIND $rows AS row
CREATE (:Statement:Row {{document: $document, method: 'dataset_row', {_ROW}}})
"""

CHANGE_ROWS = f"""
UNWIND $rows AS row
MATCH (s:Statement {{id: row[0]}})
SET s = {{document: $document, method: 'dataset_row', {_ROW}}}, s:Row
"""

# An edge that was not there has just this statement's support; of the others it is counted anew.
MERGE_EDGES = {
    predicate: f"""
UNWIND $rows AS row
MATCH (s:Concept {{id: row[1]}})
MATCH (o:Concept {{id: row[2]}})
MERGE (s)-[r:{predicate.value}]->(o)
ON CREATE SET r.id = row[0], r.statements = row[3], r.documents = 1
ON MATCH SET r.statements = 0
RETURN count(*) AS found, collect(CASE r.statements WHEN 0 THEN row[0] END) AS known
"""
    for predicate in Predicate
}

# --- degrees ---

COUNT_DEGREES = """
MATCH (n:Concept) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
WITH n.id AS id, n.degree AS before, COUNT { (n)--() } AS degree
RETURN max(id) AS last, count(id) AS counted,
       collect(CASE WHEN before <> degree THEN {id: id, degree: degree} END) AS changed
"""
