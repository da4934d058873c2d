"""The explorer as people meet it: served over a real store, opened in a real Chromium."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from chromium import keep_inside
from fenced import ROOT
from free_port import find_free_port
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from api.main import create_app
from api.settings import Settings
from graph.stores.embedded import EmbeddedStore

SCREENSHOTS = ROOT / ".build" / "screenshots"
SPASM = "HP:0003394"
PATIENCE = 20_000  # milliseconds; met only where something is wrong, or the machine very busy


@contextmanager
def serve(store: EmbeddedStore) -> Iterator[str]:
    """Serve a store on a free port until the block ends; yield the address."""
    port = find_free_port()
    app = create_app(Settings(), store)
    config = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        deadline = time.monotonic() + 10
        while not server.started and thread.is_alive() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert server.started
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def open_page(chromium: Browser, **options: object) -> Iterator[Page]:
    """Open a page that fails the test on anything it asks of outside, or complains of."""
    context: BrowserContext = chromium.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    outside = keep_inside(context)
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert outside == []
    # Chromium itself writes a line for every status over 399; what is asked for on purpose is not ours.
    assert [text for text in complaints if "Failed to load resource" not in text] == []


def photograph(page: Page, name: str) -> None:
    """Keep what is seen, for people to look at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"explorer-{name}.png")


def search(page: Page, text: str) -> Locator:
    """Type into the search box at the top, and return the suggestions."""
    box = page.get_by_role("combobox", name="Search the graph")
    box.fill("")
    box.press_sequentially(text)
    return page.get_by_role("banner").get_by_role("option")


def go(page: Page, state: str) -> None:
    """Go to a state by its address, as someone does who was sent a link."""
    page.goto(f"{page.url.partition('#')[0]}#{state}")
    expect(marks(page).first).to_be_visible()


def marks(page: Page) -> Locator:
    """The nodes of the picture."""
    return page.locator("svg.graph a.mark")


def heading(page: Page) -> Locator:
    """The name of the node that is shown."""
    return page.get_by_role("heading", level=1)


def section(page: Page, name: str) -> Locator:
    """One part of a node's page."""
    return page.get_by_role("region", name=name)


def settle(page: Page) -> None:
    """Wait until no part of the page waits for an answer."""
    expect(page.locator("[aria-busy]")).to_have_count(0)


def find_id(page: Page, name: str) -> str:
    """Return the identifier of the node that has this name."""
    answer = page.request.get(f"{page.url.partition('#')[0]}v1/search", params={"q": name})
    (found,) = [one for one in answer.json()["results"] if one["node"]["name"] == name]
    return str(found["node"]["id"])
