"""One store in several processes: readers share the arrays, one writes, one is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import embedded_child
import pytest
from contract_things import PAGE
from generated_graph import generate_graph
from readings import Claim, build_node, build_reading

from graph.store import Deadline, Page
from graph.stores.embedded import EmbeddedStore
from graph.vocabulary import Predicate

GRAPH = generate_graph(5_000)
HUB = GRAPH.ids[0]
ROOT = Path(__file__).resolve().parents[3]
SECONDS = 60


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a store that holds the generated graph."""
    path = tmp_path / "graph.sqlite3"
    store = EmbeddedStore(path, small=0)
    store.replace_dataset(GRAPH.dataset())
    store.refresh_arrays()
    store.close()
    return path


class Child:
    """A process that has the store open."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Talk to it over its pipes."""
        self.process = process

    def line(self) -> str:
        """Return what it says next."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def neighbours(self, node: str) -> tuple[list[str], bool]:
        """Have it look who is next to the node; and whether arrays told."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{node}\n")
        self.process.stdin.flush()
        answer = json.loads(self.line())
        return answer["neighbours"], answer["exact"]

    def mapped(self) -> set[str]:
        """Return the arrays that it maps, as inode and name."""
        maps = Path(f"/proc/{self.process.pid}/maps").read_text(encoding="utf-8").splitlines()
        return {" ".join(line.split()[4:]) for line in maps if line.endswith(".arrays")}


@contextmanager
def child(role: str, path: Path) -> Iterator[Child]:
    """Start a process on the store; end it with the block."""
    paths = [ROOT, ROOT / "tests" / "support", ROOT / "tests" / "benchmarks"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))}
    with subprocess.Popen(
        [sys.executable, embedded_child.__file__, role, str(path)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Child(process)
        finally:
            process.kill()


def test_two_readers_see_a_thirds_write_at_once_and_share_one_file(path: Path) -> None:
    """Before, straight after, and when the arrays have caught up: the answer of the moment."""
    with child("read", path) as one, child("read", path) as two:
        before, is_exact = one.neighbours(HUB)
        assert is_exact
        assert two.neighbours(HUB) == (before, True)
        assert len(one.mapped()) == 1
        assert one.mapped() == two.mapped()
        store = EmbeddedStore(path)
        claim = Claim(build_node(HUB, GRAPH.names[0]), Predicate.CAUSES, build_node("T:1", "new"))
        store.replace_document(build_reading("urn:a", [claim]))
        assert one.neighbours(HUB)[0] == [*before, "T:1"]
        assert two.neighbours(HUB)[0] == [*before, "T:1"]
        deadline = Deadline(SECONDS)
        while not (one.neighbours(HUB)[1] and two.neighbours(HUB)[1]):
            assert not deadline.expired
        assert one.neighbours(HUB) == two.neighbours(HUB) == ([*before, "T:1"], True)
        assert one.mapped() & two.mapped()
        store.delete_document("urn:a")
        store.close()
        assert one.neighbours(HUB)[0] == two.neighbours(HUB)[0] == before


def test_a_killed_writer_loses_nothing(path: Path) -> None:
    """What was there is there, nothing of what was being written is, and writing goes on."""
    with child("write", path) as writer:
        assert writer.line() == "begun"
        writer.process.send_signal(signal.SIGKILL)
        writer.process.wait(SECONDS)
    store = EmbeddedStore(path, small=0)
    with store.reading() as reader:
        assert reader.get_counts().edges == 5_000
        assert [document.id for document in reader.list_documents(PAGE)] == ["dataset:generated"]
        assert list(reader.iter_problems()) == []
        statements = reader.get_document_statements("dataset:generated", Page(6_000))
    assert len(statements) == 5_000
    dataset = generate_graph(60_000, seed=1).dataset("endless")
    assert store.replace_dataset(dataset).statements_added == 60_000
    store.close()


def test_what_a_killed_maker_of_arrays_left_is_no_obstacle(path: Path) -> None:
    """Half of a file under another name is overwritten."""
    arrays = path.with_name(f"{path.name}.arrays")
    whole = arrays.read_bytes()
    arrays.unlink()
    arrays.with_name(f"{arrays.name}.new").write_bytes(whole[: len(whole) // 2] * 3)
    store = EmbeddedStore(path, small=0)
    store.refresh_arrays()
    with store.reading() as reader:
        assert reader.exact_adjacency is not None
    store.close()
    assert arrays.read_bytes() == whole
