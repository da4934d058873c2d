"""Plain text to the shape of an article: line ends, bullets, headings, wrapped text, exact places."""

from __future__ import annotations

import pytest

from loaders.errors import EmptyDocument
from loaders.readers.text import read_text
from loaders.structure import Article, Block, Section

LINES = ["Dizziness: causes", "", "Causes", "It has two.  See Dr. Lee.", "- Stress  ", "- Gout"]


def outline(article: Article) -> list[tuple[str | None, list[str], list[str]]]:
    """Return each section's heading, sentences and items."""
    return [
        (
            section.heading.text if section.heading else None,
            [sentence.text for sentence in section.sentences],
            [item.block.text for item in section.items],
        )
        for section in article.sections
    ]


def blocks(section: Section) -> list[Block]:
    """Return everything in a section that has a place."""
    paragraphs = [paragraph.block for paragraph in section.paragraphs]
    heading = [section.heading] if section.heading else []
    return [*heading, *paragraphs, *section.sentences, *(item.block for item in section.items)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
@pytest.mark.parametrize("last", ["", "\n", "\n\n   \n"])
def test_any_line_end_is_one(line_end: str, last: str) -> None:
    """With a final line end or without; white space around lines is no part of them."""
    article = read_text(line_end.join(LINES) + last)
    assert article.title is not None
    assert article.title.text == "Dizziness: causes"
    expected = ("Causes", ["It has two.", "See Dr. Lee."], ["Stress", "Gout"])
    assert outline(article) == [expected]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_place_is_exact(line_end: str) -> None:
    """The slice of the text at the offsets is the text of the block."""
    text = line_end.join(
        [*LINES, "- a cause that", "  goes on", "Types", "A line that ends", "below."]
    )
    article = read_text(text)
    placed = [block for section in article.sections for block in blocks(section)]
    assert len(placed) == 10
    for block in placed:
        assert text[block.start : block.end] == block.text


@pytest.mark.parametrize(
    "bullet", ["- ", "* ", "• ", "•", "– ", "— ", "‣ ", "1. ", "12) ", "  - ", "·\t"]
)
def test_bullets_and_numbers_make_items(bullet: str) -> None:
    """The item is what stands behind them."""
    assert outline(read_text(f"Dizziness\nCauses\n{bullet}Stress")) == [("Causes", [], ["Stress"])]


@pytest.mark.parametrize("line", ["-Stress", "1.5 litres a day are too little.", "– ", "-"])
def test_what_only_looks_like_a_bullet_makes_no_item(line: str) -> None:
    """A hyphen, a decimal number, an empty bullet."""
    assert all(not items for _, _, items in outline(read_text(f"Dizziness\nCauses\n{line}")))


def test_wrapped_text_is_put_together() -> None:
    """A paragraph, an item and a first line that could be a heading."""
    text = (
        "Dizziness\n"
        "Causes\n"
        "Dizziness has many causes, and\n"
        "some of them are of no importance to\n"
        "Anyone. It is common.\n"
        "- Rising from a bed\n"
        "  in the morning\n"
        "- Stress\n"
    )
    assert outline(read_text(text)) == [
        (
            "Causes",
            [
                "Dizziness has many causes, and\nsome of them are of no importance to\nAnyone.",
                "It is common.",
            ],
            ["Rising from a bed\n  in the morning", "Stress"],
        )
    ]


def test_a_known_heading_stands_even_before_a_small_letter() -> None:
    """Lists without bullets are no part of the heading above them."""
    sections = outline(read_text("Dizziness\nCauses\nstress and strain are two of them."))
    assert sections == [("Causes", ["stress and strain are two of them."], [])]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("What complications can arise?", True),
        ("Treatment:", True),
        ("The main causes are:", False),
        ("Stress makes it worse.", False),
        ("Muscle spasms are contractions that many people of every age have had once", False),
        ("long " * 30, False),
        ("* * *", False),
        ("2024", False),
    ],
)
def test_headings_are_short_and_end_as_no_sentence(line: str, heading: bool) -> None:  # noqa: FBT001
    """A question may be one, and a label with a colon."""
    sections = outline(read_text(f"Dizziness\n\n{line}\n\n- Stress"))
    assert (sections[0][0] is not None) is heading


def test_a_heading_that_comes_twice_makes_two_sections() -> None:
    """And one with nothing under it makes an empty one."""
    text = "Dizziness\nCauses\n- Stress\nTreatment\nCauses\n- Gout"
    assert outline(read_text(text)) == [
        ("Causes", [], ["Stress"]),
        ("Treatment", [], []),
        ("Causes", [], ["Gout"]),
    ]


@pytest.mark.parametrize("text", ["Causes\n- Stress", "- Stress", "word " * 100])
def test_a_text_may_have_no_title(text: str) -> None:
    """It begins with a section's heading, an item, or a long sentence."""
    assert read_text(text).title is None


def test_nothing_is_no_article() -> None:
    """White space is nothing."""
    with pytest.raises(EmptyDocument):
        read_text(" \n\t\r\n")
