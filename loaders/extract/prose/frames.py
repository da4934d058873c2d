"""What is said around a clause: "for gout, drugs are taken", "if gout is suspected, a test is done"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.vocabulary import Category
from loaders.extract.hedges import UNHEDGED
from loaders.extract.items import is_profession
from loaders.extract.prose import relations as rel
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.fronted import FRONTS, find_fronted
from loaders.extract.prose.groups import kind_of, left_group, phrase_at, place_of, right_group
from loaders.extract.prose.having import HAS, read_had
from loaders.extract.prose.inflection import as_set, inflect
from loaders.extract.prose.phrases import Element, Phrase, Sort
from loaders.extract.prose.relations import CONDITIONS, Trigger
from loaders.extract.prose.sides import Clause, lower_at, walk_verb_group
from loaders.extract.prose.subjects import is_means, shared_subject
from loaders.extract.prose.units import Unit

MEANS = as_set(
    "prescribe prescribes prescribed use uses used recommend recommends recommended apply applied take "
    "taken perform performs performed conduct conducted suggest suggests order orders ordered help helps "
    "needed required advise advises advised necessary indicated given done made carried chosen "
    "examined analyzed analysed checked measured determined tested administered undertaken offered "
    "advisable work works reserved arranged requested scheduled resort resorts resorted "
    "arrange arranges select selects selected prefer preferred"
)
_OPEN_AGAIN = frozenset({"for", "in", "with"})  # "…, and for pain, massage is prescribed"
_FOR = Trigger(("for",), ((rel.DIAGNOSES, False), (rel.TREATS, False)))
_SUSPECTED = Trigger(("suspected",), ((rel.DIAGNOSES, False),))
_THERE = Trigger(("there", "is"), ((rel.SHOWS, False),))
_BEHIND = Trigger(("behind",), ((rel.CAUSES, False),))
_HAVING = Trigger(("have",), ((rel.SHOWS, False),))
_GETTING = Trigger(("get",), ((rel.SHOWS, False),))
_CARING = Trigger(("deal", "with"), ((rel.TREATS, False),))
_CALLED = Trigger(("consult",), ((rel.CONSULTED, True),))
_CARE = frozenset(
    (verb,) for word in ("deal", "treat", "manage", "specialise") for verb in inflect(word)
)
_JOINS = frozenset({Kind.AND, Kind.COMMA})
_GOES_ON = frozenset({"with", "if", "when"})
_ENDS_ELLIPSIS = frozenset({Kind.COMMA, Kind.AND, Kind.BREAK})
_ALONG = Trigger(("along", "with"), ((rel.ACCOMPANIED, False),))
_ALONG_WITH = frozenset({
    "along with", "together with", "besides", "in addition to", "alongside", "apart from", "as well as",
})  # fmt: skip
_STARTS = frozenset({Kind.BREAK, Kind.AND, Kind.SUBORDINATOR, Kind.ADVERB, Kind.HEDGE, None})
_ENDS = frozenset({Kind.BREAK, Kind.SUBORDINATOR, Kind.RELATIVE})
_SECOND = 3  # nothing can be left out before anything was said
_IN_VERB = frozenset({Kind.COPULA, Kind.MODAL, Kind.HEDGE, Kind.ADVERB})
_AT_THE_ROOT = frozenset({"at the root of", "at the heart of"})
_SUPPOSING = frozenset({
    "suspected", "suspect", "suspects", "thinks you have", "think you have", "thinks it is",
    "thinks you might have", "thinks you may have", "is a possibility", "is possible", "is likely",
})  # fmt: skip
_FRONTING = frozenset({"for", "in", "against", "behind"})
_FRAMING = _FRONTING | FRONTS | _AT_THE_ROOT | _SUPPOSING


def find_framed(elements: Sequence[Element]) -> Iterator[Clause]:
    """Yield what is said around the clauses of a sentence, in order.

    Complexity:
        Linear in the number of elements, for sentences of common length.
    """
    for place, element in enumerate(elements):
        if isinstance(element, Phrase):
            if element.people or element.head == "possibility":
                yield from _read_phrase(elements, place, element)
        elif not place and element.lower in _ALONG_WITH:
            yield from _read_along(elements, place)
        elif element.kind in _JOINS:
            yield from _read_another(elements, place)
        elif element.lower in _FRAMING:
            yield from _read_front(elements, place, element.lower)


def _read_front(elements: Sequence[Element], place: int, word: str) -> Iterator[Clause]:
    """Read what is fronted by a word, or supposed by it."""
    if word in _SUPPOSING:
        yield from _read_suspected(elements, place)
    elif word in _AT_THE_ROOT:
        yield from _read_fronted(elements, place, "behind")
    else:
        if word in _FRONTING:
            yield from _read_fronted(elements, place, word)
        yield from _read_verbless(elements, place)


def _read_phrase(elements: Sequence[Element], place: int, phrase: Phrase) -> Iterator[Clause]:
    if phrase.people:
        yield from _read_having(elements, place)
    else:
        yield from _read_suspected(elements, place)


def is_first(elements: Sequence[Element], at: int) -> bool:
    """Return whether "come first" stands there."""
    return lower_at(elements, at) in {"come first", "comes first"}


def _uses(elements: Sequence[Element], at: int) -> bool:
    """Return whether a verb at a place says what is used: "is given", "you will have", "works"."""
    words = set(lower_at(elements, at).split())
    if words & MEANS or is_first(elements, at):
        return True
    if "have" in words:
        return lower_at(elements, walk_verb_group(elements, at)[0]) == "you"
    return bool(words & _WORKS) and phrase_at(elements, at + 1) is None


_WORKS = frozenset({"works", "work"})


def find_means(elements: Sequence[Element], start: int) -> list[Phrase]:
    """Return the means of "…, the doctor prescribes drugs", or of "…, drugs are used"."""
    elements = elements[start:]  # what is joined does not reach over its beginning
    for at in range(len(elements)):
        again = kind_of(elements, at) is Kind.AND and lower_at(elements, at + 1) in _OPEN_AGAIN
        if again or (kind_of(elements, at) in _ENDS and at):
            return []
        if not _uses(elements, at):
            if lower_at(elements, at) == "have" and all(
                map(is_means, right_group(elements, at + 1))
            ):
                return right_group(elements, at + 1)  # "you'll have a blood test"
            continue
        right = right_group(elements, at + 1)
        if right and right[0].sort is not Sort.EMPTY:
            return right
        before, _, negated, _ = walk_verb_group(elements, at)
        if phrase_at(elements, before) is not None and not negated:
            return [*left_group(elements, before), *find_more(elements, at)]
        if kind_of(elements, before) is Kind.AND and not negated:
            return shared_subject(elements, before)
    return []


def find_more(elements: Sequence[Element], at: int) -> list[Phrase]:
    """Return the surgery of "drugs are prescribed, and in severe cases surgery", behind the verb."""
    joint = at + 1 + (kind_of(elements, at + 1) is Kind.COMMA)
    if kind_of(elements, joint) is not Kind.AND:
        return []
    start = joint + 1
    while kind_of(elements, start) in {Kind.ADVERB, Kind.HEDGE}:
        start += 1
    more = right_group(elements, start, whole=True) if start > joint + 1 else []
    end = next((n for n, each in enumerate(elements) if more and each is more[-1]), -1) + 1
    return more if more and kind_of(elements, end) in {Kind.BREAK, None} else []


def _read_fronted(elements: Sequence[Element], place: int, word: str) -> Iterator[Clause]:
    """Read "for gout, drugs are used", "in gout there is pain" and "behind the pain there is gout"."""
    before = kind_of(elements, place - 1) if place else None
    if kind_of(elements, place - 1) is Kind.COMMA and place > 1:
        before = kind_of(elements, place - 2)  # "However, in gout …"
    again = kind_of(elements, place - 1) is Kind.AND and kind_of(elements, place - 2) is Kind.COMMA
    group, end = find_fronted(elements, place + 1)
    if not group or not (again or before in _STARTS):
        return
    there = end + 1 if kind_of(elements, end) is Kind.COMMA else end
    while kind_of(elements, there) in {Kind.HEDGE, Kind.ADVERB}:
        there += 1
    if lower_at(elements, there).startswith("there ") and word in {"in", "behind"}:
        yield from _read_there(elements, there, word, group)
    elif (kind_of(elements, end) is Kind.COMMA or _is_someone(elements, end)) and word != "behind":
        if word == "in" and not all(map(_is_condition, group)):
            return
        means = find_means(elements, end + (kind_of(elements, end) is Kind.COMMA))
        if means:
            yield Clause(_FOR, means, group, UNHEDGED, negated=False, place=place)


def _is_someone(elements: Sequence[Element], place: int) -> bool:
    """Return whether "your doctor" or "you" stands there: "for gout your doctor may prescribe"."""
    who = phrase_at(elements, place)
    return lower_at(elements, place) == "you" or (who is not None and is_doctor(who))


def _read_verbless(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read what leaves its verb out: "for gout, drugs are prescribed, and for pain, massage"."""
    group, end = find_fronted(elements, place + 1)
    joined = kind_of(elements, place - 1) in _JOINS or kind_of(elements, place - 1) is Kind.BREAK
    if not group or not joined or place < _SECOND or not all(map(_is_condition, group)):
        return
    at = end + 1 if kind_of(elements, end) in {Kind.COMMA, Kind.BREAK} else end
    means = right_group(elements, at, whole=True)
    behind = kind_of(elements, at + 2 * len(means) - 1)
    if means and behind in {Kind.BREAK, None} and is_doctor(means[0]):
        if _follows_doctors(elements, place):
            yield Clause(_CARING, means, group, UNHEDGED, negated=False, place=place)
        return
    used = any(set(lower_at(elements, n).split()) & MEANS for n in range(place))
    if means and used and behind in {Kind.BREAK, None} and is_means(means[0]):
        yield Clause(_FOR, means, group, UNHEDGED, negated=False, place=place)


