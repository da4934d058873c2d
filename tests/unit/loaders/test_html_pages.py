"""Whole pages in the layouts that sites have: the article is found, and nothing else is read."""

from __future__ import annotations

import random
import re

from loaders.errors import NoArticleOnPage
from loaders.readers.html import read_html

TAGS = (
    "a",
    "b",
    "br",
    "dd",
    "div",
    "dl",
    "form",
    "h2",
    "li",
    "nav",
    "p",
    "q",
    "svg",
    "td",
    "tr",
    "ul",
)
ATTRIBUTES = (
    "",
    "hidden",
    "class=related",
    "rowspan=99999",
    "colspan=2",
    "role=main",
    "role=dialog",
)

LEAD = "Hiccups are sudden cramps of the diaphragm, which most people know and few people like."
CAUSES = (
    "Most often the stomach is too full. Cold drinks, gas and laughter bring hiccups on as well."
)
TESTS = "If hiccups last for two days, a doctor looks for a reason with blood tests and an X-ray."
ARTICLE = f"""<p>{LEAD}</p><h2>Causes</h2><p>{CAUSES}</p>
    <ul><li><a href="/gastritis">Gastritis</a></li><li><a href="/stroke">Stroke</a></li></ul>
    <h2>Tests</h2><p>{TESTS}</p>"""
TITLE = "Hiccups: causes and tests"
READ = f"{TITLE}\n{LEAD}\nCauses\n{CAUSES}\n- Gastritis\n- Stroke\nTests\n{TESTS}"
MENU = "".join(f"<li><a href='/{each}'>Disease number {each}</a></li>" for each in range(60))


def text_of(page: str) -> str:
    """Return all that is stored of a page."""
    return read_html(page.encode()).text


def test_a_page_of_a_blog() -> None:
    """Classes name what is what: menus larger than the article, shares, tags, comments, widgets."""
    page = f"""<body class="post with-sidebar no-comments"><div id="masthead" class="site-header"><ul
        class="main-menu">{MENU}</ul></div><div class="breadcrumbs">Home » Symptoms</div>
        <div id="primary"><div class="entry-content"><h1>{TITLE}</h1><div class="entry-meta">By A.
        Writer, 3
        min</div><div class="toc_container"><p>Contents</p><ul><li><a href="#c">Causes</a></ul></div>
        <div class="addtoany_share"><a>Mail</a></div>{ARTICLE}<div
        class="jp-relatedposts"><h3>Gout</h3></div>
        </div><div class="post-tags">Tags: nerves</div><section id="comments"><h2>2 comments</h2>
        <p>My uncle had hiccups for a whole year and nobody knew why, but then they went
        away.</p></section>
        </div><div class="widget-area sidebar"><p>Dr. Ad recommends a pillow, it cures every
        ailment.</p></div>
        <div class="site-footer">Imprint</div>"""
    assert text_of(page) == READ


def test_a_page_without_any_name() -> None:
    """Where nothing is marked, the text is where it is densest."""
    page = f"""<title>{TITLE}</title><div><div><a href=/>Home</a> <a href=/a>Symptoms</a> <a
        href=/b>Diseases</a>
        </div><div><div><div>{ARTICLE}</div></div><div><a href=/g>Gout</a><br><a
        href=/f>Flu</a></div></div>
        <div>A health site. Write to us.</div></div>"""
    assert text_of(page) == READ


def test_a_page_laid_out_by_tables() -> None:
    """A cell for the menu, a cell for the article."""
    page = f"""<title>{TITLE}</title><table><tr><td colspan=2><a href=/>Health</a></td></tr><tr>
        <td width=150><a href=/g>Gout</a><br><a href=/f>Flu</a></td><td>{ARTICLE}</td></tr></table>"""
    assert text_of(page) == READ


def test_a_page_that_is_one_form_behind_a_dialog() -> None:
    """Some servers wrap a page in a form; an open dialog hides the page from screen readers."""
    page = f"""<form id=aspnetForm><input type=hidden value=stroke><div id=app
        aria-hidden=true><h1>{TITLE}</h1>
        {ARTICLE}<form><input><button>Send</button></form></div></form>
        <div role=dialog aria-modal=true><h2>Your privacy</h2><p>We and our 700 partners store
        things.</p></div>
        <div id="CybotCookiebotDialog"><p>Cookies make this page better, says their maker.</p></div>"""
    assert text_of(page) == READ


