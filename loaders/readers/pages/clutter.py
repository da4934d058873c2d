"""What of a page is not its article: menus, notices, advertising, boxes that point elsewhere."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.readers.pages.elements import HEADINGS, Element, words
from loaders.readers.pages.names import is_named_clutter

_TAGS = words("nav footer aside del")
_ROLES = words("""
    alert alertdialog banner complementary contentinfo dialog menu menubar navigation search status
    tablist toolbar tooltip
""")
_NEVER_CLUTTER = words("html body main article h1")
_BOXES = words("blockquote details div figure header ol p section table ul")
_POINTS_ELSEWHERE = re.compile(
    r"(?:(?:read|see|learn|view|watch) (?:also|more|next)|also (?:read|see)|"
    r"(?:related|similar|recommended|popular|featured|trending|latest|recent|other|more) "
    r"(?:articles?|posts?|topics|content|pages|links|stories|reading|news|materials|videos|publications)|"
    r"(?:you )?(?:may|might) (?:also )?(?:like|be interested)|recommended(?: for you)?:?$|"
    r"most (?:read|popular)|more (?:on this|from )|©|copyright |all rights reserved|"
    r"share(?: this| on| with|$|:)|follow us|comments?(?: ?\(?\d+\)?)?:?$|"
    r"(?:leave|post|add|write) a (?:comment|reply)|subscribe|newsletter|sign up|advertisement|sponsored|"
    r"(?:table of )?contents:?$|in this (?:article|section):?$|on this page|rate this|"
    r"(?:was|is|did you find) this (?:page |article |information )?(?:helpful|useful)|"
    r"we use cookies|this (?:web)?site uses cookies|accept (?:all )?cookies)",
    re.IGNORECASE,
)
_MOST = 0.5
_LINKS = 0.5
_HEADED = 80


class _Page(NamedTuple):
    """What is known of a page: what says more than `most` stays, and its own places."""

    most: float
    targets: frozenset[str]


def remove_clutter(body: Element) -> None:
    """Take out of a page what is not its article; what holds most of the text stays.

    Complexity:
        Linear in the size of the page, times its depth.

    Example:
        >>> page, menu = Element("body"), Element("nav")
        >>> menu.children, page.children = ["Home"], ["Dizziness is common.", menu]
        >>> page.measure()
        >>> remove_clutter(page)
        >>> page.text
        'Dizziness is common.'
    """
    targets = frozenset(each.get("id") for each in body.iter()) - {""}
    _remove_from(body, _Page(body.said * _MOST, targets), in_article=False)
    body.measure()


def _remove_from(element: Element, page: _Page, *, in_article: bool) -> None:
    kept: list[Element | str] = []
    pointing = False
    for child in element.children:
        if isinstance(child, Element):
            pointing = _points(child, pointing=pointing)
            beside = child.tag == "button" and child.size < element.size
            if (
                beside
                or _is_marked(child)
                or (
                    child.said <= page.most
                    and (pointing or _seems_clutter(child, page, in_article=in_article))
                )
            ):
                continue
            _remove_from(child, page, in_article=in_article or child.tag in ("article", "main"))
        kept.append(child)
    element.children = kept


def _points(element: Element, *, pointing: bool) -> bool:
    """Return whether an element is a heading such as "Read also", or the links below one."""
    heads = element.tag in HEADINGS
    if heads or (element.tag in _BOXES and 0 < element.size <= _HEADED):
        points = _POINTS_ELSEWHERE.match(element.text) is not None
        if heads or points:
            return points
    return pointing and (not element.size or element.linked >= element.size * _LINKS)


def _is_marked(element: Element) -> bool:
    return element.tag in _TAGS or (
        element.get("role").lower() in _ROLES and element.tag not in _NEVER_CLUTTER
    )


def _seems_clutter(element: Element, page: _Page, *, in_article: bool) -> bool:
    if element.tag in _NEVER_CLUTTER or element.tag in HEADINGS:
        return False  # the identifier of a heading repeats its words
    return (
        element.tag == "form"
        or "true" in (element.get("aria-hidden"), element.get("aria-modal"))
        or (element.tag == "header" and not in_article and element.find("h1") is None)
        or (element.tag == "sup" and _is_reference(element))
        or (is_named_clutter(element) and element.find("h1") is None)
        or _is_pointing_box(element)
        or _is_contents(element, page.targets)
    )


def _is_reference(element: Element) -> bool:
    return element.find("a") is not None or "reference" in element.get("class")


def _is_pointing_box(element: Element) -> bool:
    """Return whether an element is of one heading such as "Read also" and what stands below it."""
    if element.tag not in _BOXES:
        return False
    heading = _find_start(element)
    text = heading if isinstance(heading, str) else heading.text
    if not _POINTS_ELSEWHERE.match(text.strip()):
        return False
    if element.size <= _HEADED or element.linked >= element.size * _LINKS:
        return True
    return isinstance(heading, Element) and not any(
        each.tag in HEADINGS and each is not heading and each.tag <= heading.tag
        for each in element.iter()
    )


def _find_start(element: Element) -> Element | str:
    """Return what an element begins with: a heading, or a text."""
    while element.tag not in HEADINGS:
        said = (each for each in element.children if isinstance(each, Element) or each.strip())
        first = next(said, "")
        if isinstance(first, str):
            return first
        element = first
    return element


def _is_contents(element: Element, targets: frozenset[str]) -> bool:
    """Return whether a list only points to places of its own page."""
    if element.tag not in ("ul", "ol") or element.linked < element.size:
        return False
    links = [each.get("href") for each in element.iter() if each.tag == "a"]
    return bool(links) and all("#" in link and link.partition("#")[2] in targets for link in links)
