"""What clauses say: their groups' things, paired by the rule that fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.model import Hedge
from graph.vocabulary import Category, HedgeLevel, Predicate
from loaders.extract.hedges import UNHEDGED
from loaders.extract.prose import relations as rel
from loaders.extract.prose.phrases import Phrase, Sort, is_site
from loaders.extract.prose.relations import Relation, Trigger
from loaders.extract.prose.sides import Clause
from loaders.extract.prose.things import (
    Reading,
    Thing,
    is_title,
    same,
    thing_of_site,
    things,
    title_of,
)
from loaders.extract.prose.words import RISKS
from loaders.headings import SectionKind
from loaders.lexicon.forms import canonical

_CLASSES = frozenset({Sort.GENERIC, Sort.CLASS})
_KINDS = frozenset({Sort.GENERIC, Sort.CLASS, Sort.KNOWN, Sort.NEW})
_HAS_EXAMPLES = frozenset({Sort.CLASS, Sort.KNOWN})
_CONDITIONS = frozenset({Category.SYMPTOM, Category.DISEASE, Category.COMPLICATION})


class Claim(NamedTuple):
    """Subject, predicate and object, by which rule, how surely, and whether denied."""

    subject: Thing
    predicate: Predicate
    object: Thing
    rule: str
    hedge: Hedge = UNHEDGED
    negated: bool = False


_OF_SITES = frozenset({rel.AFFECTS.name, rel.LOCATED.name})
_SYMPTOMATIC = frozenset({rel.SHOWS.name, rel.ACCOMPANIED.name, rel.INDICATES.name})
# To increase the risk of a thing is to cause it, to reduce it is to prevent it.
_OF_RISK = {
    rel.AGGRAVATES.name: rel.CAUSES, rel.RELIEVES.name: rel.PREVENTS, rel.ASSOCIATED.name: rel.CAUSES,
}  # fmt: skip
_SECTION_ROLES = {
    SectionKind.TYPES: rel.RoleNoun(rel.SUBTYPE, of_is_object=True),
    SectionKind.CAUSES: rel.RoleNoun(rel.CAUSES, of_is_object=True),
    SectionKind.DISEASES: rel.RoleNoun(rel.CAUSES, of_is_object=True),
    SectionKind.COMPLICATIONS: rel.RoleNoun(rel.COMPLICATED, of_is_object=False),
    SectionKind.TREATMENT: rel.RoleNoun(rel.TREATS, of_is_object=True),
    SectionKind.DIAGNOSIS: rel.RoleNoun(rel.DIAGNOSES, of_is_object=True),
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
            found = list(_pair(relation, subjects, objects, clause, reading))
        if found:
            yield from found
            return


def _developing(clause: Clause, reading: Reading) -> Iterator[Claim]:
    """Yield what may develop, under a heading on what may follow."""
    if reading.kind is not SectionKind.COMPLICATIONS:
        return
    title = title_of(reading)
    for thing in things(clause.left, rel.DEVELOPS.object, rel.DEVELOPS, reading):
        if not same(thing, title):
            yield Claim(title, Predicate.HAS_COMPLICATION, thing, rel.DEVELOPS.name,
                        clause.hedge, clause.negated)  # fmt: skip


def _pair(
    relation: Relation,
    subjects: Sequence[Phrase],
    objects: Sequence[Phrase],
    clause: Clause,
    reading: Reading,
) -> Iterator[Claim]:
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
        each for each in things(whom, relation.object, relation, reading) if each.node is not None
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
    hedge = clause.hedge
    predicate: Predicate | None = relation.predicate
    if (
        relation is rel.CAUSES
        and is_title(subject, reading)
        and (reading.kind is SectionKind.COMPLICATIONS)
    ):
        predicate = Predicate.HAS_COMPLICATION
    elif relation.name in _SYMPTOMATIC:
        predicate = _symptomatic(relation, subject, object_)
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
    elif (relation.name in _OF_SITES and _names(subject, object_)) or (
        relation is rel.SUBTYPE and not _alike(subject, object_)
    ):
        predicate = None
    if clause.trigger and "risk" in clause.trigger.words and predicate is Predicate.CAUSES:
        hedge = Hedge(word=" ".join(clause.trigger.words), level=HedgeLevel.POSSIBLE)
    if predicate is not None:
        yield Claim(subject, predicate, object_, relation.name, hedge, clause.negated)


def _says_nothing(relation: Relation, subject: Thing, object_: Thing) -> bool:
    if relation.name in _OF_SITES:
        return _names(subject, object_)
    return relation is rel.SUBTYPE and not _alike(subject, object_)


def _symptomatic(relation: Relation, subject: Thing, object_: Thing) -> Predicate | None:
    """Return what goes with what: a disease has symptoms, symptoms go with each other."""
    diseases = subject.is_a(Category.DISEASE), object_.is_a(Category.DISEASE)
    symptoms = subject.is_a(Category.SYMPTOM), object_.is_a(Category.SYMPTOM)
    if symptoms == (True, True) and diseases != (True, False):
        return None if relation is rel.INDICATES else Predicate.ACCOMPANIES
    if diseases[0] and symptoms[1]:
        return Predicate.HAS_SYMPTOM
    if relation is rel.ACCOMPANIED:
        return Predicate.HAS_SYMPTOM if diseases[1] and symptoms[0] else Predicate.ASSOCIATED_WITH
    if relation is rel.SHOWS and diseases[1]:
        return Predicate.HAS_COMPLICATION
    return None


def _alike(subject: Thing, object_: Thing) -> bool:
    own = subject.node.categories if subject.node else (subject.category,)
    other = object_.node.categories if object_.node else (object_.category,)
    if set(own) & set(other):
        return True
    return bool(_CONDITIONS & set(own)) and bool(_CONDITIONS & set(other))


def iter_link_claims(clause: Clause, reading: Reading) -> Iterator[Claim]:
    """Yield what an "is" or "include" says: kinds, and who plays which role.

    What a generic phrase or a role comprises is noted on it, so that clauses about it know.
    """
    left, right = clause.left, clause.right
    if not right:
        return
    if not left:
        return
    first, second = left[0], right[0]
    if second.sort is Sort.ROLE and not clause.includes and first.sort is not Sort.ROLE:
        second.members += left
        yield from _play(second, clause, reading)
    elif first.sort is Sort.ROLE:
        first.members += right
        yield from _play(first, clause, reading)
    elif first.sort is Sort.ELLIPSIS or (clause.includes and first.sort is Sort.REFERENCE):
        role = _SECTION_ROLES.get(reading.kind)
        if role is not None:
            yield from _play_role(role, right, [], clause, reading)
    elif first.sort in _CLASSES and (clause.includes or first.sort is Sort.GENERIC):
        first.members += right
    elif not clause.includes and second.sort in _KINDS:
        yield from _is_kind(left, second, clause, reading)


def iter_role_claims(phrase: Phrase, clause: Clause, reading: Reading) -> Iterator[Claim]:
    """Yield what a role with its examples says: "triggers such as stress"."""
    if phrase.sort is Sort.ROLE and phrase.members:
        yield from _play(phrase, clause, reading)


def _play(phrase: Phrase, clause: Clause, reading: Reading) -> Iterator[Claim]:
    if phrase.role is not None:
        inner = phrase.inner or clause.whose
        if "risk" in phrase.text and clause.hedge.word is None:
            clause.hedge = Hedge(word=phrase.text, level=HedgeLevel.POSSIBLE)
        yield from _play_role(phrase.role, phrase.members, inner, clause, reading)


def _play_role(
    role: rel.RoleNoun,
    members: Sequence[Phrase],
    inner: Sequence[Phrase],
    clause: Clause,
    reading: Reading,
) -> Iterator[Claim]:
    of = list(inner) or [reading.context.title]
    plain = Clause(None, [], [], clause.hedge, clause.negated, clause.place)
    subjects, objects = (members, of) if role.of_is_object else (of, members)
    yield from _pair(role.relation, subjects, objects, plain, reading)


def _is_kind(
    left: Sequence[Phrase], second: Phrase, clause: Clause, reading: Reading
) -> Iterator[Claim]:
    firsts = [
        thing
        for thing in things(left, rel.SUBTYPE.subject, rel.SUBTYPE, reading)
        if thing.node is not None
    ]
    for subject in firsts:
        sites = second.inner if second.sort in _CLASSES else ()
        for place in (*second.places, *sites):
            yield from _place(subject, place, clause)
        named = second.sort is Sort.CLASS or second.sort is Sort.KNOWN
        if named and (second.definite in {"a", "an"} or second.sort is Sort.CLASS):
            kinds = things([second], rel.SUBTYPE.object, rel.SUBTYPE, reading)
            for kind in list(kinds)[:1]:
                if _alike(subject, kind) and not same(subject, kind):
                    yield Claim(subject, Predicate.SUBTYPE_OF, kind, rel.SUBTYPE.name,
                                clause.hedge, clause.negated)  # fmt: skip


def _place(subject: Thing, place: Phrase, clause: Clause) -> Iterator[Claim]:
    site = thing_of_site(place)
    if site is None or _names(subject, site):
        return
    if subject.is_a(Category.SYMPTOM, Category.DISEASE):
        predicate = Predicate.LOCATED_IN if subject.is_a(Category.SYMPTOM) else Predicate.AFFECTS
        yield Claim(subject, predicate, site, rel.SITED.name, clause.hedge, clause.negated)


def iter_phrase_claims(phrase: Phrase, reading: Reading) -> Iterator[Claim]:
    """Yield what a phrase says by itself: kinds by examples, places."""
    if phrase.members and phrase.sort in _HAS_EXAMPLES and not phrase.emphasised:
        yield from _examples(phrase, reading)
    if phrase.apposed is not None:
        clause = Clause(
            None, [phrase], [phrase.apposed], UNHEDGED, negated=False, place=phrase.first
        )
        yield from _is_kind([_bare(phrase)], phrase.apposed, clause, reading)
    if phrase.aims:
        yield from _aimed(phrase, reading)
    places = [*phrase.places, *(each for each in phrase.inner if is_site(each))]
    if phrase.sort is Sort.REFERENCE and places:
        for subject in list(things([phrase], rel.AFFECTS.subject, rel.AFFECTS, reading)):
            yield from _sited(subject, places, Predicate.AFFECTS)
    if phrase.sort is Sort.KNOWN and phrase.node is not None and places:
        subject = Thing(phrase.text, phrase.node, phrase.node.categories[0])
        if subject.is_a(Category.SYMPTOM, Category.DISEASE):
            yield from _sited(subject, places, Predicate.LOCATED_IN)


_AIMED = Trigger(("for",), ((rel.DIAGNOSES, False), (rel.TREATS, False)))


def _aimed(phrase: Phrase, reading: Reading) -> Iterator[Claim]:
    """Yield what a treatment or a test is for: "surgery for gout"."""
    clause = Clause(
        _AIMED, [_bare(phrase)], phrase.aims, UNHEDGED, negated=False, place=phrase.first
    )
    yield from iter_claims(clause, reading)


def _sited(subject: Thing, places: Iterable[Phrase], predicate: Predicate) -> Iterator[Claim]:
    for place in places:
        site = thing_of_site(place)
        if site is not None and not _names(subject, site):
            yield Claim(subject, predicate, site, rel.SITED.name)


def _names(subject: Thing, site: Thing) -> bool:
    """Return whether a thing's own name says where it is: muscle spasms are in muscles."""
    name = subject.node.name if subject.node else subject.name
    own = set(canonical(name).split())
    return set(canonical(site.node.name if site.node else site.name).split()) <= own


