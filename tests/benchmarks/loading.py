"""How fast articles are loaded, on both stores, beside what one would write by hand.

Run with `make bench`. Every way loads the same readings, in one run, into an empty store; the
hand-written ways store nodes and edges with one sentence each, and nothing that would let a document be
changed or taken back later.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import neo4j
from generated_articles import generate_articles
from neo4j_local.launcher import LocalNeo4j, find_missing

from graph.model import Reading
from graph.store import GraphStore
from graph.stores.factory import open_store
from loaders.ingest import read_document

_BATCH = 5_000
_GROUP = 25  # as `nosograph load` does
_MERGE_ONE = """
MERGE (a:Concept {id: $subject}) MERGE (b:Concept {id: $object})
MERGE (a)-[r:RELATED {predicate: $predicate}]->(b) SET r.sentence = $sentence
"""
_MERGE_BATCH = """
UNWIND $rows AS row
MERGE (a:Concept {id: row.subject}) MERGE (b:Concept {id: row.object})
MERGE (a)-[r:RELATED {predicate: row.predicate}]->(b) SET r.sentence = row.sentence
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print a table."""
    options = _parse(arguments)
    print(f"{platform.machine()}, Python {platform.python_version()}, {options.documents} articles")
    articles = list(generate_articles(options.documents))
    readings, seconds = _read(articles)
    statements = sum(len(reading.statements) for reading in readings)
    print(f"{statements:,} statements; reading alone: {len(readings) / seconds:,.0f} articles/s\n")
    print(f"{'way':44}{'articles/s':>12}{'statements/s':>14}")
    with tempfile.TemporaryDirectory() as folder:
        _measure("embedded store", _through(str(Path(folder) / "bench.sqlite3")), readings)
        if missing := find_missing():
            print(f"Neo4j was not measured: {missing}")
            return 0
        with LocalNeo4j(Path(folder) / "neo4j") as server:
            _measure_neo4j(server, readings, options.naive)
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--naive", type=int, default=100, help="articles for the slowest way")
    return parser.parse_args(arguments)


def _read(articles: Iterable[tuple[str, bytes]]) -> tuple[list[Reading], float]:
    start = time.perf_counter()
    readings = [read_document(data, document_id=name) for name, data in articles]
    return readings, time.perf_counter() - start


def _measure(
    name: str, load: Callable[[Sequence[Reading]], object], readings: Sequence[Reading]
) -> None:
    start = time.perf_counter()
    load(readings)
    seconds = time.perf_counter() - start
    statements = sum(len(reading.statements) for reading in readings)
    print(f"{name:44}{len(readings) / seconds:12,.1f}{statements / seconds:14,.0f}")
    sys.stdout.flush()


def _through(location: str, **credentials: str) -> Callable[[Sequence[Reading]], object]:
    def load(readings: Sequence[Reading]) -> None:
        store: GraphStore = open_store(location, **credentials)
        try:
            for start in range(0, len(readings), _GROUP):
                store.replace_documents(readings[start : start + _GROUP])
        finally:
            store.close()

    return load


def _measure_neo4j(server: LocalNeo4j, readings: Sequence[Reading], naive: int) -> None:
    credentials = {"user": server.user, "password": server.password}
    _measure("Neo4j store", _through(server.bolt_uri, **credentials), readings)
    with neo4j.GraphDatabase.driver(
        server.bolt_uri, auth=(server.user, server.password), notifications_min_severity="OFF"
    ) as driver:
        _empty(driver)
        _measure("by hand: batched UNWIND, edges only", _by_batches(driver), readings)
        _empty(driver)
        _measure("by hand: one MERGE per row, edges only", _row_by_row(driver), readings[:naive])


def _empty(driver: neo4j.Driver) -> None:
    with driver.session(database="neo4j") as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS").consume()


def _rows(readings: Iterable[Reading]) -> list[dict[str, object]]:
    return [
        {
            "subject": statement.subject.id,
            "predicate": statement.predicate.value,
            "object": statement.object.id,
            "sentence": statement.evidence.sentence,
        }
        for reading in readings
        for statement in reading.statements
    ]


def _by_batches(driver: neo4j.Driver) -> Callable[[Sequence[Reading]], object]:
    def load(readings: Sequence[Reading]) -> None:
        rows = _rows(readings)
        for start in range(0, len(rows), _BATCH):
            driver.execute_query(_MERGE_BATCH, rows=rows[start : start + _BATCH], database_="neo4j")

    return load


def _row_by_row(driver: neo4j.Driver) -> Callable[[Sequence[Reading]], object]:
    def load(readings: Sequence[Reading]) -> None:
        with driver.session(database="neo4j") as session:
            for row in _rows(readings):
                session.run(_MERGE_ONE, row).consume()

    return load


if __name__ == "__main__":
    raise SystemExit(main())
