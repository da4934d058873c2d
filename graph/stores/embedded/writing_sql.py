"""Every line of SQL for writing.

What a document says now is put beside what it said so far, under a key of its own; then the two are
compared, the old is removed, and edges are counted anew. Values are parameters, always.
"""

from __future__ import annotations

from graph.stores.embedded.sql import CHANGE_COLUMNS, DOCUMENT_COLUMNS

_ASKED = "FROM json_each(?1) AS asked CROSS JOIN"

# --- documents and the log ---

GET_STORED_DOCUMENT = f"SELECT key, {DOCUMENT_COLUMNS}, text FROM documents WHERE id = ?"
NEW_DOCUMENT_KEY = "SELECT coalesce(max(key), 0) + 1 FROM documents"
PUT_DOCUMENT = f"""
INSERT INTO documents (key, {DOCUMENT_COLUMNS}, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
DELETE_DOCUMENT = "DELETE FROM documents WHERE key = ?"
PUT_STATE = """
UPDATE state SET number = ?, snapshot = ?, token = hex(randomblob(8)),
    nodes = nodes + ?, edges = edges + ?, statements = statements + ?, documents = documents + ?
"""
PUT_CHANGE = f"INSERT INTO changes ({CHANGE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

# --- nodes ---

GET_NODES = f"""
SELECT n.key, n.name, n.categories, n.synonyms, n.xrefs, n.description, n.id
{_ASKED} nodes AS n ON n.id = asked.value
"""
NEW_NODE_KEY = "SELECT coalesce(max(key), 0) + 1 FROM nodes"
ADD_NODES = """
INSERT INTO nodes (name, categories, synonyms, xrefs, description, id, key)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
UPDATE_NODES = """
UPDATE nodes SET name = ?, categories = ?, synonyms = ?, xrefs = ?, description = ? WHERE id = ?
"""
DELETE_NODES = "DELETE FROM nodes WHERE key = ?"
PUT_DESCRIPTIONS = "INSERT OR REPLACE INTO descriptions (document, node, body) VALUES (?, ?, ?)"
DELETE_DESCRIPTIONS = "DELETE FROM descriptions WHERE document = ?"
GET_DESCRIPTIONS = f"""
SELECT n.id, x.body {_ASKED} nodes AS n ON n.id = asked.value
JOIN descriptions AS x ON x.node = n.key WHERE x.document IS NOT ?2
"""
GET_DOCUMENT_DESCRIPTIONS = """
SELECT n.id, x.body FROM descriptions AS x JOIN nodes AS n ON n.key = x.node WHERE x.document = ?
"""
GET_UNNAMED = """
SELECT n.id FROM descriptions AS x JOIN nodes AS n ON n.key = x.node
WHERE x.document = ?1
    AND NOT EXISTS (SELECT 1 FROM descriptions AS y WHERE y.document = ?2 AND y.node = x.node)
ORDER BY n.id
"""
FORGET_NAMES = (
    "DELETE FROM names WHERE node = ?",
    "DELETE FROM words WHERE node = ?",
    "DELETE FROM xrefs WHERE node = ?",
)
PUT_NAMES = "INSERT INTO names (folded, node) VALUES (?, ?)"
PUT_WORDS = "INSERT INTO words (word, node) VALUES (?, ?)"
PUT_XREFS = "INSERT INTO xrefs (curie, node) VALUES (?, ?)"

# --- statements ---

GET_STORED_STATEMENTS = """
SELECT s.id, p.name, o.id, x.negated, m.section, m.method, m.rule, m.hedge_word, m.hedge_level,
    x.start, x.sentence
FROM statements AS x
JOIN nodes AS s ON s.key = iif(x.flipped, x.object, x.subject)
JOIN nodes AS o ON o.key = iif(x.flipped, x.subject, x.object)
JOIN predicates AS p ON p.key = x.predicate
JOIN manners AS m ON m.key = x.manner
WHERE x.document = ?
"""
GET_PREDICATE = "SELECT key FROM predicates WHERE name = ?"
ADD_PREDICATE = "INSERT INTO predicates (name) VALUES (?)"
GET_MANNER = """
SELECT key FROM manners
WHERE section IS ? AND method = ? AND rule = ? AND hedge_word IS ? AND hedge_level = ?
"""
ADD_MANNER = """
INSERT INTO manners (section, method, rule, hedge_word, hedge_level) VALUES (?, ?, ?, ?, ?)
"""
PUT_STATEMENTS = """
INSERT INTO statements
    (document, subject, object, predicate, flipped, negated, manner, start, hash, sentence)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
# How many statements of one document are those of another to the letter of their identifiers.
COUNT_KEPT = """
SELECT count(*) FROM statements AS x JOIN statements AS y ON y.document = ?2 AND y.start = x.start
    AND y.stop = x.stop AND y.subject = x.subject AND y.object = x.object
    AND y.predicate = x.predicate AND y.flipped = x.flipped AND y.negated = x.negated
JOIN manners AS m ON m.key = x.manner JOIN manners AS n ON n.key = y.manner AND n.rule = m.rule
WHERE x.document = ?1
"""
COUNT_STATEMENTS = "SELECT count(*) FROM statements WHERE document = ?"
DELETE_STATEMENTS = "DELETE FROM statements WHERE document = ?"

# --- edges, where few are touched ---

MAKE_TOUCHED = """
CREATE TEMP TABLE IF NOT EXISTS touched (
    subject INTEGER, object INTEGER, predicate INTEGER, existed INTEGER,
    PRIMARY KEY (subject, object, predicate)
) WITHOUT ROWID
"""
FORGET_TOUCHED = "DELETE FROM temp.touched"
TOUCH = """
INSERT OR IGNORE INTO temp.touched
SELECT x.subject, x.object, x.predicate, EXISTS (SELECT 1 FROM edges AS e
    WHERE e.subject = x.subject AND e.object = x.object AND e.predicate = x.predicate)
