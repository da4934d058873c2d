"""Small graphs in memory, to put questions to; and readers that run out of time."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import cast

from graph.model import Reading
from graph.store import Deadline, Reader
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
