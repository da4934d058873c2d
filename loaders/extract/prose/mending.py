"""Clauses whose sides stand elsewhere than beside their word: "in gout, it swells, which hurts"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.extract.prose import relations as rel
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.fronted import FRONTS, find_fronted
from loaders.extract.prose.groups import kind_of, phrase_at, place_of, right_group
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.phrases import Element, Phrase, Sort, is_ill, is_site
from loaders.extract.prose.relations import Trigger
from loaders.extract.prose.sides import Clause, lower_at, walk_verb_group
from loaders.extract.prose.subjects import find_subject, is_means, shared_subject
from loaders.extract.prose.units import Unit
from loaders.extract.prose.whiches import BARRED, WHICH_SIGNS, find_which_clauses

_CONCEPTS = frozenset({Sort.KNOWN, Sort.NEW, Sort.REFERENCE})
_LEADS_ON = (rel.CAUSES, rel.TRIGGERS, rel.AGGRAVATES, rel.COMPLICATED)
_PURPOSES = (rel.TREATS, rel.RELIEVES, rel.PREVENTS, rel.DIAGNOSES, rel.ASSESSES)
_PURPOSE = frozenset({"to", "in order to", "so as to"})
_WAYS = as_set(
    "method methods way ways tool tools procedure technique test means examination remedy"
)
_RELATIVES = frozenset({"which", "that", "who"})
_TELLS_APART = frozenset({
    "distinguish", "differentiate", "distinguishes", "differentiates", "distinguish between",
    "distinguishes between", "differentiate between",
})  # fmt: skip
_APART = Trigger(("distinguish",), ((rel.DIAGNOSES, False),))
_FITTING = frozenset({"suitable", "recommended", "advised", "safe", "appropriate"})
_FROM = frozenset({"from", "between"})
_ENDS = frozenset({Kind.BREAK, Kind.SUBORDINATOR, Kind.RELATIVE})
_TIMES = frozenset({"after", "before", "since", "until"})
_SINGULAR = frozenset({"is", "has", "was", "does"})


def mend_clauses(elements: Sequence[Element], clauses: list[Clause]) -> list[Clause]:
    """Return the clauses with the sides found that stand elsewhere, and those that stand there alone.

    Complexity:
        Linear in the number of elements for each clause, for sentences of common length.
    """
    words = {element.lower for element in elements if not isinstance(element, Phrase)}
    refers = not words.isdisjoint(_RELATIVES)
    for clause in clauses:
        _mend_barred(clause)
        _mend_background(elements, clause)
        if clause.left[1:] and clause.left[0].sort is Sort.ROLE:
            clause.left = clause.left[1:]  # "it is one of the symptoms, and heat makes it worse"
        _mend_fronted(elements, clause)
        if refers:
            _mend_referring(elements, clause)
        _mend_purpose(elements, clause)
    found = [*clauses, *_find_gapped(elements, clauses)]
    if not words.isdisjoint(_TELLS_APART):
        found += _find_told_apart(elements)
    if not words.isdisjoint(WHICH_SIGNS):
        found += find_which_clauses(elements)
    return found


def _relates(clause: Clause, relations: Sequence[rel.Relation]) -> bool:
    """Return whether the clause's word may mean one of these, its subject first."""
    found = () if clause.trigger is None else clause.trigger.relations
    return any(each in relations and not passive for each, passive in found)


def _mend_barred(clause: Clause) -> None:
    """Let "aspirin is not suitable for people with ulcers" say that they must not have it."""
    if clause.negated and clause.trigger is not None and clause.trigger.words[0] in _FITTING:
        clause.trigger, clause.negated = BARRED, False


def _mend_background(elements: Sequence[Element], clause: Clause) -> None:
    """Let "pain against the background of gout is a sign" not say that the gout causes it."""
    if clause.trigger is None or clause.trigger.words[0] != "against" or not clause.right:
        return
    end = place_of(elements, clause.right[-1], otherwise=-1) + 1
    if end and kind_of(elements, end) in {Kind.COPULA, Kind.MODAL, Kind.HEDGE}:
        clause.left = []


def _mend_fronted(elements: Sequence[Element], clause: Clause) -> None:
    """Let "in gout, it is one of the symptoms" be said of the article's subject and of gout."""
    if clause.trigger is not None or not (clause.left and clause.right) or clause.whose:
        return
    left, right = clause.left[0], clause.right[0]
    if right.sort is Sort.ROLE and not right.inner and left.pointed == "it":
        clause.whose = _fronted(elements)
        if clause.whose:
            clause.left = [Phrase(Sort.EMPTY, left.first, left.last, "cases", "cases")]


def _mend_referring(elements: Sequence[Element], clause: Clause) -> None:
    """Mend a clause of a sentence in which a "which", "that" or "who" stands."""
    start = walk_verb_group(elements, clause.place)[0]
    before = kind_of(elements, start)
    if before is Kind.RELATIVE and kind_of(elements, start - 1) is Kind.COMMA:
        _mend_of_sentence(elements, clause, start)
    if before is Kind.RELATIVE and clause.includes and not clause.left:
        # "Therapy is used, which includes massage"
        clause.left = [each for each in _first_subject(elements, start - 1) if not is_ill(each)]
    if before is Kind.AND and lower_at(elements, start + 1) in _SINGULAR:
        _mend_number(elements, clause, start)
    if not clause.left:
        _mend_way(elements, clause)


