"""Lines that hold more than one part: lists with their bullets in a row, articles without line ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from graph.query.names import fold
from loaders.errors import TextRunTogether
from loaders.headings import SectionKind, classify_heading, is_bare_heading
from loaders.readers.inline import find_stretches
from loaders.readers.lines import Line, is_heading, look_at, reads_as_sentence
from loaders.readers.sentences import iter_sentences
from loaders.readers.signs import (
    find_heading_before,
    find_heading_behind,
    find_heading_within,
    heads_section,
    is_shouted,
)
from loaders.structure import Block

_WORD = re.compile(r"\S+")
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:.!?\n]{2,60}):\s++(?=\S)")
_ACTS = re.compile(
    r"\b(?:helps?|relieves?|reduces?|eases?|improves?|prevents?|makes?|shows?|begins?|depends?|use|take|"
    r"avoid|try|see|consult)\b",
    re.IGNORECASE,
)
_MAX_TITLE_WORDS = 14
_LONGEST_TITLE = 300
_MAX_SENTENCE_WORDS = 120
_MAX_LISTED_WORDS = 30
_FEW_WORDS = 3
_FEW_LINES = 2


def cut_lines(lines: Sequence[Line]) -> list[Line]:
    r"""Return the lines of a text, each part on its own: what is cut stands where it stood.

    A line is cut at bullets within it, and behind the label "Causes:". Where a text has next to no
    lines, or no heading on any, sentences are searched for headings too: questions, the names of
    sections alone, and such names where a sentence or a bullet follows without a stop.

    Raises:
        TextRunTogether: When there is one line, no such sign, and no full stop either.

    Complexity:
        Linear in the length of the text.

    Example:
        >>> from loaders.readers.lines import iter_lines
        >>> text = "Gout Causes - Beer - Meat Treatment of gout Rest relieves the pain."
        >>> [line.content.text for line in cut_lines(list(iter_lines(text)))]
        ['Gout', 'Causes', 'Beer', 'Meat', 'Treatment of gout', 'Rest relieves the pain.']
    """
    if not lines:
        return []
    joined = len(lines) <= _FEW_LINES or not any(map(_is_known, lines[1:]))
    cut = len(lines) == 1 or len(lines[0].text) > _LONGEST_TITLE
    heads, rest = _cut_title(lines[0]) if cut else ([lines[0]], [])
    cutter = _Cutter(heads[0].text if heads else "", joined=joined)
    for line in (*rest, *lines[1:]):
        cutter.cut(line)
    if len(lines) == len(cutter.lines) == 1:
        _refuse_endless(lines[0])
    return [*heads, *cutter.lines]


def _is_known(line: Line) -> bool:
    return (
        is_heading(line.content.text)
        and classify_heading(line.content.text) is not SectionKind.OTHER
    )


def _refuse_endless(line: Line) -> None:
    longest = max(len(sentence.text.split()) for sentence in iter_sentences(line.block))
    if longest > _MAX_SENTENCE_WORDS:
        raise TextRunTogether(longest)


def _cut_title(line: Line) -> tuple[list[Line], list[Line]]:
    """Return the title that a line begins with, where that is clear, and what follows it."""
    end = None if line.bullet else _find_title_end(line.block.text)
    if end is None or is_bare_heading(line.block.text[:end]):
        return [], [line]
    title = line.block.part(0, end)
    rest = line.block.part(end, len(line.block.text))
    following = [look_at(rest, 0, after_blank=True)] if rest.text else []
    return [look_at(title, line.indent, after_blank=True)], following


def _find_title_end(text: str) -> int | None:
    """Return where a title ends: before its first word comes again, before small letters, or a list."""
    beginning = text[:_LONGEST_TITLE]
    words = list(islice(_WORD.finditer(beginning), _MAX_TITLE_WORDS))
    for before, word in pairwise(words):
        again = fold(word.group()) == fold(words[0].group())
        shouted = is_shouted(text[: before.end()]) and not word.group().isupper()
        if word.group()[0].isupper() and (again or shouted):
            return word.start()
    first = next(iter_sentences(Block(beginning, 0, len(beginning)))).text
    head = first[: find_stretches(beginning, "")[0].end]
    heading = find_heading_behind(head.rstrip(), "")
    if reads_as_sentence(head) or len(head.split()) > _MAX_TITLE_WORDS:
        return None
    return heading if heading is not None else len(head)


class _Cutter:
    """Cuts lines, one after the other.

    Args:
        title: What the text is about.
        joined: Whether sentences are searched for headings.
    """

    def __init__(self, title: str, *, joined: bool) -> None:
        """Begin with nothing."""
        self.lines: list[Line] = []
        self._title, self._joined = title, joined
        self._line: Line
        self._text: list[Block] = []

    def cut(self, line: Line) -> None:
        """Add the parts of a line; the line itself, where it has only one."""
        before, self._line = len(self.lines), line
        stretches = find_stretches(line.block.text, self._title)
        if len(stretches) == 1 and not (self._joined or _LABEL.match(line.block.text)):
            self.lines.append(line)
            return
        for stretch in () if line.bullet and not stretches[0].item else stretches:
            block = line.block.part(stretch.start, stretch.end)
            sentences = list(iter_sentences(block)) if block.text else []
            leads = stretch is not stretches[-1]
            if stretch.item and sentences:
                sentences[:1] = self._cut_item(sentences[0], leads=leads and len(sentences) == 1)
            for place, sentence in enumerate(sentences):
                self._cut_sentence(sentence, leads=leads and place == len(sentences) - 1)
        self._end_text()
        if len(self.lines) <= before + 1 and not any(each.marked for each in self.lines[before:]):
            self.lines[before:] = [line]

    def _cut_item(self, item: Block, *, leads: bool) -> list[Block]:
        """Add an item; return what it is run together with."""
        end = following = len(item.text)
        if leads:
            end = find_heading_behind(item.text, self._title) or end
        elif found := find_heading_within(item.text, self._title):
            end, following = found
        self._end_text()
        self._add(item.part(0, end), bullet=True)
        if end < len(item.text):
            self._add(item.part(end, following), marked=True)
        rest = item.part(following, len(item.text))
        return [rest] if rest.text else []

    def _cut_sentence(self, sentence: Block, *, leads: bool) -> None:
        """Add a sentence, a heading before it or behind it apart."""
        if start := self._find_head(sentence.text, leads=leads):
            self._text.append(sentence.part(0, start))
        if start is not None:
            self._add_heading(sentence.part(start, len(sentence.text.rstrip(" .:"))))
        elif label := self._find_label(sentence):
            self._add_heading(sentence.part(0, label.end("label")))
            self._add_listed(sentence.part(label.end(), len(sentence.text)))
        elif self._joined and (end := find_heading_before(sentence.text, self._title)):
            self._add_heading(sentence.part(0, end))
            self._text.append(sentence.part(end, len(sentence.text)))
        else:
            self._text.append(sentence)

    def _find_head(self, text: str, *, leads: bool) -> int | None:
        """Return where the heading begins that a sentence is, or ends with before a bullet."""
        if not (leads or self._joined):
            return None
        asks = (
            text.endswith("?")
            or classify_heading(text.split(maxsplit=1)[0]) is not SectionKind.OTHER
        )
        if (leads or asks) and heads_section(text.rstrip("."), self._title):
            return 0
        return find_heading_behind(text, self._title) if leads else None

    def _find_label(self, sentence: Block) -> re.Match[str] | None:
        label = _LABEL.match(sentence.text)
        begins = self._joined or sentence.start == self._line.block.start
        return label if label and begins and heads_section(label["label"], self._title) else None

    def _add_listed(self, block: Block) -> None:
        """Add what stands behind a label: an item, where it only names things."""
        words = len(block.text.split())
        joint = words <= _FEW_WORDS or "," in block.text or " and " in block.text
        acts = reads_as_sentence(block.text) or _ACTS.search(block.text)
        if joint and not acts and words <= _MAX_LISTED_WORDS:
            self._add(block, bullet=True)
        else:
            self._text.append(block)

    def _add_heading(self, block: Block) -> None:
        self._end_text()
        self._add(block, marked=True)

    def _end_text(self) -> None:
        """Add the sentences since the last heading or item, as a paragraph."""
        if self._text:
            offset = self._line.block.start
            self._add(
                self._line.block.part(self._text[0].start - offset, self._text[-1].end - offset)
            )
        self._text = []

    def _add(self, block: Block, *, bullet: bool = False, marked: bool = False) -> None:
        if any(map(str.isalnum, block.text)):
            self.lines.append(
                Line(block, block, bullet, self._line.indent, after_blank=not bullet, marked=marked)
            )
