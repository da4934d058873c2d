"""The adjacency of the newest state: mapped from its file, or made when there is none yet.

A small graph's is made when it is first asked for, in memory. A large one's is made in the background,
once, into a file that all processes of the machine then share; until it is there, readers do without.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event, Lock, Thread

from graph.errors import NosographError
from graph.store import Deadline
from graph.stores.embedded import making
from graph.stores.embedded.adjacency import Adjacency
from graph.stores.embedded.arrays_file import Mapped, map_arrays
from graph.stores.embedded.cached import Cached, State
from graph.stores.embedded.connection import Connection
from graph.stores.embedded.overlaid import Touched
from graph.stores.embedded.overlay import Overlay, read_touched
from graph.stores.embedded.straight import Straight
from graph.stores.embedded.topology import read_adjacency

SMALL_GRAPH = 50_000  # edges whose arrays are made in some hundredths of a second
APART = 250_000  # edges whose arrays are made in about the time that a process of its own takes to start
_BYTES_A_SECOND = 40_000_000  # of the file: a rest about as long as renewing it takes
_AFTER_FAILURE = 60.0  # seconds without another try
_log = logging.getLogger(__name__)


class Arrays:
    """Finds the adjacency for a reader. May be shared between threads.

    Args:
        file: The store's; the arrays lie beside it, and whoever likes may delete them.
        connect: Opens one more connection to the store.
        small: Graphs with more edges get a file.
    """

    def __init__(
        self, file: Path, connect: Callable[[], Connection], *, small: int = SMALL_GRAPH
    ) -> None:
        """Begin with nothing mapped."""
        self._file = file
        self._path = making.arrays_path(file)
        self._connect = connect
        self._small = small
        self._made: Cached[Adjacency] = Cached(read_adjacency)
        self._held: Mapped | None = None
        self._touched: tuple[tuple[str, str], Touched | None] | None = None
        self._lock = Lock()
        self._tried = -_AFTER_FAILURE
        self._thread: Thread | None = None
        self._stopped = Event()

    def find(self, state: State, connection: Connection, deadline: Deadline) -> Adjacency | None:
        """Return the state's adjacency; None when it is large and not there yet, but under way.

        Raises:
            DeadlineExceeded: When a small one is not made in time.
        """
        if state.edges <= self._small:
            return self._made.get(state, connection, deadline)
        held = self._held
        if held is None or held.token != state.token:
            held = self._newest()
        if held is not None and held.token == state.token:
            return held.adjacency
        self._begin()
        return None

    def _newest(self) -> Mapped | None:
        """Return what the file holds now, or held when it was last readable."""
        held = self._held
        found = map_arrays(self._path, unless=held.token if held else "")
        if found is not None:
            self._held = found
        return found or held

    def lay_over(self, state: State, connection: Connection) -> Overlay | None:
        """Return arrays of a state before, with what has been touched since laid over them.

        None when there are none, or when too much has been touched to be told.
        """
        held = self._held
        if held is None or held.number >= state.number:
            return None
        between = held.token, state.token
        kept = self._touched
        if kept is None or kept[0] != between:
            kept = self._touched = between, read_touched(connection, held.number, held.token)
        if kept[1] is None:
            return None
        return Overlay(held.adjacency, kept[1], Straight(connection))

    def _begin(self) -> None:
        """Have the file made in the background, if that is not under way, nor just done or tried."""
        with self._lock:
            is_busy = self._thread is not None and self._thread.is_alive()
            if not (is_busy or self._stopped.is_set() or self._rests()):
                self._thread = Thread(target=self.refresh, name="nosograph-arrays", daemon=True)
                self._thread.start()

    def _rests(self) -> bool:
        """Tell whether the file is so new that, while much is written, making it would never end."""
        try:
            made = self._path.stat()
        except OSError:
            return time.monotonic() < self._tried + _AFTER_FAILURE
        return 0 <= time.time() - made.st_mtime < made.st_size / _BYTES_A_SECOND

    def refresh(self) -> None:
        """Make the file of the newest state, unless it is there or being made; a small one needs none.

        What goes wrong is logged: readers go on without the file.
        """
        try:
            with making.alone(self._path) as lock, closing(self._connect()) as connection:
                if lock is not None:
                    self._make(connection, lock)
        except making.Stopped:
            pass
        except (OSError, NosographError) as error:
            self._tried = time.monotonic()
            _log.warning("%s could not be made: %s", self._path, error)

    def _make(self, connection: Connection, lock: int) -> None:
        """Make it in a process of its own, where that is worth its start and one can be started."""
        state = making.find_wanted(connection, self._path, self._small)
        if state is None:
            return
        if state.edges > APART:
            connection.end()  # lest a state is kept that nobody reads
            if making.make_apart(self._file, self._small, lock, self._stopped):
                return
            state = making.find_wanted(connection, self._path, self._small)
        if state is not None:
            making.make_arrays(connection, self._path, state, self._go_on)

    def _go_on(self) -> None:
        if self._stopped.is_set():
            raise making.Stopped

    def wait(self) -> None:
        """Wait until nothing is under way in this process."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def close(self) -> None:
        """Give up what is under way. Closing twice is fine."""
        self._stopped.set()
        self.wait()
