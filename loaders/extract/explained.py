"""What list items say in sentences: behind the name of a thing, or instead of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.model import Node
from loaders.extract.items import SENTENCE, find_explanation, parse_item
from loaders.extract.leads import Run
from loaders.extract.plain import is_sentence
from loaders.extract.prose.reader import ProseReader, SentenceReading
from loaders.headings import SectionKind, classify_heading
from loaders.lexicon import Lexicon
from loaders.structure import Section


def read_explanations(
    runs: Iterable[Run], heading: str | None, prose: ProseReader, lexicon: Lexicon
) -> Iterator[SentenceReading]:
    """Yield what stands behind the names of a section's items, and what items say that are sentences.

    Of a list of what calls for help ("See a doctor if: …") nothing is read.

    Args:
        runs: The section's lists.
        heading: What they stand under.
        prose: The document's reader of running text.
        lexicon: What is known of names.

    Complexity:
        Linear in the length of the items.
    """
    for run in runs:
        if run.lead.silent:
            continue
        kind: SectionKind = run.lead.kind or classify_heading(heading or "")
        for item, _ in run.section.items:
            found = find_explanation(item, lexicon)
            if found is not None:
                yield from prose.read_explanation(item, *found, heading, kind)
            elif is_sentence(item.text) and parse_item(item.text, lexicon).unread == SENTENCE:
                yield prose.read_item(item, heading, kind)


def name_items(
    section: Section, runs: Sequence[Run], prose: ProseReader
) -> list[tuple[int, list[Node]]]:
    """Return where each list before a paragraph begins, and the conditions that its items name."""
    named = []
    last = section.paragraphs[-1].block.start if section.paragraphs else 0
    for run in runs:
        items = run.section.items
        if items[0].block.start > last:
            break
        nodes = [node for each in items for node in prose.find_conditions(each.block.text)]
        if nodes:
            named.append((items[0].block.start, nodes))
    return named
