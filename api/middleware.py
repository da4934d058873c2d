"""What every request passes on its way in, and every answer on its way out."""

from __future__ import annotations

import logging
import os
import re
import time
from collections.abc import Collection
from contextlib import suppress

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import HostNotServed, problem_of, quoted_path

ACCESS_LOG = logging.getLogger("nosograph.access")
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_SMALLEST_COMPRESSED = 1000
_COMPRESSION = 3  # of JSON an eighth more than level 6, in less than half the time
_ALWAYS = ((b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer"))
_DATA_POLICY = b"default-src 'none'; frame-ancestors 'none'"
_PAGE_POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    b"img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; "
    b"form-action 'none'; frame-ancestors 'none'"
)


class RequestLog:
    """Gives each request an identifier, writes a line for it, and adds the security headers."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and look at the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = _header(scope, b"x-request-id")
        request_id = given if _REQUEST_ID.fullmatch(given) else os.urandom(16).hex()
        began, status = time.monotonic(), 500

        async def forward(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _add_headers(message, request_id)
            await send(message)

        try:
            await self._app(scope, receive, forward)
        finally:
            took = round(1000 * (time.monotonic() - began))
            if ACCESS_LOG.isEnabledFor(logging.INFO):
                path = quoted_path(scope["path"])
                ACCESS_LOG.info("%s %s %d %dms %s", scope["method"], path, status, took, request_id)


def _header(scope: Scope, name: bytes) -> str:
    """Return the header's value, or nothing; the name in small letters, as the server gives them."""
    return next((value for key, value in scope["headers"] if key == name), b"").decode("latin-1")


def _add_headers(message: Message, request_id: str) -> None:
    headers = message["headers"] = [*message["headers"], *_ALWAYS]
    headers.append((b"x-request-id", request_id.encode()))
    given = dict(headers)
    if b"content-security-policy" not in given:
        is_page = given.get(b"content-type", b"").startswith(b"text/html")
        headers.append((b"content-security-policy", _PAGE_POLICY if is_page else _DATA_POLICY))


class Compress:
    """Compresses long answers for who asks; all others it only tells that it would."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self._app = app
        self._compressing = GZipMiddleware(app, _SMALLEST_COMPRESSED, _COMPRESSION)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Go by what the client accepts."""
        if scope["type"] != "http" or "gzip" in _header(scope, b"accept-encoding"):
            await self._compressing(scope, receive, send)
            return

        async def forward(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"vary", b"Accept-Encoding")]
            await send(message)

        await self._app(scope, receive, forward)


class HostCheck:
    """Answers only to its own host names, so that no page can reach it by a name of its choosing.

    A page on the Web may have its name resolve to 127.0.0.1 (DNS rebinding); its requests then carry
    that name in their Host header.
    """

    def __init__(self, app: ASGIApp, *, names: Collection[str]) -> None:
        """Wrap the application; without names, any will do."""
        self._app = app
        self._names = {name.lower() for name in names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on when its host is one of the names."""
        if scope["type"] == "http" and self._names:
            host = _without_port(_header(scope, b"host")).lower()
            if host not in self._names:
                accepted = (
                    f"Accepted: {', '.join(sorted(self._names))}; see NOSOGRAPH_ALLOWED_HOSTS."
                )
                error = HostNotServed(f"This service does not answer to {host[:80]!r}.", accepted)
                answer = problem_of(error, quoted_path(scope["path"]))
                await answer(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _without_port(host: str) -> str:
    return re.sub(r":\d*$", "", host).strip("[]") if not host.startswith("::") else host


class _HeadIsEnough(Exception):
    """Ends a stream that nobody will read."""


class HeadAsGet:
    """Answers HEAD as GET without its body."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask for the whole answer, and send its beginning."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def forward(message: Message) -> None:
            if message["type"] != "http.response.body":
                await send(message)
                return
            await send({**message, "body": b"", "more_body": False})
            if message.get("more_body", False):
                raise _HeadIsEnough

        with suppress(_HeadIsEnough):
            await self._app({**scope, "method": "GET"}, receive, forward)
