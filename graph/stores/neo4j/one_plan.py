"""Queries that the database plans once, whatever they are about.

It keeps a plan for each text, and for each combination of its parameters' types, and of the sizes of
texts and lists among them, in powers of ten. Between short and long identifiers alone, a question of two
nodes would be planned four times, some tenths of a second each. Of a map it sees only that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

_PARAMETER = re.compile(r"\$(\w+)")


@lru_cache(maxsize=500)
def in_one(query: str) -> str:
    """Return the query with its parameters as properties of a single one.

    Example:
        >>> in_one("MATCH (n {id: $id}) RETURN n LIMIT $limit")
        'MATCH (n {id: $given.id}) RETURN n LIMIT $given.limit'
    """
    return _PARAMETER.sub(r"$given.\1", query)


def as_one(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters as that single one."""
    return {"given": parameters}
