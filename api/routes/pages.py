"""Where the next page of a list begins."""

from __future__ import annotations

from typing import Protocol, TypeVar

from graph.model import Total

T = TypeVar("T")


class Paged(Protocol):
    """A question that is asked a page at a time."""

    @property
    def limit(self) -> int:
        """How many results the page may hold."""
        ...

    @property
    def offset(self) -> int:
        """How many results lie before the page."""
        ...


def next_offset(query: Paged, shown: int, total: Total) -> int | None:
    """Return where the next page begins, or None when this page is the last.

    A page that is not full is the last one. A full one is not when more are known to come, or when
    the total is only a lower bound.
    """
    end = query.offset + shown
    full = shown >= query.limit
    return end if full and (end < total.count or not total.exact) else None


def split_page(items: list[T], limit: int) -> tuple[tuple[T, ...], T | None]:
    """Return the page, and its last item when more follow: given one more than fits on it.

    Example:
        >>> split_page([1, 2, 3], 2), split_page([1, 2], 2)
        (((1, 2), 2), ((1, 2), None))
    """
    shown = tuple(items[:limit])
    return shown, shown[-1] if len(items) > limit else None
