"""What stands on either side of a relation word: whose it is said, how surely, and whether denied.

Source: cues act on what stands behind them up to the end of their clause, as in ConText (Harkema et al.
2009, doi:10.1016/j.jbi.2009.05.002); a cue in the verb's own group acts on that verb.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from graph.model import Hedge
from loaders.extract.hedges import UNHEDGED
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.groups import (
    is_finite,
    kind_of,
    left_group,
    phrase_at,
    right_group,
)
from loaders.extract.prose.phrases import Element, Phrase, Sort, is_site
from loaders.extract.prose.relations import CAUSES, Trigger
from loaders.extract.prose.units import Unit

_VERB_GROUP = frozenset({
    Kind.COPULA, Kind.MODAL, Kind.HEDGE, Kind.NOT, Kind.ADVERB, Kind.VERB, Kind.TRANSPARENT,
    Kind.DETERMINER,
})  # fmt: skip
_BOUNDARY = frozenset({Kind.BREAK, Kind.SUBORDINATOR})
_JOINS = frozenset({Kind.COMMA, Kind.AND})
_CONCEPTS = frozenset({Sort.NEW, Sort.KNOWN})
_ENDS = frozenset({*_BOUNDARY, Kind.COMMA})
_PAUSES = frozenset({Kind.BREAK, Kind.COMMA})
_AFTER_VERB = frozenset({Kind.ADVERB, Kind.HEDGE, Kind.MODAL, Kind.TRANSPARENT})
_VERBS = frozenset({Kind.TRIGGER, Kind.VERB})
_SAYS = frozenset({Kind.VERB, Kind.COPULA})
_RELATES = frozenset({Kind.TRIGGER, Kind.INCLUDE})
_TIMES = frozenset({"after", "before", "since", "until"})  # "hair loss after childbirth"
_CAUSE_OF = frozenset({"the cause of", "the reason for"})
_CONDITIONAL = frozenset({"if", "unless", "whether", "even if"})
_SHUNNED = frozenset({"unlike", "despite", "without", "instead of", "rather than", "apart from",
                      "in contrast to", "except"})  # fmt: skip
_PREPOSITIONAL = frozenset({
    Kind.PREPOSITION, Kind.LOCATIVE, Kind.SUBORDINATOR, Kind.TRIGGER,
})  # fmt: skip


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


def find_left(
    elements: Sequence[Element], at: int, unit: Unit, before: Sequence[Clause]
) -> tuple[list[Phrase], bool, Clause | None]:
    """Return the group before a verb group; whether it is an antecedent; the clause it is shared with."""
    kind = kind_of(elements, at)
    if kind is Kind.RELATIVE:
        group = _find_antecedent(elements, at, before)
        # "Stiffness and pain that decreases": only the pain does.
        return (group[-1:] if _is_singular(unit) else group), True, None
    if kind is Kind.TRIGGER and before and not before[-1].right:
        return before[-1].left, before[-1].headed, before[-1]
    if kind in _JOINS or lower_at(elements, at) == "but":
        return _find_shared(elements, at, unit, before)
    phrase = phrase_at(elements, at)
    if phrase is None:
        return [], False, None
    if phrase.sort is Sort.PEOPLE and kind_of(elements, at - 1) is Kind.RELATIVE:
        return find_left(elements, at - 1, unit, before)  # "a feeling that people notice in …"
    return (
        find_subject(elements, at),
        not is_finite(unit) and at == _place_before(elements, unit),
        None,
    )


def _is_singular(unit: Unit) -> bool:
    word = unit.lower.split()[0]
    return word.endswith("s") and not word.endswith("ss") and is_finite(unit)


def _find_antecedent(
    elements: Sequence[Element], relative: int, before: Sequence[Clause]
) -> list[Phrase]:
    """Return what a "which" is said of: what stands before it, or the clause's subject."""
    comma = kind_of(elements, relative - 1) is Kind.COMMA
    at = relative - (2 if comma else 1)
    if comma and (
        _is_no_cause(phrase_at(elements, at))
        or (kind_of(elements, at - 1) is Kind.LOCATIVE and shared_subject(elements, relative))
    ):
        return shared_subject(elements, relative)
    return _defined(left_group(elements, at, acted_on=True), before)


def _is_no_cause(phrase: Phrase | None) -> bool:
    """Return whether ", which …" cannot be said of a phrase, and so is of the clause before it."""
    return phrase is not None and (is_site(phrase) or phrase.sort is Sort.EMPTY)


def _find_shared(
    elements: Sequence[Element], at: int, unit: Unit, before: Sequence[Clause]
) -> tuple[list[Phrase], bool, Clause | None]:
    """Return the subject of a verb that is joined to one before it by a comma or an "and"."""
    aside = before_aside(elements, at)
    if aside is not None:
        return find_subject(elements, aside), False, None
    if (
        kind_of(elements, at) is Kind.COMMA
        and is_participle(unit)
        and at == _place_before(elements, unit)
    ):
        group = left_group(elements, at - 1)
        if group and at - 1 == len(group) - 1 + _count_joints(elements, at):
            return group, True, None  # "Pain, accompanied by fever, …" at the beginning
    if not before or at <= before[-1].place:
        return shared_subject(elements, at), False, None
    last = before[-1]
    relative = next(
        (n for n in range(at, last.place, -1) if kind_of(elements, n) is Kind.RELATIVE), 0
    )
    if (
        relative and kind_of(elements, at) is Kind.AND
    ):  # "…, which compresses the nerve and causes pain"
        return _find_antecedent(elements, relative, before), True, None
    if kind_of(elements, at) is Kind.COMMA and unit.lower.split()[0].endswith("ing"):
        return _participle_subject(unit, last), True, None
    return last.left, last.headed, last


