"""From columns of edges to halves, side by side, a stretch of nodes at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from graph.stores.embedded.adjacency import IN, OUT, Bytes, Halves, Ints, Longs
from graph.vocabulary import Predicate

STRETCH = 1_000_000  # halves that are sorted at once: some 80 MB
_SYMMETRIC = np.array([predicate.symmetric for predicate in Predicate])


class Ends(NamedTuple):
    """All edges as four columns of the same length, in no order.

    Attributes:
        subjects: int32[edges]: index of the subject's node.
        objects: int32[edges]: index of the object's node.
        predicates: uint8[edges]: position in `Predicate`.
        statements: int32[edges]: how many statements say so.
    """

    subjects: Ints
    objects: Ints
    predicates: Bytes
    statements: Ints


class MakeArray(Protocol):
    """Makes room for one array of the halves, in memory or in a file."""

    def __call__(self, name: str, size: int, dtype: npt.DTypeLike) -> npt.NDArray[np.generic]:
        """Return an array of that type and size, to be filled."""
        ...


def in_memory(name: str, size: int, dtype: npt.DTypeLike) -> npt.NDArray[np.generic]:
    """Make room in memory, whatever the array's name."""
    del name
    return np.empty(size, dtype=dtype)


def lay_out(
    ends: Ends,
    nodes: int,
    make: MakeArray = in_memory,
    go_on: Callable[[], None] = lambda: None,
) -> Halves:
    """Return the halves of all edges.

    Args:
        ends: The edges.
        nodes: How many nodes there are.
        make: Makes room for each array.
        go_on: Is called between two stretches; may raise to give up.

    Complexity:
        O((nodes + edges) log edges), all of it inside numpy; beside the arrays themselves it takes
        40 bytes for each half of the stretch in hand.
    """
    leads_on = ends.subjects != ends.objects
    from_objects = np.bincount(ends.objects[leads_on], minlength=nodes)
    degrees = np.bincount(ends.subjects, minlength=nodes) + from_objects
    counts = np.bincount(ends.subjects[leads_on], minlength=nodes) + from_objects
    made = _make(make, degrees, counts)
    for first, behind in _stretches(made.offsets):
        go_on()
        _fill(made, ends, first, behind)
    return made


def _make(make: MakeArray, degrees: Longs, counts: Longs) -> Halves:
    total, nodes = int(counts.sum()), len(counts)
    sizes = {"degrees": nodes, "offsets": nodes + 1}
    made = Halves(
        *(make(name, sizes.get(name, total), dtype) for name, dtype in HALF_TYPES.items())  # type: ignore[arg-type]
    )
    made.degrees[:] = degrees
    made.offsets[:1] = 0
    np.cumsum(counts, out=made.offsets[1:])
    return made


HALF_TYPES = {
    "degrees": np.int32,
    "offsets": np.int64,
    "neighbours": np.int32,
    "predicates": np.uint8,
    "ways": np.uint8,
    "statements": np.int32,
}


def _stretches(offsets: Longs) -> Iterator[tuple[int, int]]:
    """Yield ranges of nodes with not much more than `STRETCH` halves each; a hub may be one alone."""
    first, nodes = 0, len(offsets) - 1
    while first < nodes:
        behind = int(np.searchsorted(offsets, offsets[first] + STRETCH, side="right")) - 1
        behind = min(max(behind, first + 1), nodes)
        yield first, behind
        first = behind


def _fill(made: Halves, ends: Ends, first: int, behind: int) -> None:
    leads_on = ends.subjects != ends.objects
    outward = np.flatnonzero((ends.subjects >= first) & (ends.subjects < behind) & leads_on)
    inward = np.flatnonzero((ends.objects >= first) & (ends.objects < behind) & leads_on)
    edges = np.concatenate((outward, inward))
    owners = np.concatenate((ends.subjects[outward], ends.objects[inward])).astype(np.int64)
    neighbours = np.concatenate((ends.objects[outward], ends.subjects[inward]))
    order = np.argsort((owners << 32) + neighbours, kind="stable")
    edges, ways = edges[order], np.where(order < len(outward), OUT, IN)
    there = slice(int(made.offsets[first]), int(made.offsets[behind]))
    predicates = ends.predicates[edges]
    made.neighbours[there] = neighbours[order]
    made.predicates[there] = predicates
    made.ways[there] = np.where(_SYMMETRIC[predicates], OUT | IN, ways)
    made.statements[there] = ends.statements[edges]
