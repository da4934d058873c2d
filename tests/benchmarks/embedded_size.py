"""How the embedded store bears a large graph: loading, its file, its arrays, several processes.

Run with `make bench-embedded ARGUMENTS="--edges 1000000"`. The graph is generated; see `generated_graph`.
Loading is measured beside SQLite's own `executemany`, which puts the very rows that the store has made
into the same tables, and makes the same indexes after.
"""

from __future__ import annotations

import argparse
import json
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from generated_graph import GeneratedGraph, generate_graph

from graph.model import Dataset, DatasetRow, Document, Node
from graph.store import Page
from graph.stores.embedded import EmbeddedStore, schema
from graph.stores.embedded.connection import Connection
from graph.vocabulary import Category, Predicate

_MIB = 1_048_576
_TABLES = ("predicates", "manners", "nodes", "descriptions", "names", "words", "xrefs", "documents")
_LARGE_TABLES = ("statements", "edges")
_QUESTIONS = ("seconds", "summary", "metagraph")
_FIGURE = "{:54}{:>14,.3f}  {}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print, or (as a child) serve."""
    options = _parse(arguments)
    if options.serve:
        return _serve(options.serve)
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    print(f"{platform.machine()}, {versions}, numpy {np.__version__}; {options.edges:,} edges\n")
    with tempfile.TemporaryDirectory(prefix="nosograph-bench-", dir=options.folder) as folder:
        graph = generate_graph(options.edges)
        path = Path(folder) / "graph.sqlite3"
        _measure_loading(graph, path, options.edges)
        _measure_bare(path, Path(folder) / "bare.sqlite3", options.edges)
        _measure_arrays(path, options.edges)
        _measure_processes(graph, path)
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edges", type=int, default=100_000)
    parser.add_argument(
        "--folder", type=Path, help="where to put files, instead of the usual place"
    )
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _print(name: str, value: float, unit: str) -> None:
    print(_FIGURE.format(name, value, unit), flush=True)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


# --- loading ---


def _measure_loading(graph: GeneratedGraph, path: Path, edges: int) -> None:
    dataset = graph.dataset()
    stages: list[tuple[str, float]] = []

    def note(stage: str, _done: int) -> None:
        stages.append((stage, time.perf_counter()))

    with closing(EmbeddedStore(path)) as store:
        start = time.perf_counter()
        store.replace_dataset(dataset, note)
        behind = next((at for stage, at in stages if stage == "arrays"), time.perf_counter())
        again = _timed(lambda: store.replace_dataset(dataset))
    _print("load through the store", edges / (behind - start), "rows/s")
    _print("the same release again", again * 1000, "ms")
    _print("size of the file", path.stat().st_size / edges, "bytes an edge")


def _measure_bare(filled: Path, path: Path, edges: int) -> None:
    """Copy all rows with `executemany` in one transaction, indexes of large tables made after."""
    with closing(Connection(path, durable=True)) as prepared:
        schema.prepare(prepared, create=True)
    indexes = {**schema.STATEMENT_INDEXES, **schema.EDGE_INDEXES}
    with closing(sqlite3.connect(filled)) as source, closing(sqlite3.connect(path)) as target:
        target.executescript("PRAGMA synchronous = FULL; PRAGMA cache_size = -131072;")
        target.execute("PRAGMA threads = 1")
        start = time.perf_counter()
        target.execute("BEGIN IMMEDIATE")
        for name in indexes:
            target.execute(f"DROP INDEX {name}")
        for table in (*_TABLES, *_LARGE_TABLES):
            _copy(source, target, table)
        for name, columns in indexes.items():
            target.execute(f"CREATE INDEX {name} ON {columns}")
        target.execute("COMMIT")
        _print(
            "SQLite's executemany of the same rows", edges / (time.perf_counter() - start), "rows/s"
        )
    path.unlink()


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> None:
    columns = [row[1] for row in source.execute(f"PRAGMA table_info({table})")]
    names, marks = ", ".join(columns), ", ".join("?" for _ in columns)
    rows = source.execute(f"SELECT {names} FROM {table}")  # noqa: S608 - names of our own tables
    target.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608


# --- arrays ---


def _measure_arrays(path: Path, edges: int) -> None:
    arrays = path.with_name(path.name + ".arrays")
    arrays.unlink(missing_ok=True)
    with closing(EmbeddedStore(path, small=0)) as store:
        _print("making the arrays", _timed(store.refresh_arrays), "s")
    _print("size of the arrays", arrays.stat().st_size / edges, "bytes an edge")


# --- processes ---


