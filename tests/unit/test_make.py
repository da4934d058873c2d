"""The Makefile: what it offers, what it would run, and that the locks are what it needs."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = (
    re.findall(r"^\.PHONY: ((?:.+\\\n)*.+)$", MAKEFILE, flags=re.MULTILINE)[0]
    .replace("\\", "")
    .split()
)
PROMISED = {
    "demo",
    "demo-neo4j",
    "test",
    "test-long",
    "lint",
    "format",
    "bench",
    "evaluate",
    "fuzz",
    "lock",
    "clean",
}
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def _make(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", *arguments], cwd=cwd, capture_output=True, text=True, check=False, timeout=60
    )


def test_make_alone_lists_every_target() -> None:
    """`make` prints one line for each target and does nothing else."""
    listed = re.findall(r"^make (\S+) +\S", _make().stdout, flags=re.MULTILINE)
    assert sorted(listed) == sorted(TARGETS)
    assert set(listed) >= PROMISED


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_can_be_planned(target: str) -> None:
    """`make -n` finds every prerequisite and runs nothing."""
    planned = _make("-n", target)
    assert planned.returncode == 0, planned.stderr


def test_a_fresh_checkout_makes_its_environment_from_the_locks_alone() -> None:
    """Without .venv, make plans venv, the hashed lock, then the project without dependencies."""
    planned = _make("-n", "demo", "VENV=.build/none").stdout
    steps = ["-m venv .build/none", "--require-hashes -r requirements.lock",
             "--no-deps --no-build-isolation -e .", "nosograph demo"]  # fmt: skip
    places = [planned.index(step) for step in steps]
    assert places == sorted(places)


def test_a_python_that_is_missing_is_named(tmp_path: Path) -> None:
    """The message says what is needed and how to say which."""
    ended = _make("demo", f"VENV={tmp_path}/venv", "PYTHON=no-such-python")
    assert ended.returncode != 0
    assert "error: no-such-python was not found. Install Python 3.11" in ended.stderr


def test_a_python_that_is_too_old_is_named(tmp_path: Path) -> None:
    """An interpreter that fails the version check is refused by its version."""
    old = tmp_path / "python-old"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.8.1" && exit 0\nexit 1\n')
    old.chmod(0o755)
    ended = _make("demo", f"VENV={tmp_path}/venv", f"PYTHON={old}")
    assert ended.returncode != 0
    assert "error: Python 3.8.1 is too old. Python 3.11 or newer is needed" in ended.stderr


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_everything_with_hashes_and_names_no_place(name: str) -> None:
    """Each requirement is exact and hashed; no address, option or path of a machine is in it."""
    text = (ROOT / name).read_text("utf-8")
    assert not re.search(r"://|^-|^\s*--(?!hash)|/(home|work|tmp|root)/", text, re.MULTILINE)
    entries = re.split(r"\n(?=[a-z0-9])", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
    assert len(entries) > 20
    assert [each for each in entries if not re.match(r"[a-z0-9.\-]+==\S+[^\n]*\\\n", each)] == []
    assert [each for each in entries if "--hash=sha256:" not in each] == []


def _pinned(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9.\-]+)==(\S+)", text, flags=re.MULTILINE))


def test_the_locks_hold_what_the_project_asks_for() -> None:
    """Every dependency of pyproject.toml is pinned, and both locks pin it alike."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    names = lambda lines: {re.split(r"[<>=!~\[; ]", line)[0].lower() for line in lines}  # noqa: E731
    groups, run, dev = project["dependency-groups"], _pinned(LOCKS[0]), _pinned(LOCKS[1])
    assert names(project["project"]["dependencies"]) | names(groups["build"]) <= set(run)
    assert names(groups["dev"]) <= set(dev)
    assert {name: dev.get(name) for name in run} == run
