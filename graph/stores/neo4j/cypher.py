"""Every line of Cypher for reading and writing; `schema` has those that shape the database.

Values are parameters, always. The only names put into a text are predicates and categories, from
their closed sets.

What is in the database:

    (:Concept:Disease {id, name, categories, synonyms, xrefs, description,
                       degree, penalty, folded, said_once})
        -[:HAS_SYMPTOM {id, statements, documents}]-> (:Concept:Symptom …)
    (:Document {id, name, …, text}) -[:STATES]-> (:Statement {id, name, document, edge, …})
    (:Document) -[:DESCRIBES]-> (:Description {document, node, name, …})
    (:Xref {curie, node, name})  (:Change {number, name, …})  (:About {id, name, notice, …})

A concept is `said_once` while none of its relations has had more than one statement; else it has no such
property. Only medical relations touch a concept, so that expanding one shows nothing else; statements,
descriptions and cross-references name their concept by a property.

A dataset is a `:Document` without text, and its rows are `:Statement:Row`, named by their sentence and
found by their document and place: a million relationships at one node would help nobody. One that is
half loaded is `:Loading` instead of `:Document`; `dataset_cypher` has what only datasets need.
"""

from __future__ import annotations

from graph.vocabulary import Category, Predicate

_REF = "{{id: {0}.id, name: {0}.name, categories: {0}.categories}}"
_EDGE = (
    "{id: r.id, predicate: type(r), statements: r.statements, documents: r.documents, "
    f"subject: {_REF.format('s')}, object: {_REF.format('o')}}}"
)
_FITS = """($predicates IS NULL OR type(r) IN $predicates)
  AND ($direction = 'both' OR type(r) IN $symmetric
       OR $direction = 'out' AND startNode(r) = n OR $direction = 'in' AND endNode(r) = n)"""

# --- the state ---

GET_STATE = """
OPTIONAL MATCH (a:About {id: 'about'})
RETURN a.snapshot AS snapshot, a.number AS number, a.schema_version AS schema_version
"""

# --- nodes ---

FIND_NODES = "UNWIND $ids AS id MATCH (n:Concept {id: id}) RETURN properties(n) AS node"

LIST_NODES = """
MATCH (n:Concept) WHERE n.id > $after
RETURN properties(n) AS node ORDER BY n.id LIMIT $limit
"""

FIND_DEGREES = "UNWIND $ids AS id MATCH (n:Concept {id: id}) RETURN id, n.degree AS degree"

COUNT_EDGES = """
MATCH (n:Concept {id: $id})-[r]-(m)
RETURN type(r) AS predicate, startNode(r) = n AS is_subject, m.categories[0] AS category,
       count(r) AS edges
"""

# --- edges ---

EXPAND = f"""
UNWIND $ids AS id
MATCH (n:Concept {{id: id}})-[r]-(m:Concept)
WHERE n <> m AND {_FITS}
WITH id, m, sum(r.statements) AS statements
RETURN id, collect([m.id, m.degree, m.categories, statements]) AS adjacent
"""

LIST_EDGES_FROM = f"""
UNWIND $ids AS id
MATCH (s:Concept {{id: id}})-[r]->(o:Concept)
RETURN {_EDGE} AS edge ORDER BY s.id, type(r), o.id
"""

GET_EDGE = f"""
MATCH (claim:Statement {{edge: $edge}}) WHERE NOT claim.negated
WITH claim LIMIT 1
MATCH (a:Concept {{id: claim.subject}}), (b:Concept {{id: claim.object}})
MATCH (a)-[r {{id: $edge}}]-(b)
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS o
RETURN {_EDGE} AS edge
"""

_PLACE = "[s.start, s.end, s.subject, s.predicate, s.object, s.id]"

_WITH_ENDS = f"""
WITH s AS claim, place ORDER BY place LIMIT $limit
MATCH (s:Concept {{id: claim.subject}}), (o:Concept {{id: claim.object}})
RETURN properties(claim) AS statement, [{_REF.format("s")}, {_REF.format("o")}] AS ends
ORDER BY place
"""

GET_EDGE_STATEMENTS = f"""
MATCH (s:Statement {{edge: $edge}}) WHERE NOT s.negated
WITH s, [s.document] + {_PLACE} AS place
WHERE $after IS NULL OR place > $after
{_WITH_ENDS}
"""

