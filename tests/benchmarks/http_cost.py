"""What HTTP costs: our calls beside a bare endpoint of the same framework that returns the same bytes.

Run with `make bench-http`. One server process on 127.0.0.1 serves both over one kept connection, to a
plain client of the standard library, so that the client's own time hides little. What the store takes is
measured in the same way: as a bare endpoint that asks the same question first, less the bare one, so that
both are met by the same thread switches and cold caches. Turns of the three alternate. The ratio is
(our call - the store) / the bare call: of wall time, and of the processor time of the server process,
which other work on the machine disturbs less.
"""

from __future__ import annotations

import argparse
import json
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import fastapi
import httpx
import uvicorn
from fastapi import FastAPI, Request, Response
from generated_graph import generate_graph

from api.main import create_app
from api.settings import Settings
from graph.query import (
    NeighbourhoodQuery,
    PathQuery,
    RelatedQuery,
    SearchQuery,
    find_neighbourhood,
    find_paths,
    find_related,
    search_nodes,
)
from graph.store import Deadline, GraphStore, Reader
from graph.stores.factory import open_store

BAR = 1.5
_PATIENCE = 60.0
_SECONDS = 30.0
_TURN = 25


class Cost(NamedTuple):
    """Seconds that a call takes, or a ratio of such: by the clock, and of the server's processor."""

    wall: float
    cpu: float


class Case(NamedTuple):
    """A call, and the question to the store that it stands for."""

    name: str
    address: str
    ask: Callable[[Reader], object]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print a table."""
    options = _parse(arguments)
    if options.serve:
        _serve(options.serve, options.port)
        return 0
    print(
        f"{platform.machine()}, Python {platform.python_version()}, FastAPI {fastapi.__version__},"
    )
    print(f"uvicorn {uvicorn.__version__}, {options.edges:,} edges, {options.calls} calls each\n")
    with tempfile.TemporaryDirectory() as folder:
        path = options.store or str(Path(folder) / "bench.sqlite3")
        if options.store is None:
            store = open_store(path)
            store.replace_dataset(generate_graph(options.edges).dataset())
            store.close()
        with _serving(path) as port:
            worst = _measure(_Server(port, options.encoding), options.calls)
    print(
        f"\nworst ratio {worst.wall:.2f} of wall time, {worst.cpu:.2f} of processor time;", end=" "
    )
    print(f"the bar is {BAR}")
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edges", type=int, default=100_000)
    parser.add_argument("--calls", type=int, default=500)
    parser.add_argument("--store", help="a store that holds the generated graph already")
    parser.add_argument("--encoding", default="identity", help="what the client accepts")
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


class _Server:
    """The server process as its one client sees it."""

    def __init__(self, port: int, encoding: str) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        self._headers = {"Accept-Encoding": encoding}

    def call(self, address: str, body: bytes | None = None) -> bytes:
        """Get what is there, or put the body there."""
        method = "GET" if body is None else "PUT"
        self._connection.request(method, address, body, self._headers)
        answer = self._connection.getresponse()
        content = answer.read()
        if answer.status != HTTPStatus.OK:
            raise RuntimeError(content)
        return content

    def ask(self, address: str) -> Any:  # noqa: ANN401 - any JSON
        """Return the value that is there."""
        return json.loads(self.call(address))

    def cost(self, address: str) -> Cost:
        """Return what one of a turn's calls takes: the median by the clock, the mean of the processor."""
        before = self.ask("/bare/processor")
        walls = [_time(partial(self.call, address)) for _ in range(_TURN)]
        return Cost(statistics.median(walls), (self.ask("/bare/processor") - before) / _TURN)


