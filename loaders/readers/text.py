"""Plain text: a title, headings on lines of their own, paragraphs, and lists with bullets or numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.errors import EmptyDocument
from loaders.headings import SectionKind, classify_heading, is_bare_heading
from loaders.readers.lines import Line, is_heading, iter_lines, reads_as_sentence
from loaders.readers.sentences import iter_sentences
from loaders.structure import Article, Block, ListItem, Paragraph, Section

VERSION = "text/1"

_MAX_TITLE_CHARACTERS = 300
_WRAPPED_AT = 50
_ENDS_SENTENCE = (".", "!", "?", ":", "…", ".”", '."', ".)")
_HEADING_THAT_STANDS = 6


def read_text(text: str) -> Article:
    r"""Return the shape of a plain text.

    The first line is the title, unless it is a list item, a long sentence, or the heading of a section.
    Every other line without a bullet is a heading when it is short and does not end as a sentence
    does (a question may be a heading), and running text otherwise. Text that was wrapped is put
    together: a line goes on with the line before it when it begins in lower case, or when the one
    before is long and ends in the middle of a sentence.

    Raises:
        EmptyDocument: When there is no letter and no digit.

    Complexity:
        Linear in the length of the text.

    Example:
        >>> article = read_text("Dizziness\nCauses\nThere are two.\n1) Anemia\n2) Stress")
        >>> [(section.heading.text, len(section.items)) for section in article.sections]
        [('Causes', 2)]
    """
    lines = list(iter_lines(text))
    if not lines:
        raise EmptyDocument
    first = lines[0]
    if first.bullet or len(first.text) > _MAX_TITLE_CHARACTERS or is_bare_heading(first.text):
        return Article(text, None, tuple(_iter_sections(text, lines)))
    return Article(text, first.block, tuple(_iter_sections(text, lines[1:])))


def _iter_sections(text: str, lines: Sequence[Line]) -> Iterator[Section]:
    heading: Block | None = None
    paragraphs: list[Paragraph] = []
    items: list[ListItem] = []
    for group in _iter_groups(lines):
        first, last = group[0], group[-1]
        block = Block(
            text[first.content.start : last.block.end], first.content.start, last.block.end
        )
        if first.bullet:
            items.append(ListItem(block))
        elif _is_heading(group):
            if heading or paragraphs or items:
                yield Section(heading, tuple(paragraphs), tuple(items))
            heading, paragraphs, items = _without_colon(block), [], []
        else:
            paragraphs.append(Paragraph(block, tuple(iter_sentences(block))))
    if heading or paragraphs or items:
        yield Section(heading, tuple(paragraphs), tuple(items))


def _iter_groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines that belong together: a heading, a paragraph or an item each."""
    group: list[Line] = []
    for line in lines:
        if group and _continues(group, line):
            group.append(line)
            continue
        if group:
            yield group
        group = [line]
    if group:
        yield group


def _continues(group: Sequence[Line], line: Line) -> bool:
    """Return whether a line goes on with what the lines before it began."""
    first, last = group[0], group[-1]
    if line.bullet or line.after_blank or (len(group) == 1 and _stands_alone(first)):
        return False
    if line.goes_on or (first.bullet and line.indent > first.indent):
        return True
    if first.bullet or last.text.endswith(_ENDS_SENTENCE) or _stands_alone(line):
        return False
    return len(group) > 1 or (len(last.text) >= _WRAPPED_AT and not is_heading(last.text))


def _stands_alone(line: Line) -> bool:
    """Return whether a line is surely a heading, so that even "stress" below it is another line."""
    return (
        _is_heading([line])
        and len(line.text.split()) <= _HEADING_THAT_STANDS
        and not reads_as_sentence(line.text)
        and classify_heading(line.text) is not SectionKind.OTHER
    )


def _is_heading(group: Sequence[Line]) -> bool:
    return len(group) == 1 and not group[0].bullet and is_heading(group[0].text)


def _without_colon(block: Block) -> Block:
    return block.part(0, len(block.text.rstrip(": ")))
