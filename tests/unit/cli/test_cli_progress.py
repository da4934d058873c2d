"""Whoever waits for a dataset is told how far it is, and how long it may take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.cli.loading.progress import DatasetProgress
from loaders.datasets.inputs import Gauge

if TYPE_CHECKING:
    import pytest


class _Clock:
    """A clock that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_lines_come_after_a_second_and_then_now_and_then(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With the share of the bytes and the time left while files are read; a count alone afterwards."""
    clock, gauge = _Clock(), Gauge(total=1000)
    with DatasetProgress("zoo", gauge, clock) as progress:
        for now, stage, done, read in (
            (0.5, "rows", 10, 50),
            (2.5, "rows", 50, 250),
            (3.0, "rows", 60, 300),
            (8.5, "rows", 160, 800),
            (20.0, "index", 7, 1000),
        ):
            clock.now, gauge.done = now, read
            progress(stage, done)
    assert capsys.readouterr().err.splitlines() == [
        "zoo: rows: 50 (25%, about 6 s left)",
        "zoo: rows: 160 (80%, about 2 s left)",
        "zoo: index: 7",
    ]


def test_reading_is_told_before_anything_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """A table is read once before its nodes are known: its bytes say how far that is."""
    clock, gauge = _Clock(), Gauge(total=1000)
    with DatasetProgress("zoo", gauge, clock):
        clock.now = 2.0
        gauge.advance(500)
    gauge.advance(100)
    assert capsys.readouterr().err == "zoo: reading (50%, about 2 s left)\n"
