"""A few hundred of the broken documents; `make fuzz` reads them all."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import mutated_articles


@pytest.mark.parametrize("seed", [1, 2])
def test_broken_documents_are_read_or_refused(seed: int) -> None:
    """None ends in an error without a name, takes over 5 s or 512 MiB, or has a span that is wrong."""
    report = mutated_articles.fuzz(150, seed)
    assert report.faults == []
    assert report.most_bytes < mutated_articles.MOST_BYTES
    assert len({outcome.what for outcome in report.outcomes}) > 1
