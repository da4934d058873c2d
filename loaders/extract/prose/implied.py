"""What is said of the article's subject without naming it: "massage is useful", under "Treatment"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from graph.vocabulary import Category, Predicate
from loaders.extract.prose import relations as rel
from loaders.extract.prose.cases import find_case
from loaders.extract.prose.claims import Claim, pair
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.frames import MEANS, find_more
from loaders.extract.prose.fronted import (
    find_appearing,
    find_had,
)
from loaders.extract.prose.groups import find_comma, kind_of, phrase_at, right_group
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.phrases import Element, Phrase, Sort, is_ill
from loaders.extract.prose.relations import Relation
from loaders.extract.prose.sides import (
    Clause,
    hedge_within,
    is_conditional,
    lower_at,
    skip,
    walk_verb_group,
)
from loaders.extract.prose.subjects import find_subject
from loaders.extract.prose.things import Reading, is_title
from loaders.headings import SectionKind
from loaders.lexicon.forms import names_drug

_AIMED = (rel.DIAGNOSES, rel.ASSESSES, rel.TREATS, rel.RELIEVES, rel.PREVENTS)
_MEANS = frozenset({Category.TEST, Category.TREATMENT, Category.SUBSTANCE})
_TEST = frozenset({Category.TEST})
_REMEDY = frozenset({Category.TREATMENT, Category.SUBSTANCE})
_DOCTOR = frozenset({Category.SPECIALIST})
_CARE = {rel.DIAGNOSES: _TEST, rel.TREATS: _REMEDY}
# What a section is about says what its tests, remedies and doctors are for.
_OF_SECTION: dict[SectionKind, dict[Relation, frozenset[Category]]] = {
    SectionKind.DIAGNOSIS: {rel.DIAGNOSES: _TEST, rel.TREATS: frozenset({Category.TREATMENT})},
    SectionKind.TREATMENT: _CARE,
    SectionKind.SPECIALISTS: {rel.DIAGNOSES: _TEST},
    SectionKind.PREVENTION: {rel.PREVENTS: _REMEDY},
}
_ON_COMPANY = frozenset({SectionKind.ACCOMPANYING, SectionKind.OTHER})
_ON_CAUSES = frozenset({SectionKind.CAUSES, SectionKind.DISEASES})
_CONCEPTS = frozenset({Sort.KNOWN, Sort.NEW})
_PLACES = as_set("place role leadership palm")
_BELONGS = frozenset({"belongs to", "belong to", "goes to"})
_TAKEN = frozenset({"deserved", "played", "occupied", "taken"})
_BEFORE_QUALITY = frozenset({Kind.COPULA, Kind.TRANSPARENT, Kind.ADVERB, Kind.HEDGE})
_SETS_SCENE = frozenset({Kind.HEDGE, Kind.ADVERB})
_ALONG = frozenset({"along with", "together with", "besides", "in addition to", "as well as"})
_BLAMED = as_set("""
    blame blamed responsible culprit suspect suspected list first contribute contributes group here
    deserve deserves mentioned named noted remembered considered overlooked forgotten excluded
""")
_COMPARED = as_set("frequent common rare rarer commoner likely serious dangerous unusual")
_PLAYS = frozenset({"play", "plays"})
_DESERVES = frozenset({"deserve", "deserves"})
_BLAMING = _BLAMED | _COMPARED | _TAKEN | _PLAYS
_SERVES = as_set("""
    workup useful helpful effective beneficial mandatory obligatory informative necessary possible
    advisable
    important sufficient enough indispensable option resort choice standard part basis method first-line
    compulsory available suitable permissible
""")
_USED = MEANS | as_set("need needs undergo undergoes tried")
_BRINGS = as_set(
    "play plays has have gives give brings bring provides provide offers offer shows show"
)
_NEEDED = frozenset({"need", "needs"})
_HARDLY = frozenset({"rarely", "seldom", "very rarely", "in rare cases"})
_WORKS = as_set("help helps helped works work proven proved")
_ENDS_VERB = frozenset({
    Kind.BREAK, Kind.COMMA, Kind.AND, Kind.SUBORDINATOR, Kind.ADVERB, None,
})  # fmt: skip
_ACTIVE = _USED | _WORKS | _BRINGS
_VERBS = frozenset({Kind.VERB, Kind.TRIGGER, Kind.MODAL, Kind.COPULA})
_RESULTS = as_set("role effect effects results result relief benefit help")
_REMEDIAL = as_set("""
    therapy surgery ablation stimulation massage exercises compresses drops ointments tablets diet
    injections injection training exercise blockers inhibitors compress gymnastics medication
    medications drugs supplements vaccine
