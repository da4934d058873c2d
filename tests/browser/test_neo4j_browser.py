"""The real Neo4j Browser in a real Chromium: it opens our style and guide, and shows the graph."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

import pytest
from fenced import ROOT
from furnished_neo4j import Furnished, furnish_neo4j
from neo4j_fixtures import skip_or_fail
from neo4j_local.launcher import find_missing
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Route,
    expect,
    sync_playwright,
)

from graph.stores.neo4j.browser import list_saved_queries, pack_saved_queries, read_style

pytestmark = [
    pytest.mark.browser,
    pytest.mark.neo4j,
    pytest.mark.xdist_group("neo4j-browser"),
]

SCREENSHOTS = ROOT / ".build" / "screenshots"
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SLIDES = 5
PATIENCE = 30_000  # milliseconds; the Browser's page is 15 MB


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    """A Neo4j with the article, and the API beside it."""
    if missing := find_missing():
        skip_or_fail(f"no Neo4j Browser: {missing}")
    with furnish_neo4j(tmp_path_factory.mktemp("neo4j")) as furnished:
        yield furnished


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The Chromium of the system; none is downloaded."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        skip_or_fail("no Chromium on the PATH: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page(chromium: Browser, furnished: Furnished) -> Iterator[Page]:
    """A Neo4j Browser that has connected; its page is big, so the tests share it."""
    context = chromium.new_context(viewport={"width": 1600, "height": 1000})
    context.set_default_timeout(PATIENCE)
    keep_inside(context)
    page = context.new_page()
    page.goto(f"{furnished.server.http_uri}/browser/")
    page.get_by_test_id("username").fill(furnished.server.user)
    page.get_by_test_id("password").fill(furnished.server.password)
    page.get_by_test_id("connect").click()
    expect(page.get_by_text("What the graph holds").first).to_be_visible(timeout=PATIENCE)
    yield page
    context.close()


def keep_inside(context: BrowserContext) -> None:
    """Let nothing be fetched from outside this machine."""

    def decide(route: Route) -> None:
        inside = re.match(r"(https?|wss?)://127\.0\.0\.1[:/]|(data|blob):", route.request.url)
        route.continue_() if inside else route.abort()

    context.route("**/*", decide)


def photograph(page: Page, name: str) -> None:
    """Keep what is seen, for people to look at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"neo4j-browser-{name}.png")


def turn_to(page: Page, heading: str) -> None:
    """Turn the guide to the slide with this heading."""
    for number in range(1, SLIDES + 1):
        page.get_by_text(str(number), exact=True).last.click()
        if page.get_by_role("heading", name=heading).count():
            return
    pytest.fail(f"the guide has no slide {heading!r}")


def run_from_guide(page: Page, number: str) -> Locator:
    """Click the query in the guide, run what is in the editor, and return the frame it opens."""
    query = page.locator("pre.runnable", has_text=f"// {number} ")
    query.click()
    expect(page.locator("#monaco-main-editor, [data-testid=activeEditor]").first).to_contain_text(
        f"// {number}"
    )
    page.get_by_test_id("editor-Run").click()
    return page.get_by_test_id("frame").filter(
        has=page.get_by_test_id("frameCommand").filter(has_text=f"// {number} ")
    )


def nodes_of(frame: Locator) -> dict[str, str]:
    """Return the fill colour of each node in a frame's picture by its caption."""
    expect(frame.locator("svg g.node circle.b-outline").first).to_be_visible(timeout=PATIENCE)
    pairs: list[list[str]] = frame.locator("svg g.node").evaluate_all(
        """nodes => nodes.map(node => [
             [...node.querySelectorAll('text')].map(text => text.textContent.trim()).join(' '),
             node.querySelector('circle.b-outline').getAttribute('fill')])"""
    )
    return {caption: colour.upper() for caption, colour in pairs}


def colour(category: str) -> str:
    """Return the colour that the style sheet gives a category."""
    found = re.search(rf"node\.{category} \{{\s*(?:[^}}]*?)\bcolor: (#\w+);", read_style().decode())
    assert found
    return found[1].upper()


def test_connecting_opens_style_and_guide(page: Page) -> None:
    """Nobody has to type anything: the style is applied, and the guide has all its slides."""
    expect(page.get_by_test_id("frameCommand").filter(has_text=":style http")).to_be_visible()
    expect(page.get_by_test_id("frameContents").filter(has_text=colour("Disease"))).to_be_visible()
    photograph(page, "1-connected")
    for heading in ("Related pathologies", "Paths", "Why: the evidence", "Before you rely on it"):
        turn_to(page, heading)
    expect(page.get_by_text("never a diagnosis")).to_be_visible()
    photograph(page, "2-notice")


def test_a_click_in_the_guide_shows_a_symptom_in_colour(page: Page) -> None:
    """The whole picture: named nodes, each in the colour of its category, predicates on the lines."""
    turn_to(page, "What the graph holds")
    frame = run_from_guide(page, "02")
    nodes = nodes_of(frame)
    photograph(page, "3-whole-picture")
    assert len(nodes) > 40
    assert nodes["muscle spasm"] == colour("Symptom")
    assert nodes["stroke"] == colour("Disease")
    assert nodes["acupuncture"] == colour("Treatment")
    assert nodes["neurologist"] == colour("Specialist")
    predicates = set(frame.locator("svg g.relationship text").all_text_contents())
    assert {"HAS_SYMPTOM", "TREATS", "MANAGES", "DIAGNOSES"} <= predicates


def test_a_click_in_the_guide_shows_a_path(page: Page) -> None:
    """From one concept to another, with the symptom between them."""
    turn_to(page, "Paths")
    nodes = nodes_of(run_from_guide(page, "06"))
    photograph(page, "4-path")
    assert set(nodes) == {"stroke", "muscle spasm", "acupuncture"}


def test_a_click_in_the_guide_shows_the_evidence(page: Page) -> None:
    """The sentence behind a relation, as a table; a relation's document, as a picture."""
    turn_to(page, "Why: the evidence")
    table = run_from_guide(page, "11")
    expect(table).to_contain_text("multiple sclerosis has the symptom muscle spasm")
    expect(table).to_contain_text("Diseases")
    photograph(page, "5-evidence")
    nodes = nodes_of(run_from_guide(page, "12"))
    photograph(page, "6-evidence-picture")
    assert set(nodes.values()) == {colour("Document"), colour("Statement")}


def test_the_archive_becomes_favourites(page: Page) -> None:
    """Dropped onto the Browser, the saved queries are listed under their titles."""
    drop(page, "nosograph-queries.zip", pack_saved_queries())
    page.get_by_test_id("navigationFavorites").click()
    page.get_by_text("Nosograph", exact=True).last.click()
    for query in list_saved_queries():
        expect(page.get_by_text(query.title, exact=True).first).to_be_attached()
    photograph(page, "7-favourites")


def drop(page: Page, name: str, content: bytes) -> None:
    """Drop a file onto the page, as a person would from a file manager."""
    data = page.evaluate_handle(
        """([name, bytes]) => {
             const data = new DataTransfer()
             data.items.add(new File([new Uint8Array(bytes)], name))
             return data
           }""",
        [name, list(content)],
    )
    editor = page.get_by_test_id("activeEditor")
    for event in ("dragenter", "dragover", "drop"):
        editor.dispatch_event(event, {"dataTransfer": data})
