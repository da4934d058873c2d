"""The service, what it holds, its vocabulary, and what happened to it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api.about import NAME, NOTICE, version
from api.dependencies import Asked
from api.openapi import read_responses
from api.ready import ReadyRoute
from api.schemas.answers import CategoryEntry, ChangesPage, PredicateEntry, Root, SchemaAnswer
from api.schemas.parameters import InRange
from graph.vocabulary import Category, Predicate

router = APIRouter(prefix="/v1", route_class=ReadyRoute)
_MOST_CHANGES = 2**53 - 1  # the largest whole number that every JSON reader keeps exact

LINKS = {
    "search": "/v1/search?q=",
    "node": "/v1/nodes/{curie}",
    "neighbourhood": "/v1/nodes/{curie}/neighbourhood",
    "related": "/v1/nodes/{curie}/related",
    "paths": "/v1/paths?source={curie}&target={curie}",
    "edge": "/v1/edges/{id}",
    "documents": "/v1/documents",
    "schema": "/v1/schema",
    "changes": "/v1/changes?since=0",
    "documentation": "/docs",
    "openapi": "/openapi.json",
}


@router.get("", operation_id="getRoot", tags=["Service"], responses=read_responses())
def get_root(question: Asked) -> Root:
    """What this is, what it holds, and where to go from here."""
    with question.reading() as reader:
        return Root(
            name=NAME,
            version=version(),
            notice=NOTICE,
            snapshot=reader.snapshot,
            counts=reader.get_counts(),
            links=LINKS,
        )


@router.get("/schema", operation_id="getSchema", tags=["Service"], responses=read_responses())
def get_schema(question: Asked) -> SchemaAnswer:
    """The vocabulary, and how many edges run between which categories."""
    with question.reading() as reader:
        return SchemaAnswer(
            categories=tuple(_describe_category(category) for category in Category),
            predicates=tuple(_describe_predicate(predicate) for predicate in Predicate),
            edges=reader.get_schema(),
        )


def _describe_category(category: Category) -> CategoryEntry:
    return CategoryEntry(
        name=category,
        description=category.description,
        biolink=category.biolink,
        schema_org=category.schema_org,
    )


def _describe_predicate(predicate: Predicate) -> PredicateEntry:
    return PredicateEntry(
        name=predicate,
        phrase=predicate.phrase,
        inverse_phrase=predicate.inverse_phrase,
        symmetric=predicate.symmetric,
        subjects=predicate.subjects,
        objects=predicate.objects,
        biolink=predicate.biolink,
    )


class ChangesParameters(BaseModel):
    """Which part of the log."""

    since: Annotated[
        int,
        InRange(0, _MOST_CHANGES),
        Field(description="Number of the last change that is known already; 0 for none."),
    ] = 0
    limit: Annotated[int, InRange(1, 1000), Field(description="Changes on a page.")] = 100


@router.get("/changes", operation_id="listChanges", tags=["Evidence"], responses=read_responses())
def list_changes(question: Asked, asked: Annotated[ChangesParameters, Query()]) -> ChangesPage:
    """What was loaded, changed and deleted, oldest first.

    The log only grows, so that a page never goes stale: ask again with the last number.
    """
    with question.reading() as reader:
        changes = reader.list_changes(asked.since, asked.limit + 1)
        shown = tuple(changes[: asked.limit])
        more = len(changes) > len(shown)
        return ChangesPage(
            changes=shown,
            next=question.address(since=str(shown[-1].number)) if more else None,
        )
