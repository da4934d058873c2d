"""What the database must have before the first write, made idempotently."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import neo4j

from graph.errors import StoreIncompatible
from graph.property_graph import LAYOUT_NOTICE, LAYOUT_VERSION
from graph.snapshots import EMPTY
from graph.stores.neo4j import cypher

# Constraints first: each brings the index that MERGE needs.
DEFINITIONS = (
    "CREATE CONSTRAINT concept_id IF NOT EXISTS FOR (n:Concept) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT loading_id IF NOT EXISTS FOR (n:Loading) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT statement_id IF NOT EXISTS FOR (n:Statement) REQUIRE n.id IS UNIQUE",
    (
        "CREATE CONSTRAINT description_of IF NOT EXISTS "
        "FOR (n:Description) REQUIRE (n.document, n.node) IS UNIQUE"
    ),
    "CREATE CONSTRAINT xref_of IF NOT EXISTS FOR (n:Xref) REQUIRE (n.curie, n.node) IS UNIQUE",
    "CREATE CONSTRAINT change_number IF NOT EXISTS FOR (n:Change) REQUIRE n.number IS UNIQUE",
    "CREATE CONSTRAINT about_id IF NOT EXISTS FOR (n:About) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX statement_edge IF NOT EXISTS FOR (n:Statement) ON (n.edge)",
    "CREATE INDEX statement_place IF NOT EXISTS FOR (n:Statement) ON (n.document, n.start)",
    "CREATE INDEX description_node IF NOT EXISTS FOR (n:Description) ON (n.node)",
    "CREATE INDEX xref_curie IF NOT EXISTS FOR (n:Xref) ON (n.curie)",
    "CREATE INDEX xref_node IF NOT EXISTS FOR (n:Xref) ON (n.node)",
    "CREATE INDEX concept_name IF NOT EXISTS FOR (n:Concept) ON (n.name)",
    (
        "CREATE FULLTEXT INDEX concept_names IF NOT EXISTS FOR (n:Concept) "
        "ON EACH [n.name, n.synonyms]"
    ),
    (
        "CREATE FULLTEXT INDEX concept_words IF NOT EXISTS FOR (n:Concept) ON EACH [n.folded] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}"
    ),
)
_WORD_OF_NAME = 2
_INDEX_SECONDS = 3_600  # behind an offline import of millions there is much to index
NAMES = tuple(line.replace("FULLTEXT ", "").split()[_WORD_OF_NAME] for line in DEFINITIONS)
CONSTRAINTS = frozenset(
    name
    for line, name in zip(DEFINITIONS, NAMES, strict=True)
    if line.startswith("CREATE CONSTRAINT")
)

_IS_EMPTY = "RETURN NOT EXISTS { MATCH (n) } AS empty"

_PUT_ABOUT = """
MERGE (a:About {id: 'about'})
ON CREATE SET a.snapshot = $snapshot, a.number = 0, a.schema_version = $version
SET a.name = 'About this graph', a.notice = $notice
"""

_SHOW_NAMES = "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN collect(name) AS names"


def prepare(session: neo4j.Session) -> None:
    """Make constraints, indexes and the node `:About` where they are not there yet.

    Raises:
        StoreIncompatible: When the database holds something that is not ours, or is of another
            version of this service.
    """
    state = session.run(cypher.GET_STATE).single(strict=True)
    if state["schema_version"] is None and not session.run(_IS_EMPTY).single(strict=True)["empty"]:
        message = "The Neo4j database holds data that is not this service's."
        raise StoreIncompatible(message, "Give it an empty database of its own.")
    check_version(state["schema_version"])
    missing = find_missing(lambda query: list(session.run(query)))
    for definition, name in zip(DEFINITIONS, NAMES, strict=True):
        if name in missing:
            session.run(definition).consume()
    if missing:
        session.run(f"CALL db.awaitIndexes({_INDEX_SECONDS})").consume()
    session.run(_PUT_ABOUT, snapshot=EMPTY, version=LAYOUT_VERSION, notice=LAYOUT_NOTICE).consume()


def find_needs(session: neo4j.Session) -> list[str] | None:
    """Return which constraints and indexes the graph lacks, or None where there is no graph yet.

    Raises:
        StoreIncompatible: When the database is of another version of this service.
    """
    state = session.run(cypher.GET_STATE).single(strict=True)
    check_version(state["schema_version"])
    if state["schema_version"] is None:
        return None
    return find_missing(lambda query: list(session.run(query)))


def check_version(version: int | None) -> None:
    """Raise `StoreIncompatible` when the database was written by another version of this service."""
    if version not in {None, LAYOUT_VERSION}:
        message = f"The Neo4j database has layout {version}; this version reads {LAYOUT_VERSION}."
        raise StoreIncompatible(
            message, "Use the version that wrote it, or load the documents into an empty database."
        )


def find_missing(run: Callable[[str], list[Any]]) -> list[str]:
    """Return the names of constraints and indexes that should be there and are not, in order."""
    names = run(_SHOW_NAMES)[0]["names"]
    return [name for name in NAMES if name not in names]
