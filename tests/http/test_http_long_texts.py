"""A document's text over HTTP is bounded, and its spans stay those of the whole text."""

from __future__ import annotations

import pytest
from declared_client import DeclaredClient


def _document(client: DeclaredClient) -> str:
    name: str = client.get("/v1/documents").json()["documents"][0]["id"]
    return f"/v1/documents/{name}"


def test_a_short_text_is_shown_whole(client: DeclaredClient) -> None:
    """From its beginning, and nothing is cut."""
    answer = client.get(_document(client)).json()
    assert len(answer["text"]) == answer["document"]["characters"]
    assert (answer["text_start"], answer["truncated"]) == (0, None)


def test_a_part_of_a_text_is_its_slice(client: DeclaredClient) -> None:
    """It says that it is a part, and where it lies; sentences and mentions are found in it."""
    address = _document(client)
    whole = client.get(address).json()
    part = client.get(address, params={"text_start": 1000, "text_length": 3000}).json()
    assert part["text"] == whole["text"][1000:4000]
    assert part["text_start"] == 1000
    assert part["truncated"]["reason"] == "results"
    assert "1,000 to 4,000 of" in part["truncated"]["detail"]
    assert part["statements"] == whole["statements"]
    inside = [
        each["evidence"]
        for each in part["statements"]
        if each["evidence"]["start"] >= 1000 and each["evidence"]["end"] <= 4000
    ]
    assert inside
    for where in inside:
        assert part["text"][where["start"] - 1000 : where["end"] - 1000] == where["sentence"]
    spans = {(each["start"], each["end"]) for each in whole["mentions"]}
    found = [(each["start"], each["end"]) for each in part["mentions"]]
    middle = [span for span in found if span[0] >= 1500 and span[1] <= 3500]
    assert middle
    assert set(middle) <= spans


@pytest.mark.parametrize(("start", "length"), [(0, 0), (1_000_000, 10)])
def test_a_part_may_be_empty(client: DeclaredClient, start: int, length: int) -> None:
    """Asked for without text, or behind its end."""
    asked = {"text_start": start, "text_length": length}
    answer = client.get(_document(client), params=asked).json()
    assert answer["text"] == ""
    assert answer["truncated"]


@pytest.mark.parametrize("asked", [{"text_start": -1}, {"text_length": 1_000_001}])
def test_a_part_out_of_range_is_refused(client: DeclaredClient, asked: dict[str, int]) -> None:
    """With what is accepted."""
    answer = client.get(_document(client), params=asked)
    assert (answer.status_code, answer.json()["code"]) == (422, "out-of-range")
