"""How fast articles are read: of the sample's length on one core, and as an article grows.

Prints the machine's own pace too (a plain Python loop), since a virtual machine's cores vary.
"""

from __future__ import annotations

import platform
import sys
import time
import timeit
from collections.abc import Callable
from typing import NamedTuple

from loaders.ingest import read_document
from loaders.sample import sample_bytes

_TIMES = 20
_ASKED = 50.0
_SIZES = (1, 2, 4)


class Growth(NamedTuple):
    """CPU seconds of one reading of an article so many times as long."""

    times: int
    seconds: float


def measure(read: Callable[[], object], times: int) -> float:
    """Return the CPU seconds of one call, the best of three rounds."""
    rounds = []
    for _ in range(3):
        begun = time.process_time()
        for _ in range(times):
            read()
        rounds.append((time.process_time() - begun) / times)
    return min(rounds)


def lengthen(text: bytes, times: int) -> bytes:
    """Return the article so many times as long: its sections one after the other, again and again."""
    title, _, rest = text.partition(b"\n")
    return title + b"\n" + b"\n".join([rest.rstrip(b"\n")] * times)


def measure_growth(times: int = 5) -> list[Growth]:
    """Return what readings of 1, 2 and 4 times the sample's length take."""
    read_document(sample_bytes())
    growth = []
    for size in _SIZES:
        text = lengthen(sample_bytes(), size)
        growth.append(Growth(size, measure(lambda text=text: read_document(text), times)))
    return growth


def main() -> int:
    """Print the figures."""
    sample = sample_bytes()
    read_document(sample)
    seconds = measure(lambda: read_document(sample), _TIMES)
    loop = timeit.timeit("sum(range(1000))", number=10_000) / 10_000 * 1e6
    print(
        f"Python {platform.python_version()}, {platform.machine()}; sum(range(1000)): {loop:.1f} µs"
    )
    print(
        f"reading: {seconds * 1000:.1f} ms of CPU an article of {len(sample):,} bytes, "
        f"{1 / seconds:.0f} a second on one core (asked: {_ASKED:.0f})"
    )
    growth = measure_growth()
    for each in growth:
        ratio = each.seconds / growth[0].seconds
        print(f"  {each.times}x the length: {each.seconds * 1000:7.1f} ms, {ratio:.2f}x the time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
