"""Making the file of arrays: here, or in a process of its own, which leaves this one to its readers.

The process is a fresh interpreter of lower priority. It shares the maker's lock with this one and nothing
else, and ends when this one does, whatever ends it.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from graph.store import Deadline
from graph.stores.embedded import sql
from graph.stores.embedded.arrays_file import ArraysWriter, map_arrays
from graph.stores.embedded.cached import State
from graph.stores.embedded.connection import Connection
from graph.stores.embedded.overlay import read_touched
from graph.stores.embedded.renewing import renew_adjacency
from graph.stores.embedded.topology import read_adjacency

SECONDS_AT_MOST = 1_800.0  # a hundred million edges take about half of it
FAILED = (
    3  # how the process ends when it has said why; other codes mean that it did not come to work
)
_LOOK_SECONDS = 0.05  # as often as the standard library itself looks whether a process has ended
_FOREVER = float("inf")
_MODULE = "graph.stores.embedded.making_apart"
_ROOT = Path(__file__).resolve().parents[3]


class Stopped(Exception):
    """The store is closed while arrays are made."""


def arrays_path(file: Path) -> Path:
    """Return where the arrays of a store lie."""
    return file.with_name(f"{file.name}.arrays")


def find_wanted(connection: Connection, path: Path, small: int) -> State | None:
    """Return the state whose arrays are missing; None when they are there, or the graph is small.

    What a graph that has become small leaves is removed.

    Args:
        connection: Not in a transaction; afterwards it sees that state.
        path: The file of arrays.
        small: Graphs with more edges get a file.
    """
    connection.begin_reading(Deadline(_FOREVER), sql.HOLD_STATE)
    state = State(*connection.rows(sql.GET_STATE)[0])
    if state.edges <= small:
        path.unlink(missing_ok=True)
        return None
    found = map_arrays(path)
    return None if found is not None and found.token == state.token else state


def make_arrays(
    connection: Connection, path: Path, state: State, go_on: Callable[[], None]
) -> None:
    """Make the file, of the state that the connection sees; from what it holds so far, where it can be.

    Args:
        connection: As `find_wanted` leaves it.
        path: The file of arrays.
        state: What `find_wanted` has returned.
        go_on: Is called now and then; may raise to give up.
    """
    writer = ArraysWriter(path)

    def between() -> None:
        writer.let_go()
        go_on()

    before = map_arrays(path)
    touched = read_touched(connection, before.number, before.token) if before else None
    adjacency = None
    if before is not None and touched is not None:
        known = before.adjacency, touched
        adjacency = renew_adjacency(*known, connection, state.edges, writer.make, between)
    if adjacency is None:
        adjacency = read_adjacency(connection, writer.make, between)
    writer.finish(adjacency, state.number, state.token)


def make_apart(file: Path, small: int, lock: int, stopped: Event) -> bool:
    """Have the file made by a process of its own; return False when none comes to work.

    Args:
        file: The store's.
        small: Graphs with more edges get a file.
        lock: Descriptor of the maker's lock, which is held as long as either process has it.
        stopped: Is set to give up.

    Raises:
        ChildProcessError: When the process failed, was killed, or took too long, with what it said.
        Stopped: When it was given up.
    """
    try:
        process = _start(file, small, lock)
    except OSError:
        return False
    with process:
        deadline = Deadline(SECONDS_AT_MOST)
        while process.poll() is None and not deadline.expired:
            if stopped.wait(_LOOK_SECONDS):
                break
        process.kill()
        said = process.stderr.read().decode(errors="replace") if process.stderr else ""
    if stopped.is_set():
        raise Stopped
    if process.returncode == FAILED or process.returncode < 0:
        message = said.strip() or f"the process that made it ended with {process.returncode}"
        raise ChildProcessError(message)
    return process.returncode == 0


def _start(file: Path, small: int, lock: int) -> subprocess.Popen[bytes]:
    """Start it; its input is a pipe that nothing is written to, and that ends when this process does."""
    paths = (str(_ROOT), os.environ.get("PYTHONPATH", ""))
    return subprocess.Popen(  # noqa: S603 - of this program's own code
        [sys.executable, "-P", "-m", _MODULE, str(file.resolve()), str(small)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))},
        pass_fds=(lock,),
        start_new_session=True,  # a Ctrl-C is for the program, which then ends this
    )


@contextmanager
def alone(path: Path) -> Iterator[int | None]:
    """Keep others from making the file; give the lock's descriptor, or None when one is at it.

    Nobody waits.
    """
    with path.with_name(path.name + ".lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
        else:
            yield lock.fileno()
