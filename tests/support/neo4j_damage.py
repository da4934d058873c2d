"""Reaching into a Neo4j database behind the store's back, to damage what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import neo4j
from neo4j_fixtures import Neo4jAddress

# A change cannot be logged where one with its number already stands: the last step of a write.
_BLOCK = "UNWIND range(1, 1000) AS n MERGE (c:Change {number: n}) ON CREATE SET c.blocks = true"
_UNBLOCK = "MATCH (c:Change) WHERE c.blocks DELETE c"


class Neo4jDamage:
    """What `store_contract.RawAccess` asks for, in Cypher."""

    def __init__(self, driver: neo4j.Driver) -> None:
        """Take a driver of the test's own."""
        self._driver = driver

    def remove_edge(self, edge_id: str) -> None:
        """Take the edge away and leave its statements."""
        self._run("MATCH ()-[r {id: $id}]->() DELETE r", edge_id)

    def remove_edge_statements(self, edge_id: str) -> None:
        """Take away every statement of the edge, and leave the edge."""
        self._run("MATCH (s:Statement {edge: $id}) DETACH DELETE s", edge_id)

    def miscount_edge(self, edge_id: str) -> None:
        """Let the edge count one statement more than there are."""
        self._run("MATCH ()-[r {id: $id}]->() SET r.statements = r.statements + 1", edge_id)

    def shift_span(self, statement_id: str) -> None:
        """Move the start of a statement's span by one."""
        self._run("MATCH (s:Statement {id: $id}) SET s.start = s.start + 1", statement_id)

    def cut_text(self, document_id: str) -> None:
        """Take the last character off the document's text."""
        cut = "SET d.text = left(d.text, size(d.text) - 1)"
        self._run(f"MATCH (d:Document {{id: $id}}) {cut}", document_id)

    def undescribe(self, node_id: str) -> None:
        """Take away every document's description of the node, and leave the node."""
        self._run("MATCH (x:Description {node: $id}) DETACH DELETE x", node_id)

    @contextmanager
    def failing_writes(self) -> Iterator[None]:
        """Let every write fail late, when most of it is done, for as long as the context lasts."""
        self._run(_BLOCK, "")
        try:
            yield
        finally:
            self._run(_UNBLOCK, "")

    def _run(self, query: str, key: str) -> None:
        self._driver.execute_query(query, id=key, database_="neo4j")


@contextmanager
def open_damage(address: Neo4jAddress) -> Iterator[Neo4jDamage]:
    """Open a driver for the damage, and close it."""
    with neo4j.GraphDatabase.driver(
        address.uri, auth=address.auth, notifications_min_severity="OFF"
    ) as driver:
        yield Neo4jDamage(driver)