""")
_OPERATION = re.compile(
    r"\w+(?:ectomy|plasty|otomy|ostomy|therapy|desis|pexy)|"
    r"(?:packing|ligation|cauteri[sz]ation|transfusion|irrigation|rins(?:e|ing)|inhalation|replacement|"
    r"transplant|transplantation|resection|removal|drainage|immobili[sz]ation|injection|vaccination|"
    r"supplementation|bandag(?:e|ing)|suturing|manipulation|implantation|lavage|dialysis|embolization)s?"
)
_STOPS = frozenset({Kind.BREAK, Kind.COMMA, Kind.AND, Kind.SUBORDINATOR, None})
_INVOLVES = ("involv", "requir", "start", "begin", "open")
_HEADS = as_set("""
    visit appointment diagnosis diagnostics examination workup list plan program programme complex
    regimen scheme process
    treatment therapy methods method tests studies examinations measures procedures minimum set
""")
_SAYS_KINDS = frozenset({"SUBTYPE_OF", "LOCATED_IN"})


def iter_implied(
    elements: Sequence[Element], clauses: Sequence[Clause], told: Iterable[Claim], reading: Reading
) -> Iterator[Claim]:
    """Yield what a sentence says of its tests, remedies and doctors, where it has not said it yet.

    Args:
        elements: Of the sentence.
        clauses: Those that were found in it.
        told: What these say.
        reading: Where it stands.
    """
    if reading.kind is SectionKind.SPECIALISTS:
        yield from _call_doctors(elements, told, reading)
    if reading.kind in _ON_COMPANY:
        yield from _keep_company(elements, told, reading)
    if reading.kind in _ON_CAUSES:
        yield from _blame(elements, told, reading)
    wanted = _OF_SECTION.get(reading.kind)
    if wanted is None or not any(_is_wanted(each) for each in elements):
        return
    used = [*_find_used(elements), *_find_included(clauses)]
    if not used:
        return
    known = {_id(each.subject.node) for each in told if each.predicate.value not in _SAYS_KINDS}
    known |= {_id(each.node) for clause in clauses if _has_aim(clause) for each in clause.left}
    aims = find_case(elements, reading)
    for clause in used:
        group = [each for each in _flat(clause.right) if _id(each.node) not in known]
        for relation, categories in wanted.items():
            means = [each for each in group if _is_a(each, categories) or each.node is None]
            if not any(_is_a(each, categories) for each in means):
                continue
            if clause.negated and relation is not rel.TREATS:
                continue
            yield from pair(relation, means, aims, clause, reading)


def _is_wanted(element: Element) -> bool:
    """Return whether an element may name a test or a remedy: where none does, nothing is implied."""
    if not isinstance(element, Phrase):
        return False
    node = element.node
    known = node.categories[0] in _MEANS if node is not None else _is_remedial(element)
    return known or bool(element.members)


def _has_aim(clause: Clause) -> bool:
    """Return whether a clause says what its means are for, known or not."""
    aimed = clause.right and clause.right[0].sort not in {Sort.EMPTY, Sort.ROLE, Sort.REFERENCE}
    return bool(aimed and clause.trigger and clause.trigger.relations[0][0] in _AIMED)


def _id(node: object) -> str:
    return getattr(node, "id", "")


def _is_a(phrase: Phrase, categories: frozenset[Category]) -> bool:
    if phrase.node is not None:
        return phrase.node.categories[0] in categories
    return Category.TREATMENT in categories and _is_remedial(phrase)


def _is_remedial(phrase: Phrase) -> bool:
    """Return whether a phrase that no table knows is called as treatments are."""
    test = phrase.category is Category.TEST
    if phrase.head in _REMEDIAL or names_drug(phrase.head):
        return True
    return not test and _OPERATION.fullmatch(phrase.head) is not None


def _flat(group: Iterable[Phrase]) -> Iterator[Phrase]:
    for phrase in group:
        if phrase.sort in {Sort.KNOWN, Sort.NEW, Sort.CLASS}:
            yield phrase
        yield from phrase.members
        if phrase.sort is Sort.THROUGH:
            yield from phrase.inner


def _find_used(elements: Sequence[Element]) -> Iterator[Clause]:
    """Yield what is used: "massage is prescribed", "the doctor prescribes massage", "massage helps"."""
    for place, element in enumerate(elements):
        if isinstance(element, Phrase) or element.kind not in _VERBS:
            continue
        words = _split(element.lower)
        if element.kind is not Kind.COPULA and not words & _ACTIVE:
            continue
        start, hedge, negated, passive = walk_verb_group(elements, place)
        hedge = hedge if hedge.word else hedge_within(elements, start, place)
        group: list[Phrase] = []
        if words & _USED and not words & _WORKS:
            # "Aspirin should not be used" does not say that it would not help.
            group = (
                [] if negated else _find_means_of(elements, place, start, words, passive=passive)
            )
        elif words & _WORKS and kind_of(elements, place + 1) in (_STOPS if negated else _ENDS_VERB):
            group = find_subject(elements, start)
        elif element.kind is Kind.COPULA or words & _BRINGS:
            group = _find_serving(elements, place, start)
        supposed = negated and is_conditional(elements, start)  # "if painkillers don't help"
        if group and not supposed and (hedge.word or "").lower() not in _HARDLY:
            yield Clause(None, [], group, hedge, negated, place)


def _find_means_of(
    elements: Sequence[Element], place: int, start: int, words: frozenset[str], *, passive: bool
) -> list[Phrase]:
    """Return the drugs of "drugs are given", "doctors prescribe drugs" and "patients are given drugs"."""
    subject, object_ = find_subject(elements, start), right_group(elements, place + 1)
    if words & _NEEDED and any(map(is_ill, subject)):
        return []  # what it needs is for it alone
    first, second = (subject, object_) if passive else (object_, subject)
    means = second if not first or first[0].sort is Sort.PEOPLE else first
    return [*means, *find_more(elements, place)] if means is subject else means


@lru_cache(maxsize=10_000)
def _split(lower: str) -> frozenset[str]:
    return frozenset(lower.split())


def _find_serving(elements: Sequence[Element], place: int, start: int) -> list[Phrase]:
    """Return the massage of "massage is useful" and "massage gives good results"."""
    at = place + 1
    serves = _SERVES if kind_of(elements, place) is Kind.COPULA else _RESULTS
    while kind_of(elements, at) in {Kind.ADVERB, Kind.HEDGE, Kind.TRANSPARENT}:
        if lower_at(elements, at) in serves:
            ends = kind_of(elements, at + 1) in _ENDS_VERB and phrase_at(elements, at + 1) is None
            return find_subject(elements, start) if ends else []
        at += 1
    found = phrase_at(elements, at)
    words = {found.head, *found.text.lower().split()} if found is not None else set()
    fits = bool(words & serves) and not (found and found.inner)
    return find_subject(elements, start) if fits else []


def _find_included(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Yield what is named as a part: "instrumental methods include gastroscopy"."""
    for clause in clauses:
        left = clause.left[0] if clause.left else None
        involves = clause.trigger is not None and clause.trigger.words[0].startswith(_INVOLVES)
        if (
            not (clause.includes or involves)
            or left is None
            or left.sort is Sort.ROLE
            or is_ill(left)
        ):
            continue
        if left.head in _HEADS and not is_ill(left):
            yield Clause(None, [], clause.right, clause.hedge, clause.negated, clause.place)