def _examples(phrase: Phrase, reading: Reading) -> Iterator[Claim]:
    """Yield that each example is of the kind that it is an example of."""
    bare = _bare(phrase)
    for member in phrase.members:
        category = _own_category(member)
        if bare.node is None and bare.category is None:
            bare.category = category
        if category is None:
            member.category = bare.node.categories[0] if bare.node else bare.category
        kinds = list(things([bare], rel.EXAMPLE.object, rel.EXAMPLE, reading))
        for thing in things([member], rel.EXAMPLE.subject, rel.EXAMPLE, reading):
            for kind in kinds[:1]:
                site = thing.is_a(Category.ANATOMICAL_SITE)  # a part, not a kind
                if _alike(thing, kind) and not site and not same(thing, kind):
                    yield Claim(thing, Predicate.SUBTYPE_OF, kind, rel.EXAMPLE.name)


def _own_category(phrase: Phrase) -> Category | None:
    return phrase.node.categories[0] if phrase.node is not None else phrase.category


def _bare(phrase: Phrase) -> Phrase:
    return Phrase(
        phrase.sort, phrase.first, phrase.last, phrase.text, phrase.head, phrase.begin, phrase.end,
        node=phrase.node, category=phrase.category, modified=phrase.modified,
    )  # fmt: skip
