"""A bounded number of questions at once, and an answer to each in bounded time.

Questions are asked in threads, and a thread that waits for a silent store can't be stopped. So questions
take turns: one that gets no turn, or no answer, in time is answered with 503, while its thread ends in
its own time. The threads are of their own; the framework's are left for everything that needs no store.
"""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Any, NamedTuple, TypeVar

from api.errors import Overloaded

T = TypeVar("T")
_AGAIN = "Try again in a moment."


class Limits(NamedTuple):
    """How many at once, and how many seconds to wait for a turn and for an answer."""

    slots: int
    turn_seconds: float
    answer_seconds: float


class _Task(NamedTuple):
    """A piece of work, and who waits for what it returns or raises."""

    work: Callable[[], Any]
    loop: asyncio.AbstractEventLoop
    finish: Callable[[Any, BaseException | None], None]

    def do(self) -> None:
        value, error = None, None
        try:
            value = self.work()
        except BaseException as raised:  # noqa: BLE001 - it is raised where it is waited for
            error = raised
        with suppress(RuntimeError):  # nobody waits any more: the service has ended
            self.loop.call_soon_threadsafe(self.finish, value, error)


_Tasks = SimpleQueue[_Task | None]


class Turns:
    """Threads that do one piece of work each, and no more pieces at once than there are slots.

    Leaner than an executor, whose two futures for each piece took longer than many a question; and no
    thread that waits for a silent store keeps the service from ending.
    """

    def __init__(self, limits: Limits) -> None:
        """Start no thread yet."""
        self._limits = limits
        self._slots = asyncio.Semaphore(limits.slots)
        self._tasks: _Tasks = SimpleQueue()
        self._busy = self._started = 0
        weakref.finalize(self, self._tasks.put, None)

    async def run(self, work: Callable[[], T], unwanted: Callable[[T], None] | None = None) -> T:
        """Do the work in a thread, and return what it does.

        Args:
            work: Is done once.
            unwanted: Is called with what the work returns when that comes too late.

        Raises:
            Overloaded: When there is no turn in time, or no answer.
        """
        await self._take_turn()
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()

        def finish(value: T, error: BaseException | None) -> None:
            self._busy -= 1
            self._slots.release()
            if not answer.done():
                answer.set_result(value) if error is None else answer.set_exception(error)
            elif error is None and unwanted is not None:
                unwanted(value)

        self._begin(_Task(work, loop, finish))
        timer = loop.call_later(self._limits.answer_seconds, _give_up, answer)
        try:
            return await answer
        finally:
            timer.cancel()

    async def _take_turn(self) -> None:
        if not self._slots.locked():  # the usual case, and a timer costs more than the turn
            await self._slots.acquire()
            return
        try:
            async with asyncio.timeout(self._limits.turn_seconds):
                await self._slots.acquire()
        except TimeoutError:
            detail = "More questions are being worked on than the service can take."
            raise Overloaded(detail, _AGAIN) from None

    def _begin(self, task: _Task) -> None:
        self._busy += 1
        self._tasks.put(task)
        if self._busy > self._started:
            self._started += 1
            Thread(target=_work, args=(self._tasks,), name="turn", daemon=True).start()


def _give_up(answer: asyncio.Future[Any]) -> None:
    if not answer.done():
        detail = "The store did not answer in time."
        answer.set_exception(Overloaded(detail, _AGAIN))


def _work(tasks: _Tasks) -> None:
    while _do_next(tasks):
        pass


def _do_next(tasks: _Tasks) -> bool:
    """Do the next piece of work; False when there will be none, which the other threads are told too."""
    task = tasks.get()
    if task is None:
        tasks.put(None)
        return False
    task.do()
    return True