def _keep_company(
    elements: Sequence[Element], told: Iterable[Claim], reading: Reading
) -> Iterator[Claim]:
    """Yield what patients also have, and what appears as well."""
    said = any(each.predicate.value not in _SAYS_KINDS for each in told)
    about = reading.context.title.node
    ill = about is not None and about.categories[0] is Category.DISEASE
    if (said and not (ill and lower_at(elements, 0) in _ALONG)) or any(
        each.kind is Kind.NOT for each in elements
    ):
        return
    title = reading.context.title
    if not any(is_ill(each) for each in elements if isinstance(each, Phrase)):
        return
    for place in range(len(elements)):
        behind = kind_of(elements, place - 1) if place else None
        along = behind is Kind.COMMA and (
            lower_at(elements, 0) in _ALONG
            or lower_at(elements, 0).startswith("depending")
            or (place == 2 and kind_of(elements, 0) in _SETS_SCENE)  # noqa: PLR2004 - "Sometimes, …"
        )
        if behind not in {Kind.BREAK, Kind.ADVERB, Kind.HEDGE, None} and not along:
            continue
        found = find_had(elements, place) or find_appearing(elements, place)
        company = [
            each
            for each in found
            if each.sort in _CONCEPTS
            and each.definite != "the"
            and each.node is not title.node
            and (each.head != title.head or each.node is None)  # a kind of it is no company
        ]
        if any(map(is_ill, company)):
            hedge = hedge_within(elements, -1, len(elements))
            clause = Clause(None, [title], company, hedge, negated=False, place=place)
            yield from pair(rel.SHOWS_OF_TITLE, [title], company, clause, reading)
            return


