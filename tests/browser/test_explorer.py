"""What the explorer shows, in a real Chromium, over a real store that holds the article."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from explorer_page import SPASM, find_id, go, heading, marks, photograph, search, section
from hostile import CROWD_SIZE
from playwright.sync_api import Locator, Page, expect

from api.about import NOTICE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("explorer")]


def test_the_first_page_says_what_it_is_and_where_to_begin(page: Page) -> None:
    """How much there is, the documents with what they are about, and the notice."""
    expect(page.get_by_text(re.compile(r"\d+ nodes · \d+ edges"))).to_be_visible()
    expect(page.get_by_role("contentinfo")).to_contain_text(NOTICE)
    photograph(page, "1-first-page")
    page.get_by_role("listitem").filter(has_text="Muscle spasms:").get_by_role("link").click()
    expect(heading(page)).to_have_text("muscle spasm")


def test_suggestions_say_which_name_was_found_and_how(page: Page) -> None:
    """A synonym, a misspelling, a name; each with its category."""
    suggested = search(page, "lou gehrig")
    expect(suggested.first).to_contain_text("amyotrophic lateral sclerosis")
    expect(suggested.first).to_contain_text("also called “Lou Gehrig")
    expect(suggested.first).to_contain_text("Disease")
    expect(search(page, "muscel spasm").first).to_contain_text(re.compile("muscle spasm.*similar"))
    photograph(page, "2-suggestions")
    search(page, "zzzzzzzz")
    expect(page.get_by_text("Nothing is called “zzzzzzzz”.").first).to_be_visible()
    expect(suggested).to_have_count(0)


def test_the_search_works_by_keyboard_alone(page: Page) -> None:
    """Arrows mark, Enter takes, Escape closes; a screen reader hears of it."""
    box = page.get_by_role("combobox", name="Search the graph")
    expect(search(page, "spasm").nth(1)).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_contain_text("suggestions for spasm")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    marked = page.get_by_role("banner").get_by_role("option", selected=True)
    expect(box).to_have_attribute("aria-activedescendant", marked.get_attribute("id") or "none")
    name = marked.locator(".option-name").text_content() or ""
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text(name)
    expect(page).to_have_title(f"{name} · Nosograph")


def test_enter_at_once_takes_the_best(page: Page) -> None:
    """Who types fast does not wait for the suggestions."""
    box = page.get_by_role("combobox", name="Search the graph")
    box.fill("EMG")
    box.press("Enter")
    expect(heading(page)).to_have_text("electromyography")


def test_the_picture_names_and_colours_what_lies_around(page: Page) -> None:
    """As many neighbours as fit are there, named, in its category's colour, and the legend says which."""
    go(page, f"node={SPASM}")
    names = set(marks(page).locator("text").all_text_contents())
    assert {"muscle spasm", "stroke", "acupuncture", "neurologist", "dehydration"} <= names
    shown, total = shown_of(page)
    assert shown == marks(page).count() - 1 == 60
    assert total > shown
    assert colour(page, "stroke") == legend_colour(page, "Disease")
    assert colour(page, "acupuncture") == legend_colour(page, "Treatment")
    assert colour(page, "stroke") != colour(page, "acupuncture")
    photograph(page, "3-picture")


def shown_of(page: Page) -> tuple[int, int]:
    """Return what the picture says of itself: n of N shown."""
    words = section(page, "Neighbourhood").get_by_text(re.compile(r"\d+ of \d+ shown"))
    shown, total = re.findall(r"\d+", words.text_content() or "")
    return int(shown), int(total)


def mark(page: Page, name: str) -> Locator:
    """A node of the picture."""
    return marks(page).filter(has=page.get_by_text(name, exact=True)).first


def colour(page: Page, name: str) -> str:
    """Return the colour that a node is painted in."""
    script = "circle => getComputedStyle(circle).fill"
    return str(mark(page, name).locator("circle").evaluate(script))


