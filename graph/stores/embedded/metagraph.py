"""Keeping count of how many edges run between which primary categories, inside a write transaction.

What is about to change is taken off the counts as it stands, and put to them as it stands afterwards; so
they are right after each step, in whatever order a document changes nodes and edges.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager

from graph.stores.embedded import writing_sql as sql
from graph.stores.embedded.connection import Connection, json_list


def count_all(connection: Connection) -> None:
    """Count all edges anew.

    Complexity:
        O(edges): less than a microsecond each.
    """
    connection.run(sql.FORGET_KINDS)
    connection.run(sql.COUNT_ALL_KINDS, {"sign": 1})


@contextmanager
def changing_touched_edges(connection: Connection) -> Iterator[None]:
    """Keep count while edges among those in the temporary table `touched` are removed and added."""
    with _recounted(connection, sql.COUNT_TOUCHED_KINDS, {}):
        yield


@contextmanager
def changing_categories(connection: Connection, nodes: Collection[int]) -> Iterator[None]:
    """Keep count while nodes get other primary categories.

    Args:
        connection: Inside the write transaction.
        nodes: Their keys.

    Complexity:
        O(edges at these nodes).
    """
    if not nodes:
        yield
        return
    with _recounted(connection, sql.COUNT_KINDS_AT, {"nodes": json_list(nodes)}):
        yield


@contextmanager
def _recounted(connection: Connection, count: str, of: Mapping[str, str]) -> Iterator[None]:
    connection.run(count, {**of, "sign": -1})
    yield
    connection.run(count, {**of, "sign": 1})
    connection.run(sql.FORGET_EMPTY_KINDS)
