"""A bounded number of questions at once, and an answer to each in bounded time.

Endpoints run in threads, and a thread that waits for a silent store can't be stopped. So questions
take turns: one that gets no turn, or no answer, in time is answered with 503 here, while its thread
ends in its own time. Threads are left over for everything that needs no store.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import Overloaded, problem_of, quoted_path


class Limits(NamedTuple):
    """How many at once, and how many seconds to wait for a turn and for an answer."""

    slots: int
    turn_seconds: float
    answer_seconds: float


class Gate:
    """ASGI middleware that lets a bounded number of matching requests through at once."""

    def __init__(self, app: ASGIApp, *, limits: Limits, applies: Callable[[Scope], bool]) -> None:
        """Wrap the application for the requests that the gate applies to."""
        self._app = app
        self._limits = limits
        self._applies = applies
        self._slots = asyncio.Semaphore(limits.slots)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take a turn, or say that there is none."""
        if scope["type"] != "http" or not self._applies(scope):
            await self._app(scope, receive, send)
            return
        if not await self._take_turn():
            detail = "More questions are being worked on than the service can take."
            await _refuse(detail, scope, receive, send)
            return
        await _Turn(self._slots, send).run(self._app, scope, receive, self._limits.answer_seconds)

    async def _take_turn(self) -> bool:
        if not self._slots.locked():  # the usual case, and a timer costs more than the turn
            return await self._slots.acquire()
        try:
            async with asyncio.timeout(self._limits.turn_seconds):
                return await self._slots.acquire()
        except TimeoutError:
            return False


class _NobodyListens(OSError):
    """The answer comes too late: ends the work on it."""


class _Turn:
    """One request on its way; its slot is free again when its answer begins."""

    def __init__(self, slots: asyncio.Semaphore, send: Send) -> None:
        self._slots = slots
        self._send = send
        self._settled: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._given_up = False
        self._held = True

    async def run(self, app: ASGIApp, scope: Scope, receive: Receive, seconds: float) -> None:
        work = asyncio.ensure_future(app(scope, receive, self._forward))
        work.add_done_callback(self._finish)
        timer = asyncio.get_running_loop().call_later(seconds, self._give_up)
        try:
            await self._settled
            if not self._given_up:
                await work
            else:
                detail = "The store did not answer in time."
                await _refuse(detail, scope, receive, self._send)
        finally:
            timer.cancel()
            if not self._given_up:
                work.cancel()

    def _give_up(self) -> None:
        if not self._settled.done():
            self._given_up = True
            self._settled.set_result(None)

    def _settle(self) -> None:
        if not self._settled.done():
            self._settled.set_result(None)

    async def _forward(self, message: Message) -> None:
        if self._given_up:
            raise _NobodyListens
        if message["type"] == "http.response.start":
            self._settle()
            self._release()
        await self._send(message)

    def _finish(self, work: asyncio.Future[None]) -> None:
        self._settle()
        self._release()
        if self._given_up:
            with suppress(asyncio.CancelledError):
                work.exception()  # nobody is left to tell

    def _release(self) -> None:
        if self._held:
            self._held = False
            self._slots.release()


async def _refuse(detail: str, scope: Scope, receive: Receive, send: Send) -> None:
    instance = quoted_path(scope["path"])
    answer = problem_of(Overloaded(detail, "Try again in a moment."), instance)
    await answer(scope, receive, send)
