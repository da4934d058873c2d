"""Every line of SQL for reading and writing; `schema` has those that shape the file.

Values are parameters, always. A list of values is one parameter: a JSON array.
"""

from __future__ import annotations

# --- the state ---

GET_STATE = "SELECT number, snapshot FROM state"
GET_COUNTS = "SELECT nodes, edges, statements, documents FROM state"

# --- nodes ---

NODE_COLUMNS = "n.id, n.name, n.categories, n.synonyms, n.xrefs, n.description"
_ASKED = "FROM json_each(?) AS asked CROSS JOIN"

RESOLVE = """
SELECT coalesce(
    (SELECT id FROM nodes WHERE id = ?1),
    (SELECT min(n.id) FROM xrefs AS x JOIN nodes AS n ON n.key = x.node WHERE x.curie = ?1))
"""
FIND_NODES = f"SELECT {NODE_COLUMNS} {_ASKED} nodes AS n ON n.id = asked.value"
LIST_NODES = f"SELECT {NODE_COLUMNS} FROM nodes AS n WHERE n.id > ? ORDER BY n.id LIMIT ?"
COUNT_EDGES = """
SELECT predicate, is_subject, n.category, count(*)
FROM (
    SELECT e.predicate, 1 AS is_subject, e.object AS other FROM nodes AS m
    JOIN edges AS e ON e.subject = m.key WHERE m.id = ?1
    UNION ALL
    SELECT e.predicate, 0, e.subject FROM nodes AS m
    JOIN edges AS e ON e.object = m.key WHERE m.id = ?1 AND e.subject <> e.object)
JOIN nodes AS n ON n.key = other
GROUP BY predicate, is_subject, n.category
"""

# --- edges ---

_EDGE = """
e.id, s.id, s.name, s.categories, e.predicate, o.id, o.name, o.categories, e.statements, e.documents
"""
_ENDS = "JOIN nodes AS s ON s.key = e.subject JOIN nodes AS o ON o.key = e.object"

LIST_EDGES_FROM = f"""
SELECT {_EDGE} FROM json_each(?) AS asked
CROSS JOIN nodes AS a ON a.id = asked.value
CROSS JOIN edges AS e ON e.subject = a.key
{_ENDS}
ORDER BY s.id, e.predicate, o.id
"""
GET_EDGE = f"SELECT {_EDGE} FROM edges AS e {_ENDS} WHERE e.id = ?"
FIND_EDGES_BETWEEN = f"""
SELECT {_EDGE}
FROM json_each(?) AS pair
CROSS JOIN nodes AS a ON a.id = json_extract(pair.value, '$[0]')
CROSS JOIN nodes AS b ON b.id = json_extract(pair.value, '$[1]')
CROSS JOIN edges AS e ON (e.subject = a.key AND e.object = b.key)
{_ENDS}
"""
GET_TOPOLOGY_NODES = "SELECT key, id, categories FROM nodes ORDER BY id"
GET_TOPOLOGY_EDGES = """
SELECT subject, object, instr(?, ',' || predicate || ','), statements FROM edges
"""

# --- statements ---

_STATEMENT = """
SELECT s.id, s.name, s.categories, x.predicate, o.id, o.name, o.categories, x.negated,
    x.hedge_word, x.hedge_level, d.id, x.section, x.sentence, x.start, x.stop, x.method, x.rule
FROM statements AS x
JOIN documents AS d ON d.key = x.document
JOIN nodes AS s ON s.key = x.subject
JOIN nodes AS o ON o.key = x.object
"""
_PLACE = "d.id, x.start, x.stop, s.id, x.predicate, o.id, x.id"
GET_PLACE = f"SELECT {_PLACE} {_STATEMENT[_STATEMENT.index('FROM') :]} WHERE x.id = ?"


def statements_page(*, of_edge: bool, after: bool) -> str:
    """Return the query for one page of an edge's or a document's statements.

    Its parameters are the edge or the document; with `after` the seven values of a place; the limit.
    """
    whose = "x.edge = ? AND NOT x.negated" if of_edge else "d.id = ?"
    behind = f"AND ({_PLACE}) > (?, ?, ?, ?, ?, ?, ?)" if after else ""
    return f"{_STATEMENT} WHERE {whose} {behind} ORDER BY {_PLACE} LIMIT ?"


# --- documents ---

_DOCUMENT = "id, title, sha256, retrieved, licence, release, loader, characters"
LIST_DOCUMENTS = f"SELECT {_DOCUMENT} FROM documents WHERE id > ? ORDER BY id LIMIT ?"
GET_DOCUMENT = f"SELECT {_DOCUMENT} FROM documents WHERE id = ?"
GET_TEXT = "SELECT text FROM documents WHERE id = ?"

# --- names ---

