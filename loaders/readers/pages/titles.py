"""What a page is called, without the name of the site it is from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser

from loaders.readers.pages.elements import Element, clean_text

_BAR = re.compile(r"\s+(?:[|·•»]|::)\s+")
_DASH = re.compile(r"\s+[-–—]\s+")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+", re.ASCII)
_SITE_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title")


def find_title(page: LexborHTMLParser, body: Element, article: Element) -> str:
    """Return the title of an article: its h1, or else what the page's head says.

    A heading that only says the site's name is none.

    Example:
        >>> page = LexborHTMLParser("<title>Dizziness: causes | Example Health</title><p>It is common.")
        >>> find_title(page, Element("body"), Element("body"))
        'Dizziness: causes'
    """
    said = _read_head(page)
    site = next((said[name] for name in _SITE_NAMES if said.get(name)), "")
    written = said.get("title", "")
    if own := _find_h1(article, site, written, (_BAR,)):
        return own
    # Outside the article an h1 is often the site's own; behind a dash the title then says so as well.
    if other := _find_h1(body, site, written, (_BAR, _DASH)):
        return other
    sites = (site, *(each.text for each in body.iter() if each.tag == "h1"))
    return _without_site(said.get("og:title") or written, sites)


def _find_h1(place: Element, site: str, title: str, marks: Sequence[re.Pattern[str]]) -> str:
    sites = (site, *(mark.split(title)[-1] for mark in marks if mark.search(title)))
    said = (each.text for each in place.iter() if each.tag == "h1")
    return next((text for text in said if text and not _is_one(text, sites)), "")


def same_words(left: str, right: str) -> bool:
    """Return whether two titles differ in case and punctuation at most.

    Example:
        >>> same_words("Dizziness – causes", "Dizziness: Causes")
        True
    """
    return _fold(left) == _fold(right)


def _read_head(page: LexborHTMLParser) -> dict[str, str]:
    said: dict[str, str] = {}
    if page.head is None:
        return said
    for node in page.head.iter():
        attributes = node.attributes
        name = (
            "title" if node.tag == "title" else attributes.get("property") or attributes.get("name")
        )
        value = node.text() if node.tag == "title" else attributes.get("content")
        if name and value:
            said.setdefault(name.lower(), clean_text(value).strip())
    return said


def _without_site(title: str, sites: Sequence[str]) -> str:
    for mark in (_BAR, _DASH):
        marks = list(mark.finditer(title))
        if marks and _is_one(title[: marks[0].start()], sites):
            return title[marks[0].end() :]
        if marks and (mark is _BAR or _is_site(title[marks[-1].end() :], sites)):
            return title[: marks[-1].start()]
    return title


def _is_site(words: str, sites: Sequence[str]) -> bool:
    # Behind a dash may well stand what the article says: "Dizziness - causes and treatment".
    return _DOMAIN.fullmatch(words) is not None or _is_one(words, sites)


def _is_one(words: str, names: Sequence[str]) -> bool:
    return any(name and same_words(words, name) for name in names)


def _fold(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
