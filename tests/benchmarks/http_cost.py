"""What HTTP costs: our calls beside a bare endpoint of the same framework that returns the same bytes.

Run with `make bench-http`. One server process on 127.0.0.1 serves both, over kept connections; calls of
both are interleaved. The time of the store is measured around the store alone, in that process and in a
thread like those of our calls. The ratio is (our call - the store's time) / the bare call.
"""

from __future__ import annotations

import argparse
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
        with _serving(path) as address, httpx.Client(base_url=address) as client:
            client.headers["Accept-Encoding"] = options.encoding
            worst = _measure(client, options.calls)
    print(f"\nworst ratio {worst:.2f}, the bar is {BAR}")
    return 0 if worst <= BAR else 1


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edges", type=int, default=100_000)
    parser.add_argument("--calls", type=int, default=300)
    parser.add_argument("--store", help="a store that holds the generated graph already")
    parser.add_argument("--encoding", default="identity", help="what the client accepts")
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _measure(client: httpx.Client, calls: int) -> float:
    columns = ("call", "bytes", "ours ms", "store ms", "bare ms", "ratio")
    print("{:16}{:>10}{:>10}{:>10}{:>10}{:>8}".format(*columns))
    worst = 0.0
    for number, (name, address) in enumerate(client.get("/bare/cases").json()):
        body = client.get(address).raise_for_status().content
        client.put(f"/bare/{number}", content=body).raise_for_status()
        our, inner, plain = _medians(client, address, number, calls)
        ratio = (our - inner) / plain
        worst = max(worst, ratio)
        print(f"{name:16}{len(body):10,}{our:10.2f}{inner:10.2f}{plain:10.2f}{ratio:8.2f}")
    return worst


def _medians(client: httpx.Client, address: str, number: int, calls: int) -> list[float]:
    """Return the median milliseconds of our call, the store and the bare call, done in turns."""
    times = [
        (
            _time(partial(client.get, address)),
            client.get(f"/bare/{number}/store").json(),
            _time(partial(client.get, f"/bare/{number}")),
        )
        for _ in range(calls)
    ]
    return [1000 * statistics.median(column) for column in zip(*times, strict=True)]


def _time(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


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
    yield Case("node", at(f"nodes/{first}"), lambda reader: reader.get_summary(first))
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
def _serving(store: str) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, __file__, "--serve", store, "--port", str(port)]
    with subprocess.Popen(command) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, process)
            yield address
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

    @app.put("/bare/{number}")
    async def put_body(number: int, request: Request) -> None:
        bodies[number] = await request.body()

    @app.get("/bare/{number}")
    def get_body(number: int) -> Response:
        return Response(bodies[number], media_type="application/json")

    @app.get("/bare/{number}/store")
    def ask_store(number: int) -> float:
        began = time.perf_counter()
        with store.reading(Deadline(_SECONDS)) as reader:
            cases[number].ask(reader)
        return time.perf_counter() - began

    return app


if __name__ == "__main__":
    sys.exit(main())
