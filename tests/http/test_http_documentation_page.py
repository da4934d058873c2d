"""The documentation page in a real Chromium."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from neo4j_fixtures import skip_or_fail
from playwright.sync_api import expect, sync_playwright

from api.main import create_app
from api.settings import Settings
from graph.stores.embedded import EmbeddedStore

pytestmark = pytest.mark.browser
NAMES = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def _serving() -> Iterator[str]:
    """Serve an empty graph from a thread; yield the address."""
    listener = socket.create_server(("127.0.0.1", 0))
    app = create_app(Settings(), EmbeddedStore(None))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


def test_the_documentation_shows_every_call_and_tries_one() -> None:
    """The page asks nobody else, logs no error, and its form gets an answer."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        skip_or_fail("no Chromium on the PATH: apt-get install chromium")
    with _serving() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        asked: list[str] = []
        errors: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text))
        page.goto(f"{url}/docs")
        call = page.locator("#operations-Service-getRoot")
        call.locator(".opblock-summary-control").click()
        call.locator("button.execute").click()
        expect(call.locator(".live-responses-table .response-col_status").nth(1)).to_contain_text(
            "200"
        )
        assert page.locator(".opblock").count() >= 15
        browser.close()
    assert errors == []
    assert all(address.startswith((url, "data:", "blob:")) for address in asked)
