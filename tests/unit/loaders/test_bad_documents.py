"""Documents that cannot be read: a clear error, with what would be accepted."""

from __future__ import annotations

import inspect

import pytest

from graph.errors import InvalidInput
from loaders import errors
from loaders.errors import UnreadableDocument
from loaders.ingest import read_article, read_document
from loaders.readers.decoding import MAX_BYTES

GOOD = b"Dizziness\nCauses\n- Stress\n"


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (b"", "empty-document", "empty"),
        (b" \r\n\t\n", "empty-document", "empty"),
        (b"\xef\xbb\xbf", "empty-document", "empty"),
        (b"---\n* * *\n", "empty-document", "empty"),
        (b"Dizziness\x00\nCauses\n- Stress", "binary-document", "byte 9"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "binary-document", "byte 6"),
        (b"Dizziness\xff\nCauses\n- Stress", "undecodable-document", "byte 9"),
        ("Ménière\nCauses\n- Stress".encode("latin-1"), "undecodable-document", "byte 1"),
        (b"Dizziness\xed\xa0\x80\nCauses\n- Stress", "undecodable-document", "byte 9"),
        (GOOD.decode().encode("utf-16"), "undecodable-document", "UTF-8"),
        (b"x" * (MAX_BYTES + 1), "document-too-large", f"{MAX_BYTES:,} bytes"),
        (b"Causes\n- Stress", "untitled-document", "'Causes'"),
        (b"- Stress", "untitled-document", "'- Stress'"),
        (b"Causes: why?\n- Stress", "untitled-document", "Causes"),
        (b"Massage: benefits\nDiseases\n- Stroke", "unsuitable-title", "Treatment"),
        (b"Dizziness", "no-recognised-section", "none"),
        (b"Dizziness\nRecipes\n- Soup", "no-recognised-section", "'Recipes'"),
        (b"Dizziness\nCauses\nThere are some.", "no-recognised-section", "'Causes'"),
        (b"Dizziness\nCauses\n- You should rest.", "no-recognised-section", "'Causes'"),
    ],
)
def test_what_cannot_be_read_says_what_is_wrong(data: bytes, code: str, word: str) -> None:
    """The cause, and what would be accepted, in two sentences."""
    with pytest.raises(UnreadableDocument) as caught:
        read_document(data)
    assert caught.value.code == code
    assert word in caught.value.detail + caught.value.accepted
    assert caught.value.accepted.endswith(".")


def test_a_document_of_exactly_the_limit_is_read() -> None:
    """One byte more is refused."""
    assert read_document(GOOD, max_bytes=len(GOOD)).statements
    with pytest.raises(UnreadableDocument):
        read_document(GOOD, max_bytes=len(GOOD) - 1)


@pytest.mark.parametrize("bad", ["", "x" * 501, "a\x00b", "\ud800"])
def test_an_identifier_or_title_that_cannot_be_one_is_refused(bad: str) -> None:
    """As bad input, not as a traceback; nothing at all is as good as not given."""
    if not bad:
        assert read_document(GOOD, document_id=bad, title=bad).document.title == "Dizziness"
        return
    with pytest.raises(InvalidInput):
        read_document(GOOD, document_id=bad)
    with pytest.raises(InvalidInput):
        read_document(GOOD, title=bad)


def test_a_title_that_is_given_names_what_the_text_does_not() -> None:
    """A text that begins with its first section."""
    reading = read_document(b"Causes\n- Stress", title="Dizziness: an overview")
    assert reading.document.title == "Dizziness: an overview"
    assert reading.statements[0].object.name == "dizziness"


def test_the_report_says_what_was_left_unread_and_why() -> None:
    """Sections and items."""
    text = b"Dizziness\nHistory\n- Galen\nCauses\n- Stress\n- You should rest.\nTreatment\n- Neurologist"
    report = read_article(text).report
    assert [(each.heading, each.unread) for each in report.sections] == [
        ("History", "its heading is of no known kind"),
        ("Causes", None),
        ("Treatment", "none of its items says anything"),
    ]
    unread = [each.reason for section in report.sections for each in section.unread_items]
    assert unread == [
        "it is a sentence, not a name",
        "what it names does not belong under this heading",
    ]
    assert (report.items, report.statements, report.nodes, report.grounded) == (4, 1, 2, 1)


def test_every_error_has_a_code_of_its_own() -> None:
    """Programs tell them apart by it; the drawing at the top shows them all."""
    kinds = [
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, UnreadableDocument)
    ]
    assert len({kind.code for kind in kinds}) == len(kinds) == 14
    assert all(kind.__name__ in (errors.__doc__ or "") for kind in kinds)