def legend_colour(page: Page, category: str) -> str:
    """Return the colour that the legend gives a category."""
    script = "spot => getComputedStyle(spot).backgroundColor"
    return str(page.locator(f'.legend [data-category="{category}"] .spot').evaluate(script))


def test_the_names_in_the_picture_do_not_cover_each_other(page: Page) -> None:
    """Neighbours on the ring are further apart than a line of text is high."""
    go(page, f"node={SPASM}")
    places = marks(page).evaluate_all(
        "marks => marks.slice(1).map(mark => [mark.getCTM().e, mark.getCTM().f, mark.getCTM().a])"
    )
    gaps = [
        ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5 / scale
        for (x1, y1, scale), (x2, y2, _) in pairwise(places)
    ]
    assert min(gaps) > 13  # the font's size


def test_the_legend_hides_and_shows_a_category(page: Page) -> None:
    """What is hidden is gone from the picture and in the address; the list beside it stays whole."""
    go(page, f"node={SPASM}")
    toggle = page.locator(".legend").get_by_role("button", name="Treatment")
    toggle.click()
    expect(mark(page, "acupuncture")).to_have_count(0)
    expect(toggle).to_have_attribute("aria-pressed", "false")
    expect(toggle).to_be_focused()
    assert page.url.endswith("hide=Treatment")
    expect(
        section(page, "What is said of it").get_by_role("link", name="acupuncture")
    ).to_be_visible()
    page.go_back()
    expect(mark(page, "acupuncture")).to_be_visible()


def test_a_click_re_centres_and_back_goes_back(page: Page) -> None:
    """The picture's nodes are links; so the browser's own buttons work, and the title follows."""
    go(page, f"node={SPASM}")
    mark(page, "stroke").locator("circle").click()
    expect(heading(page)).to_have_text("stroke")
    expect(mark(page, "stroke")).to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="2 hops").click()
    expect(mark(page, "acupuncture")).to_be_visible()
    photograph(page, "4-two-hops")
    page.go_back()
    page.go_back()
    expect(heading(page)).to_have_text("muscle spasm")
    page.reload()
    expect(heading(page)).to_have_text("muscle spasm")


def test_the_picture_can_be_walked_by_keyboard(page: Page) -> None:
    """One stop for the Tab key; arrows walk around, Enter goes there, and each says what it is."""
    go(page, f"node={SPASM}")
    mark(page, "muscle spasm").focus()
    page.keyboard.press("ArrowRight")
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert re.search(r"\. Disease\. .*muscle spasm", label)
    assert marks(page).and_(page.locator("[tabindex='0']")).count() == 1
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text(label.partition(".")[0])


def test_a_line_says_what_it_means_and_opens_its_evidence(page: Page) -> None:
    """In words while the pointer is over it; the sentence after a click."""
    go(page, f"node={SPASM}")
    line = page.locator(f'.edge[data-ends*="{find_id(page, "acupuncture")}"] .touch')
    line.hover(force=True)
    expect(page.locator(".tip")).to_have_text("acupuncture treats muscle spasm")
    photograph(page, "5-line")
    line.click(force=True)
    expect(page.locator(".evidence blockquote").last).to_have_text("Acupuncture")


def test_edges_are_grouped_in_words_and_open_their_sentences(page: Page) -> None:
    """Section, document, place, and how sure the document is."""
    go(page, f"node={SPASM}")
    edges = section(page, "What is said of it")
    expect(edges.get_by_role("heading", name="is a symptom of")).to_be_visible()
    expect(edges.get_by_role("heading", name="is treated with")).to_be_visible()
    button = edges.get_by_role("button", name="Evidence that stroke has the symptom muscle spasm")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    evidence = page.locator(f"#{button.get_attribute('aria-controls')}")
    expect(evidence.locator("blockquote")).to_have_text("Stroke")
    expect(evidence).to_contain_text("under “Diseases”")
    expect(evidence).to_contain_text("Muscle spasms: causes, symptoms, and treatment methods")
    photograph(page, "6-evidence")
    button.click()
    expect(evidence).to_be_hidden()


