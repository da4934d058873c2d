"""From the file to an adjacency."""

from __future__ import annotations

from itertools import chain

import numpy as np

from graph.errors import StoreIncompatible
from graph.stores.embedded import sql
from graph.stores.embedded.adjacency import Adjacency, Ends, Longs, Nodes
from graph.stores.embedded.connection import Connection
from graph.stores.embedded.rows import parse_categories
from graph.vocabulary import Predicate


def read_adjacency(connection: Connection) -> Adjacency:
    """Return the adjacency of the state that the connection reads.

    Raises:
        StoreIncompatible: When an edge has a predicate that this version does not know.
    """
    rows = connection.rows(sql.GET_TOPOLOGY_NODES)
    keys = np.array([key for key, _, _ in rows], dtype=np.int64)
    categories = {text: parse_categories(text) for text in {row[2] for row in rows}}
    nodes = Nodes.build((row[1] for row in rows), (categories[row[2]] for row in rows))
    return Adjacency(nodes, _read_ends(connection, _index_of_key(keys)))


def _index_of_key(keys: Longs) -> Longs:
    index = np.zeros(int(keys.max(initial=0)) + 1, dtype=np.int64)
    index[keys] = np.arange(len(keys))
    return index


def _read_ends(connection: Connection, index: Longs) -> Ends:
    rows = connection.iterate(sql.GET_TOPOLOGY_EDGES)
    table = np.fromiter(chain.from_iterable(rows), dtype=np.int64).reshape(-1, 4)
    subjects, objects, predicates, statements = table.T
    codes = _read_codes(connection)[predicates]
    return Ends(index[subjects], index[objects], codes, statements)


def _read_codes(connection: Connection) -> Longs:
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
