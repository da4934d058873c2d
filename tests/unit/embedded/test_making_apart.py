"""The arrays of a large graph are made by a process of its own, which ends with whoever wanted it."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from generated_graph import generate_graph
from readings import Claim, build_node, build_reading

from graph.stores.embedded import EmbeddedStore, arrays, making
from graph.stores.embedded.arrays_file import map_arrays
from graph.vocabulary import Predicate

GRAPH = generate_graph(5_000)
SECONDS = 60


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EmbeddedStore]:
    """A store whose graph is large, without arrays."""
    monkeypatch.setattr(arrays, "APART", 0)
    store = EmbeddedStore(tmp_path / "graph.sqlite3", small=0)
    store.replace_dataset(GRAPH.dataset())
    yield store
    store.close()


def is_exact(store: EmbeddedStore) -> bool:
    """Return whether a reader finds arrays of the newest state, without waiting."""
    with store.reading() as reader:
        return reader.exact_adjacency is not None


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    """An interpreter that says who it is, and then neither works nor ends; where it says so."""
    said = tmp_path / "said"
    os.mkfifo(said)
    slow = tmp_path / "slow"
    slow.write_text(f'#!/bin/sh\necho "$$" > "{said}"\nexec cat\n', encoding="utf-8")
    slow.chmod(0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "executable", str(slow))
        yield said


def runs(process: int) -> bool:
    """Return whether there is such a process."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_process_makes_the_file_that_this_one_maps(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This one does none of the work itself."""
    monkeypatch.setattr(making, "make_arrays", None)
    assert not is_exact(store)
    store.wait_for_arrays()
    assert is_exact(store)
    with store.reading() as reader:
        degree = reader.find_degrees([GRAPH.ids[0]])[GRAPH.ids[0]]
        assert reader.get_summary(GRAPH.ids[0]).degree == degree > 0


def test_where_no_process_can_be_started_the_file_is_made_here(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no interpreter, or it is another program, which knows nothing of this one."""
    for executable in ("/nowhere/python", "/bin/false"):
        arrays_of = making.arrays_path(Path(store.place))
        arrays_of.unlink(missing_ok=True)
        monkeypatch.setattr(sys, "executable", executable)
        store.refresh_arrays()
        assert is_exact(store)


def test_closing_the_store_ends_the_process(store: EmbeddedStore, held: Path) -> None:
    """At once, however long it would have gone on."""
    assert not is_exact(store)
    process = int(held.read_text(encoding="utf-8"))
    assert runs(process)
    store.close()
    assert not runs(process)


def test_only_one_process_makes_the_file(store: EmbeddedStore, held: Path) -> None:
    """Another store on the same file starts none, and does not wait."""
    assert not is_exact(store)
    process = int(held.read_text(encoding="utf-8"))
    other = EmbeddedStore(Path(store.place), small=0)
    other.refresh_arrays()
    assert not is_exact(other)
    other.close()
    assert runs(process)


def test_a_process_that_is_killed_is_logged(
    store: EmbeddedStore, held: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """As a system short of memory does; readers go on without the file."""
    assert not is_exact(store)
    os.kill(int(held.read_text(encoding="utf-8")), signal.SIGKILL)
    store.wait_for_arrays()
    assert "could not be made: the process that made it ended with -9" in caplog.text
    assert not is_exact(store)


def test_a_process_takes_no_longer_than_it_may(
    store: EmbeddedStore, held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then it is ended."""
    monkeypatch.setattr(making, "SECONDS_AT_MOST", 0.2)
    path = Path(store.place)
    failures: list[ChildProcessError] = []

    def make() -> None:
        with pytest.raises(ChildProcessError) as caught:
            making.make_apart(path, 0, os.open(path, os.O_RDONLY), Event())
        failures.append(caught.value)

    thread = Thread(target=make)
    thread.start()
    process = int(held.read_text(encoding="utf-8"))
    thread.join(SECONDS)
    assert failures
    assert not runs(process)


def test_what_goes_wrong_in_the_process_is_told(store: EmbeddedStore) -> None:
    """In the words in which it would be told here."""
    path = making.arrays_path(Path(store.place))
    path.with_name(f"{path.name}.new").mkdir()
    with making.alone(path) as lock:
        assert lock is not None
        with pytest.raises(ChildProcessError, match=r"Is a directory.*\.arrays\.new"):
            making.make_apart(Path(store.place), 0, lock, Event())


def test_the_process_ends_with_the_one_that_started_it(store: EmbeddedStore) -> None:
    """Nothing is left behind by a server that is killed; the lock is free again."""
    path = making.arrays_path(Path(store.place))
    parent = (
        "import subprocess, sys; child = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE);"
        "print(child.pid, flush=True); sys.stdin.read()"
    )
    # It does nothing that could end by itself.
    work = (
        "import threading; from graph.stores.embedded import making_apart;"
        "making_apart.make_arrays = lambda *_: threading.Event().wait();"
        f"making_apart.main({store.place!r}, '0')"
    )
    command = [sys.executable, "-c", parent, sys.executable, "-c", work]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert int(process.stdout.readline())
        process.kill()
        # The child has the same output, which ends with the last process that has it.
        assert select.select([process.stdout], [], [], SECONDS)[0]
        assert process.stdout.read() == b""
    with making.alone(path) as lock:
        assert lock is not None


def test_arrays_catch_up_from_those_before(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a look at edges that were not touched; from the file when what is there is damaged."""
    monkeypatch.setattr(arrays, "APART", 5_000_000)
    store.refresh_arrays()
    described = build_node(GRAPH.ids[0], GRAPH.names[0], GRAPH.categories[0])
    claim = Claim(described, Predicate.CAUSES, build_node("T:1"))
    with monkeypatch.context() as patch:
        patch.setattr(making, "read_adjacency", None)
        store.replace_document(build_reading("urn:a", [claim]))
        store.refresh_arrays()
        assert is_exact(store)
    path = making.arrays_path(Path(store.place))
    found = map_arrays(path)
    assert found is not None
    degrees = found.adjacency.degrees.copy()
    content = bytearray(path.read_bytes())
    at = content.find(degrees.tobytes())
    content[at : at + degrees.nbytes] = (degrees + 1).tobytes()
    path.unlink()  # the store goes on with what it maps
    path.write_bytes(content)
    store.delete_document("urn:a")
    store.refresh_arrays()
    with store.reading() as reader:
        assert reader.exact_adjacency is not None
        assert reader.find_degrees([GRAPH.ids[0], "T:1"]) == {GRAPH.ids[0]: int(degrees[0]) - 1}
