"""Taking documents in: bytes to a reading, and readings to a store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple, TypedDict, Unpack

from pydantic import ValidationError

from graph.errors import InvalidInput, NosographError
from graph.model import Change, Document, Reading
from graph.store import GraphStore
from loaders.extract.article import extract_article
from loaders.knowledge import Knowledge, load_knowledge
from loaders.readers.decoding import MAX_BYTES
from loaders.readers.formats import Format, detect_format, read_as
from loaders.report import LoadReport, LoadResult, report_error, report_extraction
from loaders.sources import Source, iter_sources
from loaders.structure import Article

__all__ = [
    "Known",
    "ReadDocument",
    "iter_sources",
    "load_sources",
    "read_article",
    "read_document",
    "read_source",
]


_MAX_TITLE = 500
_UNTITLED = "untitled"
_DOCUMENTS = 25  # that go in with one transaction
_CHARACTERS = 1_000_000  # of them together, about


class Known(TypedDict, total=False):
    """What the caller says of documents besides where they are; see `read_document`."""

    document_id: str | None
    title: str | None
    licence: str | None
    as_format: Format | None
    knowledge: Knowledge
    max_bytes: int


class ReadDocument(NamedTuple):
    """A document as it was read, and how."""

    reading: Reading
    report: LoadReport


def read_document(  # noqa: PLR0913 - what is known of the document, all by name
    data: bytes,
    *,
    document_id: str | None = None,
    title: str | None = None,
    licence: str | None = None,
    retrieved: datetime | None = None,
    as_format: Format | None = None,
    knowledge: Knowledge | None = None,
    max_bytes: int = MAX_BYTES,
) -> Reading:
    r"""Return everything that was read from a document.

    Args:
        data: The document; text in UTF-8, a web page as it says.
        document_id: Best its source URI; without one, `sha256:` and the hash of the bytes.
        title: Without one, its own.
        licence: The terms it is used under.
        retrieved: When it was; without one, now.
        as_format: What it is read as; without one, as a web page if it begins as one, else as plain text.
        knowledge: What is known of names; without it, what comes with the service.
        max_bytes: The most that is accepted.

    Raises:
        UnreadableDocument: When it is empty, binary, too large, not UTF-8, too complex,
            or says nothing understood.
        InvalidInput: When the identifier or the title cannot be one.

    Complexity:
        Linear in the length of the document.

    Example:
        >>> reading = read_document(b"Dizziness\nDiseases\n- Stroke\n")
        >>> statement = reading.statements[0]
        >>> statement.subject.name, statement.predicate.value, statement.object.name
        ('stroke', 'HAS_SYMPTOM', 'dizziness')
    """
    return read_article(
        data,
        document_id=document_id,
        title=title,
        licence=licence,
        retrieved=retrieved,
        as_format=as_format,
        knowledge=knowledge,
        max_bytes=max_bytes,
    ).reading


def read_article(  # noqa: PLR0913 - as above
    data: bytes,
    *,
    document_id: str | None = None,
    title: str | None = None,
    licence: str | None = None,
    retrieved: datetime | None = None,
    as_format: Format | None = None,
    knowledge: Knowledge | None = None,
    max_bytes: int = MAX_BYTES,
) -> ReadDocument:
    """Return what `read_document` does, with the report of how it was read."""
    form = as_format or detect_format(None, None, data)
    article = read_as(form, data, max_bytes)
    document = _describe(
        article,
        form,
        hashlib.sha256(data).hexdigest(),
        document_id=document_id,
        title=title,
        licence=licence,
        retrieved=retrieved,
    )
    extraction = extract_article(article, document.id, knowledge or load_knowledge(), title=title)
    reading = Reading(
        document=document,
        text=article.text,
        nodes=extraction.nodes,
        statements=extraction.statements,
    )
    return ReadDocument(reading, report_extraction(extraction))


def _describe(  # noqa: PLR0913 - as above
    article: Article,
    form: Format,
    sha256: str,
    *,
    document_id: str | None,
    title: str | None,
    licence: str | None,
    retrieved: datetime | None,
) -> Document:
    own = article.title.text[:_MAX_TITLE] if article.title else _UNTITLED
    try:
        return Document(
            id=document_id or f"sha256:{sha256}",
            title=title or own,
            sha256=sha256,
            retrieved=retrieved or datetime.now(UTC),
            licence=licence,
            loader=form.version,
            characters=len(article.text),
        )
    except ValidationError as error:
        first = error.errors()[0]
        message = f"The document's {first['loc'][0]} cannot be one: {first['msg']}."
        accepted = "Identifiers and titles have 1 to 500 characters, no NUL and no lone surrogate."
        raise InvalidInput(message, accepted) from None


def read_source(  # noqa: PLR0913 - as above
    source: Source,
    *,
    document_id: str | None = None,
    title: str | None = None,
    licence: str | None = None,
    as_format: Format | None = None,
    knowledge: Knowledge | None = None,
    max_bytes: int = MAX_BYTES,
) -> tuple[ReadDocument | None, LoadResult]:
    """Return what was read from a source, if it could be read, and what became of it."""
    try:
        data = source.read(max_bytes)
        read = read_article(
            data,
            document_id=document_id or source.document_id,
            title=title,
            licence=licence,
            as_format=as_format or detect_format(source.file_name, None, data),
            knowledge=knowledge,
            max_bytes=max_bytes,
        )
    except NosographError as error:
        return None, report_error(source.name, error)
    document = read.reading.document.id
    return read, LoadResult(source=source.name, document=document, report=read.report)


def load_sources(
    store: GraphStore, sources: Iterable[Source], **known: Unpack[Known]
) -> Iterator[LoadResult]:
    """Load documents, some with each transaction; yield what became of each, in order.

    A document that cannot be read is reported, and the rest go in. What is wrong with the store ends
    the load: the documents that were yielded before are in.

    Raises:
        InvalidInput: When the store refuses a document; those before it are in.
        StoreError: When the store cannot take documents in.
    """
    group: list[tuple[ReadDocument | None, LoadResult]] = []
    for source in sources:
        read, result = read_source(source, **known)
        if any(result.document == each.document for _, each in group if each.document):
            yield from _store(store, group)
            group = []
        group.append((read, result))
        if _is_full(group):
            yield from _store(store, group)
            group = []
    yield from _store(store, group)


def _is_full(group: Sequence[tuple[ReadDocument | None, LoadResult]]) -> bool:
    characters = sum(len(read.reading.text) for read, _ in group if read is not None)
    return len(group) >= _DOCUMENTS or characters >= _CHARACTERS


def _store(
    store: GraphStore, group: Sequence[tuple[ReadDocument | None, LoadResult]]
) -> Iterator[LoadResult]:
    readings = [read.reading for read, _ in group if read is not None]
    changes: Iterator[Change]
    try:
        changes = iter(store.replace_documents(readings) if readings else [])
    except InvalidInput:
        # One by one, so that those before the one that is refused are in.
        changes = map(store.replace_document, readings)
    for read, result in group:
        yield result.model_copy(update={"change": next(changes)}) if read is not None else result
