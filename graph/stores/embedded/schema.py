"""The tables of the file that holds the truth."""

from __future__ import annotations

APPLICATION_ID = 0x4E4F534F  # "NOSO"
VERSION = 1

TABLES = """
CREATE TABLE document (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, sha256 TEXT NOT NULL, retrieved TEXT NOT NULL,
    licence TEXT, loader TEXT NOT NULL, text TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE node (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, categories TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE description (
    document TEXT NOT NULL REFERENCES document ON DELETE CASCADE, node TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (document, node)
) WITHOUT ROWID;
CREATE INDEX description_node ON description (node);
CREATE TABLE xref (
    curie TEXT NOT NULL, node TEXT NOT NULL REFERENCES node (id) ON DELETE CASCADE,
    PRIMARY KEY (curie, node)
) WITHOUT ROWID;
CREATE INDEX xref_node ON xref (node);
CREATE TABLE name (
    folded TEXT NOT NULL, node TEXT NOT NULL, PRIMARY KEY (folded, node)
) WITHOUT ROWID;
CREATE INDEX name_node ON name (node);
CREATE TABLE word (word TEXT NOT NULL, node TEXT NOT NULL, PRIMARY KEY (word, node)) WITHOUT ROWID;
CREATE INDEX word_node ON word (node);
CREATE TABLE edge (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL REFERENCES node (id), predicate TEXT NOT NULL,
    object TEXT NOT NULL REFERENCES node (id),
    statements INTEGER NOT NULL, documents INTEGER NOT NULL
);
CREATE INDEX edge_subject ON edge (subject, object);
CREATE INDEX edge_object ON edge (object, subject);
CREATE TABLE statement (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL REFERENCES document ON DELETE CASCADE, edge TEXT NOT NULL,
    subject TEXT NOT NULL, predicate TEXT NOT NULL, object TEXT NOT NULL,
    negated INTEGER NOT NULL, hedge_word TEXT, hedge_level TEXT NOT NULL,
    section TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL, method TEXT NOT NULL, rule TEXT NOT NULL
);
CREATE INDEX statement_edge ON statement (edge);
CREATE INDEX statement_place ON statement (document, start, "end", subject, predicate, object, id);
CREATE TABLE change (
    number INTEGER PRIMARY KEY, snapshot TEXT NOT NULL, body TEXT NOT NULL
);
"""
