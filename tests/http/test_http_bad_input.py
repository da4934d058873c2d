"""Bad input gets an answer that names the cause and what would be accepted."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from declared_client import DeclaredClient
from hypothesis import given, settings
from hypothesis import strategies as st

PAIR = "source=MONDO:0004976&target=HP:0003394"
BAD = [
    (f"/v1/paths?{PAIR}&max_hops=99", 422, "out-of-range", "from 1 to 6"),
    (f"/v1/paths?{PAIR}&max_hops=two", 422, "out-of-range", "from 1 to 6"),
    (f"/v1/paths?{PAIR}&max_hops=1.5", 422, "out-of-range", "from 1 to 6"),
    (f"/v1/paths?{PAIR}&k=0", 422, "out-of-range", "from 1 to 100"),
    (f"/v1/paths?{PAIR}&k={'9' * 5000}", 422, "out-of-range", "from 1 to 100"),
    (f"/v1/paths?{PAIR}&predicate=HEALS", 422, "unknown-predicate", "TREATS"),
    (f"/v1/paths?{PAIR}&predicate=", 422, "unknown-predicate", "TREATS"),
    (f"/v1/paths?{PAIR}&category=disease", 422, "unknown-category", "Disease"),
    (f"/v1/paths?{PAIR}&direction=up", 422, "unknown-direction", "out, in, both"),
    (f"/v1/paths?{PAIR}&shortest_only=perhaps", 422, "invalid-parameter", "boolean"),
    (f"/v1/paths?{PAIR}&avoid=nobody", 422, "invalid-curie", "MONDO:0005301"),
    (f"/v1/paths?{PAIR}&max_hop=3", 422, "unknown-parameter", "max_hops"),
    (f"/v1/paths?{PAIR}&k=3&k=4", 422, "unknown-parameter", "once"),
    ("/v1/paths?source=MONDO:0004976", 422, "missing-parameter", "end"),
    ("/v1/search", 422, "missing-parameter", "name"),
    ("/v1/search?q=", 422, "invalid-input", "1 to 500"),
    (f"/v1/search?q={'a' * 501}", 422, "invalid-input", "1 to 500"),
    ("/v1/search?q=a%00b", 422, "invalid-input", "control"),
    ("/v1/search?q=a&limit=0", 422, "out-of-range", "from 1 to 100"),
    ("/v1/search?q=a&limit=", 422, "out-of-range", "from 1 to 100"),
    ("/v1/nodes/MONDO:nobody", 404, "node-not-found", "Search by name"),
    ("/v1/nodes/nobody", 422, "invalid-curie", "MONDO:0005301"),
    ("/v1/nodes/MONDO:1%00", 422, "invalid-curie", "MONDO:0005301"),
    ("/v1/nodes/MONDO:nobody/neighbourhood", 404, "node-not-found", "Search by name"),
    ("/v1/nodes/MONDO:nobody/related", 404, "node-not-found", "Search by name"),
    ("/v1/nodes/HP:0003394/neighbourhood?radius=4", 422, "out-of-range", "from 1 to 3"),
    ("/v1/edges/e000", 404, "edge-not-found", "Neighbourhoods and paths"),
    ("/v1/edges/%00", 404, "edge-not-found", ""),
    ("/v1/documents/nothing", 404, "document-not-found", "List the documents"),
    ("/v1/documents/a%00b", 422, "invalid-input", "control"),
    ("/v1/documents/", 422, "invalid-input", "1 to 500"),
    ("/v1/documents?cursor=%00", 422, "invalid-cursor", "Start again"),
    ("/v1/changes?since=-1", 422, "out-of-range", "from 0"),
    ("/v1/nothing", 404, "no-such-route", "/docs"),
    ("/v1?x=1", 422, "unknown-parameter", "none"),
]


@pytest.mark.parametrize(("address", "status", "code", "accepted"), BAD)
def test_bad_input_is_named_with_what_is_accepted(
    client: DeclaredClient, address: str, status: int, code: str, accepted: str
) -> None:
    """Each mistake has its status, its code, and the way out."""
    answer = client.get(address)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (status, code)
    assert accepted in (problem["accepted"] or "")


ODD_TEXTS = [
    '"',
    "'",
    "`",
    "(",
    ")",
    "a AND",
    "a OR b*",
    "NEAR(",
    "%",
    "_",
    "\\",
    "a:b",
    "🦵",
    "\ufffd",
]


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_odd_characters_are_only_text(client: DeclaredClient, text: str) -> None:
    """Characters that mean something to a database mean nothing in a query."""
    for query in (text, f"muscle{text}", f"muscle {text} spasm"):
        answer = client.get("/v1/search", params={"q": query})
        assert answer.status_code == 200 or answer.json()["accepted"]
        assert answer.status_code == (200 if re.search("[A-Za-z]", query) else 422)
    curie = f"X:{text.replace(' ', '')}"
    answer = client.get("/v1/paths", params={"source": curie, "target": curie})
    assert answer.json()["code"] == "node-not-found"


@pytest.mark.parametrize("octets", ["%ED%A0%80", "%FF%FE", "%C3%28", "%80"])
def test_octets_that_are_no_text_are_no_failure(client: DeclaredClient, octets: str) -> None:
    """Lone surrogates and broken UTF-8 in an address are read as replacement characters."""
    assert client.get(f"/v1/search?q=muscle{octets}").status_code == 200
    assert client.get(f"/v1/nodes/X:{octets}").status_code == 404


def test_a_wrong_method_says_which_are_right(client: DeclaredClient) -> None:
    """A call that exists by another method is 405 with the list of methods."""
    answer = client.post("/v1/paths")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert "GET" in answer.json()["accepted"]


TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
WORDS = st.sampled_from(["HP:0003394", "TREATS", "Disease", "both", "1", "muscle"])
VALUES = TEXT | st.integers().map(str) | WORDS
OPERATIONS = [
    "/v1", "/v1/search", "/v1/paths", "/v1/documents", "/v1/schema", "/v1/changes",
    "/v1/nodes/{curie}", "/v1/nodes/{curie}/neighbourhood", "/v1/nodes/{curie}/related",
    "/v1/edges/{id}", "/v1/documents/{id}",
]  # fmt: skip


@pytest.mark.parametrize("template", OPERATIONS)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_any_text_is_answered(client: DeclaredClient, template: str, data: st.DataObject) -> None:
    """Any text in any declared parameter, and in the path, gives a declared answer below 500."""
    declared = client.document["paths"][template]["get"].get("parameters", [])
    asked: list[tuple[str, str | int]] = []
    for parameter in declared:
        values = data.draw(st.lists(VALUES, max_size=2), label=parameter["name"])
        if parameter["in"] == "query":
            asked += [(parameter["name"], value) for value in values]
        else:
            written = quote("".join(values) or "HP:0003394", safe="")
            template = template.replace("{" + parameter["name"] + "}", written)
    assert client.get(template, params=asked).status_code < 500
