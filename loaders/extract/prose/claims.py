"""What clauses say: their groups' things, paired by the rule that fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.model import Hedge
from graph.vocabulary import Category, HedgeLevel, Predicate
from loaders.extract.hedges import UNHEDGED
from loaders.extract.prose import relations as rel
from loaders.extract.prose.phrases import Phrase, Sort
from loaders.extract.prose.relations import CONDITIONS, Relation
from loaders.extract.prose.sides import Clause
from loaders.extract.prose.things import (
    Reading,
    Thing,
    is_title,
    same,
    things,
    title_of,
)
from loaders.extract.prose.words import RISKS
from loaders.headings import SectionKind
from loaders.lexicon.forms import canonical


class Claim(NamedTuple):
    """Subject, predicate and object, by which rule, how surely, and whether denied."""

    subject: Thing
    predicate: Predicate
    object: Thing
    rule: str
    hedge: Hedge = UNHEDGED
    negated: bool = False


_REMEDIES = frozenset({Category.TREATMENT, Category.SUBSTANCE})
_OF_SITES = frozenset({rel.AFFECTS.name, rel.LOCATED.name})
_SYMPTOMATIC = frozenset({rel.SHOWS.name, rel.ACCOMPANIED.name, rel.INDICATES.name})
# To increase the risk of a thing is to cause it, to reduce it is to prevent it.
_OF_RISK = {
    rel.AGGRAVATES.name: rel.CAUSES, rel.RELIEVES.name: rel.PREVENTS, rel.ASSOCIATED.name: rel.CAUSES,
}  # fmt: skip
_ARISING = ("occur", "aris", "aros")
_LIKELY = frozenset({"risk", "likely", "prone", "susceptible"})
_OF_TITLE = frozenset({SectionKind.OTHER, SectionKind.ACCOMPANYING, SectionKind.TYPES})
SECTION_ROLES = {
    SectionKind.TYPES: rel.RoleNoun(rel.SUBTYPE, of_is_object=True),
    SectionKind.CAUSES: rel.RoleNoun(rel.CAUSES, of_is_object=True),
    SectionKind.DISEASES: rel.RoleNoun(rel.CAUSES, of_is_object=True),
    SectionKind.COMPLICATIONS: rel.RoleNoun(rel.COMPLICATED, of_is_object=False),
    SectionKind.TREATMENT: rel.RoleNoun(rel.TREATS, of_is_object=True),
    SectionKind.DIAGNOSIS: rel.RoleNoun(rel.DIAGNOSES, of_is_object=True),
    SectionKind.PREVENTION: rel.RoleNoun(rel.PREVENTS, of_is_object=True),
    SectionKind.SPECIALISTS: rel.RoleNoun(rel.CONSULTED, of_is_object=True),
    SectionKind.ACCOMPANYING: rel.RoleNoun(rel.SHOWS, of_is_object=False),
    SectionKind.RELATED: rel.RoleNoun(rel.ASSOCIATED, of_is_object=True),
}


def iter_claims(clause: Clause, reading: Reading) -> Iterator[Claim]:
    """Yield what a clause says, by the first relation of its word that fits what stands beside it."""
    if clause.trigger is None:
        return
    for relation, passive in clause.trigger.relations:
        left, right = clause.left, clause.right
        subjects, objects = (right, left) if passive else (left, right)
        if relation is rel.DEVELOPS:
            found = list(_developing(clause, reading))
        elif relation is rel.CONSULTED:
            found = list(_consulted(clause, reading))
        else:
            found = list(pair(relation, subjects, objects, clause, reading))
        if found:
            yield from found
            return
    if _is_of_everyone(clause, reading):
        title = [reading.context.title]
        yield from pair(rel.SHOWS_OF_TITLE, title, clause.right, clause, reading)


def _is_of_everyone(clause: Clause, reading: Reading) -> bool:
    """Return whether "patients complain of nausea" says it of all who have the article's subject."""
    assert clause.trigger is not None  # noqa: S101 - its caller looked
    plain = (
        len(clause.left) == 1 and clause.left[0].sort is Sort.PEOPLE and not clause.left[0].inner
    )
    named = plain and clause.left[0].text.lower() in {"patients", "people", "patient", "sufferers"}
    named = named and not (clause.right and clause.right[0].definite == "the")
    shows = clause.trigger.relations[0][0] is rel.SHOWS and not clause.trigger.relations[0][1]
    return named and shows and reading.kind in _OF_TITLE and not clause.negated


