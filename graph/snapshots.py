"""Names for the states of a graph: the same history has the same name on every store."""

from __future__ import annotations

import hashlib

EMPTY = "0-000000000000"


def next_snapshot(before: str, kind: str, document: str, sha256: str, loader: str) -> str:
    """Return the name of the state after one change, which depends on all changes so far.

    Args:
        before: The name of the state before it; `EMPTY` for a new store.
        kind: `loaded`, `changed` or `deleted`.
        document: Identifier of the document.
        sha256: Hash of its bytes (empty when deleted).
        loader: Its loader's name and version (empty when deleted).

    Example:
        >>> next_snapshot(EMPTY, "deleted", "sha256:0", "", "")
        '1-6c81a8258f41'
    """
    number = int(before.partition("-")[0]) + 1
    parts = "\x1f".join((before, kind, document, sha256, loader))
    return f"{number}-{hashlib.sha256(parts.encode()).hexdigest()[:12]}"
