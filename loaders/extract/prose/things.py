"""What phrases name, and whether it may play the part that a relation asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from graph.model import Node
from graph.vocabulary import Category
from loaders.extract.items import is_profession
from loaders.extract.prose import relations as rel
from loaders.extract.prose.phrases import Phrase, Sort, is_site
from loaders.extract.prose.references import Context
from loaders.extract.prose.relations import CONDITIONS, Relation, Role
from loaders.extract.prose.words import ATTACKS, CHANGES, SIDES, THROUGH
from loaders.extract.wording import is_adjective
from loaders.headings import SectionKind
from loaders.lexicon.forms import names_disease, singularise_word

_NAMED = frozenset({Sort.KNOWN, Sort.CLASS, Sort.NEW})
_MAX_NEW_WORDS = 6
_SHORTEST_HEAD = 3
_DEEPEST = 3
_TEST_HEAD = re.compile(
    r"\w*(?:graphy|graph|gram|scopy|metry|meter)|tests?|scans?|analys[ie]s|examinations?|"
    r"scrapings?|measurements?|imaging|counts?|ultrasound|x-rays?|panel|culture|biopsy|monitoring|screening|"
    r"palpation|puncture|smear|swab|studies|assay|urinalysis|sampling|method|methods"
)
_CONDITION_HEAD = re.compile(
    r"(?!(?:diagn|progn|hypn)osis)(?:pain|ache|discomfort|weakness|loss|swelling|tension|stiffness|numbness|tingling|itching|rash|"
    r"bleeding|fever|cough|nausea|vomiting|dizziness|fatigue|redness|burning|cramp(?:ing)?|spasm|contraction|"
    r"compression|damage|injur(?:y|ie)|inflammation|disorder|disease|deformit(?:y|ie)|impairment|"
    r"insufficiency|failure|deterioration|narrowing|blockage|obstruction|rupture|tear|fracture|fall|"
    r"limitation|restriction|decrease|reduction|increase|disturbance|dysfunction|degeneration|"
    r"hypertrophy|atrophy|paralysis|ulcer|infection|abscess|bleed|clot|thrombus|stone|growth|tumou?r|"
    r"cancer|deficiency|imbalance|overload|irritation|dryness|difficulty|difficulties|attack|"
    r"palpitation|sweating|heaviness|belching|taste|mobility|sensation|anxiety|depression|stress|"
    r"insomnia|sleepiness|drowsiness|confusion|irritability|constipation|diarrh(?:o)?ea|bloating|"
    r"shortness|lightheadedness|fainting|seizure|tremor|twitch|twitching|vision|hearing|headache|"
    r"symptom|spot|blister|scar|change|dehydration|shock|collapse|death|perforation|stenosis|"
    r"weight|appetite|skin|nail|hair|disability|withdrawal|isolation|malnutrition|poisoning|"
    r"lag|error|wound|suffocation|choking|infertility|impotence|coma|colic|wasting|thinning|yellowing|clouding|dependence|addiction|burn|cut|drip|effusion|incontinence|hernia|wheez(?:e|ing)|chill|"
    r"hoarseness|snoring|sneezing|discharge|thirst|accident|awakening|murmur|arrest|embolism|clotting|"
    r"stool|flash|flashes|flush|flushes|thickening|hardening|curvature|displacement|dislocation|sprain|"
    r"strain|bruis(?:e|es|ing)|ha?emorrhage|reaction|crisis|prolapse|retention|leakage|urgency|apn(?:o)?ea|"
    r"\w+(?:ness|algia|plegia|paresis|uria|pnea|rrhea|emia|aemia|itis|osis|oma|opathy|trophy|"
    r"megaly|edema|oedema|penia|spasm|[^t]mia|nia|sia|xia|gia|hmia))s?"
)


# Too much or too little of it is a condition: "increased eye pressure".
_MEASURES = frozenset({"pressure", "temperature", "level", "levels", "sensitivity", "production"})
_MEASURED = frozenset(
    {"level", "levels", "pressure", "rate", "temperature"}
)  # what a test assesses
_CHANGED = (
    "increased",
    "raised",
    "elevated",
    "high",
    "higher",
    "low",
    "lowered",
    "decreased",
    "reduced",
)


# What a test finds too much or too little of is a sign: "elevated amylase".
_FOUND_CHANGED = frozenset({"increased", "raised", "elevated", "decreased", "reduced", "lowered"})


class Thing(NamedTuple):
    """One end of a claim, before it is a node.

    Attributes:
        name: As written.
        node: Where it is known.
        category: What it is, where it is not known.
        aliases: Other names that the sentence gives it.
    """

    name: str
    node: Node | None
    category: Category
    aliases: tuple[str, ...] = ()

    def is_a(self, *categories: Category) -> bool:
        """Return whether it has one of the categories."""
        own = self.node.categories if self.node else (self.category,)
        return not set(own).isdisjoint(categories)


class Reading(NamedTuple):
    """Where clauses stand: the section, and what was said before."""

    kind: SectionKind
    context: Context


_ACTS_ON_SYMPTOMS = frozenset(
    each.name for each in (rel.AGGRAVATES, rel.RELIEVES, rel.TREATS, rel.TRIGGERS, rel.PREVENTS)
)
# "The symptom is seen in gout", "noise aggravates the situation".
_OF_TITLE = frozenset({"symptom", "situation", "condition", "problem"})
_BRINGING_ON = frozenset({rel.CAUSES.name, rel.TRIGGERS.name})
_ENDS_AT_OF = frozenset(
    each.name for each in (rel.TREATS, rel.RELIEVES, rel.PREVENTS, rel.DIAGNOSES, rel.CONSULTED)
)


def thing_of_site(phrase: Phrase) -> Thing | None:
    """Return the part of the body that a phrase names, if it names one."""
    return Thing(phrase.text, phrase.node, Category.ANATOMICAL_SITE) if is_site(phrase) else None


def things(
    phrases: Iterable[Phrase], role: Role, relation: Relation, reading: Reading, depth: int = 0
) -> Iterator[Thing]:
    """Yield what phrases name, where it may play the role.

    What is joined by "and" is alike: beside a thing that fits, a new one needs no sign of its own.

    Args:
        phrases: Of one group.
        role: What the relation asks for at this end.
        relation: The relation.
        reading: Where they stand.
        depth: How deep they hang on other phrases.
    """
    group = list(phrases)
    if len(group) <= 1:  # as most are
        for phrase in group:
            yield from _things_of(phrase, role, relation, reading, depth)
        return
    found = [list(_things_of(phrase, role, relation, reading, depth)) for phrase in group]
    vouched = depth == 0 and (role.new or relation is rel.REQUIRES) and any(found)
    for phrase, own in zip(group, found, strict=True):
        if vouched and not own and _may_follow(phrase):
            yield Thing(phrase.text, None, role.category, tuple(phrase.aliases))
        yield from own


def _may_follow(phrase: Phrase) -> bool:
    new = phrase.sort is Sort.NEW and phrase.category is None and phrase.node is None
    pointed = phrase.definite in {"every", "each", "no", "any"}  # "…, and every minute counts"
    adjective = is_adjective(phrase.text) or phrase.text.endswith(("less", "ful"))
    bare = " " not in phrase.text and adjective  # "both cardiac and …"
    return new and not (pointed or bare) and _is_nameable(phrase) and phrase.head not in CHANGES


def _things_of(
    phrase: Phrase, role: Role, relation: Relation, reading: Reading, depth: int
) -> Iterator[Thing]:
    if depth > _DEEPEST:
        return
    points = phrase.definite or phrase.sort is Sort.REFERENCE
    pointer = _pointer_of(phrase) if points else None
    if pointer is not None:
        acted_on = role is relation.object and pointer.pointed == "it"
        meant = reading.context.resolve(pointer)
        if not meant and (acted_on or pointer is not phrase) and not pointer.head:
            meant = [reading.context.title]
        meant_things = list(things(meant, role, relation, reading, depth + 1))
        if not meant_things and pointer.pointed == "it" and relation.name in _OF_SYMPTOMS:
            meant_things = list(things([reading.context.title], role, relation, reading, depth + 1))
        yield from meant_things
    elif phrase.sort is Sort.REFERENCE:
        return
    elif phrase.sort is Sort.THROUGH or _ends_at_of(phrase, relation):
        through = list(things(phrase.inner, role, relation, reading, depth + 1))
        yield from through or _felt(phrase, role)
    else:
        yield from _own_thing(phrase, role)
    if role.category is Category.ANATOMICAL_SITE and phrase.sort is not Sort.REFERENCE:
        sites = (*phrase.inner, *phrase.places)
        yield from (Thing(p.text, p.node, role.category) for p in sites if is_site(p))
    if _means_title(phrase, relation):
        meant = reading.context.attacking() if phrase.head in ATTACKS else []
        yield from things(meant or [reading.context.title], role, relation, reading, depth + 1)
    if phrase.members and phrase.sort is not Sort.REFERENCE:
        yield from things(phrase.members, role, relation, reading, depth + 1)


# What cannot have these is not "it": the article's subject can.
_OF_SYMPTOMS = frozenset({rel.ACCOMPANIED.name})


def _felt(phrase: Phrase, role: Role) -> Iterator[Thing]:
    """Yield "a feeling of pressure", where the pressure alone would be nothing."""
    inner = phrase.inner[0] if phrase.inner else None
    if phrase.head in _FELT and inner is not None and role.category in CONDITIONS and role.new:
        yield Thing(f"{phrase.text} of {inner.text}", None, Category.SYMPTOM)


_FELT = frozenset({"feeling", "feelings", "sensation", "sensations"})
OWNING = {"its": "it", "their": "they"}


def _pointer_of(phrase: Phrase) -> Phrase | None:
    """Return what points back: "this disease", the "it" of "its development", "the disease"."""
    if phrase.sort is Sort.REFERENCE:
        return phrase if phrase.pointed else None
    if phrase.definite in OWNING and phrase.head in THROUGH and not phrase.inner:
        pronoun = OWNING[phrase.definite]
        return Phrase(Sort.REFERENCE, phrase.first, phrase.last, pronoun, "", pointed=pronoun)
    if _is_the_disease(phrase):
        return replace(phrase, pointed="this", sort=Sort.REFERENCE)
    return None


def _is_the_disease(phrase: Phrase) -> bool:
    """Return whether a phrase points back as "this disease" does: "the disease affects the joints"."""
    plain = phrase.sort is Sort.GENERIC and not (phrase.inner or phrase.members or phrase.plural)
    disease = phrase.definite == "the" and phrase.category is Category.DISEASE
    return plain and disease and phrase.head not in _OF_TITLE


def _own_thing(phrase: Phrase, role: Role) -> Iterator[Thing]:
    """Yield what a phrase itself names."""
    if phrase.sort in _NAMED:
        thing = _known(phrase, role) or _new(phrase, role)
        if thing is not None:
            yield thing
    elif _is_measured(phrase, role):
        yield Thing(phrase.text, None, Category.SYMPTOM)
    elif role.category is Category.TEST and _is_named_test(phrase):
        of = phrase.inner[0]
        name = f"{phrase.text} of the {of.text}" if is_site(of) else phrase.text
        yield Thing(name, None, Category.TEST)


def _is_measured(phrase: Phrase, role: Role) -> bool:
    """Return whether a test is said to assess "the oxygen level" or "your heart rate"."""
    assessed = role.category is Category.ANATOMICAL_SITE and Category.SYMPTOM in role.fits
    return assessed and phrase.modified and phrase.head in _MEASURED


def _is_named_test(phrase: Phrase) -> bool:
    """Return whether a test is called by what it looks for: "allergy test"."""
    role = phrase.role
    named = (
        phrase.sort is Sort.ROLE
        and bool(phrase.inner)
        and (" " in phrase.text or is_site(phrase.inner[0]))
    )
    return named and role is not None and role.relation is rel.DIAGNOSES and not phrase.members


_SHARES = frozenset({"share", "proportion", "percentage"})


def _means_title(phrase: Phrase, relation: Relation) -> bool:
    """Return whether "an attack", "the symptoms", "the diagnosis" are those of the article's subject."""
    if phrase.inner or phrase.members:  # "the majority of cases"
        share = phrase.sort is Sort.EMPTY or phrase.head in _SHARES
        return share and any(each.head == "cases" for each in phrase.inner)
    if phrase.definite == "the" and phrase.head in _OF_TITLE:
        acts = phrase.head == "symptom" or relation.name in _ACTS_ON_SYMPTOMS
        return acts and not phrase.modified
    if phrase.sort is Sort.EMPTY:
        diagnosed = phrase.head == "diagnosis" and relation is rel.DIAGNOSES
        return phrase.head in ATTACKS or phrase.head == "cases" or diagnosed
    if phrase.sort is not Sort.ROLE or phrase.role is None:
        return False
    if relation is rel.DIAGNOSES:
        return phrase.role.relation is rel.CAUSES
    return phrase.role.relation is rel.SHOWS and relation.name in _ACTS_ON_SYMPTOMS


