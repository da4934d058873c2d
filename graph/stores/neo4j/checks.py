"""What `verify` looks at in a Neo4j database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from graph.store import Problem

Run = Callable[..., list[Any]]

_SHOW_NAMES = "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN collect(name) AS names"


def iter_problems(run: Run) -> Iterator[Problem]:
    """Yield what is wrong, one check after the other."""
    yield from ()
