"""The documents: list, load, read, delete."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Response, status
from pydantic import BaseModel, Field

from api.dependencies import Asked, Body, BodyFormat, Question, check_key, check_parameters
from api.errors import quoted_path
from api.openapi import problem_responses, read_responses
from api.ready import ReadyRoute
from api.routes.edges import EvidenceParameters
from api.routes.pages import split_page
from api.schemas.answers import DocumentPage, DocumentsPage
from api.schemas.parameters import CleanText, Cursor, InRange
from graph.model import Change, Document, Total, Truncation
from graph.store import GraphStore, Page
from loaders.explanation import MentionSpan, find_mentions
from loaders.ingest import read_document
from loaders.knowledge import load_knowledge
from loaders.readers.formats import Format, is_article

router = APIRouter(prefix="/v1/documents", tags=["Evidence"], route_class=ReadyRoute)

_LONGEST_TEXT = 1_000_000_000_000
_MOST_CHARACTERS = 1_000_000

DocumentId = Annotated[
    CleanText,
    Path(
        description="The document's identifier, percent-encoded where it holds `?`, `#` or `%`.",
        examples=["file:muscle-spasms.txt"],
    ),
]


class ListParameters(BaseModel):
    """Which documents."""

    limit: Annotated[int, InRange(1, 500), Field(description="Documents on a page.")] = 100
    cursor: Cursor = None


@router.get("", operation_id="listDocuments", responses=read_responses(409))
def list_documents(question: Asked, asked: Annotated[ListParameters, Query()]) -> DocumentsPage:
    """List the documents that are loaded, ordered by identifier."""
    with question.reading() as reader:
        page = Page(asked.limit + 1, question.after(reader, asked.cursor))
        shown, last = split_page(reader.list_documents(page), asked.limit)
        return DocumentsPage(
            documents=shown,
            total=Total(count=reader.get_counts().documents, exact=True),
            next=question.next_page(reader, last.id if last else None),
        )


class LoadParameters(BaseModel):
    """What is known of the document besides its text."""

    id: Annotated[
        CleanText | None,
        Field(description="Its identifier, best its source URI; without one, its content's hash."),
    ] = None
    title: Annotated[CleanText | None, Field(description="Its title; without one, its own.")] = None
    licence: Annotated[CleanText | None, Field(description="The terms it is used under.")] = None


_EXAMPLES = {
    Format.TEXT: "Muscle spasms\nDiseases\n- Stroke\n- Spinal stenosis\n",
    Format.MARKDOWN: "# Muscle spasms\n\n## Diseases\n\n- Stroke\n- Spinal stenosis\n",
    Format.HTML: "<h1>Muscle spasms</h1><h2>Diseases</h2><ul><li>Stroke<li>Spinal stenosis</ul>",
}
_BODY: dict[str, Any] = {
    "requestBody": {
        "description": "The document itself, in UTF-8: its `Content-Type` says how it is read.",
        "required": True,
        "content": {
            form.media_type: {"schema": {"type": "string"}, "example": example}
            for form, example in _EXAMPLES.items()
        },
    }
}
_LOADED: dict[int | str, dict[str, Any]] = {
    200: {"description": "The document was known: it was changed, or nothing changed."},
    201: {
        "model": Change,
        "description": "The document is new.",
        "headers": {"Location": {"description": "Where it is.", "schema": {"type": "string"}}},
    },
}


@router.post(
    "",
    operation_id="loadDocument",
    responses=_LOADED | problem_responses(401, 403, 413, 415, 504),
    openapi_extra=_BODY,
    dependencies=[Depends(check_parameters)],
)
async def load_document(
    body: Body,
    form: BodyFormat,
    question: Asked,
    asked: Annotated[LoadParameters, Query()],
    response: Response,
) -> Change:
    """Load a document, whole or not at all. The same document again changes nothing.

    A changed document under the same identifier takes back exactly what it no longer says.
    """

    def load(store: GraphStore) -> Change:
        reading = read_document(
            body,
            document_id=asked.id,
            title=asked.title,
            licence=asked.licence,
            as_format=form,
            knowledge=load_knowledge(question.settings.home),
        )
        return store.replace_document(reading)

    change = await question.write(load)
    if change.kind == "loaded":
        response.status_code = status.HTTP_201_CREATED
    response.headers["Location"] = f"{question.path}/{quoted_path(change.document)}"
    return change


class DocumentParameters(EvidenceParameters):
    """Which statements, and which part of the text."""

    text_start: Annotated[
        int,
        InRange(0, _LONGEST_TEXT),
        Field(description="Offset of the first character of the text that is shown."),
    ] = 0
    text_length: Annotated[
        int,
        InRange(0, _MOST_CHARACTERS),
        Field(description="Characters of the text to show at most; 0 for none."),
    ] = 200_000


@router.get("/{id:path}", operation_id="getDocument", responses=read_responses(404, 409))
def get_document(
    id_: Annotated[DocumentId, Path(alias="id")],
    question: Asked,
    asked: Annotated[DocumentParameters, Query()],
) -> DocumentPage:
    """Read a document: its text, the names in it, and what it says with each sentence's span.

    Of a long text a part is shown, `truncated` says so, and spans stay those of the whole text: where it
    is shown, a sentence is `text[start - text_start : end - text_start]`.
    """
    with question.reading() as reader:
        document = reader.get_document(id_)
        page = Page(asked.limit + 1, question.after(reader, asked.cursor))
        shown, last = split_page(reader.get_document_statements(id_, page), asked.limit)
        text = reader.get_document_text(id_, asked.text_start, asked.text_length)
        return DocumentPage(
            document=document,
            text=text,
            text_start=asked.text_start,
            truncated=_tell_part(document, asked.text_start, len(text)),
            statements=shown,
            mentions=_find_mentions(text, asked.text_start, document, question),
            next=question.next_page(reader, last.id if last else None),
        )


def _tell_part(document: Document, start: int, length: int) -> Truncation | None:
    if length == document.characters:
        return None
    shown = f"characters {start:,} to {start + length:,} of {document.characters:,}"
    detail = f"Of the text, {shown} are shown; ask for others by text_start and text_length."
    return Truncation(reason="results", detail=detail)


def _find_mentions(
    text: str, start: int, document: Document, question: Question
) -> tuple[MentionSpan, ...]:
    if not is_article(document.loader):
        return ()
    lexicon = load_knowledge(question.settings.home).lexicon
    return tuple(
        MentionSpan(start=start + each.start, end=start + each.end, node=each.node)
        for each in find_mentions(text, document.title, lexicon)
    )


@router.delete(
    "/{id:path}",
    operation_id="deleteDocument",
    responses=problem_responses(401, 403, 404, 504),
    dependencies=[Depends(check_parameters), Depends(check_key)],
)
async def delete_document(id_: Annotated[DocumentId, Path(alias="id")], question: Asked) -> Change:
    """Take a document back, with every statement, edge and node that only it speaks of."""
    return await question.write(lambda store: store.delete_document(id_))