FROM statements AS x WHERE x.document = ? AND NOT x.negated
"""
DELETE_TOUCHED_EDGES = """
DELETE FROM edges WHERE (subject, object, predicate) IN
    (SELECT subject, object, predicate FROM temp.touched)
"""
_SUPPORT = """
INSERT INTO edges (subject, object, predicate, statements, documents, hash)
SELECT x.subject, x.object, x.predicate, x.statements, x.documents, edge_hash(s.id, p.name, o.id)
FROM ({support}) AS x
CROSS JOIN nodes AS s ON s.key = x.subject
CROSS JOIN predicates AS p ON p.key = x.predicate
CROSS JOIN nodes AS o ON o.key = x.object
"""
_COUNTED = "count(*) AS statements, count(DISTINCT x.document) AS documents"
ADD_TOUCHED_EDGES = _SUPPORT.format(
    support=f"""
    SELECT x.subject, x.object, x.predicate, {_COUNTED}
    FROM temp.touched AS t CROSS JOIN statements AS x
    ON x.subject = t.subject AND x.object = t.object AND x.predicate = t.predicate
        AND NOT x.negated
    GROUP BY x.subject, x.object, x.predicate"""
)
COUNT_TOUCHED_EDGES = """
SELECT coalesce(sum(is_there AND NOT existed), 0), coalesce(sum(existed AND NOT is_there), 0)
FROM (SELECT t.existed, EXISTS (SELECT 1 FROM edges AS e WHERE e.subject = t.subject
    AND e.object = t.object AND e.predicate = t.predicate) AS is_there FROM temp.touched AS t)
"""
COUNT_TOUCHED_DEGREES = """
UPDATE nodes SET degree = (SELECT count(*) FROM edges AS e WHERE e.subject = nodes.key) + (
    SELECT count(*) FROM edges AS e WHERE e.object = nodes.key AND e.subject <> nodes.key)
WHERE key IN (SELECT subject FROM temp.touched UNION SELECT object FROM temp.touched)
"""

# --- edges, where many are ---

COUNT_COMMON_EDGES = """
SELECT count(*) FROM (SELECT 1 FROM statements WHERE NOT negated
    GROUP BY subject, object, predicate HAVING max(document IS NOT ?1) AND max(document IS NOT ?2))
"""
DELETE_EDGES = "DELETE FROM edges"
ADD_EDGES = _SUPPORT.format(
    support=f"""
    SELECT x.subject, x.object, x.predicate, {_COUNTED} FROM statements AS x
    WHERE NOT x.negated GROUP BY x.subject, x.object, x.predicate"""
)
COUNT_EDGES = "SELECT count(*) FROM edges"
COUNT_DEGREES = (
    "UPDATE nodes SET degree = 0",
    "UPDATE nodes SET degree = x.edges FROM (SELECT subject, count(*) AS edges FROM edges "
    "GROUP BY subject) AS x WHERE x.subject = nodes.key",
    "UPDATE nodes SET degree = degree + x.edges FROM (SELECT object, count(*) AS edges FROM edges "
    "WHERE subject <> object GROUP BY object) AS x WHERE x.object = nodes.key",
)

# --- the metagraph ---

# No sorting: the table is a few pages, however many edges are counted into it.
_COUNT_INTO_METAGRAPH = """
INSERT INTO metagraph (subject, predicate, object, edges)
SELECT s.category, e.predicate, o.category, :sign
FROM {edges}
CROSS JOIN nodes AS s ON s.key = e.subject CROSS JOIN nodes AS o ON o.key = e.object
WHERE true ON CONFLICT DO UPDATE SET edges = edges + excluded.edges
"""
COUNT_ALL_KINDS = _COUNT_INTO_METAGRAPH.format(edges="edges AS e")
COUNT_TOUCHED_KINDS = _COUNT_INTO_METAGRAPH.format(
    edges="""temp.touched AS t CROSS JOIN edges AS e
    ON e.subject = t.subject AND e.object = t.object AND e.predicate = t.predicate"""
)
COUNT_KINDS_AT = _COUNT_INTO_METAGRAPH.format(
    edges="""(
    SELECT e.subject, e.object, e.predicate FROM json_each(:nodes) AS asked
    CROSS JOIN edges AS e ON e.subject = asked.value
    UNION SELECT e.subject, e.object, e.predicate FROM json_each(:nodes) AS asked
    CROSS JOIN edges AS e ON e.object = asked.value) AS e"""
)
FORGET_KINDS = "DELETE FROM metagraph"
FORGET_EMPTY_KINDS = "DELETE FROM metagraph WHERE edges = 0"

# --- what the latest changes have touched ---

PUT_TOUCHES = "INSERT OR IGNORE INTO touches SELECT ?1, value FROM json_each(?2)"
PUT_TOUCHED_ENDS = """
INSERT OR IGNORE INTO touches SELECT ?1, n.id FROM nodes AS n
WHERE n.key IN (SELECT subject FROM temp.touched UNION SELECT object FROM temp.touched)
"""
COUNT_TOUCHED = "SELECT count(*) FROM temp.touched"
COUNT_TOUCHES = "SELECT count(*) FROM touches WHERE number = ?"
FORGET_TOUCHES = "DELETE FROM touches WHERE number = ?"
PUT_FOLLOWED_STATE = "INSERT INTO states SELECT number, token, ? FROM state"
FORGET_STATES = (
    "DELETE FROM states WHERE number <= ?",
    "DELETE FROM touches WHERE number <= ?",
)
