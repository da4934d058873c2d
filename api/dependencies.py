"""What the routes are given: a way to the graph, a request's body, the checks before both."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Request, Response, Security
from fastapi.security import APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer
from starlette.datastructures import MutableHeaders

from api.about import version
from api.cursors import question_key, read_cursor, write_cursor
from api.errors import (
    BodyTooLarge,
    KeyMissing,
    KeyWrong,
    UnknownParameter,
    UnsupportedContent,
    WritingIsOff,
    join_words,
    quoted_path,
)
from api.settings import Settings
from api.turns import Turns
from graph.errors import InvalidCursor
from graph.model import Change, Truncation
from graph.store import Deadline, GraphStore, Reader
from loaders.readers.formats import MEDIA_TYPES, Format, detect_format

_key_header = APIKeyHeader(name="X-API-Key", auto_error=False, description="The service's key.")
_key_bearer = HTTPBearer(auto_error=False, description="The service's key as a bearer token.")
_ENCODINGS = frozenset({"", "utf-8", "utf8", "us-ascii"})


class NotModified(Exception):
    """The caller already has this answer."""

    def __init__(self, etag: str) -> None:
        """Keep the tag, which goes with the answer."""
        self.etag = etag
        super().__init__(etag)


class Question:
    """One request's way to the graph: a reader with a deadline, an ETag, and pages."""

    def __init__(self, request: Request, headers: MutableHeaders | dict[str, str]) -> None:
        """Take what the request says, what its application was made with, and the answer's headers."""
        self._request = request
        self.headers = headers
        self.store: GraphStore = request.app.state.store
        self.settings: Settings = request.app.state.settings
        self.turns: Turns = request.app.state.questions
        self._is_late = False

    @property
    def path(self) -> str:
        """The path that was asked for, as it stands in an address."""
        return quoted_path(self._request.scope["path"])

    @property
    def _parameters(self) -> list[tuple[str, str]]:
        return self._request.query_params.multi_items()

    @contextmanager
    def reading(self, deadline: Deadline | None = None) -> Iterator[Reader]:
        """Open a reader, and tag the answer with its snapshot once there is one.

        The snapshot comes with whatever is asked first; only a caller that may have the answer already
        is worth asking for it alone.

        Args:
            deadline: Without one, it has the time of one question.

        Raises:
            NotModified: When the caller has the answer already.
        """
        given = deadline or Deadline(self.settings.query_seconds)
        with self.store.reading(given) as reader:  # `probing` would be one more generator
            known = self._known_etags()
            etag = self._etag(reader.snapshot) if known else None
            if etag is None or etag not in known:
                yield reader
                if not self._is_late:
                    self.tag(reader)
                return
        raise NotModified(etag)  # behind the reader, which has not failed

    def tag(self, reader: Reader) -> None:
        """Tag the answer with the reader's snapshot."""
        self.headers["ETag"] = self._etag(reader.snapshot)
        self.headers["Cache-Control"] = "no-cache"

    @contextmanager
    def probing(self, deadline: Deadline | None = None) -> Iterator[Reader]:
        """Open a reader as `reading` does; the answer is not tagged."""
        given = deadline or Deadline(self.settings.query_seconds)
        with self.store.reading(given) as reader:
            yield reader

    async def write(self, change: Callable[[GraphStore], Change]) -> Change:
        """Change the graph in a thread, after a look whether the store is there.

        Writing may take long, so it has no deadline; the look has one, so that a store that is down
        is noticed as quickly as by a question.
        """

        def look_and_change() -> Change:
            with self.probing() as reader:
                reader.get_counts()
            return change(self.store)

        turns: Turns = self._request.app.state.writes
        return await turns.run(look_and_change)

    def forget_tag(self, truncated: Truncation | None) -> None:
        """Leave the answer without a tag when the clock cut it: the next one may hold more."""
        if truncated is not None and truncated.reason == "deadline":
            self._is_late = True
            self.headers["Cache-Control"] = "no-store"

    def offset(self, reader: Reader, cursor: str | None) -> int:
        """Return how many results lie before the page."""
        place = self._place(reader, cursor)
        if place is None:
            return 0
        if not isinstance(place, int) or place < 0:
            raise _foreign_cursor()
        return place

    def after(self, reader: Reader, cursor: str | None) -> str | None:
        """Return the key behind which the page begins; None for the first page."""
        place = self._place(reader, cursor)
        if place is not None and not isinstance(place, str):
            raise _foreign_cursor()
        return place

    def next_page(self, reader: Reader, place: int | str | None) -> str | None:
        """Return the address of the page that begins there, or None when there is none."""
        if place is None:
            return None
        cursor = write_cursor(reader.snapshot, self._key, place)
        return self.address(cursor=cursor)

    def address(self, **changes: str) -> str:
        """Return the path and query of this question with some parameters changed."""
        kept = [(name, value) for name, value in self._parameters if name not in changes]
        return f"{self.path}?{urlencode([*kept, *changes.items()], errors='replace')}"

    @property
    def _key(self) -> str:
        return question_key(self.path, self._parameters)

    def _place(self, reader: Reader, cursor: str | None) -> int | str | None:
        return None if cursor is None else read_cursor(cursor, reader.snapshot, self._key)

    def _etag(self, snapshot: str) -> str:
        scope = self._request.scope
        address = scope["path"].encode("utf-8", "replace") + b"?" + scope["query_string"]
        digest = hashlib.sha256(version().encode() + b" " + address).hexdigest()[:12]
        return f'W/"{snapshot}.{digest}"'

    def _known_etags(self) -> list[str]:
        given = self._request.headers.get("If-None-Match")
        if given is None:
            return []
        tags = [tag.strip() for tag in given.split(",")]
        return [tag if tag.startswith("W/") else f"W/{tag}" for tag in tags]


