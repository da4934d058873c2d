"""Cutting work into steps of about the same size, so that memory has a bound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from graph.store import Reader

T = TypeVar("T")
_CHUNK = 65_536


def in_steps(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Give the items in lists of that many; the last may be shorter.

    Example:
        >>> list(in_steps("abc", 2))
        [['a', 'b'], ['c']]
    """
    rest = iter(items)
    while step := list(islice(rest, size)):
        yield step


def by_degree(reader: Reader, ids: list[str], most: int) -> Iterator[list[str]]:
    """Give the nodes in groups that have at most that many edges together, or are one node."""
    degrees = reader.find_degrees(ids)
    group: list[str] = []
    edges = 0
    for node_id in ids:
        if group and edges + degrees[node_id] > most:
            yield group
            group, edges = [], 0
        group.append(node_id)
        edges += degrees[node_id]
    if group:
        yield group


def in_chunks(texts: Iterable[str]) -> Iterator[bytes]:
    """Join the texts into chunks of UTF-8 of 64 kB and a little more.

    Example:
        >>> list(in_chunks(["a", "b"]))
        [b'ab']
    """
    held: list[str] = []
    length = 0
    for text in texts:
        held.append(text)
        length += len(text)
        if length >= _CHUNK:
            yield "".join(held).encode()
            held, length = [], 0
    if held:
        yield "".join(held).encode()
