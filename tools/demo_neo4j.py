# ruff: noqa: INP001 - a program in a folder of programs
"""`make demo-neo4j`: the demo on a real Neo4j Community server of its own, with the Neo4j Browser.

    python tools/demo_neo4j.py [--home FOLDER] [--port N] [--bolt-port N] [--http-port N]

The server's data stay in the home folder, so a second run finds them. Ctrl-C stops both.
"""

from __future__ import annotations

import argparse
import signal
import socket
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from neo4j_local.launcher import LocalNeo4j, LocalNeo4jError

from api.cli.commands.demo import serve_demo
from api.cli.configuration import read_settings
from api.cli.exits import exit_code
from api.cli.serving import base_url, bind, say
from graph.errors import NosographError
from graph.stores.neo4j.browser import list_saved_queries

FIRST_QUERY = "02"  # the saved query that shows the graph best as a picture


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the demo until Ctrl-C; return 0 when it was stopped that way.

    Args:
        arguments: What follows the program's name; the shell's own when None.
    """
    options = _parse(arguments)
    try:
        _run(options)
    except LocalNeo4jError as error:
        say_error(str(error))
        return 2
    except NosographError as error:
        say_error(str(error))
        return exit_code(error)
    except KeyboardInterrupt:
        say("Stopped.")
    return 0


def say_error(message: str) -> None:
    """Tell standard error what went wrong."""
    print(f"error: {message}", file=sys.stderr)  # noqa: T201 - a program's output


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The demo on a Neo4j server of its own.")
    parser.add_argument("--home", type=Path, default=Path(".build/neo4j/demo"))
    parser.add_argument("--port", type=int, help="of the API; 0 for any free one")
    parser.add_argument("--bolt-port", type=int, default=7687)
    parser.add_argument("--http-port", type=int, default=7474)
    return parser.parse_args(arguments)


def _run(options: argparse.Namespace) -> None:
    settings = read_settings({"port": options.port})
    with bind(settings.host, settings.port) as listener:
        server = _server(options, base_url(listener))
        say("Starting Neo4j (the first time it fetches about 140 MB; then it takes seconds).")
        try:
            server.start()
            login = {"store": server.bolt_uri, "neo4j_user": server.user,
                     "neo4j_password": server.password}  # fmt: skip
            serve_demo(settings.model_copy(update=login), listener, *_how_to_browse(server))
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not orphan it
            say("Stopping Neo4j (this takes some seconds).")
            server.stop()


def _server(options: argparse.Namespace, api: str) -> LocalNeo4j:
    return LocalNeo4j(
        options.home,
        bolt_port=_free_or_any(options.bolt_port),
        http_port=_free_or_any(options.http_port),
        settings={
            "browser.post_connect_cmd": f"style {api}/browser/style.grass; "
            f"guide {api}/browser/guide.html",
            "browser.remote_content_hostname_whitelist": "127.0.0.1,localhost",
        },
    )


def _free_or_any(port: int) -> int | None:
    with closing(socket.socket()) as client:
        client.settimeout(1)
        taken = client.connect_ex(("127.0.0.1", port)) == 0
    return None if taken else port


def _how_to_browse(server: LocalNeo4j) -> list[str]:
    return [
        "",
        f"Neo4j Browser  {server.http_uri}/browser/",
        f"  connect to   {server.bolt_uri}",
        f"  user         {server.user}",
        f"  password     in {server.home / 'password'}",
        "  a first query, which is also in the guide that opens there:",
        *(f"    {line}" for line in _first_query()),
    ]


def _first_query() -> list[str]:
    (query,) = [each for each in list_saved_queries() if each.name.startswith(FIRST_QUERY)]
    return [line for line in query.text.splitlines() if not line.startswith("//")]


if __name__ == "__main__":
    raise SystemExit(main())
