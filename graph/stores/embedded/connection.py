"""A connection to the file, whose every error is one of ours."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.errors import StoreBusy
from graph.store import Deadline
from graph.stores.embedded.faults import ours, out_of_time, translated
from graph.stores.embedded.identifiers import edge_hash, edge_id, short_hash, statement_id

BUSY_SECONDS = 5.0
_RETRY_SECONDS = 0.01
_STEPS_BETWEEN_LOOKS = 20_000  # about a millisecond of SQLite's work
_FOREVER = float("inf")
_USUAL_KIB = 2_000  # as SQLite has it
_ROOMY_KIB = 131_072
_LARGE_LOG = 64 * 1_048_576  # bytes
Row = tuple[Any, ...]
Parameters = Sequence[object] | Mapping[str, object]


class Connection:
    """One connection to the file. One thread uses it at a time, though not always the same.

    Args:
        path: The file; it is made when it is not there.
        durable: Whether a change is on the disk when its transaction ends.

    Attributes:
        place: The file, as messages name it.
    """

    def __init__(self, path: Path, *, durable: bool) -> None:
        """Open the file."""
        self.place = str(path)
        self._deadline: Deadline | None = None
        self._watched: Deadline | None = None
        self._unfinished: set[sqlite3.Cursor] = set()
        with translated(self.place):
            self._raw = sqlite3.connect(
                path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            for function in (edge_id, edge_hash, statement_id, short_hash):
                arguments = function.__code__.co_argcount
                self._raw.create_function(
                    function.__name__, arguments, function, deterministic=True
                )
        self.run("PRAGMA foreign_keys = ON")
        self.run(f"PRAGMA synchronous = {'FULL' if durable else 'OFF'}")

    def rows(self, query: str, parameters: Parameters = ()) -> list[Row]:
        """Run the query and return all its rows.

        A parameter that no file can hold (a lone surrogate) equals nothing in it: no rows.

        Raises:
            DeadlineExceeded: When the deadline passes, before or while it runs.
        """
        self.look_at_clock()
        with translated(self.place):
            self._watch()
            try:
                return self._raw.execute(query, parameters).fetchall()
            except UnicodeEncodeError:
                return []

    def iterate(self, query: str, parameters: Parameters = ()) -> Iterator[Row]:
        """Run the query and give its rows one by one, until `end` at the latest."""
        self.look_at_clock()
        with translated(self.place):
            self._watch()
            cursor = self._raw.execute(query, parameters)
            self._unfinished.add(cursor)
            try:
                yield from cursor
            finally:
                if cursor in self._unfinished:
                    self._unfinished.remove(cursor)
                    cursor.close()

    def run(self, command: str, parameters: Parameters = ()) -> None:
        """Run a command that gives no rows."""
        with translated(self.place):
            self._watch()
            self._raw.execute(command, parameters)

    def run_many(self, command: str, rows: Iterable[Sequence[object]]) -> int:
        """Run a command once for each row of parameters; return how many rows it changed."""
        with translated(self.place):
            self._watch()
            return self._raw.executemany(command, rows).rowcount

    def pragma(self, name: str) -> int:
        """Return the number that the file's header has under that name."""
        number: int = self.rows(f"PRAGMA {name}")[0][0]
        return number

    def set_wal(self) -> None:
        """Let readers go on while one writes; a property of the file, kept in it.

        SQLite does not wait here for another process that does the same, so we do.
        """
        deadline = Deadline(BUSY_SECONDS)
        while True:
            try:
                return self.run("PRAGMA journal_mode = WAL")
            except StoreBusy:
                if deadline.expired:
                    raise
                time.sleep(_RETRY_SECONDS)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Have the file to oneself as a writer: all that is done inside is kept, or none of it.

        Raises:
            StoreBusy: When another process has been writing for too long.
        """
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            self.end()
            raise

    @contextmanager
    def roomy(self) -> Iterator[None]:
        """Have more memory and a helper for sorting, for as long as very much is written.

        Afterwards a log that has grown large is emptied into the file, if nobody reads it.
        """
        self.run(f"PRAGMA cache_size = -{_ROOMY_KIB}")
        self.run("PRAGMA threads = 1")
        try:
            yield
        finally:
            self.run(f"PRAGMA cache_size = -{_USUAL_KIB}")
            self.run("PRAGMA shrink_memory")
            log = Path(f"{self.place}-wal")
            if log.exists() and log.stat().st_size > _LARGE_LOG:
                self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def begin_reading(self, deadline: Deadline, query: str) -> Row:
        """Start the clock, fix the state that is read from here on by a query, and return its first row.

        An unfinished statement holds the state, and costs half of what a transaction around it does.

        Args:
            deadline: What is read afterwards has to keep to it.
            query: Has a second row, which is left where it is until `end`.

        Raises:
            DeadlineExceeded: When the deadline has passed.
        """
        self._deadline = None if deadline.seconds == _FOREVER else deadline
        self.look_at_clock()
        try:
            cursor = self._raw.execute(query)
            self._unfinished.add(cursor)
            first: Row = cursor.fetchone()
        except sqlite3.Error as error:
            raise ours(error, self.place) from error
        return first

    def end(self) -> None:
        """Give up what was begun, if anything still is."""
        self._deadline = None
        while self._unfinished:
            self._unfinished.pop().close()
        if self._watched is not None or self._raw.in_transaction:
            with translated(self.place):
                self._watch()
                if self._raw.in_transaction:
                    self._raw.execute("ROLLBACK")

    def _watch(self) -> None:
        """Have what runs from here on interrupted at the deadline; many questions run nothing at all."""
        if self._watched is not self._deadline:
            deadline = self._watched = self._deadline
            handler = None if deadline is None else lambda: int(deadline.expired)
            self._raw.set_progress_handler(handler, _STEPS_BETWEEN_LOOKS)

    @contextmanager
    def unhurried(self) -> Iterator[None]:
        """Put the deadline aside for work that later questions gain from."""
        deadline, self._deadline = self._deadline, None
        try:
            yield
        finally:
            self._deadline = deadline

    def close(self) -> None:
        """Let go of the file. Closing twice is fine."""
        self._raw.close()

    def look_at_clock(self) -> None:
        """Raise `DeadlineExceeded` when the deadline has passed."""
        if self._deadline is not None and self._deadline.expired:
            raise out_of_time()


def json_list(values: Collection[Any]) -> str:
    """Return the values as one parameter, for `json_each`.

    Example:
        >>> json_list({"HP:1"})
        '["HP:1"]'
    """
    return json.dumps(list(values))
