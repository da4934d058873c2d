"""Work in threads takes turns, and nobody waits for it longer than is said."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from api.errors import Overloaded
from api.turns import Limits, Turns

_LONG = 30.0
_SHORT = 0.05


def test_work_returns_or_raises_where_it_is_waited_for() -> None:
    """What the work returns is returned, and what it raises is raised."""

    async def ask() -> None:
        turns = Turns(Limits(1, _LONG, _LONG))
        assert await turns.run(lambda: 7) == 7
        with pytest.raises(ZeroDivisionError):
            await turns.run(lambda: 1 // 0)
        assert await turns.run(lambda: 8) == 8

    asyncio.run(ask())


def test_no_more_is_done_at_once_than_there_are_slots() -> None:
    """Of many pieces of work as many run side by side as there are slots, and all get done."""
    slots, seen = 3, list[int]()
    lock, running = threading.Lock(), 0
    together = threading.Barrier(slots)

    def work() -> None:
        nonlocal running
        with lock:
            running += 1
            seen.append(running)
        together.wait(_LONG)
        with lock:
            running -= 1

    async def ask() -> None:
        turns = Turns(Limits(slots, _LONG, _LONG))
        await asyncio.gather(*(turns.run(work) for _ in range(4 * slots)))

    asyncio.run(ask())
    assert len(seen) == 4 * slots
    assert max(seen) == slots


def test_late_work_keeps_its_slot_until_it_ends_and_is_handed_over() -> None:
    """Without an answer in time, and without a turn in time, there is an error; then a turn again."""
    go_on, unwanted = threading.Event(), list[int]()

    def wait() -> int:
        go_on.wait(_LONG)
        return 7

    async def ask() -> None:
        turns, handed_over = Turns(Limits(1, _SHORT, _SHORT)), asyncio.Event()

        def keep(value: int) -> None:
            unwanted.append(value)
            handed_over.set()

        with pytest.raises(Overloaded, match="did not answer in time"):
            await turns.run(wait, keep)
        with pytest.raises(Overloaded, match="More questions"):
            await turns.run(wait)
        go_on.set()
        async with asyncio.timeout(_LONG):
            await handed_over.wait()
        assert await turns.run(lambda: 8) == 8

    asyncio.run(ask())
    assert unwanted == [7]


def test_threads_end_with_what_they_work_for() -> None:
    """Nothing is left running when the turns are not used any more."""

    async def ask() -> None:
        turns = Turns(Limits(2, _LONG, _LONG))
        await asyncio.gather(*(turns.run(threading.get_ident) for _ in range(8)))

    before = set(threading.enumerate())
    with ThreadPoolExecutor(1) as other:
        other.submit(asyncio.run, ask()).result()
    for thread in set(threading.enumerate()) - before:
        thread.join(_LONG)
        assert not thread.is_alive()
