"""From the text of a web page to the parts of its article."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from loaders.readers.pages.clutter import remove_clutter
from loaders.readers.pages.finding import find_article
from loaders.readers.pages.messages import Part
from loaders.readers.pages.parts import list_parts
from loaders.readers.pages.titles import find_title, same_words
from loaders.readers.pages.tree import build_tree


def read_page(page: str) -> list[Part]:
    """Return the title and the parts of the article on a page.

    Example:
        >>> [part.text for part in read_page("<nav>Home</nav><h1>Dizziness</h1><p>It is common.</p>")]
        ['Dizziness', 'It is common.']
    """
    parsed = LexborHTMLParser(page)
    body = build_tree(parsed)
    remove_clutter(body)
    article = find_article(body)
    title = find_title(parsed, body, article)
    parts = [
        part
        for part in list_parts(article)
        if part.kind != "heading" or not same_words(part.text, title)
    ]
    return [Part("title", title), *parts] if any(map(str.isalnum, title)) else parts
