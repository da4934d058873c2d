"""The bundled article's statements, as reviewed by hand: item by item, against the article.

Where a change means to change them, write them anew, and review every line that differs:

    nosograph load --dry-run --json --id file:muscle-spasms.txt loaders/sample/muscle-spasms.txt \
        > tests/golden/muscle-spasms.jsonl
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from graph.model import Reading
from loaders.ingest import read_document
from loaders.sample import SAMPLE_ID, sample_bytes

GOLDEN = Path(__file__).with_name("muscle-spasms.jsonl")
SECTIONS = {
    "Diseases": ("HAS_SYMPTOM", 9),
    "Diagnosis": ("DIAGNOSES", 7),
    "Which doctor to consult": ("MANAGES", 6),
    "Types of Muscle Spasms": ("SUBTYPE_OF", 5),
    "Causes of Muscle Cramps": ("CAUSES", 5),
    "Common Related Pathologies": ("ASSOCIATED_WITH", 8),
    "Treatment of Muscle Spasms": ("TREATS", 6),
    "Complications": ("HAS_COMPLICATION", 5),
}
TITLE = "HP:0003394"


@pytest.fixture(scope="module")
def reading() -> Reading:
    """Return the article as it is read."""
    return read_document(sample_bytes(), document_id=SAMPLE_ID)


def test_the_article_says_what_was_reviewed(reading: Reading) -> None:
    """Every statement is as the reviewed file has it, in the same order; see above to renew it."""
    read = [statement.model_dump(mode="json") for statement in reading.statements]
    reviewed = [json.loads(line) for line in GOLDEN.read_text("utf-8").splitlines()]
    assert read == reviewed


def test_every_list_item_says_something_of_the_title(reading: Reading) -> None:
    """All 51 items, found by their bullets alone, have their section's relation to the title."""
    text = sample_bytes().decode()
    items = {
        (found.start(1), found.end(1)) for found in re.finditer(r"^- (.+)$", text, re.MULTILINE)
    }
    assert len(items) == 51
    said = {
        (statement.evidence.start, statement.evidence.end)
        for statement in reading.statements
        if statement.evidence.method == "list_item"
        and TITLE in {statement.subject.id, statement.object.id}
        and statement.predicate.value == SECTIONS[statement.evidence.section or ""][0]
    }
    assert said == items


@pytest.mark.parametrize(("section", "expected"), SECTIONS.items())
def test_each_section_has_its_items(
    reading: Reading, section: str, expected: tuple[str, int]
) -> None:
    """As many items as a person counts under each heading."""
    found = {
        statement.evidence.start
        for statement in reading.statements
        if statement.evidence.section == section and statement.evidence.method == "list_item"
    }
    assert len(found) == expected[1]


def test_the_statements_have_the_shape_that_the_design_shows(reading: Reading) -> None:
    """Programs read these keys, in this order."""
    shown = json.loads(reading.statements[0].model_dump_json())
    assert list(shown) == ["subject", "predicate", "object", "negated", "hedge", "evidence"]
    assert list(shown["subject"]) == ["id", "name", "categories"]
    assert list(shown["hedge"]) == ["word", "level"]
    assert list(shown["evidence"]) == [
        "document", "section", "sentence", "start", "end", "method", "rule",
    ]  # fmt: skip


def test_other_names_find_what_the_article_names(reading: Reading) -> None:
    """Acronyms from the text and names from the lexicon are synonyms of the nodes."""
    names = {node.name: node.synonyms for node in reading.nodes}
    assert "EMG" in names["electromyography"]
    assert "Lou Gehrig's disease" in names["amyotrophic lateral sclerosis"]
    assert "therapist" in names["internist"]


def test_a_word_order_variant_is_the_same_concept(reading: Reading) -> None:
    """Two sections word it differently: one node."""
    ends = {
        end.id
        for statement in reading.statements
        if "itamin" in statement.evidence.sentence and statement.evidence.method == "list_item"
        for end in (statement.subject, statement.object)
    }
    assert ends - {TITLE} == {"NOSO:vitamin-and-mineral-deficiency"}
