"""The line to one Neo4j: a driver that is never waited for longer than a person would wait.

The driver's own time-outs leave a silent server unnoticed for a minute or more. So each of its calls
runs in a thread of its own, which is left alone when the server does not even answer a ping; the
connections are then let go, which also ends the thread.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from threading import RLock
from typing import Any, NamedTuple, TypeVar

import neo4j
from neo4j.exceptions import (
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.errors import DeadlineExceeded, StoreUnavailable
from graph.store import Deadline
from graph.stores.neo4j.connections import Connections
from graph.stores.neo4j.faults import check_address, driver_faults, no_address, unavailable
from graph.stores.neo4j.workers import is_done, start

T = TypeVar("T")

# Together they stay below the 3 seconds after which a silent server must have been noticed.
PATIENCE_SECONDS = 1.2
PING_SECONDS = 0.8
REST_SECONDS = 0.3
_LATE_PING_SECONDS = 0.5  # enough, where a question's time is up
_GRACE_SECONDS = 0.05  # what an answer in time may take to arrive
_POOL_SIZE = 100
_RETRY_SECONDS = 20.0
_SHORTEST_SECONDS = 0.001  # to the server, 0 would mean for ever
_OPENING_SECONDS = 2 * PATIENCE_SECONDS  # more than a connection may take to open, or to fail


def close_session(session: neo4j.Session) -> None:
    """Close a session, whatever state it is in."""
    for _ in range(2):
        # The first may fail to roll back, for want of a connection; without one, the second closes.
        with suppress(DriverError, Neo4jError, OSError):
            session.close()


@contextmanager
def closing(session: neo4j.Session) -> Iterator[neo4j.Session]:
    """Close the session behind the block, also when its connection broke."""
    try:
        yield session
    finally:
        close_session(session)


class Line:
    """Connections, replaced when they hang. Shared by all threads of a store.

    While the server is down, one caller at a time tries it; the others are told at once. So the
    number of threads stays that of the callers, and one.
    """

    def __init__(self, uri: str, *, user: str, password: str | None, database: str) -> None:
        """Check the address and remember: the first call connects."""
        check_address(uri)
        self.uri = uri
        self._auth = (user, password) if password is not None else None
        self._database = database
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        self._lock = RLock()
        self._connections: Connections | None = None
        self._running: set[Future[Any]] = set()
        self._ping: _Ping | None = None
        self._closed = False
        self._down = False
        self._trying = False
        self._try_at = 0.0

    def session(self, *, write: bool = False) -> neo4j.Session:
        """Open a session that has seen every write of this store."""
        mode = neo4j.WRITE_ACCESS if write else neo4j.READ_ACCESS
        return self._connect().session(
            database=self._database,
            default_access_mode=mode,
            bookmark_manager=self._bookmarks,
            fetch_size=10_000,
        )

    def read(
        self, query: str, parameters: dict[str, Any], deadline: Deadline
    ) -> list[neo4j.Record]:
        """Ask in a transaction of its own, which takes one message there and one back.

        Raises:
            StoreUnavailable: When the server is down or silent; within 3 seconds.
            DeadlineExceeded: When it has not answered in time.
        """
        return self.call(lambda: self._read(query, parameters, deadline), deadline)

    def _read(
        self, query: str, parameters: dict[str, Any], deadline: Deadline
    ) -> list[neo4j.Record]:
        try:
            return self._read_once(query, parameters, deadline)
        except (ServiceUnavailable, SessionExpired):
            # The first may have met a connection from before a restart of the server.
            return self._read_once(query, parameters, deadline)

    def _read_once(
        self, query: str, parameters: dict[str, Any], deadline: Deadline
    ) -> list[neo4j.Record]:
        left = deadline.remaining
        timeout = None if math.isinf(left) else max(left, _SHORTEST_SECONDS)
        with closing(self.session()) as session:
            return list(session.run(neo4j.Query(query, timeout=timeout), parameters))

    def call(self, work: Callable[[], T], deadline: Deadline, *, silence: float = 0.0) -> T:
        """Return what the work returns.

        Args:
            work: Something that opens a session of this line, and closes it.
            deadline: When to stop waiting although the server is there.
            silence: For so many seconds more the server may be silent: the work keeps it that busy.

        Raises:
            StoreUnavailable: When the server is down or silent; within 3 seconds and `silence`.
            DeadlineExceeded: When it is there, but has not done the work in time.
        """
        self._refuse_while_down()
        with driver_faults(self.uri):
            future = self._start(work)
            self._wait(future, deadline, silence)
            return future.result()

    def _wait(self, future: Future[T], deadline: Deadline, silence: float) -> None:
        heard = time.monotonic()
        while not is_done(future, min(PATIENCE_SECONDS, _before_end(deadline))):
            ping = self._start_ping()
            if is_done(future, min(PING_SECONDS, deadline.remaining + _GRACE_SECONDS)):
                return
            if ping.is_answered:
                heard = time.monotonic()
            elif ping.is_overdue(deadline) and time.monotonic() - heard >= silence:
                self._give_up()
                raise unavailable(self.uri)
            if deadline.expired:
                if self._down:  # as another caller has found meanwhile
                    raise unavailable(self.uri)
                message = "Neo4j took longer than the time there was."
                raise DeadlineExceeded(message)

    def close(self) -> None:
        """Let go of the connections, hardly waiting for them. Closing twice is fine."""
        with self._lock:
            self._closed = True
        if closing := self._let_go():
            is_done(closing, PING_SECONDS)

    def check_open(self) -> None:
        """Raise `StoreUnavailable` when it has been closed."""
        if self._closed:
            message = "This store has been closed."
            raise StoreUnavailable(message)

    def _start(self, work: Callable[[], T]) -> Future[T]:
        """Run the work in a thread, and remember that it may be using connections."""
        with self._lock:  # which the work needs to connect
            future = start(work)
            self._running.add(future)
        future.add_done_callback(self._running.discard)
        return future

    def _connect(self) -> Connections:
        with self._lock:
            self.check_open()
            if self._connections is None:
                self._connections = self._open_connections()
            return self._connections

    def _let_go(self) -> Future[None] | None:
        """Close the connections that there are, when nobody uses them, or in any case soon."""
        with self._lock:
            connections, self._connections = self._connections, None
            using = tuple(self._running)
        if connections is None:
            return None
        return connections.let_go(using=using, patience=_OPENING_SECONDS)

    def _open_connections(self) -> Connections:
        try:
            return Connections(
                self.uri,
                auth=self._auth,
                connection_timeout=PING_SECONDS,
                connection_acquisition_timeout=PATIENCE_SECONDS,
                max_connection_pool_size=_POOL_SIZE,
                max_transaction_retry_time=_RETRY_SECONDS,
                notifications_min_severity="OFF",
            )
        except (ConfigurationError, ValueError) as error:
            raise no_address(self.uri) from error

    def _refuse_while_down(self) -> None:
        with self._lock:
            if not self._down:
                return
            if self._trying or time.monotonic() < self._try_at:
                raise unavailable(self.uri)
            self._trying = True
        try:
            ping = self._start_ping()
            if not (is_done(ping.answer, PING_SECONDS) and ping.is_answered):
                self._give_up()
                raise unavailable(self.uri)
            self._down = False
        finally:
            self._trying = False

    def _start_ping(self) -> _Ping:
        """Ask whether anyone is there; callers that ask at the same time share the answer."""
        with self._lock:
            if self._ping is None or self._ping.answer.done():
                self._ping = _Ping(self._start(self._knock), time.monotonic())
            return self._ping

    def _knock(self) -> None:
        try:
            self._select_one()
        except (ServiceUnavailable, SessionExpired):
            self._select_one()  # the first may have met a connection from before a restart

    def _select_one(self) -> None:
        with closing(self._connect().session(database=self._database)) as session:
            session.run("RETURN 1").consume()

    def _give_up(self) -> None:
        with self._lock:
            self._ping = None
            self._down = True
            self._try_at = time.monotonic() + REST_SECONDS
        self._let_go()


def _before_end(deadline: Deadline) -> float:
    """Return how long to wait until it is time to ask whether anyone is there.

    Where the deadline allows, such that it is known when the time is up.
    """
    left = deadline.remaining
    return max(left + _GRACE_SECONDS - PING_SECONDS, left / 4)


class _Ping(NamedTuple):
    """A question whether anyone is there: its answer, and when it was asked."""

    answer: Future[None]
    asked: float

    @property
    def is_answered(self) -> bool:
        """Whether someone is there; a refusal is an answer too: the call itself will meet it."""
        refused = DriverError | OSError
        return self.answer.done() and not isinstance(self.answer.exception(), refused)

    def is_overdue(self, deadline: Deadline) -> bool:
        """Return whether the answer should be there; a short question ends before it can tell."""
        enough = _LATE_PING_SECONDS if deadline.expired else PING_SECONDS
        return self.answer.done() or time.monotonic() - self.asked >= enough
