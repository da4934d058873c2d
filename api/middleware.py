"""What every request passes on its way in, and every answer on its way out."""

from __future__ import annotations

import logging
import re
import time
import uuid
from collections.abc import Collection
from contextlib import suppress

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import HostNotServed, problem_of, quoted_path

ACCESS_LOG = logging.getLogger("nosograph.access")
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
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
        given = Headers(scope=scope).get("X-Request-ID", "")
        request_id = given if _REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        began, status = time.monotonic(), 500

        async def forward(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _add_headers(MutableHeaders(scope=message), request_id)
            await send(message)

        try:
            await self._app(scope, receive, forward)
        finally:
            took = round(1000 * (time.monotonic() - began))
            path = quoted_path(scope["path"])
            ACCESS_LOG.info("%s %s %d %dms %s", scope["method"], path, status, took, request_id)


def _add_headers(headers: MutableHeaders, request_id: str) -> None:
    page = headers.get("Content-Type", "").startswith("text/html")
    headers["X-Request-ID"] = request_id
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    headers.setdefault("Content-Security-Policy", _PAGE_POLICY if page else _DATA_POLICY)


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
            host = _without_port(Headers(scope=scope).get("Host", "")).lower()
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
