"""Markdown: headings, paragraphs, lists, tables and lists of definitions, each reduced to its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from loaders.errors import EmptyDocument
from loaders.readers.building import ArticleBuilder
from loaders.structure import Article

VERSION = "markdown/1"
_TITLE = re.compile(r"^title:[ \t]*+(?P<title>[^\n]{1,300})", re.MULTILINE)
_TASK = re.compile(r"\[[ xX]\]\s+")
_LEFT_OUT = frozenset({"image", "html_inline", "footnote_ref"})
_BREAKS = frozenset({"softbreak", "hardbreak"})
_DASH = " \N{EM DASH} "


def read_markdown(text: str) -> Article:
    r"""Return the shape of a Markdown text; its stored text is what a reader sees of it.

    The first heading of the first level is the title, else the one that its front matter gives. A line
    that is bold as a whole is a heading too. A row of a table, or a term with its definition, is an item:
    "first \u2014 second; third". Code, images, footnotes and HTML are left out.

    Raises:
        EmptyDocument: When nothing is left to read.

    Complexity:
        Linear in the length of the text.

    Example:
        >>> article = read_markdown("# Dizziness\n## Causes\n- **Stress**\n  - at work\n")
        >>> [(item.block.text, item.parent and item.parent.text) for item in article.sections[0].items]
        [('Stress', None), ('at work', 'Stress')]
    """
    reader = _Reader(_parser().parse(text))
    article = reader.read()
    if not article.text:
        raise EmptyDocument
    return article


@cache
def _parser() -> MarkdownIt:
    plain = MarkdownIt("commonmark", {"maxNesting": 50}).enable(["table", "strikethrough"])
    return plain.use(front_matter_plugin).use(deflist_plugin).use(footnote_plugin)


class _Reader:
    """Goes through the tokens of a text once, and builds an article."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Stand before the first token."""
        self._tokens = tokens
        self._builder = ArticleBuilder()
        self._lists = 0
        self._item: list[str] = []
        self._in_item = False
        self._row: list[str] = []
        self._header = False
        self._term: str | None = None
        self._heading = 0
        self._left_out = 0
        self._tables = 0

    def read(self) -> Article:
        """Return the article."""
        if title := self._find_title():
            self._builder.add_title(title)
        for token in self._tokens:
            if token.type.startswith("footnote_block"):
                self._left_out += token.nesting
            elif not self._left_out:
                self._take(token)
        return self._builder.build()

    def _find_title(self) -> str | None:
        """Return the title that the front matter gives, where no heading does."""
        if any(token.type == "heading_open" and token.tag == "h1" for token in self._tokens):
            return None
        front = next((token for token in self._tokens if token.type == "front_matter"), None)
        found = _TITLE.search(front.content) if front else None
        return found["title"].strip(" \t\"'") if found else None

    def _take(self, token: Token) -> None:
        kind = token.type
        if kind == "inline":
            self._say(_text_of(token), bold=_is_bold(token))
        elif kind in {"bullet_list_open", "ordered_list_open"}:
            self._end_item()
            self._lists += 1
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            self._end_item()
            self._lists -= 1
        elif kind == "list_item_open":
            self._end_item()
            self._in_item = True
        elif kind == "list_item_close":
            self._end_item()
        else:
            self._take_block(token)

    def _take_block(self, token: Token) -> None:
        kind = token.type
        if kind == "heading_open":
            self._heading = int(token.tag[1])
        elif kind == "heading_close":
            self._heading = 0
        elif kind == "thead_open":
            self._header = True
        elif kind == "thead_close":
            self._header = False
        elif kind in {"table_open", "table_close"}:
            self._tables += token.nesting
        elif kind == "tr_close":
            self._end_row()
        elif kind == "dt_open":
            self._end_term()
            self._term = ""
        elif kind == "dl_close":
            self._end_term()

    def _say(self, text: str, *, bold: bool) -> None:
        if self._heading:
            (self._builder.add_title if self._heading == 1 else self._builder.add_heading)(text)
        elif self._term is not None:
            self._term = f"{self._term}{_DASH}{text}" if self._term else text
        elif self._tables:
            self._row.append(text)
        elif self._in_item:
            self._item.append(_TASK.sub("", text, count=1))
        elif bold:
            self._builder.add_heading(text)
        else:
            self._builder.add_paragraph(text)

    def _end_item(self) -> None:
        if self._item:
            self._builder.add_item(" ".join(self._item), max(0, self._lists - 1))
        self._item, self._in_item = [], False

    def _end_row(self) -> None:
        if self._row and not self._header:
            first, *rest = self._row
            self._builder.add_item(_DASH.join([first, "; ".join(rest)] if any(rest) else [first]))
        self._row = []

    def _end_term(self) -> None:
        if self._term:
            self._builder.add_item(self._term)
        self._term = None


def _text_of(token: Token) -> str:
    """Return what a reader sees of inline Markdown."""
    parts = []
    for child in token.children or ():
        if child.type in _BREAKS or child.content.startswith("<br"):
            parts.append(" ")
        elif child.type not in _LEFT_OUT:
            parts.append(child.content)
    return "".join(parts)


def _is_bold(token: Token) -> bool:
    """Return whether a paragraph is bold as a whole, and so acts as a heading."""
    children = [child for child in token.children or () if child.content or child.nesting]
    bold = len(children) > 2 and children[0].type == "strong_open"  # noqa: PLR2004 - and its close
    return (
        bold
        and children[-1].type == "strong_close"
        and (sum(child.type == "strong_open" for child in children) == 1)
    )
