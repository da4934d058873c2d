"""What a sentence says of what: its relation words, each with its two sides."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Hedge
from graph.vocabulary import HedgeLevel
from loaders.extract.hedges import UNHEDGED
from loaders.extract.prose.cases import find_patients_case
from loaders.extract.prose.comprising import are_told, find_named, give_back
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.echoes import ECHOING, find_echoes
from loaders.extract.prose.frames import find_framed
from loaders.extract.prose.fronted import find_fronted_clauses
from loaders.extract.prose.groups import (
    find_comma,
    is_finite,
    kind_of,
    left_group,
    phrase_at,
    place_of,
    right_group,
)
from loaders.extract.prose.happening import HAPPENING, read_happening
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.making import MAKES, find_made
from loaders.extract.prose.means import complete, read_by_means, read_with_means, turn
from loaders.extract.prose.phrases import Element, Phrase, Sort, is_ill
from loaders.extract.prose.relations import (
    CONSULTED,
    DEVELOPING,
    ROLE_NOUNS,
    TREATS,
    Trigger,
)
from loaders.extract.prose.relatives import find_nearest, is_restricted
from loaders.extract.prose.sides import (
    Clause,
    find_right,
    hedge_before,
    is_conditional,
    is_denied,
    lower_at,
    skip,
    walk_verb_group,
)
from loaders.extract.prose.subjects import (
    before_aside,
    find_left,
    find_subject,
    is_participle,
    shared_subject,
)
from loaders.extract.prose.units import Unit

_AFTER_LINK = frozenset({Kind.ADVERB, Kind.HEDGE, Kind.NOT})
_RELATING = frozenset({
    Kind.TRIGGER, Kind.VERB, Kind.COPULA, Kind.INCLUDE, Kind.NOT,
})  # fmt: skip
_AMONG = frozenset({Sort.GENERIC, Sort.CLASS, Sort.ROLE, Sort.ELLIPSIS})
_VARIABLE = frozenset({Sort.GENERIC, Sort.CLASS, Sort.ROLE})


def find_clauses(elements: Sequence[Element], sentence_hedge: Hedge) -> list[Clause]:
    """Return the clauses of a sentence, in order.

    Args:
        elements: Phrases and units.
        sentence_hedge: What hedges the sentence as a whole, where nothing does for a clause.

    Complexity:
        Linear in the number of elements, for sentences of common length.
    """
    clauses: list[Clause] = []
    happening: list[Clause] = []
    echoes: list[int] = []
    among = _read_among(elements)
    for place, element in enumerate(elements):
        if isinstance(element, Phrase):
            continue
        if element.lower in HAPPENING:
            happening += read_happening(elements, place)
        if element.lower in ECHOING:
            echoes.append(place)
        if element.kind not in _RELATING and element.lower not in _HELPING:
            continue
        clause = _read_at(elements, place, element, clauses)
        if clause is not None and clause.trigger is not None:
            means = read_with_means(elements, clause)
            clauses += [means] if means is not None else []
        if clause is not None:
            if clause.right and clause.right[-1].members:
                give_back(clause)
            if clause.hedge.word is None:
                clause.hedge = sentence_hedge
            complete(clause, elements, place, element.lower)
            clauses.append(clause)
    clauses += list(find_echoes(elements, echoes, clauses))
    clauses += find_framed(elements)
    clauses += find_fronted_clauses(elements)
    clauses += happening
    return clauses if among is None else [*clauses, among]


def _read_at(
    elements: Sequence[Element], place: int, unit: Unit, before: Sequence[Clause]
) -> Clause | None:
    """Return the clause whose relation stands at a place, if one does."""
    if unit.kind is Kind.VERB and unit.lower.startswith(MAKES):
        return _read_worsening(elements, place, unit)
    if unit.kind is Kind.VERB and unit.lower in _DEVELOPING:
        return _read_developing(elements, place, unit)
    if unit.kind is Kind.TRIGGER:
        developed = _read_developing(elements, place, unit) if unit.lower in _FOLLOWING else None
        return developed or _read_trigger(elements, place, unit, before)
    if unit.lower in _HELPING:
        return _read_helping(elements, place, unit)
    links = unit.kind is Kind.COPULA and _is_link(elements, place)
    links = links or (unit.lower in _IS_NOT and _denies_role(elements, place + 1))
    if links or unit.kind is Kind.INCLUDE:
        return _read_link(elements, place, unit, before)
    return None


_SUPPOSED = frozenset({"possibility", "candidate", "option"})
_CAUSE_OF = frozenset({"the cause of", "the reason for"})
_IS_NOT = frozenset({"is not", "are not", "isn't", "aren't"})


def _denies_role(elements: Sequence[Element], place: int) -> bool:
    """Return whether "is not a cause" stands there: "not the only cause" denies less."""
    phrase = phrase_at(elements, place)
    if phrase is None or phrase.sort is not Sort.ROLE:
        return False
    return phrase.definite in {"a", "an"} and phrase.last == phrase.first + 1


def _read_among(elements: Sequence[Element]) -> Clause | None:
    """Read "Among the causes of pain, stress and cold can be named" as "the causes include" them."""
    first = phrase_at(elements, 1)
    if lower_at(elements, 0) not in {"among", "amongst"} or first is None:
        return None
    comma = find_comma(elements, 2) or len(elements)
    members = right_group(elements, comma + 1, whole=True)
    if members and first.sort is Sort.KNOWN and first.plural:
        first.members += members  # "among other heart diseases, …": they are kinds of it
        first = Phrase(Sort.ELLIPSIS, 0, 0, "", "")
    if not members or first.sort not in _AMONG:
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
    start, hedge, negated, passive = walk_verb_group(elements, place)
    trigger = unit.trigger
    if passive and _is_bare_participle(unit):
        by = skip(elements, place + 1, _LIGHT)
        turned = turn(unit, trigger, lower_at(elements, by))
        if turned is None:
            return read_by_means(elements, start, unit, place)
        trigger, place = turned, by
    if negated and any(lower_at(elements, at) == "alone" for at in range(len(elements))):
        return None  # "not by stress alone" denies no more than that
    if negated and is_restricted(elements, start, trigger):
        return None
    left, headed, shared = find_left(elements, start, unit, before)
    right = find_right(elements, place, whole=headed and not is_finite(unit))
    left = left or _find_behind(elements, start, unit, right)
    if trigger.relations[0][0] is CONSULTED and kind_of(elements, place + 1) is Kind.COPULA:
        right = right_group(elements, skip(elements, place + 2, _LIGHT))  # "the one to see is a …"
    if kind_of(elements, place + 1) is Kind.NOT:
        right, negated = right_group(elements, place + 2), True
    negated = negated or is_denied(elements, left, unit)
    left = find_nearest(elements, start, left)
    if shared is not None:
        hedge = hedge if hedge.word else shared.hedge
        negated = negated or (shared.negated and not is_finite(unit))
    if hedge.word is None:
        hedge = unit.hedge or hedge_before(elements, start, left)
    if hedge.word is None and is_conditional(elements, start):
        hedge = Hedge(word="if", level=HedgeLevel.POSSIBLE)
    whose = find_patients_case(elements) if trigger.relations[0][0] is CONSULTED else []
    return Clause(trigger, left, right, hedge, negated, place, headed, whose)


def _find_behind(
    elements: Sequence[Element], start: int, unit: Unit, right: Sequence[Phrase]
) -> list[Phrase]:
    """Return the rash of "Whether caused by stress or by cold, a rash …"; nothing for other clauses."""
    fronted = start < 0 or (not start and kind_of(elements, 0) is Kind.SUBORDINATOR)
    if not fronted or not right or not is_participle(unit):
        return []
    end = place_of(elements, right[-1], otherwise=-1) + 1
    comma = end and kind_of(elements, end) is Kind.COMMA
    return right_group(elements, end + 1, whole=True)[:1] if comma else []


_LIGHT = frozenset({Kind.ADVERB, Kind.HEDGE})


def _is_bare_participle(unit: Unit) -> bool:
    return " " not in unit.lower and unit.lower.endswith(("ed", "en"))


_DEVELOPING = as_set(
    "develop develops occur occurs arise arises appear appears result results follow follows ensue ensues"
) | {
    "is possible", "are possible",
}  # fmt: skip
_FOLLOWING = frozenset({"follow", "follows"})
_STOPS = frozenset({Kind.BREAK, Kind.COMMA, None})


def _read_developing(elements: Sequence[Element], place: int, unit: Unit) -> Clause | None:
    """Read "ulcers may develop", where nothing follows the verb."""
    if kind_of(elements, place + 1) not in _STOPS or phrase_at(elements, place + 1) is not None:
        return None
    clause = _read_trigger(elements, place, unit._replace(trigger=DEVELOPING), [])
    return clause if clause is not None and clause.left else None


_HELPS = Trigger(("help",), ((TREATS, False),))
_HELPING = frozenset({"help", "helps"})


def _read_helping(elements: Sequence[Element], place: int, unit: Unit) -> Clause | None:
    """Read "massage helps back pain", where a condition is what is helped."""
    phrase = phrase_at(elements, place + 1)
    if phrase is None or not is_ill(phrase) or phrase.people:
        return None
    clause = _read_trigger(elements, place, unit._replace(trigger=_HELPS), [])
    return clause if clause is not None and clause.left else None


def _read_worsening(elements: Sequence[Element], place: int, unit: Unit) -> Clause | None:
    """Read "light makes the pain worse", or "more noticeable"."""
    trigger = find_made(elements, place + 2)
    if trigger is None or phrase_at(elements, place + 1) is None:
        return None
    clause = _read_trigger(elements, place, unit._replace(trigger=trigger), [])
    if clause is not None and clause.right and clause.right[0].head in _MATTERS:
        clause.right = [Phrase(Sort.EMPTY, place, place, "cases", "cases")]
    return clause if clause is not None and clause.left else None


_MATTERS = frozenset({"matters", "things", "situation"})  # they are those of the article's subject


def _read_link(
    elements: Sequence[Element], place: int, unit: Unit, before: Sequence[Clause]
) -> Clause | None:
    start, hedge, negated, _ = walk_verb_group(elements, place)
    negated = negated or unit.kind is Kind.NOT
    at = place + 1
    while kind_of(elements, at) in _AFTER_LINK:
        found = elements[at]
        if isinstance(found, Unit):
            hedge = found.hedge or hedge
            negated = negated or found.kind is Kind.NOT
        at += 1
    left = _find_linked(elements, start, unit, before)
    right = right_group(elements, at)
    if right and right[0].head in _SUPPOSED and is_conditional(elements, start):
        return None  # "if gout is a possibility, …"
    if not left and _names_subject_last(elements, start, place, unit):
        left = [Phrase(Sort.ELLIPSIS, place, place, "", "")]
    if hedge.word is None:
        hedge = hedge_before(elements, start, left)
    if hedge.word is None and is_conditional(elements, start):
        hedge = Hedge(word="if", level=HedgeLevel.POSSIBLE)
    includes = unit.kind is Kind.INCLUDE or are_told(left, before)
    if (
        right
        and right[-1].sort is Sort.ROLE
        and not right[-1].inner
        and _goes_on(elements, right[-1])
    ):
        right[
            -1
        ].role = None  # "fever is a sign that points to …": the clause behind it says of what
    whose = _find_whose(elements, left, before)
    return Clause(None, left, right, hedge, negated, place, whose=whose, includes=includes)


def _find_linked(
    elements: Sequence[Element], start: int, unit: Unit, before: Sequence[Clause]
) -> list[Phrase]:
    """Return what stands before an "is" or "include", wherever its sentence has it."""
    left = _link_left(elements, start, before)
    if not left and kind_of(elements, start) is Kind.AND:
        left = shared_subject(elements, start)
    if not left and kind_of(elements, start) is Kind.RELATIVE:
        left = left_group(elements, start - 1)
    left = _as_cause(elements, left)
    return find_named(left, before) if unit.kind is Kind.INCLUDE else left


def _as_cause(elements: Sequence[Element], left: list[Phrase]) -> list[Phrase]:
    """Return the cause of "the cause of pain is …", not the pain."""
    begin = place_of(elements, left[0], otherwise=0) if left else 0
    if lower_at(elements, begin - 1) not in _CAUSE_OF:
        return left
    return [Phrase(Sort.ROLE, begin, begin, "cause", "cause", inner=left, role=ROLE_NOUNS["cause"])]


def _names_subject_last(elements: Sequence[Element], start: int, place: int, unit: Unit) -> bool:
    """Return whether "Less common are …" or "To these belong …" stands at the beginning of a clause."""
    if kind_of(elements, start) not in {Kind.BREAK, None} or phrase_at(elements, start) is not None:
        return False
    if unit.kind is Kind.INCLUDE:
        return True
    before = (kind_of(elements, at) for at in range(start + 1, place))
    return unit.kind is Kind.COPULA and Kind.TRANSPARENT in before


def _goes_on(elements: Sequence[Element], phrase: Phrase) -> bool:
    """Return whether a relative clause with a relation of its own follows a phrase."""
    at = place_of(elements, phrase) + 1
    if kind_of(elements, at) is not Kind.RELATIVE:
        return False
    while kind_of(elements, at) not in {Kind.BREAK, Kind.TRIGGER, None} or phrase_at(elements, at):
        at += 1
    return kind_of(elements, at) is Kind.TRIGGER


def _find_whose(
    elements: Sequence[Element], left: Sequence[Phrase], before: Sequence[Clause]
) -> list[Phrase]:
    """Return the diseases of "diseases in which pain is a sign"; of what these define, that."""
    if not left:
        return []
    begin = place_of(elements, left[0], otherwise=0)
    if lower_at(elements, begin - 1) not in {"in which", "where", "with which"}:
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
    aside = before_aside(elements, at)
    if aside is not None:
        at = aside
    elif kind_of(elements, at) is Kind.COMMA:
        at -= 1
    if phrase_at(elements, at) is None:
        return []
    group = find_subject(elements, at)
    for clause in reversed(before):
        if clause.right and group and clause.right[-1] is group[-1]:
            heads = [each for each in clause.left if each.sort in _VARIABLE or each.plural]
            if heads and clause.headed:
                return heads[-1:]
    return group
