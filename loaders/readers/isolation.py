"""Reading pages in processes of their own, so that a page made to hold or fill one harms nothing else.

By its rules HTML can take a parser time and memory that grow with the square of a page, or faster. The
processes stay, so that only the first page waits for one to start; one that a page was too much for is
replaced.
"""

from __future__ import annotations

import atexit
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO, cast

from loaders.errors import DocumentTooComplex
from loaders.readers.pages.messages import Part, read_frame, write_frame

CPU_SECONDS = 4.0
MEMORY_BYTES = 512 * 1024 * 1024
_WALL_SECONDS = 30.0  # for a process that does not answer and does not work either
_WORKERS = 2
_ROOT = Path(__file__).resolve().parents[2]
_END_SECONDS = 2.0


class PageReaders:
    """Processes that read pages; safe to use from several threads.

    Example:
        >>> readers = PageReaders()
        >>> [part.text for part in readers.read("<h1>Dizziness</h1><p>It is common.")]
        ['Dizziness', 'It is common.']
        >>> readers.close()
    """

    def __init__(
        self,
        *,
        workers: int = _WORKERS,
        cpu_seconds: float = CPU_SECONDS,
        memory_bytes: int = MEMORY_BYTES,
    ) -> None:
        """Start nothing yet.

        Args:
            workers: The most processes at a time; who comes later waits.
            cpu_seconds: For one page.
            memory_bytes: For one process.
        """
        self._cpu_seconds = cpu_seconds
        self._memory_bytes = memory_bytes
        self._places = threading.BoundedSemaphore(workers)
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()

    def read(self, page: str) -> list[Part]:
        """Return the parts of the article on a page.

        Raises:
            DocumentTooComplex: When it takes too long or too much memory, or ends the process.
        """
        with self._places:
            worker = self._take()
            try:
                answer = worker.ask(page.encode("utf-8", "replace"))
            except (
                BaseException
            ):  # Ctrl-C too: an answer that nobody takes would be the next page's
                worker.kill()
                raise
            if answer is None:
                raise DocumentTooComplex(self._explain(worker.kill()))
            parts = json.loads(answer)
            if parts is None:
                worker.kill()
                raise DocumentTooComplex(self._explain(0))
            self._idle.put(worker)
            return [Part(*part) for part in parts]

    def close(self) -> None:
        """End the processes; they start again when there is something to read."""
        while not self._idle.empty():
            self._idle.get().end()

    def _take(self) -> _Worker:
        while not self._idle.empty():
            worker = self._idle.get()  # never waits: who has a place is one of at most as many
            if worker.is_alive():
                return worker
            worker.kill()
        return _Worker(self._cpu_seconds, self._memory_bytes)

    def _explain(self, code: int) -> str:
        if code == -signal.SIGPROF:
            return f"it took over {self._cpu_seconds:g} seconds to read"
        if code == 0:
            return f"it took over {self._memory_bytes // 1024**2} MiB of memory to read"
        return "it ended the process that read it, most likely for want of memory"


class _Worker:
    """One such process."""

    def __init__(self, cpu_seconds: float, memory_bytes: int) -> None:
        module = "loaders.readers.pages.worker"
        paths = (str(_ROOT), os.environ.get("PYTHONPATH", ""))
        self._process = subprocess.Popen(  # noqa: S603 - of this program's own code
            [sys.executable, "-P", "-m", module, str(cpu_seconds), str(memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))},
            start_new_session=True,  # a Ctrl-C is for the program, which then ends this
        )

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, page: bytes) -> bytes | None:
        """Return the answer; None when the process ended."""
        watch = threading.Timer(_WALL_SECONDS, self._process.kill)
        watch.start()
        try:
            write_frame(cast("BinaryIO", self._process.stdin), page)
            return read_frame(cast("BinaryIO", self._process.stdout))
        except BrokenPipeError:
            return None
        finally:
            watch.cancel()

    def kill(self) -> int:
        """End the process now; return how it ended, or had already."""
        self._close_pipes()
        self._process.kill()
        return self._process.wait()

    def end(self) -> None:
        """Let the process end by itself."""
        self._close_pipes()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()

    def _close_pipes(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                cast("BinaryIO", pipe).close()
            except BrokenPipeError:
                continue  # what was not yet sent is not needed


_readers = PageReaders()


@atexit.register
def _close() -> None:
    _readers.close()


def _begin_anew() -> None:
    """In a process that was forked: the workers, and whoever waits for them, are the parent's."""
    global _readers  # noqa: PLW0603 - one for a process
    _readers = PageReaders()


os.register_at_fork(after_in_child=_begin_anew)


def read_page_apart(page: str) -> list[Part]:
    """Return the parts of the article on a page, read in another process.

    Raises:
        DocumentTooComplex: When it takes too long or too much memory.

    Example:
        >>> [part.text for part in read_page_apart("<h1>Dizziness</h1><p>It is common.")]
        ['Dizziness', 'It is common.']
    """
    return _readers.read(page)