def _blame(elements: Sequence[Element], told: Iterable[Claim], reading: Reading) -> Iterator[Claim]:
    """Yield what is to blame: "often stress is to blame", "a large role is played by stress"."""
    known = {_id(each.subject.node) for each in told if is_title(each.object, reading)}
    for place, element in enumerate(elements):
        word = element.text.lower() if isinstance(element, Phrase) else element.lower
        words = _split(word)
        if not words & _BLAMING and word not in _BELONGS:
            continue
        group: list[Phrase] = []
        end = skip(elements, place + 1, _SETS_SCENE)  # "are to blame less often"
        stops = kind_of(elements, end) in _STOPS and phrase_at(elements, end) is None
        stops = stops or word in _DESERVES
        copula = kind_of(elements, place - 1) in _BEFORE_QUALITY
        blames = stops and (words & _BLAMED or (copula and words & _COMPARED))
        if blames or (word in _PLAYS and _is_role(elements, place + 1)):
            group = find_subject(elements, walk_verb_group(elements, place)[0])
        elif word in _BELONGS and _is_place(phrase_at(elements, place - 1)):
            group = right_group(elements, place + 1)
        elif word in _TAKEN and lower_at(elements, place + 1) == "by":
            group = right_group(elements, place + 2)
        group = [
            each for each in _possible(group)
            if each.sort in _CONCEPTS and _id(each.node) not in known
        ]  # fmt: skip
        blamed = bool(words & (_BLAMED | _PLAYS)) or any(map(is_ill, group))
        if (group and blamed) or word in _TAKEN:
            hedge = hedge_within(elements, -1, len(elements))
            clause = Clause(None, group, [], hedge, negated=False, place=place)
            yield from pair(rel.CAUSES, group, [reading.context.title], clause, reading)


def _acts_along(elements: Sequence[Element], place: int, doctor: Phrase) -> bool:
    """Return whether a doctor is no one to see: "if the doctor thinks …", "together with a nurse"."""
    along = kind_of(elements, place - 1) is Kind.PREPOSITION and place > 0
    supposes = kind_of(elements, place - 1) is Kind.SUBORDINATOR and place > 0
    return (along and lower_at(elements, place - 1) == "with") or (
        supposes and doctor.definite == "the"
    )


def _is_role(elements: Sequence[Element], place: int) -> bool:
    """Return whether the role of "plays an important role" stands there, and nothing says in what."""
    role = phrase_at(elements, place)
    alone = role is not None and role.head in {"role", "part"} and not role.inner
    return alone and kind_of(elements, place + 1) in _STOPS


def _is_in_case(elements: Sequence[Element], at: int) -> bool:
    """Return whether an "if" that a sentence begins with reaches to a place; or a "with nurses"."""
    phrase = phrase_at(elements, at)
    if phrase is not None and phrase.plural and lower_at(elements, at - 1) == "with":
        return True  # they help those who are spoken of
    return lower_at(elements, 0) in {"if", "when"} and (find_comma(elements, 0) or at) >= at


def _is_place(phrase: Phrase | None) -> bool:
    """Return whether it is that of "the first place belongs to gout"."""
    return phrase is not None and phrase.head in _PLACES


def _possible(group: Iterable[Phrase]) -> Iterator[Phrase]:
    """Yield the group, and of "the possibility of gout" the gout."""
    for phrase in group:
        yield from phrase.inner if phrase.head == "possibility" else [phrase]


def _call_doctors(
    elements: Sequence[Element], told: Iterable[Claim], reading: Reading
) -> Iterator[Claim]:
    """Yield that the doctors whom a section on doctors names are those to see."""
    known = {_id(each.subject.node) for each in told if each.predicate is Predicate.MANAGES}
    if any(kind_of(elements, at) is Kind.NOT for at in range(len(elements))):
        return
    aims = find_case(elements, reading)
    for place, element in enumerate(elements):
        acting = isinstance(element, Phrase) and not _acts_along(elements, place, element)
        if isinstance(element, Phrase) and acting and not _is_in_case(elements, place):
            doctors = [
                each
                for each in _flat([element, *element.inner])
                if _is_a(each, _DOCTOR) and _id(each.node) not in known
            ]
            hedge = hedge_within(elements, -1, place)
            clause = Clause(None, doctors, aims, hedge, negated=False, place=place)
            yield from pair(rel.CONSULTED, doctors, aims, clause, reading)
