"""Opening the file: one connection a thread, the same settings for all."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.errors import StoreBusy, StoreIncompatible, StoreUnavailable
from graph.stores.embedded.schema import APPLICATION_ID, TABLES, VERSION

_BUSY_MILLISECONDS = 5_000
_OTHER_FILE = "It takes a file that this service made, or a path where nothing is yet."


class Connections:
    """The connections to one file, handed out one at a time and used again."""

    def __init__(self, path: Path | None) -> None:
        """Make the file when it is not there, and check that it is ours.

        Args:
            path: None for a store that lives as long as this object.

        Raises:
            StoreUnavailable: When the file cannot be opened or made.
            StoreIncompatible: When it holds something else, or another version.
        """
        self._folder = TemporaryDirectory(prefix="nosograph-") if path is None else None
        self.path = Path(self._folder.name) / "store.sqlite3" if self._folder else path
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False
        with self.lend() as connection:
            _prepare(connection, str(self.path))

    @contextmanager
    def lend(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection; SQLite's errors come out as ours."""
        with faults(str(self.path)):
            connection = self._take()
            try:
                yield connection
            finally:
                if connection.in_transaction:
                    connection.rollback()
                self._give_back(connection)

    def close(self) -> None:
        """Close what is idle now, and the rest when it comes back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()
        if self._folder:
            self._folder.cleanup()

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._closed:
                message = "The store is closed."
                raise StoreUnavailable(message)
            if self._idle:
                return self._idle.pop()
        return _connect(Path(str(self.path)))

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(connection)
                return
        connection.close()


@contextmanager
def faults(path: str) -> Iterator[None]:
    """Turn SQLite's errors into ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            message = "Another process is writing to the store."
            raise StoreBusy(message, "Try again when it has finished.") from error
        message = f"The store {path} cannot be used: {error}."
        raise StoreUnavailable(message, "Check the path, the permissions and the disk.") from error
    except sqlite3.DatabaseError as error:
        message = f"{path} is not a store: {error}."
        raise StoreIncompatible(message, _OTHER_FILE) from error


def _connect(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder {path.parent} cannot be made: {os.strerror(error.errno or 0)}."
        raise StoreUnavailable(message, "Choose another path for the store.") from error
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.executescript(
        f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}; PRAGMA foreign_keys=ON;"
        "PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL;"
    )
    return connection


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables == 0 and application == 0:
        for command in TABLES.split(";"):
            connection.execute(command)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={VERSION}")
        connection.execute("COMMIT")
        return
    connection.rollback()
    if application != APPLICATION_ID:
        message = f"{path} is an SQLite file of another program."
        raise StoreIncompatible(message, _OTHER_FILE)
    if version != VERSION:
        message = f"{path} has layout {version}; this version reads layout {VERSION}."
        raise StoreIncompatible(message, "Load the documents into a new store.")
