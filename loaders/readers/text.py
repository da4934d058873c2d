"""Plain text: a title, headings on lines of their own, paragraphs, and lists with bullets or numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.errors import EmptyDocument
from loaders.headings import SectionKind, classify_heading, is_bare_heading
from loaders.readers.joined import cut_lines
from loaders.readers.lines import Line, is_heading, iter_lines, reads_as_sentence
from loaders.readers.sentences import iter_sentences
from loaders.readers.unmarked import find_items
from loaders.structure import Article, Block, ListItem, Paragraph, Section

VERSION = "text/1"

_MAX_TITLE_CHARACTERS = 300
_WRAPPED_AT = 50
_ENDS_SENTENCE = (".", "!", "?", ":", "…", ".”", '."', ".)")
_HEADING_THAT_STANDS = 6
_NESTED_BY = 2


def read_text(text: str) -> Article:
    r"""Return the shape of a plain text.

    The first line is the title, unless it is a list item, a long sentence, or the heading of a section.
    Every other line without a bullet is a heading when it is short and does not end as a sentence
    does (a question may be a heading), and running text otherwise. Text that was wrapped is put
    together: a line goes on with the line before it when it begins in lower case, or when the one
    before is long and ends in the middle of a sentence. An indented item stands under the one above;
    lists may lack their bullets (`loaders.readers.unmarked`), and lines may hold several parts
    (`loaders.readers.joined`).

    Raises:
        EmptyDocument: When there is no letter and no digit.
        TextRunTogether: When all stands on one line, and nothing says where its parts begin.

    Complexity:
        Linear in the length of the text.

    Example:
        >>> article = read_text("Dizziness\nCauses\nThere are two.\n1) Anemia\n2) Stress")
        >>> [(section.heading.text, len(section.items)) for section in article.sections]
        [('Causes', 2)]
    """
    lines = cut_lines(list(iter_lines(text)))
    if not lines:
        raise EmptyDocument
    title = _find_title(lines[0])
    lines = find_items(lines[1:] if title else lines, title.text if title else "")
    return Article(text, title, tuple(_iter_sections(text, lines)))


def _find_title(line: Line) -> Block | None:
    if line.bullet or len(line.text) > _MAX_TITLE_CHARACTERS or is_bare_heading(line.text):
        return None
    says = line.text.endswith(".") and reads_as_sentence(line.text)
    return None if says else line.content


def _iter_sections(text: str, lines: Sequence[Line]) -> Iterator[Section]:
    heading: Block | None = None
    paragraphs: list[Paragraph] = []
    items: list[ListItem] = []
    outer: list[tuple[int, Block]] = []
    for group in _iter_groups(lines):
        first, last = group[0], group[-1]
        block = Block(
            text[first.content.start : last.block.end], first.content.start, last.block.end
        )
        if first.bullet:
            items.append(ListItem(block, _find_parent(outer, first.indent, block)))
        elif _is_heading(group):
            if heading or paragraphs or items:
                yield Section(heading, tuple(paragraphs), tuple(items))
            heading, paragraphs, items, outer = _without_colon(first.content), [], [], []
        else:
            paragraphs.append(Paragraph(block, tuple(iter_sentences(block))))
    if heading or paragraphs or items:
        yield Section(heading, tuple(paragraphs), tuple(items))


def _find_parent(outer: list[tuple[int, Block]], indent: int, block: Block) -> Block | None:
    """Return the item that one stands under by its indent; the items above it are kept in `outer`."""
    while outer and indent < outer[-1][0] + _NESTED_BY:
        outer.pop()
    parent = outer[-1][1] if outer else None
    outer.append((indent, block))
    return parent


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
    if (
        line.bullet
        or line.marked
        or first.marked
        or line.after_blank
        or (len(group) == 1 and _stands_alone(first))
    ):
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
    first = group[0]
    return len(group) == 1 and not first.bullet and (first.marked or is_heading(first.text))


def _without_colon(block: Block) -> Block:
    return block.part(0, len(block.text.rstrip(": ")))
