"""Whatever a document holds: it is read, or refused with a reason; exactly, and in good time."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import NosographError
from loaders.ingest import read_document
from loaders.sample import sample_bytes

LINES = sample_bytes().decode().splitlines()
PIECES = (
    "- ", "• ", "1) ", "(", ")", "()", "(EMG)", "such as ", ", ", " and ", " of ", " in ", "the ", ": ",
    " — ", "No ", "may ", "legs", "magnesium", "Causes", "Diseases", "Types", "Diagnosis", "diabetes",
    "spasms", "Consultation with a ", "neurologist", "'s ", "\n", "\r\n", "\r", "\u2028", "\t", ".", "?",
    "…", "[1]", "\u200b", "\ufeff", "ß", "İ", "ª", "\u3164", "\u0301", "\U0001d4b3", "\u212b", "\u0663",
    "/", "\\", '"', "`", "\ue000",
)  # fmt: skip
assembled = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=30).map("".join)
lines = st.lists(st.sampled_from(LINES) | assembled, min_size=1, max_size=12)
articles = lines.map("\n".join) | assembled.map("Dizziness\nCauses\n- {}".format) | st.text()


@settings(
    max_examples=150, deadline=timedelta(seconds=3), suppress_health_check=[HealthCheck.too_slow]
)
@given(articles)
def test_any_text_is_read_exactly_or_refused(text: str) -> None:
    """A reading holds together: places are exact, ends are described, the text is what was given."""
    data = text.encode("utf-8", "surrogatepass")
    try:
        reading = read_document(data, document_id="any")
    except NosographError:
        return
    assert reading.text == text.removeprefix("\ufeff")
    assert len({node.id for node in reading.nodes}) == len(reading.nodes)
    assert len({statement.id for statement in reading.statements}) == len(reading.statements)
    for statement in reading.statements:
        where = statement.evidence
        assert reading.text[where.start : where.end] == where.sentence
        assert statement.subject.id != statement.object.id
        assert set(statement.subject.categories) & set(statement.predicate.subjects)
        assert set(statement.object.categories) & set(statement.predicate.objects)


@settings(max_examples=100, deadline=timedelta(seconds=3))
@given(st.binary(max_size=200), st.integers(0, 10_000))
def test_any_bytes_are_read_or_refused(junk: bytes, place: int) -> None:
    """The article with bytes put in somewhere."""
    data = sample_bytes()
    try:
        reading = read_document(data[:place] + junk + data[place:])
    except NosographError:
        return
    assert reading.statements


@pytest.mark.parametrize(
    "unit",
    [".", ". ", "?!", "(", "()", "(a", "- ", "-\n", " ", "\t", "\r", "a", "a ", "A. ", "of ", " and",
     ", ", "can ", "can  ", "(a) ", "— ", "such as ", "not a ", "[", "1.", "'s "],
)  # fmt: skip
def test_no_text_takes_long(unit: str) -> None:
    """Fifty thousand characters of one thing: as a title, a paragraph, an item and a remark."""
    long = unit * (50_000 // len(unit))
    began = time.perf_counter()
    for text in (
        long,
        f"Dizziness\nCauses\n{long}",
        f"Dizziness\nCauses\n- x {long}\n- y ({long})",
    ):
        try:
            read_document(text.encode())
        except NosographError:
            continue
    assert time.perf_counter() - began < 5
