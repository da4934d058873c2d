"""The explorer in a real Chromium, over a real store that holds the article."""

from __future__ import annotations

import itertools
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from chromium import keep_inside, launch_chromium
from fenced import ROOT
from free_port import find_free_port
from hostile import HARMED, HOSTILE, ODD, TAG, crowded_reading, hostile_reading
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from api.about import NOTICE
from api.main import create_app
from api.settings import Settings
from graph.stores.embedded import EmbeddedStore
from loaders.ingest import read_document
from loaders.sample import sample_bytes

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("explorer")]

SCREENSHOTS = ROOT / ".build" / "screenshots"
SPASM = "HP:0003394"
CROWD_SIZE = 130
PATIENCE = 10_000  # milliseconds


@contextmanager
def serve(store: EmbeddedStore) -> Iterator[str]:
    """Serve a store on a free port until the block ends; yield the address."""
    port = find_free_port()
    app = create_app(Settings(), store)
    config = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        deadline = time.monotonic() + 10
        while not server.started and thread.is_alive() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert server.started
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The explorer's address, over the article and two documents made to be difficult."""
    store = EmbeddedStore(None)
    for reading in (
        read_document(sample_bytes()),
        hostile_reading(),
        crowded_reading(CROWD_SIZE),
    ):
        store.replace_document(reading)
    with serve(store) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The Chromium of the system."""
    with launch_chromium() as browser:
        yield browser


@contextmanager
def open_page(chromium: Browser, **options: object) -> Iterator[Page]:
    """Open a page that fails the test on anything it asks of outside, or complains of."""
    context: BrowserContext = chromium.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    outside = keep_inside(context)
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert outside == []
    # Chromium itself writes a line for every status over 399; what is asked for on purpose is not ours.
    assert [text for text in complaints if "Failed to load resource" not in text] == []


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """The explorer's first page on a desktop."""
    with open_page(chromium, viewport={"width": 1440, "height": 1000}) as page:
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        yield page


def photograph(page: Page, name: str) -> None:
    """Keep what is seen, for people to look at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"explorer-{name}.png")


def search(page: Page, text: str) -> Locator:
    """Type into the search box at the top, and return the suggestions."""
    box = page.get_by_role("combobox", name="Search the graph")
    box.fill("")
    box.press_sequentially(text)
    return page.get_by_role("option")


def go(page: Page, state: str) -> None:
    """Go to a state by its address, as someone does who was sent a link."""
    page.goto(f"{page.url.partition('#')[0]}#{state}")
    expect(marks(page).first).to_be_visible()


def marks(page: Page) -> Locator:
    """The nodes of the picture."""
    return page.locator("svg.graph a.mark")


def heading(page: Page) -> Locator:
    """The name of the node that is shown."""
    return page.get_by_role("heading", level=1)


def section(page: Page, name: str) -> Locator:
    """One part of a node's page."""
    return page.get_by_role("region", name=name)


def test_the_first_page_says_what_it_is_and_where_to_begin(page: Page) -> None:
    """How much there is, the documents with what they are about, and the notice."""
    expect(page.get_by_text(re.compile(r"\d+ nodes · \d+ edges"))).to_be_visible()
    expect(page.get_by_role("contentinfo")).to_contain_text(NOTICE)
    photograph(page, "1-first-page")
    page.get_by_role("listitem").filter(has_text="Muscle spasms:").get_by_role("link").click()
    expect(heading(page)).to_have_text("muscle spasm")


