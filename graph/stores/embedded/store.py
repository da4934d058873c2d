"""One SQLite file as a home of the graph."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TypeVar

from graph.errors import StoreBusy, StoreUnavailable
from graph.model import Change, Dataset, Progress, Reading, no_progress
from graph.store import Deadline, check_differ
from graph.stores.embedded import schema, writer
from graph.stores.embedded.arrays import SMALL_GRAPH, Arrays
from graph.stores.embedded.connection import BUSY_SECONDS, Connection
from graph.stores.embedded.pool import Pool
from graph.stores.embedded.reader import Caches, EmbeddedReader

T = TypeVar("T")

_FOREVER = float("inf")


class EmbeddedStore:
    """The graph in one SQLite file, which is the truth; adjacency arrays are made from it.

    May be shared between threads, and the file between processes of one machine: any number read while
    one writes, each reader a state of its own. A change is on the disk when the call returns.

    Args:
        path: The file; folders that are missing are made. None for a store that is gone when closed.
        create: Whether a file that is not there becomes a new store.
        small: Up to so many edges, arrays are made in memory at the first question to each state; above,
            in the background, into a file that several processes share.

    Attributes:
        place: The file.

    Raises:
        StoreUnavailable: When the path cannot be opened, or holds nothing and must not be made.
        StoreIncompatible: When the path holds something else, with what it is.

    Example:
        >>> store = EmbeddedStore(None)
        >>> with store.reading() as reader:
        ...     reader.get_counts().nodes
        0
        >>> store.close()
    """

    def __init__(self, path: Path | None, *, create: bool = True, small: int = SMALL_GRAPH) -> None:
        """Open the file, and make sure that it is ours."""
        own_folder = tempfile.mkdtemp(prefix="nosograph-") if path is None else None
        file = _find_place(path, create=create) if path else Path(own_folder or "", "graph.sqlite3")
        self.place = str(file)
        connect = partial(Connection, file, durable=own_folder is None)
        self._arrays = Arrays(file, connect, small=small)
        self._caches = Caches(self._arrays)
        self._writing = Lock()
        self._pool = Pool(connect)
        self._finalizer = weakref.finalize(self, _let_go, self._arrays, self._pool, own_folder)
        try:
            with self._pool.borrowed() as connection:
                schema.prepare(connection, create=create)
        except BaseException:
            self.close()
            raise

    def reading(self, deadline: Deadline | None = None) -> AbstractContextManager[EmbeddedReader]:
        """Open a reader on the newest state; without a deadline it may take as long as it likes.

        Raises:
            StoreUnavailable: When the store is closed, or the file cannot be read any more.
        """
        return _Reading(self._pool, self._caches, deadline or Deadline(_FOREVER))

    def replace_document(self, reading: Reading) -> Change:
        """Take in a document: retract what it no longer says, add what it newly says."""
        return self.replace_documents([reading])[0]

    def replace_documents(self, readings: Sequence[Reading]) -> list[Change]:
        """Take in several documents at once, in one transaction."""
        check_differ(readings)
        return self._write(
            lambda connection: [writer.replace_document(connection, each) for each in readings]
        )

    def replace_dataset(self, dataset: Dataset, progress: Progress = no_progress) -> Change:
        """Take in a dataset as the document that it is; when much has changed, make arrays at once."""
        return self._write_large(
            lambda connection: writer.replace_dataset(connection, dataset, progress), progress
        )

    def wait_for_arrays(self) -> None:
        """Wait until no arrays are under way in this process."""
        self._arrays.wait()

    def refresh_arrays(self) -> None:
        """Make the file of arrays now, unless it is there, made elsewhere, or the graph is small."""
        self._arrays.wait()
        self._arrays.refresh()

    def delete_document(self, document_id: str) -> Change:
        """Take a document back, with everything that only it says."""
        return self._write_large(
            lambda connection: writer.delete_document(connection, document_id), no_progress
        )

    def close(self) -> None:
        """Let go of the file. Closing twice is fine."""
        self._finalizer()

    def _write_large(self, work: Callable[[Connection], Change], progress: Progress) -> Change:
        """Do the work, which may be much, with room for it; make arrays where it was much."""
        change = self._write(work, large=True)
        if change.statements_added + change.statements_retracted > SMALL_GRAPH:
            progress("arrays", 0)
            self.refresh_arrays()
        return change

    def _write(self, work: Callable[[Connection], T], *, large: bool = False) -> T:
        """Do the work in a transaction."""
        if not self._writing.acquire(timeout=BUSY_SECONDS):
            message = "Another document is still being written."
            raise StoreBusy(message, "Try again in a moment.")
        try:
            with self._pool.borrowed() as connection:
                room = connection.roomy() if large else nullcontext()
                with room, connection.writing():
                    return work(connection)
        finally:
            self._writing.release()


class _Reading:
    """A reader with a connection to itself; a generator would take as long as a short query."""

    def __init__(self, pool: Pool, caches: Caches, deadline: Deadline) -> None:
        self._pool, self._caches, self._deadline = pool, caches, deadline

    def __enter__(self) -> EmbeddedReader:
        self._connection = self._pool.take()
        try:
            return EmbeddedReader(self._connection, self._caches, self._deadline)
        except BaseException:
            self._pool.give_back(self._connection)
            raise

    def __exit__(self, *_: object) -> None:
        self._pool.give_back(self._connection)


def _find_place(path: Path, *, create: bool) -> Path:
    """Return the path, its folder made; SQLite's own message would not say what is wrong."""
    try:
        if not create and not path.exists():
            detail = f"There is no store at {path}."
            raise StoreUnavailable(detail, "Load a document into it first.")
        path.parent.mkdir(parents=True, exist_ok=True)
        is_folder = path.is_dir()
    except (OSError, ValueError) as error:
        detail = f"The store's folder cannot be made or read: {error}."
        raise StoreUnavailable(detail, "Give a path that can be written to.") from error
    if is_folder:
        detail = f"{path} is a folder."
        raise StoreUnavailable(detail, "Give the path of a file in it.")
    return path


def _let_go(arrays: Arrays, pool: Pool, folder: str | None) -> None:
    arrays.close()
    pool.close()
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
