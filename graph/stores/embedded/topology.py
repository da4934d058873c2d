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

# SQLite looks each predicate's name up in this text, so that Python sees only numbers.
_PREDICATES = "," + ",".join(predicate.value for predicate in Predicate) + ","


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
    rows = connection.iterate(sql.GET_TOPOLOGY_EDGES, (_PREDICATES,))
    table = np.fromiter(chain.from_iterable(rows), dtype=np.int64).reshape(-1, 4)
    subjects, objects, places, statements = table.T
    return Ends(index[subjects], index[objects], _codes_of_places(places, connection), statements)


def _codes_of_places(places: Longs, connection: Connection) -> Longs:
    """Return the position in `Predicate` for where its name begins in the text of all."""
    codes = np.full(len(_PREDICATES) + 1, -1, dtype=np.int64)
    for code, predicate in enumerate(Predicate):
        codes[_PREDICATES.index(f",{predicate.value},") + 1] = code
    found: Longs = codes[places]
    if (found < 0).any():
        detail = f"{connection.place} holds an edge with a predicate that is not known here."
        raise StoreIncompatible(detail, "Use the version that wrote it.")
    return found
