"""What the Neo4j Browser fetches, through the application."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.main import create_app
from api.settings import Settings
from graph.stores.embedded import EmbeddedStore
from graph.stores.neo4j.browser import list_saved_queries, pack_saved_queries, render_guide

ORIGIN = "http://127.0.0.1:7474"
FILES = ["style.grass", "guide.html", "queries", "queries.zip", "queries/02-whole-picture.cypher"]


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """The service, which lets the pages of one other origin read its API."""
    settings = Settings(home=tmp_path, cors_origins=("https://elsewhere.example",))
    app = create_app(settings, EmbeddedStore(None))
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.mark.parametrize("name", FILES)
def test_any_page_may_read_the_files(client: TestClient, name: str) -> None:
    """The Browser's page has the Neo4j server's origin, which nobody has to list."""
    answer = client.get(f"/browser/{name}", headers={"Origin": ORIGIN})
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_the_guide_may_be_fetched_past_caches(client: TestClient) -> None:
    """The Browser sends two headers with a guide that a browser asks about beforehand."""
    asked = {
        "Origin": ORIGIN,
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "cache-control,pragma",
    }
    answer = client.options("/browser/guide.html", headers=asked)
    allowed = answer.headers["Access-Control-Allow-Headers"].lower()
    assert answer.status_code == 204
    assert {"cache-control", "pragma"} <= set(allowed.replace(" ", "").split(","))


def test_the_rest_of_the_api_stays_closed_to_that_page(client: TestClient) -> None:
    """Opening the files opens nothing else."""
    answer = client.get("/v1", headers={"Origin": ORIGIN})
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_list_leads_to_each_query(client: TestClient) -> None:
    """Each entry's address gives the query that begins with its title."""
    entries: list[dict[str, Any]] = client.get("/browser/queries").json()
    assert [each["name"] for each in entries] == [query.name for query in list_saved_queries()]
    for entry in entries:
        answer = client.get(entry["url"])
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert answer.text.startswith(f"// {entry['title']}\n")


@pytest.mark.parametrize("name", ["99-none.cypher", "__init__.py", "..%2Fguide.html", "%00"])
def test_an_unknown_query_is_a_problem(client: TestClient, name: str) -> None:
    """Only what is listed is served, whatever the name looks like."""
    answer = client.get(f"/browser/queries/{name}")
    assert answer.status_code in {404, 422}
    assert answer.headers["Content-Type"].startswith("application/problem+json")


def test_the_archive_holds_the_queries_in_order(client: TestClient) -> None:
    """Dropped onto the Browser it becomes one folder of favourites; its bytes never vary."""
    packed = client.get("/browser/queries.zip").content
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = archive.namelist()
    assert names == [f"Nosograph/{query.name}" for query in list_saved_queries()]
    assert packed == pack_saved_queries()


def test_titles_are_numbered_without_gaps() -> None:
    """The Browser lists favourites by title, so a title begins with its file's number."""
    numbers = [query.number for query in list_saved_queries()]
    assert numbers == [f"{number:02}" for number in range(1, len(numbers) + 1)]
    assert all(query.title.startswith(f"{query.number} ") for query in list_saved_queries())


def test_queries_fit_the_guide() -> None:
    """The Browser's side bar shows 51 characters of a line, and 28 of a title among favourites."""
    assert all(len(query.title) <= 28 for query in list_saved_queries())
    lines = [line for query in list_saved_queries() for line in query.text.splitlines()]
    assert max(map(len, lines)) <= 51


def test_the_browser_leaves_the_guide_as_it_is() -> None:
    """It strips what looks like an `onclick=` anywhere, even in a query, and all scripts."""
    guide = render_guide().decode()
    assert not re.search(r"\son[^\s=]+\s*=", guide, re.IGNORECASE)
    assert "<script" not in guide
    assert "<!-- query" not in guide
