"""The tree of a web page, without what never shows anything."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from loaders.readers.pages.elements import HEADINGS, Element, clean_text, words
from loaders.readers.pages.names import folds

_NEVER_SHOWN = words("""
    audio canvas datalist dialog embed frameset head iframe input map meter noscript object option portal
    progress script select style svg template textarea video
""")
# Browsers stop at 512 as well; what is deeper is taken in at this depth, so that recursion is safe.
_MAX_DEPTH = 150
_UNSHOWN_STYLE = re.compile(r"(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden)")


def build_tree(page: LexborHTMLParser) -> Element:
    """Return the body of a page, measured.

    Complexity:
        Linear in the number of nodes, however deep they stand.

    Example:
        >>> build_tree(LexborHTMLParser("<p>Mus<b>cle</b><script>x</script> pain")).text
        'Muscle pain'
    """
    body = Element("body")
    if page.body is None:
        return body
    stack = [(page.body.iter(include_text=True), body)]
    while stack:
        nodes, element = stack[-1]
        node = next(nodes, None)
        if node is None:
            stack.pop()
        elif node.is_text_node:
            element.children.append(clean_text(node.text_content or ""))
        elif node.is_element_node and _is_shown(node, element):
            inner = element
            if len(stack) < _MAX_DEPTH:
                inner = Element(node.tag or "", node.attributes)
                element.children.append(inner)
            stack.append((node.iter(include_text=True), inner))
    body.measure()
    return body


def _is_shown(node: LexborNode, parent: Element) -> bool:
    if node.tag in _NEVER_SHOWN:
        return False
    if node.tag == "button":
        # Sections that fold have their heading on a button.
        return parent.tag in HEADINGS or parent.tag == "summary"
    attributes = node.attributes
    hidden = "hidden" in attributes and attributes["hidden"] != "until-found"
    hidden = hidden or _UNSHOWN_STYLE.search((attributes.get("style") or "").lower()) is not None
    return not hidden or folds(attributes)