def _developing(clause: Clause, reading: Reading) -> Iterator[Claim]:
    """Yield what may develop, under a heading on what may follow."""
    if reading.kind is not SectionKind.COMPLICATIONS:
        return
    title = title_of(reading)
    for thing in things(clause.left, rel.DEVELOPS.object, rel.DEVELOPS, reading):
        if not same(thing, title):
            yield Claim(title, Predicate.HAS_COMPLICATION, thing, rel.DEVELOPS.name,
                        clause.hedge, clause.negated)  # fmt: skip


def pair(
    relation: Relation,
    subjects: Sequence[Phrase],
    objects: Sequence[Phrase],
    clause: Clause,
    reading: Reading,
) -> Iterator[Claim]:
    """Yield what a relation says of each subject and each object."""
    firsts = list(things(subjects, relation.subject, relation, reading))
    if (relation is rel.TREATS or relation is rel.DIAGNOSES) and not firsts:
        doctors = list(things(subjects, rel.CONSULTED.subject, relation, reading))
        if doctors:
            relation, firsts = rel.CONSULTED, doctors
    if not firsts:
        return
    risk = bool(objects) and objects[0].head in RISKS
    relation = _OF_RISK.get(relation.name, relation) if risk else relation
    if risk and clause.hedge.word is None:
        clause.hedge = Hedge(word=objects[0].head, level=HedgeLevel.POSSIBLE)
    seconds = list(things(objects, relation.object, relation, reading))
    for subject in firsts:
        for object_ in seconds:
            if not same(subject, object_):
                yield from _decide(relation, subject, object_, clause, reading)


def _consulted(clause: Clause, reading: Reading) -> Iterator[Claim]:
    relation = rel.CONSULTED
    title = title_of(reading)
    active = clause.trigger is not None and not clause.trigger.relations[0][1]
    whom, who = ([], clause.left) if active else (clause.left, clause.right)
    patients = [
        each
        for group in (whom, clause.whose)
        for each in things(group, relation.object, relation, reading)
        if each.node is not None or each.is_a(Category.DISEASE, Category.SYMPTOM)
    ]
    for doctor in things(who, relation.subject, relation, reading):
        for condition in patients or [title]:
            yield Claim(
                doctor, Predicate.MANAGES, condition, relation.name, clause.hedge, clause.negated
            )


def _decide(
    relation: Relation, subject: Thing, object_: Thing, clause: Clause, reading: Reading
) -> Iterator[Claim]:
    """Yield the claim with the predicate that says closest what the relation says of these two."""
    if _is_company(relation, subject, clause):
        relation, subject, object_ = rel.ACCOMPANIED, object_, subject
    hedge = clause.hedge
    predicate: Predicate | None = relation.predicate
    closer = _say_closer(relation, subject, object_, clause, reading)
    if closer is not None:
        predicate = closer
    elif relation.name in _SYMPTOMATIC:
        predicate = _symptomatic(relation, subject, object_, clause, reading)
        if (
            relation is rel.ACCOMPANIED
            and predicate is Predicate.HAS_SYMPTOM
            and not subject.is_a(Category.DISEASE)
        ):
            subject, object_ = object_, subject
    elif relation is rel.ASSOCIATED and not subject.is_a(Category.SYMPTOM, Category.DISEASE):
        predicate = Predicate.CAUSES
        if hedge.level is HedgeLevel.ASSERTED:
            hedge = Hedge(word=" ".join(clause.trigger.words) if clause.trigger else None,
                          level=HedgeLevel.POSSIBLE)  # fmt: skip
    elif relation is rel.ASSOCIATED and not object_.is_a(Category.SYMPTOM, Category.DISEASE):
        subject, object_, predicate = object_, subject, Predicate.CAUSES
    elif _says_nothing(relation, subject, object_):
        predicate = None
    if predicate is not None:
        hedge = _hedge_of_risk(clause, predicate) or hedge
        yield Claim(subject, predicate, object_, relation.name, hedge, clause.negated)


def _hedge_of_risk(clause: Clause, predicate: Predicate) -> Hedge | None:
    """Return what hedges a cause that only makes its effect more likely."""
    words = clause.trigger.words if clause.trigger is not None else ()
    if predicate is not Predicate.CAUSES or _LIKELY.isdisjoint(words):
        return None
    return Hedge(word=" ".join(words), level=HedgeLevel.POSSIBLE)


