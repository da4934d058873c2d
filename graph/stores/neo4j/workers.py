"""Threads for work that may never end, kept for the next work when it does.

A fresh thread costs a short question as much again as the question itself.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread, current_thread
from typing import Any, TypeVar

T = TypeVar("T")

_MOST_IDLE = 32
_Jobs = SimpleQueue[tuple[Callable[[], Any], Future[Any]]]
_idle: deque[_Jobs] = deque()
os.register_at_fork(after_in_child=_idle.clear)  # threads stay behind


def start(work: Callable[[], T]) -> Future[T]:
    """Run the work in a thread that keeps no program from ending.

    Example:
        >>> start(lambda: 1 + 1).result()
        2
    """
    future: Future[T] = Future()
    try:
        jobs = _idle.pop()
    except IndexError:
        jobs = SimpleQueue()
        Thread(target=_serve, args=(jobs,), daemon=True).start()
    jobs.put((work, future))
    return future


def is_done(future: Future[T], seconds: float) -> bool:
    """Return whether the work ends within so many seconds, whatever becomes of it."""
    try:
        future.exception(max(0.0, seconds))
    except TimeoutError:
        return False
    return True


def _serve(jobs: _Jobs) -> None:
    staying = True
    while staying:
        staying = _do_next(jobs)


def _do_next(jobs: _Jobs) -> bool:
    """Do one thing; return whether to wait for another. Whoever waits for this one may start that."""
    work, future = jobs.get()
    current_thread().name = "neo4j-call"
    tell: Callable[[Any], None] = future.set_result
    try:
        told = work()
    except BaseException as error:  # noqa: BLE001 - handed to whoever waits
        tell, told = future.set_exception, error
    staying = len(_idle) < _MOST_IDLE
    current_thread().name = "neo4j-idle"
    if staying:
        _idle.append(jobs)
    tell(told)
    return staying
