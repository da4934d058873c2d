"""The graph, or what lies around a node, in the formats of other tools."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import AfterValidator, BaseModel, Field

from api.about import NAME, NOTICE, version
from api.dependencies import Asked, Question, check_parameters
from api.errors import Overloaded
from api.openapi import Responses, read_responses
from api.schemas.parameters import Categories, CurieText, InRange, Predicates
from api.streaming import Stream
from graph.export import FORMATS, About, Contents, Excerpt, Format, choose_excerpt, parse_format
from graph.export.archive import iter_bytes
from graph.query.requests import MAX_RADIUS
from graph.store import Deadline

router = APIRouter(prefix="/v1", tags=["Evidence"], dependencies=[Depends(check_parameters)])

EXPORTS_AT_ONCE = 4
_FILE = NAME.lower()


def _check_format(text: str) -> str:
    return parse_format(text).name


class ExportParameters(BaseModel):
    """What to write, and how."""

    format: Annotated[
        str,
        AfterValidator(_check_format),
        Field(
            description="; ".join(
                f"`{each.name}`: {each.description}" for each in FORMATS.values()
            ),
            json_schema_extra={"enum": list(FORMATS)},
            examples=["graphml"],
        ),
    ]
    node: Annotated[
        CurieText | None,
        Field(description="Only what lies around this node: an identifier or cross-reference."),
    ] = None
    radius: Annotated[
        Annotated[int, InRange(0, MAX_RADIUS)] | None,
        Field(description="Hops around the node, whichever way edges run; without it, 1."),
    ] = None
    predicate: Annotated[
        Predicates, Field(description="Only edges with these, and their nodes.")
    ] = []
    category: Annotated[
        Categories,
        Field(description="Only edges between nodes that have any of these, and their nodes."),
    ] = []
    negated: Annotated[
        bool, Field(description="KGX: also what documents deny, as edges that are `negated`.")
    ] = False

    statements: Annotated[
        bool, Field(description="KGX: each statement as an edge of its own, with where it stands.")
    ] = False

    @property
    def excerpt(self) -> Excerpt:
        """The part of the graph that is asked for, but for the radius."""
        return Excerpt(
            centre=self.node,
            negated=self.negated,
            statements=self.statements,
            predicates=frozenset(self.predicate) or None,
            categories=frozenset(self.category),
        )


def _responses() -> Responses:
    responses = read_responses(404)
    types = dict.fromkeys(each.media_type for each in FORMATS.values())
    binary, tree = {"type": "string", "format": "binary"}, {"type": "object"}
    disposition = {"description": "A name for the file.", "schema": {"type": "string"}}
    responses[200] |= {
        "description": "The file, or a zip archive of several; sent as it is read.",
        "content": {each: {"schema": tree if each.endswith("json") else binary} for each in types},
    }
    responses[200]["headers"] = {
        **responses[200]["headers"],
        "Content-Disposition": disposition,
    }
    return responses


@router.get("/export", operation_id="exportGraph", responses=_responses(), response_class=Response)
async def export_graph(
    question: Asked, asked: Annotated[ExportParameters, Query()], request: Request
) -> Response:
    """Write the whole graph, or a node's neighbourhood, in a format of other tools.

    A neighbourhood holds the nodes within the radius and every edge between any two of them; `predicate`
    and `category` leave only the edges that fit, with their nodes. On the
    embedded store all of it is of one state of the graph. A stream that breaks off is not the whole file.
    """
    return await question.turns.run(partial(_begin, question, asked, request), Stream.let_go)


def _begin(question: Question, asked: ExportParameters, request: Request) -> Stream:
    form = parse_format(asked.format)
    excerpt = choose_excerpt(form, asked.excerpt, asked.radius)
    with ExitStack() as stack:
        stack.enter_context(_slot(request))
        deadline = Deadline(question.settings.export_seconds)
        reader = stack.enter_context(question.reading(deadline))
        question.tag(reader)  # the headers go out before the rest is read
        about = About(f"{NAME} {version()}", NOTICE, reader.snapshot)
        chunks = iter_bytes(form, Contents(reader, about, excerpt), _FILE)
        held = stack.pop_all()
    return Stream(chunks, held.close, _headers(question, form), form.media_type)


def _headers(question: Question, form: Format) -> dict[str, str]:
    suffix = form.parts[0].suffix if len(form.parts) == 1 else ".zip"
    named = f'attachment; filename="{_FILE}{suffix}"'
    return {**question.headers, "Content-Disposition": named}


@contextmanager
def _slot(request: Request) -> Iterator[None]:
    """Take one of a few slots, as a stream may take long and holds a state of the graph."""
    slots = request.app.state.export_slots
    if not slots.acquire(blocking=False):
        detail = f"{EXPORTS_AT_ONCE} exports are being written already."
        raise Overloaded(detail, "Try again in a moment.")
    try:
        yield
    finally:
        slots.release()
