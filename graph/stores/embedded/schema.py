"""The shape of the file, and whether a file has it."""

from __future__ import annotations

from graph.errors import StoreIncompatible, StoreUnavailable
from graph.snapshots import EMPTY
from graph.stores.embedded.connection import Connection
from graph.stores.embedded.faults import not_a_store

APPLICATION_ID = 0x4E4F534F  # "NOSO", as file(1) and SQLite's own tools see it
LAYOUT = 3

# Texts compare as bytes of UTF-8, which is the order of code points and so Python's own.
_TABLES = """
CREATE TABLE state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    number INTEGER NOT NULL,
    snapshot TEXT NOT NULL,
    token TEXT NOT NULL,  -- drawn anew at every change: no other file is ever in this state
    nodes INTEGER NOT NULL,
    edges INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    documents INTEGER NOT NULL
) STRICT;

CREATE TABLE documents (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    licence TEXT,
    release TEXT,
    loader TEXT NOT NULL,
    characters INTEGER NOT NULL,
    text TEXT  -- NULL for a dataset, whose text is its statements' sentences, each with a line end
) STRICT;

-- What all descriptions of a concept add up to.
CREATE TABLE nodes (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    categories TEXT NOT NULL,  -- joined by commas, primary first
    synonyms TEXT NOT NULL,    -- a JSON array
    xrefs TEXT NOT NULL,       -- a JSON array
    description TEXT,
    degree INTEGER NOT NULL DEFAULT 0,  -- its edges, a self-loop once
    category TEXT GENERATED ALWAYS AS
        (substr(categories, 1, instr(categories || ',', ',') - 1)) VIRTUAL
) STRICT;

-- What one document says that a concept is; the body is the node as JSON.
CREATE TABLE descriptions (
    document INTEGER NOT NULL,
    node INTEGER NOT NULL REFERENCES nodes,
    body TEXT NOT NULL,
    PRIMARY KEY (document, node)
) STRICT, WITHOUT ROWID;
CREATE INDEX descriptions_by_node ON descriptions (node);

-- How a node is found: names and synonyms without case, accents and punctuation; their words.
CREATE TABLE names (
    folded TEXT NOT NULL,
    node INTEGER NOT NULL REFERENCES nodes ON DELETE CASCADE,
    PRIMARY KEY (folded, node)
) STRICT, WITHOUT ROWID;
CREATE INDEX names_by_node ON names (node);

CREATE TABLE words (
    word TEXT NOT NULL,
    node INTEGER NOT NULL REFERENCES nodes ON DELETE CASCADE,
    PRIMARY KEY (word, node)
) STRICT, WITHOUT ROWID;
CREATE INDEX words_by_node ON words (node);

CREATE TABLE xrefs (
    curie TEXT NOT NULL,
    node INTEGER NOT NULL REFERENCES nodes ON DELETE CASCADE,
    PRIMARY KEY (curie, node)
) STRICT, WITHOUT ROWID;
CREATE INDEX xrefs_by_node ON xrefs (node);

-- Words that very many rows repeat, each once.
CREATE TABLE predicates (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE manners (
    key INTEGER PRIMARY KEY,
    section TEXT,
    method TEXT NOT NULL,
    rule TEXT NOT NULL,
    hedge_word TEXT,
    hedge_level TEXT NOT NULL
) STRICT;
CREATE INDEX manners_by_content ON manners (section, method, rule, hedge_word, hedge_level);

-- What all statements that are not negated add up to. Ends and predicates of edges and statements stand
-- for rows of nodes and predicates; a foreign key would look each of millions up once more. The hash is
-- the beginning of the identifier, which the rest of the row determines.
CREATE TABLE edges (
    subject INTEGER NOT NULL,
    object INTEGER NOT NULL,
    predicate INTEGER NOT NULL,
    statements INTEGER NOT NULL CHECK (statements > 0),
    documents INTEGER NOT NULL CHECK (documents > 0),
    hash INTEGER NOT NULL,
    PRIMARY KEY (subject, object, predicate)
) STRICT, WITHOUT ROWID;

-- Subject and object are the edge's; `flipped` where the statement has them the other way round.
CREATE TABLE statements (
    key INTEGER PRIMARY KEY,
    document INTEGER NOT NULL,
    subject INTEGER NOT NULL,
    object INTEGER NOT NULL,
    predicate INTEGER NOT NULL,
    flipped INTEGER NOT NULL CHECK (flipped IN (0, 1)),
    negated INTEGER NOT NULL CHECK (negated IN (0, 1)),
    manner INTEGER NOT NULL,
    start INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    sentence TEXT NOT NULL,
    stop INTEGER GENERATED ALWAYS AS (start + length(sentence)) VIRTUAL
) STRICT;

-- How many edges run between which primary categories.
CREATE TABLE metagraph (
    subject TEXT NOT NULL,
    predicate INTEGER NOT NULL,
    object TEXT NOT NULL,
    edges INTEGER NOT NULL,
    PRIMARY KEY (subject, predicate, object)
) STRICT, WITHOUT ROWID;

CREATE TABLE changes (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    document TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    statements_added INTEGER NOT NULL,
    statements_retracted INTEGER NOT NULL,
    nodes_added INTEGER NOT NULL,
    nodes_removed INTEGER NOT NULL,
    edges_added INTEGER NOT NULL,
    edges_removed INTEGER NOT NULL
) STRICT;

-- Which nodes the latest changes have touched, so that arrays of a state before serve after them.
CREATE TABLE states (
    number INTEGER PRIMARY KEY,
    token TEXT NOT NULL,
    followed INTEGER NOT NULL CHECK (followed IN (0, 1))  -- whether all touched nodes are in touches
) STRICT;

CREATE TABLE touches (
    number INTEGER NOT NULL,
    node TEXT NOT NULL,
    PRIMARY KEY (number, node)
) STRICT, WITHOUT ROWID;
"""
# Made anew, rather than kept up, where very much is written at once.
STATEMENT_INDEXES = {
    "statements_by_document": "statements (document, start)",
    "statements_by_edge": "statements (subject, object, predicate, negated, document)",
    "statements_by_hash": "statements (hash)",
}
EDGE_INDEXES = {
    "edges_by_object": "edges (object, subject)",
    "edges_by_hash": "edges (hash)",
}


