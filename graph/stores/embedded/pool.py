"""Connections that are used again and again, each by one thread at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from graph.errors import StoreUnavailable
from graph.stores.embedded.connection import Connection

_KEPT = 16


class Pool:
    """As many connections as there are users at once; a few are kept for the next.

    Args:
        connect: Makes one more.
    """

    def __init__(self, connect: Callable[[], Connection]) -> None:
        """Begin with none."""
        self._connect = connect
        self._idle: list[
            Connection
        ] = []  # one step takes from it, or adds to it, so there is no lock
        self._closed = False

    @contextmanager
    def borrowed(self) -> Iterator[Connection]:
        """Have a connection for oneself; whatever it was doing is given up afterwards.

        Raises:
            StoreUnavailable: When the pool is closed.
        """
        connection = self.take()
        try:
            yield connection
        finally:
            self.give_back(connection)

    def take(self) -> Connection:
        """Have a connection until it is given back; `borrowed` sees to that.

        Raises:
            StoreUnavailable: When the pool is closed.
        """
        if self._closed:
            message = "The store is closed."
            raise StoreUnavailable(message)
        try:
            return self._idle.pop()
        except IndexError:
            return self._connect()

    def give_back(self, connection: Connection) -> None:
        """Give up whatever the connection was doing, and keep it for the next."""
        connection.end()
        self._idle.append(connection)
        if self._closed or len(self._idle) > _KEPT:
            self._keep(0 if self._closed else _KEPT)

    def close(self) -> None:
        """Close what is idle; what is in use is closed when it is given back."""
        self._closed = True
        self._keep(0)

    def _keep(self, most: int) -> None:
        """Close what is idle beyond so many."""
        with suppress(IndexError):  # another thread may have taken the last
            while len(self._idle) > most:
                self._idle.pop().close()
