"""Who says so."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from api.dependencies import Asked
from api.openapi import read_responses
from api.ready import ReadyRoute
from api.routes.pages import split_page
from api.schemas.answers import EdgePage
from api.schemas.parameters import Cursor, InRange
from graph.model import Edge
from graph.store import Page

router = APIRouter(prefix="/v1", tags=["Evidence"], route_class=ReadyRoute)


class EvidenceParameters(BaseModel):
    """Which statements."""

    limit: Annotated[int, InRange(1, 500), Field(description="Statements on a page.")] = 100
    cursor: Cursor = None


@router.get("/edges/{id}", operation_id="getEdge", responses=read_responses(404, 409))
def get_edge(
    id_: Annotated[str, Path(alias="id", description="The edge's identifier.")],
    question: Asked,
    asked: Annotated[EvidenceParameters, Query()],
) -> EdgePage:
    """Show an edge with every statement that supports it: sentence, section, span, hedge, document."""
    with question.reading() as reader:
        edge = reader.get_edge(id_)
        page = Page(asked.limit + 1, question.after(reader, asked.cursor))
        shown, last = split_page(reader.get_edge_statements(id_, page), asked.limit)
        return EdgePage(
            edge=edge,
            explanation=_explain(edge),
            statements=shown,
            next=question.next_page(reader, last.id if last else None),
        )


def _explain(edge: Edge) -> str:
    return f"{edge.subject.name} {edge.predicate.phrase} {edge.object.name}."