FIND_EVIDENCE = """
UNWIND $edges AS edge
CALL (edge) {
    MATCH (s:Statement {edge: edge}) WHERE NOT s.negated
    WITH s ORDER BY s.document, s.start, s.end, s.rule LIMIT $most
    RETURN collect(s {.document, .section, .sentence, .start, .end, .method, .rule}) AS evidence
}
RETURN edge, evidence
"""

GET_PLACE = f"MATCH (s:Statement {{id: $id}}) RETURN s.document AS document, {_PLACE} AS place"

# --- documents ---

_DOCUMENT = """
d {.id, .title, .sha256, .retrieved, .licence, .release, .loader, .characters} AS document
"""

LIST_DOCUMENTS = f"""
MATCH (d:Document) WHERE d.id > $after
RETURN {_DOCUMENT} ORDER BY d.id LIMIT $limit
"""

GET_DOCUMENT = f"MATCH (d:Document {{id: $id}}) RETURN {_DOCUMENT}"

# Neo4j counts UTF-16 units: a text in which these are its characters is cut there, any other here.
GET_TEXT = """
MATCH (d:Document {id: $id})
WITH d.text AS text, $length IS NOT NULL AND size(d.text) = d.characters AS cut
RETURN cut, CASE WHEN cut THEN substring(text, $start, $length) ELSE text END AS text
"""

GET_ROW_BEFORE = """
OPTIONAL MATCH (s:Statement {document: $id}) WHERE s.start <= $start
RETURN s.start AS start ORDER BY s.start DESC LIMIT 1
"""

GET_DOCUMENT_NODES = """
MATCH (x:Description {document: $id}) WHERE x.node > $after
RETURN properties(x) AS node ORDER BY x.node LIMIT $limit
"""

GET_ROWS = """
MATCH (s:Statement {document: $id}) WHERE s.start >= $start
RETURN s.start AS start, s.end AS end, s.sentence AS sentence ORDER BY s.start LIMIT $limit
"""

# By the index on document and start, so that a page of a large dataset costs a page.
GET_DOCUMENT_STATEMENTS = f"""
MATCH (s:Statement {{document: $id}}) WHERE s.start >= $start
WITH s, {_PLACE} AS place
WHERE $after IS NULL OR place > $after
WITH s, place ORDER BY s.start, place LIMIT $limit
{_WITH_ENDS}
"""

# --- the whole ---

# Written with each change, since four counts one after the other may meet four states.
GET_COUNTS = """
OPTIONAL MATCH (a:About {id: 'about'})
WITH coalesce(a.counts, [0, 0, 0, 0]) AS counts
RETURN counts[0] AS nodes, counts[1] AS edges, counts[2] AS statements, counts[3] AS documents
"""

_COUNT = """
CALL () { MATCH (n:Concept) RETURN count(n) AS nodes }
CALL () { MATCH (:Concept)-[r]->() RETURN count(r) AS edges }
CALL () { MATCH (s:Statement) RETURN count(s) AS statements }
CALL () { MATCH (d:Document) RETURN count(d) AS documents }
CALL () {
  MATCH (l:Loading)
  RETURN sum(l.nodes_added - l.nodes_removed) AS more_nodes,
         sum(l.edges_added - l.edges_removed) AS more_edges,
         sum(l.statements_added - l.statements_retracted) AS more_statements,
         sum(CASE WHEN l.listed THEN 1 ELSE 0 END) AS loading_documents
}
"""

GET_SCHEMA = """
MATCH (s:Concept)-[r]->(o:Concept)
RETURN s.categories[0] AS subject, type(r) AS predicate, o.categories[0] AS object,
       count(r) AS edges
"""

LIST_CHANGES = """
MATCH (c:Change) WHERE c.number > $since
RETURN properties(c) AS change ORDER BY c.number LIMIT $limit
"""

