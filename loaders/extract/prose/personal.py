"""What plain pages say of their reader: "you're more likely to get gout if you have diabetes"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loaders.extract.prose import relations as rel
from loaders.extract.prose.cases import find_case
from loaders.extract.prose.claims import Claim, iter_claims, pair
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.fronted import find_had
from loaders.extract.prose.groups import kind_of, phrase_at, right_group
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.phrases import Element, Phrase, Sort, is_ill
from loaders.extract.prose.sides import Clause, hedge_within, lower_at, skip
from loaders.extract.prose.things import Reading
from loaders.headings import SectionKind

_ON_CAUSES = frozenset({SectionKind.CAUSES, SectionKind.DISEASES})
_EXISTS = ("there is", "there are", "there may be", "there can be", "there might be")
_BEFORE = frozenset({Kind.HEDGE, Kind.ADVERB, Kind.COMMA})
_LIGHT = frozenset({Kind.HEDGE, Kind.ADVERB})
_IF = frozenset({"if", "when"})
_RISK = frozenset({"likely", "risk", "chance", "prone"})
_CALLS = as_set("call see seek get contact go ask tell make phone visit")
_CHOICES = as_set("choice choices option options")
_NAMED = frozenset({Sort.KNOWN, Sort.NEW, Sort.CLASS})


def iter_personal(
    elements: Sequence[Element], clauses: Sequence[Clause], told: Iterable[Claim], reading: Reading
) -> Iterator[Claim]:
    """Yield what a sentence says of the reader's risks, and of what there may be.

    Complexity:
        Linear in the number of elements, for sentences of common length.
    """
    for clause in clauses:
        words = clause.trigger.words if clause.trigger is not None else ()
        if words and not clause.left and _RISK & set(words):
            yield from _read_risk(elements, clause, reading)
        elif words[-1:] == ("risk",) and not clause.right:
            clause.right = [reading.context.title]  # "smoking raises your risk"
            yield from iter_claims(clause, reading)
    if reading.kind is SectionKind.TREATMENT:
        yield from _read_choice(elements, clauses, reading)
    if any(told):
        return
    if reading.kind in _ON_CAUSES:
        yield from _read_existing(elements, clauses, reading)
    if reading.kind is SectionKind.COMPLICATIONS:
        yield from _read_developing(elements, reading)


def find_warned(elements: Sequence[Element]) -> list[Phrase]:
    """Return the signs of "seek help if you have slurred speech or confusion"."""
    first = lower_at(elements, 0).split() or [""]
    if first[0] not in _CALLS:
        return []
    start = next((at for at in range(len(elements)) if lower_at(elements, at) in _IF), None)
    if start is None:
        return []
    found: list[Phrase] = []
    for at in range(start, len(elements)):
        if kind_of(elements, at) is Kind.SUBORDINATOR and lower_at(elements, at) == "because":
            break
        phrase = phrase_at(elements, at)
        if phrase is not None and is_ill(phrase):
            found.append(phrase)
    return found


def _read_risk(elements: Sequence[Element], clause: Clause, reading: Reading) -> Iterator[Claim]:
    """Read "you're more likely to get gout if you have diabetes"."""
    for at in range(clause.place, len(elements)):
        if lower_at(elements, at) in _IF:
            causes = find_had(elements, at + 1)
            yield from pair(rel.CAUSES, causes, clause.right, clause, reading)
            return


def _read_choice(
    elements: Sequence[Element], clauses: Sequence[Clause], reading: Reading
) -> Iterator[Claim]:
    """Read "the first choice is aspirin", under a heading on treatment."""
    for clause in clauses:
        if clause.trigger is None and clause.left and clause.left[0].head in _CHOICES:
            means = [each for each in clause.right if each.node is not None]
            yield from pair(rel.TREATS, means, find_case(elements, reading), clause, reading)


def _read_existing(
    elements: Sequence[Element], clauses: Sequence[Clause], reading: Reading
) -> Iterator[Claim]:
    """Read "less often, there is a problem with the heart", under a heading on causes."""
    at = skip(elements, 0, _BEFORE)
    if lower_at(elements, at) not in _EXISTS:
        return
    group = [each for each in right_group(elements, at + 1, whole=True) if each.sort in _NAMED]
    if not any(map(is_ill, group)) or any(each.trigger is not None for each in clauses):
        return
    hedge = hedge_within(elements, -1, len(elements))
    clause = Clause(None, group, [], hedge, negated=False, place=at)
    yield from pair(rel.CAUSES, group, [reading.context.title], clause, reading)


def _read_developing(elements: Sequence[Element], reading: Reading) -> Iterator[Claim]:
    """Read "many people become anxious", under a heading on what may follow."""
    for at in range(len(elements)):
        if kind_of(elements, at - 1) not in {Kind.BREAK, Kind.AND, Kind.COMMA, *_LIGHT, None}:
            continue
        group = [each for each in find_had(elements, at) if is_ill(each)]
        if group:
            hedge = hedge_within(elements, -1, len(elements))
            clause = Clause(rel.DEVELOPING, [], group, hedge, negated=False, place=at)
            title = [reading.context.title]
            yield from pair(rel.COMPLICATED, title, group, clause, reading)
            return
