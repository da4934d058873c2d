"""Lists come in pages that add up to the whole."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from declared_client import DeclaredClient

from api.cursors import write_cursor

Find = Callable[[str], str]


def _walk(client: DeclaredClient, address: str | None, key: str) -> list[Any]:
    items: list[Any] = []
    while address is not None:
        page = client.get(address).json()
        assert len(page[key]) <= 7
        items += page[key]
        address = page["next"]
    return items


LISTS = [
    ("/v1/nodes/{centre}/neighbourhood", "neighbours", "radius=2&"),
    ("/v1/nodes/{other}/related", "related", ""),
    ("/v1/search", "results", "q=muscle&"),
    ("/v1/documents/{document}", "statements", ""),
]


@pytest.mark.parametrize(("path", "key", "query"), LISTS)
def test_pages_add_up_to_the_whole(
    client: DeclaredClient, find: Find, path: str, key: str, query: str
) -> None:
    """Following `next` gives every item once, in the order of the whole list."""
    document = client.get("/v1/documents").json()["documents"][0]["id"]
    address = path.format(centre=find("muscle spasm"), other=find("stroke"), document=document)
    whole = client.get(f"{address}?{query}limit=100").json()[key]
    assert len(whole) > 7
    assert _walk(client, f"{address}?{query}limit=7", key)[: len(whole)] == whole


def test_documents_and_changes_come_in_pages(writable: DeclaredClient) -> None:
    """Three documents on pages of one are three pages; so are their three changes."""
    for name in ("b:2", "a/1"):
        _load(writable, name)
    documents = _walk(writable, "/v1/documents?limit=1", "documents")
    assert len(documents) == 3
    assert [one["id"] for one in documents] == sorted(one["id"] for one in documents)
    changes = _walk(writable, "/v1/changes?limit=1", "changes")
    assert [change["number"] for change in changes] == [1, 2, 3]


def test_a_page_goes_stale_when_the_graph_changes(writable: DeclaredClient) -> None:
    """A cursor from before a change is refused with 409 and says what to do."""
    following = writable.get("/v1/search?q=muscle&limit=1").json()["next"]
    assert writable.get(following).status_code == 200
    _load(writable, "another")
    answer = writable.get(following)
    assert answer.status_code == 409
    assert answer.json()["code"] == "stale-cursor"
    assert answer.json()["accepted"] == "Start again without a cursor."


def test_a_damaged_cursor_is_refused(client: DeclaredClient) -> None:
    """Changing any one character of a cursor makes it invalid."""
    following = client.get("/v1/search?q=muscle&limit=1").json()["next"]
    address, _, cursor = following.partition("cursor=")
    for place in range(0, len(cursor) - 1, 5):
        letter = "A" if cursor[place] != "A" else "B"
        damaged = cursor[:place] + letter + cursor[place + 1 :]
        answer = client.get(f"{address}cursor={damaged}")
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid-cursor")


def test_a_cursor_belongs_to_one_question(client: DeclaredClient) -> None:
    """The cursor of one search is refused by another."""
    following = client.get("/v1/search?q=muscle&limit=1").json()["next"]
    answer = client.get(following.replace("q=muscle", "q=pain"))
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid-cursor")


@pytest.mark.parametrize("place", [-1, "text", None, [1], {}, 1.5, True])
def test_a_forged_cursor_is_refused_or_harmless(client: DeclaredClient, place: Any) -> None:  # noqa: ANN401
    """Whoever computes the checksum gets an error or a page, never a failure."""
    following = client.get("/v1/search?q=muscle&limit=1").json()["next"]
    address, _, cursor = following.partition("cursor=")
    raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    snapshot, question, _ = json.loads(raw[6:])
    answer = client.get(f"{address}cursor={write_cursor(snapshot, question, place)}")
    assert answer.status_code in {200, 422}


def _load(client: DeclaredClient, name: str) -> None:
    text = f"Muscle spasms {name}\nDiseases\n- Stroke\n- Spinal stenosis\n"
    headers = {"Content-Type": "text/plain"}
    answer = client.post("/v1/documents", params={"id": name}, content=text, headers=headers)
    assert answer.status_code == 201, answer.text
