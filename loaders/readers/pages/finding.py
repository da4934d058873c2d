"""Which part of a page is its article."""

from __future__ import annotations

from loaders.readers.pages.elements import INLINE, Element, words
from loaders.readers.pages.tables import is_layout

_ENOUGH = 0.4
_BRANCH = 0.6
_SHARE = 0.2
_LINKS = 0.5
_SENTENCE = 60
_FLOW = words("p ul ol dl h2 h3 h4 h5 h6 table blockquote pre figure")
_NO_BRANCH = _FLOW | words("h1 li thead summary")
_MARKED = ("articlebody", "mainentityofpage", "text")


def find_article(body: Element) -> Element:
    """Return the element that holds the article: as the page marks it, or where the text is densest.

    Args:
        body: Without clutter, measured.

    Complexity:
        Linear in the size of the page, times its depth.
    """
    place = body
    for is_marked in (_is_main, _is_article, _is_body_of_article):
        marked = [each for each in place.iter() if each is not place and is_marked(each)]
        best = max(marked, key=_own_text, default=place)
        beside = _own_text(place) - sum(map(_own_text, marked))
        if _own_text(best) >= _own_text(place) * _ENOUGH and (
            place is body or beside <= _own_text(best) * _SHARE
        ):
            place = best
    return _follow_branch(place)


def _is_main(element: Element) -> bool:
    return element.tag == "main" or element.get("role") == "main"


def _is_article(element: Element) -> bool:
    return element.tag == "article" or element.get("role") == "article"


def _is_body_of_article(element: Element) -> bool:
    return element.get("itemprop").lower() in _MARKED


def _own_text(element: Element) -> float:
    return element.size - element.linked * _LINKS


def _follow_branch(element: Element) -> Element:
    while (inner := _find_branch(element)) is not None:
        element = inner
    return element


def _find_branch(element: Element) -> Element | None:
    """Return the one child that holds the text, if what stands beside it is not of the article."""
    boxes = [each for each in element.elements if each.tag not in INLINE]
    branch = max(boxes, key=_own_text, default=None)
    if branch is None or (branch.tag in _NO_BRANCH and not _lays_out(branch)):
        return None
    if _own_text(branch) < _own_text(element) * _BRANCH:
        return None
    place = element.children.index(branch)
    leads = any(isinstance(each, Element) and _is_lead(each) for each in element.children[:place])
    beside = (each for each in element.children if each is not branch)
    return None if leads or any(_belongs(each, branch, element) for each in beside) else branch


def _is_lead(element: Element) -> bool:
    """Return whether what stands before the rest is its first paragraph."""
    return element.said >= _SENTENCE and element.linked <= element.size * _LINKS


def _lays_out(element: Element) -> bool:
    return element.tag == "table" and is_layout(element)


def _belongs(piece: Element | str, branch: Element, parent: Element) -> bool:
    if isinstance(piece, str):
        return bool(piece.strip())
    if not piece.size or piece.linked > piece.size * _LINKS:
        return False
    if piece.tag in INLINE | _FLOW and not _lays_out(piece):
        return True
    named = piece.tag == "section" or piece.get("class")
    same = named and piece.tag == branch.tag and piece.get("class") == branch.get("class")
    return bool(same) or piece.size > parent.size * _SHARE or piece.find("h2", "h3") is not None
