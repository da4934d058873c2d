"""Short articles, read in one line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Reading, Statement
from loaders.ingest import read_document

Said = Callable[..., list[str]]


def in_words(statement: Statement) -> str:
    """Return a statement as a line: what is denied begins with "not:"."""
    claim = f"{statement.subject.name} {statement.predicate} {statement.object.name}"
    return f"not: {claim}" if statement.negated else claim


def read(heading: str, *items: str, title: str = "Muscle spasms", prose: str = "") -> Reading:
    """Read an article of one section."""
    lines = [title, heading, *([prose] if prose else []), *(f"- {item}" for item in items)]
    return read_document("\n".join(lines).encode())


@pytest.fixture
def said() -> Said:
    """Return what an article of one section says, a line for each statement."""

    def say(heading: str, *items: str, title: str = "Muscle spasms", prose: str = "") -> list[str]:
        reading = read(heading, *items, title=title, prose=prose)
        return [in_words(statement) for statement in reading.statements]

    return say


@pytest.fixture
def article() -> Callable[..., Reading]:
    """Return a reader of articles of one section."""
    return read