def _ends_at_of(phrase: Phrase, relation: Relation) -> bool:
    """Return whether to act on this is to act on what stands behind its "of"."""
    if not phrase.inner or phrase.members or phrase.role is None:
        return False
    if phrase.head in THROUGH:
        return True
    if relation is rel.DIAGNOSES:
        return True  # to find the cause of pain is to examine the pain
    return relation.name in _ENDS_AT_OF and phrase.role.relation.name not in _BRINGING_ON


def _known(phrase: Phrase, role: Role) -> Thing | None:
    node = phrase.node
    if node is None:
        return None
    if role.fits.isdisjoint(node.categories):
        return None
    return Thing(phrase.text, node, role.category, tuple(phrase.aliases))


def _new(phrase: Phrase, role: Role) -> Thing | None:
    """Return a thing that no table knows, where the phrase looks like what the role asks for."""
    if phrase.node is not None or phrase.sort is Sort.KNOWN or not _is_nameable(phrase):
        return None
    category = phrase.category or _guess(phrase, role)
    if category is None or (category not in role.fits and category is not role.category):
        return None
    if category is Category.ANATOMICAL_SITE and not (role.new or _is_side(phrase)):
        return None
    return Thing(phrase.text, None, category, tuple(phrase.aliases))


def _is_side(phrase: Phrase) -> bool:
    """Return whether a part of the body is one of several: "the left arm", "the lower jaw"."""
    return phrase.text.lower().split()[0] in SIDES


