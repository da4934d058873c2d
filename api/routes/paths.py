"""How two nodes connect."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api.dependencies import Asked
from api.openapi import read_responses
from api.ready import ReadyRoute
from api.schemas.answers import ExplainedPath, PathsAnswer
from api.schemas.parameters import (
    Categories,
    Curies,
    CurieText,
    InRange,
    OneDirection,
    Predicates,
)
from graph.model import Path, each_of_checked, of_checked
from graph.query import PathQuery, explain_path, find_paths
from graph.query.requests import DEFAULT_WORK, MAX_HOPS, MAX_PATHS
from graph.store import Direction, EdgeFilter

router = APIRouter(prefix="/v1", tags=["Questions"], route_class=ReadyRoute)
_LARGEST_DEGREE = 1_000_000_000


class PathParameters(BaseModel):
    """From where to where, how far, and through what."""

    source: Annotated[
        CurieText,
        Field(
            description="Where the paths begin: an identifier or cross-reference.",
            examples=["MONDO:0005301"],
        ),
    ]
    target: Annotated[
        CurieText,
        Field(description="Where they end.", examples=["HP:0003394"]),
    ]
    max_hops: Annotated[int, InRange(1, MAX_HOPS), Field(description="Longest path.")] = 4
    k: Annotated[int, InRange(1, MAX_PATHS), Field(description="How many paths.")] = 5
    shortest_only: Annotated[
        bool, Field(description="Leave out paths with more hops than the first.")
    ] = False
    predicate: Annotated[Predicates, Field(description="Walk only edges with these.")] = []
    category: Annotated[
        Categories, Field(description="Inner nodes must have any of these categories.")
    ] = []
    avoid: Annotated[Curies, Field(description="Inner nodes to stay away from.")] = []
    max_degree: Annotated[
        Annotated[int, InRange(0, _LARGEST_DEGREE)] | None,
        Field(description="Inner nodes must not have more edges than this."),
    ] = None
    metapath: Annotated[
        Categories,
        Field(
            description="A category for each node from source to target, in order; "
            "it fixes the length."
        ),
    ] = []
    direction: Annotated[
        OneDirection, Field(description="Which way to walk, from source to target.")
    ] = Direction.BOTH

    @property
    def query(self) -> PathQuery:
        """The question that these parameters ask."""
        edges = {"predicates": frozenset(self.predicate) or None, "direction": self.direction}
        fields = {
            "source": self.source,
            "target": self.target,
            "max_hops": self.max_hops,
            "k": self.k,
            "shortest_only": self.shortest_only,
            "edges": of_checked(EdgeFilter, edges),
            "categories": frozenset(self.category),
            "avoid": frozenset(self.avoid),
            "max_degree": self.max_degree,
            "metapath": tuple(self.metapath),
            "max_work": DEFAULT_WORK,
        }
        return of_checked(PathQuery, fields)


@router.get("/paths", operation_id="findPaths", responses=read_responses(404))
def get_paths(question: Asked, asked: Annotated[PathParameters, Query()]) -> PathsAnswer:
    """Find the best simple paths between two nodes, each with its edges and one sentence.

    Fewer hops come first, then the more specific (inner nodes with fewer edges), then CURIEs in order.
    """
    with question.reading() as reader:
        found = find_paths(reader, asked.query)
        question.forget_tag(found.truncated)
        return PathsAnswer(
            source=found.source,
            target=found.target,
            paths=_explain(found.paths),
            truncated=found.truncated,
        )


def _explain(paths: Iterable[Path]) -> tuple[ExplainedPath, ...]:
    rows = [
        {
            "explanation": explain_path(path),
            "length": len(path.hops),
            "penalty": path.penalty,
            "nodes": path.nodes,
            "hops": path.hops,
        }
        for path in paths
    ]
    return tuple(each_of_checked(ExplainedPath, rows))
