"""Plain text in odd layouts: lists without bullets, inner lists, marked and numbered headings."""

from __future__ import annotations

import pytest

from loaders.readers.text import read_text

Outline = list[tuple[str | None, list[str], list[str]]]

DASH = "\N{EM DASH}"


def read_outline(text: str) -> Outline:
    """Return each section's heading, paragraphs and items; each must stand where it says."""
    outline: Outline = []
    article = read_text(text)
    for section in article.sections:
        blocks = [*(each.block for each in section.paragraphs), *section.sentences]
        blocks += [item.block for item in section.items]
        blocks += [section.heading] if section.heading else []
        assert all(text[block.start : block.end] == block.text for block in blocks)
        paragraphs = [each.block.text for each in section.paragraphs]
        items = [item.block.text for item in section.items]
        outline.append((section.heading.text if section.heading else None, paragraphs, items))
    return outline


@pytest.mark.parametrize(
    "bullet",
    ["a) ", "(b) ", "ii) ", "+ ", "1.", "o ", "\N{CHECK MARK} ", "\N{BLACK SQUARE}", "[x]"],
)
def test_letters_and_signs_are_bullets_too(bullet: str) -> None:
    """What stands behind them is the item; a box in brackets is none in plain text."""
    expected = ["Stress"] if bullet != "[x]" else []
    assert read_outline(f"Dizziness\nCauses\n{bullet}Stress")[0][2] == expected


@pytest.mark.parametrize("line", ["o stress", "a. stress", "1.5 litres", "e) ", "(as said) often"])
def test_a_letter_alone_is_no_bullet(line: str) -> None:
    """Nor is a decimal number."""
    assert read_outline(f"Dizziness\nCauses\nIt is common.\n{line}")[0][2] == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Common causes are:\nStress\nThirst\n\nToo little sleep is rarer.", ["Stress", "Thirst"]),
        ("Common causes are:\n\nStress\n\nThirst\n\nOutlook\n\nGood.", ["Stress", "Thirst"]),
        ("Common causes are:\n\nStress\nThirst\nTreatment of gout\nRest.", ["Stress", "Thirst"]),
        ("Common causes are:\nstress;\nthirst;\nlow spirits.", ["stress;", "thirst;", "low spirits."]),
        ("Common causes are:\nStress\nKidney disease\n\nTREATMENT\nRest.", ["Stress", "Kidney disease"]),
        ("Common causes are:\nStress\nThirst\nHOW IT IS TREATED\nRest.", ["Stress", "Thirst"]),
        ("There is one rule:\nalways ask before you take anything at all for it.", []),
        ("There is one cause:\nStress", ["Stress"]),
        ("Stress\nThirst\nKidney disease", ["Stress", "Thirst", "Kidney disease"]),
        ("\nStress\nThirst\n\nTypes of gout\n\nThere are two.", ["Stress", "Thirst"]),
        ("Types of gout\nTreatment of gout\nRest helps.", []),
        ("Medicines\nMany medicines cause it.\nStress\nIt is a cause too.", []),
        ("Stress comes first.\nThirst comes next.", []),
    ],
)  # fmt: skip
def test_short_lines_below_a_colon_or_a_heading_are_items(lines: str, expected: list[str]) -> None:
    """Up to a blank line, a sentence, or the next heading; a line that heads what follows is none."""
    found = [item for _, _, items in read_outline(f"Gout\n\nCauses\n{lines}") for item in items]
    assert found == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([f"Stress {DASH} at work", f"Thirst {DASH} in summer"], 2),
        (["Stress - at work.", "Thirst - in summer, above all", "when it is hot."], 2),
        (["Stress. It tires the heart.", "", "Lack of sleep. It adds up."], 2),
        (["Stress: it tires the heart.", "Thirst: it thickens the blood."], 2),
        (["Stress. It tires the heart.", "Nobody knows why that should be so."], 0),
        (["Stress - often at work - tires the heart.", "Thirst - in summer - does too."], 0),
        (["It is stress. It tires the heart.", "It may be thirst. It adds up."], 0),
    ],
)
def test_lines_that_explain_a_name_each_are_items(lines: list[str], expected: int) -> None:
    """Several in a row, worded alike; one alone is running text."""
    items = read_outline("\n".join(["Gout", "Causes", *lines, "", "Treatment", "- Rest"]))[0][2]
    assert len(items) == expected


def test_names_with_explanations_before_any_heading_are_text() -> None:
    """What an article begins with is no list."""
    outline = read_outline("Gout\n\nRest. It helps.\n\nPeace. It helps too.\n\nCauses\n- Stress")
    assert outline == [
        (None, ["Rest. It helps.", "Peace. It helps too."], []),
        ("Causes", [], ["Stress"]),
    ]


@pytest.mark.parametrize("inner", ["   - ", "\t* ", "    a) "])
def test_indented_bullets_stand_under_an_item(inner: str) -> None:
    """A single space more is none; back at the margin, nothing is above."""
    text = f"Dizziness\nTypes\n1. Vertigo\n{inner}at night\n{inner}at sea\n 2. Giddiness\n- Swoon"
    items = read_text(text).sections[0].items
    assert [(each.block.text, each.parent and each.parent.text) for each in items] == [
        ("Vertigo", None),
        ("at night", "Vertigo"),
        ("at sea", "Vertigo"),
        ("Giddiness", None),
        ("Swoon", None),
    ]


@pytest.mark.parametrize(
    "heading",
    ["CAUSES", "## Causes", "# Causes #", "**Causes**", "**Causes:**", "== Causes ==", "__Causes__",
     "Causes:", "2. Causes", "CAUSES AND TRIGGERS OF DIZZINESS"],
)  # fmt: skip
def test_headings_may_be_marked(heading: str) -> None:
    """By capitals, signs, or a number that counts sections; the signs are no part of them."""
    outline = read_outline(f"Dizziness\n\nIt is common.\n\n{heading}\nStress is one.\n- Thirst")
    assert outline[1] == (heading.strip("#*=_:2. "), ["Stress is one."], ["Thirst"])


@pytest.mark.parametrize(
    "line", ["**Stress** is one.", "**Stress** and **thirst**", "#1 of them is stress."]
)
def test_signs_within_a_line_mark_no_heading(line: str) -> None:
    """Only around all of it do they."""
    assert len(read_outline(f"Dizziness\nCauses\nThere are many.\n{line} So it is.")) == 1


def test_numbered_headings_in_a_row_are_a_table_of_contents() -> None:
    """They are items, and head nothing."""
    outline = read_outline("Gout\nContents:\n1. Causes\n2. Treatment\n\nCauses\n- Beer")
    assert outline == [("Contents", [], ["Causes", "Treatment"]), ("Causes", [], ["Beer"])]