# A graph that nothing was ever put in has no index yet. Categories are told once for all that have them:
# they would take as long to read as the rest.
FIND_NAME_CANDIDATES = """
OPTIONAL MATCH (a:About {id: 'about'})
WITH a.snapshot AS snapshot, a.schema_version AS schema_version
CALL (snapshot) {
  WITH snapshot WHERE snapshot IS NOT NULL
  CALL db.index.fulltext.queryNodes('concept_words', $query, {limit: $limit}) YIELD node AS n
  WITH n.categories AS categories,
       collect([n.id, n.name, n.synonyms, n.xrefs, n.description]) AS nodes
  RETURN collect([categories, nodes]) AS found
}
RETURN snapshot, schema_version, found
"""

# --- verifying: these read everything ---

CHECK_EDGES = """
MATCH (:Concept)-[r]->(:Concept)
WITH r, COUNT { MATCH (s:Statement {edge: r.id}) WHERE NOT s.negated } AS real
WHERE real <> r.statements
RETURN r.id AS id, r.statements AS statements, real ORDER BY id
"""

CHECK_SUPPORT = """
CALL () { MATCH (:Concept)-[r]->(:Concept) RETURN sum(r.statements) AS counted }
CALL () { MATCH (s:Statement) WHERE NOT s.negated RETURN count(s) AS real }
RETURN counted, real
"""

CHECK_STATEMENTS = """
MATCH (s:Statement)
WHERE NOT s.negated AND NOT EXISTS {
  MATCH (:Concept {id: s.subject})-[r {id: s.edge}]-(:Concept {id: s.object})
}
RETURN s.id AS id, s.edge AS edge ORDER BY id
"""

CHECK_DEGREES = """
MATCH (n:Concept)
WITH n, COUNT { (n)--() } AS real WHERE real <> n.degree
RETURN n.id AS id, n.degree AS degree, real ORDER BY id
"""

CHECK_SAID_ONCE = """
MATCH (n:Concept {said_once: true})-[r]-() WHERE r.statements > 1
WITH n, r WHERE COUNT { MATCH (s:Statement {edge: r.id}) WHERE NOT s.negated } > 1
RETURN n.id AS id, min(r.id) AS edge ORDER BY id
"""

CHECK_LOADING = "MATCH (l:Loading) RETURN l.id AS id, l.rows AS rows, l.stage AS stage ORDER BY id"

CHECK_NODES = """
MATCH (n:Concept) WHERE NOT EXISTS { MATCH (:Description {node: n.id}) }
RETURN n.id AS id ORDER BY id
"""

# What a half loaded dataset has changed so far is not counted yet.
CHECK_COUNTS = f"""
{_COUNT}
MATCH (a:About {{id: 'about'}})
WITH a, [nodes - more_nodes, edges - more_edges, statements - more_statements,
         documents + loading_documents] AS real
WHERE real <> coalesce(a.counts, [0, 0, 0, 0])
RETURN a.counts AS counts, real
"""

GET_SPANS = """
MATCH (:Document {id: $id})-[:STATES]->(s:Statement)
RETURN s.id AS id, s.start AS start, s.end AS end, s.sentence AS sentence ORDER BY id
"""

# --- writing: all of it in the transaction that begins with LOCK ---

LOCK = "MATCH (a:About {id: 'about'}) SET a.locked = true"

# What is read behind the lock is read in a call of its own: it must not be older.
GET_SIZES = """
UNWIND $ids AS id
OPTIONAL MATCH (d:Document {id: id})
OPTIONAL MATCH (l:Loading {id: id})
RETURN id, d.rows AS rows, l IS NOT NULL AS loading
"""

# An index on two properties is used only where both are asked for.
GET_STORED = """
UNWIND $ids AS id
OPTIONAL MATCH (d:Document {id: id})
RETURN id, properties(d) AS document,
       COLLECT {
         MATCH (s:Statement {document: id}) WHERE s.start >= 0 RETURN properties(s)
       } AS statements,
       COLLECT {
         MATCH (x:Description {document: id}) WHERE x.node >= '' RETURN x {.*, content: null}
       } AS descriptions
"""

PUT_DOCUMENTS = "UNWIND $rows AS row MERGE (d:Document {id: row.id}) SET d = row"

DELETE_DOCUMENTS = "UNWIND $rows AS id MATCH (d:Document {id: id}) DETACH DELETE d"

PUT_STATEMENTS = """
UNWIND $rows AS row
MATCH (d:Document {id: row.document})
MERGE (s:Statement {id: row.id}) SET s = row REMOVE s:Row
MERGE (d)-[:STATES]->(s)
"""

