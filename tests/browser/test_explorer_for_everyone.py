"""The explorer with odd addresses, hostile texts and failures, and for every eye, hand and screen."""

from __future__ import annotations

import pytest
from explorer_page import (
    SPASM,
    go,
    heading,
    marks,
    open_page,
    photograph,
    search,
    section,
    serve,
    settle,
)
from hostile import HARMED, HOSTILE, ODD, TAG
from playwright.sync_api import Browser, Page, expect

from graph.stores.embedded import EmbeddedStore

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("explorer")]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("node=MONDO:none", "Search by name to find one."),
        ("node=nonsense", "'nonsense' is not a CURIE."),
        (f"node={SPASM}&target=nonsense", "'nonsense' is not a CURIE."),
        (f"node={SPASM}&kind=disease", "Accepted: Disease, Symptom"),
    ],
)
def test_a_problem_is_said_in_the_service_s_words(page: Page, state: str, words: str) -> None:
    """What was wrong and what would be accepted, for eyes and ears; the page stays usable."""
    page.goto(f"{page.url.partition('#')[0]}#{state}")
    expect(page.get_by_role("alert")).to_contain_text(words)
    search(page, "stroke").first.click()
    expect(heading(page)).to_have_text("stroke")
    page.get_by_role("link", name="Nosograph").click()
    expect(heading(page)).to_have_text("What is connected, and who says so")


@pytest.mark.parametrize(
    "state", ["node=", "hops=99&reach=x&hide=,,", f"node={SPASM}&hops=99&hide=x"]
)
def test_an_odd_address_is_read_as_far_as_it_makes_sense(page: Page, state: str) -> None:
    """No address breaks the page."""
    page.goto(f"{page.url.partition('#')[0]}#{state}")
    expect(heading(page)).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_service_that_is_gone_is_said_in_words(chromium: Browser) -> None:
    """The page is still there; it says what is wrong and what to do."""
    with open_page(chromium) as page:
        with serve(EmbeddedStore(None)) as address:
            page.goto(address)
            expect(page.get_by_text("Nothing is loaded yet.")).to_be_visible()
        search(page, "stroke")
        expect(page.get_by_role("alert")).to_contain_text("The service does not answer.")


def test_text_from_documents_is_never_markup(page: Page) -> None:
    """Names, synonyms, sections, titles and sentences that look like tags are shown as they are."""
    expect(page.get_by_text(TAG, exact=True).first).to_be_visible()
    expect(search(page, "syndrome").filter(has_text="<img").first).to_be_visible()
    go(page, f"node={HOSTILE.id}&target={HARMED.id}&hops=2")
    expect(heading(page)).to_have_text(HOSTILE.name)
    expect(section(page, "How are two things connected?")).to_contain_text(HARMED.name)
    section(page, "What is said of it").get_by_role("button", name="Evidence").click()
    expect(page.locator(".evidence blockquote")).to_contain_text(TAG)
    photograph(page, "9-hostile")
    assert page.title().startswith("<img")
    assert page.locator("img").count() == 1  # the sign in the header
    assert page.locator("main script, main b").count() == 0


def test_the_word_that_hedges_is_marked(page: Page) -> None:
    """Where it stands in the sentence, and what it means."""
    go(page, f"node={HOSTILE.id}")
    section(page, "What is said of it").get_by_role("button", name="Evidence").click()
    expect(page.locator("blockquote mark")).to_have_text("can")
    expect(page.locator(".where")).to_contain_text("said to be possible")


def test_an_identifier_with_signs_of_an_address_is_found(page: Page) -> None:
    """Slashes, question marks, hashes and percent signs are part of it."""
    search(page, "odd address").first.click()
    expect(heading(page)).to_have_text("odd address")
    expect(page.locator(".node-head code").first).to_have_text(ODD.id)
    page.reload()
    expect(heading(page)).to_have_text("odd address")
    marks(page).nth(1).locator("circle").click()
    expect(heading(page)).to_have_text(HARMED.name)


@pytest.mark.parametrize("state", ["", f"node={SPASM}&target=HP:0001276", f"node={HOSTILE.id}"])
def test_a_narrow_phone_needs_no_scrolling_sideways(
    chromium: Browser, explorer: str, state: str
) -> None:
    """At 360 pixels everything fits, and fingers have something to hit."""
    size = {"width": 360, "height": 740}
    with open_page(chromium, viewport=size, has_touch=True, device_scale_factor=2) as page:
        page.goto(f"{explorer}#{state}")
        expect(heading(page)).to_be_visible()
        settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        photograph(page, f"10-phone-{len(state)}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_light_and_dark(chromium: Browser, explorer: str, scheme: str) -> None:
    """Text stands out from what is behind it by 4.5 to 1 (WCAG 2.2, 1.4.3)."""
    size = {"width": 1440, "height": 1000}
    with open_page(chromium, viewport=size, color_scheme=scheme) as page:
        page.goto(f"{explorer}#node={SPASM}&target=HP:0001276")
        expect(marks(page).first).to_be_visible()
        expect(page.locator(".paths")).to_be_visible()
        settle(page)
        photograph(page, f"11-{scheme}")
        pairs = page.locator("main *, footer *, header *").evaluate_all(READ_COLOURS)
        assert len(pairs) > 50
        faint = [(text, ratio(ink, paper)) for text, ink, paper in pairs if ratio(ink, paper) < 4.5]
        assert faint == []


# Every element with text of its own: the text, its colour, and the first opaque colour behind it.
READ_COLOURS = """elements => elements
  .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .filter(element => element.getClientRects().length && !(element instanceof SVGElement))
  .map(element => {
    const numbers = colour => colour.match(/[\\d.]+/g).map(Number)
    let behind = element
    let paper = numbers(getComputedStyle(behind).backgroundColor)
    while (paper[3] === 0) {
      behind = behind.parentElement
      paper = numbers(getComputedStyle(behind).backgroundColor)
    }
    return [element.textContent.slice(0, 40), numbers(getComputedStyle(element).color), paper]
  })"""


def ratio(ink: list[float], paper: list[float]) -> float:
    """Return the contrast of two colours, from 1 to 21. Source: WCAG 2.2, relative luminance."""
    light, dark = sorted((luminance(ink), luminance(paper)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: list[float]) -> float:
    """Return how bright a colour is, from 0 to 1."""
    parts = [part / 255 for part in colour[:3]]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])


def test_nothing_moves_for_who_wants_no_motion(chromium: Browser, explorer: str) -> None:
    """The system's setting is respected."""
    with open_page(chromium, reduced_motion="reduce") as page:
        page.goto(f"{explorer}#node={SPASM}")
        expect(marks(page).first).to_be_visible()
        styles = "all => all.map(each => parseFloat(getComputedStyle(each).transitionDuration))"
        assert set(page.locator("*").evaluate_all(styles)) == {0}


def test_the_page_has_landmarks_and_every_control_a_name(page: Page) -> None:
    """What a screen reader jumps by."""
    go(page, f"node={SPASM}&target=HP:0001276")
    for role in ("banner", "main", "contentinfo", "search", "navigation"):
        expect(page.get_by_role(role)).to_have_count(1)  # type: ignore[arg-type]
    nameless = page.locator("button, input, select, a, svg").evaluate_all(
        """all => all.filter(each => !(each.textContent.trim() || each.getAttribute('aria-label')
             || each.labels?.length)).map(each => each.outerHTML)"""
    )
    assert nameless == []
    ids = page.locator("[id]").evaluate_all("all => all.map(each => each.id)")
    assert len(ids) == len(set(ids))
