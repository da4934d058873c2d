"""From the file to an adjacency."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, islice

import numpy as np
import numpy.typing as npt

from graph.errors import StoreIncompatible
from graph.stores.embedded import sql
from graph.stores.embedded.adjacency import Adjacency, Longs, Nodes
from graph.stores.embedded.connection import Connection
from graph.stores.embedded.layout import Ends, MakeArray, in_memory, lay_out
from graph.stores.embedded.rows import parse_categories
from graph.vocabulary import Predicate

_CHUNK = 200_000  # rows between two looks at whether to go on
_TYPES = (np.int32, np.int32, np.uint8, np.int32)


def read_adjacency(
    connection: Connection,
    make: MakeArray = in_memory,
    go_on: Callable[[], None] = lambda: None,
) -> Adjacency:
    """Return the adjacency of the state that the connection reads.

    Args:
        connection: To the file, in a read transaction.
        make: Makes room for the large arrays.
        go_on: Is called now and then; may raise to give up.

    Raises:
        StoreIncompatible: When an edge has a predicate that this version does not know.

    Complexity:
        O(edges log edges); 13 bytes an edge beside the arrays, and the identifiers.
    """
    keys, nodes = _read_nodes(connection)
    ends = _read_ends(connection, _index_of_key(keys), go_on)
    return Adjacency(nodes, lay_out(ends, len(keys), make, go_on))


def _read_nodes(connection: Connection) -> tuple[Longs, Nodes]:
    rows = connection.rows(sql.GET_TOPOLOGY_NODES)
    keys = np.array([key for key, _, _ in rows], dtype=np.int64)
    categories = {text: parse_categories(text) for text in {row[2] for row in rows}}
    return keys, Nodes.build((row[1] for row in rows), (categories[row[2]] for row in rows))


def _index_of_key(keys: Longs) -> npt.NDArray[np.int32]:
    index = np.zeros(int(keys.max(initial=0)) + 1, dtype=np.int32)
    index[keys] = np.arange(len(keys))
    return index


def _read_ends(
    connection: Connection, index: npt.NDArray[np.int32], go_on: Callable[[], None]
) -> Ends:
    ((edges,),) = connection.rows(sql.COUNT_ALL_EDGES)
    codes = read_codes(connection)
    ends = Ends(*(np.empty(edges, dtype=dtype) for dtype in _TYPES))  # type: ignore[arg-type]
    rows = connection.iterate(sql.GET_TOPOLOGY_EDGES)
    for start in range(0, edges, _CHUNK):
        go_on()
        flat = np.fromiter(chain.from_iterable(islice(rows, _CHUNK)), dtype=np.int64)
        subjects, objects, predicates, statements = flat.reshape(-1, 4).T
        there = slice(start, start + _CHUNK)
        ends.subjects[there] = index[subjects]
        ends.objects[there] = index[objects]
        ends.predicates[there] = codes[predicates]
        ends.statements[there] = statements
    return ends


def read_codes(connection: Connection) -> Longs:
    """Return the position in `Predicate` for each key of the file's predicates."""
    every = {predicate.value: code for code, predicate in enumerate(Predicate)}
    stored = connection.rows(sql.GET_PREDICATES)
    codes = np.zeros(max((key for key, _ in stored), default=0) + 1, dtype=np.int64)
    for key, name in stored:
        if name not in every:
            detail = f"{connection.place} holds the predicate {name}, which is not known here."
            raise StoreIncompatible(detail, "Use the version that wrote it.")
        codes[key] = every[name]
    return codes
