"""What the Neo4j Browser fetches: style, guide and saved queries.

The Browser's page comes from the Neo4j server, so these answers must be readable from other origins.
They hold nothing but what is in the source code, so any origin may read them.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel
from starlette.types import ASGIApp, Receive, Scope, Send

from api.openapi import Responses, problem_responses
from graph.errors import NotFound

router = APIRouter(prefix="/browser", tags=["Neo4j Browser"])

# The Browser sends `pragma` and `cache-control` when it fetches a guide, so it asks beforehand.
OPEN_TO_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Cache-Control, Pragma",
    "Access-Control-Max-Age": "600",
    "Cache-Control": "no-cache",
}
_TEXT = "text/plain; charset=utf-8"


class AnswerPreflight:
    """Answers what a browser asks before it fetches these files from another origin.

    It stands before the general rules on origins, which know nothing of these files.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
        ours = scope["type"] == "http" and scope["method"] == "OPTIONS"
        if ours and scope["path"].startswith(f"{router.prefix}/"):
            await Response(status_code=204, headers=OPEN_TO_ALL)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


class SavedQueryLink(BaseModel):
    """A saved query and where to get it."""

    name: str
    title: str
    url: str


def _answer(content: bytes | str, media_type: str, **headers: str) -> Response:
    return Response(content, media_type=media_type, headers={**OPEN_TO_ALL, **headers})


def _responses(media_type: str, *statuses: int) -> Responses:
    return {200: {"content": {media_type: {}}}, **problem_responses(*statuses)}


@router.get(
    "/style.grass",
    operation_id="getBrowserStyle",
    response_class=Response,
    responses=_responses("text/plain"),
)
def get_style() -> Response:
    """Return the style sheet: a colour for each category. In the Browser: `:style ADDRESS`."""
    # Imported where it is used: its package brings the driver, which the embedded store never needs.
    from graph.stores.neo4j import browser  # noqa: PLC0415

    return _answer(browser.read_style(), _TEXT)


@router.get(
    "/guide.html",
    operation_id="getBrowserGuide",
    response_class=Response,
    responses=_responses("text/html"),
)
def get_guide() -> Response:
    """Return the guide: slides with queries to run. In the Browser: `:guide ADDRESS`."""
    from graph.stores.neo4j import browser  # noqa: PLC0415

    return _answer(browser.render_guide(), "text/html; charset=utf-8")


@router.get("/queries", operation_id="listSavedQueries", responses=problem_responses())
def list_queries(request: Request, response: Response) -> list[SavedQueryLink]:
    """List the saved queries, ordered by number."""
    from graph.stores.neo4j import browser  # noqa: PLC0415

    response.headers.update(OPEN_TO_ALL)
    return [
        SavedQueryLink(
            name=query.name,
            title=query.title,
            url=str(request.url_for("get_query", name=query.name)),
        )
        for query in browser.list_saved_queries()
    ]


@router.get(
    "/queries.zip",
    operation_id="getSavedQueriesArchive",
    response_class=Response,
    responses=_responses("application/zip"),
)
def get_archive() -> Response:
    """Return all saved queries as one zip: drop it onto the Browser to have them as favourites."""
    from graph.stores.neo4j import browser  # noqa: PLC0415

    disposition = 'attachment; filename="nosograph-queries.zip"'
    packed = browser.pack_saved_queries()
    return _answer(packed, "application/zip", **{"Content-Disposition": disposition})


@router.get(
    "/queries/{name}",
    operation_id="getSavedQuery",
    response_class=Response,
    responses=_responses("text/plain", 404),
)
def get_query(
    name: Annotated[str, Path(description="As in the list: `02-whole-picture.cypher`.")],
) -> Response:
    """Return one saved query, as text."""
    from graph.stores.neo4j import browser  # noqa: PLC0415

    for query in browser.list_saved_queries():
        if query.name == name:
            return _answer(query.text, _TEXT)
    detail = f"No saved query is called {name!r}."
    raise NotFound(detail, "/browser/queries lists them.")
