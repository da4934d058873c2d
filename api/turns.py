"""A bounded number of questions at once, and an answer to each in bounded time.

Questions are asked in threads, and a thread that waits for a silent store can't be stopped. So questions
take turns: one that gets no turn, or no answer, in time is answered with 503, while its thread ends in
its own time. The threads are of their own; the framework's are left for everything that needs no store.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import NamedTuple, TypeVar

from api.errors import Overloaded

T = TypeVar("T")
_AGAIN = "Try again in a moment."


class Limits(NamedTuple):
    """How many at once, and how many seconds to wait for a turn and for an answer."""

    slots: int
    turn_seconds: float
    answer_seconds: float


class Turns:
    """Threads that take one piece of work each, and no more pieces than there are threads."""

    def __init__(self, limits: Limits) -> None:
        """Start no thread yet."""
        self._limits = limits
        self._slots = asyncio.Semaphore(limits.slots)
        self._threads = ThreadPoolExecutor(limits.slots, "turn")

    async def run(
        self, work: Callable[..., T], *given: object, unwanted: Callable[[T], None] | None = None
    ) -> T:
        """Do the work in a thread, and return what it does.

        Args:
            work: Is done once.
            given: Its arguments.
            unwanted: Is called with what the work returns when that comes too late.

        Raises:
            Overloaded: When there is no turn in time, or no answer.
        """
        await self._take_turn()
        running = self._threads.submit(work, *given)
        try:
            async with asyncio.timeout(self._limits.answer_seconds):
                return await asyncio.wrap_future(running)
        except TimeoutError:
            detail = "The store did not answer in time."
            raise Overloaded(detail, _AGAIN) from None
        finally:
            if running.done():
                self._slots.release()
            else:
                self._release_later(running, unwanted)

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

    def _release_later(self, running: Future[T], unwanted: Callable[[T], None] | None) -> None:
        loop = asyncio.get_running_loop()

        def finish(done: Future[T]) -> None:
            with suppress(RuntimeError):  # the service has ended meanwhile
                loop.call_soon_threadsafe(self._slots.release)
            if unwanted is not None and not done.cancelled() and done.exception() is None:
                unwanted(done.result())

        running.add_done_callback(finish)
