"""The sentence that a list hangs on: "You may also have:", "Risk factors for gout include:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.vocabulary import Category
from loaders.headings import SectionKind
from loaders.lexicon import Lexicon
from loaders.structure import ListItem, Paragraph, Section

_CONDITIONS = frozenset({Category.SYMPTOM, Category.DISEASE})
_CALLS = r"call|see|contact|phone|ask for|go to|get|seek|talk to|speak to|make an|tell|book|visit"
# What such a list holds is when to do so; it says nothing of what anything is.
_WHEN = re.compile(
    rf"^(?:please )?(?:{_CALLS})\b.{{0,200}}\b(?:if|when)\b|\b(?:should|must|need to|have to|want to) "
    rf"(?:{_CALLS})\b|\b(?:if|when)(?: you(?:'re| are|'ve| have)?| your| any of)?[^,]{{0,40}}:$|"
    r"^(?:do not|don't|never)\b|\bnot suitable\b|\bcannot take\b",
)
# The first row that fits says what the list holds.
_WORDS = {
    SectionKind.TRIGGERS: r"\b(?:trigger|set off|bring on|brings? it on)\b[^,]{0,60}\b(?:include|are)\b|"
    r"\btriggered by\b|\btriggers\b[^,]{0,60}\b(?:include|are)\b",
    SectionKind.AGGRAVATING: r"\bmakes? (?:it|them|this|symptoms|(?:your|the) [\w ]+) worse\b|"
    r"\bworsen\b",
    SectionKind.PREVENTION: r"\bprevent|\breduce (?:the|your) (?:risk|chances?)|"
    r"\blower (?:the|your) (?:risk|chances?)|\bstop (?:it|them|this)\b|\bkeep \w+ from\b",
    SectionKind.COMPLICATIONS: r"\bcomplications?\b|\bcan lead to\b",
    SectionKind.ACCOMPANYING: r"\b(?:you|they|people|patients|children) (?:(?:may|might|could|will|often|"
    r"usually|sometimes)(?: also| often)*(?: (?:be|have|get|feel|notice|experience))?|can(?: also)* "
    r"(?:be|have|get|feel|notice|experience))(?: other symptoms| symptoms)?(?: like| such as)?:$|"
    r"\b(?:symptoms?|signs?)\b[^,]{0,60}\b(?:include|are|can be|may be)\b|\baccompanied by\b",
    SectionKind.TYPES: r"\b(?:types?|kinds?|forms?)\b[^,]{0,60}\b(?:of|include|are)\b",
    SectionKind.CAUSES: r"\bcauses?\b[^,]{0,80}\b(?:include|are|is)\b|\brisk factors?\b|\bcaused by\b|"
    r"\b(?:due|down|linked) to\b|\bcan cause\b|\bresult(?:s of| from)\b|\bmore likely\b.{0,80}\bif\b",
    SectionKind.DIAGNOSIS: r"\btests?\b|\bexams?\b|\bscans?\b|\b(?:order|diagnose|check)\b",
    SectionKind.TREATMENT: r"\btreat(?:ments?|ed|s)?\b|\b(?:ease|relieve|soothe|manage|cope)\b|"
    r"\b(?:prescribe|remedies|medicines|medications)\b|\byou can\b|\bcan help\b|"
    r"\bhelps?(?: too| with)?:$",
}
_PATTERNS = {kind: re.compile(words) for kind, words in _WORDS.items()}
_LIKELY = re.compile(r"\b(?:more likely|higher risk|increased risk|greater risk)\b")
_OF_WHAT = re.compile(
    r"\b(?:of|for|with|cause|trigger|likely to (?:get|have|develop)) (?P<what>[^:,]{3,60}?)"
    r"(?: (?:may |can |often )*(?:include|are)| if you)?:$"
)
_MAX_CHARACTERS = 300


class Lead(NamedTuple):
    """What the sentence before a list says of it.

    Attributes:
        kind: What the list holds; None where the heading tells.
        about: The condition that it is about, where the sentence names one.
        silent: Whether the list says only when to do something.
    """

    kind: SectionKind | None = None
    about: str | None = None
    silent: bool = False


class Run(NamedTuple):
    """The items that stand together, as a section of their own, and what leads to them."""

    section: Section
    lead: Lead


def iter_runs(section: Section, lexicon: Lexicon) -> Iterator[Run]:
    """Yield the lists of a section that stand apart, in order.

    Complexity:
        Linear in the number of paragraphs and items.
    """
    paragraphs = section.paragraphs
    items: list[ListItem] = []
    first = before = 0  # the paragraphs that lead to these items
    for item in section.items:
        behind = before
        while behind < len(paragraphs) and paragraphs[behind].block.start < item.block.start:
            behind += 1
        if behind > before:
            if items:
                yield _make_run(section, items, paragraphs[first:before], lexicon)
                first, items = before, []
            before = behind
        items.append(item)
    if items:
        yield _make_run(section, items, paragraphs[first:before], lexicon)


def _make_run(
    section: Section, items: Sequence[ListItem], paragraphs: tuple[Paragraph, ...], lexicon: Lexicon
) -> Run:
    """Return a list and the paragraphs that lead to it as a section of their own."""
    lead = find_lead(paragraphs[-1] if paragraphs else None, lexicon)
    if section.heading is not None and not lead.kind:
        lead = lead._replace(silent=lead.silent or _calls(section.heading.text))
    return Run(section._replace(items=tuple(items), paragraphs=paragraphs), lead)


def find_lead(paragraph: Paragraph | None, lexicon: Lexicon) -> Lead:
    """Return what a paragraph says of the list behind it: only what ends in a colon says anything."""
    if paragraph is None or not paragraph.sentences:
        return Lead()
    said = paragraph.sentences[-1].text.strip().lower().replace("’", "'")
    if not said.endswith(":") or len(said) > _MAX_CHARACTERS:
        return Lead()
    if _WHEN.search(said) and not _LIKELY.search(said):
        return Lead(silent=True)
    kind = next((kind for kind, pattern in _PATTERNS.items() if pattern.search(said)), None)
    found = _OF_WHAT.search(said) if kind is not None else None
    known = lexicon.find(found["what"]) if found else None
    named = known is not None and bool(_CONDITIONS & set(known.categories))
    return Lead(kind, known.name if named and known else None)


def _calls(heading: str) -> bool:
    """Return whether a heading says when to do something: "Call an ambulance if:"."""
    said = heading.strip().lower().replace("’", "'").rpartition(": ")[2].rstrip(" :")
    return (
        said.endswith((" if", " if you have", " if you")) and _WHEN.search(f"{said}:") is not None
    )