def _say_closer(
    relation: Relation, subject: Thing, object_: Thing, clause: Clause, reading: Reading
) -> Predicate | None:
    """Return what "followed by" says of a disease and its rash, and "leads to" under complications."""
    words = clause.trigger.words if clause.trigger is not None else ("",)
    if relation is rel.COMPLICATED and words[0] == "followed":
        symptom = subject.is_a(Category.DISEASE) and object_.is_a(Category.SYMPTOM)
        return Predicate.HAS_SYMPTOM if symptom else None
    if relation is rel.ASSOCIATED and object_.is_a(Category.COMPLICATION):
        ill = object_.is_a(Category.SYMPTOM, Category.DISEASE)
        return None if ill else Predicate.HAS_COMPLICATION
    of_title = relation is rel.CAUSES and is_title(subject, reading)
    complication = of_title and reading.kind is SectionKind.COMPLICATIONS
    return Predicate.HAS_COMPLICATION if complication else None


def _is_company(relation: Relation, subject: Thing, clause: Clause) -> bool:
    """Return whether "gout occurs with fever" says what goes along, not what brings it on."""
    words = clause.trigger.words if clause.trigger is not None else ()
    with_it = relation is rel.CAUSES and words[1:] == ("with",) and words[0].startswith(_ARISING)
    return with_it and subject.is_a(Category.SYMPTOM) and not subject.is_a(Category.DISEASE)


def _are_had(clause: Clause) -> bool:
    """Return whether patients "have" what is said of them: it need not come of what they have."""
    return clause.trigger is not None and clause.trigger.words[0] == "have"


def _says_nothing(relation: Relation, subject: Thing, object_: Thing) -> bool:
    if relation.name in _OF_SITES:
        return names_place(subject, object_)
    if relation is rel.AGGRAVATES and subject.node is not None:
        # A disease that worsens another is none of its causes, as an edge would make it.
        return not subject.is_a(*Predicate.AGGRAVATES.subjects, *_REMEDIES)
    return relation is rel.SUBTYPE and not alike(subject, object_)


def _symptomatic(
    relation: Relation, subject: Thing, object_: Thing, clause: Clause, reading: Reading
) -> Predicate | None:
    """Return what goes with what: a disease has symptoms, symptoms go with each other."""
    diseases = _is_disease(subject, reading), _is_disease(object_, reading)
    symptoms = subject.is_a(Category.SYMPTOM), object_.is_a(Category.SYMPTOM)
    if relation is rel.INDICATES and symptoms[1] and not is_title(subject, reading):
        return Predicate.HAS_SYMPTOM  # whatever a sign points to has it
    if symptoms == (True, True) and diseases != (True, False):
        return None if relation is rel.INDICATES else Predicate.ACCOMPANIES
    if diseases[0] and symptoms[1]:
        return Predicate.HAS_SYMPTOM
    if relation is rel.ACCOMPANIED:
        return Predicate.HAS_SYMPTOM if diseases[1] and symptoms[0] else Predicate.ASSOCIATED_WITH
    if relation is rel.SHOWS and diseases[1]:
        return Predicate.ASSOCIATED_WITH if _are_had(clause) else Predicate.HAS_COMPLICATION
    return None


def _is_disease(thing: Thing, reading: Reading) -> bool:
    """Return whether a thing is a disease; what an article is about may first of all be a symptom."""
    title = reading.context.title.node
    if title is not None and is_title(thing, reading) and title.categories[0] is Category.SYMPTOM:
        return False
    return thing.is_a(Category.DISEASE)


def names_place(subject: Thing, site: Thing) -> bool:
    """Return whether a thing's own name says where it is: muscle spasms are in muscles."""
    name = subject.node.name if subject.node else subject.name
    own = set(canonical(name).split())
    return set(canonical(site.node.name if site.node else site.name).split()) <= own


def alike(subject: Thing, object_: Thing) -> bool:
    """Return whether one may be a kind of the other."""
    own = subject.node.categories if subject.node else (subject.category,)
    other = object_.node.categories if object_.node else (object_.category,)
    if set(own) & set(other) or (_REMEDIES & set(own) and _REMEDIES & set(other)):
        return True
    return bool(CONDITIONS & set(own)) and bool(CONDITIONS & set(other))
