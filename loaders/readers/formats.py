"""The formats that documents come in, and how each is recognised and read."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath
from typing import Self

from loaders.readers import html, markdown, text
from loaders.readers.decoding import MAX_BYTES, check_size, decode
from loaders.readers.foreign import check_beginning, check_ending
from loaders.structure import Article

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]{0,200}+>\s*+)?(?:<!--.{0,2000}?-->\s*+)?<(?:!doctype\s++)?html[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_WHERE_PAGES_BEGIN = 8192


class Format(StrEnum):
    """A format of documents.

    Attributes:
        media_type: As in a `Content-Type`.
        suffixes: Of the names of files.
        version: Of what reads it; stored with each document.
    """

    media_type: str
    suffixes: tuple[str, ...]
    version: str

    TEXT = "text", "text/plain", (".txt", ".text"), text.VERSION
    MARKDOWN = "markdown", "text/markdown", (".md", ".markdown"), markdown.VERSION
    HTML = "html", "text/html", (".html", ".htm", ".xhtml"), html.VERSION

    def __new__(cls, value: str, media_type: str, suffixes: tuple[str, ...], version: str) -> Self:
        """Make a member of what is known of it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.media_type, member.suffixes, member.version = media_type, suffixes, version
        return member


MEDIA_TYPES = tuple(each.media_type for each in Format)
SUFFIXES = tuple(suffix for each in Format for suffix in each.suffixes)


def is_article(loader: str) -> bool:
    """Return whether what reads a document (name and version) reads articles.

    Example:
        >>> is_article("text/1"), is_article("hpo/1")
        (True, False)
    """
    return loader.partition("/")[0] in set(Format)


def detect_format(name: str | None, media_type: str | None, data: bytes) -> Format:
    """Return the format of a document: what is declared, else what its name says, else its beginning.

    Args:
        name: Of its file, if it has one.
        media_type: As declared, with or without parameters; `text/plain` is taken at its word.
        data: The document, or its beginning.

    Raises:
        ForeignFormat: When its name says that it is in a format that is not read.

    Example:
        >>> detect_format("a.htm", None, b"").value, detect_format(None, None, b"<!DOCTYPE html>").value
        ('html', 'html')
        >>> detect_format(None, "text/plain; charset=utf-8", b"<html>").value
        'text'
    """
    declared = (media_type or "").partition(";")[0].strip().lower()
    suffix = PurePath(name or "").suffix.lower()
    for each in Format:
        if declared == each.media_type or (not declared and suffix in each.suffixes):
            return each
    check_ending(name or "", data)
    return Format.HTML if _PAGE.match(data, 0, _WHERE_PAGES_BEGIN) else Format.TEXT


def read_as(format_: Format, data: bytes, max_bytes: int = MAX_BYTES) -> Article:
    """Return the article that a document is.

    Raises:
        UnreadableDocument: When it cannot be read.

    Example:
        >>> read_as(Format.HTML, b"<h1>Dizziness</h1><p>It is common.</p>").title.text
        'Dizziness'
    """
    check_size(data, max_bytes)
    check_beginning(data)
    if format_ is Format.HTML:
        return html.read_html(data)
    if format_ is Format.MARKDOWN:
        return markdown.read_markdown(decode(data, max_bytes))
    return text.read_text(decode(data, max_bytes))
