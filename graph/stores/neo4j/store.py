"""One Neo4j database as a home of the graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from threading import Event, Lock
from typing import TypeVar

import neo4j

from graph.errors import NosographError, StoreBusy, StoreUnavailable
from graph.model import Change, Dataset, Progress, Reading, no_progress
from graph.store import Deadline, check_differ
from graph.stores.neo4j import dataset_writer, schema, warming, writer
from graph.stores.neo4j.line import Line, closing
from graph.stores.neo4j.metagraph import Metagraph, count_edges
from graph.stores.neo4j.reader import Neo4jReader
from graph.stores.neo4j.workers import start

T = TypeVar("T")

_FOREVER = float("inf")
_SILENT_SECONDS = 60.0  # of a server that indexes millions, or takes in thousands of rows at once


class Neo4jStore:
    """The graph in a Neo4j database: Community 5.26 or newer, without plug-ins.

    May be shared between threads. Constraints and indexes are made before the first write. Writers
    queue at the node `:About`, so that they neither deadlock nor mix.

    Args:
        uri: `bolt://`, `neo4j://` or one of these with `+s` or `+ssc`.
        user: Its name.
        password: Its password; None where the server asks for none.
        database: The database's name.
        rows: How many of a dataset go in with one transaction.

    Raises:
        InvalidInput: When the address is none.
    """

    def __init__(
        self,
        uri: str,
        *,
        user: str = "neo4j",
        password: str | None,
        database: str = "neo4j",
        rows: int = dataset_writer.ROWS,
    ) -> None:
        """Check the address and remember: the first call connects."""
        self._line = Line(uri, user=user, password=password, database=database)
        self._metagraph = Metagraph(partial(count_edges, self._line))
        self._rows = rows
        self._prepared = False  # constraints and indexes are there
        self._looked = False  # or there was nothing yet that would need them
        self._preparing = Lock()

    @contextmanager
    def reading(self, deadline: Deadline | None = None) -> Iterator[Neo4jReader]:
        """Return a reader of the newest state; without a deadline it may take as long as it likes.

        Nothing is asked of the server before the reader is.

        Raises:
            StoreUnavailable: When the server is down or silent; within 3 seconds.
            StoreBusy: When a writer changed the graph so that the parts of an answer do not fit.
        """
        self._line.check_open()
        self._prepare(existing=True)
        reader = Neo4jReader(self._line, self._metagraph, deadline or Deadline(_FOREVER))
        try:
            yield reader
        except NosographError:
            raise
        except Exception as error:
            if reader.has_moved():
                message = "The graph changed while it was read."
                raise StoreBusy(message, "Ask again.") from error
            raise

    def replace_document(self, reading: Reading) -> Change:
        """Take in a document: retract what it no longer says, add what it newly says."""
        return self.replace_documents([reading])[0]

    def replace_documents(self, readings: Sequence[Reading]) -> list[Change]:
        """Take in several documents at once, in one transaction."""
        check_differ(readings)
        self._prepare()
        return self._write(lambda transaction: writer.replace_documents(transaction, readings))

    def replace_dataset(self, dataset: Dataset, progress: Progress = no_progress) -> Change:
        """Take in a dataset as the document that it is, by parts, each in a transaction of its own.

        Until the last part is in, the document is not listed, and counts and snapshot are as before;
        nodes and edges that are in can be seen already. A call that fails in the middle leaves it so:
        the same call goes on from there, another release replaces it, deleting takes it back.

        Raises:
            StoreBusy: When another call has gone on with the same dataset meanwhile.
        """
        self._prepare(large=True)
        return dataset_writer.replace_dataset(self._write_rows, dataset, progress, self._rows)

    def delete_document(self, document_id: str) -> Change:
        """Take a document back, with everything that only it says; a dataset by parts."""
        self._prepare()
        if self._write(lambda transaction: writer.is_dataset(transaction, document_id)):
            return dataset_writer.delete_dataset(self._write_rows, document_id, self._rows)
        return self._write(lambda transaction: writer.delete_document(transaction, document_id))

    def close(self) -> None:
        """Let go of the connections. Closing twice is fine."""
        self._line.close()

    def _prepare(self, *, existing: bool = False, large: bool = False) -> None:
        """Make constraints and indexes once; of an empty database that is only read, nothing."""
        if self._prepared or (existing and self._looked):
            return
        with self._preparing:
            needs = self._session_call(schema.find_needs) if existing else []
            if needs == [] and existing:
                start(self._warm)  # nobody waits for that
            elif needs is not None:
                # Behind an offline import there are millions to index.
                silence = _SILENT_SECONDS if existing else 0.0
                self._session_call(schema.prepare, silence=silence)
                if existing:
                    start(self._warm)  # the caller's time is for its question
                elif not large:  # the plans of an empty graph are of no use to a large one
                    self._warm()
                self._prepared = True
            self._looked = True

    def _warm(self) -> None:
        self._session_call(partial(warming.warm, check=self._line.check_open))

    def _session_call(self, work: Callable[[neo4j.Session], T], *, silence: float = 0.0) -> T:
        def run() -> T:
            with closing(self._line.session(write=True)) as session:
                return work(session)

        return self._line.call(run, Deadline(_FOREVER), silence=silence)

    def _write_rows(self, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        return self._write(work, silence=_SILENT_SECONDS)

    def _write(self, work: Callable[[neo4j.ManagedTransaction], T], *, silence: float = 0.0) -> T:
        abandoned = Event()

        def attempt(transaction: neo4j.ManagedTransaction) -> T:
            if abandoned.is_set():
                # The caller has been told that it failed: the driver must not try it once more.
                message = "Nobody waits for this write any more."
                raise StoreUnavailable(message)
            return work(transaction)

        def run() -> T:
            with closing(self._line.session(write=True)) as session:
                return session.execute_write(attempt)

        try:
            return self._line.call(run, Deadline(_FOREVER), silence=silence)
        except BaseException:
            abandoned.set()
            raise
