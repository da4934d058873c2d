"""How far a dataset is: a bar for a person at a terminal, a line now and then for anyone else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from loaders.datasets.inputs import Gauge

_BEFORE = "reading"
_READING = frozenset({_BEFORE, "nodes", "rows"})
_FIRST_AFTER, _EVERY = 1.0, 5.0
_STEPS = 1000


class DatasetProgress:
    """Called with the stage and how many are done; says nothing of what takes under a second.

    While files are read, the estimate follows from how many of their bytes are read; what a store does
    afterwards is only counted.
    """

    def __init__(
        self, name: str, gauge: Gauge, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin now."""
        self._name, self._gauge, self._clock = name, gauge, clock
        self._bar = _make_bar() if sys.stderr.isatty() else None
        self._task: TaskID | None = None
        self._stage, self._done = _BEFORE, 0
        self._began = self._told = clock()
        self._next = self._told + _FIRST_AFTER

    def __enter__(self) -> Self:
        """Show the bar, where there is one, and listen to what is read."""
        self._gauge.listener = self._hear
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away, and listen no more."""
        self._gauge.listener = None
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, stage: str, done: int) -> None:
        """Say how far it is."""
        now = self._clock()
        if stage != self._stage:
            self._stage, self._began = stage, now
        self._done = done
        if self._bar is not None:
            self._move(self._bar, done, now)
        elif now >= self._next:
            self._next = now + _EVERY
            typer.echo(self._describe(done, now), err=True)

    def _hear(self) -> None:
        # Tables are read once before their first node is known: nobody else speaks meanwhile.
        self(self._stage, self._done)

    def _describe(self, done: int, now: float) -> str:
        share = self._share()
        known = f" ({share:.0%}{self._estimate(share, now)})" if share else ""
        count = f": {done:,}" if done else ""
        return f"{self._name}: {self._stage}{count}{known}"

    def _estimate(self, share: float, now: float) -> str:
        left = (now - self._began) * (1 - share) / share
        return f", about {left:,.0f} s left"

    def _share(self) -> float:
        return self._gauge.share if self._stage in _READING else 0.0

    def _move(self, bar: Progress, done: int, now: float) -> None:
        share = self._share()
        text = f"{self._name}: {self._stage}" + (f" {done:,}" if done else "")
        if share:
            text += self._estimate(share, now)
        if self._task is None:
            self._task = bar.add_task(text)
        bar.update(
            self._task,
            description=text,
            completed=int(share * _STEPS),
            total=_STEPS if share else None,
        )


def _make_bar() -> Progress:
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