def prepare(connection: Connection, *, create: bool) -> None:
    """Make sure that the file is a store of this layout; make an empty file into one.

    Safe when several processes do it at once.

    Args:
        connection: To the file.
        create: Whether an empty file may become a store.

    Raises:
        StoreIncompatible: When it is something else, with what it is.
        StoreUnavailable: When it is empty and must not be.
    """
    if _is_store(connection):
        return
    if not create:
        detail = f"{connection.place} holds no store."
        raise StoreUnavailable(detail, "Load a document into it first.")
    connection.set_wal()
    with connection.writing():
        if not _is_store(connection):  # another process may have been quicker
            _make(connection)


def _is_store(connection: Connection) -> bool:
    """Return whether it is a store, and not an empty file."""
    application, layout = connection.pragma("application_id"), connection.pragma("user_version")
    if application == APPLICATION_ID:
        if layout == LAYOUT:
            return True
        detail = f"{connection.place} is written in layout {layout}; this version reads {LAYOUT}."
        raise StoreIncompatible(detail, "Use the version that wrote it, or load into a new store.")
    tables = [name for (name,) in connection.rows("SELECT name FROM sqlite_master ORDER BY name")]
    if application or layout or tables:
        holding = f"holding {', '.join(tables[:5])}" if tables else "without tables"
        found = f"a SQLite file of another program (application {application:#x}, {holding})"
        raise not_a_store(connection.place, found)
    return False


def _make(connection: Connection) -> None:
    for statement in _TABLES.split(";\n"):
        connection.run(statement)
    for name, columns in {**STATEMENT_INDEXES, **EDGE_INDEXES}.items():
        connection.run(f"CREATE INDEX {name} ON {columns}")
    connection.run("INSERT INTO state VALUES (1, 0, ?, hex(randomblob(8)), 0, 0, 0, 0)", (EMPTY,))
    connection.run("INSERT INTO states SELECT number, token, 0 FROM state")
    connection.run(f"PRAGMA user_version = {LAYOUT}")
    connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
