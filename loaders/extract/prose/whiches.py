"""Clauses behind "in which" and "as a result of which", and frames whose parts stand far apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from loaders.extract.hedges import UNHEDGED
from loaders.extract.prose import relations as rel
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.fronted import FRONTS, HAVING, find_appearing, find_fronted, find_had
from loaders.extract.prose.groups import kind_of, phrase_at, right_group
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.phrases import Element, Phrase, Sort, is_ill
from loaders.extract.prose.relations import Relation, Trigger
from loaders.extract.prose.sides import Clause, hedge_within, lower_at, walk_verb_group
from loaders.extract.prose.subjects import find_subject, is_means
from loaders.extract.prose.units import Unit


def _trigger(relation: Relation, *words: str) -> Trigger:
    return Trigger(words, ((relation, False),))


_RESULTING = _trigger(rel.CAUSES, "lead", "to")
_BEHIND = _trigger(rel.CAUSES, "behind")
_LINKED = _trigger(rel.ASSOCIATED, "linked", "to")
_PROTECTING = _trigger(rel.PREVENTS, "protect", "from")
BARRED = _trigger(rel.CONTRAINDICATED, "contraindicated", "in")
_IN_WHICH = frozenset({"in which", "with which", "where"})
_CONCEPTS = frozenset({Sort.KNOWN, Sort.NEW})
_FINDING = _trigger(rel.DIAGNOSES, "find")
_SIDE_EFFECTS = frozenset({"side effect", "side effects"})
_HAVE = as_set("have has")
_LINKS = as_set("link connection association relationship correlation")
_GIVEN = as_set("used taken given prescribed administered combined")
_TO_WHOM = as_set("in by to for with during")
_PROTECTS = as_set("protect protects")
_AGAINST = as_set("from against")
_DANGERS = as_set("danger risk threat likelihood")
_ALLOWS = as_set("allows allow enables enable")
_FOUND = as_set("identified detected found seen diagnosed excluded recognized revealed")
_THERE = frozenset({"there is", "there may be", "there can be"})


def find_which_clauses(elements: Sequence[Element]) -> Iterator[Clause]:
    """Yield what such clauses say, in order.

    Complexity:
        Linear in the number of elements, for sentences of common length.
    """
    if lower_at(elements, 0) == "behind":
        yield from _read_behind(elements)
    for place, element in enumerate(elements):
        if isinstance(element, Phrase):
            continue
        read = _READERS.get(element.lower)
        if read is not None:
            yield from read(elements, place)
        elif element.kind is Kind.TRIGGER and lower_at(elements, place + 1) == "which":
            yield from _read_result_of_which(elements, place, element)


def _antecedent(elements: Sequence[Element], place: int) -> list[Phrase]:
    """Return the gout of "gout, in which …"."""
    at = place - (2 if kind_of(elements, place - 1) is Kind.COMMA else 1)
    phrase = phrase_at(elements, at)
    return [phrase] if phrase is not None and phrase.sort in _CONCEPTS and is_ill(phrase) else []


def _read_in_which(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "gout, in which pain appears" as that gout has it."""
    group = _antecedent(elements, place)
    found = find_had(elements, place + 1) or find_appearing(elements, place + 1) if group else []
    if found:
        hedge = hedge_within(elements, place, len(elements))
        yield Clause(HAVING, group, found, hedge, negated=False, place=place)


def _read_result_of_which(elements: Sequence[Element], place: int, unit: Unit) -> Iterator[Clause]:
    """Read "gout develops, as a result of which stiffness occurs"."""
    if unit.trigger is None or unit.trigger.relations[0] != (rel.CAUSES, True):
        return
    found = find_had(elements, place + 2) or find_appearing(elements, place + 2)
    group = _antecedent(elements, place) or right_group(elements, 0, whole=True)
    if found and group:
        hedge = hedge_within(elements, place, len(elements))
        yield Clause(_RESULTING, group, found, hedge, negated=False, place=place)


