"""Keeping the best few of many."""

from __future__ import annotations

from bisect import insort
from typing import NamedTuple


class Candidate(NamedTuple):
    """A path by its nodes; sorts by penalty, then CURIEs."""

    penalty: int
    nodes: tuple[str, ...]


class Best:
    """The best so many candidates seen so far, each once."""

    def __init__(self, wanted: int) -> None:
        """Keep none yet."""
        self._wanted = wanted
        self._kept: list[Candidate] = []
        self._seen: set[tuple[str, ...]] = set()

    @property
    def bound(self) -> float:
        """The penalty above which a candidate is of no use."""
        return self._kept[-1].penalty if len(self._kept) == self._wanted else float("inf")

    @property
    def kept(self) -> list[Candidate]:
        """The best, best first."""
        return list(self._kept)

    def offer(self, candidate: Candidate) -> None:
        """Keep the candidate if it is among the best."""
        if candidate.penalty > self.bound or candidate.nodes in self._seen:
            return
        self._seen.add(candidate.nodes)
        insort(self._kept, candidate)
        del self._kept[self._wanted :]
