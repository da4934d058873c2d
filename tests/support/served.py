"""The demo as a real process, for tests that look at it from outside."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_START_SECONDS = 120
_STOP_SECONDS = 60


@contextmanager
def serve_demo(home: Path, port: int) -> Iterator[Path]:
    """Run `nosograph demo` with this home on this port until the block ends; yield the home."""
    environment = {**os.environ, "NOSOGRAPH_HOME": str(home), "NOSOGRAPH_PORT": str(port)}
    log = home / "demo.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [Path(sys.executable).parent / "nosograph", "demo"],
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_ready(process, port, log)
        yield home
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(_STOP_SECONDS)


def _wait_until_ready(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    message = f"the demo did not start:\n{log.read_text('utf-8', 'replace')}"
    raise AssertionError(message)