DELETE_STATEMENTS = "UNWIND $rows AS id MATCH (s:Statement {id: id}) DETACH DELETE s"

PUT_DESCRIPTIONS = """
UNWIND $rows AS row
MATCH (d:Document {id: row.document})
MERGE (x:Description {document: row.document, node: row.node}) SET x = row
MERGE (d)-[:DESCRIBES]->(x)
"""

DELETE_DESCRIPTIONS = """
UNWIND $rows AS row
MATCH (x:Description {document: row[0], node: row[1]}) DETACH DELETE x
"""

FIND_DESCRIPTIONS = """
UNWIND $rows AS id
RETURN id, EXISTS { MATCH (:Concept {id: id}) } AS existing,
       COLLECT { MATCH (x:Description {node: id}) RETURN properties(x) } AS descriptions
"""

FIND_EXISTING = "UNWIND $rows AS id MATCH (n:Concept {id: id}) RETURN id"

PUT_NODES = f"""
UNWIND $rows AS row
MERGE (n:Concept {{id: row.id}}) ON CREATE SET n.degree = 0, n.penalty = 0, n.said_once = true
SET n += row
REMOVE {", ".join(f"n:{category.value}" for category in Category)}
{
    "".join(
        f"FOREACH (_ IN CASE WHEN '{name}' IN row.categories THEN [1] ELSE [] END | SET n:{name})"
        for name in (category.value for category in Category)
    )
}
"""

DELETE_NODES = "UNWIND $rows AS id MATCH (n:Concept {id: id}) DETACH DELETE n"

DELETE_XREFS = "UNWIND $rows AS id MATCH (x:Xref {node: id}) DELETE x"

PUT_XREFS = "UNWIND $rows AS row CREATE (x:Xref) SET x = row"

COUNT_SUPPORT = """
UNWIND $rows AS id
MATCH (s:Statement {edge: id}) WHERE NOT s.negated
RETURN id, count(s) AS statements, count(DISTINCT s.document) AS documents
"""

PUT_EDGES = {
    predicate: f"""
UNWIND $rows AS row
MATCH (s:Concept {{id: row.subject}}), (o:Concept {{id: row.object}})
MERGE (s)-[r:{predicate.value}]->(o)
SET r = {{id: row.id, statements: row.statements, documents: row.documents}}
"""
    for predicate in Predicate
}

# Of all predicates in one call, where there are too few edges for a call each.
PUT_FEW_EDGES = f"""
UNWIND $rows AS row
MATCH (s:Concept {{id: row.subject}}), (o:Concept {{id: row.object}})
{
    "".join(
        f"FOREACH (_ IN CASE row.predicate WHEN '{name}' THEN [1] ELSE [] END |"
        f" MERGE (s)-[r:{name}]->(o)"
        " SET r.id = row.id, r.statements = row.statements, r.documents = row.documents)"
        for name in (predicate.value for predicate in Predicate)
    )
}
"""

NOTE_REPEATED = "UNWIND $rows AS id MATCH (n:Concept {id: id}) REMOVE n.said_once"

DELETE_EDGES = {
    predicate: f"""
UNWIND $rows AS row
MATCH (:Concept {{id: row.subject}})-[r:{predicate.value}]->(:Concept {{id: row.object}}) DELETE r
"""
    for predicate in Predicate
}

COUNT_DEGREES = """
UNWIND $rows AS id MATCH (n:Concept {id: id})
WITH n, COUNT { (n)--() } AS degree WHERE degree <> n.degree
RETURN n.id AS id, degree
"""

SET_DEGREES = """
UNWIND $rows AS row MATCH (n:Concept {id: row.id}) SET n.degree = row.degree, n.penalty = row.penalty
"""

PUT_CHANGES = """
MATCH (a:About {id: 'about'})
SET a.snapshot = $rows[-1].snapshot, a.number = $rows[-1].number,
    a.counts = [i IN range(0, 3) | coalesce(a.counts, [0, 0, 0, 0])[i] + $more[i]]
REMOVE a.locked
WITH a UNWIND $rows AS row
CREATE (c:Change) SET c = row
"""
