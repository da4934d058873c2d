"""The shape of an article: title, sections, paragraphs, sentences and list items, each with its place.

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


class Paragraph(NamedTuple):
    """Running text.

    Attributes:
        block: All of it; where the text was wrapped, with its line ends.
        sentences: Its sentences, in order.
    """

    block: Block
    sentences: tuple[Block, ...]


class ListItem(NamedTuple):
    """An item of a list; a row of a table or of a list of definitions is one too, as "name — meaning".

    Attributes:
        block: Without its bullet.
        parent: The item of the outer list that it stands under, if it does.
    """

    block: Block
    parent: Block | None = None


class Section(NamedTuple):
    """What stands under one heading; paragraphs and items keep their order by their offsets.

    Attributes:
        heading: None for what stands before the first heading.
        paragraphs: In order.
        items: Of all its lists, in order.
    """

    heading: Block | None
    paragraphs: tuple[Paragraph, ...]
    items: tuple[ListItem, ...]

    @property
    def sentences(self) -> tuple[Block, ...]:
        """Those of all its paragraphs, in order."""
        return tuple(sentence for each in self.paragraphs for sentence in each.sentences)


class Article(NamedTuple):
    """A text and its parts.

    Attributes:
        text: What is stored, and what all offsets point into.
        title: Its title; None where the text begins with a section.
        sections: In order; a heading that comes twice makes two.
    """

    text: str
    title: Block | None
    sections: tuple[Section, ...]
