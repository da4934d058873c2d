"""Fenced blocks of a Markdown page, for the tests that run them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SHOWN_PORT = ":8000"

_FENCE = re.compile(
    r"(?:^<!-- not run: (?P<reason>[^\n]+) -->\n)?"
    r"^```(?P<language>\w*)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


class Fenced(NamedTuple):
    """One fenced block.

    Attributes:
        reason: Why it is not run; None when it is.
        line: Where it begins, from 1.
    """

    page: str
    line: int
    language: str
    body: str
    reason: str | None


class Command(NamedTuple):
    """A `$ ` line of a console block, with the output that the page shows below it."""

    line: str
    output: str


def iter_fenced(page: Path) -> Iterator[Fenced]:
    """Yield the page's fenced blocks in order."""
    text = page.read_text("utf-8")
    for found in _FENCE.finditer(text):
        line = text.count("\n", 0, found.start("body"))
        yield Fenced(page.name, line, found["language"], found["body"], found["reason"])


def iter_commands(body: str) -> Iterator[Command]:
    """Yield the commands of a console block; a line that ends in a backslash goes on in the next."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        found = re.match(r"(?:[^\n]*\\\n)*[^\n]*\n?", part)
        command = found.group() if found else part
        yield Command(command.strip(), part[len(command) :].strip())


def run_command(line: str, port: int) -> str:
    """Run a page's command in a shell, with the demo on this port; return what it prints.

    Raises:
        AssertionError: When it fails.
    """
    search_path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    finished = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line.replace(SHOWN_PORT, f":{port}")],
        cwd=ROOT,
        env={**os.environ, "PATH": search_path, "COLUMNS": "100", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert finished.returncode == 0, f"{line}\n{finished.stdout}\n{finished.stderr}"
    printed = finished.stdout.replace(f":{port}", SHOWN_PORT)
    return "\n".join(each.rstrip() for each in printed.strip().splitlines())
