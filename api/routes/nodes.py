"""A node, what lies around it, and what is related to it.

A CURIE may hold slashes, so the routes take the rest of the path, and the longer routes come first.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from api.dependencies import Asked
from api.openapi import read_responses
from api.ready import ReadyRoute
from api.routes.pages import next_offset
from api.schemas.answers import ExplainedRelated, NeighbourhoodPage, RelatedPage
from api.schemas.parameters import (
    Categories,
    CurieText,
    Cursor,
    InRange,
    OneDirection,
    Predicates,
)
from graph.model import NodeSummary, Related, RelatedNode, each_of_checked
from graph.query import NeighbourhoodQuery, RelatedQuery, find_neighbourhood, find_related
from graph.query.requests import MAX_NEIGHBOURS, MAX_RADIUS, MAX_RELATED
from graph.store import Direction, EdgeFilter

router = APIRouter(prefix="/v1/nodes", tags=["Questions"], route_class=ReadyRoute)

NodeId = Annotated[
    CurieText,
    Path(
        description="The node's identifier, or any of its cross-references.",
        examples=["HP:0003394"],
    ),
]


class NeighbourhoodParameters(BaseModel):
    """How far, along which edges, and which neighbours to list."""

    radius: Annotated[int, InRange(1, MAX_RADIUS), Field(description="Hops from the centre.")] = 1
    predicate: Annotated[Predicates, Field(description="Walk only edges with these.")] = []
    category: Annotated[
        Categories, Field(description="List only nodes with these; walks go through any.")
    ] = []
    direction: Annotated[
        OneDirection, Field(description="Which way to walk, seen from the centre outwards.")
    ] = Direction.BOTH
    limit: Annotated[
        int, InRange(1, MAX_NEIGHBOURS), Field(description="Neighbours on a page.")
    ] = 100
    cursor: Cursor = None

    @property
    def edges(self) -> EdgeFilter:
        """Which edges may be walked."""
        return EdgeFilter(
            predicates=frozenset(self.predicate) or None,
            direction=self.direction,
        )


@router.get(
    "/{curie:path}/neighbourhood",
    operation_id="getNeighbourhood",
    responses=read_responses(404, 409),
)
def get_neighbourhood(
    curie: NodeId, question: Asked, asked: Annotated[NeighbourhoodParameters, Query()]
) -> NeighbourhoodPage:
    """List what lies around a node: nearest first, then what most statements say, with the edges."""
    with question.reading() as reader:
        query = NeighbourhoodQuery(
            centre=curie,
            radius=asked.radius,
            edges=asked.edges,
            categories=frozenset(asked.category),
            limit=asked.limit,
            offset=question.offset(reader, asked.cursor),
        )
        found = find_neighbourhood(reader, query)
        question.forget_tag(found.truncated)
        place = next_offset(query, len(found.neighbours), found.total)
        return NeighbourhoodPage(
            centre=found.centre,
            neighbours=found.neighbours,
            edges=found.edges,
            total=found.total,
            truncated=found.truncated,
            next=question.next_page(reader, place),
        )


class RelatedParameters(BaseModel):
    """What to list, and what to count as shared."""

    category: Annotated[Categories, Field(description="List only nodes with these.")] = []
    by: Annotated[
        Categories, Field(description="Count only shared nodes with these categories.")
    ] = []
    predicate: Annotated[Predicates, Field(description="Share along edges with these only.")] = []
    limit: Annotated[int, InRange(1, MAX_RELATED), Field(description="Nodes on a page.")] = 20
    cursor: Cursor = None


@router.get("/{curie:path}/related", operation_id="getRelated", responses=read_responses(404, 409))
def get_related(
    curie: NodeId, question: Asked, asked: Annotated[RelatedParameters, Query()]
) -> RelatedPage:
    """Rank the nodes that share most with a node, with the shared nodes as the explanation.

    Each shared node weighs less the more edges it has: what many share explains little.
    """
    with question.reading() as reader:
        query = RelatedQuery(
            centre=curie,
            categories=frozenset(asked.category),
            by=frozenset(asked.by),
            predicates=frozenset(asked.predicate) or None,
            limit=asked.limit,
            offset=question.offset(reader, asked.cursor),
        )
        found = find_related(reader, query)
        question.forget_tag(found.truncated)
        place = next_offset(query, len(found.related), found.total)
        return RelatedPage(
            centre=found.centre,
            related=_explain(found),
            total=found.total,
            truncated=found.truncated,
            next=question.next_page(reader, place),
        )


_NAMED = 3


def _explain(found: Related) -> tuple[ExplainedRelated, ...]:
    """Say what the nodes share with the centre: the heaviest by name, the rest by number."""
    rows = [
        {
            "node": related.node,
            "score": related.score,
            "explanation": f"{related.node.name} shares {_list(related)} with {found.centre.name}.",
            "shared": related.shared,
        }
        for related in found.related
    ]
    return tuple(each_of_checked(ExplainedRelated, rows))


def _list(related: RelatedNode) -> str:
    named = [shared.node.name for shared in related.shared[:_NAMED]]
    rest = len(related.shared) - len(named)
    words = [*named, f"{rest} more"] if rest else named
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


@router.get("/{curie:path}", operation_id="getNode", responses=read_responses(404))
def get_node(curie: NodeId, question: Asked) -> NodeSummary:
    """Show a node, with how many edges it has by predicate, direction and category."""
    with question.reading() as reader:
        return reader.get_summary(reader.resolve(curie))