def _read_another(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read what leaves its verb out: ", a surgeon with gout, and a neurologist if it is numb"."""
    doctor = place + 2 if kind_of(elements, place + 1) is Kind.AND else place + 1
    who = phrase_at(elements, doctor)
    joint = kind_of(elements, place) is Kind.COMMA or kind_of(elements, place - 1) is not Kind.COMMA
    follows = lower_at(elements, doctor + 1)
    if who is None or not joint or follows not in _GOES_ON:
        return
    if not is_doctor(who) or not _follows_doctors(elements, place):
        return
    if follows == "with":
        group, end = find_fronted(elements, doctor + 2)
        if group and kind_of(elements, end) in _ENDS_ELLIPSIS and all(map(_is_condition, group)):
            yield Clause(_CARING, [who], group, UNHEDGED, negated=False, place=doctor)
    elif is_elliptic(elements, doctor + 1):
        case = phrase_at(elements, doctor + 2)
        whose = [case] if case is not None and case.sort is Sort.KNOWN else []
        yield Clause(_CALLED, [], [who], UNHEDGED, negated=False, place=doctor, whose=whose)


def is_elliptic(elements: Sequence[Element], place: int) -> bool:
    """Return whether the "if" of ", and a surgeon if …" stands there, with no verb before it."""
    joint = place - 2
    while kind_of(elements, joint) in _JOINS:
        joint -= 1
    who, before = phrase_at(elements, place - 1), phrase_at(elements, joint)
    if joint == place - 2 or who is None or not is_doctor(who):
        return False
    return lower_at(elements, place) in {"if", "when"} and (before is None or not is_doctor(before))


def is_doctor(phrase: Phrase) -> bool:
    """Return whether a phrase names a profession."""
    known = phrase.node is not None and Category.SPECIALIST in phrase.node.categories
    return known or is_profession(phrase.text)


def _follows_doctors(elements: Sequence[Element], place: int) -> bool:
    """Return whether a verb before a place says what doctors do."""
    triggers = [
        each.trigger for each in elements[:place] if isinstance(each, Unit) and each.trigger
    ]
    return any(
        rel.CONSULTED in dict(each.relations) or each.words[:1] in _CARE for each in triggers
    )


def _is_condition(phrase: Phrase) -> bool:
    return phrase.node is not None and not CONDITIONS.isdisjoint(phrase.node.categories)


def _read_along(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "along with the cough, patients notice fever", or "… fever appears"."""
    group, end = find_fronted(elements, place + 1)
    if group and lower_at(elements, end).startswith("there "):
        yield from _read_there(elements, end, "along", group)
    who = phrase_at(elements, end + 1)
    if not group or kind_of(elements, end) is not Kind.COMMA or who is None:
        return
    at = end + 1
    if who.sort is Sort.PEOPLE:
        at += 1
        while kind_of(elements, at) in {*_IN_VERB, Kind.TRIGGER, Kind.VERB}:
            at += 1
    found = right_group(elements, at, whole=True)
    if found:
        yield Clause(_ALONG, group, found, UNHEDGED, negated=False, place=place)


def _read_there(
    elements: Sequence[Element], there: int, word: str, group: list[Phrase]
) -> Iterator[Clause]:
    at = there + 1
    hedge = UNHEDGED
    while kind_of(elements, at) in _IN_VERB:
        unit = elements[at]
        if isinstance(unit, Unit) and unit.hedge:
            hedge = unit.hedge
        at += 1
    found = right_group(elements, at, whole=True)
    if not found:
        return
    if word == "in" and all(map(_is_condition, group)):
        yield Clause(_THERE, group, found, hedge, negated=False, place=there)
    elif word == "along":
        yield Clause(_ALONG, group, found, hedge, negated=False, place=there)
    elif word == "behind":
        yield Clause(_BEHIND, found, group, hedge, negated=False, place=there)


def _read_suspected(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "if gout is suspected, a test is done", and the same the other way round."""
    at = walk_verb_group(elements, place)[0]
    group = left_group(elements, at) or right_group(elements, place + 1)
    if not group:
        return
    begin = place_of(elements, group[0])
    starts = [
        at
        for at in range(begin)
        if kind_of(elements, at) is Kind.SUBORDINATOR or lower_at(elements, at) == "in which"
    ]
    means = find_means(elements, place + 1)
    if not means and starts:
        means = find_means(elements[: starts[-1]], 0)
    if means:
        yield Clause(_SUSPECTED, means, group, UNHEDGED, negated=False, place=place)


def _read_having(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "patients with gout have pain" as that gout has the symptom."""
    at = place + 1
    hedge = UNHEDGED
    while kind_of(elements, at) in _IN_VERB and lower_at(elements, at) not in HAS:
        unit = elements[at]
        if isinstance(unit, Unit) and unit.hedge:
            hedge = unit.hedge
        at += 1
    phrase = phrase_at(elements, place)
    if phrase is None or phrase.sort is not Sort.KNOWN:
        return
    group = read_had(elements, place + 1)
    if group:
        trigger = _HAVING if lower_at(elements, at) in {"have", "has"} else _GETTING
        yield Clause(trigger, [phrase], group, hedge, negated=False, place=at)
