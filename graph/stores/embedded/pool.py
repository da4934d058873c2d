"""Connections that are used again and again, each by one thread at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

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
        self._lock = Lock()
        self._idle: list[Connection] = []
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
        with self._lock:
            if self._closed:
                message = "The store is closed."
                raise StoreUnavailable(message)
            if self._idle:
                return self._idle.pop()
        return self._connect()

    def give_back(self, connection: Connection) -> None:
        """Give up whatever the connection was doing, and keep it for the next."""
        connection.end()
        with self._lock:
            if not self._closed and len(self._idle) < _KEPT:
                self._idle.append(connection)
                return
        connection.close()

    def close(self) -> None:
        """Close what is idle; what is in use is closed when it is given back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()
