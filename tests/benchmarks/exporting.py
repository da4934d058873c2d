"""How long the whole graph takes to be written in each format, and in how much memory.

Run with `make bench-export EDGES=8100498`. Each format is written by a `nosograph export` of its own, as
a person would, from an embedded store that holds the generated graph; see `generated_graph`.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from filled_store import filled_store
from generated_graph import generate_graph

from graph.export.formats import FORMATS

_MIB = 1_048_576
_FOLDERS = ("neo4j-admin",)  # takes a folder where the others take a file
_RUN = "from api.cli import main; main()"


class Export(NamedTuple):
    """What one export took and left: seconds, the processor's, bytes in memory at most, bytes written."""

    seconds: float
    processor: float
    memory: int
    size: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    options = _parse(arguments)
    print(f"{platform.machine()}, Python {platform.python_version()}; {options.edges:,} edges\n")
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        graph = generate_graph(options.edges)
        with filled_store(folder, graph) as store:
            place = store.place
        nodes = len(graph.ids)
        del graph
        print(f"{'format':14}{'s':>9}{'CPU s':>9}{'edges/s':>10}{'MiB at most':>13}{'MB':>10}")
        for name in options.formats or (*FORMATS, *_FOLDERS):
            took = _export(place, name, folder / f"exported-{name}")
            rate, memory = (nodes + options.edges) / took.seconds, took.memory / _MIB
            times = f"{took.seconds:9.1f}{took.processor:9.1f}{rate:10,.0f}"
            print(f"{name:14}{times}{memory:13.0f}{took.size / 1e6:10,.0f}", flush=True)
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edges", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="where filled stores are kept for the next run")
    parser.add_argument("--formats", nargs="*", help="only these")
    return parser.parse_args(arguments)


def _export(store: str, name: str, place: Path) -> Export:
    """Write the format there, and remove it."""
    where = [str(place)] if name in _FOLDERS else ["--output", str(place)]
    command = [sys.executable, "-c", _RUN, "export", "--store", store, "--format", name, *where]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        message = f"the export to {name} failed with {process.returncode}"
        raise RuntimeError(message)
    written = [place, *place.rglob("*")] if place.is_dir() else place.parent.glob(f"{place.name}*")
    size = sum(each.stat().st_size for each in list(written) if each.is_file())
    _remove(place)
    return Export(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, size)


def _remove(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
        return
    for each in place.parent.glob(f"{place.name}*"):
        each.unlink()


if __name__ == "__main__":
    sys.exit(main())
