"""What a clause says of a condition that is named before it: "with gout, the patient has pain"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.vocabulary import Category
from loaders.extract.hedges import UNHEDGED
from loaders.extract.prose import relations as rel
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.groups import find_comma, kind_of, phrase_at, place_of, right_group
from loaders.extract.prose.having import read_had
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.phrases import Element, Phrase, Sort, is_ill, is_site
from loaders.extract.prose.relations import Trigger
from loaders.extract.prose.sides import Clause, hedge_within, lower_at, walk_verb_group
from loaders.extract.prose.subjects import find_subject
from loaders.extract.prose.units import Unit
from loaders.extract.prose.words import STATES

FRONTS = frozenset({
    "in", "with", "during", "in case of", "in the case of", "in the presence of", "in the event of",
})  # fmt: skip
HAVING = Trigger(("with",), ((rel.ACCOMPANIED, False),))
_RESULTING = Trigger(("as", "a", "result", "of"), ((rel.CAUSES, False),))
_WITHIN_VERB = 6  # elements of "the doctor can immediately suspect"
_BESIDE = ("against", "on the background")
_CARE = as_set("treatment therapy diagnosis prevention")
_SUSPECT = as_set("suspect suspects assume assumes")
_SUSPECTED = frozenset({"ruled out", "excluded", "suspected", "assumed", "likely"})
_SIGNS = Trigger(("suspected",), ((rel.INDICATES, True),))
_TYPICAL = frozenset({"typical", "characteristic", "common"})
_OPENING = frozenset({*FRONTS, *_TYPICAL, "if", "when"})
_OPENS = frozenset({Kind.BREAK, Kind.AND})
_IF = frozenset({"if", "when"})
_STARTS = frozenset({Kind.BREAK, Kind.ADVERB, Kind.HEDGE, None})
_IN_VERB = frozenset({Kind.COPULA, Kind.MODAL, Kind.HEDGE, Kind.ADVERB, Kind.VERB})
_APPEARS = as_set("""
    set sets come comes
    appear appears appeared occur occurs occurred arise arises arose develop develops developed emerge
    emerges observed noted noticed possible present characteristic typical common join joins added felt
    seen detected manifests manifest predominate predominates prevail prevails found frequent
""")
_WHO = frozenset({"you", "he", "she", "they"})
_STOPS = frozenset({Kind.BREAK, Kind.COMMA, Kind.AND, Kind.SUBORDINATOR, None})
_BEHIND_VERB = frozenset({*_STOPS, Kind.ADVERB})
_AFFECTING = Trigger(("affect",), ((rel.AFFECTS, False),))
_HARMED = as_set("""
    inflamed damaged affected destroyed narrowed blocked compressed weakened irritated infected attacked
    injured thickened stretched worn thinned involved obstructed constricted
""")
_COMPANY = (rel.ACCOMPANIED, rel.SHOWS)


def find_fronted_clauses(elements: Sequence[Element]) -> Iterator[Clause]:
    """Yield what clauses say of the conditions that are named before them, in order.

    Complexity:
        Linear in the number of elements, for sentences of common length.
    """
    for place, element in enumerate(elements):
        if isinstance(element, Phrase):
            continue
        if element.kind is not Kind.TRIGGER and element.lower not in _OPENING:
            continue
        if element.lower in _TYPICAL:
            yield from _read_typical(elements, place)
        elif element.lower in FRONTS and _begins(elements, place):
            yield from _read_with(elements, place)
        elif element.lower in _IF:
            yield from _read_if(elements, place)
            yield from _read_suspicion(elements, place)
        elif element.kind is Kind.TRIGGER and (
            _begins(elements, place) or kind_of(elements, place + 1) is Kind.RELATIVE
        ):
            yield from _read_result(elements, place, element)


def _begins(elements: Sequence[Element], place: int) -> bool:
    """Return whether a clause begins at a place, but for an "often" or a "however,"."""
    if place and phrase_at(elements, place - 1) is not None:
        return False
    before = kind_of(elements, place - 1) if place else None
    if before is Kind.COMMA and place > 1 and phrase_at(elements, place - 2) is None:
        before = kind_of(elements, place - 2)
    return before in _STARTS


def find_fronted(elements: Sequence[Element], at: int) -> tuple[list[Phrase], int]:
    """Return the conditions that commas and "and" join from a place on, and the place of the comma."""
    group: list[Phrase] = []
    while (phrase := phrase_at(elements, at)) is not None:
        group += phrase.inner if _passes_on(phrase) else [phrase]
        at += 1
        if kind_of(elements, at) is not Kind.AND:
            break
        at += 1
    return group, at


def _passes_on(phrase: Phrase) -> bool:
    """Return whether to name it is to name what stands behind its "of": "the treatment of gout"."""
    cared = phrase.head in _CARE or phrase.head.startswith("complaint")
    return bool(phrase.inner) and (phrase.sort is Sort.THROUGH or cared)


def _read_with(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "with gout, patients have pain" and "in gout, pain appears"."""
    group, end = find_fronted(elements, place + 1)
    if not group or kind_of(elements, end) is not Kind.COMMA or not all(map(_may_be_ill, group)):
        return
    at = end + 1
    while kind_of(elements, at) in {Kind.HEDGE, Kind.ADVERB}:
        at += 1
    affected = _find_affected(elements, at)
    if affected:
        yield Clause(_AFFECTING, group, affected, UNHEDGED, negated=False, place=place)
    had = find_had(elements, at)
    found = had or find_appearing(elements, at)
    who = phrase_at(elements, at)
    if had and who is not None:
        who.inner = group  # it is said of these, not of all who have the article's subject
    if found:
        hedge = hedge_within(elements, end, len(elements))
        yield Clause(HAVING, group, found, hedge, negated=False, place=place)


