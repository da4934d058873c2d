"""Every line of SQL for reading; `schema` shapes the file, `writing_sql` fills it.

Values are parameters, always. A list of values is one parameter: a JSON array. Identifiers of edges and
statements are not stored; `connection` gives SQLite the functions `edge_id` and `statement_id`.
"""

from __future__ import annotations

# --- the state ---

GET_STATE = "SELECT number, snapshot, token, edges FROM state"
HOLD_STATE = "SELECT token FROM state UNION ALL SELECT NULL"
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
SELECT p.name, is_subject, n.category, count(*)
FROM (
    SELECT e.predicate, 1 AS is_subject, e.object AS other FROM nodes AS m
    JOIN edges AS e ON e.subject = m.key WHERE m.id = ?1
    UNION ALL
    SELECT e.predicate, 0, e.subject FROM nodes AS m
    JOIN edges AS e ON e.object = m.key WHERE m.id = ?1 AND e.subject <> e.object)
JOIN nodes AS n ON n.key = other JOIN predicates AS p ON p.key = predicate
GROUP BY p.name, is_subject, n.category
"""

# --- edges ---

_EDGE = """
edge_id(s.id, p.name, o.id), s.id, s.name, s.categories, p.name, o.id, o.name, o.categories,
e.statements, e.documents
"""
_ENDS = """
JOIN predicates AS p ON p.key = e.predicate
JOIN nodes AS s ON s.key = e.subject JOIN nodes AS o ON o.key = e.object
"""
LIST_EDGES_FROM = f"""
SELECT {_EDGE} FROM json_each(?) AS asked
CROSS JOIN nodes AS a ON a.id = asked.value
CROSS JOIN edges AS e ON e.subject = a.key
{_ENDS}
ORDER BY s.id, p.name, o.id
"""
GET_EDGE = (
    f"SELECT {_EDGE} FROM edges AS e {_ENDS} WHERE e.hash = ?1 AND edge_id(s.id, p.name, o.id) = ?2"
)
FIND_EDGES_BETWEEN = f"""
SELECT {_EDGE}
FROM json_each(?) AS pair
CROSS JOIN nodes AS a ON a.id = json_extract(pair.value, '$[0]')
CROSS JOIN nodes AS b ON b.id = json_extract(pair.value, '$[1]')
CROSS JOIN edges AS e ON (e.subject = a.key AND e.object = b.key)
{_ENDS}
"""
GET_STANDINGS = f"SELECT n.id, n.degree, n.categories {_ASKED} nodes AS n ON n.id = asked.value"
_EXPAND = """
SELECT asked, n.id, n.degree, n.categories, sum(statements)
FROM (
    SELECT a.id AS asked, e.object AS other, e.statements
    FROM json_each(:ids) AS each CROSS JOIN nodes AS a ON a.id = each.value
    {among} CROSS JOIN edges AS e ON e.subject = a.key AND e.object <> a.key {and_object}
    WHERE e.predicate IN
        (SELECT p.key FROM predicates AS p JOIN json_each(:out) AS way ON p.name = way.value)
    UNION ALL
    SELECT a.id, e.subject, e.statements
    FROM json_each(:ids) AS each CROSS JOIN nodes AS a ON a.id = each.value
    {among} CROSS JOIN edges AS e ON e.object = a.key AND e.subject <> a.key {and_subject}
    WHERE e.predicate IN
        (SELECT p.key FROM predicates AS p JOIN json_each(:in) AS way ON p.name = way.value))
CROSS JOIN nodes AS n ON n.key = other
GROUP BY asked, n.id ORDER BY asked, n.id
"""
EXPAND = _EXPAND.format(among="", and_object="", and_subject="")
EXPAND_AMONG = _EXPAND.format(
    among="CROSS JOIN json_each(:among) AS some CROSS JOIN nodes AS b ON b.id = some.value",
    and_object="AND e.object = b.key",
    and_subject="AND e.subject = b.key",
)
# Whether that state is one of this file's, and what all changes since have touched is known.
IS_FOLLOWED = """
SELECT EXISTS (SELECT 1 FROM states WHERE number = ?1 AND token = ?2)
    AND (SELECT count(*) FROM states WHERE number > ?1 AND followed)
        = (SELECT number FROM state) - ?1