def test_a_page_of_an_encyclopedia() -> None:
    """Marks to edit and footnotes are no words; boxes with links below the article are not of it."""
    causes = CAUSES.replace("full.", "full.<sup class=reference><a href='#n1'>[1]</a></sup>")
    article = ARTICLE.replace(CAUSES, causes).replace(
        "</h2>",
        "<span class=mw-editsection>[<a href=/e>edit</a>]</span><a class=headerlink href=#x>¶</a></h2>",
    )
    page = f"""<div id=content role=main><h1>{TITLE}</h1><div class=hatnote>For the band see Hiccup.</div>
        <div id=toc><ul><li><a href=#Causes>Causes</a></ul></div>{article}<h2>See also</h2><ul><li><a
        href=/g>Gout
        </a><li><a href=/f>Flu</a></ul><div class=navbox>Symptoms of the chest</div></div>"""
    assert text_of(page) == READ


def test_boxes_that_point_elsewhere_are_left_out_where_they_stand() -> None:
    """In the middle of the article, named by nothing but their words; what follows is of the article."""
    boxes = """<p><b>Read also:</b> <a href=/g>Gout and what to do about it</a></p>
        <div><h3>You may also like</h3><p>Ten teas for the winter.</p></div>
        <h3>Related articles</h3><ul><li><a href=/f>Flu</a></ul><p><a href=/b>Burns</a></p>"""
    article = ARTICLE.replace("</h2>", f"</h2>{boxes}")
    assert text_of(f"<article><h1>{TITLE}</h1>{article}<h3>Share this:</h3></article>") == READ


def test_sections_named_after_the_illness_are_kept() -> None:
    """Related diseases are no related articles, and social anxiety is no social network."""
    page = f"""<main><h1>{TITLE}</h1><section id=related-diseases><h2 id=related>Related diseases</h2><ul>
        <li>Gout</ul></section><div id="social-anxiety"><p>{LEAD}</p></div><div
        class="informed-consent">
        <p>{CAUSES}</p></div></main>"""
    assert text_of(page) == f"{TITLE}\nRelated diseases\n- Gout\n{LEAD}\n{CAUSES}"


def test_what_is_folded_is_read_and_what_is_hidden_is_not() -> None:
    """Answers fold up under their questions; other hidden things were never meant to be seen."""
    page = f"""<main><h1>{TITLE}</h1><div class=accordion-item><button>Causes</button><h2>Causes</h2>
        <div class="accordion-body" style="display: none"><p>{CAUSES}</p></div></div>
        <p hidden>Stroke</p><div style="DISPLAY:NONE">Gout</div><p class="sr-only">Flu</p>
        <dl><dt>How is it tested?</dt><dd><p>{TESTS}</p></dd></dl></main>"""
    assert text_of(page) == f"{TITLE}\nCauses\n{CAUSES}\nHow is it tested?\n{TESTS}"


def test_a_lead_beside_the_body_is_of_the_article() -> None:
    """Also where the most of the text has an element of its own."""
    page = f"""<div class=page><h1>{TITLE}</h1><div class=lead>{LEAD}</div><div>{
        ARTICLE.replace(f"<p>{LEAD}</p>", "")
    }</div>
        <div><a href=/g>Gout</a></div></div>"""
    assert text_of(page).startswith(READ)


def test_one_article_among_teasers() -> None:
    """The teasers are articles to the page as well; the longest is the one."""
    teasers = "".join(f"<article><h2>Gout {n}</h2><p>It hurts.</p></article>" for n in range(5))
    page = f"<main><article><h1>{TITLE}</h1>{ARTICLE}</article><div>{teasers}</div></main>"
    assert text_of(page) == READ


def test_a_broken_page_is_read_or_refused() -> None:
    """Tags put in, taken out, doubled: what comes of it is sound text, or the page has no article."""
    page = f"<title>{TITLE}</title><main><h1>{TITLE}</h1>{ARTICLE}<dl><dt>Gout<dd>It hurts.</dl></main>"
    chance = random.Random(11)
    for _ in range(300):
        broken = _break(page, chance)
        try:
            text = text_of(broken)
        except NoArticleOnPage:
            continue
        lines = text.split("\n")
        assert all(any(map(str.isalnum, line)) for line in lines), broken
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\xad]", text), broken


def _break(page: str, chance: random.Random) -> str:
    for _ in range(chance.randrange(1, 8)):
        place = chance.randrange(len(page))
        put_in = f"<{chance.choice(('', '/'))}{chance.choice(TAGS)} {chance.choice(ATTRIBUTES)}>"
        junk = chance.choice(
            (put_in, put_in, "&#1;", "\u200b", "<!--", page[place : place + 50] * 9)
        )
        page = page[:place] + junk + page[place + chance.choice((0, 0, 30)) :]
    return page


def test_lists_in_lists_in_lists_take_no_longer_than_they_are() -> None:
    """Each is read once, however deep; it is refused only where a page is far from any article."""
    for opening in ("<dl><dt>Gout<dd>", "<ul><li>Gout", "<table><tr><td>Gout<td>", "<div>Gout<b>"):
        assert "Gout" in text_of(opening * 300)
