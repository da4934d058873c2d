"""Where the next page of a list begins, as one opaque text.

A cursor holds the state of the graph and the question that it belongs to, so that it can't be used
with another. Its checksum finds damage; it is no signature, as a cursor grants nothing.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable

from api.errors import StaleCursor
from graph.errors import InvalidCursor

_CHECKSUM = 6
_LONGEST = 10_000
_ENCODER = json.JSONEncoder(separators=(",", ":"))
_AGAIN = "Start again without a cursor."


def question_key(path: str, parameters: Iterable[tuple[str, str]]) -> str:
    """Return what tells one question from another: the same for every page of one list.

    Args:
        path: The path that is asked.
        parameters: Query parameters in any order; `cursor` and `limit` do not matter.

    Example:
        >>> question_key("/v1/search", [("q", "a"), ("limit", "2")]) == question_key(
        ...     "/v1/search", [("limit", "9"), ("q", "a")]
        ... )
        True
    """
    told = sorted(pair for pair in parameters if pair[0] not in {"cursor", "limit"})
    return hashlib.sha256(repr((path, told)).encode("utf-8", "replace")).hexdigest()[:12]


def write_cursor(snapshot: str, question: str, place: int | str) -> str:
    """Return the cursor of a page that begins at this offset, or behind this key.

    Example:
        >>> read_cursor(write_cursor("3-ab", "f00", 20), "3-ab", "f00")
        20
    """
    body = _ENCODER.encode([snapshot, question, place]).encode()
    return base64.urlsafe_b64encode(_checksum(body) + body).decode().rstrip("=")


def read_cursor(cursor: str, snapshot: str, question: str) -> int | str:
    """Return the offset or key in a cursor.

    Raises:
        InvalidCursor: When no list gave it out, or another one did.
        StaleCursor: When the graph has changed since.
    """
    given_snapshot, given_question, place = _decode(cursor)
    if given_question != question:
        detail = "The cursor belongs to another question."
        raise InvalidCursor(detail, _AGAIN)
    if given_snapshot != snapshot:
        detail = "The graph has changed since the page before."
        raise StaleCursor(detail, _AGAIN)
    return place


def _decode(cursor: str) -> tuple[str, str, int | str]:
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True)
        snapshot, question, place = json.loads(_checked(raw))
    except (ValueError, TypeError, RecursionError):  # a forged one may hold anything
        detail = "The cursor was not given out by this service, or was damaged."
        raise InvalidCursor(detail, _AGAIN) from None
    return snapshot, question, place


def _checked(raw: bytes) -> bytes:
    checksum, body = raw[:_CHECKSUM], raw[_CHECKSUM:]
    if checksum != _checksum(body) or len(body) > _LONGEST:
        message = "wrong checksum"
        raise ValueError(message)
    return body


def _checksum(body: bytes) -> bytes:
    return hashlib.sha256(b"cursor" + body).digest()[:_CHECKSUM]
