"""Start and stop a real Neo4j Community server, without Docker.

Run as a program, it keeps a server up until Ctrl-C:

    python tools/neo4j_local/launcher.py --home FOLDER [--bolt-port N] [--http-port N]
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import IO, Self

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

if __package__ in {None, ""}:  # run as a file: its folder is on the path, its package is not
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from neo4j_local.needs import (
    DEFAULT_VERSION,
    HERE,
    OPENS,
    LocalNeo4jError,
    fetch_jars,
    file_lock,
    find_java,
    find_missing,
    import_files,
)

__all__ = [
    "LocalNeo4j",
    "LocalNeo4jError",
    "fetch_jars",
    "find_java",
    "find_missing",
    "import_files",
]

START_SECONDS = 120.0
STOP_SECONDS = 60.0
_USER = "neo4j"
_FIRST_PASSWORD = "neo4j"  # noqa: S105 - what every new Neo4j comes with, and what we replace


class LocalNeo4j:
    """A Neo4j server on 127.0.0.1 that keeps its data, password and log in one folder.

    Where a server already runs out of that folder, its users share it. It stops with `stop`, or by
    itself when its last user is gone.

    Args:
        home: The folder; made when not there.
        version: Of Neo4j Community.
        java: The `java` of a JDK; None to look for one.
        bolt_port: None for any free one.
        http_port: None for any free one.
        settings: Lines of neo4j.conf that go before our own.
        heap: The largest heap, as Java writes it.
    """

    user = _USER

    def __init__(  # noqa: PLR0913 - all but the home have a default
        self,
        home: Path,
        version: str = DEFAULT_VERSION,
        java: Path | None = None,
        *,
        bolt_port: int | None = None,
        http_port: int | None = None,
        settings: Mapping[str, str] | None = None,
        heap: str = "768m",
    ) -> None:
        """Only remember: `start` makes the folder and the server."""
        self.home = Path(home).resolve()
        self.version = version
        self.pid = 0
        self._java = java
        self._bolt_port, self._http_port = bolt_port or 0, http_port or 0
        self._settings = dict(settings or {})
        self._heap = heap
        self._users: IO[str] | None = None
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def bolt_uri(self) -> str:
        """Where drivers connect."""
        return f"bolt://127.0.0.1:{self._bolt_port}"

    @property
    def http_uri(self) -> str:
        """Where the Query API is, and under `/browser/` the Neo4j Browser."""
        return f"http://127.0.0.1:{self._http_port}"

    @property
    def password(self) -> str:
        """The password, made once for each home and kept in a file that only its owner may read."""
        with file_lock(self.home / "password.lock"):
            path = self.home / "password"
            if not path.exists():
                path.touch(mode=0o600)
                path.write_text(secrets.token_urlsafe(18))
            return path.read_text()

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.stop()

    def start(self) -> None:
        """Start the server, or join the one that runs here; return when it answers.

        Raises:
            LocalNeo4jError: When something is missing, or the server does not come up.
        """
        self.home.mkdir(parents=True, exist_ok=True)
        with file_lock(self.home / "start.lock"):
            self._hold()
            running = self._find_running()
            if running:
                self._bolt_port, self._http_port = running["bolt_port"], running["http_port"]
                self.pid = running["pid"]
            else:
                self._launch()

    def stop(self) -> None:
        """Ask the server to stop and wait until it has. Stopping twice is fine."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the server as a power cut would."""
        self._end(signal.SIGKILL)

    def release(self) -> None:
        """Leave the server to its other users; without any, it stops by itself."""
        if self._users is not None:
            self._users.close()
            self._users = None
        if self._process is not None:
            self._process.returncode = 0  # a child left behind on purpose: no warning, please

    def _end(self, signal_: signal.Signals) -> None:
        if self.pid:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal_)
            if not _comes_true(lambda: not self._is_running(self.pid), STOP_SECONDS):
                message = f"Neo4j did not stop within {STOP_SECONDS:.0f} s."
                raise LocalNeo4jError(message)
        self.release()
        self.pid, self._process = 0, None

    def _is_running(self, pid: int) -> bool:
        if self._process is not None and self._process.pid == pid:
            return self._process.poll() is None
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        return True

    def _find_running(self) -> dict[str, int] | None:
        path = self.home / "server.json"
        if not path.exists():
            return None
        state: dict[str, int] = json.loads(path.read_text())
        if not self._is_running(state["pid"]) or not _accepts(state["bolt_port"]):
            return None
        return state

    def _hold(self) -> None:
        self._users = (self.home / "users").open("a+")
        fcntl.lockf(self._users, fcntl.LOCK_SH)

    def _launch(self) -> None:
        self._bolt_port = self._bolt_port or _free_port()
        self._http_port = self._http_port or _free_port()
        for port in (self._bolt_port, self._http_port):
            if _accepts(port):
                message = f"Port {port} of 127.0.0.1 is taken by another program."
                raise LocalNeo4jError(message)
        (self.home / "neo4j.conf").write_text(self._configuration())
        command = self._command()
        with (self.home / "neo4j.log").open("wb") as log:
            # Its own session: a Ctrl-C in the terminal is for us, and we stop it in our own time.
            self._process = subprocess.Popen(  # noqa: S603 - a fixed command line
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        self.pid = self._process.pid
        try:
            self._wait_until_ready()
        except LocalNeo4jError:
            self.kill()
            raise
        state = {"pid": self.pid, "bolt_port": self._bolt_port, "http_port": self._http_port}
        (self.home / "server.json").write_text(json.dumps(state))

    def _command(self) -> list[str]:
        java = self._java or find_java(self.version)
        if java is None:
            raise LocalNeo4jError(find_missing(self.version))
        jars = f"{fetch_jars(self.version)}/*"
        source = HERE / "Neo4jServer.java"
        return [str(java), f"-Xmx{self._heap}", *OPENS, "-cp", jars, str(source), str(self.home)]

    def _configuration(self) -> str:
        bolt, http = f"127.0.0.1:{self._bolt_port}", f"127.0.0.1:{self._http_port}"
        settings = {
            "db.memory.transaction.max": "512m",
            "db.transaction.monitor.check.interval": "20ms",
            "db.transaction.timeout": "300s",
            "server.memory.pagecache.size": "128m",
            **self._settings,
            "dbms.security.auth_enabled": "true",
            "dbms.usage_report.enabled": "false",
            "server.bolt.enabled": "true",
            "server.bolt.listen_address": bolt,
            "server.bolt.advertised_address": bolt,
            "server.http.enabled": "true",
            "server.http.listen_address": http,
            "server.http.advertised_address": http,
        }
        return "".join(f"{name}={_escape(value)}\n" for name, value in settings.items())

    def _wait_until_ready(self) -> None:
        _comes_true(lambda: self._is_ready() or not self._is_running(self.pid), START_SECONDS)
        if not self._is_ready():
            message = f"Neo4j {self.version} did not start. The end of its log:\n{self._tail()}"
            raise LocalNeo4jError(message)

    def _is_ready(self) -> bool:
        if not _accepts(self._bolt_port) or not _accepts(self._http_port):
            return False
        try:
            return self._answers(self.password) or self._set_first_password()
        except (DriverError, Neo4jError):
            return False

    def _answers(self, password: str) -> bool:
        try:
            with neo4j.GraphDatabase.driver(self.bolt_uri, auth=(_USER, password)) as driver:
                driver.execute_query("RETURN 1", database_="neo4j")
        except AuthError:
            return False
        return True

    def _set_first_password(self) -> bool:
        query = "ALTER CURRENT USER SET PASSWORD FROM $before TO $password"
        auth = (_USER, _FIRST_PASSWORD)
        with neo4j.GraphDatabase.driver(self.bolt_uri, auth=auth) as driver:
            driver.execute_query(
                query, before=_FIRST_PASSWORD, password=self.password, database_="system"
            )
        return self._answers(self.password)

    def _tail(self) -> str:
        lines = (self.home / "neo4j.log").read_text(errors="replace").splitlines()
        return "\n".join(lines[-20:])


def _escape(value: str) -> str:
    """Write a value so that a properties file gives it back."""
    return value.replace("\\", "\\\\").replace("\n", "\\n")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _accepts(port: int) -> bool:
    with socket.socket() as client:
        client.settimeout(1)
        return client.connect_ex(("127.0.0.1", port)) == 0


def _comes_true(condition: Callable[[], bool], seconds: float) -> bool:
    """Poll until the condition holds; return whether it did in time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def main() -> int:
    """Run a server until Ctrl-C, or only fetch its jars."""
    options = _parse_arguments()
    try:
        if options.fetch_only:
            print(fetch_jars(options.version))  # noqa: T201 - a program's output
            return 0
        _serve(options)
    except LocalNeo4jError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a program's output
        return 2
    return 0


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Run a Neo4j Community server until Ctrl-C.")
    parser.add_argument("--home", type=Path, default=Path(".build/neo4j/home"))
    parser.add_argument("--version", default=DEFAULT_VERSION)
    parser.add_argument("--bolt-port", type=int, default=7687, help="0 for any free one")
    parser.add_argument("--http-port", type=int, default=7474, help="0 for any free one")
    parser.add_argument("--setting", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--fetch-only", action="store_true", help="fetch the jars and end")
    return parser.parse_args()


def _serve(options: argparse.Namespace) -> None:
    server = LocalNeo4j(
        options.home,
        options.version,
        bolt_port=options.bolt_port,
        http_port=options.http_port,
        settings=dict(line.split("=", 1) for line in options.setting),
    )
    stopped = Event()
    for signal_ in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signal_, lambda *_: stopped.set())
    with server:
        print(f"Neo4j Browser  {server.http_uri}/browser/")  # noqa: T201 - a program's output
        print(f"Bolt           {server.bolt_uri}")  # noqa: T201
        print(f"User           {server.user}")  # noqa: T201
        print(f"Password       in {server.home / 'password'}", flush=True)  # noqa: T201
        stopped.wait()


if __name__ == "__main__":
    sys.exit(main())
