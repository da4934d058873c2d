"""Lists on one line, articles without line ends: cut where the signs are clear, else refused or left."""

from __future__ import annotations

import time

import pytest

from loaders.errors import NoRecognisedSection, TextRunTogether, UntitledDocument
from loaders.ingest import read_document
from loaders.readers.text import read_text
from loaders.sample import sample_bytes

Outline = list[tuple[str | None, list[str], list[str]]]

BULLET, DASH = "\N{BULLET}", "\N{EN DASH}"
HICCUPS = (
    "Hiccups: what helps Hiccups are short contractions of the diaphragm. What causes hiccups? Most "
    "often they come from eating too fast. Risk factors: alcohol, stress and obesity. Complications "
    f"Long hiccups can lead to fatigue. Treatment of hiccups {BULLET} Cold water {BULLET} Holding the "
    f"breath {DASH} it calms the nerve. Which doctor to consult - Therapist - Neurologist. Diagnosis. "
    "Tests are rarely needed."
)


def read_outline(text: str) -> Outline:
    """Return each section's heading, paragraphs and items; each must stand where it says."""
    outline: Outline = []
    for section in read_text(text).sections:
        blocks = [*(each.block for each in section.paragraphs), *section.sentences]
        blocks += [item.block for item in section.items]
        blocks += [section.heading] if section.heading else []
        assert all(text[block.start : block.end] == block.text for block in blocks)
        paragraphs = [each.block.text for each in section.paragraphs]
        items = [item.block.text for item in section.items]
        outline.append((section.heading.text if section.heading else None, paragraphs, items))
    return outline


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("Causes - Stress - Thirst", ["Stress", "Thirst"]),
        ("Causes - stress - thirst - too little sleep", ["stress", "thirst", "too little sleep"]),
        ("Causes: - stress - thirst", ["stress", "thirst"]),
        (f"Causes {BULLET} Stress {DASH} at work {BULLET} Thirst", [f"Stress {DASH} at work", "Thirst"]),
        ("Causes 1. Stress 2. Thirst 3) Heat", ["Stress", "Thirst", "Heat"]),
        ("Causes\nThey are many. - Stress - Thirst", ["Stress", "Thirst"]),
        ("Causes\n- Stress - Thirst - Heat", ["Stress", "Thirst", "Heat"]),
        (f"Causes\n{BULLET} Stress {BULLET} Thirst", ["Stress", "Thirst"]),
        ("Causes: stress, thirst and heat.", ["stress, thirst and heat."]),
        ("Causes * Stress * Thirst. It adds up. * Heat", ["Stress", "Thirst.", "Heat"]),
    ],
)  # fmt: skip
def test_bullets_in_a_row_are_items(line: str, items: list[str]) -> None:
    """Behind a heading, a colon, a sentence, or at the beginning of the line."""
    outline = read_outline(f"Dizziness\n\n{line}\n\nTreatment\n- Rest")
    assert [(heading, found) for heading, _, found in outline] == [
        ("Causes", items),
        ("Treatment", ["Rest"]),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The causes - stress and too little sleep - are many.",
        f"Many causes {DASH} stress {DASH} of it add up.",
        "- Migraine - One-sided",
        "- Migraine - one-sided - at night only, and it is worse by day",
        "There are 2. Then 1. is left.",
        "It measures 3 - 4 - 5 in all.",
        "Side effects: it is not known what they are.",
    ],
)
def test_dashes_and_numbers_in_running_text_are_none(line: str) -> None:
    """A remark between dashes, an explanation, a range: the line stays whole."""
    outline = read_outline(f"Dizziness\n\nOutlook\n{line}\n\nTreatment\n- Rest")
    (_, paragraphs, items), _ = outline
    assert [*paragraphs, *items] == [line.removeprefix("- ")]


def test_an_article_without_line_ends_is_cut_at_clear_signs() -> None:
    """Questions, labels, names of sections alone or before a sentence, and bullets."""
    assert read_outline(HICCUPS) == [
        (None, ["Hiccups are short contractions of the diaphragm."], []),
        ("What causes hiccups?", ["Most often they come from eating too fast."], []),
        ("Risk factors", [], ["alcohol, stress and obesity."]),
        ("Complications", ["Long hiccups can lead to fatigue."], []),
        (
            "Treatment of hiccups",
            [],
            ["Cold water", f"Holding the breath {DASH} it calms the nerve."],
        ),
        ("Which doctor to consult", [], ["Therapist", "Neurologist."]),
        ("Diagnosis", ["Tests are rarely needed."], []),
    ]


def test_line_ends_of_the_sample_are_hardly_missed() -> None:
    """Without them nothing is read that is not there with them, and 19 in 20 statements are."""
    text = sample_bytes().decode()
    whole = read_document(text.encode(), document_id="a")
    joined = read_document(" ".join(text.split()).encode(), document_id="a")
    claims = [
        {(each.subject.id, each.predicate, each.object.id) for each in reading.statements}
        for reading in (whole, joined)
    ]
    assert claims[1] <= claims[0]
    assert len(claims[1]) >= 0.95 * len(claims[0])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Dizziness Causes - Stress - Heat", "Dizziness"),
        ("DIZZINESS Causes - Stress - Heat", "DIZZINESS"),
        ("Muscle spasms and their causes Muscle spasms are common.", "Muscle spasms and their causes"),
        ("Dizziness. It is common. Causes - Stress - Heat", "Dizziness."),
        ("Causes - Stress - Heat", None),
        ("Dizziness is common. Causes - Stress - Heat", None),
    ],
)  # fmt: skip
def test_the_title_ends_where_that_is_clear(text: str, title: str | None) -> None:
    """Before its first word comes again, capitals end, or a heading begins; a sentence is none."""
    article = read_text(text)
    assert (article.title.text if article.title else None) == title


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("Dizziness causes stress and heat treatment rest " * 20, TextRunTogether),
        ("- Stress - Heat - Thirst", UntitledDocument),
        ("Dizziness Outlook - Good - Fair - Poor", NoRecognisedSection),
    ],
)
def test_without_clear_signs_it_is_refused(text: str, error: type[Exception]) -> None:
    """With a reason; nothing is loaded empty."""
    with pytest.raises(error):
        read_document(text.encode())


@pytest.mark.parametrize(
    "unit",
    ["A - ", "Causes - ", f"{BULLET} A ", "1. A 2. ", "Why A? ", "Causes: a, b. ", "Treatment Rest ",
     "Causes:\nA\n", "A \N{EM DASH} b\nc\n", "A. B\n", "a\n", "  - a\n", "** ", HICCUPS + " "],
)  # fmt: skip
def test_reading_takes_time_in_proportion(unit: str) -> None:
    """Four times as much takes less than seven times as long; the clock counts only this process."""
    spent = []
    for times in (1, 2, 4):
        text = "Dizziness\n" + unit * (times * 5_000 // len(unit))
        rounds = []
        for _ in range(3):  # the best, since a collection of garbage may fall into any
            began = time.process_time()
            read_text(text)
            rounds.append(time.process_time() - began)
        spent.append(min(rounds))
    assert spent[2] < 7 * spent[0] + 0.1
