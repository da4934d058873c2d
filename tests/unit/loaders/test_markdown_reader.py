"""Reading Markdown: what a person who sees it rendered would read, each part in its place."""

from __future__ import annotations

import pytest

from loaders.errors import EmptyDocument
from loaders.ingest import read_document
from loaders.readers.formats import Format
from loaders.readers.markdown import read_markdown
from loaders.structure import Article


def in_order(article: Article) -> list[tuple[str | None, list[str], list[str]]]:
    """Return each section's heading, paragraphs and items."""
    return [
        (
            section.heading.text if section.heading else None,
            [paragraph.block.text for paragraph in section.paragraphs],
            [item.block.text for item in section.items],
        )
        for section in article.sections
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# T\n\nTwo\nlines.", [(None, ["Two lines."], [])]),
        ("T\n=\n\nCauses\n---\n\n* Cold\n* Heat", [("Causes", [], ["Cold", "Heat"])]),
        ("# T\n\n**Causes:**\n\n1. Cold\n2) Heat", [("Causes", [], ["Cold", "Heat"])]),
        ("# T\n\nA **bold** word.", [(None, ["A bold word."], [])]),
        ("# T\n\n## A\n\n## B\n\nText.", [("A", [], []), ("B", ["Text."], [])]),
        ("# T\n\n- [x] Cold\n- [ ] Heat", [(None, [], ["Cold", "Heat"])]),
        ("# T\n\n- [Cold](https://a.example/b) and `wind`", [(None, [], ["Cold and wind"])]),
        ("# T\n\n> Quoted.\n\n```\ncode\n```\n\n![alt](a.png)", [(None, ["Quoted."], [])]),
        ("# T\n\nSee.[^1]\n\n[^1]: A note.", [(None, ["See."], [])]),
        (
            "# T\n\n|Test|Shows|Where|\n|-|-|-|\n|Gastroscopy|Ulcers|Clinic|\n|X-ray|||",
            [(None, [], ["Gastroscopy \N{EM DASH} Ulcers; Clinic", "X-ray"])],
        ),
        (
            "# T\n\nReflux\n: Acid flows back.",
            [(None, [], ["Reflux \N{EM DASH} Acid flows back."])],
        ),
        ("# T\n\n<div>Menu</div>\n\nText<br>here.", [(None, ["Text here."], [])]),
    ],
)
def test_each_part_is_read_as_it_is_seen(
    text: str, expected: list[tuple[str | None, list[str], list[str]]]
) -> None:
    """Headings, bold lines, lists, tables, definitions; code, pictures and notes are left out."""
    article = read_markdown(text)
    assert article.title is not None
    assert article.title.text == "T"
    assert in_order(article) == expected


def test_every_part_stands_where_it_says() -> None:
    """The stored text at the span is the part; so too behind signs that take two units elsewhere."""
    article = read_markdown("# \N{DNA DOUBLE HELIX} T\n\nOne. Two.\n\n- *A*\n  - B\n\n## H\n\n- C")
    blocks = [article.title, *(section.heading for section in article.sections)]
    for section in article.sections:
        blocks += [*section.sentences, *(item.block for item in section.items)]
    shown = [block for block in blocks if block is not None]
    assert [block.text for block in shown] == [
        "\N{DNA DOUBLE HELIX} T", "H", "One.", "Two.", "A", "B", "C",
    ]  # fmt: skip
    assert all(article.text[block.start : block.end] == block.text for block in shown)


def test_an_inner_list_knows_its_item() -> None:
    """And an outer item that follows has none."""
    article = read_markdown("# T\n\n- A\n  - B\n    1. C\n- D")
    items = article.sections[0].items
    parents = [(item.block.text, item.parent.text if item.parent else None) for item in items]
    assert parents == [("A", None), ("B", "A"), ("C", "B"), ("D", None)]


def test_front_matter_gives_the_title_where_no_heading_does() -> None:
    """It is no text itself."""
    article = read_markdown("---\ntitle: 'Dizziness'\ntags: [a]\n---\n\n## Causes\n\n- Cold")
    assert article.title is not None
    assert article.text == "Dizziness\nCauses\n- Cold"


def test_nothing_to_read_is_an_error() -> None:
    """Pictures, code and rules alone are no article."""
    with pytest.raises(EmptyDocument):
        read_markdown("![a](b.png)\n\n---\n\n```\ncode\n```\n")


def test_deep_nesting_is_read_or_left_out_in_little_time() -> None:
    """No text makes it recurse without end."""
    for text in ("> " * 5_000 + "x", "- " * 2_000 + "x", "[" * 5_000 + "x", "*a " * 5_000):
        assert read_markdown(f"# T\n\nText.\n\n{text}").title is not None


def test_a_markdown_document_is_read_like_any_other() -> None:
    """Its statements' spans point into what is stored."""
    reading = read_document(
        b"# Dizziness\n\n## Causes\n\n**Stress** can cause dizziness.\n\n* Migraine",
        as_format=Format.MARKDOWN,
    )
    assert reading.document.loader == "markdown/1"
    assert [statement.evidence.sentence for statement in reading.statements] == [
        "Stress can cause dizziness.", "Migraine",
    ]  # fmt: skip