def test_identifiers_are_text_and_synonyms_are_listed(page: Page) -> None:
    """Nothing in the explorer leads outside."""
    go(page, f"node={SPASM}")
    expect(page.get_by_text("UMLS:C0026821")).to_be_visible()
    expect(page.locator(".node-head")).to_contain_text("muscular spasm")
    hrefs = page.locator("a").evaluate_all(
        "links => links.map(link => link.href.baseVal ?? link.href)"
    )
    own = page.url.partition("#")[0]
    assert all(href.startswith(("#", own)) for href in hrefs)


def test_two_things_are_connected_in_sentences_and_chains(page: Page) -> None:
    """A second search box; each path as a sentence and a chain whose hops open their evidence."""
    go(page, f"node={find_id(page, 'acupuncture')}")
    connect = section(page, "How are two things connected?")
    connect.get_by_role("combobox", name="The other thing").fill("stroke")
    connect.get_by_role("option").first.click()
    first = connect.locator(".paths > li").first
    expect(first).to_contain_text("Acupuncture treats muscle spasm")
    assert first.locator(".chain .node-link").all_text_contents() == [
        "acupuncture", "muscle spasm", "stroke",
    ]  # fmt: skip
    first.get_by_role("button").first.click()
    expect(first.locator("blockquote").first).to_contain_text("acupuncture")
    photograph(page, "7-path")
    page.reload()
    expect(connect.locator(".paths > li").first).to_contain_text("Acupuncture treats")


def test_unconnected_and_equal_ends_are_said_in_words(page: Page) -> None:
    """No path is an answer, too; so is that both are the same."""
    go(page, f"node={SPASM}&target=T:crowd")
    connect = section(page, "How are two things connected?")
    expect(connect).to_contain_text("No path of up to 4 hops connects them.")
    connect.get_by_role("button", name="Look as far as 6 hops").click()
    expect(connect).to_contain_text("No path of up to 6 hops connects them.")
    go(page, f"node={SPASM}&target={SPASM}")
    expect(connect).to_contain_text("These are the same thing")


def test_what_is_related_says_why(page: Page) -> None:
    """Each with the shared nodes, as a sentence and as links; one kind can be chosen."""
    go(page, f"node={find_id(page, 'acupuncture')}")
    related = section(page, "Related")
    why = re.compile("shares (.* and )?muscle spasm with acupuncture")
    expect(related.locator(".related > li").first).to_contain_text(why)
    related.get_by_label("Show", exact=True).select_option("Specialist")
    expect(related.locator(".related > li > .node-link").first).to_contain_text("chiropractor")
    spots = related.locator(".related > li > .node-link .spot")
    assert set(spots.evaluate_all("all => all.map(each => each.className)")) == {
        "spot is-Specialist"
    }
    shown = related.locator(".related > li").count()
    expect(related).to_contain_text(f"{shown} of")
    related.get_by_role("link", name="muscle spasm").first.click()
    expect(heading(page)).to_have_text("muscle spasm")


def test_a_crowd_is_shown_in_part_and_says_so(page: Page) -> None:
    """So many of how many, and a way to more."""
    go(page, "node=T:crowd")
    shown, total = shown_of(page)
    assert shown == marks(page).count() - 1 < total == CROWD_SIZE
    section(page, "Neighbourhood").get_by_role("button", name="Show more").click()
    expect(marks(page)).to_have_count(2 * shown + 1)
    section(page, "Neighbourhood").get_by_role("button", name="Show more").click()
    expect(marks(page)).to_have_count(CROWD_SIZE + 1)
    expect(section(page, "Neighbourhood").get_by_role("button", name="Show more")).to_have_count(0)
    photograph(page, "8-crowd")
