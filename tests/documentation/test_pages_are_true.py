"""What the pages show is what happens: every console block is run and its output compared."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest
from fenced import ROOT, Fenced, iter_commands, iter_fenced, run_command
from free_port import find_free_port
from served import serve_demo

PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
BLOCKS = [block for page in PAGES for block in iter_fenced(page)]
CONSOLE = [block for block in BLOCKS if block.language == "console" and block.reason is None]
RUN_ELSEWHERE = {"cypher": "tests/browser/test_saved_queries.py"}


@pytest.fixture(scope="module")
def demo_port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Serve the demo as the README tells a reader to, on a free port."""
    port = find_free_port()
    with serve_demo(tmp_path_factory.mktemp("home"), port) as home:
        os.environ["NOSOGRAPH_HOME"] = str(home)
        yield port


@pytest.mark.parametrize("block", CONSOLE, ids=lambda block: f"{block.page}:{block.line}")
def test_a_console_block_prints_what_the_page_shows(block: Fenced, demo_port: int) -> None:
    """Each command of the block exits well and prints the output shown; `…` stands for anything."""
    for command in iter_commands(block.body):
        printed = run_command(command.line, demo_port)
        assert _pattern(command.output).fullmatch(printed), (
            f"{command.line}\nshows:\n{command.output}\nprints:\n{printed}"
        )


def test_every_block_is_run_or_says_why_not() -> None:
    """A block that nobody runs would go stale unseen."""
    languages = {"console", *RUN_ELSEWHERE}
    silent = [
        f"{block.page}:{block.line}"
        for block in BLOCKS
        if block.reason is None and block.language not in languages
    ]
    assert not silent


def test_the_readme_shows_the_demo_questions() -> None:
    """The first screen is there, and there is something to run."""
    assert len(CONSOLE) >= 5
    assert "make demo" in (ROOT / "README.md").read_text("utf-8")[:3000]


def _pattern(shown: str) -> re.Pattern[str]:
    shown = "\n".join(line.rstrip() for line in shown.splitlines())
    return re.compile(re.escape(shown).replace("…", ".*?"), re.DOTALL)