def _mend_of_sentence(elements: Sequence[Element], clause: Clause, start: int) -> None:
    """Let ", which leads to pain" be said of what the sentence before the comma is about."""
    last = phrase_at(elements, start - 2)
    within = last is not None and not is_ill(last) and kind_of(elements, start - 3) is Kind.LOCATIVE
    if _relates(clause, _PURPOSES) and not any(map(is_means, clause.left)):
        means = [each for each in shared_subject(elements, start) if is_means(each)]
        clause.left, clause.headed = means or clause.left, False
    if not _relates(clause, _LEADS_ON) or (any(map(_may_bring, clause.left)) and not within):
        return
    subject = _fronted(elements) or [
        each for each in _first_subject(elements, start - 1) if _may_bring(each)
    ]
    if within or subject:
        clause.left, clause.headed = subject, False


def _may_bring(phrase: Phrase) -> bool:
    """Return whether something may come of a phrase's thing: not of a part of the body, nor of people."""
    if phrase.sort not in _CONCEPTS or is_site(phrase) or phrase.people:
        return False
    return phrase.node is not None or phrase.sort is Sort.REFERENCE or is_ill(phrase)


def _fronted(elements: Sequence[Element]) -> list[Phrase]:
    """Return the gout of "in gout, …" at the beginning of the sentence."""
    if lower_at(elements, 0) not in FRONTS:
        return []
    group, end = find_fronted(elements, 1)
    ended = kind_of(elements, end) is Kind.COMMA
    return group if group and ended and all(map(_is_condition, group)) else []


def _is_condition(phrase: Phrase) -> bool:
    return is_ill(phrase) or (phrase.sort is Sort.REFERENCE and bool(phrase.head))


def _first_subject(elements: Sequence[Element], end: int) -> list[Phrase]:
    """Return the group that the sentence begins with, where a verb follows it before the comma."""
    begin = 2 if kind_of(elements, 1) is Kind.COMMA else 0  # "as a rule, …"
    group = right_group(elements, begin, whole=True)
    if not group:
        return []
    at = place_of(elements, group[-1]) + 1
    verbs = (kind_of(elements, place) for place in range(at, end))
    return group if any(kind in {Kind.VERB, Kind.COPULA, Kind.TRIGGER} for kind in verbs) else []


def _mend_purpose(elements: Sequence[Element], clause: Clause) -> None:
    """Let "compresses are used after an injury to reduce swelling" be said of the compresses."""
    if lower_at(elements, clause.place - 1) not in _PURPOSE or not _relates(clause, _PURPOSES):
        return
    if any(map(is_means, clause.left)):
        return
    for at in range(clause.place - 2, -1, -1):
        if kind_of(elements, at) in _ENDS and lower_at(elements, at) not in _TIMES:
            return
        if kind_of(elements, at) is Kind.COPULA:
            means = [each for each in find_subject(elements, at - 1) if is_means(each)]
            if means:
                clause.left = means
            return


def _mend_way(elements: Sequence[Element], clause: Clause) -> None:
    """Let "a scan, which is the best method for finding gout" be said of the scan."""
    way = phrase_at(elements, clause.place - 2)
    gerund = lower_at(elements, clause.place).split(" ", 1)[0].endswith("ing")
    if way is None or way.head not in _WAYS or not gerund:
        return
    if not _relates(clause, _PURPOSES):
        return
    at = clause.place - 3
    while at > 0 and kind_of(elements, at) not in {Kind.RELATIVE, Kind.BREAK}:
        at -= 1
    found = [phrase_at(elements, place) for place in range(at)]
    clause.left = [each for each in found if each is not None and is_means(each)][-1:]


def _mend_number(elements: Sequence[Element], clause: Clause, start: int) -> None:
    """Let "gout shows as attacks that come at night and is caused by food" be said of the gout."""
    first = right_group(elements, 0, whole=True)
    relatives = [at for at in range(1, start) if kind_of(elements, at) is Kind.RELATIVE]
    if len(first) != 1 or first[0].plural or not relatives:
        return
    others = (phrase_at(elements, relatives[-1] - 1), *clause.left[:1])
    if any(each is not None and _are_many(each) for each in others):
        clause.left, clause.headed = first, False


def _are_many(phrase: Phrase) -> bool:
    return phrase.plural or phrase.head == "people"


def _find_gapped(elements: Sequence[Element], clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield the second of "gout is complicated by stones, and measles by pneumonia"."""
    for clause in clauses:
        if clause.trigger is None or not clause.right[1:]:
            continue
        word = clause.trigger.words[-1]
        if word not in {"by", "with", "to"}:
            continue
        last = clause.right[-1]
        at = place_of(elements, last, otherwise=-1)
        if (
            at < 1
            or lower_at(elements, at + 1) != word
            or kind_of(elements, at - 1) is not Kind.AND
        ):
            continue
        right = right_group(elements, at + 2)
        if right:
            clause.right = clause.right[:-1]
            yield Clause(clause.trigger, [last], right, clause.hedge, clause.negated, at + 1)


def _find_told_apart(elements: Sequence[Element]) -> Iterator[Clause]:
    """Yield what a test finds that "helps to distinguish gout from bursitis"."""
    for place, element in enumerate(elements):
        if not isinstance(element, Unit) or element.lower not in _TELLS_APART:
            continue
        start, hedge, negated, _ = walk_verb_group(elements, place)
        means = find_subject(elements, start)
        at = place + 1 + (lower_at(elements, place + 1) in _FROM)
        first = right_group(elements, at, whole=True)
        if not means or not first:
            continue
        at = place_of(elements, first[-1]) + 1
        second = right_group(elements, at + 1) if lower_at(elements, at) == "from" else []
        found = [*first, *second]
        if len(found) > 1 and all(map(is_ill, found)):
            yield Clause(_APART, means, found, hedge, negated, place)
