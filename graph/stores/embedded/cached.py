"""What was worked out from one state of the graph, kept for the readers that follow."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

from graph.store import Deadline
from graph.stores.embedded.connection import Connection
from graph.stores.embedded.faults import out_of_time

T = TypeVar("T")
_LONGEST_WAIT = 3_600.0


class State(NamedTuple):
    """Which state of the graph.

    Attributes:
        number: The change's.
        snapshot: What the state is called, on every store with the same history.
        token: What only this state of this file has.
        edges: How many there are.
    """

    number: int
    snapshot: str
    token: str
    edges: int


class Cached(Generic[T]):
    """The value that `make` reads from the newest state that anyone has asked for.

    Thread-safe. A reader of an older state gets its own value, which is not kept.

    Args:
        make: Reads the value through a connection that sees the state.
    """

    def __init__(self, make: Callable[[Connection], T]) -> None:
        """Begin with nothing."""
        self._make = make
        self._making = Lock()
        self._held: tuple[State, T] | None = None

    def get(self, state: State, connection: Connection, deadline: Deadline) -> T:
        """Return the value for this state.

        One reader makes it, without regard to its own deadline, or a large graph would never get it
        made; the others wait for it as long as they may.

        Raises:
            DeadlineExceeded: When another reader has not made it in time.
        """
        held = self._held
        if held is not None and held[0] == state:
            return held[1]
        if not self._making.acquire(timeout=min(deadline.remaining, _LONGEST_WAIT)):
            raise out_of_time()
        try:
            return self._get_or_make(state, connection)
        finally:
            self._making.release()

    def _get_or_make(self, state: State, connection: Connection) -> T:
        held = self._held
        if held is not None and held[0] == state:
            return held[1]
        with connection.unhurried():
            value = self._make(connection)
        if held is None or held[0].number <= state.number:
            self._held = state, value
        return value