def _time(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _measure(server: _Server, calls: int) -> Cost:
    """Print a line for each case; return the worst ratios."""
    columns = ("ours", "store", "bare", "ratio")
    print(f"{'':24}{'wall time, ms':^32}{'processor time, ms':^32}")
    print(f"{'call':16}{'bytes':>8}" + "".join(f"{column:>8}" for column in 2 * columns))
    ratios: list[Cost] = []
    for number, (name, address) in enumerate(server.ask("/bare/cases")):
        body = server.call(address)
        server.call(f"/bare/{number}", body)
        costs = _compare(server, address, number, calls)
        ratios.append(Cost(*((ours - store) / bare for ours, store, bare in costs)))
        shown = [
            f"{1000 * each:8.3f}"
            for taken, ratio in zip(costs, ratios[-1], strict=True)
            for each in (*taken, ratio / 1000)
        ]
        print(f"{name:16}{len(body):8,}{''.join(shown)}", flush=True)
    return Cost(*map(max, zip(*ratios, strict=True)))


def _compare(
    server: _Server, address: str, number: int, calls: int
) -> list[tuple[float, float, float]]:
    """Return the seconds of our call, the store and the bare call: by the clock, of the processor.

    Each is the least over turns, since other work on the machine only adds to it.
    """
    addresses = (address, f"/bare/{number}/asking", f"/bare/{number}")
    turns = [[server.cost(each) for each in addresses] for _ in range(max(1, calls // _TURN))]
    least = [Cost(*map(min, zip(*taken, strict=True))) for taken in zip(*turns, strict=True)]
    return [(ours, asking - bare, bare) for ours, asking, bare in zip(*least, strict=True)]


def _choose_cases(store: GraphStore) -> Iterator[Case]:
    """Give one case a call, about nodes of middling degree."""
    with store.reading() as reader:
        graph = reader.find_name_candidates("itis", 200)
        degrees = reader.find_degrees(graph)
        ranked = sorted(degrees, key=lambda node_id: (-degrees[node_id], node_id))
        first, second = ranked[len(ranked) // 10], ranked[len(ranked) // 2]
        name = graph[second].name

    def at(path: str, **parameters: object) -> str:
        return f"/v1/{path}?{urlencode(parameters)}" if parameters else f"/v1/{path}"

    around, related = NeighbourhoodQuery(centre=first), RelatedQuery(centre=second)
    paths = PathQuery(source=first, target=second, k=5)
    yield Case(
        "node", at(f"nodes/{first}"), lambda reader: reader.get_summary(reader.resolve(first))
    )
    yield Case(
        "neighbourhood", at(f"nodes/{first}/neighbourhood", limit=100),
        lambda reader: find_neighbourhood(reader, around),
    )  # fmt: skip
    yield Case(
        "paths", at("paths", source=first, target=second, k=5),
        lambda reader: find_paths(reader, paths),
    )  # fmt: skip
    yield Case(
        "related", at(f"nodes/{second}/related"), lambda reader: find_related(reader, related)
    )
    yield Case(
        "search", at("search", q=name),
        lambda reader: search_nodes(reader, SearchQuery(text=name)),
    )  # fmt: skip


# --- the server ---


@contextmanager
def _serving(store: str) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, __file__, "--serve", store, "--port", str(port)]
    with subprocess.Popen(command) as process:
        try:
            _wait(f"http://127.0.0.1:{port}", process)
            yield port
        finally:
            process.terminate()


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            if httpx.get(f"{address}/health/ready").is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.05)
    message = "the server did not start"
    raise RuntimeError(message)


def _serve(path: str, port: int) -> None:
    store = open_store(path)
    ours = create_app(Settings(query_seconds=_SECONDS), store)
    bare = _bare_app(store)

    async def both(scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI's own
        is_bare = scope["type"] == "http" and scope["path"].startswith("/bare/")
        await (bare if is_bare else ours)(scope, receive, send)

    uvicorn.run(both, host="127.0.0.1", port=port, log_level="warning")


def _bare_app(store: GraphStore) -> FastAPI:
    app = FastAPI()
    cases = list(_choose_cases(store))
    bodies: dict[int, bytes] = {}

    @app.get("/bare/cases")
    def list_cases() -> list[tuple[str, str]]:
        return [(case.name, case.address) for case in cases]

    @app.get("/bare/processor")
    async def tell_processor_time() -> float:
        return time.process_time()

    @app.put("/bare/{number}")
    async def put_body(number: int, request: Request) -> None:
        bodies[number] = await request.body()

    @app.get("/bare/{number}")
    def get_body(number: int) -> Response:
        return Response(bodies[number], media_type="application/json")

    @app.get("/bare/{number}/asking")
    def ask_and_get_body(number: int) -> Response:
        with store.reading(Deadline(_SECONDS)) as reader:
            cases[number].ask(reader)
        return Response(bodies[number], media_type="application/json")

    return app


if __name__ == "__main__":
    sys.exit(main())
