"""What somebody has, in one verb or several: "you may have a cough, feel tired and look pale"."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extract.prose.cues import Kind
from loaders.extract.prose.groups import kind_of, phrase_at, place_of, right_group
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.phrases import Element, Phrase, is_ill
from loaders.extract.prose.units import Unit

HAS = as_set("""
    have has had experience experiences notice notices feel feels get gets develop develops complain
    complains report reports suffer suffers look looks
""")
_IN_VERB = frozenset({Kind.COPULA, Kind.MODAL, Kind.HEDGE, Kind.ADVERB, Kind.VERB})
_JOINS = frozenset({Kind.AND, Kind.COMMA})
_LIGHT = _JOINS | {Kind.ADVERB, Kind.HEDGE}


def read_had(elements: Sequence[Element], at: int) -> list[Phrase]:
    """Return what stands behind a "have", and behind each verb of having that is joined to it.

    Args:
        elements: Of the sentence.
        at: Where the verb group begins.

    Complexity:
        Linear in the number of elements.
    """
    found: list[Phrase] = []
    while True:
        at, has = _skip_verb(elements, at)
        group = right_group(elements, at, whole=True)
        if not group or not (has or is_ill(group[0])):
            return found
        found += group
        at = place_of(elements, group[-1]) + 1
        joint = at
        while kind_of(elements, at) in _LIGHT:
            at += 1
        if at == joint or phrase_at(elements, at) is not None:
            return found


def _skip_verb(elements: Sequence[Element], at: int) -> tuple[int, bool]:
    """Return the place behind a verb group, and whether it is one of having; a copula may be."""
    has = False
    while not has and at < len(elements):
        unit = elements[at]
        if not isinstance(unit, Unit):
            break
        words = unit.lower.split()
        has = words[0] in HAS if unit.kind is Kind.TRIGGER else not HAS.isdisjoint(words)
        if not has and unit.kind not in _IN_VERB:
            break
        at += 1
    while kind_of(elements, at) is Kind.ADVERB:
        at += 1
    # "Have had a cough": what is had stands behind the last.
    follows = elements[at] if at < len(elements) else None
    if has and isinstance(follows, Unit) and not HAS.isdisjoint(follows.lower.split()):
        return _skip_verb(elements, at)
    return at, has
