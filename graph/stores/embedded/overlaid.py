"""Arrays of a state before as questions look at them, what has been touched since laid over."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import numpy as np

from graph.query.steps import Halves, Ints
from graph.store import Adjacent, EdgeFilter
from graph.stores.embedded.adjacency import Adjacency, Nodes
from graph.stores.embedded.looking import ArrayTopology
from graph.stores.embedded.straight import Standing

# Nodes that were touched since the arrays were made, and how they stand now; None when gone.
Touched = Mapping[str, Standing | None]
Expand = Callable[[Collection[str], EdgeFilter], dict[str, list[Adjacent]]]


class OverlaidTopology(ArrayTopology):
    """Who is next to whom in the newest state: touched nodes are asked for in the file.

    Nodes that the arrays do not have are numbered behind theirs.

    Args:
        base: Arrays of a state before.
        touched: What has been touched since; see `Overlay` for what may be concluded.
        expand: Tells the neighbours of touched nodes in the newest state.

    Complexity:
        O(nodes) copied once, and a look-up in the file for each edge at a touched node.
    """

    def __init__(self, base: Adjacency, touched: Touched, expand: Expand) -> None:
        """Renumber what was touched; nothing is looked up yet."""
        self._base, self._expand = base, expand
        known = {node_id: base.find_index(node_id) for node_id in touched}
        self._new = sorted(
            node_id for node_id, at in known.items() if at is None and touched[node_id] is not None
        )
        size = len(base.degrees)
        self._touched = {node_id: at for node_id, at in known.items() if at is not None}
        self._touched |= {node_id: size + place for place, node_id in enumerate(self._new)}
        standings = {at: touched[node_id] for node_id, at in self._touched.items()}
        self._adjacency = _renewed(base, standings, self._new)
        self._is_touched = np.zeros(self.size, dtype=np.bool_)
        self._is_touched[list(standings)] = True
        self._seen: dict[tuple[EdgeFilter, int], tuple[list[int], list[int]]] = {}

    @property
    def ordered(self) -> bool:
        """Indices are in the order of identifiers as long as there are no new ones."""
        return not self._new

    def numbers(self, ids: Sequence[str]) -> Ints:
        """Return the numbers of nodes that exist."""
        return np.array(list(self._number(ids)), dtype=np.int64)

    def _number(self, ids: Iterable[str]) -> Iterable[int]:
        for node_id in ids:
            at = self._touched.get(node_id)
            yield bisect_left(self._base.nodes.ids, node_id) if at is None else at

    def ranks(self, numbers: Ints) -> Ints:
        """Return values that compare as the identifiers do: a new one's lies between two old ones'."""
        if self.ordered:
            return numbers
        size, step = len(self._base.degrees), len(self._new) + 1
        places = [bisect_left(self._base.nodes.ids, node_id) for node_id in self._new]
        behind = (np.array(places, dtype=np.int64) - 1) * step + np.arange(1, step)
        ranks = numbers * step
        is_new = numbers >= size
        ranks[is_new] = behind[numbers[is_new] - size]
        return ranks

    def look(self, numbers: Ints, edges: EdgeFilter) -> Halves:
        """Return the edges at these nodes that fit, parallel ones side by side, or as one."""
        touched = self._is_touched[numbers]
        if not touched.any():
            return super().look(numbers, edges)
        told = self._tell(numbers[touched].tolist(), edges)
        others = super().look(numbers[~touched], edges)
        counts = np.empty(len(numbers), dtype=np.int64)
        counts[touched] = [len(neighbours) for neighbours, _ in told]
        counts[~touched] = np.diff(others.bounds)
        bounds = np.concatenate(([0], np.cumsum(counts)))
        is_told = np.repeat(touched, counts)
        columns = []
        for column, old in enumerate((others.neighbours, others.statements)):
            every = np.empty(len(is_told), dtype=np.int64)
            every[~is_told] = old
            every[is_told] = [value for each in told for value in each[column]]
            columns.append(every)
        return Halves(bounds, columns[0], columns[1])

    def _tell(self, numbers: Sequence[int], edges: EdgeFilter) -> list[tuple[list[int], list[int]]]:
        """Return neighbours and statements of touched nodes, each asked for once."""
        missing = [each for each in numbers if (edges, each) not in self._seen]
        ids = self.curies(np.array(missing, dtype=np.int64))
        found = self._expand(ids, edges) if ids else {}
        for number, node_id in zip(missing, ids, strict=True):
            neighbours = list(self._number(each.id for each in found[node_id]))
            statements = [each.statements for each in found[node_id]]
            self._seen[edges, number] = neighbours, statements
        return [self._seen[edges, each] for each in numbers]


def _renewed(
    base: Adjacency, standings: Mapping[int, Standing | None], new: Sequence[str]
) -> Adjacency:
    """Return the arrays with touched nodes as they stand now, and new ones, yet without their edges."""
    more = len(new)
    degrees = np.append(base.degrees, np.zeros(more, dtype=base.degrees.dtype))
    codes = np.append(base.nodes.codes, np.zeros(more, dtype=base.nodes.codes.dtype))
    sets = {each: code for code, each in enumerate(base.nodes.category_sets.tolist())}
    for number, standing in standings.items():
        degrees[number] = standing.degree if standing else 0
        if standing:
            codes[number] = sets.setdefault(standing.categories, len(sets))
    ids = [*base.nodes.ids.tolist(), *new] if new else base.nodes.ids
    nodes = Nodes.of_columns(ids, codes, sets)
    offsets = np.append(base.offsets, np.full(more, base.offsets[-1]))
    halves = base.halves._replace(degrees=degrees, offsets=offsets)
    return Adjacency(nodes, halves)
