"""Nodes and the names they are found by."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph.model import Node
from graph.query.names import edits_allowed, fold

_LAST = "\U0010ffff"


def put_node(connection: sqlite3.Connection, node: Node, body: str) -> None:
    """Store the node, its cross-references and every name that a search may find it by."""
    connection.execute(
        "INSERT INTO node (id, name, categories, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
        " SET name = excluded.name, categories = excluded.categories, body = excluded.body",
        (node.id, node.name, " ".join(category.value for category in node.categories), body),
    )
    for table in ("xref", "name", "word"):
        connection.execute(f"DELETE FROM {table} WHERE node = ?", (node.id,))
    connection.executemany(
        "INSERT INTO xref VALUES (?, ?)", ((each, node.id) for each in node.xrefs)
    )
    folded = {fold(name) for name in (node.name, *node.synonyms)}
    connection.executemany("INSERT INTO name VALUES (?, ?)", ((each, node.id) for each in folded))
    words = {word for name in folded for word in name.split()}
    connection.executemany("INSERT INTO word VALUES (?, ?)", ((each, node.id) for each in words))


def find_candidates(connection: sqlite3.Connection, query: str, limit: int) -> list[str]:
    """Return nodes with the name, a name that begins so, or all the words, at most `limit`.

    Each word may be begun only, or misspelt.

    Complexity:
        A few look-ups in sorted indexes, and one pass over the distinct words in C for misspellings.
    """
    folded = fold(query)
    words = folded.split()
    if not words:
        return []
    begun = _begin(connection, "name", "folded", folded, limit)
    spelt = [_begin(connection, "word", "word", word, limit) for word in words]
    found = dict.fromkeys([*begun, *_common(spelt)])
    if len(found) < limit:
        near = [
            [*begins, *_near(connection, word, limit)]
            for word, begins in zip(words, spelt, strict=True)
        ]
        found |= dict.fromkeys(_common(near))
    return list(found)[:limit]


def _begin(
    connection: sqlite3.Connection, table: str, column: str, start: str, limit: int
) -> list[str]:
    # An exact name sorts before all that it begins, so a limit never cuts it off.
    rows = connection.execute(
        f"SELECT node FROM {table} WHERE {column} >= ? AND {column} < ? ORDER BY {column}, node LIMIT ?",
        (start, start + _LAST, limit),
    )
    return [node for (node,) in rows]


def _near(connection: sqlite3.Connection, word: str, limit: int) -> list[str]:
    edits = edits_allowed(word)
    if edits == 0:
        return []
    known = [each for (each,) in connection.execute("SELECT DISTINCT word FROM word")]
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=edits, limit=None)
    return [
        node
        for near, _, _ in found
        for (node,) in connection.execute(
            "SELECT node FROM word WHERE word = ? LIMIT ?", (near, limit)
        )
    ]


def _common(lists: Sequence[Iterable[str]]) -> list[str]:
    first, *others = lists
    sets = [set(each) for each in others]
    return [node for node in first if all(node in each for each in sets)]