class _Server:
    """A process that serves the store, and tells of itself when it is asked."""

    def __init__(self, path: Path) -> None:
        command = [sys.executable, __file__, "--serve", str(path)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.first = self._answer()

    def ask(self, node: str) -> dict[str, Any]:
        """Have it look at a node anew, and tell of its memory."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{node}\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        """Let it end."""
        self._process.communicate()


def _measure_processes(graph: GeneratedGraph, path: Path) -> None:
    with ExitStack() as stack:
        one, two = (stack.enter_context(closing(_Server(path))) for _ in range(2))
        _print("opening, to the first answer from the arrays", one.first["opened"] * 1000, "ms")
        _print(
            "1,000 nodes expanded, the largest hubs among them", one.first["served"] * 1000, "ms"
        )
        hub = graph.ids[int(np.bincount(graph.subjects).argmax())]
        told = [server.ask(hub) for server in (one, two)]
        for name, memory in zip(("one process", "another beside it"), told, strict=True):
            _print(f"resident, {name}", memory["resident"], "MiB")
            _print(f"its share of it (PSS), {name}", memory["share"], "MiB")
        _print("of which its own, shared with nobody", told[0]["own"], "MiB")
        _measure_writing(graph, path, hub, one)
        _print("resident after that", one.ask(hub)["resident"], "MiB")


def _measure_writing(graph: GeneratedGraph, path: Path, hub: str, server: _Server) -> None:
    """Write an edge at a hub in this process, and have another look at the hub at once."""
    before = server.ask(hub)
    with closing(EmbeddedStore(path, small=0)) as store:
        written = _timed(lambda: store.replace_dataset(_one_row(graph, hub)))
    start = time.perf_counter()
    late = server.ask(hub)
    if late["neighbours"] != before["neighbours"] + 1:
        message = f"the write was not seen: {before['neighbours']} and {late['neighbours']}"
        raise SystemExit(message)
    _print("a write of one edge at the largest hub", written * 1000, "ms")
    _print(f"its {late['neighbours']:,} neighbours, seen at once", late["seconds"] * 1000, "ms")
    meanwhile = []
    while not (told := server.ask(hub))["exact"]:
        meanwhile.append(told)
        time.sleep(0.25)
    _print("until the arrays have caught up", time.perf_counter() - start, "s")
    slow = {name: max(each[name] for each in (late, *meanwhile)) for name in _QUESTIONS}
    _print("meanwhile, at the slowest: its neighbours", slow["seconds"] * 1000, "ms")
    _print("its summary", slow["summary"] * 1000, "ms")
    _print("the metagraph and the counts", slow["metagraph"] * 1000, "ms")
    _print("its neighbours then, from the arrays", server.ask(hub)["seconds"] * 1000, "ms")


def _one_row(graph: GeneratedGraph, hub: str) -> Dataset:
    place = graph.ids.index(hub)
    described = Node(id=hub, name=graph.names[place], categories=(graph.categories[place],))
    new = Node(id="GEN:new", name="new", categories=(Category.CAUSE,))
    row = DatasetRow(new.id, Predicate.RELATED_TO, hub, "new to the hub", None, "small")
    document = Document(
        id="dataset:small",
        title="Small",
        sha256="0" * 64,
        retrieved=datetime.now(UTC),
        loader="small/1",
        characters=0,
    )
    return Dataset(document, lambda: iter((described, new)), lambda: iter((row,)))


def _serve(path: Path) -> int:
    """Open the store, expand nodes, and then whatever is asked for in a line."""
    start = time.perf_counter()
    with closing(EmbeddedStore(path, small=0)) as store:
        with store.reading() as reader:
            some = [node.id for node in reader.list_nodes(Page(1))]
            reader.expand(some)
        opened = time.perf_counter() - start
        _tell(opened=opened, served=_timed(lambda: _expand_many(store)))
        for line in sys.stdin:
            _look(store, line.strip())
    return 0


def _expand_many(store: EmbeddedStore) -> None:
    with store.reading() as reader:
        exact = reader.exact_adjacency
        if exact is None:
            message = "no arrays"
            raise SystemExit(message)
        order = np.argsort(exact.degrees)
        chosen = np.concatenate((order[-20:], order[:: max(1, len(order) // 980)]))
        for node_id in exact.nodes.ids[chosen]:
            reader.expand([node_id])


def _look(store: EmbeddedStore, node: str) -> None:
    start = time.perf_counter()
    with store.reading() as reader:
        neighbours = len(reader.expand([node])[node])
        seconds = time.perf_counter() - start
        summary = _timed(lambda: reader.get_summary(node))
        metagraph = _timed(lambda: (reader.get_schema(), reader.get_counts()))
        memory = psutil.Process().memory_full_info()
        _tell(
            neighbours=neighbours,
            seconds=seconds,
            summary=summary,
            metagraph=metagraph,
            exact=reader.exact_adjacency is not None,
            resident=memory.rss / _MIB,
            share=memory.pss / _MIB,
            own=memory.uss / _MIB,
        )


def _tell(**figures: float) -> None:
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
