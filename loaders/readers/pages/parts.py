"""The parts of an article in the order of reading: headings, paragraphs and items of lists."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.readers.pages.elements import HEADINGS, INLINE, Element
from loaders.readers.pages.messages import Part
from loaders.readers.pages.runs import Run, iter_line_groups
from loaders.readers.pages.tables import is_layout, iter_rows

_LISTS = frozenset(("ul", "ol", "menu"))
_BOLD = frozenset(("b", "strong"))
_LABEL = 80
_LABEL_ENDS = (".", "!", "?", ":", ";", ",", "…")
_SEVERAL = 2
_BLOCKS = frozenset(("p", "ul", "ol", "table", "dl"))
_SECTION = 4


def list_parts(article: Element) -> list[Part]:
    """Return the parts of an article.

    Complexity:
        Linear in the size of the page, times its depth.

    Example:
        >>> from selectolax.lexbor import LexborHTMLParser
        >>> from loaders.readers.pages.tree import build_tree
        >>> page = "<h2>Causes</h2><ul><li>Stress<li>Cold<ul><li>Wind</ul></ul>"
        >>> [(part.text, part.level) for part in list_parts(build_tree(LexborHTMLParser(page)))]
        [('Causes', 0), ('Stress', 0), ('Cold', 0), ('Wind', 1)]
    """
    writer = _Writer()
    writer.write(article)
    return writer.parts


class _Writer:
    """Walks an element; text that runs is held back until the block that it is in ends."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._run = Run()

    def write(self, element: Element) -> None:
        """Write the parts of an element that may hold anything."""
        self._walk(element, bold=False)
        self._end_run()

    def _walk(self, element: Element, *, bold: bool) -> None:
        for child in element.children:
            if isinstance(child, str):
                self._run.say(child, bold=bold)
            elif child.tag == "br":
                self._run.end_line()
            elif child.tag in INLINE:
                self._walk_inline(child, bold=bold or child.tag in _BOLD)
            else:
                self._end_run()
                self._write_block(child, bold=bold)
                self._end_run()

    def _walk_inline(self, element: Element, *, bold: bool) -> None:
        marks = ("“", "”") if element.tag == "q" else ("", "")
        self._run.say(marks[0], bold=bold)
        self._walk(element, bold=bold)
        self._run.say(marks[1], bold=bold)

    def _end_run(self) -> None:
        for kind, text in iter_line_groups(self._run.take()):
            self._add(kind, text)

    def _add(self, kind: str, text: str, level: int = 0) -> None:
        if any(map(str.isalnum, text)):
            self.parts.append(Part(kind, text, level))

    def _write_block(self, element: Element, *, bold: bool) -> None:
        if element.tag in HEADINGS | {"summary"} or element.get("role") == "heading":
            self._add("heading", element.text.strip("#¶§ "))
        elif element.tag in _LISTS or element.get("role") == "list":
            self._write_list(element, 0)
        elif element.tag == "dl":
            self._write_definitions(element, 0)
        elif element.tag == "table" and not is_layout(element):
            self._write_table(element)
        else:
            self._walk(element, bold=bold)

    def _write_list(self, element: Element, level: int) -> None:
        for child in element.children:
            if isinstance(child, str):
                self._add("item", child.strip(), level)
            elif child.tag in _LISTS:
                self._write_list(child, level + 1)
            elif _is_section(child):
                self.write(child)
            else:
                self._write_item(child, level)

    def _write_item(self, element: Element, level: int) -> None:
        said, inner = _read_item(element)
        self._add("item", _join(said), level)
        self._write_inner(inner, level + 1)

    def _write_inner(self, lists: list[Element], level: int) -> None:
        for each in lists:
            if each.tag == "dl":
                self._write_definitions(each, level)
            else:
                self._write_list(each, level)

    def _write_definitions(self, element: Element, level: int) -> None:
        terms: list[str] = []
        meanings: list[Element] = []
        for each in _iter_definitions(element):
            if each.tag == "dd":
                meanings.append(each)
                continue
            if meanings:
                self._end_definition(terms, meanings, level)
                terms, meanings = [], []
            terms.append(each.text)
        self._end_definition(terms, meanings, level)

    def _end_definition(self, terms: list[str], meanings: list[Element], level: int) -> None:
        if len(terms) == 1 and terms[0].endswith("?"):
            self._add("heading", terms[0])
            for each in meanings:
                self.write(each)
            return
        read = [_read_item(each) for each in meanings]
        meaning = "; ".join(" ".join(said) for said, _ in read if said)
        for term in terms or [""]:
            self._add("item", " — ".join(filter(None, (term.rstrip(": "), meaning))), level)
        for _, inner in read:
            self._write_inner(inner, level + 1)

    def _write_table(self, table: Element) -> None:
        caption = next((each for each in table.elements if each.tag == "caption"), None)
        if caption:
            self._add("paragraph", caption.text)
        for row in iter_rows(table):
            self._add("paragraph" if row.heads else "item", row.text)


def _is_section(element: Element) -> bool:
    """Return whether an item of a list holds a heading and all that belongs under it."""
    if element.find("h1", "h2", "h3", "h4") is None:
        return False
    blocks = [each for each in element.iter() if each.tag in _BLOCKS]
    return len(blocks) >= _SECTION or any(each.tag != "p" for each in blocks)


def _read_item(element: Element) -> tuple[list[str], list[Element]]:
    """Return the blocks of text in an item, and the lists in it."""
    run, said, inner = Run(), [], list[Element]()

    def walk(place: Element) -> None:
        for child in place.children:
            if isinstance(child, str):
                run.say(child, bold=False)
            elif child.tag in _LISTS or child.tag == "dl":
                inner.append(child)
            elif child.tag in INLINE:
                walk(child)
            else:
                run.end_line()
                walk(child)
                run.end_line()

    walk(element)
    said = [line.text for line in run.take() if line.text]
    return said, inner


def _join(said: list[str]) -> str:
    """Return the blocks of an item as one text: "name — meaning" where the first only names."""
    if len(said) < _SEVERAL:
        return "".join(said)
    first, rest = said[0], " ".join(said[1:])
    names = len(first) <= _LABEL and not first.endswith(_LABEL_ENDS) and not rest[0].islower()
    return f"{first} — {rest}" if names else f"{first} {rest}"


def _iter_definitions(element: Element) -> Iterator[Element]:
    """Yield the terms and meanings of a list, not those of lists in it."""
    for each in element.elements:
        if each.tag in ("dt", "dd"):
            yield each
        elif each.tag != "dl":
            yield from _iter_definitions(each)
