"""The Neo4j store keeps the contract, on both versions that it supports."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from contract_datasets import DatasetContract
from contract_releases import ReleaseContract
from neo4j_damage import Neo4jDamage, open_damage
from neo4j_fixtures import Neo4jAddress, exclusive_database
from store_contract import StoreContract

from graph.stores.neo4j import Neo4jStore

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]


def open_store(address: Neo4jAddress, rows: int = 10_000) -> Iterator[Neo4jStore]:
    """Open a store on an empty database that is nobody else's, and close it."""
    with exclusive_database(address):
        store = Neo4jStore(address.uri, user=address.user, password=address.password, rows=rows)
        yield store
        store.close()


class TestNeo4jStore(StoreContract):
    """The contract on Neo4j 5.26, the version to support first."""

    @pytest.fixture
    def store(self, neo4j_address: Neo4jAddress) -> Iterator[Neo4jStore]:
        """An empty store."""
        yield from open_store(neo4j_address)

    @pytest.fixture
    def raw(self, neo4j_address: Neo4jAddress) -> Iterator[Neo4jDamage]:
        """A way behind its back."""
        with open_damage(neo4j_address) as damage:
            yield damage


class TestNeo4jStoreByParts(DatasetContract, ReleaseContract):
    """What is promised of datasets, where each goes in by many transactions."""

    @pytest.fixture
    def store(self, neo4j_address: Neo4jAddress) -> Iterator[Neo4jStore]:
        """An empty store that takes in two rows at a time."""
        yield from open_store(neo4j_address, rows=2)


class TestNewerNeo4jStore(StoreContract):
    """The contract on Neo4j 2026."""

    @pytest.fixture
    def store(self, newer_neo4j_address: Neo4jAddress) -> Iterator[Neo4jStore]:
        """An empty store."""
        yield from open_store(newer_neo4j_address)

    @pytest.fixture
    def raw(self, newer_neo4j_address: Neo4jAddress) -> Iterator[Neo4jDamage]:
        """A way behind its back."""
        with open_damage(newer_neo4j_address) as damage:
            yield damage
