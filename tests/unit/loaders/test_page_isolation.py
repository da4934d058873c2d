"""Pages made to hold or fill what reads them, and processes that end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import psutil
import pytest

from loaders.errors import DocumentTooComplex
from loaders.readers.html import read_html
from loaders.readers.isolation import PageReaders

GOOD = "<h1>Hiccups</h1><p>They pass."
SOON = 10.0


def swollen(count: int) -> str:
    """Return a page whose tree grows with the square of its size, as the rules of HTML demand."""
    opened = (f"<{tag} {number}>" for tag in "bi" for number in range(count))
    return "".join(opened) + "x</b>" * count


@pytest.fixture
def readers() -> Iterator[PageReaders]:
    """Return one reader with tight limits."""
    made = PageReaders(workers=1, cpu_seconds=0.5)
    yield made
    made.close()


def children() -> list[psutil.Process]:
    """Return the processes of this one that read pages."""
    return [
        each
        for each in psutil.Process().children()
        if any("pages.worker" in word for word in _command(each))
    ]


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for a condition, not for ever."""
    deadline = time.monotonic() + SOON
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_page_that_takes_long_is_an_error_of_that_page(readers: PageReaders) -> None:
    """It ends at its limit, and the next page is read as if nothing had been."""
    long = "<select>" + "<option>x" * 60_000
    with pytest.raises(DocumentTooComplex, match=r"0\.5 seconds"):
        readers.read(long)
    assert readers.read(GOOD)[0].text == "Hiccups"


def test_a_page_that_swells_is_an_error_of_that_page() -> None:
    """20 KB want hundreds of megabytes."""
    readers = PageReaders(memory_bytes=128 * 1024**2)
    with pytest.raises(DocumentTooComplex, match="memory"):
        readers.read(swollen(1200))
    assert readers.read(GOOD)[0].text == "Hiccups"
    readers.close()


def test_one_process_reads_many_pages(readers: PageReaders) -> None:
    """It is there for the next, and after it ended for whatever reason another one is."""
    before = {each.pid for each in children()}
    readers.read(GOOD)
    (worker,) = [each for each in children() if each.pid not in before]
    readers.read(GOOD)
    assert {each.pid for each in children()} == before | {worker.pid}
    worker.kill()
    wait_until(lambda: worker.status() == psutil.STATUS_ZOMBIE)
    assert readers.read(GOOD)[0].text == "Hiccups"


def test_several_threads_read_each_its_own_page() -> None:
    """No answer goes to who asked for another; there are never more processes than allowed."""
    readers = PageReaders(workers=2)
    before = len(children())
    with ThreadPoolExecutor(8) as threads:
        answers = threads.map(
            lambda number: readers.read(f"<h1>Page {number}</h1>x")[0].text, range(64)
        )
        assert list(answers) == [f"Page {number}" for number in range(64)]
    assert len(children()) - before <= 2
    readers.close()
    wait_until(lambda: len(children()) == before)


def test_an_interrupted_page_leaves_no_answer_for_the_next(
    readers: PageReaders, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Ctrl-C while a page is read ends the process that read it."""
    readers.read(GOOD)

    def interrupt(_stream: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("loaders.readers.isolation.read_frame", interrupt)
        with pytest.raises(KeyboardInterrupt):
            readers.read("<h1>Interrupted</h1>x")
    assert readers.read(GOOD)[0].text == "Hiccups"


@pytest.mark.parametrize("method", ["spawn", "fork"])
@pytest.mark.filterwarnings(
    "ignore:This process:DeprecationWarning"
)  # forking with threads: the point
def test_other_processes_read_with_their_own(method: str) -> None:
    """Those that were forked do not talk to their parent's."""
    read_html(GOOD.encode())
    with get_context(method).Pool(2) as pool:
        assert pool.map(_read_title, ["Hiccups", "Gout", "Flu", "Burns"]) == [
            "Hiccups",
            "Gout",
            "Flu",
            "Burns",
        ]
    assert read_html(GOOD.encode()).text == "Hiccups\nThey pass."


def _read_title(title: str) -> str | None:
    found = read_html(f"<h1>{title}</h1>x".encode()).title
    return found.text if found else None


PROGRAM = """
import psutil, sys
from loaders.readers.html import read_html
read_html(b"<h1>Hiccups</h1><p>They pass.")
print(psutil.Process().children()[0].pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("how", [None, signal.SIGKILL])
def test_no_process_is_left_behind(how: signal.Signals | None) -> None:
    """Neither when the program ends nor when it is killed."""
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(Path.cwd())},
    )  # fmt: skip
    assert program.stdout is not None
    worker = int(program.stdout.readline())
    if how:
        program.send_signal(how)
    program.communicate()
    assert program.returncode == (-how if how else 0)
    wait_until(lambda: not psutil.pid_exists(worker) or _ended(worker))


def _ended(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True