FIND_BY_NAME = f"""
SELECT {NODE_COLUMNS} FROM names JOIN nodes AS n ON n.key = names.node
WHERE folded >= ?1 AND folded < ?2 ORDER BY folded, n.id LIMIT ?3
"""
FIND_BY_WORDS = f"""
SELECT {NODE_COLUMNS}
FROM json_each(?1) AS asked CROSS JOIN words AS w ON w.word = json_extract(asked.value, '$[0]')
JOIN nodes AS n ON n.key = w.node
GROUP BY n.key HAVING count(DISTINCT json_extract(asked.value, '$[1]')) = ?2
ORDER BY n.id LIMIT ?3
"""
GET_WORDS = "SELECT DISTINCT word FROM words ORDER BY word"

# --- the whole ---

GET_SCHEMA = """
SELECT s.category, e.predicate, o.category, count(*)
FROM edges AS e JOIN nodes AS s ON s.key = e.subject JOIN nodes AS o ON o.key = e.object
GROUP BY s.category, e.predicate, o.category
"""
CHANGE_COLUMNS = """
number, kind, document, snapshot, statements_added, statements_retracted,
nodes_added, nodes_removed, edges_added, edges_removed
"""
LIST_CHANGES = f"SELECT {CHANGE_COLUMNS} FROM changes WHERE number > ? ORDER BY number LIMIT ?"

# --- writing ---

GET_STORED_DOCUMENT = f"SELECT key, {_DOCUMENT}, text FROM documents WHERE id = ?"
GET_STORED_STATEMENTS = """
SELECT x.id, x.edge, s.id, x.predicate, o.id, x.negated, x.hedge_word, x.hedge_level,
    x.section, x.sentence, x.start, x.stop, x.method, x.rule
FROM statements AS x JOIN nodes AS s ON s.key = x.subject JOIN nodes AS o ON o.key = x.object
WHERE x.document = ?
"""
GET_STORED_DESCRIPTIONS = """
SELECT n.id, x.body FROM descriptions AS x JOIN nodes AS n ON n.key = x.node WHERE x.document = ?
"""
PUT_DOCUMENT = """
INSERT INTO documents (id, title, sha256, retrieved, licence, release, loader, characters, text)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET title = excluded.title, sha256 = excluded.sha256,
    retrieved = excluded.retrieved, licence = excluded.licence, release = excluded.release,
    loader = excluded.loader, characters = excluded.characters, text = excluded.text
RETURNING key
"""
DELETE_DOCUMENT = "DELETE FROM documents WHERE key = ?"

ADD_NODES = """
INSERT INTO nodes (name, categories, synonyms, xrefs, description, id) VALUES (?, ?, ?, ?, ?, ?)
"""
UPDATE_NODES = """
UPDATE nodes SET name = ?, categories = ?, synonyms = ?, xrefs = ?, description = ? WHERE id = ?
"""
DELETE_NODES = "DELETE FROM nodes WHERE id IN (SELECT value FROM json_each(?))"
GET_KEYS = f"SELECT n.id, n.key {_ASKED} nodes AS n ON n.id = asked.value"
PUT_DESCRIPTIONS = "INSERT OR REPLACE INTO descriptions (document, node, body) VALUES (?, ?, ?)"
DELETE_DESCRIPTIONS = "DELETE FROM descriptions WHERE document = ? AND node = ?"
GET_DESCRIPTIONS = f"""
SELECT n.id, x.body {_ASKED} nodes AS n ON n.id = asked.value
JOIN descriptions AS x ON x.node = n.key
"""
FORGET_NAMES = (
    "DELETE FROM names WHERE node = ?",
    "DELETE FROM words WHERE node = ?",
    "DELETE FROM xrefs WHERE node = ?",
)
PUT_NAMES = "INSERT INTO names (folded, node) VALUES (?, ?)"
PUT_WORDS = "INSERT INTO words (word, node) VALUES (?, ?)"
PUT_XREFS = "INSERT INTO xrefs (curie, node) VALUES (?, ?)"

PUT_STATEMENTS = """
INSERT INTO statements (id, edge, subject, predicate, object, negated, hedge_word, hedge_level,
    section, sentence, start, stop, method, rule, document)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET hedge_word = excluded.hedge_word,
    hedge_level = excluded.hedge_level, section = excluded.section, sentence = excluded.sentence,
    method = excluded.method
"""
DELETE_STATEMENTS = "DELETE FROM statements WHERE id IN (SELECT value FROM json_each(?))"

COUNT_SUPPORT = """
SELECT edge, count(*), count(DISTINCT document) FROM statements
WHERE edge IN (SELECT value FROM json_each(?)) AND NOT negated GROUP BY edge
"""
GET_SUPPORT = f"SELECT e.id, e.statements, e.documents {_ASKED} edges AS e ON e.id = asked.value"
ADD_EDGES = """
INSERT INTO edges (statements, documents, id, subject, predicate, object) VALUES (?, ?, ?, ?, ?, ?)
"""
UPDATE_EDGES = "UPDATE edges SET statements = ?, documents = ? WHERE id = ?"
DELETE_EDGES = "DELETE FROM edges WHERE id IN (SELECT value FROM json_each(?))"

PUT_STATE = """
UPDATE state SET number = ?, snapshot = ?, nodes = nodes + ?, edges = edges + ?,
    statements = statements + ?, documents = documents + ?
"""
PUT_CHANGE = f"INSERT INTO changes ({CHANGE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