def before_aside(elements: Sequence[Element], at: int) -> int | None:
    """Return the place of the phrase before ", which …,", where a comma ends such an aside."""
    if kind_of(elements, at) is not Kind.COMMA:
        return None
    back = at - 1
    while back > 1 and kind_of(elements, back) is not Kind.RELATIVE:
        if kind_of(elements, back) in _BOUNDARY:
            return None
        if kind_of(elements, back - 1) is Kind.COMMA and is_participle(elements[back]):
            break
        back -= 1
    if back < 2 or kind_of(elements, back - 1) is not Kind.COMMA:  # noqa: PLR2004 - a phrase, a comma
        return None
    return back - 2 if phrase_at(elements, back - 2) is not None else None


def lower_at(elements: Sequence[Element], at: int) -> str:
    """Return the words of the unit at a place; nothing for a phrase."""
    element = elements[at] if 0 <= at < len(elements) else None
    return element.lower if isinstance(element, Unit) else ""


def _defined(group: list[Phrase], before: Sequence[Clause]) -> list[Phrase]:
    """Return what a definition defines: of "gastritis is an inflammation that hurts" the gastritis."""
    for clause in before:
        if group and clause.trigger is None and clause.right and clause.right[-1] is group[-1]:
            known = [each for each in clause.left if each.sort is Sort.KNOWN]
            if known and (group[-1].sort in _CONCEPTS or group[-1].definite in {"a", "an"}):
                return known
    return group


def is_participle(element: Element) -> bool:
    """Return whether a relation is said aside: ", accompanied by fever,"."""
    return (
        isinstance(element, Unit)
        and element.kind is Kind.TRIGGER
        and element.lower.split()[0].endswith(("ed", "en"))
    )


def _count_joints(elements: Sequence[Element], at: int) -> int:
    return sum(kind_of(elements, number) in _JOINS for number in range(at))


def _participle_subject(unit: Unit, last: Clause) -> list[Phrase]:
    """Return what ", causing" is said of: an effect goes on from the effect before it."""
    assert unit.trigger is not None  # noqa: S101 - its kind says so
    if last.right and unit.trigger.relations[0][0] is CAUSES:
        return last.right
    return last.left


def shared_subject(elements: Sequence[Element], at: int) -> list[Phrase]:
    """Return the subject of the verb before an "and" that joins two verbs."""
    at -= 1
    if kind_of(elements, at) is Kind.COMMA:
        at -= 1
    while at >= 0 and kind_of(elements, at) not in _ENDS:
        if kind_of(elements, at) in _SAYS:
            start = walk_verb_group(elements, at)[0]
            return find_subject(elements, start) if phrase_at(elements, start) else []
        at -= 1
    return []


def _place_before(elements: Sequence[Element], unit: Unit) -> int:
    return next(number for number, each in enumerate(elements) if each is unit) - 1


def find_subject(elements: Sequence[Element], at: int) -> list[Phrase]:
    """Return the group that ends at a place; of "pain in case of stress" the pain."""
    group = left_group(elements, at)
    if not group:
        return []
    begin = next(number for number, each in enumerate(elements) if each is group[0])
    if kind_of(elements, begin - 1) in _PREPOSITIONAL:
        word = elements[begin - 1]
        before = phrase_at(elements, begin - 2)
        if before is not None and isinstance(word, Unit) and _hangs(word):
            return find_subject(elements, begin - 2)
        if isinstance(word, Unit) and word.kind is Kind.TRIGGER:
            return group if is_finite(word) or before is None else find_subject(elements, begin - 2)
        if isinstance(word, Unit) and word.lower in {"among", "amongst"}:
            return group
        if isinstance(word, Unit) and (word.lower in _SHUNNED or word.kind is Kind.PREPOSITION):
            return []
    return group


def _hangs(word: Unit) -> bool:
    """Return whether what stands behind a word only says more of what stands before it."""
    return word.kind is not Kind.SUBORDINATOR or word.lower in _TIMES


def find_right(elements: Sequence[Element], place: int) -> list[Phrase]:
    """Return the group on the right of a relation word: what it acts on."""
    inside = [word for word in lower_at(elements, place).split() if word in {"it", "them", "this"}]
    if inside and phrase_at(elements, place + 1) is None:
        return [Phrase(Sort.REFERENCE, place, place, inside[0], "", pointed=inside[0])]
    at = place + 1
    while (
        kind_of(elements, at) in _AFTER_VERB
        or (kind_of(elements, at) is Kind.COMMA and kind_of(elements, at + 1) is Kind.HEDGE)
        or (kind_of(elements, at) is Kind.COMMA and kind_of(elements, at - 1) is Kind.HEDGE)
    ):
        at += 1
    if lower_at(elements, at) in _CAUSE_OF:
        return right_group(elements, at + 1)  # to find the cause of pain is to examine the pain
    if kind_of(elements, at) is Kind.AND and kind_of(elements, at + 1) in _VERBS:
        return find_right(elements, at + 1)  # "cause or worsen pain"
    return right_group(elements, at)


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
    if unit.lower.startswith(("ineffective", "useless")):
        return True
    if not left:
        return False
    begin = next((at for at, each in enumerate(elements) if each is left[0]), 0)
    return kind_of(elements, begin - 1) is Kind.NOT
