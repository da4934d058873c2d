"""What the server does to answer: it finds what is asked for by an index, and never reads it all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import neo4j
import pytest
from neo4j_fixtures import Neo4jAddress, exclusive_database

from graph.stores.neo4j import Neo4jStore, cypher, dataset_cypher
from loaders.ingest import read_document
from loaders.sample import sample_bytes

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]

# Verifying reads everything, and the metagraph is of everything.
WHOLE = ("CHECK_", "GET_SCHEMA", "_COUNT")
SCANS = {"NodeByLabelScan", "AllNodesScan", "DirectedAllRelationshipsScan"}


@pytest.fixture
def session(neo4j_address: Neo4jAddress) -> Iterator[neo4j.Session]:
    """A session at a database that holds an article."""
    address = neo4j_address
    with exclusive_database(address):
        store = Neo4jStore(address.uri, user=address.user, password=address.password)
        store.replace_document(read_document(sample_bytes()))
        store.close()
        auth = (address.user, address.password)
        with (
            neo4j.GraphDatabase.driver(
                address.uri, auth=auth, notifications_min_severity="OFF"
            ) as driver,
            driver.session(database="neo4j") as session,
        ):
            yield session


def test_no_query_reads_all_nodes_of_a_label(session: neo4j.Session) -> None:
    """However large the graph is, a document costs what it says: each part is found by an index."""
    scanned = {}
    for name, query in iter_queries():
        plan = session.run(f"EXPLAIN {query}").consume().plan
        found = SCANS.intersection(iter_operators(plan or {}))
        if found:
            scanned[name] = found
    assert scanned == {}


def iter_queries() -> Iterator[tuple[str, str]]:
    """Yield the sentences that read or write a part of the graph, by name."""
    for module in (cypher, dataset_cypher):
        for name, value in vars(module).items():
            if name.startswith((*WHOLE, "__")) or not name.lstrip("_").isupper():
                continue
            sentences = value.values() if isinstance(value, dict) else [value]
            for sentence in sentences:
                if isinstance(sentence, str) and sentence.strip().startswith(
                    ("MATCH", "OPTIONAL", "UNWIND", "CALL", "MERGE")
                ):
                    yield name, sentence


def iter_operators(plan: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of a plan's steps."""
    yield plan.get("operatorType", "").split("@")[0]
    for child in plan.get("children", ()):
        yield from iter_operators(child)