"""
GET_TOUCHES = "SELECT DISTINCT node FROM touches WHERE number > ? LIMIT ?"
GET_EDGES_AMONG = """
SELECT s.id, o.id, e.predicate, e.statements FROM json_each(?1) AS asked
CROSS JOIN nodes AS s ON s.id = asked.value
CROSS JOIN edges AS e ON e.subject = s.key
CROSS JOIN nodes AS o ON o.key = e.object
WHERE o.id IN (SELECT value FROM json_each(?1))
"""
GET_NAMES = "SELECT name FROM nodes ORDER BY id"
GET_TOPOLOGY_NODES = "SELECT key, id, categories FROM nodes ORDER BY id"
GET_TOPOLOGY_EDGES = "SELECT subject, object, predicate, statements FROM edges"
COUNT_ALL_EDGES = "SELECT count(*) FROM edges"
GET_PREDICATES = "SELECT key, name FROM predicates"

# --- statements ---

STATEMENT_ID = "statement_id(d.id, s.id, p.name, o.id, x.negated, x.start, x.stop, m.rule)"
FROM_STATEMENTS = """
FROM statements AS x
JOIN documents AS d ON d.key = x.document
JOIN nodes AS s ON s.key = iif(x.flipped, x.object, x.subject)
JOIN nodes AS o ON o.key = iif(x.flipped, x.subject, x.object)
JOIN predicates AS p ON p.key = x.predicate
JOIN manners AS m ON m.key = x.manner
"""
_STATEMENT = f"""
SELECT s.id, s.name, s.categories, p.name, o.id, o.name, o.categories, x.negated,
    m.hedge_word, m.hedge_level, d.id, m.section, x.sentence, x.start, x.stop, m.method, m.rule
{FROM_STATEMENTS}
"""
_PLACE = f"d.id, x.start, x.stop, s.id, p.name, o.id, {STATEMENT_ID}"
GET_PLACE = f"SELECT {_PLACE} {FROM_STATEMENTS} WHERE x.hash = ?1 AND {STATEMENT_ID} = ?2"


def statements_page(*, of_edge: bool, after: bool) -> str:
    """Return the query for one page of an edge's or a document's statements.

    Its parameters are the edge's subject, object and predicate as names, or the document; with `after`
    the seven values of a place; the limit.
    """
    whose = "NOT x.negated AND (x.subject, x.object, x.predicate) = (SELECT a.key, b.key, c.key"
    whose += " FROM nodes AS a, nodes AS b, predicates AS c"
    whose += " WHERE a.id = :subject AND b.id = :object AND c.name = :predicate)"
    whose = whose if of_edge else "x.document = (SELECT key FROM documents WHERE id = :document)"
    behind = f"AND ({_PLACE}) > (:d, :start, :stop, :s, :p, :o, :x)" if after else ""
    behind += " AND x.start >= :start" if after and not of_edge else ""
    return f"{_STATEMENT} WHERE {whose} {behind} ORDER BY {_PLACE} LIMIT :limit"


FIND_EVIDENCE = """
SELECT place, document, section, sentence, start, stop, method, rule
FROM (
    SELECT edge.key AS place, d.id AS document, m.section, x.sentence, x.start, x.stop, m.method,
        m.rule, row_number() OVER
            (PARTITION BY edge.key ORDER BY d.id, x.start, x.stop, m.rule) AS number
    FROM json_each(:edges) AS edge
    CROSS JOIN nodes AS a ON a.id = json_extract(edge.value, '$[0]')
    CROSS JOIN predicates AS p ON p.name = json_extract(edge.value, '$[1]')
    CROSS JOIN nodes AS b ON b.id = json_extract(edge.value, '$[2]')
    CROSS JOIN statements AS x
        ON x.subject = a.key AND x.object = b.key AND x.predicate = p.key AND NOT x.negated
    CROSS JOIN documents AS d ON d.key = x.document
    CROSS JOIN manners AS m ON m.key = x.manner)
WHERE number <= :most ORDER BY place, number
"""

# --- documents ---

DOCUMENT_COLUMNS = "id, title, sha256, retrieved, licence, release, loader, characters"
LIST_DOCUMENTS = f"SELECT {DOCUMENT_COLUMNS} FROM documents WHERE id > ? ORDER BY id LIMIT ?"
GET_DOCUMENT = f"SELECT {DOCUMENT_COLUMNS} FROM documents WHERE id = ?"
GET_TEXT = """
SELECT key, CASE WHEN ?3 IS NULL THEN substr(text, ?2 + 1) ELSE substr(text, ?2 + 1, ?3) END
FROM documents WHERE id = ?1
"""
GET_SENTENCES = """
SELECT sentence, start FROM statements
WHERE document = ?1 AND start < ?3 AND start >= (
    SELECT coalesce(max(start), 0) FROM statements WHERE document = ?1 AND start <= ?2)
ORDER BY start
"""
GET_DOCUMENT_NODES = """
SELECT x.body FROM descriptions AS x JOIN nodes AS n ON n.key = x.node
WHERE x.document = (SELECT key FROM documents WHERE id = ?) AND n.id > ?
ORDER BY n.id LIMIT ?
"""

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

GET_METAGRAPH = """
SELECT m.subject, p.name, m.object, m.edges
FROM metagraph AS m JOIN predicates AS p ON p.key = m.predicate
"""
COUNT_METAGRAPH = f"""
SELECT s.category, p.name, o.category, count(*) FROM edges AS e {_ENDS}
GROUP BY s.category, p.name, o.category
"""
CHANGE_COLUMNS = """
number, kind, document, snapshot, statements_added, statements_retracted,
nodes_added, nodes_removed, edges_added, edges_removed
"""
LIST_CHANGES = f"SELECT {CHANGE_COLUMNS} FROM changes WHERE number > ? ORDER BY number LIMIT ?"
