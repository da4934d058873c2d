"""Making the next thing while the server is at work with the one before."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def ahead(items: Iterator[T]) -> Iterator[T]:
    """Yield the items, each made in a thread of its own while whoever asks is busy with the last.

    What goes wrong in making one is raised where that one would come.

    Example:
        >>> list(ahead(iter([3, 1, 2])))
        [3, 1, 2]
    """
    end = object()
    with ThreadPoolExecutor(1, thread_name_prefix="rows-ahead") as pool:
        following = pool.submit(next, items, end)
        while (item := following.result()) is not end:
            following = pool.submit(next, items, end)
            yield item  # type: ignore[misc]
