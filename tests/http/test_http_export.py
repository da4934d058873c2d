"""The graph as a file over HTTP."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import networkx as nx
import pytest
from declared_client import DeclaredClient
from readings import Claim, build_node, build_reading

from api.main import create_app
from api.routes.export import EXPORTS_AT_ONCE
from api.settings import Settings
from api.streaming import Stream
from graph.export import FORMATS
from graph.stores.embedded import EmbeddedStore
from graph.vocabulary import Predicate

Message = dict[str, Any]


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_comes_with_its_type_and_a_name(client: DeclaredClient, name: str) -> None:
    """Whole, as an attachment, tagged with the state of the graph."""
    answer = client.get("/v1/export", params={"format": name})
    snapshot = client.get("/v1").json()["snapshot"]
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].partition(";")[0] == FORMATS[name].media_type
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="nosograph.')
    assert answer.headers["ETag"].startswith(f'W/"{snapshot}')
    assert "not a diagnosis" in (
        answer.text if FORMATS[name].media_type != "application/zip" else _member(answer.content)
    )


def _member(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return archive.read("nosograph_metadata.json").decode()


def test_the_whole_graph_comes(client: DeclaredClient) -> None:
    """As many nodes and edges as the service counts."""
    counts = client.get("/v1").json()["counts"]
    answer = client.get("/v1/export", params={"format": "graphml"})
    read = nx.read_graphml(io.BytesIO(answer.content), force_multigraph=True)
    assert (len(read), read.number_of_edges()) == (counts["nodes"], counts["edges"])


def test_a_neighbourhood_comes(client: DeclaredClient, find: Callable[[str], str]) -> None:
    """The node itself, its neighbours, and the edges between them; by cross-reference too."""
    stroke = find("stroke")
    around = client.get(f"/v1/nodes/{stroke}/neighbourhood").json()
    answer = client.get("/v1/export", params={"format": "cytoscape", "node": stroke})
    names = {each["data"]["id"] for each in answer.json()["elements"]["nodes"]}
    assert names == {stroke, *(each["node"]["id"] for each in around["neighbours"])}
    xref = client.get(f"/v1/nodes/{stroke}").json()["node"]["xrefs"][0]
    again = client.get("/v1/export", params={"format": "cytoscape", "node": xref})
    assert again.json()["elements"] == answer.json()["elements"]


def test_only_edges_that_fit_come_with_their_nodes(client: DeclaredClient) -> None:
    """As many as the schema counts; a node without such an edge stays away."""
    schema = client.get("/v1/schema").json()["edges"]
    counted = sum(each["edges"] for each in schema if each["predicate"] == "MANAGES")
    asked = {"format": "cytoscape", "predicate": "MANAGES"}
    elements = client.get("/v1/export", params=asked).json()["elements"]
    ends = {each["data"][end] for each in elements["edges"] for end in ("source", "target")}
    assert len(elements["edges"]) == counted > 0
    assert {each["data"]["id"] for each in elements["nodes"]} == ends
    nobody = client.get("/v1/export", params={**asked, "category": "Specialist"}).json()
    assert nobody["elements"] == {"nodes": [], "edges": []}


def test_a_caller_who_has_it_gets_nothing(client: DeclaredClient) -> None:
    """304 for the same state and question; another format is another answer."""
    first = client.get("/v1/export", params={"format": "turtle"})
    known = {"If-None-Match": first.headers["ETag"]}
    again = client.get("/v1/export", params={"format": "turtle"}, headers=known)
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/v1/export", params={"format": "jsonld"}, headers=known)
    assert other.status_code == 200


def test_head_tells_without_the_body(client: DeclaredClient) -> None:
    """And does not write what nobody reads."""
    answer = client.head("/v1/export", params={"format": "turtle"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["Content-Type"].startswith("text/turtle")


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({}, 422, "missing-parameter"),
        ({"format": "xlsx"}, 422, "unknown-format"),
        ({"format": "kgx", "node": "no curie"}, 422, "invalid-curie"),
        ({"format": "kgx", "node": "HP:9999999"}, 404, "node-not-found"),
        ({"format": "kgx", "node": "HP:9999999", "radius": "4"}, 422, "out-of-range"),
        ({"format": "kgx", "radius": "1"}, 422, "invalid-input"),
        ({"format": "kgx", "predicate": "HEALS"}, 422, "unknown-predicate"),
        ({"format": "kgx", "category": "Person"}, 422, "unknown-category"),
        ({"format": "turtle", "negated": "true"}, 422, "invalid-input"),
        ({"format": "gexf", "statements": "true"}, 422, "invalid-input"),
        ({"format": "kgx", "limit": "1"}, 422, "unknown-parameter"),
    ],
)
def test_bad_input_is_a_problem(
    client: DeclaredClient, asked: dict[str, str], status: int, code: str
) -> None:
    """Before the first byte, with a code and what would be accepted."""
    answer = client.get("/v1/export", params=asked)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["accepted"]


def _ask(app: Any, send: Callable[[Message], Any], receive: Callable[[], Any]) -> Any:  # noqa: ANN401
    scope = {
        "type": "http", "method": "GET", "path": "/v1/export", "query_string": b"format=kgx-jsonl",
        "headers": [(b"host", b"127.0.0.1")], "root_path": "", "scheme": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
    }  # fmt: skip
    return app(scope, receive, send)


@pytest.fixture
def store() -> Iterator[EmbeddedStore]:
    """Give a store whose export has several chunks."""
    store = EmbeddedStore(None)
    end = build_node("T:end")
    claims = [Claim(build_node(f"T:{each}"), Predicate.CAUSES, end) for each in range(1500)]
    store.replace_document(build_reading("urn:many", claims))
    yield store
    store.close()


def test_a_stream_is_of_one_state_whatever_is_written_meanwhile(store: EmbeddedStore) -> None:
    """A document that goes while the stream runs is in it to the end."""
    app = create_app(Settings(), store)
    body = b""

    async def send(message: Message) -> None:
        nonlocal body
        body += message.get("body", b"")
        if message["type"] == "http.response.start":
            await asyncio.to_thread(store.delete_document, "urn:many")

    async def receive() -> Message:
        await asyncio.Event().wait()
        return {}

    asyncio.run(_ask(app, send, receive))
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        edges = archive.read("nosograph_edges.jsonl").decode().splitlines()
    assert len(edges) == 1500
    assert all(json.loads(line)["publications"] == ["urn:many"] for line in edges)


def test_a_caller_who_goes_away_ends_the_work(store: EmbeddedStore) -> None:
    """The reader is given back and the slot is free, long before the graph is read to its end."""
    app = create_app(Settings(), store)
    gone = asyncio.Event()
    sent = 0

    async def send(message: Message) -> None:
        nonlocal sent
        if message.get("body"):
            sent += 1
            gone.set()
            await asyncio.Event().wait()  # a connection that takes nothing any more

    async def receive() -> Message:
        await gone.wait()
        return {"type": "http.disconnect"}

    asyncio.run(asyncio.wait_for(_ask(app, send, receive), 30))
    assert sent == 1
    for _ in range(EXPORTS_AT_ONCE):
        assert app.state.export_slots.acquire(blocking=False)


def test_only_so_many_exports_run_at_once(store: EmbeddedStore) -> None:
    """One more is told to try again, as a problem."""
    app = create_app(Settings(), store)
    for _ in range(EXPORTS_AT_ONCE):
        app.state.export_slots.acquire()
    with DeclaredClient(app) as client:
        answer = client.get("/v1/export", params={"format": "turtle"})
    assert (answer.status_code, answer.json()["code"]) == (503, "overloaded")
    assert answer.headers["Retry-After"]


def test_a_stream_lets_go_once_however_it_ends() -> None:
    """At its end, or when making a chunk fails."""
    released: list[str] = []

    def failing() -> Iterator[bytes]:
        yield b"a"
        message = "broken"
        raise RuntimeError(message)

    async def send(_: Message) -> None:
        await asyncio.sleep(0)

    async def receive() -> Message:
        await asyncio.Event().wait()
        return {}

    scope = {"type": "http", "asgi": {"spec_version": "2.3"}}
    whole = Stream(iter([b"a"]), lambda: released.append("whole"), {}, "text/plain")
    asyncio.run(whole(scope, receive, send))
    broken = Stream(failing(), lambda: released.append("broken"), {}, "text/plain")
    with pytest.raises(RuntimeError, match="broken"):
        asyncio.run(broken(scope, receive, send))
    assert released == ["whole", "broken"]
