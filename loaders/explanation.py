"""Showing how a text was read: each known name and each statement where it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from graph.model import Frozen, Node, NodeRef, Statement
from loaders.extract.prose.mentions import Names
from loaders.extract.prose.tokens import tokenise
from loaders.extract.titles import find_topic
from loaders.lexicon import Lexicon, load_curated
from loaders.readers.sentences import iter_sentences
from loaders.structure import Block

MAX_CHARACTERS = 200_000
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")


class MentionSpan(Frozen):
    """A known name: `text[start:end]` names the node. Offsets are code points of the stored text."""

    start: int
    end: int
    node: NodeRef


def find_mentions(text: str, title: str, lexicon: Lexicon | None = None) -> tuple[MentionSpan, ...]:
    """Return the known names in a text, in order, none overlapping another.

    Only the first 200,000 characters are looked at.

    Args:
        text: As it is stored.
        title: The document's; where it names a known concept, the heads of its names stand for it.
        lexicon: What is known of names; without one, the curated.

    Complexity:
        Linear in the length of the text.

    Example:
        >>> [(it.start, it.node.name) for it in find_mentions("Stress hurts the legs.", "Dizziness")]
        [(0, 'stress'), (17, 'leg')]
    """
    lexicon = lexicon or load_curated()
    topic = lexicon.find(find_topic(title))
    names = Names(lexicon, topic) if topic else Names(lexicon, _NOBODY)
    whole = Block(text, 0, len(text))
    lines = (found.span() for found in _LINE.finditer(text, 0, MAX_CHARACTERS))
    return tuple(
        span
        for start, end in lines
        for sentence in iter_sentences(whole.part(start, end))
        for span in _iter_spans(sentence, names)
    )


_NOBODY = Node.model_validate({"id": "NOSO:-", "name": "-", "categories": ("Disease",)})


def _iter_spans(sentence: Block, names: Names) -> Iterator[MentionSpan]:
    tokens = tokenise(sentence.text)
    for mention in names.find_all(tokens):
        start = sentence.start + tokens[mention.start].start
        end = sentence.start + tokens[mention.end - 1].end
        yield MentionSpan(start=start, end=end, node=mention.node.ref)


def iter_explanation(
    text: str, mentions: Sequence[MentionSpan], statements: Iterable[Statement]
) -> Iterator[str]:
    """Yield the text line by line, known names in brackets, and below each line what was read from it.

    Example:
        >>> text = "Stress hurts."
        >>> list(iter_explanation(text, find_mentions(text, ""), ()))
        ['[Stress = NOSO:stress] hurts.']
    """
    read: defaultdict[int, list[Statement]] = defaultdict(list)
    lines = [found.span() for found in _LINE.finditer(text)]
    starts = [start for start, _ in lines]
    for statement in statements:
        read[_find_line(starts, statement.evidence.start)].append(statement)
    spans = iter(mentions)
    span = next(spans, None)
    for number, (start, end) in enumerate(lines):
        here = []
        while span is not None and span.end <= end:
            here.append(span)
            span = next(spans, None)
        yield _mark(text, start, end, here)
        yield from (f"    {_in_words(statement)}" for statement in read[number])


def _find_line(starts: Sequence[int], place: int) -> int:
    low, high = 0, len(starts)
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (middle, high) if starts[middle] <= place else (low, middle)
    return low


def _mark(text: str, start: int, end: int, spans: Iterable[MentionSpan]) -> str:
    parts = []
    for span in spans:
        parts += [text[start : span.start], f"[{text[span.start : span.end]} = {span.node.id}]"]
        start = span.end
    return "".join((*parts, text[start:end]))


def _in_words(statement: Statement) -> str:
    claim = f"{statement.subject.name} {statement.predicate} {statement.object.name}"
    marks = [statement.evidence.rule]
    if statement.hedge.word:
        marks.append(f"{statement.hedge.level}: {statement.hedge.word!r}")
    if statement.negated:
        marks.append("denied")
    return f"-> {claim} ({', '.join(marks)})"
