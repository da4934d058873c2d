"""From the adjacency of a state before to that of the newest, by what has been touched since.

Every edge that was added, changed or removed has touched both its ends. So the file tells of edges
between two touched nodes, and the arrays of all others, which are never read again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from graph.stores.embedded import sql
from graph.stores.embedded.adjacency import IN, OUT, Adjacency, Ints, Nodes
from graph.stores.embedded.connection import Connection, json_list
from graph.stores.embedded.layout import Ends, MakeArray, lay_out
from graph.stores.embedded.overlaid import Touched
from graph.stores.embedded.topology import read_codes

Places = Mapping[str, int]


def renew_adjacency(  # noqa: PLR0913, PLR0917 - two states, and how to get from one to the other
    base: Adjacency,
    touched: Touched,
    connection: Connection,
    edges: int,
    make: MakeArray,
    go_on: Callable[[], None],
) -> Adjacency | None:
    """Return the adjacency of the state that the connection reads.

    None when the edges do not add up, which could only be if the file of arrays were damaged.

    Args:
        base: Of a state before.
        touched: What has been touched since, and how it stands now.
        connection: To the file, in a read transaction.
        edges: How many there are in that state.
        make: Makes room for the large arrays.
        go_on: Is called now and then; may raise to give up.

    Complexity:
        O(nodes + edges log edges) in numpy; of the file, the edges at touched nodes are read.
    """
    nodes = _renew_nodes(base.nodes, touched)
    places = {node_id: place for place, node_id in enumerate(nodes.ids.tolist())}
    go_on()
    parts = (
        _keep(base, touched, places),
        _keep_loops(base, touched, places),
        _read(touched, places, connection),
    )
    ends = Ends(
        np.concatenate([part.subjects for part in parts]),
        np.concatenate([part.objects for part in parts]),
        np.concatenate([part.predicates for part in parts]),
        np.concatenate([part.statements for part in parts]),
    )
    del parts
    if len(ends.subjects) != edges:
        return None
    return Adjacency(nodes, lay_out(ends, len(places), make, go_on))


def _renew_nodes(before: Nodes, touched: Touched) -> Nodes:
    categories = dict(zip(before.ids, before.category_sets[before.codes], strict=True))
    for node_id, standing in touched.items():
        if standing is not None:
            categories[node_id] = standing.categories
        else:
            categories.pop(node_id, None)
    ids = sorted(categories)
    return Nodes.build(ids, map(categories.__getitem__, ids))


def _keep(base: Adjacency, touched: Touched, places: Places) -> Ends:
    """Return the edges that do not run between two touched nodes, each from the half at its subject."""
    owners = np.repeat(_numbers(len(base.degrees)), np.diff(base.offsets))
    was_touched = np.array([node_id in touched for node_id in base.nodes.ids], dtype=np.bool_)
    # The subject of a symmetric edge is the end whose CURIE comes first.
    is_subject = (base.ways == OUT) | ((base.ways == OUT | IN) & (owners < base.neighbours))
    kept = np.flatnonzero(is_subject & ~(was_touched[owners] & was_touched[base.neighbours]))
    now = _now(base, places)
    subjects, objects = now[owners[kept]], now[base.neighbours[kept]]
    return Ends(subjects, objects, base.predicates[kept], base.statements[kept])


def _keep_loops(base: Adjacency, touched: Touched, places: Places) -> Ends:
    """Return the loops at nodes that were not touched: only their number matters, and is known."""
    loops = base.degrees - np.diff(base.offsets)
    at = [place for place in np.flatnonzero(loops) if base.nodes.ids[place] not in touched]
    owners = np.repeat(_now(base, places)[at], loops[at])
    return Ends(owners, owners, np.zeros(len(owners), np.uint8), np.ones(len(owners), np.int32))


def _read(touched: Touched, places: Places, connection: Connection) -> Ends:
    codes = read_codes(connection)
    rows = connection.rows(sql.GET_EDGES_AMONG, (json_list(touched.keys()),))
    return Ends(
        np.array([places[row[0]] for row in rows], np.int32),
        np.array([places[row[1]] for row in rows], np.int32),
        np.array([codes[row[2]] for row in rows], np.uint8),
        np.array([row[3] for row in rows], np.int32),
    )


def _now(base: Adjacency, places: Places) -> Ints:
    """Return for each node of before where it is now; nothing leads to those that are gone."""
    return np.array([places.get(node_id, -1) for node_id in base.nodes.ids], dtype=np.int32)


def _numbers(count: int) -> Ints:
    return np.arange(count, dtype=np.int32)
