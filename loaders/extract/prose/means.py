"""By what means something is found or treated: "doctors treat gout with drugs"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from loaders.extract.prose.cues import Kind
from loaders.extract.prose.frames import find_means
from loaders.extract.prose.groups import kind_of, phrase_at, place_of, right_group
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.phrases import Element, Phrase
from loaders.extract.prose.relations import (
    ASSESSES,
    DIAGNOSES,
    PREVENTS,
    RELIEVES,
    TREATS,
    TRIGGERS_BY_WORD,
    Relation,
    Trigger,
)
from loaders.extract.prose.sides import Clause, lower_at, walk_verb_group
from loaders.extract.prose.subjects import is_means
from loaders.extract.prose.units import Unit

_FOUND_BY = (ASSESSES, DIAGNOSES)
_BY_MEANS = frozenset({"with the help of", "by means of", "using"})
_ON = frozenset({"with", "on", "in", "through", "by"})
_WITH_MEANS = frozenset(
    {
        "with the help of",
        "by means of",
        "using",
        "with",
        "through",
        "on the basis of",
        "based on",
        "whether with",
        "whether by",
    }
)
_DONE_WITH = (ASSESSES, DIAGNOSES, TREATS, RELIEVES, PREVENTS)
_BY_NAME = frozenset(each.name for each in _DONE_WITH)
_PURPOSE = frozenset({"to", "in order to"})
_FIRST_VERB = 2  # "To quickly relieve pain, …"
_BEGINS = frozenset({"begins with", "starts with", "requires", "consists of"})
_BASES = as_set("based made confirmed established")
# "Caused, most often, by stress": relations whose two words may stand apart.
_BY = {
    " ".join(trigger.words): trigger
    for triggers in TRIGGERS_BY_WORD.values()
    for trigger in triggers
    if trigger.words[1:] == ("by",)
}


def complete(clause: Clause, elements: Sequence[Element], place: int, word: str) -> None:
    """Find the test or the means of a clause, where it does not stand before its verb."""
    first = lower_at(elements, 0)
    means = clause.trigger is not None and clause.trigger.relations[0][0] in _FOUND_BY
    if first in _BY_MEANS and means:
        clause.left = right_group(elements, 1)
    elif not clause.left and word == "diagnosis of" and clause.right:
        clause.left = _find_basis(elements, clause.right[-1])
    elif not clause.left and (
        (first in _PURPOSE and place <= _FIRST_VERB)
        or (
            lower_at(elements, place - 1) in _PURPOSE and kind_of(elements, place - 2) is Kind.BREAK
        )
    ):
        clause.left = find_means(elements, place + 1)


def _find_basis(elements: Sequence[Element], last: Phrase) -> list[Phrase]:
    """Return the test of "the diagnosis of asthma is based on a test"."""
    at = place_of(elements, last) + 1
    while kind_of(elements, at) in {Kind.COPULA, Kind.MODAL, Kind.HEDGE, Kind.ADVERB}:
        at += 1
    if kind_of(elements, at) is Kind.INCLUDE or lower_at(elements, at) in _BEGINS:
        return right_group(elements, at + 1)
    if not set(lower_at(elements, at).split()) & _BASES:
        return []
    while at < len(elements) and phrase_at(elements, at) is None:
        at += 1
    return right_group(elements, at)


def read_by_means(elements: Sequence[Element], start: int, unit: Unit, place: int) -> Clause | None:
    """Read "with the help of a test, gout can be detected"."""
    assert unit.trigger is not None  # noqa: S101 - its caller looked
    means = right_group(elements, 1, whole=True)
    fronted = lower_at(elements, 0) in _BY_MEANS
    fronted = fronted or (lower_at(elements, 0) in _ON and bool(means) and is_means(means[0]))
    if not fronted or not any(each in _FOUND_BY for each, _ in unit.trigger.relations):
        return None
    comma = next((at for at in range(start) if kind_of(elements, at) is Kind.COMMA), start)
    found = right_group(elements, comma + 1, whole=True)
    _, hedge, negated, _ = walk_verb_group(elements, place)
    return Clause(unit.trigger, means, found, hedge, negated, place) if means and found else None


def read_with_means(elements: Sequence[Element], clause: Clause) -> Clause | None:
    """Read "doctors treat gout with drugs" as that the drugs treat it."""
    relations = () if clause.trigger is None else clause.trigger.relations
    if not relations or relations[0][1] or relations[0][0].name not in _BY_NAME or not clause.right:
        return None
    if any(is_means(each) for each in clause.left):
        return None
    at = place_of(elements, clause.right[-1], otherwise=-1) + 1
    at += kind_of(elements, at) is Kind.COMMA
    if not at or lower_at(elements, at) not in _WITH_MEANS:
        return None
    means = [each for each in right_group(elements, at + 1) if is_means(each)]
    return replace(clause, left=means) if means else None


def turn(unit: Unit, trigger: Trigger, word: str) -> Trigger | None:
    """Return what "promoted by" and "examined with the help of" relate, whose doer stands behind them."""
    if word == "by":
        return _BY.get(f"{unit.lower} by") or _turned(trigger.words, trigger.relations)
    if word in _WITH_MEANS:
        means = tuple(each for each in trigger.relations if each[0] in _DONE_WITH)
        return _turned(trigger.words, means) if means else None
    return None


@lru_cache(maxsize=1_000)
def _turned(words: tuple[str, ...], relations: tuple[tuple[Relation, bool], ...]) -> Trigger:
    turned = tuple((relation, not passive) for relation, passive in relations)
    return Trigger((*words, "by"), turned)
