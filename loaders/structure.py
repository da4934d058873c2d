"""The shape of an article: title, sections, sentences and list items, each with its place in the text.

Every reader gives this, whatever it reads. Offsets are half-open, in code points of the stored text.
"""

from __future__ import annotations

from typing import NamedTuple


class Block(NamedTuple):
    """A stretch of the stored text: `article.text[start:end] == text`."""

    text: str
    start: int
    end: int

    def part(self, start: int, end: int) -> Block:
        """Return a stretch of this one, without white space around it; offsets count from its start."""
        inner = self.text[start:end]
        start += len(inner) - len(inner.lstrip())
        stripped = inner.strip()
        return Block(stripped, self.start + start, self.start + start + len(stripped))


class Section(NamedTuple):
    """What stands under one heading.

    Attributes:
        heading: None for what stands before the first heading.
        sentences: Of the paragraphs, in order.
        items: Of the lists, in order, without their bullets.
    """

    heading: Block | None
    sentences: tuple[Block, ...]
    items: tuple[Block, ...]


class Article(NamedTuple):
    """A text and its parts.

    Attributes:
        text: What is stored, and what all offsets point into.
        title: Its first line.
    """

    text: str
    title: Block
    sections: tuple[Section, ...]
