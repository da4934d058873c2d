"""Documents go in and out over HTTP, for whoever has the key."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest
from declared_client import DeclaredClient

from api.main import create_app
from api.settings import Settings
from graph.stores.embedded import EmbeddedStore
from loaders.sample import sample_bytes

KEY = "a-key-of-the-tests"
TEXT = "Muscle spasms\nDiseases\n- Stroke\n- Spinal stenosis\n"
PLAIN = {"Content-Type": "text/plain; charset=utf-8"}


def _post(client: DeclaredClient, text: str | bytes, **parameters: str) -> Any:  # noqa: ANN401
    return client.post("/v1/documents", params=parameters, content=text, headers=PLAIN)


def test_a_new_document_is_created_and_can_be_read(writable: DeclaredClient) -> None:
    """Loading says what was added and where the document is; reading it gives it back."""
    answer = _post(writable, TEXT, id="https://example.org/a?b=c d#e", title="T", licence="CC0-1.0")
    assert answer.status_code == 201
    assert answer.json()["kind"] == "loaded"
    assert answer.json()["statements_added"] == 2
    read = writable.get(answer.headers["Location"]).json()
    assert read["document"]["id"] == "https://example.org/a?b=c d#e"
    assert (read["document"]["title"], read["document"]["licence"]) == ("T", "CC0-1.0")
    assert {said["object"]["name"].lower() for said in read["statements"]} == {"muscle spasm"}


def test_a_web_page_is_read_as_one(writable: DeclaredClient) -> None:
    """Its declared type says so; what is stored is its article's text, which the spans point into."""
    page = "<nav>Gout</nav><h1>Muscle spasms</h1><h2>Diseases</h2><ul><li>Str<b>oke</b></ul>"
    headers = {"Content-Type": "text/html; charset=UTF-8"}
    answer = writable.post("/v1/documents?id=page", content=page.encode(), headers=headers)
    assert (answer.status_code, answer.json()["statements_added"]) == (201, 1)
    read = writable.get("/v1/documents/page").json()
    assert (read["text"], read["document"]["loader"]) == (
        "Muscle spasms\nDiseases\n- Stroke",
        "html/1",
    )
    evidence = read["statements"][0]["evidence"]
    assert read["text"][evidence["start"] : evidence["end"]] == "Stroke"


def test_a_page_made_to_hold_the_reader_is_refused(writable: DeclaredClient) -> None:
    """With the reason; the service goes on."""
    opened = "".join(f"<{tag} {number}>" for tag in "bi" for number in range(1_800))
    headers = {"Content-Type": "text/html"}
    answer = writable.post("/v1/documents", content=opened + "x</b>" * 1_800, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "document-too-complex")
    assert _post(writable, TEXT).status_code == 201


def test_the_same_document_again_changes_nothing(writable: DeclaredClient) -> None:
    """The second load is 200 `unchanged`, and the graph is in the same state."""
    first = _post(writable, TEXT, id="x")
    before = writable.get("/v1").json()
    again = _post(writable, TEXT, id="x")
    assert (again.status_code, again.json()["kind"]) == (200, "unchanged")
    assert again.json()["snapshot"] == first.json()["snapshot"]
    assert writable.get("/v1").json() == before


def test_a_changed_document_takes_back_what_it_no_longer_says(writable: DeclaredClient) -> None:
    """One list item fewer is one statement fewer."""
    _post(writable, TEXT, id="x")
    changed = _post(writable, TEXT.replace("- Stroke\n", ""), id="x")
    assert (changed.status_code, changed.json()["kind"]) == (200, "changed")
    assert len(writable.get("/v1/documents/x").json()["statements"]) == 1


def test_without_an_identifier_a_document_is_named_by_its_content(writable: DeclaredClient) -> None:
    """The identifier is the hash of the bytes."""
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert _post(writable, TEXT).json()["document"] == f"sha256:{digest}"
    assert writable.get(f"/v1/documents/sha256:{digest}").status_code == 200


