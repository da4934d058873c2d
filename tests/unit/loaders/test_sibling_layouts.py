"""Articles in other layouts and wordings than the bundled one: what a careful reader would write down."""

from __future__ import annotations

import pytest

from graph.model import Reading
from loaders.ingest import read_document

SWOLLEN_LEGS = """\
Swollen legs: what to do

Swollen legs are a common complaint. They often appear in the evening and go away overnight.

What kind of diseases can be associated with swollen legs?

Swollen legs may be caused by diseases of several organs:

* Heart failure
* Kidney disease
* Varicose veins (e.g. reticular varicose veins)

Which specialist treats swollen legs?
1. General practitioner
2. Vascular surgeon
3) Cardiologist

Diagnostics:
\N{BULLET} Ultrasound of the heart and the legs
\N{BULLET} Blood tests (general, biochemical)

What complications can arise?
\N{EN DASH} Skin ulcers
\N{EN DASH} Reduced mobility
"""
HEADACHE = (
    "HEADACHE \N{EM DASH} CAUSES AND TREATMENT\r\n"
    "Types of headache\r\n"
    "- Migraine \N{EM DASH} one-sided, with nausea.\r\n"
    "- Tension\r\n"
    "Why does it hurt?\r\n"
    "Headaches are most often caused by tension and too little sleep.\r\n"
    "- Stress and fatigue\r\n"
    "- Not enough sleep\r\n"
    "- High blood pressure (hypertension)\r\n"
    "How to relieve a headache\r\n"
    "- Pain relievers\r\n"
    "- Rest in a dark room. It helps at once.\r\n"
    "When to seek medical help\r\n"
    "- The pain came suddenly.\r\n"
    "- Neurologist"
)
GOUT = """\
# Causes, symptoms and treatment of gout

Related conditions
- Obesity
- Type 2 diabetes

Prevention of gout
- Diet
- Avoiding alcohol
Read also: heartburn
"""


def in_words(reading: Reading) -> list[str]:
    """Return what the lists say as lines, a mark behind what is not asserted."""
    marks = {"asserted": "", "probable": " (probable)", "possible": " (possible)"}
    return [
        f"{each.subject.name} {each.predicate} {each.object.name}{marks[each.hedge.level.value]}"
        for each in reading.statements
        if each.evidence.method == "list_item"
    ]


def test_questions_numbers_and_a_list_that_a_sentence_introduces() -> None:
    """Headings that ask; four kinds of bullets; a sentence that ends in a colon."""
    assert in_words(read_document(SWOLLEN_LEGS.encode())) == [
        "heart failure HAS_SYMPTOM swollen leg (possible)",
        "kidney disease HAS_SYMPTOM swollen leg (possible)",
        "varicose veins HAS_SYMPTOM swollen leg (possible)",
        "reticular varicose vein HAS_SYMPTOM swollen leg (possible)",
        "reticular varicose vein SUBTYPE_OF varicose veins",
        "general practitioner MANAGES swollen leg",
        "vascular surgeon MANAGES swollen leg",
        "cardiologist MANAGES swollen leg",
        "ultrasound examination DIAGNOSES swollen leg",
        "ultrasound examination ASSESSES heart",
        "ultrasound examination ASSESSES leg",
        "blood test DIAGNOSES swollen leg",
        "complete blood count DIAGNOSES swollen leg",
        "complete blood count SUBTYPE_OF blood test",
        "biochemical blood test DIAGNOSES swollen leg",
        "biochemical blood test SUBTYPE_OF blood test",
        "swollen leg HAS_COMPLICATION skin ulcer",
        "swollen leg HAS_COMPLICATION limited mobility",
    ]


def test_capitals_explanations_and_lines_from_another_system() -> None:
    """A shouted title, names with their explanation, CRLF, no final line end."""
    assert in_words(read_document(HEADACHE.encode())) == [
        "migraine SUBTYPE_OF headache",
        "tension-type headache SUBTYPE_OF headache",
        "stress CAUSES headache (probable)",
        "fatigue CAUSES headache (probable)",
        "lack of sleep CAUSES headache (probable)",
        "hypertension CAUSES headache (probable)",
        "analgesic TREATS headache",
        "rest in a dark room TREATS headache",
        "neurologist MANAGES headache",
    ]


def test_an_article_about_a_disease() -> None:
    """Its related conditions go with it; what stands below the lists is left alone."""
    assert in_words(read_document(GOUT.encode())) == [
        "gout ASSOCIATED_WITH obesity",
        "gout ASSOCIATED_WITH type 2 diabetes",
        "diet PREVENTS gout",
        "avoiding alcohol PREVENTS gout",
    ]


@pytest.mark.parametrize("text", [SWOLLEN_LEGS, HEADACHE, GOUT])
def test_every_span_is_exact_and_a_byte_order_mark_changes_nothing(text: str) -> None:
    """The stored text begins behind the mark, and every place counts from there."""
    plain, marked = (
        read_document(text.encode(), document_id="x"),
        read_document(b"\xef\xbb\xbf" + text.encode(), document_id="x"),
    )
    assert plain.text == marked.text == text
    assert plain.statements == marked.statements
    for statement in plain.statements:
        where = statement.evidence
        assert text[where.start : where.end] == where.sentence


def test_two_articles_share_their_concepts() -> None:
    """What both name is the same node, known to the lexicon or not."""
    first = read_document(b"Dizziness\nCauses\n- Flickering lights\n- Stroke")
    second = read_document(b"Headache\nTriggers\n- The flickering light\n- Strokes")
    shared = {node.id for node in first.nodes} & {node.id for node in second.nodes}
    assert shared == {"NOSO:flickering-light", "MONDO:0005098"}
