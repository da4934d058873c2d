"""What a relation word joins in its sentence: left and right groups, hedge, negation, condition.

Source: cues act on what stands behind them up to the end of their clause, as in ConText (Harkema et al.
2009, doi:10.1016/j.jbi.2009.05.002); a cue in the verb's own group acts on that verb.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from graph.model import Hedge
from graph.vocabulary import HedgeLevel
from loaders.extract.hedges import UNHEDGED
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.groups import (
    is_finite,
    kind_of,
    left_group,
    phrase_at,
    right_group,
)
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.phrases import Element, Phrase, Sort
from loaders.extract.prose.relations import AGGRAVATES, CAUSES, DEVELOPS, TRIGGERS_BY_WORD, Trigger
from loaders.extract.prose.units import Unit

_VERB_GROUP = frozenset({
    Kind.COPULA, Kind.MODAL, Kind.HEDGE, Kind.NOT, Kind.ADVERB, Kind.VERB, Kind.TRANSPARENT,
})  # fmt: skip
_BOUNDARY = frozenset({Kind.BREAK, Kind.SUBORDINATOR})
_AFTER_LINK = frozenset({Kind.ADVERB, Kind.HEDGE, Kind.NOT})
_JOINS = frozenset({Kind.COMMA, Kind.AND})
_CONCEPTS = frozenset({Sort.NEW, Sort.KNOWN})
_ENDS = frozenset({*_BOUNDARY, Kind.COMMA})
_PAUSES = frozenset({Kind.BREAK, Kind.COMMA})
_AFTER_VERB = frozenset({Kind.ADVERB, Kind.HEDGE, Kind.MODAL, Kind.TRANSPARENT})
_VERBS = frozenset({Kind.TRIGGER, Kind.VERB})
_RELATES = frozenset({Kind.TRIGGER, Kind.INCLUDE})
_VARIABLE = frozenset({Sort.GENERIC, Sort.CLASS, Sort.ROLE})
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


def find_clauses(elements: Sequence[Element], sentence_hedge: Hedge) -> list[Clause]:
    """Return the clauses of a sentence, in order.

    Args:
        elements: Phrases and units.
        sentence_hedge: What hedges the sentence as a whole, where nothing does for a clause.

    Complexity:
        Linear in the number of elements, for sentences of common length.
    """
    clauses: list[Clause] = []
    among = _read_among(elements)
    for place, element in enumerate(elements):
        if isinstance(element, Phrase):
            continue
        if element.kind is Kind.VERB and element.lower.startswith("mak"):
            clause = _read_worsening(elements, place, element)
        elif element.kind is Kind.VERB and element.lower in _DEVELOPING:
            clause = _read_developing(elements, place, element)
        elif element.kind is Kind.TRIGGER:
            clause = _read_trigger(elements, place, element, clauses)
        elif element.kind is Kind.INCLUDE or (
            element.kind is Kind.COPULA and _is_link(elements, place)
        ):
            clause = _read_link(elements, place, element, clauses)
        else:
            continue
        if clause is not None:
            if clause.hedge.word is None:
                clause.hedge = sentence_hedge
            if not clause.left and _lower(elements, 0) in _PURPOSE and place <= _FIRST_VERB:
                clause.left = _find_means(elements, place)
            clauses.append(clause)
    return clauses if among is None else [*clauses, among]


_PURPOSE = frozenset({"to", "in order to"})
_FIRST_VERB = 2  # "To quickly relieve pain, …"
_MEANS = as_set(
    "prescribe prescribes prescribed use uses used recommend recommends recommended apply applied take "
    "taken perform performs performed conduct conducted suggest suggests order orders ordered help helps "
    "needed required advise advises advised"
)


def _find_means(elements: Sequence[Element], place: int) -> list[Phrase]:
    """Return the means of "To relieve pain, the doctor prescribes drugs", or "… drugs are used"."""
    for at in range(place + 1, len(elements)):
        if not set(_lower(elements, at).split()) & _MEANS:
            continue
        right = right_group(elements, at + 1)
        if right:
            return right
        start = _walk_verb_group(elements, at)[0]
        if phrase_at(elements, start) is not None:
            return left_group(elements, start)
    return []


def _read_among(elements: Sequence[Element]) -> Clause | None:
    """Read "Among the causes of pain, stress and cold can be named" as "the causes include" them."""
    first = phrase_at(elements, 1)
    if _lower(elements, 0) not in {"among", "amongst"} or first is None:
        return None
    comma = next(
        (at for at in range(2, len(elements)) if kind_of(elements, at) is Kind.COMMA), len(elements)
    )
    members = right_group(elements, comma + 1, whole=True)
    if not members or first.sort not in _VARIABLE:
        return None
    return Clause(None, [first], members, UNHEDGED, negated=False, place=comma, includes=True)


def _is_link(elements: Sequence[Element], place: int) -> bool:
    """Return whether an "is" links two groups, and is no part of a verb."""
    at = place + 1
    while kind_of(elements, at) in _AFTER_LINK:
        at += 1
    return phrase_at(elements, at) is not None


def _read_trigger(
    elements: Sequence[Element], place: int, unit: Unit, before: Sequence[Clause]
) -> Clause | None:
    assert unit.trigger is not None  # noqa: S101 - its kind says so
    start, hedge, negated, passive = _walk_verb_group(elements, place)
    if passive and _is_bare_participle(unit):
        by = _skip(elements, place + 1, _LIGHT)
        if _lower(elements, by) != "by" or f"{unit.lower} by" not in _BY:
            return None
        trigger, place = _BY[f"{unit.lower} by"], by
    else:
        trigger = unit.trigger
    left, headed, shared = _find_left(elements, start, unit, before)
    right = _find_right(elements, place)
    if kind_of(elements, place + 1) is Kind.NOT:
        right, negated = right_group(elements, place + 2), True
    negated = negated or _is_denied(elements, left, unit)
    if shared is not None:
        hedge = hedge if hedge.word else shared.hedge
        negated = negated or (shared.negated and not is_finite(unit))
    if hedge.word is None:
        hedge = _hedge_before(elements, start, left)
    if hedge.word is None and _in_condition(elements, start):
        hedge = Hedge(word="if", level=HedgeLevel.POSSIBLE)
    return Clause(trigger, left, right, hedge, negated, place, headed)


_LIGHT = frozenset({Kind.ADVERB, Kind.HEDGE})
# "Caused, most often, by stress": relations whose two words may stand apart.
_BY = {
    " ".join(trigger.words): trigger
    for triggers in TRIGGERS_BY_WORD.values()
    for trigger in triggers
    if trigger.words[1:] == ("by",)
}


def _skip(elements: Sequence[Element], at: int, kinds: Container[Kind | None]) -> int:
    while kind_of(elements, at) in kinds:
        at += 1
    return at


def _is_denied(elements: Sequence[Element], left: Sequence[Phrase], unit: Unit) -> bool:
    """Return whether "neither" or "no" stands before the subject, or the word itself denies."""
    if unit.lower.startswith(("ineffective", "useless")):
        return True
    if not left:
        return False
    begin = next((at for at, each in enumerate(elements) if each is left[0]), 0)
    return kind_of(elements, begin - 1) is Kind.NOT


def _is_bare_participle(unit: Unit) -> bool:
    return " " not in unit.lower and unit.lower.endswith(("ed", "en"))


def _walk_verb_group(elements: Sequence[Element], place: int) -> tuple[int, Hedge, bool, bool]:
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


def _find_left(
    elements: Sequence[Element], at: int, unit: Unit, before: Sequence[Clause]
) -> tuple[list[Phrase], bool, Clause | None]:
    """Return the group before a verb group; whether it is an antecedent; the clause it is shared with."""
    kind = kind_of(elements, at)
    if kind is Kind.RELATIVE:
        at -= 2 if kind_of(elements, at - 1) is Kind.COMMA else 1
        return _defined(left_group(elements, at, acted_on=True), before), True, None
    if kind is Kind.TRIGGER and before and not before[-1].right:
        return before[-1].left, before[-1].headed, before[-1]
    if kind in _JOINS or _lower(elements, at) == "but":
        return _find_shared(elements, at, unit, before)
    phrase = phrase_at(elements, at)
    if phrase is None:
        return [], False, None
    if phrase.sort is Sort.PEOPLE and kind_of(elements, at - 1) is Kind.RELATIVE:
        return _find_left(elements, at - 1, unit, before)  # "a feeling that people notice in …"
    return _subject(elements, at), not is_finite(unit) and at == _place_before(elements, unit), None


def _find_shared(
    elements: Sequence[Element], at: int, unit: Unit, before: Sequence[Clause]
) -> tuple[list[Phrase], bool, Clause | None]:
    """Return the subject of a verb that is joined to one before it by a comma or an "and"."""
    if not before or at <= before[-1].place:
        return _shared_subject(elements, at), False, None
    last = before[-1]
    if kind_of(elements, at) is Kind.COMMA and unit.lower.split()[0].endswith("ing"):
        return _participle_subject(unit, last), True, None
    return last.left, last.headed, last


def _lower(elements: Sequence[Element], at: int) -> str:
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


def _participle_subject(unit: Unit, last: Clause) -> list[Phrase]:
    """Return what ", causing" is said of: an effect goes on from the effect before it."""
    assert unit.trigger is not None  # noqa: S101 - its kind says so
    if last.right and unit.trigger.relations[0][0] is CAUSES:
        return last.right
    return last.left


def _shared_subject(elements: Sequence[Element], at: int) -> list[Phrase]:
    """Return the subject of the verb before an "and" that joins two verbs."""
    at -= 1
    while at >= 0 and kind_of(elements, at) not in _ENDS:
        if kind_of(elements, at) is Kind.VERB:
            start = _walk_verb_group(elements, at)[0]
            return _subject(elements, start) if phrase_at(elements, start) else []
        at -= 1
    return []


def _place_before(elements: Sequence[Element], unit: Unit) -> int:
    return next(number for number, each in enumerate(elements) if each is unit) - 1


def _subject(elements: Sequence[Element], at: int) -> list[Phrase]:
    """Return the group that ends at a place; of "pain in case of stress" the pain."""
    group = left_group(elements, at)
    if not group:
        return []
    begin = next(number for number, each in enumerate(elements) if each is group[0])
    if kind_of(elements, begin - 1) in _PREPOSITIONAL:
        word = elements[begin - 1]
        before = phrase_at(elements, begin - 2)
        if before is not None and isinstance(word, Unit) and word.kind is not Kind.SUBORDINATOR:
            return _subject(elements, begin - 2)
        if isinstance(word, Unit) and word.kind is Kind.TRIGGER:
            return group if is_finite(word) or before is None else _subject(elements, begin - 2)
        if isinstance(word, Unit) and word.lower in {"among", "amongst"}:
            return group
        if isinstance(word, Unit) and (word.lower in _SHUNNED or word.kind is Kind.PREPOSITION):
            return []
    return group


def _find_right(elements: Sequence[Element], place: int) -> list[Phrase]:
    inside = [word for word in _lower(elements, place).split() if word in {"it", "them", "this"}]
    if inside and phrase_at(elements, place + 1) is None:
        return [Phrase(Sort.REFERENCE, place, place, inside[0], "", pointed=inside[0])]
    at = place + 1
    while (
        kind_of(elements, at) in _AFTER_VERB
        or (kind_of(elements, at) is Kind.COMMA and kind_of(elements, at + 1) is Kind.HEDGE)
        or (kind_of(elements, at) is Kind.COMMA and kind_of(elements, at - 1) is Kind.HEDGE)
    ):
        at += 1
    if kind_of(elements, at) is Kind.AND and kind_of(elements, at + 1) in _VERBS:
        return _find_right(elements, at + 1)  # "cause or worsen pain"
    return right_group(elements, at)


def _hedge_before(elements: Sequence[Element], at: int, left: Sequence[Phrase]) -> Hedge:
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


def _in_condition(elements: Sequence[Element], at: int) -> bool:
    while at >= 0:
        unit = elements[at]
        if isinstance(unit, Unit):
            if unit.lower in _CONDITIONAL:
                return True
            if unit.kind in _PAUSES:
                return False
        at -= 1
    return False


_DEVELOPS = Trigger(("develop",), ((DEVELOPS, True),))
_DEVELOPING = as_set("develop develops occur occurs arise arises appear appears")
_STOPS = frozenset({Kind.BREAK, Kind.COMMA, None})


def _read_developing(elements: Sequence[Element], place: int, unit: Unit) -> Clause | None:
    """Read "ulcers may develop", where nothing follows the verb."""
    if kind_of(elements, place + 1) not in _STOPS or phrase_at(elements, place + 1) is not None:
        return None
    clause = _read_trigger(elements, place, unit._replace(trigger=_DEVELOPS), [])
    return clause if clause is not None and clause.left else None


_AGGRAVATES = Trigger(("make", "worse"), ((AGGRAVATES, False),))


def _read_worsening(elements: Sequence[Element], place: int, unit: Unit) -> Clause | None:
    """Read "light makes the pain worse"."""
    if _lower(elements, place + 2) != "worse" or phrase_at(elements, place + 1) is None:
        return None
    clause = _read_trigger(elements, place, unit._replace(trigger=_AGGRAVATES), [])
    return clause if clause is not None and clause.left else None


def _read_link(
    elements: Sequence[Element], place: int, unit: Unit, before: Sequence[Clause]
) -> Clause | None:
    start, hedge, negated, _ = _walk_verb_group(elements, place)
    at = place + 1
    while kind_of(elements, at) in _AFTER_LINK:
        found = elements[at]
        if isinstance(found, Unit):
            hedge = found.hedge or hedge
            negated = negated or found.kind is Kind.NOT
        at += 1
    left = _link_left(elements, start, before)
    right = right_group(elements, at)
    if not left and kind_of(elements, start) is Kind.RELATIVE:
        left = left_group(elements, start - 1)
    if hedge.word is None:
        hedge = _hedge_before(elements, start, left)
    includes = unit.kind is Kind.INCLUDE
    whose = _find_whose(elements, left, before)
    return Clause(None, left, right, hedge, negated, place, whose=whose, includes=includes)


def _find_whose(
    elements: Sequence[Element], left: Sequence[Phrase], before: Sequence[Clause]
) -> list[Phrase]:
    """Return the diseases of "diseases in which pain is a sign"; of what these define, that."""
    if not left:
        return []
    begin = next((at for at, each in enumerate(elements) if each is left[0]), 0)
    if _lower(elements, begin - 1) not in {"in which", "where", "with which"}:
        return []
    at = begin - 2
    if kind_of(elements, at) is Kind.COMMA:
        at -= 1
    group = left_group(elements, at, acted_on=True)
    for clause in before:
        if group and clause.trigger is None and clause.right and clause.right[-1] is group[-1]:
            return clause.left
    return group


def _link_left(elements: Sequence[Element], at: int, before: Sequence[Clause]) -> list[Phrase]:
    """Return what an "is" is said of: of "diseases that can cause cramps are …" the diseases."""
    if kind_of(elements, at) is Kind.COMMA:
        at -= 1
    if phrase_at(elements, at) is None:
        return []
    group = _subject(elements, at)
    for clause in reversed(before):
        if clause.right and group and clause.right[-1] is group[-1]:
            heads = [each for each in clause.left if each.sort in _VARIABLE]
            if heads and clause.headed:
                return heads[-1:]
    return group
