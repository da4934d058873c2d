"""What the Neo4j Browser fetches: style, guide and saved queries.

The Browser's page comes from the Neo4j server, so these answers must be readable from other origins.
They hold nothing but what is in the source code, so any origin may read them.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel

from graph.errors import NotFound

router = APIRouter(prefix="/browser", tags=["Neo4j Browser"])

# The Browser sends `pragma` and `cache-control` when it fetches a guide, so it asks beforehand.
OPEN_TO_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Cache-Control, Pragma",
    "Access-Control-Max-Age": "600",
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
}
_TEXT = "text/plain; charset=utf-8"


class SavedQueryLink(BaseModel):
    """A saved query and where to get it."""

    name: str
    title: str
    url: str


def _answer(content: bytes | str, media_type: str, **headers: str) -> Response:
    return Response(content, media_type=media_type, headers={**OPEN_TO_ALL, **headers})


@router.get("/style.grass", response_class=Response)
def get_style() -> Response:
    """The style sheet: a colour for each category. In the Browser: `:style ADDRESS`."""
    # Imported where it is used: its package brings the driver, which the embedded store never needs.
    from graph.stores.neo4j import browser  # noqa: PLC0415

    return _answer(browser.read_style(), _TEXT)


@router.get("/guide.html", response_class=Response)
def get_guide() -> Response:
    """The guide: slides with queries to run. In the Browser: `:guide ADDRESS`."""
    from graph.stores.neo4j import browser  # noqa: PLC0415

    return _answer(browser.render_guide(), "text/html; charset=utf-8")


@router.get("/queries")
def list_queries(request: Request, response: Response) -> list[SavedQueryLink]:
    """The saved queries, ordered by number."""
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


@router.get("/queries.zip", response_class=Response)
def get_archive() -> Response:
    """All saved queries as one zip: drop it onto the Browser to have them as favourites."""
    from graph.stores.neo4j import browser  # noqa: PLC0415

    disposition = 'attachment; filename="nosograph-queries.zip"'
    packed = browser.pack_saved_queries()
    return _answer(packed, "application/zip", **{"Content-Disposition": disposition})


@router.get("/queries/{name}", response_class=Response)
def get_query(
    name: Annotated[str, Path(description="As in the list: `02-whole-picture.cypher`.")],
) -> Response:
    """One saved query, as text."""
    from graph.stores.neo4j import browser  # noqa: PLC0415

    for query in browser.list_saved_queries():
        if query.name == name:
            return _answer(query.text, _TEXT)
    raise NotFound(f"No saved query is called {name!r}.", "/browser/queries lists them.")


@router.options("/{rest:path}", include_in_schema=False)
def allow(rest: str) -> Response:  # noqa: ARG001 - whatever is asked for
    """Answer the question that a browser asks before it fetches from another origin."""
    return Response(status_code=204, headers=OPEN_TO_ALL)