def test_suggestions_say_which_name_was_found_and_how(page: Page) -> None:
    """A synonym, a misspelling, a name; each with its category."""
    expect(search(page, "lou gehrig").first).to_contain_text("amyotrophic lateral sclerosis")
    expect(page.get_by_role("option").first).to_contain_text("also called “Lou Gehrig")
    expect(page.get_by_role("option").first).to_contain_text("Disease")
    expect(search(page, "muscel spasm").first).to_contain_text(re.compile("muscle spasm.*similar"))
    photograph(page, "2-suggestions")
    search(page, "zzzzzzzz")
    expect(page.get_by_text("Nothing is called “zzzzzzzz”.").first).to_be_visible()
    expect(page.get_by_role("option")).to_have_count(0)


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
    marked = page.get_by_role("option", selected=True)
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
    """Every neighbour is there, named, in its category's colour, and the legend says which."""
    go(page, f"node={SPASM}")
    names = set(marks(page).locator("text").all_text_contents())
    assert {"muscle spasm", "stroke", "acupuncture", "neurologist", "dehydration"} <= names
    shown, total = shown_of(page)
    assert shown == total == marks(page).count() - 1 > 40
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
        for (x1, y1, scale), (x2, y2, _) in itertools.pairwise(places)
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
    line = page.locator('.edge[data-ends*="NOSO:acupuncture"] .touch')
    line.hover(force=True)
    expect(page.locator(".tip")).to_have_text("acupuncture treats muscle spasm")
    photograph(page, "5-line")
    line.click(force=True)
    expect(page.locator(".evidence blockquote")).to_have_text("Acupuncture")


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
    go(page, "node=NOSO:acupuncture")
    connect = section(page, "How are two things connected?")
    connect.get_by_role("combobox", name="The other thing").fill("stroke")
    connect.get_by_role("option").first.click()
    first = connect.locator(".paths > li").first
    expect(first).to_contain_text("Acupuncture treats muscle spasm")
    assert first.locator(".chain .node-link").all_text_contents() == [
        "acupuncture", "muscle spasm", "stroke",
    ]  # fmt: skip
    first.get_by_role("button").first.click()
    expect(first.locator("blockquote").first).to_have_text("Acupuncture")
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
    go(page, "node=NOSO:acupuncture")
    related = section(page, "Related")
    expect(related.locator(".related > li").first).to_contain_text("shares muscle spasm with")
    related.get_by_label("Show", exact=True).select_option("Specialist")
    expect(related.locator(".related > li").first).to_contain_text(re.compile("ist"))
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
    mark(page, shortened(HARMED.name)).locator("circle").click()
    expect(heading(page)).to_have_text(HARMED.name)


def shortened(name: str) -> str:
    """Return a name as the picture on a desktop writes it."""
    return name if len(name) <= 34 else f"{name[:33].rstrip()}…"


@pytest.mark.parametrize("state", ["", f"node={SPASM}&target=NOSO:stroke", f"node={HOSTILE.id}"])
def test_a_narrow_phone_needs_no_scrolling_sideways(
    chromium: Browser, address: str, state: str
) -> None:
    """At 360 pixels everything fits, and fingers have something to hit."""
    size = {"width": 360, "height": 740}
    with open_page(chromium, viewport=size, has_touch=True, device_scale_factor=2) as page:
        page.goto(f"{address}#{state}")
        expect(heading(page)).to_be_visible()
        page.wait_for_function("!document.querySelector('[aria-busy]')")
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        photograph(page, f"10-phone-{len(state)}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_light_and_dark(chromium: Browser, address: str, scheme: str) -> None:
    """Text stands out from what is behind it by 4.5 to 1 (WCAG 2.2, 1.4.3)."""
    size = {"width": 1440, "height": 1000}
    with open_page(chromium, viewport=size, color_scheme=scheme) as page:
        page.goto(f"{address}#node={SPASM}&target=NOSO:acupuncture")
        expect(marks(page).first).to_be_visible()
        expect(page.locator(".paths")).to_be_visible()
        page.wait_for_function("!document.querySelector('[aria-busy]')")
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


def test_nothing_moves_for_who_wants_no_motion(chromium: Browser, address: str) -> None:
    """The system's setting is respected."""
    with open_page(chromium, reduced_motion="reduce") as page:
        page.goto(f"{address}#node={SPASM}")
        expect(marks(page).first).to_be_visible()
        styles = "all => all.map(each => parseFloat(getComputedStyle(each).transitionDuration))"
        assert set(page.locator("*").evaluate_all(styles)) == {0}


def test_the_page_has_landmarks_and_every_control_a_name(page: Page) -> None:
    """What a screen reader jumps by."""
    go(page, f"node={SPASM}&target=NOSO:acupuncture")
    for role in ("banner", "main", "contentinfo", "search", "navigation"):
        expect(page.get_by_role(role)).to_have_count(1)  # type: ignore[arg-type]
    nameless = page.locator("button, input, select, a, svg").evaluate_all(
        """all => all.filter(each => !(each.textContent.trim() || each.getAttribute('aria-label')
             || each.labels?.length)).map(each => each.outerHTML)"""
    )
    assert nameless == []
    ids = page.locator("[id]").evaluate_all("all => all.map(each => each.id)")
    assert len(ids) == len(set(ids))
