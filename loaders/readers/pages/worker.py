"""The process that reads pages: one after the other, from standard input to standard output.

An answer is a JSON list of parts, or `null` when there was not enough memory. The
process ends when its input does, so it never outlives the one that started it.
"""

from __future__ import annotations

import json
import resource
import signal
import sys

from loaders.readers.pages.messages import read_frame, write_frame
from loaders.readers.pages.reading import read_page


def main(cpu_seconds: float, memory_bytes: int) -> None:
    """Read pages until there are no more; a page over a limit ends the process.

    Args:
        cpu_seconds: For one page, of the processor's time.
        memory_bytes: For the process with all it needs.
    """
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while (page := read_frame(sys.stdin.buffer)) is not None:
        # Not RLIMIT_CPU: that counts the whole life of a process, in whole seconds.
        signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
        write_frame(sys.stdout.buffer, _read(page))
        signal.setitimer(signal.ITIMER_PROF, 0)


def _read(page: bytes) -> bytes:
    try:
        return json.dumps(read_page(page.decode("utf-8", "replace"))).encode()
    except MemoryError:
        return b"null"


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]))
