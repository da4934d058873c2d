"""`make demo-neo4j`: a Neo4j of its own, the demo on it, and both gone after Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import neo4j
import pytest
from neo4j_fixtures import skip_or_fail
from neo4j_local.launcher import find_missing

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "tools" / "demo_neo4j.py"
SECONDS = 120


def _start(home: Path, port: int) -> subprocess.Popen[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("NOSOGRAPH_")}
    ports = ["--port", str(port), "--bolt-port", "0", "--http-port", "0"]
    return subprocess.Popen(
        [sys.executable, PROGRAM, "--home", str(home), *ports],
        cwd=ROOT,
        env=kept,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _printed(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.rstrip().endswith("Ctrl-C stops it."):
            return "".join(lines)
    assert process.stderr is not None
    raise AssertionError("".join(lines) + process.stderr.read())


def _found(pattern: str, text: str) -> str:
    (found,) = re.findall(pattern, text, flags=re.MULTILINE)
    assert isinstance(found, str)
    return found


def _fetch(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - an address it printed
        text: str = answer.read().decode()
    return text


def test_a_taken_port_is_named_before_neo4j_starts(tmp_path: Path) -> None:
    """The API's port is looked at first: exit code 2, and no home was made."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with _start(tmp_path / "home", other.getsockname()[1]) as process:
            out, errors = process.communicate(timeout=SECONDS)
    assert (process.returncode, out) == (2, "")
    assert "is taken by another program" in errors
    assert not (tmp_path / "home").exists()


@pytest.mark.neo4j
def test_what_it_prints_works_and_ctrl_c_stops_both(tmp_path: Path) -> None:
    """The Browser answers, the login works, the first query finds the graph; then all is gone."""
    if missing := find_missing():
        skip_or_fail(missing)
    with _start(tmp_path / "home", 0) as process:
        try:
            printed = _printed(process)
            assert "Neo4j" in _fetch(_found(r"^Neo4j Browser +(\S+)", printed))
            password = Path(_found(r"password +in (\S+)$", printed)).read_text("ascii")
            address = _found(r"connect to +(\S+)", printed)
            query = _found(r"(?s)that opens there:\n(.*?)\n\n", printed)
            assert _count(address, (_found(r"user +(\S+)", printed), password), query) > 0
        finally:
            process.send_signal(signal.SIGINT)
            rest, errors = process.communicate(timeout=SECONDS)
    assert (process.returncode, errors) == (0, "")
    assert "Stopping Neo4j" in rest
    host, port = address.removeprefix("bolt://").split(":")
    with socket.socket() as client:
        assert client.connect_ex((host, int(port))) != 0


def _count(address: str, auth: tuple[str, str], query: str) -> int:
    with neo4j.GraphDatabase.driver(address, auth=auth) as driver:
        return len(driver.execute_query(query, database_="neo4j").records)