def _may_be_ill(phrase: Phrase) -> bool:
    """Return whether a phrase names a condition, or points at one: "in this disease"."""
    return is_ill(phrase) or (phrase.sort is Sort.REFERENCE and phrase.category is Category.DISEASE)


def _find_affected(elements: Sequence[Element], at: int) -> list[Phrase]:
    """Return the airways of "in asthma, the airways become inflamed"."""
    sites = right_group(elements, at, whole=True)
    if not sites or not all(map(is_site, sites)):
        return []
    at = place_of(elements, sites[-1]) + 1
    while kind_of(elements, at) in {Kind.HEDGE, Kind.ADVERB, Kind.MODAL}:
        at += 1
    if kind_of(elements, at) is not Kind.COPULA:
        return []
    state = elements[at + 1] if at + 1 < len(elements) else None
    word = state.head if isinstance(state, Phrase) else lower_at(elements, at + 1)
    return sites if word in STATES or word in _HARMED else []


def _read_typical(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "gout affects the joints; stiffness is typical" as that gout has it."""
    start = walk_verb_group(elements, place)[0]
    group = find_subject(elements, start) if phrase_at(elements, start) is not None else []
    if (
        not group
        or kind_of(elements, place + 1) not in _STOPS
        or _is_denied(elements, start, place)
    ):
        return
    begin = place_of(elements, group[0])
    if begin and kind_of(elements, begin - 1) in _OPENS:
        it = Phrase(Sort.REFERENCE, place, place, "it", "", pointed="it")
        yield Clause(HAVING, [it], group, UNHEDGED, negated=False, place=place)


def _read_if(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "if you have gout, you may get pain"."""
    group = find_had(elements, place + 1)
    if not group or not all(map(is_ill, group)):
        return
    end = place_of(elements, group[-1]) + 1
    found = find_had(elements, end + 1) if kind_of(elements, end) is Kind.COMMA else []
    if found:
        hedge = hedge_within(elements, end, len(elements))
        yield Clause(HAVING, group, found, hedge, negated=False, place=place)


def _read_suspicion(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "if pain is joined by fever, gout should be suspected"."""
    end = find_comma(elements, place) or 0
    suspected = (_find_suspected(elements, end + 1) or _suspect(elements, end + 1)) if end else []
    if not suspected:
        return
    found = [phrase_at(elements, at) for at in range(place, end)]
    signs = [each for each in found if each is not None and is_ill(each)]
    if signs:
        yield Clause(_SIGNS, signs, suspected, UNHEDGED, negated=False, place=place)


def _find_suspected(elements: Sequence[Element], at: int) -> list[Phrase]:
    """Return the gout of "gout should be suspected"."""
    group = right_group(elements, at, whole=True)
    end = at + 2 * len(group) + 3
    return group if any(lower_at(elements, n) in _SUSPECTED for n in range(at, end)) else []


def _suspect(elements: Sequence[Element], at: int) -> list[Phrase]:
    """Return the gout of "one may suspect gout" and "the doctor should think of gout"."""
    for place in range(at, min(at + _WITHIN_VERB, len(elements))):
        if lower_at(elements, place) in _SUSPECT:
            return right_group(elements, place + 1)
        if lower_at(elements, place) == "think":  # "of", "about"
            return right_group(elements, place + 2)
    return []


def find_had(elements: Sequence[Element], at: int) -> list[Phrase]:
    """Return the pain of "patients have pain"."""
    who = phrase_at(elements, at)
    if lower_at(elements, at) not in _WHO and (who is None or who.sort is not Sort.PEOPLE):
        return []
    return read_had(elements, at + 1)


def find_appearing(elements: Sequence[Element], at: int) -> list[Phrase]:
    """Return the pain of "pain appears", and the fever of "the pain is accompanied by fever" with it."""
    group = right_group(elements, at, whole=True)
    if not group:
        return []
    at = place_of(elements, group[-1]) + 1
    begin = at
    while kind_of(elements, at) in _IN_VERB and lower_at(elements, at) not in _APPEARS:
        at += 1
    verb = elements[at] if at < len(elements) else None
    if not isinstance(verb, Unit) or _is_denied(elements, begin, at):
        return []
    if verb.trigger is not None and verb.trigger.relations[0] in {
        (each, False) for each in _COMPANY
    }:
        return [*group, *right_group(elements, at + 1)]
    appears = set(verb.lower.split()) & _APPEARS and verb.kind is not Kind.TRIGGER
    return group if appears and kind_of(elements, at + 1) in _BEHIND_VERB else []


def _is_denied(elements: Sequence[Element], start: int, end: int) -> bool:
    return any(kind_of(elements, at) is Kind.NOT for at in range(start, end))


def _read_result(elements: Sequence[Element], place: int, unit: Unit) -> Iterator[Clause]:
    """Read "as a result of gout, pain develops"."""
    assert unit.trigger is not None  # noqa: S101 - its kind says so
    if unit.trigger.relations[0] != (rel.CAUSES, True):
        return
    causes = right_group(elements, place + 1, whole=True)
    if not causes:
        return
    end = place_of(elements, causes[-1]) + 1
    if kind_of(elements, end) is not Kind.COMMA:
        return
    had = find_had(elements, end + 1)
    found = had or find_appearing(elements, end + 1)
    if found:
        hedge = hedge_within(elements, end, len(elements))
        trigger = HAVING if had and unit.lower.startswith(_BESIDE) else _RESULTING
        yield Clause(trigger, causes, found, hedge, negated=False, place=place)
