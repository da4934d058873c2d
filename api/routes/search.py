"""From what a person writes to nodes."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api.dependencies import Asked
from api.openapi import read_responses
from api.ready import ReadyRoute
from api.routes.pages import next_offset
from api.schemas.answers import SearchPage
from api.schemas.parameters import Categories, CleanText, Cursor, InRange
from graph.query import SearchQuery, search_nodes

router = APIRouter(prefix="/v1", tags=["Questions"], route_class=ReadyRoute)


class SearchParameters(BaseModel):
    """What to look for."""

    q: Annotated[
        CleanText,
        Field(
            description="A name, a synonym, an acronym, or a part of one; misspellings are found.",
            examples=["lou gehrig", "EMG", "muscel spasm"],
        ),
    ]
    category: Annotated[
        Categories, Field(description="Only nodes with any of these categories.")
    ] = []
    limit: Annotated[int, InRange(1, 100), Field(description="Results on a page.")] = 20
    cursor: Cursor = None


@router.get("/search", operation_id="searchNodes", responses=read_responses(409))
def search(question: Asked, asked: Annotated[SearchParameters, Query()]) -> SearchPage:
    """Find nodes by name: exact name, exact synonym, prefix, word, misspelling, in that order."""
    with question.reading() as reader:
        query = SearchQuery(
            text=asked.q,
            categories=frozenset(asked.category),
            limit=asked.limit,
            offset=question.offset(reader, asked.cursor),
        )
        found = search_nodes(reader, query)
        question.forget_tag(found.truncated)
        return SearchPage(
            query=asked.q,
            results=found.results,
            total=found.total,
            truncated=found.truncated,
            next=question.next_page(reader, next_offset(query, len(found.results), found.total)),
        )