def _guess(phrase: Phrase, role: Role) -> Category | None:
    """Return what a new thing is: a profession, or what its role asks for where it looks like that."""
    if is_profession(phrase.text):
        return Category.SPECIALIST
    if phrase.head == "exposure" and Category.CAUSE in role.fits:
        return Category.CAUSE
    if _is_measured(phrase, role):
        return Category.SYMPTOM
    if not role.new or not _looks_like(phrase, role.category):
        return None
    if role.category in CONDITIONS and names_disease(phrase.text):
        return Category.DISEASE
    return role.category


def _is_nameable(phrase: Phrase) -> bool:
    words = phrase.text.split()
    long_enough = 0 < len(words) <= _MAX_NEW_WORDS and len(phrase.head) >= _SHORTEST_HEAD
    return long_enough and any(map(str.isalpha, phrase.text))


def _looks_like(phrase: Phrase, category: Category) -> bool:
    words = phrase.text.split()
    head = phrase.head
    if category in CONDITIONS:
        if phrase.head in CHANGES and not (phrase.inner or phrase.modified):
            return False
        return _looks_ill(phrase)
    if category is Category.TEST:
        return _TEST_HEAD.fullmatch(head) is not None
    if category is Category.SPECIALIST:
        return is_profession(phrase.text)
    if category is Category.TREATMENT:
        return len(words) <= _MAX_NEW_WORDS - 1
    return category is Category.CAUSE


