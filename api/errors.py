"""From errors to HTTP answers: the one table, and how a problem is written.

NosographError
└── RequestError            this face's own branch: something about the request itself
    ├── UnknownParameter
    ├── KeyMissing
    ├── KeyWrong
    ├── WritingIsOff
    ├── UnsupportedContent
    ├── BodyTooLarge
    ├── HostNotServed
    └── StaleCursor
StoreUnavailable
└── Overloaded              too many questions at once, or one that stays silent
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from starlette.responses import Response

from api.schemas.problem import Problem
from graph.errors import (
    DeadlineExceeded,
    InvalidInput,
    NosographError,
    NotFound,
    StoreBusy,
    StoreError,
    StoreUnavailable,
)

MEDIA_TYPE = "application/problem+json"


class RequestError(NosographError):
    """Something about the request itself, before any question is asked."""

    code = "bad-request"


class UnknownParameter(RequestError):
    """A query parameter that the route does not take, or one given twice that it takes once."""

    code = "unknown-parameter"


class KeyMissing(RequestError):
    """Writing without a key."""

    code = "key-missing"


class KeyWrong(RequestError):
    """Writing with a key that is not the service's."""

    code = "key-wrong"


class WritingIsOff(RequestError):
    """Writing to a service that was started without a key."""

    code = "writing-is-off"


class UnsupportedContent(RequestError):
    """A body of a type, character set or encoding that is not read here."""

    code = "unsupported-content"


class BodyTooLarge(RequestError):
    """A body over the limit."""

    code = "too-large"

    def __init__(self, limit: int) -> None:
        """Name the limit."""
        super().__init__("The document is too large.", f"It may have up to {limit:,} bytes.")


class HostNotServed(RequestError):
    """A Host header that this service does not answer to."""

    code = "host-not-served"


class StaleCursor(RequestError):
    """A cursor given out before the graph changed."""

    code = "stale-cursor"


class Overloaded(StoreUnavailable):
    """No answer in time: too many questions at once, or a store that stays silent."""

    code = "overloaded"


# The nearest class in an error's ancestry decides.
STATUSES: Mapping[type[NosographError], int] = {
    RequestError: 400,
    UnknownParameter: 422,
    KeyMissing: 401,
    KeyWrong: 401,
    WritingIsOff: 403,
    BodyTooLarge: 413,
    UnsupportedContent: 415,
    HostNotServed: 421,
    StaleCursor: 409,
    InvalidInput: 422,
    NotFound: 404,
    StoreUnavailable: 503,
    StoreBusy: 503,
    DeadlineExceeded: 504,
    StoreError: 500,
    NosographError: 500,
}

TITLES: Mapping[int, str] = {
    400: "Bad request",
    401: "A key is needed",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    409: "The graph has changed",
    413: "Too large",
    415: "Unsupported content",
    421: "Wrong host",
    422: "Not acceptable input",
    500: "Something broke here",
    503: "The store is not available",
    504: "Out of time",
}


def find_status(error: NosographError) -> int:
    """Return the HTTP status of an error.

    Example:
        >>> from graph.errors import NodeNotFound
        >>> find_status(NodeNotFound("MONDO:1"))
        404
    """
    return next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)


def problem_of(error: NosographError, instance: str) -> Response:
    """Return the answer that tells of this error."""
    status = find_status(error)
    headers = {}
    if (seconds := getattr(error, "retry_after_seconds", None)) is not None:
        headers["Retry-After"] = str(math.ceil(seconds))
    if status == 401:  # noqa: PLR2004 - the status that must name its scheme (RFC 9110, 11.6.1)
        headers["WWW-Authenticate"] = "Bearer"
    return render_problem(status, error.code, error.detail, error.accepted, instance, headers)


def render_problem(  # noqa: PLR0913, PLR0917 - the members of RFC 9457, in its order
    status: int,
    code: str,
    detail: str,
    accepted: str,
    instance: str,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return an answer of type `application/problem+json`."""
    problem = Problem(
        type=f"urn:nosograph:problem:{code}",
        title=TITLES.get(status, "Error"),
        status=status,
        detail=printable(detail),
        code=code,
        accepted=printable(accepted) or None,
        instance=instance,
    )
    body = problem.model_dump_json().encode()
    return Response(body, status, {**(headers or {})}, MEDIA_TYPE)


def printable(text: str) -> str:
    """Return the text with lone surrogates replaced, so that it can be sent as UTF-8.

    Example:
        >>> printable("a" + chr(0xD800) + "b")
        'a?b'
    """
    return text.encode("utf-8", "replace").decode()


def quoted_path(path: str) -> str:
    """Return a path as it stands in an address.

    Example:
        >>> quoted_path("/v1/nodes/NOSO:a b")
        '/v1/nodes/NOSO:a%20b'
    """
    return quote(path, safe="/:@!$&'()*+,;=", errors="replace")


def join_words(words: Iterable[str]) -> str:
    """Return the words as a sentence lists them.

    Example:
        >>> join_words(["q", "limit"])
        'q, limit'
    """
    return ", ".join(words)
