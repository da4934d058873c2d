"""How the explorer is served; what it does is tested in a real Chromium."""

from __future__ import annotations

import re

import pytest
from declared_client import DeclaredClient

from api.routes.explorer import FOLDER

FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in {".css", ".js", ".svg"})


def test_people_get_the_page_and_programs_the_api(client: DeclaredClient) -> None:
    """What a client accepts decides; one that takes anything gets the page."""
    for accept in ("text/html,application/xhtml+xml,*/*;q=0.8", "*/*"):
        answer = client.get("/", headers={"Accept": accept})
        assert answer.headers["Content-Type"].startswith("text/html")
    asked = client.get("/", headers={"Accept": "application/json"}, follow_redirects=True)
    assert asked.json()["name"] == "Nosograph"


def test_the_page_has_nothing_inside_it_and_runs_nothing_from_outside(
    client: DeclaredClient,
) -> None:
    """No script or style stands in the page, and the policy would refuse one that did."""
    answer = client.get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script>|<style|\sstyle=|\son\w+=|https?://", answer.text)


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_served_and_asked_for_anew(client: DeclaredClient, name: str) -> None:
    """Modules of two versions never meet: a browser asks each time whether its copy is still right."""
    answer = client.get(f"/explorer/{name}")
    assert answer.content == (FOLDER / name).read_bytes()
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_small_and_never_makes_markup_from_text(name: str) -> None:
    """A file of 300 lines is two files; what documents say goes in as text only."""
    text = (FOLDER / name).read_text("utf-8")
    assert len(text.splitlines()) < 300
    assert not re.search(r"\.(inner|outer)HTML|insertAdjacentHTML|document\.write|\beval\(", text)


@pytest.mark.parametrize("name", ["index.html", "none.js", "%2e%2e", "..%5cmain.py", "a%00.js"])
def test_nothing_else_is_served(client: DeclaredClient, name: str) -> None:
    """A name that is not one of the files is a problem, wherever it points."""
    assert client.get(f"/explorer/{name}").status_code == 404


def test_a_name_too_long_for_any_file_is_not_found(client: DeclaredClient) -> None:
    """No name reaches the file system."""
    assert client.get(f"/explorer/{'a' * 5000}.js").json()["code"] == "not-found"


def test_the_explorer_hides_no_wrong_method(client: DeclaredClient) -> None:
    """Calls beside it are still refused with the methods that they take."""
    answer = client.put("/v1/search")
    assert (answer.status_code, answer.json()["accepted"]) == (405, "Accepted: GET.")