def _foreign_cursor() -> InvalidCursor:
    return InvalidCursor("The cursor belongs to another list.", "Start again without a cursor.")


async def ask(request: Request, response: Response) -> Question:
    """Return the request's way to the graph.

    A coroutine, as all checks here: they only compute, and a thread would cost more than the work.
    """
    return Question(request, response.headers)


Asked = Annotated[Question, Depends(ask)]


async def check_parameters(request: Request) -> None:
    """Refuse query parameters that the route does not take; for routes that read them otherwise."""
    take_parameters(request.query_params.multi_items(), declared_parameters(request))


def take_parameters(
    pairs: Iterable[tuple[str, str]], declared: Mapping[str, bool]
) -> dict[str, str | list[str]]:
    """Return the values of query parameters by name: a list for each that may be repeated.

    A parameter that the route does not declare is refused: a typo must not pass unseen.

    Args:
        pairs: Names and values as they were sent.
        declared: The route's parameters, and whether each may be repeated.

    Raises:
        UnknownParameter: Names the parameter, and those that are accepted.

    Example:
        >>> take_parameters([("q", "a"), ("by", "Test"), ("by", "Gene")], {"q": False, "by": True})
        {'q': 'a', 'by': ['Test', 'Gene']}
    """
    given: dict[str, str | list[str]] = {}
    for name, value in pairs:
        if name not in declared:
            accepted = f"Accepted: {join_words(declared)}." if declared else "It takes none."
            detail = f"{name[:80]!r} is not a parameter of this call."
            raise UnknownParameter(detail, accepted)
        if declared[name]:
            given[name] = [*given.get(name, ()), value]
        elif name in given:
            detail = f"{name} is given more than once."
            raise UnknownParameter(detail, "Give it once.")
        else:
            given[name] = value
    return given


def declared_parameters(request: Request) -> dict[str, bool]:
    """Return the names of the route's query parameters, and whether each may be repeated.

    The OpenAPI document decides, so that what is accepted is what is documented.
    """
    return {
        parameter["name"]: parameter["schema"].get("type") == "array"
        for parameter in _parameters(request)
        if parameter["in"] == "query"
    }


def describe_parameter(request: Request, name: str) -> str:
    """Return what the OpenAPI document says of a parameter of the route."""
    said = (
        str(parameter.get("description", ""))
        for parameter in _parameters(request)
        if parameter["name"] == name
    )
    return next(said, "")


def _parameters(request: Request) -> list[Mapping[str, Any]]:
    route = request.scope["route"]
    operation = request.app.openapi()["paths"][route.path_format][request.method.lower()]
    found: list[Mapping[str, Any]] = operation.get("parameters", [])
    return found


async def check_key(
    request: Request,
    header: Annotated[str | None, Security(_key_header)] = None,
    bearer: Annotated[HTTPAuthorizationCredentials | None, Security(_key_bearer)] = None,
) -> None:
    """Let a write pass only with the service's key.

    Raises:
        WritingIsOff: When the service has no key.
        KeyMissing: When the request has none.
        KeyWrong: When it has another one.
    """
    settings: Settings = request.app.state.settings
    if settings.api_key is None:
        detail = "This service was started without a key, so nothing can be written over HTTP."
        accepted = "Set NOSOGRAPH_API_KEY (16 characters or more) and start it again."
        raise WritingIsOff(detail, accepted)
    given = header or (bearer.credentials if bearer else None)
    accepted = "Send the service's key in X-API-Key, or as Authorization: Bearer."
    if given is None:
        detail = "Writing needs a key."
        raise KeyMissing(detail, accepted)
    if not hmac.compare_digest(given.encode("utf-8", "replace"), settings.api_key.encode()):
        detail = "The key is not this service's key."
        raise KeyWrong(detail, accepted)


async def read_body(request: Request, _key: Annotated[None, Depends(check_key)]) -> bytes:
    """Return the body, read piece by piece and no further than the limit. The key comes first.

    Raises:
        UnsupportedContent: When it is not text in one of the formats that are read.
        BodyTooLarge: When it is over the limit.
    """
    _check_content(request)
    limit: int = request.app.state.settings.max_document_bytes
    declared = request.headers.get("Content-Length", "")
    if declared.isdigit() and int(declared[:20]) > limit:
        raise BodyTooLarge(limit)
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > limit:
            raise BodyTooLarge(limit)
    return bytes(body)


def _check_content(request: Request) -> None:
    declared = request.headers.get("Content-Type", "")
    media_type, _, parameters = declared.lower().partition(";")
    charset = parameters.strip().removeprefix("charset=").strip('"') if parameters else ""
    encoding = request.headers.get("Content-Encoding", "identity").lower()
    if media_type.strip() in MEDIA_TYPES and charset in _ENCODINGS and encoding == "identity":
        return
    detail = f"A document can't be read from a body of type {declared[:80]!r}."
    if encoding != "identity":
        detail = f"The content encoding {encoding[:80]!r} is not read here."
    accepted = f"{join_words(MEDIA_TYPES)}, in UTF-8, without a content encoding."
    raise UnsupportedContent(detail, accepted)


def declared_format(request: Request) -> Format:
    """Return the format that a document is declared to have.

    Example:
        >>> request = Request({"type": "http", "headers": [(b"content-type", b"text/html")]})
        >>> declared_format(request).value
        'html'
    """
    return detect_format(None, request.headers.get("Content-Type"), b"")


BodyFormat = Annotated[Format, Depends(declared_format)]
Body = Annotated[bytes, Depends(read_body)]
