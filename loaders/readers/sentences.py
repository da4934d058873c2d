"""Where sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.structure import Block

# Possessive, and only at the beginning of a run of stops, so that no text makes it go back and forth.
# That is looked at behind the first stop, not before it: so the search skips from stop to stop.
_END = re.compile(
    r"[.!?…](?<![.!?…]{2})[.!?…]*+[\"'”’)\]]*+\s++(?=[\"'“‘(\[]?[^\W\d_a-zß-öø-ÿ]|[\"'“‘(\[]?\d)"
)
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|vs|approx|Dr|Mr|Mrs|Ms|Prof|St|No|Fig|[A-Z])\.\Z")
_LONGEST_ABBREVIATION = 8


def iter_sentences(paragraph: Block) -> Iterator[Block]:
    """Yield the sentences of a paragraph, in order.

    Complexity:
        Linear in the length of the paragraph.

    Example:
        >>> [block.text for block in iter_sentences(Block("See Dr. Lee. It helps.", 0, 22))]
        ['See Dr. Lee.', 'It helps.']
    """
    start = 0
    for end in _END.finditer(paragraph.text):
        before = paragraph.text[max(start, end.start() - _LONGEST_ABBREVIATION) : end.start() + 1]
        if not _ABBREVIATION.search(before):
            yield paragraph.part(start, end.end())
            start = end.end()
    yield paragraph.part(start, len(paragraph.text))
