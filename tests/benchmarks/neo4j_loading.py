"""How fast a dataset is loaded into a Neo4j, beside batched UNWIND as one would write it by hand.

    PYTHONPATH=tools:. python tests/benchmarks/neo4j_loading.py --edges 200000

Each way loads the same generated graph into an empty database of its own with the constraints and indexes
that its sentences need, in turn, in one run. By hand there is one sentence for nodes and one for each
predicate; nothing notes how far it is, so that a load that breaks off begins anew.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import neo4j
from generated_graph import GeneratedGraph, generate_graph
from neo4j_local.launcher import LocalNeo4j, find_missing

from graph.model.values import digest
from graph.stores.neo4j import Neo4jStore
from graph.vocabulary import Predicate

_BATCH = 10_000
_NODE_INDEXES = (
    "CREATE CONSTRAINT concept_id FOR (n:Concept) REQUIRE n.id IS UNIQUE",
    "CREATE FULLTEXT INDEX concept_words FOR (n:Concept) ON EACH [n.name]",
)
_ROW_INDEXES = (
    "CREATE CONSTRAINT statement_id FOR (n:Statement) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX statement_edge FOR (n:Statement) ON (n.edge)",
    "CREATE INDEX statement_place FOR (n:Statement) ON (n.document, n.start)",
)
_NODES = """
UNWIND $rows AS row MERGE (n:Concept {id: row.id}) SET n.name = row.name, n.categories = row.categories
"""
_EDGES = """
UNWIND $rows AS row
MATCH (s:Concept {{id: row.subject}}) MATCH (o:Concept {{id: row.object}})
MERGE (s)-[r:{0}]->(o) SET r.sentence = row.sentence
"""
_EDGES_WITH_ROWS = """
UNWIND $rows AS row
MATCH (s:Concept {{id: row.subject}}) MATCH (o:Concept {{id: row.object}})
MERGE (s)-[r:{0}]->(o) SET r.id = row.edge, r.statements = 1, r.documents = 1
CREATE (x:Statement) SET x = row
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print a table."""
    options = _parse(arguments)
    if missing := find_missing():
        print(f"Neo4j was not measured: {missing}")
        return 0
    graph = generate_graph(options.edges)
    things = len(graph.ids) + options.edges
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; "
        f"{len(graph.ids):,} nodes, {options.edges:,} edges; nodes and edges a second"
    )
    ways = {
        "Neo4j store": _through_store,
        "by hand: nodes, edges, rows as nodes": _by_hand(_EDGES_WITH_ROWS, _ROW_INDEXES),
        "by hand: nodes, edges, rows' text on them": _by_hand(_EDGES, ()),
    }
    for _ in range(options.rounds):
        for name, load in ways.items():
            seconds = _measure(load, graph)
            print(f"{name:44}{things / seconds:10,.0f}{seconds:8.1f} s", flush=True)
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edges", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=2)
    return parser.parse_args(arguments)


def _measure(load: Callable[[LocalNeo4j, GeneratedGraph], None], graph: GeneratedGraph) -> float:
    """Return the seconds that a load takes into a new database; the server has started before."""
    with (
        tempfile.TemporaryDirectory() as folder,
        LocalNeo4j(Path(folder) / "neo4j", heap="3g") as server,
    ):
        begin = time.perf_counter()
        load(server, graph)
        return time.perf_counter() - begin


def _through_store(server: LocalNeo4j, graph: GeneratedGraph) -> None:
    store = Neo4jStore(server.bolt_uri, user=server.user, password=server.password)
    try:
        store.replace_dataset(graph.dataset())
    finally:
        store.close()


def _by_hand(edges: str, indexes: Iterable[str]) -> Callable[[LocalNeo4j, GeneratedGraph], None]:
    def load(server: LocalNeo4j, graph: GeneratedGraph) -> None:
        auth = (server.user, server.password)
        with neo4j.GraphDatabase.driver(
            server.bolt_uri, auth=auth, notifications_min_severity="OFF"
        ) as driver:
            for index in (*_NODE_INDEXES, *indexes):
                driver.execute_query(index)
            nodes = (node.model_dump(mode="json") for node in graph.dataset().nodes())
            for batch in _batches(nodes):
                driver.execute_query(_NODES, rows=batch)
            for predicate, rows in _rows(graph).items():
                for batch in _batches(rows):
                    driver.execute_query(edges.format(predicate.value), rows=batch)

    return load


def _rows(graph: GeneratedGraph) -> dict[Predicate, list[dict[str, object]]]:
    rows = defaultdict(list)
    for number, row in enumerate(graph.dataset().rows()):
        ends = {"subject": row.subject, "predicate": row.predicate.value, "object": row.object}
        edge = digest(*ends.values())
        where = {"document": "generated", "start": number, "sentence": row.text}
        rows[row.predicate].append({"id": f"s{edge}", "edge": edge, **ends, **where})
    return rows


def _batches(rows: Iterable[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    given = iter(rows)
    while batch := list(islice(given, _BATCH)):
        yield batch


if __name__ == "__main__":
    sys.exit(main())
