"""The command line as real processes: signals, pipes, terminals, ports."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = Path(sys.executable).parent / "nosograph"
SECONDS = 60


def _environment(home: Path, **more: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("NOSOGRAPH_")}
    return {**kept, "NOSOGRAPH_HOME": str(home), **more}


@contextmanager
def _running(home: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Start a command; end it with the block if it hasn't ended by then."""
    with subprocess.Popen(
        [PROGRAM, *arguments],
        env=_environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def _printed_until(process: subprocess.Popen[str], ending: str) -> str:
    """Return what a process prints up to a line that ends so."""
    assert process.stdout is not None
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line)
        if line.rstrip().endswith(ending):
            return "".join(lines)
    assert process.stderr is not None
    raise AssertionError("".join(lines) + process.stderr.read())


def _get(url: str) -> object:
    """Return the answer; a busy machine may be told to come back, and does."""
    deadline = time.monotonic() + SECONDS
    while True:
        try:
            return _get_once(url)
        except urllib.error.HTTPError as error:
            if error.code != 503 or time.monotonic() > deadline:
                raise


def _get_once(url: str) -> object:
    with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - an address that it printed
        return json.load(answer)


def _snapshot(home: Path) -> str:
    finished = subprocess.run(
        [PROGRAM, "stats", "--json"],
        env=_environment(home),
        capture_output=True,
        text=True,
        check=True,
        timeout=SECONDS,
    )
    snapshot = json.loads(finished.stdout)["snapshot"]
    assert isinstance(snapshot, str)
    return snapshot


def _demo_until_stopped(home: Path, how: signal.Signals) -> tuple[str, str]:
    """Run the demo, follow each line that it says to try, stop it; return all that it printed."""
    with _running(home, "demo", "--port", "0") as process:
        printed = _printed_until(process, "Ctrl-C stops it.")
        addresses = re.findall(r"curl '([^']+)'", printed)
        assert len(addresses) >= 5
        for address in addresses:
            assert _get(address)
        process.send_signal(how)
        rest, errors = process.communicate(timeout=SECONDS)
        assert (process.returncode, errors) == (0, "")
    return printed, rest


def test_the_demo_serves_what_it_says_and_changes_nothing_twice(tmp_path: Path) -> None:
    """Each address that it prints answers; Ctrl-C ends it with 0; a second run changes nothing."""
    first, last_words = _demo_until_stopped(tmp_path, signal.SIGINT)
    before = _snapshot(tmp_path)
    second, _ = _demo_until_stopped(tmp_path, signal.SIGTERM)
    assert "nothing changed" not in first
    assert last_words.startswith("Stopped.")
    assert "nothing changed" in second
    assert _snapshot(tmp_path) == before


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_a_taken_port_is_named_before_anything_is_done(tmp_path: Path, command: str) -> None:
    """The message names the port and --port; the exit code is 2; no store was made."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        with _running(tmp_path, command, "--port", port) as process:
            out, errors = process.communicate(timeout=SECONDS)
    assert (process.returncode, out) == (2, "")
    assert errors.startswith(f"error: Port {port} on 127.0.0.1 is taken by another program. Give ")
    assert list(tmp_path.iterdir()) == []


def test_serve_answers_until_it_is_stopped(tmp_path: Path) -> None:
    """`nosograph serve` on an empty store answers, and Ctrl-C ends it with 0."""
    with _running(tmp_path, "serve", "--port", "0") as process:
        printed = _printed_until(process, "Ctrl-C stops it.")
        (url,) = re.findall(r"API (\S+)", printed)
        assert _get(url)
        process.send_signal(signal.SIGINT)
        assert process.wait(SECONDS) == 0


def test_a_reader_that_has_enough_is_no_error(loaded: Path) -> None:
    """`nosograph documents show ID | head -1` says nothing on standard error."""
    line = f"set -o pipefail; {PROGRAM} documents show urn:article --store {loaded} | head -1"
    finished = subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, check=False, timeout=SECONDS
    )
    assert (finished.returncode, finished.stderr) == (0, "")
    assert "Muscle spasms" in finished.stdout


def test_ctrl_c_while_waiting_for_input_is_130(tmp_path: Path) -> None:
    """A load that waits for standard input ends with 130 and one line; nothing is stored."""
    with subprocess.Popen(
        [PROGRAM, "load", "-"],
        env=_environment(tmp_path),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        process.stdin.write("a" * 1_000_000)  # far more than a pipe holds: it is being read
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        process.wait(SECONDS)
        assert process.stderr is not None
        assert (process.returncode, process.stderr.read()) == (130, "error: interrupted.\n")


def _on_a_terminal(loaded: Path, *arguments: str, **environment: str) -> list[str]:
    """Run a command in an 80 by 24 terminal and return the lines that it shows."""
    pid, terminal = pty.fork()
    if pid == 0:  # the child, which becomes the program
        env = _environment(loaded.parent, COLUMNS="80", LINES="24", TERM="xterm", **environment)
        os.execve(  # noqa: S606 - the program under test
            PROGRAM, [str(PROGRAM), *arguments, "--store", str(loaded)], env
        )
    shown = b""
    while select.select([terminal], [], [], SECONDS)[0]:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # Linux says EIO when the program has ended
            break
        shown += part
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0, shown
    os.close(terminal)
    return shown.decode().replace("\r\n", "\n").splitlines()


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "muscle"),
        ("show", "muscle spasm"),
        ("neighbourhood", "muscle spasm"),
        ("path", "electromyography", "stroke"),
        ("related", "stroke"),
        ("stats",),
        ("documents", "list"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_table_fits_a_small_terminal(loaded: Path, arguments: tuple[str, ...]) -> None:
    """On 80 columns no line is longer, and without NO_COLOR there is colour or weight."""
    plain = _on_a_terminal(loaded, *arguments, NO_COLOR="1")
    assert max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in plain) <= 80
    assert not re.search(r"\x1b\[(?:\d+;)*3\d", "\n".join(plain))


def test_identifiers_stay_whole_on_a_small_terminal(loaded: Path) -> None:
    """Whatever has to be cut on 80 columns, an identifier can still be copied."""
    lines = _on_a_terminal(loaded, "neighbourhood", "muscle spasm", NO_COLOR="1")
    arguments = ["neighbourhood", "muscle spasm", "--json", "--store", str(loaded)]
    answer = subprocess.run(
        [PROGRAM, *arguments], capture_output=True, check=True, timeout=SECONDS
    ).stdout
    short = [
        each["node"]["id"]
        for each in json.loads(answer)["neighbours"]
        if len(each["node"]["id"]) <= 26
    ]
    assert len(short) > 10
    assert [curie for curie in short if not any(curie in line for line in lines)] == []
