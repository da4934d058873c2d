"""The lines of a plain text: what each looks like by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.structure import Block

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SAYS_SOMETHING = re.compile(r"[^\W_]")
_BULLET = re.compile(r"(?:[•‣◦▪▫●○·]\s*+|(?:[-*–—]|\d{1,3}[.)])\s++)(?=\S)")
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
        content: What stands behind its bullet; the whole line where it has none.
        bullet: Whether it has one.
        indent: How far it is from the margin, in characters.
        after_blank: Whether a line that only separates, or nothing, stands before it.
    """

    block: Block
    content: Block
    bullet: bool
    indent: int
    after_blank: bool

    @property
    def text(self) -> str:
        """The line as it reads, bullet and all."""
        return self.block.text

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
            yield _look_at(block, block.start - start, after_blank=after_blank)
            after_blank = False
        else:
            after_blank = True
        start = following


def _iter_ends(text: str) -> Iterator[tuple[int, int]]:
    for found in _LINE_END.finditer(text):
        yield found.start(), found.end()
    yield len(text), len(text)


def _look_at(block: Block, indent: int, *, after_blank: bool) -> Line:
    bullet = _BULLET.match(block.text)
    content = block.part(bullet.end(), len(block.text)) if bullet else block
    return Line(block, content, bullet is not None, indent, after_blank)


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
