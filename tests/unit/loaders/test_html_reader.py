"""Saved web pages: what becomes of their markup."""

from __future__ import annotations

import pytest

from loaders.errors import NoArticleOnPage, UndecodableDocument
from loaders.readers.html import read_html
from loaders.structure import Article, ListItem


def read(page: str) -> Article:
    """Return the article on a page, each part of it checked to stand where it says."""
    article = read_html(page.encode())
    for section in article.sections:
        blocks = [each.block for each in (*section.paragraphs, *section.items)]
        for block in (*blocks, *section.sentences, *([section.heading] if section.heading else [])):
            assert article.text[block.start : block.end] == block.text
    return article


def items(page: str) -> list[str]:
    """Return all items of a page."""
    return [item.block.text for section in read(page).sections for item in section.items]


def paragraphs(page: str) -> list[str]:
    """Return all running text of a page."""
    return [each.block.text for section in read(page).sections for each in section.paragraphs]


def headings(page: str) -> list[str]:
    """Return all headings of a page."""
    return [section.heading.text for section in read(page).sections if section.heading]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (
            "<title>Hiccups | Health Now</title><h1>Hiccups that last</h1><p>Yes.",
            "Hiccups that last",
        ),
        ("<title>Hiccups – what helps | Health Now</title><p>Yes.", "Hiccups – what helps"),
        ("<title>Hiccups - what helps</title><p>Yes.", "Hiccups - what helps"),
        ("<title>Hiccups - health.example</title><p>Yes.", "Hiccups"),
        (
            "<meta property=og:site_name content='Health Now'><title>Hiccups - Health now</title>x",
            "Hiccups",
        ),
        (
            "<meta property=og:site_name content='Now'><title>Now | Hiccups | Causes</title>x",
            "Hiccups | Causes",
        ),
        (
            "<meta property=og:title content='Hiccups at night'><title>a.example</title>x",
            "Hiccups at night",
        ),
        ("<title>Hiccups | Health Now</title><h1>Health Now</h1><p>Yes.", "Hiccups"),
        ("<title>Hic&shy;cups&#1;at\n night</title>x", "Hiccups at night"),
        ("<title>Hiccups - Now</title><div><h1>Now</h1></div><main><p>Yes.</main>", "Hiccups"),
        ("<title>Hiccups - Causes</title><main><h1>Causes</h1><p>Yes.</main>", "Causes"),
        ("<header><h1>Hiccups</h1><a href=/>Home</a></header><main><p>Yes.</main>", "Hiccups"),
    ],
)
def test_the_title_is_the_articles_not_the_sites(page: str, title: str) -> None:
    """The h1, else what the head says; the site's name is cut off where it is known to be one."""
    article = read(page)
    assert article.title is not None
    assert article.title.text == title


def test_headings_of_all_levels_begin_sections() -> None:
    """A paragraph that is bold as a whole heads a section, one that only begins so does not."""
    page = """<h1>Hiccups</h1><h2>Causes</h2><p>Eating fast.</p><h5>Rare causes</h5><p>Gout.</p>
        <p><strong>Which doctor to see</strong></p><p><b>Note:</b> most pass.</p>
        <b>What helps</b><br>Water."""
    assert headings(page) == ["Causes", "Rare causes", "Which doctor to see", "What helps"]
    assert paragraphs(page) == ["Eating fast.", "Gout.", "Note: most pass.", "Water."]


def test_a_bold_sentence_is_no_heading() -> None:
    """It is only stressed."""
    assert headings("<h1>Hiccups</h1><p><b>Hiccups that last two days need a doctor.</b></p>") == []


def test_lists_keep_how_they_nest() -> None:
    """An item of an inner list knows the item it stands under, also where the list is written wrongly."""
    page = (
        "<ol><li>Blood tests<ul><li>Count</li></ul></li><li><p>Scans</p></li><ul><li>MRI</ul></ol>"
    )
    found = [item for section in read(page).sections for item in section.items]
    assert [_with_parent(item) for item in found] == [
        ("Blood tests", None), ("Count", "Blood tests"), ("Scans", None), ("MRI", "Scans"),
    ]  # fmt: skip


def _with_parent(item: ListItem) -> tuple[str, str | None]:
    return item.block.text, item.parent.text if item.parent else None


def test_an_item_of_a_name_and_a_text_is_both() -> None:
    """Whether they are two paragraphs or a heading and a paragraph."""
    page = """<ul><li><p>Gastritis</p><p>The lining is sore.</p></li><li><h4>Reflux</h4><p>Acid rises.</p>
        <li><b>Stroke.</b> Rare.<li>A hernia<br>that presses</ul>"""
    assert items(page) == [
        "Gastritis — The lining is sore.",
        "Reflux — Acid rises.",
        "Stroke. Rare.",
        "A hernia that presses",
    ]