def _read_behind(elements: Sequence[Element]) -> Iterator[Clause]:
    """Read "behind pain, gout is often hidden"."""
    object_ = right_group(elements, 1, whole=True)
    comma = kind_of(elements, 2 * len(object_)) is Kind.COMMA
    subject = right_group(elements, 2 * len(object_) + 1, whole=True) if object_ and comma else []
    if subject and all(map(is_ill, (*object_, *subject))):
        hedge = hedge_within(elements, 0, len(elements))
        yield Clause(_BEHIND, subject, object_, hedge, negated=False, place=0)


def _read_link(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "a link has been noted between gout and stress"."""
    nouns = (phrase_at(elements, at) for at in range(place))
    group = right_group(elements, place + 1, whole=True)
    denied = any(kind_of(elements, at) is Kind.NOT for at in range(place))
    if len(group) > 1 and not denied and any(each and each.head in _LINKS for each in nouns):
        yield Clause(_LINKED, group[:1], group[1:], UNHEDGED, negated=False, place=place)


def _read_protecting(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "helmets protect cyclists from injuries"."""
    start, hedge, negated, _ = walk_verb_group(elements, place)
    subject = find_subject(elements, start)
    if phrase_at(elements, place + 1) is not None and lower_at(elements, place + 2) in _AGAINST:
        right = right_group(elements, place + 3)
        if subject and right:
            yield Clause(_PROTECTING, subject, right, hedge, negated, place)


def _read_barred(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "aspirin should not be used in gout"."""
    start, _, negated, _ = walk_verb_group(elements, place)
    if not negated or lower_at(elements, place + 1) not in _TO_WHOM:
        return
    means = [each for each in find_subject(elements, start) if is_means(each)]
    group = right_group(elements, place + 2)
    if means and group and all(map(is_ill, group)):
        yield Clause(BARRED, means, group, UNHEDGED, negated=False, place=place)


def _read_danger(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "there is a danger of falls", under a heading on what may follow."""
    phrase = phrase_at(elements, place + 1)
    if phrase is not None and phrase.head in _DANGERS and phrase.inner:
        hedge = hedge_within(elements, 0, len(elements))
        yield Clause(rel.DEVELOPING, phrase.inner, [], hedge, negated=False, place=place)


def _read_why(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "in gout, the vessels narrow, which is why pain appears"."""
    if lower_at(elements, place - 2) != "which" or lower_at(elements, 0) not in FRONTS:
        return
    group, _ = find_fronted(elements, 1)
    found = find_had(elements, place + 1) or find_appearing(elements, place + 1)
    if group and found and all(map(is_ill, group)):
        yield Clause(HAVING, group, found, UNHEDGED, negated=False, place=place)


def _read_allowing(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "a test allows gout to be found"."""
    start, hedge, negated, _ = walk_verb_group(elements, place)
    to = next((at for at in range(place, len(elements)) if lower_at(elements, at) == "to"), 0)
    if not to or lower_at(elements, to + 1) != "be" or lower_at(elements, to + 2) not in _FOUND:
        return
    found = [phrase_at(elements, at) for at in range(place, to)]
    ill = [each for each in found if each is not None and is_ill(each)]
    subject = find_subject(elements, start)
    if ill and subject:
        yield Clause(_FINDING, subject, ill, hedge, negated, place)


def _read_side_effect(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "drugs have nausea as a side effect"."""
    role, group = phrase_at(elements, place + 1), phrase_at(elements, place - 1)
    if role is None or group is None or role.text not in _SIDE_EFFECTS:
        return
    at = place - 1
    while at > 0 and lower_at(elements, at) not in _HAVE:
        at -= 1
    means = [each for each in find_subject(elements, at - 1) if at and is_means(each)]
    found = right_group(elements, at + 1, whole=True)
    if means and found:
        yield Clause(_RESULTING, means, found, UNHEDGED, negated=False, place=place)


_READERS: dict[str, Callable[[Sequence[Element], int], Iterator[Clause]]] = {
    **dict.fromkeys(_IN_WHICH, _read_in_which),
    **dict.fromkeys(_PROTECTS, _read_protecting),
    **dict.fromkeys(_GIVEN, _read_barred),
    **dict.fromkeys(_THERE, _read_danger),
    **dict.fromkeys(_ALLOWS, _read_allowing),
    "between": _read_link,
    "why": _read_why,
    "as": _read_side_effect,
}
WHICH_SIGNS = frozenset({"behind", "which", *_READERS})
