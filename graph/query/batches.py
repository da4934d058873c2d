"""Walks that meet at very many places: the most promising places first, a batch at a time."""

from __future__ import annotations

import numpy as np

from graph.errors import DeadlineExceeded
from graph.query.arrays import Positions, first_of_equal
from graph.query.meeting import ABOVE_ALL, Come, Found, Meetings, best_of, pair_up
from graph.query.steps import Clock, Ints, Topology
from graph.query.walks import Walks

_BATCH = 50_000  # walks that have come somewhere


class ByLast:
    """Walks by their last nodes."""

    def __init__(self, walks: Walks) -> None:
        """Sort them, the cheapest to each node first."""
        self.walks = walks
        self._order = np.lexsort((walks.costs, walks.lasts))
        ordered = walks.lasts[self._order]
        self._begins = first_of_equal(ordered)
        self._counts = np.diff(np.append(self._begins, len(ordered)))
        self._positions = Positions(ordered[self._begins])
        self._cheapest = walks.costs[self._order[self._begins]]

    def cheapest(self, lasts: Ints) -> Ints:
        """Return the least that a walk to each of these nodes costs."""
        costs: Ints = self._cheapest[self._positions.of(lasts)]
        return costs

    def counts(self, lasts: Ints) -> Ints:
        """Return how many walks have come to each of these nodes."""
        counts: Ints = self._counts[self._positions.of(lasts)]
        return counts

    def spread(self, near: Come) -> Come:
        """Return the walks that have come to the places, given the last nodes next to them."""
        at = self._positions.of(near.walks)
        counts = self._counts[at]
        offsets = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        rows = self._order[np.repeat(self._begins[at], counts) + offsets]
        return Come(np.repeat(near.places, counts), rows)


class Batches:
    """One joining's way to the best paths through many places.

    Args:
        topology: Tells the order of equal paths.
        sides: The walks of both ends.
        wanted: How many paths.
        clock: Is looked at between two batches.
    """

    def __init__(
        self, topology: Topology, sides: tuple[ByLast, ByLast], wanted: int, clock: Clock
    ) -> None:
        """Look at nothing yet."""
        self._topology, self._sides, self._wanted, self._clock = topology, sides, wanted, clock

    def pair_up(self, meetings: Meetings, found: Found) -> Found:
        """Return the best simple paths through any of the places.

        Args:
            meetings: The places, with the last nodes (instead of walks) that are next to each.
            found: What is known already; nothing is looked for that is no better than all of it.

        Raises:
            DeadlineExceeded: When there is no time for another batch.
        """
        best = Found(found.scores[:0], found.inner[:0])
        least, walks = self._least(meetings), self._walks(meetings)
        order = np.argsort(least, kind="stable")
        order = order[: np.searchsorted(least[order], ABOVE_ALL)]
        behind = np.cumsum(walks[order])
        start = 0
        while start < len(order):
            bound = min(found.bound(self._wanted), best.bound(self._wanted))
            if least[order[start]] > bound:
                break
            if self._clock.late:
                message = "There is no time left to compare further walks."
                raise DeadlineExceeded(message)
            done = int(behind[start - 1]) if start else 0
            stop = max(start + 1, int(np.searchsorted(behind, done + _BATCH, side="right")))
            best = self._add(best, self._part(meetings, order[start:stop]))
            start = stop
        return best

    def _add(self, best: Found, meetings: Meetings) -> Found:
        walks = self._sides[0].walks, self._sides[1].walks
        new = pair_up(self._topology, walks, meetings, self._wanted)
        both = Found(
            np.concatenate((best.scores, new.scores)),
            np.concatenate((best.inner, new.inner)),
            best.cut or new.cut,
        )
        return best_of(self._topology, both, self._wanted)

    def _least(self, meetings: Meetings) -> Ints:
        """Return the least that a path through each place costs; where none is, above all."""
        least = meetings.costs.copy()
        for side, come in zip(self._sides, (meetings.forward, meetings.backward), strict=True):
            costs = side.cheapest(come.walks)
            cheapest = np.full(len(least), ABOVE_ALL, dtype=np.int64)
            np.minimum.at(cheapest, come.places, costs)
            least += cheapest
        return least

    def _walks(self, meetings: Meetings) -> Ints:
        """Return how many walks have come to each place."""
        total = np.zeros(len(meetings.costs))
        for side, come in zip(self._sides, (meetings.forward, meetings.backward), strict=True):
            total += np.bincount(come.places, side.counts(come.walks), minlength=len(total))
        return total.astype(np.int64)

    def _part(self, meetings: Meetings, chosen: Ints) -> Meetings:
        """Return some of the places, with the walks themselves."""
        place = np.full(len(meetings.costs), -1, dtype=np.int64)
        place[chosen] = np.arange(len(chosen))
        come = []
        for side, near in zip(self._sides, (meetings.forward, meetings.backward), strict=True):
            at = place[near.places]
            here = at >= 0
            come.append(side.spread(Come(at[here], near.walks[here])))
        return Meetings(meetings.costs[chosen], meetings.middles[chosen], come[0], come[1])
