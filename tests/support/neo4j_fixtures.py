"""A real Neo4j for the tests that need one.

Either the server that NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD name, or one of our own, shared by
all test processes of a run. Where neither can be had, a test is skipped, and under CI it fails.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import neo4j
import pytest
from hypothesis import HealthCheck, settings
from neo4j_local.launcher import LocalNeo4j, find_missing
from neo4j_local.needs import DEFAULT_VERSION, file_lock

NEWER_VERSION = "2026.08.1"


def calmly(examples: int) -> settings:
    """Return settings for so many examples, each of which leaves the database empty."""
    return settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


class Neo4jAddress(NamedTuple):
    """Where a test's Neo4j is, and how to get in."""

    uri: str
    user: str
    password: str

    @property
    def auth(self) -> tuple[str, str]:
        """User and password, as the driver takes them."""
        return self.user, self.password


def skip_or_fail(reason: str) -> None:
    """Skip the test, or fail it where skipping is not an option."""
    if os.environ.get("CI", "").lower() in {"1", "true", "yes"}:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def _run_folder(factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all test processes of this run share."""
    base = factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


def share_server(folder: Path, version: str) -> Iterator[Neo4jAddress]:
    """Start a server, or join the one that another test process started."""
    if missing := find_missing(version):
        skip_or_fail(f"no Neo4j {version}: {missing}")
    server = LocalNeo4j(folder / f"neo4j-{version}", version)
    server.start()
    yield Neo4jAddress(server.bolt_uri, server.user, server.password)
    server.release()


@pytest.fixture(scope="session")
def neo4j_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jAddress]:
    """A Neo4j that is up; its database is not for one test alone: see `exclusive_database`."""
    if uri := os.environ.get("NEO4J_URI"):
        user = os.environ.get("NEO4J_USER", "neo4j")
        yield Neo4jAddress(uri, user, os.environ.get("NEO4J_PASSWORD", ""))
    else:
        yield from share_server(_run_folder(tmp_path_factory), DEFAULT_VERSION)


@pytest.fixture(scope="session")
def newer_neo4j_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jAddress]:
    """The newer Neo4j that we support second; it needs a newer JDK, so it may always be skipped."""
    if missing := find_missing(NEWER_VERSION):
        pytest.skip(f"no Neo4j {NEWER_VERSION}: {missing}")
    yield from share_server(_run_folder(tmp_path_factory), NEWER_VERSION)


@contextmanager
def exclusive_database(address: Neo4jAddress) -> Iterator[Neo4jAddress]:
    """Have the server's database to oneself, empty: a Community server has only one."""
    name = "".join(character if character.isalnum() else "-" for character in address.uri)
    with file_lock(Path(tempfile.gettempdir()) / f"nosograph-tests-{os.getuid()}-{name}.lock"):
        empty_database(address)
        yield address


def empty_database(address: Neo4jAddress) -> None:
    """Delete every node and relationship; constraints and indexes stay."""
    with neo4j.GraphDatabase.driver(address.uri, auth=address.auth) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n", database_="neo4j")


@pytest.fixture
def empty_neo4j(neo4j_address: Neo4jAddress) -> Iterator[Neo4jAddress]:
    """A Neo4j whose database is empty and, for the length of one test, nobody else's."""
    with exclusive_database(neo4j_address) as address:
        yield address
