"""The system's Chromium, kept inside this machine."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j_fixtures import skip_or_fail
from playwright.sync_api import Browser, BrowserContext, Route, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
_INSIDE = re.compile(r"(https?|wss?)://127\.0\.0\.1[:/]|(data|blob):")


@contextmanager
def launch_chromium() -> Iterator[Browser]:
    """Run the Chromium of the system until the block ends; none is downloaded."""
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        skip_or_fail("no Chromium on the PATH: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        yield browser
        browser.close()


def keep_inside(context: BrowserContext) -> list[str]:
    """Let nothing be fetched from outside this machine; return a list of what was tried."""
    outside: list[str] = []

    def decide(route: Route) -> None:
        if _INSIDE.match(route.request.url):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    context.route("**/*", decide)
    return outside
