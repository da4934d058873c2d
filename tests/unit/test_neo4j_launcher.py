"""The local Neo4j: what it needs, what it promises."""

from __future__ import annotations

import stat
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import AuthError
from neo4j_fixtures import Neo4jAddress
from neo4j_local import needs
from neo4j_local.launcher import LocalNeo4j

pytestmark = pytest.mark.xdist_group("neo4j")


def test_a_missing_java_is_named_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any JDK, it names the version that is needed and where it was looked for."""
    monkeypatch.setattr(needs, "_JVM_FOLDERS", ())
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    missing = needs.find_missing("2026.08.1")
    assert missing is not None
    assert missing.startswith("Neo4j 2026.08.1 needs a JDK 21 or newer")
    assert missing.count("\n") == 0


def test_a_jre_is_no_jdk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Java without a compiler is passed over: the server starts from its source."""
    (tmp_path / "bin").mkdir()
    java = tmp_path / "bin" / "java"
    java.write_text("#!/bin/sh\necho 'openjdk version \"21.0.1\"' >&2\n")
    java.chmod(0o755)
    monkeypatch.setattr(needs, "_JVM_FOLDERS", ())
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert needs.find_java("5.26.30") is None
    (tmp_path / "bin" / "javac").touch()
    assert needs.find_java("5.26.30") == java
    assert needs.find_java("2026.08.1") == java


def test_missing_maven_is_named_only_when_jars_are_to_be_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Maven is needed once: with the jars there, it is not asked for."""
    if needs.find_java() is None:
        pytest.skip("no JDK here")
    monkeypatch.setattr(needs, "CACHE", tmp_path)
    monkeypatch.setattr(needs.shutil, "which", lambda _: None)
    assert "Maven" in (needs.find_missing() or "")
    (tmp_path / needs.DEFAULT_VERSION / "lib").mkdir(parents=True)
    assert needs.find_missing() is None


def test_the_password_is_kept_for_its_owner_alone(tmp_path: Path) -> None:
    """The password is made once for a home, and the file is readable by its owner only."""
    password = LocalNeo4j(tmp_path).password
    assert len(password) >= 20
    assert LocalNeo4j(tmp_path).password == password
    assert stat.S_IMODE((tmp_path / "password").stat().st_mode) == 0o600


def test_the_server_asks_for_its_password(neo4j_address: Neo4jAddress) -> None:
    """Authentication is on: the password that Neo4j comes with does not open it."""
    driver = neo4j.GraphDatabase.driver(neo4j_address.uri, auth=("neo4j", "neo4j"))
    with driver, pytest.raises(AuthError):
        driver.verify_connectivity()
    with neo4j.GraphDatabase.driver(neo4j_address.uri, auth=neo4j_address.auth) as driver:
        driver.verify_connectivity()
