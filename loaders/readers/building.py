"""Building an article whose text is written here: for formats whose own text has markup between words."""

from __future__ import annotations

from loaders.readers.sentences import iter_sentences
from loaders.structure import Article, Block, ListItem, Paragraph, Section

_INDENT = "  "


class ArticleBuilder:
    r"""Writes the text that is stored, part by part, and notes where each part stands.

    Every part is a line of its own, its white space collapsed; a part without any letter or digit is
    left out. Calls come in the order of reading.

    Example:
        >>> builder = ArticleBuilder()
        >>> builder.add_title("Dizziness")
        >>> builder.add_heading("Causes")
        >>> builder.add_item("Stress")
        >>> article = builder.build()
        >>> article.text, article.sections[0].items[0].block
        ('Dizziness\nCauses\n- Stress', Block(text='Stress', start=19, end=25))
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._lines: list[str] = []
        self._length = 0
        self._title: Block | None = None
        self._sections: list[Section] = []
        self._heading: Block | None = None
        self._paragraphs: list[Paragraph] = []
        self._items: list[ListItem] = []
        self._outer: list[Block] = []

    def add_title(self, text: str) -> None:
        """Write the title; a second one is a heading."""
        if self._title is not None or self._lines:
            self.add_heading(text)
        else:
            self._title = self._write(text)

    def add_heading(self, text: str) -> None:
        """Write a heading; a new section begins."""
        if block := self._write(text.strip().rstrip(": ")):
            self._end_section()
            self._heading = block

    def add_paragraph(self, text: str) -> None:
        """Write running text."""
        if block := self._write(text):
            self._paragraphs.append(Paragraph(block, tuple(iter_sentences(block))))

    def add_item(self, text: str, level: int = 0) -> None:
        """Write an item of a list.

        Args:
            text: Without a bullet.
            level: 0 in an outer list, 1 in a list inside one of its items, and so on.
        """
        if block := self._write(text, f"{_INDENT * level}- "):
            del self._outer[level:]
            self._items.append(ListItem(block, self._outer[-1] if self._outer else None))
            self._outer.append(block)

    def build(self) -> Article:
        """Return the article."""
        self._end_section()
        return Article("\n".join(self._lines), self._title, tuple(self._sections))

    def _write(self, text: str, before: str = "") -> Block | None:
        said = " ".join(text.split())
        if not any(map(str.isalnum, said)):
            return None
        start = self._length + len(before)
        self._lines.append(before + said)
        self._length = start + len(said) + 1
        return Block(said, start, start + len(said))

    def _end_section(self) -> None:
        if self._heading or self._paragraphs or self._items:
            self._sections.append(
                Section(self._heading, tuple(self._paragraphs), tuple(self._items))
            )
        self._heading, self._paragraphs, self._items, self._outer = None, [], [], []
