"""A built index of many names: a read-only file, so that a large lexicon costs little to ask."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from graph.model import Node
from graph.query.names import fold
from graph.vocabulary import Category, parse_category
from loaders.lexicon.forms import canonical, names_disease

LAYOUT = "2"
_SHORT_ACRONYM = 4
_SHORTEST = 3
_BATCH = 10_000
_COMMONEST = 2_000  # names with a word: one that more names have tells too little
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE concepts (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, category TEXT NOT NULL,
    synonyms TEXT NOT NULL, xrefs TEXT NOT NULL
);
CREATE TABLE names (
    key INTEGER PRIMARY KEY, form TEXT NOT NULL, concept INTEGER NOT NULL, scope TEXT NOT NULL,
    name TEXT NOT NULL
);
"""
_GROUNDING = """
CREATE TABLE grounding AS
SELECT form, min(concept) AS concept FROM names WHERE scope = 'exact' AND form <> ''
GROUP BY form HAVING count(DISTINCT concept) = 1;
CREATE UNIQUE INDEX grounding_form ON grounding (form);
CREATE TABLE firsts AS
SELECT substr(form, 1, instr(form || ' ', ' ') - 1) AS first,
       max(length(form) - length(replace(form, ' ', '')) + 1) AS longest
FROM grounding GROUP BY first;
CREATE UNIQUE INDEX firsts_first ON firsts (first);
CREATE TABLE words (word TEXT NOT NULL, name INTEGER NOT NULL, PRIMARY KEY (word, name)) WITHOUT ROWID;
"""
# Names that are plain words in running text, whatever an ontology means by them.
PLAIN = frozenset(
    {"all", "other", "onset", "frequent", "fall", "falls", "change", "sign", "fit", "short", "large",
     "small", "slow", "rapid", "mild", "severe", "acute", "chronic", "left", "right", "present",
     "absent", "increased", "decreased", "abnormality", "disease", "disorder", "symptom", "condition",
     "finding", "adult", "child", "male", "female", "sleep", "mass", "lesion", "growth", "rest"}
)  # fmt: skip


class Entry(NamedTuple):
    """A concept on its way into an index.

    Attributes:
        node: What it is.
        narrower: Names that are not exact, each with its scope; they only ever suggest.
    """

    node: Node
    narrower: tuple[tuple[str, str], ...] = ()


class Suggested(NamedTuple):
    """A concept that may be meant: by which name, and whether that is exact, narrow, broad or related."""

    node: Node
    name: str
    scope: str


def build_index(path: Path, entries: Iterable[Entry], about: dict[str, str]) -> int:
    """Write an index, whole or not at all; return how many concepts it has.

    A form that names two concepts grounds neither. One- and two-letter names and plain English words
    ground nothing.

    Args:
        path: Where; what is there is replaced.
        entries: The concepts; streamed.
        about: What is to be remembered: source, version.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f".{path.name}.{os.getpid()}")
    made.unlink(missing_ok=True)
    connection = sqlite3.connect(made)
    try:
        with connection:
            connection.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES
            )
            count = _fill(connection, entries)
            connection.executescript(_GROUNDING)
            connection.executemany("INSERT INTO words VALUES (?, ?)", _iter_words(connection))
            known = about | {"layout": LAYOUT, "concepts": str(count)}
            connection.executemany("INSERT INTO meta VALUES (?, ?)", known.items())
    except BaseException:
        connection.close()
        made.unlink(missing_ok=True)
        raise
    connection.close()
    made.replace(path)
    return count


def _fill(connection: sqlite3.Connection, entries: Iterable[Entry]) -> int:
    count = 0
    for key, entry in enumerate(entries, start=1):
        node, count = entry.node, key
        row = (key, node.id, node.name, node.categories[0].value,
               json.dumps(node.synonyms), json.dumps(node.xrefs))  # fmt: skip
        connection.execute("INSERT OR IGNORE INTO concepts VALUES (?, ?, ?, ?, ?, ?)", row)
        exact = ((name, "exact") for name in (node.name, *node.synonyms))
        connection.executemany(
            "INSERT INTO names (form, concept, scope, name) VALUES (?, ?, ?, ?)",
            ((_form(name), key, scope, name) for name, scope in (*exact, *entry.narrower)),
        )
    return count


def _form(name: str) -> str:
    """Return what a name is found by, an acronym as written; nothing for what must not ground."""
    if len(name) <= _SHORT_ACRONYM and name.isupper():
        return name
    form = canonical(name)
    return "" if len(form) < _SHORTEST or form in PLAIN else form


def _iter_words(connection: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    rows = connection.execute("SELECT key, name FROM names")
    while batch := rows.fetchmany(_BATCH):
        for key, name in batch:
            yield from ((word, key) for word in set(fold(name).split()))


class NameIndex:
    """An index that was built, open for reading; safe to share between threads.

    Complexity:
        A look-up is O(log n), and free when it was asked before; nothing is read ahead.
    """

    def __init__(self, path: Path) -> None:
        """Open it."""
        self.path = path
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        rows: list[tuple[str, str]] = self._rows("SELECT key, value FROM meta")
        self.about = dict(rows)
        self.longest = lru_cache(maxsize=50_000)(self._find_longest)
        self.find_form = lru_cache(maxsize=20_000)(self._find_form)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _find_longest(self, first: str) -> int:
        """Return how many words the longest form has that begins with that word; 0 for none."""
        found = self._rows("SELECT longest FROM firsts WHERE first = ?", first)
        return found[0][0] if found else 0

    def _find_form(self, form: str) -> Node | None:
        """Return the concept that is grounded by a canonical form or an acronym, or None."""
        if not self.longest(form.partition(" ")[0]):
            return None
        found = self._rows(
            "SELECT c.id, c.name, c.category, c.synonyms, c.xrefs FROM grounding AS g "
            "JOIN concepts AS c ON c.key = g.concept WHERE g.form = ?",
            form,
        )
        return _node(found[0]) if found else None

    def suggest(self, text: str, limit: int) -> list[Suggested]:
        """Return concepts that share a word with a text, those that share most first."""
        words = sorted(set(fold(text).split()))
        if not words:
            return []
        counted: defaultdict[int, int] = defaultdict(int)
        for word in words:
            rows = self._rows("SELECT name FROM words WHERE word = ? LIMIT ?", word, _COMMONEST)
            for (name,) in rows:
                counted[name] += 1
        best = sorted(counted, key=lambda key: (-counted[key], key))[:limit]
        return [each for key in best for each in self._suggested(key)]

    def _suggested(self, key: int) -> list[Suggested]:
        rows = self._rows(
            "SELECT c.id, c.name, c.category, c.synonyms, c.xrefs, n.name, n.scope FROM names AS n "
            "JOIN concepts AS c ON c.key = n.concept WHERE n.key = ?",
            key,
        )
        return [Suggested(_node(row[:5]), row[5], row[6]) for row in rows]

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()


def _categories(category: Category, name: str) -> tuple[Category, ...]:
    """Return what a concept is: an abnormality that is named as diseases are is a disease besides."""
    if category is Category.SYMPTOM and names_disease(name):
        return category, Category.DISEASE
    return (category,)


def _node(row: tuple[Any, ...]) -> Node:
    node_id, name, category, synonyms, xrefs = row
    return Node(
        id=node_id,
        name=name,
        categories=_categories(parse_category(category), name),
        synonyms=tuple(json.loads(synonyms)),
        xrefs=tuple(json.loads(xrefs)),
    )
