"""The explorer over the article and two documents that are made to be difficult."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from chromium import launch_chromium
from explorer_page import PATIENCE, open_page, serve
from hostile import CROWD_SIZE, crowded_reading, hostile_reading
from playwright.sync_api import Browser, Page, expect

from graph.stores.embedded import EmbeddedStore
from loaders.ingest import read_document
from loaders.sample import sample_bytes


@pytest.fixture(scope="module")
def explorer() -> Iterator[str]:
    """The explorer's address."""
    store = EmbeddedStore(None)
    for reading in (
        read_document(sample_bytes()),
        hostile_reading(),
        crowded_reading(CROWD_SIZE),
    ):
        store.replace_document(reading)
    with serve(store) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The Chromium of the system."""
    expect.set_options(timeout=PATIENCE)
    with launch_chromium() as browser:
        yield browser


@pytest.fixture
def page(chromium: Browser, explorer: str) -> Iterator[Page]:
    """The explorer's first page on a desktop."""
    with open_page(chromium, viewport={"width": 1440, "height": 1000}) as page:
        page.goto(explorer)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        yield page
