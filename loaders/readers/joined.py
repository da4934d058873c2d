"""Lines that hold more than one part: lists with their bullets in a row, articles without line ends."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.readers.lines import Line


def cut_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, each part on its own."""
    return list(lines)
