"""What stands on either side of a relation word: whose it is said, how surely, and whether denied.

Source: cues act on what stands behind them up to the end of their clause, as in ConText (Harkema et al.
2009, doi:10.1016/j.jbi.2009.05.002); a cue in the verb's own group acts on that verb.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from graph.model import Hedge
from graph.vocabulary import Category
from loaders.extract.hedges import UNHEDGED
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.groups import (
    kind_of,
    phrase_at,
    place_of,
    right_group,
)
from loaders.extract.prose.phrases import Element, Phrase, Sort
from loaders.extract.prose.relations import Trigger
from loaders.extract.prose.units import Unit

_VERB_GROUP = frozenset({
    Kind.COPULA, Kind.MODAL, Kind.HEDGE, Kind.NOT, Kind.ADVERB, Kind.VERB, Kind.TRANSPARENT,
    Kind.DETERMINER,
})  # fmt: skip
_BOUNDARY = frozenset({Kind.BREAK, Kind.SUBORDINATOR})
_PAUSES = frozenset({Kind.BREAK, Kind.COMMA})
_AFTER_VERB = frozenset({Kind.ADVERB, Kind.HEDGE, Kind.MODAL, Kind.TRANSPARENT})
_VERBS = frozenset({Kind.TRIGGER, Kind.VERB})
_RELATES = frozenset({Kind.TRIGGER, Kind.INCLUDE})
_EXAMINING = frozenset({"examination of", "study of", "measurement of", "assessment of"})
# "A test shows whether you have gout."
_OWNERS = frozenset({"you", "he", "she", "there", "someone"})
_OWNS = frozenset({"have", "has", "is", "are"})
_CAUSE_OF = frozenset({"the cause of", "the reason for"})
_CONDITIONAL = frozenset({"if", "unless", "whether", "even if"})
_DENYING = (
    "do nothing",
    "of no use",
    "of little use",
    "does nothing",
    "ineffective",
    "useless",
    "has no effect",
    "have no effect",
    "had no effect",
)


@dataclass(slots=True)
class Clause:
    """A relation word, or an "is", with what stands on either side.

    Attributes:
        trigger: None for "is" and "include".
        left: The group on its left; empty where there is none.
        right: The group on its right.
        hedge: How surely it is said.
        negated: Whether it is said not to be so.
        place: Where the word stands among the elements.
        whose: Of "diseases in which pain is a sign", the diseases.
        headed: Whether a relative clause or participle says it of a phrase before it.
    """

    trigger: Trigger | None
    left: list[Phrase]
    right: list[Phrase]
    hedge: Hedge
    negated: bool
    place: int
    headed: bool = False
    whose: list[Phrase] = field(default_factory=list)
    includes: bool = False


def skip(elements: Sequence[Element], at: int, kinds: Container[Kind | None]) -> int:
    """Return the first place from here on that holds no unit of these kinds."""
    while kind_of(elements, at) in kinds:
        at += 1
    return at


def walk_verb_group(elements: Sequence[Element], place: int) -> tuple[int, Hedge, bool, bool]:
    """Return where the words before a verb that belong to it begin, and what they say."""
    hedge, negated, passive = UNHEDGED, False, False
    at = place - 1
    while kind_of(elements, at) in _VERB_GROUP:
        unit = elements[at]
        assert isinstance(unit, Unit)  # noqa: S101 - it has a kind
        if unit.kind is Kind.HEDGE and unit.hedge:
            hedge = unit.hedge
        negated = negated or unit.kind is Kind.NOT or unit.lower == "cannot"
        passive = passive or (unit.kind is Kind.COPULA and at == place - 1)
        at -= 1
    return at, hedge, negated, passive


def lower_at(elements: Sequence[Element], at: int) -> str:
    """Return the words of the unit at a place; nothing for a phrase."""
    element = elements[at] if 0 <= at < len(elements) else None
    return element.lower if isinstance(element, Unit) else ""


def find_right(elements: Sequence[Element], place: int, *, whole: bool = False) -> list[Phrase]:
    """Return the group on the right of a relation word: what it acts on."""
    inside = [word for word in lower_at(elements, place).split() if word in {"it", "them", "this"}]
    felt = kind_of(elements, place + 1) is Kind.MODAL  # "make them feel dizzy"
    if inside and not felt and phrase_at(elements, place + 1) is None:
        return [Phrase(Sort.REFERENCE, place, place, inside[0], "", pointed=inside[0])]
    at = place + 1
    while (
        kind_of(elements, at) in _AFTER_VERB
        or (lower_at(elements, at) in _OWNERS and lower_at(elements, at + 1) in _OWNS)
        or lower_at(elements, at) in {"there is", "there are"}
        or (kind_of(elements, at) is Kind.COMMA and kind_of(elements, at + 1) is Kind.HEDGE)
        or (kind_of(elements, at) is Kind.COMMA and kind_of(elements, at - 1) is Kind.HEDGE)
    ):
        at += 1
    of = phrase_at(elements, at + 2) if kind_of(elements, at) is Kind.DETERMINER else None
    if of is not None and lower_at(elements, at + 1) in _EXAMINING:
        text = f"{lower_at(elements, at + 1)} the {of.text}"
        return [Phrase(Sort.NEW, at, at, text, text.split(maxsplit=1)[0], category=Category.TEST)]
    if lower_at(elements, at) in _CAUSE_OF:
        return right_group(elements, at + 1)  # to find the cause of pain is to examine the pain
    if kind_of(elements, at) is Kind.AND and kind_of(elements, at + 1) in _VERBS:
        return find_right(elements, at + 1)  # "cause or worsen pain"
    return right_group(elements, at, whole=whole)


def hedge_before(elements: Sequence[Element], at: int, left: Sequence[Phrase]) -> Hedge:
    """Return the hedge between the beginning of the clause and its subject: "In rare cases, …"."""
    while at >= 0 and kind_of(elements, at) not in _BOUNDARY:
        unit = elements[at]
        if isinstance(unit, Unit):
            if (
                unit.kind is Kind.HEDGE
                and unit.hedge
                and kind_of(elements, at + 1) is not Kind.TRIGGER
            ):
                return unit.hedge
            if unit.kind in _RELATES and left:
                return UNHEDGED
        at -= 1
    return UNHEDGED


def hedge_within(elements: Sequence[Element], start: int, end: int) -> Hedge:
    """Return the first hedge between two places."""
    for element in elements[max(start, 0) : end]:
        if isinstance(element, Unit) and element.kind is Kind.HEDGE and element.hedge:
            return element.hedge
    return UNHEDGED


def is_conditional(elements: Sequence[Element], at: int) -> bool:
    """Return whether an "if" stands before a place in its clause."""
    while at >= 0:
        unit = elements[at]
        if isinstance(unit, Unit):
            if unit.lower in _CONDITIONAL or unit.lower.endswith((" whether", " if")):
                return True
            if unit.kind in _PAUSES:
                return False
        at -= 1
    return False


def is_denied(elements: Sequence[Element], left: Sequence[Phrase], unit: Unit) -> bool:
    """Return whether "neither" or "no" stands before the subject, or the word itself denies."""
    if unit.lower.startswith(_DENYING):
        return True
    if not left:
        return False
    begin = place_of(elements, left[0], otherwise=0)
    return kind_of(elements, begin - 1) is Kind.NOT