def _looks_ill(phrase: Phrase) -> bool:
    """Return whether what a phrase calls its thing is a condition's noun."""
    first = phrase.text.lower().split(" of ")[0].split(" in ")[0].split(" to ")[0].split()
    if first and first[0] in _FOUND_CHANGED:
        return True
    if phrase.head in _MEASURES:
        return bool(first) and first[0].endswith(_CHANGED)
    noun = first[-1] if first else phrase.head
    return names_condition(noun) or names_disease(phrase.text)


@lru_cache(maxsize=10_000)
def names_condition(noun: str) -> bool:
    """Return whether a noun by itself names something that is wrong.

    Example:
        >>> names_condition("pain"), names_condition("mouth")
        (True, False)
    """
    return _CONDITION_HEAD.fullmatch(noun) is not None


def title_of(reading: Reading) -> Thing:
    """Return the concept that the article is about."""
    title = reading.context.title
    return Thing(title.text, title.node, Category.SYMPTOM)


def is_title(thing: Thing, reading: Reading) -> bool:
    """Return whether a thing is what the article is about."""
    title = reading.context.title.node
    return title is not None and thing.node is not None and thing.node.id == title.id


def same(first: Thing, second: Thing) -> bool:
    """Return whether two things are one."""
    if first.node is not None and second.node is not None:
        return first.node.id == second.node.id
    return singularise_word(first.name.lower()) == singularise_word(second.name.lower())