def test_definitions_are_items() -> None:
    """Two terms of one meaning are two items; two meanings of one term are one."""
    page = """<dl><dt>Gastritis:</dt><dd>The lining is sore.</dd><dt>Uremia<dt>Kidney failure<dd>Waste
        stays.<dd>Nerves suffer.<div><dt>Gout</dt></div></dl>"""
    assert items(page) == [
        "Gastritis — The lining is sore.",
        "Uremia — Waste stays.; Nerves suffer.",
        "Kidney failure — Waste stays.; Nerves suffer.",
        "Gout",
    ]


def test_rows_of_tables_are_items() -> None:
    """The row of headings is said, and is none; cells over several rows are said in each."""
    page = """<table><caption>Tests</caption><tr><th>Test<th>Shows<th>Where</tr>
        <tr><td rowspan=2>Endoscopy<td>Gastritis<td>Clinic<tr><td>Reflux<td></tr>
        <tr><th scope=row>X-ray<td><ul><li>Hernia<li>Fracture</ul><td>Practice</table>"""
    assert items(page) == [
        "Endoscopy — Gastritis; Clinic",
        "Endoscopy — Reflux",
        "X-ray — Hernia, Fracture; Practice",
    ]
    assert paragraphs(page) == ["Tests", "Test — Shows; Where"]


def test_a_column_of_numbers_is_left_out() -> None:
    """It only counts the rows."""
    page = "<table><tr><td>1.<td>Gout<td>Pain</tr><tr><td>2.<td>Flu<td>Fever</table>"
    assert items(page) == ["Gout — Pain", "Flu — Fever"]


def test_a_table_that_lays_out_is_no_table() -> None:
    """Its cells hold headings and text."""
    page = "<table><tr><td><h2>Causes</h2><p>Gout.</p></td><td><h2>Tests</h2><p>X-ray.</p></table>"
    assert headings(page) == ["Causes", "Tests"]
    assert items(page) == []


def test_markup_neither_splits_nor_joins_words() -> None:
    """Inline elements join, blocks and line ends part; entities, soft hyphens and odd spaces are read."""
    page = """<p>Mus<b>cle</b>&nbsp;&nbsp;pain, M&eacute;ni&#232;re&rsquo;s hyper&shy;tension,
        3&thinsp;&lt;&thinsp;4,
        <i>one</i> <i>two</i><br>three</p><div>four<p>five</p>six</div>"""
    assert paragraphs(page) == [
        "Muscle pain, Ménière’s hypertension, 3 < 4, one two three", "four", "five", "six",
    ]  # fmt: skip


def test_lists_that_are_only_typed_are_lists() -> None:
    """Bullets in paragraphs, as word processors save them; short lines between line ends."""
    page = """<p>&middot;&nbsp;&nbsp; Gout</p><p>• Flu<br>• Stroke</p><p>Common ones are:<br>cold food<br>
        stress<br>fast eating</p><p>Two lines<br>are none</p>"""
    assert items(page) == ["Gout", "Flu", "Stroke", "cold food", "stress", "fast eating"]
    assert paragraphs(page) == ["Common ones are:", "Two lines are none"]


def test_captions_and_folded_sections_are_read() -> None:
    """`details` folds a section, whose heading is its summary."""
    page = """<figure><img alt=no><figcaption>The diaphragm.</figcaption></figure><details><summary>Causes
        </summary><p>Gout.</p></details><h3><button>Tests</button></h3>
        <p>X-ray.</p><h3>Help <button>Copy</button><a href=#h>#</a></h3><p>Water.</p>"""
    assert paragraphs(page) == ["The diaphragm.", "Gout.", "X-ray.", "Water."]
    assert headings(page) == ["Causes", "Tests", "Help"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("\ufeff<p>Ménière".encode(), "Ménière"),
        ("<p>Ménière".encode("utf-16"), "Ménière"),
        ('<meta charset="iso-8859-1"><p>It’s Ménière'.encode("cp1252"), "It’s Ménière"),
        (
            "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>Икота".encode(
                "cp1251"
            ),
            "Икота",
        ),
        ('<meta charset="windows-1251"><p>Ménière'.encode(), "Ménière"),
        ("<?xml version='1.0' encoding='iso-8859-15'?><p>Ménière".encode("iso-8859-15"), "Ménière"),
    ],
)
def test_the_encoding_is_the_pages(data: bytes, said: str) -> None:
    """By its mark, or as it says; but what can be read as UTF-8 is UTF-8."""
    assert read_html(data).text == said


@pytest.mark.parametrize("named", ["", "<meta charset=nonsense>", "<meta charset=base64>"])
def test_an_unknown_encoding_is_an_error(named: str) -> None:
    """It is named; nothing is guessed."""
    with pytest.raises(UndecodableDocument, match="UTF-8"):
        read_html(named.encode() + b"<p>M\xe9ni\xe8re")


@pytest.mark.parametrize(
    "page", ["<html></html>", "<nav>Home</nav>", "<script>x()</script>", "<h1>Hiccups</h1>"]
)
def test_a_page_without_an_article_is_an_error(page: str) -> None:
    """Never loaded silently empty."""
    with pytest.raises(NoArticleOnPage):
        read_html(page.encode())
