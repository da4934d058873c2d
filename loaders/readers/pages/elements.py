"""The elements of a web page, as far as they matter for its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_WHITE = re.compile(r"\s+")
# Marks inside words: soft hyphen, zero-width spaces and joiners, direction marks.
_UNSEEN = dict.fromkeys((0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF)) | dict.fromkeys(
    (*range(9), *range(0xE, 0x20), *range(0x7F, 0xA0)), " "
)


def words(text: str) -> frozenset[str]:
    """Return the words of a text, as a set.

    Example:
        >>> sorted(words("ul ol"))
        ['ol', 'ul']
    """
    return frozenset(text.split())


HEADINGS = words("h1 h2 h3 h4 h5 h6")
INLINE = words("""
    a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label mark nobr output picture q
    rp rt ruby s samp small span strike strong sub sup time tt u var wbr
""")


def clean_text(text: str) -> str:
    r"""Return a text without marks that nobody sees; all white space is a space each.

    Example:
        >>> clean_text("hyper\xadtension \n\tis\x01common")
        'hypertension is common'
    """
    seen = text if text.isascii() and text.isprintable() else text.translate(_UNSEEN)
    return _WHITE.sub(" ", seen)


class Element:
    """An element of a page.

    Attributes:
        tag: In lower case.
        attributes: As written; None for one without a value.
        children: Elements and texts, in order.
        size: How many characters it shows, white space aside.
        linked: How many of those are in links.
    """

    __slots__ = ("attributes", "children", "linked", "size", "tag")

    def __init__(self, tag: str, attributes: Mapping[str, str | None] | None = None) -> None:
        """Begin without children."""
        self.tag = tag
        self.attributes = attributes or {}
        self.children: list[Element | str] = []
        self.size = 0
        self.linked = 0

    @property
    def said(self) -> int:
        """How many characters it shows that are in no link."""
        return self.size - self.linked

    def get(self, name: str) -> str:
        """Return an attribute; "" for one that is not there."""
        return self.attributes.get(name) or ""

    @property
    def elements(self) -> list[Element]:
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    def iter(self) -> Iterator[Element]:
        """Yield this element and all within it, in order."""
        yield self
        for child in self.elements:
            yield from child.iter()

    def find(self, *tags: str) -> Element | None:
        """Return the first element within it that has one of these tags."""
        return next((each for each in self.iter() if each is not self and each.tag in tags), None)

    @property
    def text(self) -> str:
        """All it shows, on one line; elements that stand apart are apart."""
        return _WHITE.sub(" ", "".join(self._iter_text())).strip()

    def _iter_text(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag in INLINE:
                yield from child._iter_text()  # noqa: SLF001 - its own kind
            else:
                yield " "
                yield from child._iter_text()  # noqa: SLF001 - its own kind
                yield " "

    def measure(self, *, in_link: bool = False) -> None:
        """Count what it shows, and what is within it."""
        in_link = in_link or self.tag == "a"
        self.size = self.linked = 0
        for child in self.children:
            if isinstance(child, Element):
                child.measure(in_link=in_link)
                self.size += child.size
                self.linked += child.linked
            else:
                size = len(child) - child.count(" ")
                self.size += size
                self.linked += size * in_link
