"""What each of several changes has brought and taken, worked out from what all have come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Tally(NamedTuple):
    """How many things a change has brought into being, and how many ended with it."""

    added: int
    removed: int


def tally(final: Mapping[str, int], changes: Sequence[Mapping[str, int]]) -> list[Tally]:
    """Return for each change, in order, how many things it has added and removed.

    A thing is there while anything supports it: a node its descriptions, an edge its statements.

    Args:
        final: By how much each thing is supported behind all changes; 0 where it is not named.
        changes: By how much more each thing is supported behind this change than before it.

    Complexity:
        O(n) for n things named in the changes together.

    Example:
        >>> tally({"a": 1}, [{"a": 1, "b": 1}, {"a": 1}, {"a": -1, "b": -1}])
        [Tally(added=2, removed=0), Tally(added=0, removed=0), Tally(added=0, removed=1)]
    """
    support = Counter(final)
    for change in changes:
        support.subtract(change)
    return [_count(support, change) for change in changes]


def _count(support: Counter[str], change: Mapping[str, int]) -> Tally:
    added = removed = 0
    for thing, more in change.items():
        before = support[thing]
        support[thing] += more
        added += before == 0 and more > 0
        removed += before > 0 and before + more == 0
    return Tally(added, removed)
