"""Small graphs in memory, to put questions to; and readers that run out of time."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import cast

from graph.model import Reading
from graph.store import Adjacent, Deadline, EdgeFilter, Reader
from graph.stores.embedded import EmbeddedStore


@contextmanager
def reading_of(readings: Iterable[Reading], deadline: Deadline | None = None) -> Iterator[Reader]:
    """Load the documents into a new store in memory and open a reader on it."""
    store = EmbeddedStore(None)
    for reading in readings:
        store.replace_document(reading)
    with store.reading(deadline) as reader:
        yield reader
    store.close()


class _Plain:
    """A reader that leaves every step to the questions, as any store's may."""

    _HIDDEN = frozenset(
        {"topology", "find_ball", "find_hop", "find_routes", "find_shared", "find_refs"}
    )

    def __init__(self, reader: Reader | CountingReader) -> None:
        self._reader = reader

    def __getattr__(self, name: str) -> object:
        if name in self._HIDDEN:
            raise AttributeError(name)
        return getattr(self._reader, name)


class CountingReader:
    """A reader that notes which nodes are looked at, where it is asked for neighbours.

    Attributes:
        looked_at: Their identifiers, in the order of looking.
    """

    def __init__(self, reader: Reader) -> None:
        """Nothing has been looked at yet."""
        self._reader = reader
        self.looked_at: list[str] = []

    def __getattr__(self, name: str) -> object:
        """Do as the reader does."""
        return getattr(self._reader, name)

    def expand(self, ids: Collection[str], edges: EdgeFilter) -> dict[str, list[Adjacent]]:
        """Note the nodes, and return their neighbours."""
        self.looked_at += ids
        return self._reader.expand(ids, edges)


def make_plain(reader: Reader | CountingReader) -> Reader:
    """Return the reader without any step of its own: it can only tell neighbours."""
    return cast("Reader", _Plain(reader))


class _Late:
    """A reader whose time jumps ahead just before one of its steps."""

    def __init__(self, reader: Reader, step: int, left: float) -> None:
        self._reader = reader
        self._steps = step
        self._left = left

    def __getattr__(self, name: str) -> object:
        found = getattr(self._reader, name)
        if callable(found):
            self._steps -= 1
            if self._steps == 0:
                self._reader.deadline._end = time.monotonic() + self._left  # noqa: SLF001 - time passes
        return found


def make_late(reader: Reader, *, step: int, left: float) -> Reader:
    """Return the reader such that only so many seconds are left before that step, the first being 1."""
    return cast("Reader", _Late(reader, step, left))
