"""How an explanation goes on from the name before it: "Gout — a disease of the joints"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.vocabulary import Category
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.groups import (
    find_listed,
    is_verbal,
    kind_of,
    phrase_at,
    place_of,
    right_group,
)
from loaders.extract.prose.phrases import Element, Phrase, Sort, is_ill
from loaders.extract.prose.relations import TREATS, Trigger
from loaders.extract.prose.subjects import is_means
from loaders.extract.prose.units import Unit
from loaders.headings import SectionKind

# Under these headings, what stands behind a disease's name is what is done about it.
OF_ITEMS = frozenset({SectionKind.TREATMENT})
_REMEDIES = frozenset({Category.TREATMENT, Category.SUBSTANCE})
_LIGHT = frozenset({Kind.ADVERB, Kind.HEDGE, Kind.TRANSPARENT})
_VERBS = frozenset({Kind.TRIGGER, Kind.MODAL, Kind.COPULA, Kind.INCLUDE, Kind.HEDGE})
_ENDS = frozenset({Kind.BREAK, Kind.COMMA, Kind.RELATIVE, Kind.TRIGGER, Kind.OPEN, None})
_IS = Unit(Kind.COPULA, 0, 0, "is")
_USED = Unit(Kind.VERB, 0, 0, "used")
_PURPOSES = frozenset({"to", "in order to", "for", "if", "when"})
_BY = Unit(
    Kind.TRIGGER, 0, 0, "treated with", trigger=Trigger(("treated", "with"), ((TREATS, True),))
)


def begin_explanation(first: Phrase, elements: list[Element], kind: SectionKind) -> list[Element]:
    """Return what belongs before an explanation so that it is a sentence; nothing where it is one.

    Args:
        first: What the item names.
        elements: Of the explanation's first sentence.
        kind: What the section is about.
    """
    at = 0
    while kind_of(elements, at) in _LIGHT and phrase_at(elements, at) is None:
        at += 1
    if kind_of(elements, at) in _VERBS and not is_conditional_start(elements):
        return [first]
    if is_means(first) and _is_purpose(elements):
        return [first] if is_conditional_start(elements) else [first, _USED]
    if kind in OF_ITEMS and is_ill(first):
        _join_listed(elements)
    group = right_group(elements, 0, whole=True)
    if not group or group[0].sort is Sort.REFERENCE:
        return []
    end = place_of(elements, group[-1]) + 1
    if is_verbal(elements[end] if end < len(elements) else None):
        return []
    if kind in OF_ITEMS and is_ill(first) and any(map(_is_remedy, group)):
        return [first, _BY]
    defines = group[0].definite in {"a", "an", "the"} or group[0].sort is Sort.KNOWN
    return [first, _IS] if defines and kind_of(elements, end) in _ENDS else []


def _join_listed(elements: list[Element]) -> None:
    """Put an "and" before the last of a bare list, as a cell of a table has none."""
    listed, last = find_listed(elements, 0)
    joint = elements[last] if len(listed) > 1 else None
    if isinstance(joint, Unit) and joint.kind is Kind.COMMA:
        elements[last] = joint._replace(kind=Kind.AND)


def _is_purpose(elements: Sequence[Element]) -> bool:
    """Return whether an explanation says what a thing is for: "to look for gout", "if gout is likely"."""
    element = elements[0] if elements else None
    return isinstance(element, Unit) and element.lower in _PURPOSES


def is_conditional_start(elements: Sequence[Element]) -> bool:
    """Return whether an explanation begins with a "to" or an "if"."""
    element = elements[0] if elements else None
    return isinstance(element, Unit) and element.lower in {"to", "in order to"}


def _is_remedy(phrase: Phrase) -> bool:
    node = phrase.node
    known = node is not None and not _REMEDIES.isdisjoint(node.categories)
    return known or any(map(_is_remedy, phrase.members))