def test_a_deleted_document_is_gone_and_the_rest_stays(writable: DeclaredClient) -> None:
    """Deleting undoes loading; deleting again is 404."""
    before = writable.get("/v1").json()["counts"]
    _post(writable, TEXT, id="a/b:c")
    deleted = writable.delete("/v1/documents/a%2Fb:c")
    assert (deleted.status_code, deleted.json()["kind"]) == (200, "deleted")
    assert writable.get("/v1").json()["counts"] == before
    assert writable.delete("/v1/documents/a/b:c").json()["code"] == "document-not-found"


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({}, 401, "key-missing"),
        ({"X-API-Key": ""}, 401, "key-missing"),
        ({"X-API-Key": "wrong"}, 401, "key-wrong"),
        ({"X-API-Key": KEY + "x"}, 401, "key-wrong"),
        ({"Authorization": "Bearer wrong"}, 401, "key-wrong"),
        ({"Authorization": f"Basic {KEY}"}, 401, "key-missing"),
    ],
)
def test_writing_needs_the_key(
    writable: DeclaredClient, headers: dict[str, str], status: int, code: str
) -> None:
    """Without the key nothing is written or deleted, and the answer names the scheme."""
    del writable.headers["X-API-Key"]
    before = writable.get("/v1").json()
    for answer in (
        writable.post("/v1/documents", content=TEXT, headers={**PLAIN, **headers}),
        writable.delete("/v1/documents/x", headers=headers),
    ):
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert writable.get("/v1").json() == before


def test_the_key_may_come_as_a_bearer_token(writable: DeclaredClient) -> None:
    """Both usual headers are taken."""
    del writable.headers["X-API-Key"]
    headers = {**PLAIN, "Authorization": f"Bearer {KEY}"}
    assert writable.post("/v1/documents", content=TEXT, headers=headers).status_code == 201


def test_a_service_without_a_key_takes_nothing_in(client: DeclaredClient) -> None:
    """Writing is refused with the setting that would allow it."""
    for answer in (_post(client, TEXT), client.delete("/v1/documents/x")):
        assert (answer.status_code, answer.json()["code"]) == (403, "writing-is-off")
        assert "NOSOGRAPH_API_KEY" in answer.json()["accepted"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "application/pdf"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "text/plain; charset=latin-1"},
        {"Content-Type": "text/plain", "Content-Encoding": "gzip"},
        {"Content-Type": ""},
    ],
)
def test_other_content_is_refused(writable: DeclaredClient, headers: dict[str, str]) -> None:
    """Only text in UTF-8, in a format that is read; the answer says so."""
    answer = writable.post("/v1/documents", content=TEXT.encode(), headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported-content")
    assert "text/plain" in answer.json()["accepted"]
    assert "text/html" in answer.json()["accepted"]


def test_a_document_over_the_limit_is_refused(writable: DeclaredClient) -> None:
    """The limit holds for a declared length."""
    answer = _post(writable, b"x" * 50_001)
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")
    assert "50,000" in answer.json()["accepted"]


def test_a_body_of_undeclared_length_is_read_no_further_than_the_limit(
    writable: DeclaredClient,
) -> None:
    """The limit holds for a stream, too."""

    def pieces() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 1000

    answer = writable.post("/v1/documents", content=pieces(), headers=PLAIN)
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   \n",
        b"\xff\xfe\x00\x01",
        b"a\x00b",
        b"No section here.\n",
        "\ud800".encode("utf-8", "surrogatepass"),
    ],
    ids=["empty", "blank", "binary", "nul", "no-section", "surrogate"],
)
def test_what_is_no_article_is_refused_whole(writable: DeclaredClient, body: bytes) -> None:
    """The answer is 4xx with what would be accepted, and the graph is as before."""
    before = writable.get("/v1").json()
    answer = _post(writable, body, id="bad")
    assert answer.status_code == 422, answer.text
    assert answer.json()["accepted"]
    assert writable.get("/v1").json() == before


@pytest.mark.parametrize("name", ["id", "title", "licence"])
@pytest.mark.parametrize("text", ["", " ", "a\x00b", "a\nb", "x" * 501])
def test_odd_names_of_a_document_are_refused(
    writable: DeclaredClient, name: str, text: str
) -> None:
    """Names are text that can be read in one line."""
    answer = _post(writable, TEXT, **{name: text})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid-input")


def test_the_bundled_article_loads_over_http() -> None:
    """The article sent over HTTP gives the graph that loading it gives."""
    with DeclaredClient(create_app(Settings(api_key=KEY), EmbeddedStore(None))) as client:
        client.headers["X-API-Key"] = KEY
        answer = _post(client, sample_bytes())
        assert answer.json()["statements_added"] >= 51
        assert client.get("/v1").json()["counts"]["documents"] == 1
