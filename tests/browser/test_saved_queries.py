"""Every Cypher query that we give to people is run, on a real Neo4j that holds two articles."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

import neo4j
import pytest
from fenced import ROOT, Fenced, iter_fenced
from neo4j_fixtures import Neo4jAddress, exclusive_database

from graph.stores.neo4j import Neo4jStore
from graph.stores.neo4j.browser import SavedQuery, list_saved_queries, read_style, render_guide
from graph.vocabulary import Category
from loaders.ingest import read_document
from loaders.sample import sample_bytes

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("saved-queries")]

SAVED = list_saved_queries()
ON_PAGES = [
    block
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    for block in iter_fenced(page)
    if block.language == "cypher" and block.reason is None
]

DIZZINESS = b"""Dizziness: causes and treatment
Diseases
- Multiple sclerosis
- Stroke
Diagnostics
- Magnetic resonance imaging (MRI)
Which doctor to consult
- Neurologist
"""


@pytest.fixture(scope="module")
def two_articles(neo4j_address: Neo4jAddress) -> Iterator[neo4j.Driver]:
    """A driver to a database with the bundled article and a short one that shares concepts."""
    with exclusive_database(neo4j_address) as address:
        store = Neo4jStore(address.uri, user=address.user, password=address.password)
        for text in (sample_bytes(), DIZZINESS):
            store.replace_document(read_document(text))
        store.close()
        with neo4j.GraphDatabase.driver(address.uri, auth=address.auth) as driver:
            yield driver


def run(driver: neo4j.Driver, query: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the rows, and what the server warned of, such as names that it does not know."""
    rows, summary, _ = driver.execute_query(
        query, database_="neo4j", routing_=neo4j.RoutingControl.READ
    )
    notes = [
        status.status_description
        for status in summary.gql_status_objects
        if status.raw_severity == "WARNING"
    ]
    return [row.data() for row in rows], notes


@pytest.mark.parametrize("query", SAVED, ids=lambda query: query.name)
def test_a_saved_query_answers(query: SavedQuery, two_articles: neo4j.Driver) -> None:
    """It finds something, changes nothing, and names nothing that the database does not know."""
    rows, notes = run(two_articles, query.text)
    assert rows
    assert notes == []


@pytest.mark.parametrize("block", ON_PAGES, ids=lambda block: f"{block.page}:{block.line}")
def test_a_query_on_a_page_answers(block: Fenced, two_articles: neo4j.Driver) -> None:
    """What a page shows, a person may paste."""
    rows, notes = run(two_articles, block.body)
    assert rows
    assert notes == []


def answer(driver: neo4j.Driver, number: str) -> list[dict[str, Any]]:
    """Run the saved query of that number."""
    return run(driver, next(query.text for query in SAVED if query.number == number))[0]


def test_the_whole_picture_is_every_relation_of_the_symptom(two_articles: neo4j.Driver) -> None:
    """The query for a symptom shows what a count of its relations promises."""
    count = "MATCH (:Symptom {name: 'muscle spasm'})-[r]-() RETURN count(r) AS relations"
    (expected,), _ = run(two_articles, count)
    assert len(answer(two_articles, "02")) == expected["relations"] > 40


def test_why_gives_the_sentence(two_articles: neo4j.Driver) -> None:
    """The evidence is the text as it stands in the document, under its heading."""
    first = answer(two_articles, "11")[0]
    assert "multiple sclerosis" in first["sentence"]
    assert first["sentence"] in sample_bytes().decode()
    assert first["section"] == "Diseases"
    assert first["title"] == "Muscle spasms: causes, symptoms, and treatment methods"


def test_two_documents_are_joined_by_what_both_name(two_articles: neo4j.Driver) -> None:
    """A concept of both articles is one node."""
    shared = {row["shared"] for row in answer(two_articles, "14")}
    assert {"multiple sclerosis", "stroke", "neurologist"} <= shared


def test_a_misspelt_name_is_found(two_articles: neo4j.Driver) -> None:
    """The full-text index takes other spellings."""
    assert answer(two_articles, "15")[0]["name"] == "muscle spasm"


def test_the_notice_is_in_the_database(two_articles: neo4j.Driver) -> None:
    """Whoever opens the database finds what it is not."""
    assert "not diagnosis" in answer(two_articles, "17")[0]["notice"]


def test_every_label_has_a_rule_of_its_own(two_articles: neo4j.Driver) -> None:
    """The Browser would add a rule for any other, behind ours, and so above the categories' colours."""
    rows, _ = run(two_articles, "CALL db.labels() YIELD label RETURN label")
    labels = {row["label"] for row in rows} | {category.value for category in Category}
    ruled = set(re.findall(r"^node\.(\w+) \{", read_style().decode(), re.MULTILINE))
    assert labels <= ruled


def test_the_guide_shows_saved_queries_unchanged() -> None:
    """Each runnable query of the guide is a saved one, to the letter."""
    shown = re.findall(
        r'<pre class="code runnable">(.*?)</pre>', render_guide().decode(), re.DOTALL
    )
    assert len(shown) >= 8
    assert {html.unescape(each) for each in shown} <= {query.text.strip() for query in SAVED}
