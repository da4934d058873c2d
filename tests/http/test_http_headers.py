"""What goes with every answer: tags, compression, policies; who may ask, and from where."""

from __future__ import annotations

import logging
import re

import pytest
from declared_client import DeclaredClient

from api.main import create_app
from api.settings import Settings
from graph.stores.embedded import EmbeddedStore

READS = ["/v1", "/v1/schema", "/v1/search?q=muscle", "/v1/documents", "/v1/changes"]


@pytest.mark.parametrize("address", READS)
def test_an_answer_that_is_known_is_not_sent_again(client: DeclaredClient, address: str) -> None:
    """The tag of an answer, sent back, gives 304 without a body."""
    tag = client.get(address).headers["ETag"]
    known = client.get(address, headers={"If-None-Match": f'"other", {tag}'})
    assert (known.status_code, known.content) == (304, b"")
    assert known.headers["ETag"] == tag


def test_a_change_and_another_question_have_other_tags(writable: DeclaredClient) -> None:
    """The tag names the state of the graph and the question."""
    first = writable.get("/v1/search?q=muscle").headers["ETag"]
    assert writable.get("/v1/search?q=muscles").headers["ETag"] != first
    headers = {"Content-Type": "text/plain"}
    writable.post("/v1/documents", content="Pain\nDiseases\n- Stroke\n", headers=headers)
    changed = writable.get("/v1/search?q=muscle", headers={"If-None-Match": first})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != first


@pytest.mark.parametrize("address", [*READS, "/health/ready", "/docs", "/openapi.json"])
def test_head_is_get_without_its_body(client: DeclaredClient, address: str) -> None:
    """HEAD has the status, type and length of GET."""
    whole, head = client.get(address), client.head(address)
    assert head.content == b""
    for name in ("Content-Type", "Content-Length"):
        assert head.headers.get(name) == whole.headers.get(name)


def test_long_answers_are_compressed_for_who_asks(client: DeclaredClient) -> None:
    """Compression goes by what the client accepts."""
    assert client.get("/v1/schema").headers["Content-Encoding"] == "gzip"
    plain = client.get("/v1/schema", headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers


def test_every_answer_has_a_policy_and_an_identifier(client: DeclaredClient) -> None:
    """An identifier that a client sends is kept when it is one, and replaced when it is not."""
    sent = client.get("/v1", headers={"X-Request-ID": "abc-1"})
    assert sent.headers["X-Request-ID"] == "abc-1"
    odd = client.get("/v1", headers={"X-Request-ID": "a b\tc"})
    assert re.fullmatch("[0-9a-f]{32}", odd.headers["X-Request-ID"])
    assert sent.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert sent.headers["X-Content-Type-Options"] == "nosniff"


def test_a_request_leaves_one_line_that_it_can_not_forge(
    client: DeclaredClient, caplog: pytest.LogCaptureFixture
) -> None:
    """The line has the method, the path as it was written, and the status."""
    with caplog.at_level(logging.INFO, "nosograph.access"):
        client.get("/v1/nodes/a%0Ab")
    (line,) = [record.getMessage() for record in caplog.records]
    assert line.startswith("GET /v1/nodes/a%0Ab 404 ")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", ""]
)
def test_a_page_can_not_reach_it_by_a_name_of_its_choosing(
    client: DeclaredClient, host: str
) -> None:
    """On loopback only loopback names are answered to."""
    answer = client.get("/v1", headers={"Host": host})
    assert (answer.status_code, answer.json()["code"]) == (421, "host-not-served")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:9", "localhost:8000", "[::1]:8000", "LOCALHOST"]
)
def test_loopback_names_are_answered_to(client: DeclaredClient, host: str) -> None:
    """With and without a port."""
    assert client.get("/v1", headers={"Host": host}).status_code == 200


def test_other_names_can_be_set() -> None:
    """What is allowed is answered to, and nothing else; off loopback any name will do."""
    named = Settings(host="0.0.0.0", allowed_hosts=("graph.example",))  # noqa: S104 - not bound
    client = DeclaredClient(create_app(named, EmbeddedStore(None)))
    assert client.get("/v1", headers={"Host": "graph.example"}).status_code == 200
    assert client.get("/v1", headers={"Host": "other.example"}).status_code == 421
    anyone = Settings(host="0.0.0.0")  # noqa: S104 - not bound
    client = DeclaredClient(create_app(anyone, EmbeddedStore(None)))
    assert client.get("/v1", headers={"Host": "other.example"}).status_code == 200


def test_pages_of_other_origins_read_only_what_is_set() -> None:
    """By default no other page may read the graph; a setting opens it for reading."""
    origin = {"Origin": "https://page.example"}
    closed = DeclaredClient(create_app(Settings(), EmbeddedStore(None)))
    assert "Access-Control-Allow-Origin" not in closed.get("/v1", headers=origin).headers
    opened = DeclaredClient(create_app(Settings(cors_origins=("*",)), EmbeddedStore(None)))
    assert opened.get("/v1", headers=origin).headers["Access-Control-Allow-Origin"] == "*"
    asked = {**origin, "Access-Control-Request-Method": "DELETE"}
    assert opened.options("/v1/documents/x", headers=asked).status_code == 400


def test_the_files_for_neo4j_browser_are_open_to_every_page(client: DeclaredClient) -> None:
    """Its page comes from another origin and fetches the style and the guide from here."""
    for name in ("style.grass", "guide.html"):
        answer = client.get(f"/browser/{name}", headers={"Origin": "http://127.0.0.1:7474"})
        assert answer.status_code == 200
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
