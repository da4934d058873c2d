"""The command line in the tests' own process, and a store that holds the bundled article."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from api.cli.run import run
from loaders.sample import sample_bytes


class Ended(NamedTuple):
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever it printed
        """What it printed, as JSON."""
        return json.loads(self.out)


Nosograph = Callable[..., Ended]


def run_command(*arguments: object) -> Ended:
    """Run `nosograph` with these arguments."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run([str(argument) for argument in arguments])
    return Ended(int(code), out.getvalue(), err.getvalue())


@pytest.fixture(scope="session")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bundled article as a file."""
    path = tmp_path_factory.mktemp("article") / "muscle-spasms.txt"
    path.write_bytes(sample_bytes())
    return path


@pytest.fixture(scope="session")
def loaded(article: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that holds the article; tests must not change it."""
    store = tmp_path_factory.mktemp("loaded") / "graph.sqlite"
    ended = run_command("load", article, "--id", "urn:article", "--store", store)
    assert ended.code == 0, ended.err
    return store


@pytest.fixture
def nosograph(loaded: Path, monkeypatch: pytest.MonkeyPatch) -> Nosograph:
    """Return a function that runs a command on the loaded store."""
    monkeypatch.setenv("NOSOGRAPH_STORE", str(loaded))
    return run_command


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Nosograph:
    """Return a function that runs a command on a store of the test's own, not yet made."""
    monkeypatch.setenv("NOSOGRAPH_STORE", str(tmp_path / "graph.sqlite"))
    return run_command
