"""Plain text: a title, headings on lines of their own, paragraphs, and lists with bullets or numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.errors import EmptyDocument
from loaders.structure import Article, Block, Section

VERSION = "text/1"

_LINE = re.compile(r"[^\r\n]+")
_BULLET = re.compile(r"\s*(?:[-*•–—‣◦▪·]|\d{1,3}[.)])\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-ZÀ-ÖØ-Þ0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|Dr|Mr|Mrs|Prof|St|No|Fig)|\b[A-Z])\.\s+$"
)
_MAX_HEADING_CHARACTERS = 100
_MAX_HEADING_WORDS = 14
_ENDS_PROSE = (".", "!", ":", ";", ",", "…")


def read_text(text: str) -> Article:
    r"""Return the shape of a plain text.

    The first line is the title. A line without a bullet is a heading when it is short and does not end
    as a sentence does (a question may be a heading); every other line is a paragraph.

    Raises:
        EmptyDocument: When there is nothing but white space.

    Complexity:
        Linear in the length of the text.

    Example:
        >>> article = read_text("Dizziness\nCauses\nThere are two.\n- Anemia\n- Stress")
        >>> [(section.heading.text, len(section.items)) for section in article.sections]
        [('Causes', 2)]
    """
    lines = _iter_lines(text)
    title = next(lines, None)
    if title is None:
        raise EmptyDocument
    return Article(text, title, tuple(_iter_sections(lines)))


def _iter_lines(text: str) -> Iterator[Block]:
    whole = Block(text, 0, len(text))
    for found in _LINE.finditer(text):
        line = whole.part(found.start(), found.end())
        if line.text:
            yield line


def _iter_sections(lines: Iterator[Block]) -> Iterator[Section]:
    heading: Block | None = None
    sentences: list[Block] = []
    items: list[Block] = []
    for line in lines:
        if bullet := _BULLET.match(line.text):
            items.append(line.part(bullet.end(), len(line.text)))
        elif is_heading(line.text):
            if heading or sentences or items:
                yield Section(heading, tuple(sentences), tuple(items))
            heading, sentences, items = line, [], []
        else:
            sentences += iter_sentences(line)
    if heading or sentences or items:
        yield Section(heading, tuple(sentences), tuple(items))


def is_heading(line: str) -> bool:
    """Return whether a line reads as a heading."""
    return (
        len(line) <= _MAX_HEADING_CHARACTERS
        and len(line.split()) <= _MAX_HEADING_WORDS
        and not line.endswith(_ENDS_PROSE)
    )


def iter_sentences(paragraph: Block) -> Iterator[Block]:
    """Yield the sentences of a paragraph, in order.

    Example:
        >>> [block.text for block in iter_sentences(Block("See Dr. Lee. It helps.", 0, 22))]
        ['See Dr. Lee.', 'It helps.']
    """
    start = 0
    for end in _SENTENCE_END.finditer(paragraph.text):
        if not _ABBREVIATION.search(paragraph.text, max(start, end.start() - 8), end.end()):
            yield paragraph.part(start, end.end())
            start = end.end()
    yield paragraph.part(start, len(paragraph.text))
