"""Which format a document is in, and what follows from it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from loaders.errors import DocumentTooLarge
from loaders.ingest import read_article, read_source
from loaders.readers.formats import Format, detect_format
from loaders.sources import Source, iter_sources

ARTICLE = b"Dizziness\nDiseases\n- Stroke\n"
PAGE = b"<!DOCTYPE html>\n<h1>Dizziness</h1><h2>Diseases</h2><ul><li>Stroke</li></ul>"


@pytest.mark.parametrize(
    ("name", "media_type", "data", "expected"),
    [
        ("a.HTM", None, b"Dizziness", Format.HTML),
        ("a.txt", None, PAGE, Format.TEXT),
        ("a.txt", "text/html; charset=utf-8", b"", Format.HTML),
        ("a.html", "Text/Plain", b"", Format.TEXT),
        (None, None, PAGE, Format.HTML),
        ("page", None, b"\xef\xbb\xbf <!-- saved from a -->\n<html>", Format.HTML),
        (None, None, b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x">', Format.HTML),
        ("a.saved", None, b"Dizziness\n<html> is a tag", Format.TEXT),
        (None, None, b"", Format.TEXT),
    ],
)
def test_the_format_is_what_is_declared_then_named_then_begun(
    name: str | None, media_type: str | None, data: bytes, expected: Format
) -> None:
    """A declared type is taken at its word, then a known suffix, then the document's beginning."""
    assert detect_format(name, media_type, data) is expected


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        (None, b"%PDF-1.4\n1 0 obj", ("The document is a PDF file.", "Save its text")),
        ("a.txt", b"{\\rtf1 Dizziness}", ("an RTF file", "Save its text")),
        ("a.docx", b"PK\x03\x04...", ("a packed file", "Save its text")),
        ("a.PDF", b"%PDF-1.4\n1 0 obj", ("The document is a PDF file.", "Save its text")),
        ("a.PDF", ARTICLE, ("'a.PDF' is named as a PDF file.", "--format")),
        ("a.docx", PAGE, ("'a.docx' is named as a word processor's file.", "--format")),
        ("a.csv", ARTICLE, ("'a.csv' is named as a table.", "--mapping")),
    ],
)
def test_other_formats_are_refused_by_what_they_are(
    name: str | None, data: bytes, says: tuple[str, str], tmp_path: Path
) -> None:
    """By how they begin, else by the name; what is read is named, and what to do."""
    source = Source("standard input", None, stream=io.BytesIO(data))
    if name is not None:
        (tmp_path / name).write_bytes(data)
        (source,) = iter_sources([str(tmp_path / name)])
    read, result = read_source(source)
    assert read is None
    assert result.error is not None
    assert result.error.code == "foreign-format"
    said = result.error.detail + result.error.accepted
    assert all(words in said for words in (*says, "Plain text, Markdown and HTML"))


def test_text_with_a_foreign_name_is_read_when_its_format_is_given(tmp_path: Path) -> None:
    """As is text whose name says nothing of formats."""
    (tmp_path / "a.pdf").write_bytes(ARTICLE)
    (source,) = iter_sources([str(tmp_path / "a.pdf")])
    read, _ = read_source(source, as_format=Format.TEXT)
    assert read is not None
    (tmp_path / "notes of Dr. Smith").write_bytes(ARTICLE)
    (source,) = iter_sources([str(tmp_path / "notes of Dr. Smith")])
    read, _ = read_source(source)
    assert read is not None


def test_a_document_says_what_read_it() -> None:
    """So that a better reader knows what to read anew; its text is what the reader wrote."""
    read = read_article(PAGE).reading
    assert (read.document.loader, read.document.title) == ("html/1", "Dizziness")
    assert read.text == "Dizziness\nDiseases\n- Stroke"
    assert [each.predicate.value for each in read.statements] == ["HAS_SYMPTOM"]
    assert read_article(b"Dizziness\nDiseases\n- Stroke").reading.document.loader == "text/1"


def test_a_given_format_goes_before_the_name(tmp_path: Path) -> None:
    """Standard input has no name: its beginning tells, or the caller."""
    (tmp_path / "a.txt").write_bytes(PAGE)
    (source,) = iter_sources([str(tmp_path)])
    read, _ = read_source(source, as_format=Format.HTML)
    assert read is not None
    assert read.reading.document.loader == "html/1"
    read, _ = read_source(Source("standard input", None, stream=io.BytesIO(PAGE)))
    assert read is not None
    assert read.reading.document.loader == "html/1"


def test_a_folder_gives_its_pages_without_what_was_saved_with_them(tmp_path: Path) -> None:
    """What a page shows of others is put beside it by browsers; a folder only named so is kept."""
    for name in (
        "a.html",
        "a_files/frame.html",
        "a_files/deep/x.htm",
        "b.txt",
        "c_files/c.htm",
        "d.css",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(PAGE)
    found = [source.document_id for source in iter_sources([str(tmp_path)])]
    assert found == ["file:a.html", "file:b.txt", "file:c_files/c.htm"]


def test_the_limit_holds_for_pages() -> None:
    """Before anything of them is read."""
    with pytest.raises(DocumentTooLarge):
        read_article(PAGE, max_bytes=len(PAGE) - 1)
