"""The lines of a plain text: what each looks like by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.structure import Block

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SAYS_SOMETHING = re.compile(r"[^\W_]")
_BULLET = re.compile(
    r"(?:[•‣◦▪▫●○·∙■□❖►➢➤✓✔☐☑]\s*+|(?:[-*+–—]|\d{1,3}[.)]|\(?(?:[a-z]|\d{1,2}|[ivx]{2,4})\))\s++)(?=\S)"
    r"|\d{1,2}[.)](?=[^\W\d_]{2})|o\s++(?=[A-Z][a-z])",
)
_MARK = re.compile(r"#{1,6}\s++(?=\S)")
_MARKS_AROUND = ("**", "__", "==")
_TAB = 4
_MAX_HEADING_CHARACTERS = 100
_MAX_HEADING_WORDS = 14
_MAX_LABEL_WORDS = 6
_ENDS_PROSE = (".", "!", ":", ";", ",", "…")
_LONG_HEADING = 50
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|has|have|can|may|might|could|should|must|do|does|includes?|follows?|"
    r"following|leads?|occurs?)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"(?:wh(?:ich|at|en|o|om|y|ere)|how)\b|.*\?$", re.IGNORECASE)


class Line(NamedTuple):
    """A line that says something.

    Attributes:
        block: The line without white space around it.
        content: What stands behind its bullet, or between the marks of a heading; else the whole line.
        bullet: Whether it has one, or is read as if it had.
        indent: How far it is from the margin, in characters; a tab goes on to the next fourth.
        after_blank: Whether a line that only separates, or nothing, stands before it.
        marked: Whether it has the marks of a heading, as "## Causes" or "**Causes**".
    """

    block: Block
    content: Block
    bullet: bool
    indent: int
    after_blank: bool
    marked: bool = False

    @property
    def text(self) -> str:
        """The line as it reads, bullet and all; without the marks of a heading."""
        return self.content.text if self.marked else self.block.text

    @property
    def number(self) -> bool:
        """Whether its bullet is a number."""
        return self.bullet and self.block.text[0].isdecimal()

    @property
    def goes_on(self) -> bool:
        """Whether it begins as only the middle of a sentence does."""
        return not self.bullet and (self.text[0].islower() or self.text[0] in "(,;")


def iter_lines(text: str) -> Iterator[Line]:
    r"""Yield the lines of a text that hold a letter or digit; every Unicode line end counts.

    Any other line, blank or drawn from dashes, only separates.

    Complexity:
        Linear in the length of the text.

    Example:
        >>> [(line.content.text, line.bullet) for line in iter_lines("Causes\r\n • Stress")]
        [('Causes', False), ('Stress', True)]
    """
    whole = Block(text, 0, len(text))
    start, after_blank = 0, True
    for end, following in _iter_ends(text):
        if _SAYS_SOMETHING.search(text, start, end):
            block = whole.part(start, end)
            indent = len(text[start : block.start].expandtabs(_TAB))
            yield look_at(block, indent, after_blank=after_blank)
            after_blank = False
        else:
            after_blank = True
        start = following


def _iter_ends(text: str) -> Iterator[tuple[int, int]]:
    for found in _LINE_END.finditer(text):
        yield found.start(), found.end()
    yield len(text), len(text)


def look_at(block: Block, indent: int, *, after_blank: bool) -> Line:
    """Return a line with what can be seen of it by itself.

    Example:
        >>> look_at(Block("a) Stress", 0, 9), 0, after_blank=False).content
        Block(text='Stress', start=3, end=9)
    """
    if marked := _find_marked(block):
        return Line(
            block, marked, bullet=False, indent=indent, after_blank=after_blank, marked=True
        )
    bullet = _BULLET.match(block.text)
    content = block.part(bullet.end(), len(block.text)) if bullet else block
    return Line(block, content, bullet is not None, indent, after_blank)


def _find_marked(block: Block) -> Block | None:
    """Return what stands between the marks of a heading, where a line has them."""
    text = block.text
    if mark := _MARK.match(text):
        return block.part(mark.end(), len(text.rstrip("#")))
    for sign in _MARKS_AROUND:
        inner = text.rstrip(": ").strip(sign[0])
        if text.startswith(sign) and text.rstrip(": ").endswith(sign) and sign not in inner:
            start = text.find(inner)
            return block.part(start, start + len(inner)) if inner.strip() else None
    return None


def is_heading(line: str) -> bool:
    """Return whether a line could be a heading: short, and not ended as a sentence is.

    A question may be a heading, and so may a label with a colon that holds no verb.

    Example:
        >>> is_heading("What complications can arise?"), is_heading("Treatment:")
        (True, True)
        >>> is_heading("The main causes are:"), is_heading("Stress makes it worse.")
        (False, False)
    """
    if len(line) > _MAX_HEADING_CHARACTERS or not any(map(str.isalpha, line)):
        return False
    words = len(line.split())
    if line.endswith(":"):
        return words <= _MAX_LABEL_WORDS and not _VERB.search(line)
    if len(line) > _LONG_HEADING and reads_as_sentence(line):
        return False  # the first line of wrapped text
    return words <= _MAX_HEADING_WORDS and not line.endswith(_ENDS_PROSE)


def reads_as_sentence(line: str) -> bool:
    """Return whether a line has a verb, and does not ask.

    Example:
        >>> reads_as_sentence("It has causes"), reads_as_sentence("Which causes are there")
        (True, False)
    """
    return _VERB.search(line) is not None and not _QUESTION.match(line)
