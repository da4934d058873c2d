"""The words that relate two things, and what each relation may join: one row a rule."""

from __future__ import annotations

from typing import NamedTuple

from graph.vocabulary import Category, Predicate
from loaders.extract.prose import plainverbs, verbs
from loaders.extract.prose.inflection import expand

_DISEASE, _SYMPTOM, _CAUSE = Category.DISEASE, Category.SYMPTOM, Category.CAUSE
_COMPLICATION, _SITE, _TEST = Category.COMPLICATION, Category.ANATOMICAL_SITE, Category.TEST
_TREATMENT, _SUBSTANCE, _SPECIALIST = Category.TREATMENT, Category.SUBSTANCE, Category.SPECIALIST
CONDITIONS = frozenset({_SYMPTOM, _DISEASE, _COMPLICATION})
_BRINGS_ON = CONDITIONS | {_CAUSE, _SUBSTANCE, _TREATMENT}
_REMEDIES = frozenset({_TREATMENT, _SUBSTANCE})


class Role(NamedTuple):
    """What may stand at one end of a relation.

    Attributes:
        category: Of a thing that no table knows.
        fits: Of a thing that is known.
        new: Whether a thing that no table knows may stand there at all.
    """

    category: Category
    fits: frozenset[Category]
    new: bool = True


class Relation(NamedTuple):
    """A rule of prose.

    Attributes:
        name: As evidence shows it.
        predicate: What it says; `claims` may say something closer where the two ends ask for it.
        subject: What may stand first.
        object: What may stand second.
        active: Phrases with the subject on their left; `~` marks a verb that is inflected.
        passive: Phrases with the object on their left.
    """

    name: str
    predicate: Predicate
    subject: Role
    object: Role
    active: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()


_CONDITION = Role(_SYMPTOM, CONDITIONS)
_KNOWN_CONDITION = Role(_SYMPTOM, CONDITIONS, new=False)
_BRINGER = Role(_CAUSE, _BRINGS_ON)
_REMEDY = Role(_TREATMENT, _REMEDIES | {_CAUSE})
_EXAMINATION = Role(_TEST, frozenset({_TEST}))
_PLACE = Role(_SITE, frozenset({_SITE}), new=False)

CAUSES = Relation(
    "prose_causes", Predicate.CAUSES, _BRINGER, _CONDITION,
    active=(*verbs.CAUSING, *plainverbs.CAUSING),
    passive=(*verbs.CAUSED, *plainverbs.CAUSED),
)  # fmt: skip
TRIGGERS = Relation(
    "prose_triggers", Predicate.TRIGGERS, _BRINGER, _CONDITION,
    active=("trigger~", "set~ off", "spark~"),
    passive=("triggered by", "set off by", "precipitated by"),
)  # fmt: skip
AGGRAVATES = Relation(
    "prose_aggravates", Predicate.AGGRAVATES, _BRINGER, _CONDITION,
    active=("worsen~", "accelerate~", "speed~ up", "hasten~", "bring~ it out", "aggravate~",
            "exacerbate~", "intensify~", "make~ it worse", "make~ them worse",
            "make~ this worse", "make~ worse", "complicate~"),
    passive=(
        "worsen~ with", "worsen~ after", "worsen~ during", "worsened by", "aggravated by",
        "exacerbated by", "intensified by", "intensify~ with", "intensify~ during",
        "intensify~ after", "made worse by", "get~ worse with", "get~ worse after",
        "get~ worse during", "become~ worse with", "increase~ with", "increase~ during",
        "increase~ after", "increased by", "raised by", "worse with", "worse after",
        "worse during", "worsen~ under", "worsen~ when", "intensify~ when", "increase~ when",
        "get~ worse when", "become~ worse when", "worse when", "get~ worse under",
        "become~ worse under",
        "become~ stronger with", "become~ stronger after", "become~ stronger during",
        "become~ worse after",
        "become~ worse during", "become~ more intense with", "become~ more intense after",
        "increase~ under", "more intense with", "more pronounced with", "more pronounced after",
    ),
)  # fmt: skip
ASSOCIATED = Relation(
    "prose_associated", Predicate.ASSOCIATED_WITH, Role(_DISEASE, _BRINGS_ON), Role(_SYMPTOM, _BRINGS_ON),
    active=(
        "associated with", "linked to", "linked with", "related to", "connected with",
        "connected to", "correlate~ with",
    ),
)  # fmt: skip
ACCOMPANIED = Relation(
    "prose_accompanied", Predicate.ACCOMPANIES, _CONDITION, _CONDITION,
    active=(
        "accompanied by", "preceded by",
        "combined with", "in combination with", "together with", "along with",
        "alternate~ with", "occur~ simultaneously with", "simultaneously with", "in association with",
        "occur~ together with", "found together with", "seen together with", "found along with",
        "encountered together with", "occur~ in combination with", "come~ along with",
        "occur~ alongside", "come~ with",
        "go~ hand in hand with",
        "in conjunction with", "coexist~ with", "joined by", "go~ along with", "go~ with",
        "appear~ together with", "coupled with", "paired with",
    ),
    passive=("accompany~", "join~"),
)  # fmt: skip
SHOWS = Relation(
    "prose_symptoms", Predicate.HAS_SYMPTOM, _CONDITION, _CONDITION,
    active=verbs.SHOWING,
    passive=(*verbs.SHOWN, *plainverbs.SHOWN),
)  # fmt: skip
SHOWS_OF_TITLE = SHOWS._replace(object=Role(_SYMPTOM, frozenset({_SYMPTOM})))
INDICATES = Relation(
    "prose_indicates", Predicate.HAS_SYMPTOM, Role(_DISEASE, CONDITIONS), _CONDITION,
    passive=(
        "indicate~", "signal~", "point~ to", "suggest~", "a sign of", "a symptom of", "signs of",
        "a manifestation of", "an indication of", "a signal of", "a warning sign of", "signify~",
        "mean~", "evidence of", "speak~ for", "a hallmark of", "a clue to", "speak~ of", "indicative of",
        "suggestive of", "symptomatic of", "an indicator of", "a marker of", "a harbinger of",
        "speak~ in favour of", "speak~ in favor of", "raise~ suspicion of", "raise~ the suspicion of",
        "make~ one think of", "make~ doctors think of",
        "make~ the doctor think of", "a reason to suspect", "warn~ of", "hint~ at", "testify~ to",
        "force~ one to think of", "alert~ to",
    ),
)  # fmt: skip
COMPLICATED = Relation(
    "prose_complications", Predicate.HAS_COMPLICATION,
    Role(_SYMPTOM, frozenset({_SYMPTOM, _DISEASE, _COMPLICATION})),
    Role(_COMPLICATION, CONDITIONS),
    active=("complicated by", "followed by", "fraught with"),
    passive=("a complication of", "a consequence of", "a late effect of"),
)  # fmt: skip
TREATS = Relation(
    "prose_treats", Predicate.TREATS, _REMEDY, _CONDITION,
    active=(*verbs.TREATING, *plainverbs.TREATING),
    passive=(*verbs.TREATED, *plainverbs.TREATED),
)  # fmt: skip
# What goes along with taking a drug comes of it.
WITH_REMEDY = Relation(
    "prose_causes", Predicate.CAUSES, Role(_TREATMENT, _REMEDIES, new=False), _CONDITION,
    active=("accompanied by",),
)  # fmt: skip
# What is required may be anything: only what is known to be a remedy is one.
REQUIRES = TREATS._replace(
    subject=Role(_TREATMENT, _REMEDIES, new=False), active=(),
    passive=("require~", "need~", "call~ for", "necessitate~"),
)  # fmt: skip
RELIEVES = Relation(
    "prose_relieves", Predicate.RELIEVES, _REMEDY, _CONDITION,
    active=(*verbs.RELIEVING, *plainverbs.RELIEVING),
    passive=(*verbs.RELIEVED, *plainverbs.RELIEVED),
)  # fmt: skip
PREVENTS = Relation(
    "prose_prevents", Predicate.PREVENTS, _REMEDY, _CONDITION,
    active=(*verbs.PREVENTING, *plainverbs.PREVENTING),
    passive=verbs.PREVENTED,
)  # fmt: skip
DIAGNOSES = Relation(
    "prose_diagnoses", Predicate.DIAGNOSES, _EXAMINATION, _CONDITION,
    active=(*verbs.DIAGNOSING, *plainverbs.DIAGNOSING),
    passive=(*verbs.DIAGNOSED, *plainverbs.DIAGNOSED),
)  # fmt: skip
ASSESSES = Relation(
    "prose_assesses", Predicate.ASSESSES, _EXAMINATION, Role(_SITE, frozenset({_SITE, _SYMPTOM})),
    active=verbs.ASSESSING,
    passive=verbs.ASSESSED,
)  # fmt: skip
AFFECTS = Relation(
    "prose_affects", Predicate.AFFECTS, _KNOWN_CONDITION, _PLACE,
    active=("affect~", "damage~", "attack~", "involve~", "destroy~", "irritate~", "inflame~",
            "harm~", "wear~ away", "spread~ to", "impair~", "weaken~", "compress", "compressed",
            "compressing", "compresses the", "compresses a", "erode~",
            "injure+", "wear~ down",
            "narrow+", "block+", "clog+", "press~ on", "press~ against", "put~ pressure on", "pinch+",
            "constrict~", "deform+", "infect+", "dry~ out"),
    passive=("affected by", "damaged by", "attacked by"),
)  # fmt: skip
LOCATED = Relation(
    "prose_located", Predicate.LOCATED_IN, _KNOWN_CONDITION, _PLACE,
    active=(
        "found in", "occur~ in", "felt in", "located in", "localized in", "localised in",
        "appear~ in", "arise~ in", "radiate~ to", "radiate~ into", "seen in", "felt behind",
        "develop~ in", "located behind", "feel~ in", "notice~ in", "noticed in", "observed in",
        "occur~ behind", "concentrated in", "occur~ on", "appear~ on", "felt around", "situated in",
        "in the area of", "occur~ around", "spread~ into", "extend~ to", "begin~ in", "start~ in",
        "localized to", "limited to", "confined to", "felt on", "felt at", "settle~ in", "spread~ over",
        "spread~ throughout", "spread~ to", "give~ into", "occur~ at", "appear~ around",
        "appear~ behind",
        "localized on", "localised on", "localized behind", "radiate~ down", "shoot~ into",
        "shoot~ down",
        "felt along", "felt under", "felt between", "move~ to", "noticeable in",
    ),
)  # fmt: skip
CONSULTED = Relation(
    "prose_manages", Predicate.MANAGES, Role(_SPECIALIST, frozenset({_SPECIALIST})), _CONDITION,
    active=verbs.CONSULTED_FIRST,
    passive=verbs.CONSULTED_LAST,
)  # fmt: skip
PERFORMS = Relation(
    "prose_performs", Predicate.PERFORMS, Role(_SPECIALIST, frozenset({_SPECIALIST})),
    Role(_TEST, frozenset({_TEST, _TREATMENT}), new=False),
    active=(
        "perform~", "carry~ out", "conduct~", "select+", "order+", "draw~ up", *plainverbs.PERFORMING,
    ),
    passive=("performed by", "carried out by", "done by", "conducted by"),
)  # fmt: skip
CONTRAINDICATED = Relation(
    "prose_contraindicated", Predicate.CONTRAINDICATED_IN, Role(_TREATMENT, _REMEDIES, new=False),
    Role(_DISEASE, CONDITIONS),
    active=("contraindicated in", "contraindicated for", "contraindicated with", "avoided in",
            "avoided by"),
)  # fmt: skip
DEVELOPS = Relation(
    "prose_develops", Predicate.HAS_COMPLICATION, COMPLICATED.subject, COMPLICATED.object,
)  # fmt: skip
RELATIONS = (
    CAUSES, TRIGGERS, AGGRAVATES, ASSOCIATED, ACCOMPANIED, WITH_REMEDY, SHOWS, INDICATES, COMPLICATED,
    TREATS, REQUIRES, RELIEVES, PREVENTS, DIAGNOSES, ASSESSES, AFFECTS, LOCATED, CONSULTED, PERFORMS,
    CONTRAINDICATED,
)  # fmt: skip

SUBTYPE = Relation(
    "prose_subtype", Predicate.SUBTYPE_OF, _CONDITION, _CONDITION,
)  # fmt: skip
_ANY = Role(_CAUSE, frozenset(Category))
EXAMPLE = Relation("prose_example", Predicate.SUBTYPE_OF, _ANY, _ANY)
SITED = LOCATED._replace(name="prose_site", active=())


class RoleNoun(NamedTuple):
    """A noun that says what a thing is to another: "a cause of dizziness".

    Attributes:
        relation: Between the two.
        of_is_object: Whether the thing behind "of" is the relation's object.
    """

    relation: Relation
    of_is_object: bool


_ROLE_NOUNS = {
    (
        "cause",
        "reason",
        "culprit",
        "origin",
        "factor",
        "source",
        "explanation",
        "possibility",
        "candidate",
    ): RoleNoun(CAUSES, of_is_object=True),
    ("side effect",): RoleNoun(CAUSES, of_is_object=False),
    ("trigger",): RoleNoun(TRIGGERS, of_is_object=True),
    ("symptom", "sign", "manifestation", "hallmark", "finding", "feature"): RoleNoun(
        SHOWS, of_is_object=False
    ),
    ("companion",): RoleNoun(ACCOMPANIED, of_is_object=True),
    (
        "complication",
        "consequence",
        "danger",
        "sequela",
        "sequel",
        "aftereffect",
        "after-effect",
    ): RoleNoun(COMPLICATED, of_is_object=False),
    ("type", "kind", "form", "variety", "variant", "subtype", "version"): RoleNoun(
        SUBTYPE, of_is_object=True
    ),
    ("treatment", "therapy", "remedy", "cure", "treatments"): RoleNoun(TREATS, of_is_object=True),
    ("examination", "investigation", "study", "test"): RoleNoun(DIAGNOSES, of_is_object=True),
    ("prevention", "prophylaxis"): RoleNoun(PREVENTS, of_is_object=True),
}
_PLURALS = {"remedy": "remedies", "therapy": "therapies", "study": "studies", "variety": "varieties",
            "sequela": "sequelae"}  # fmt: skip
ROLE_NOUNS = {
    form: role
    for nouns, role in _ROLE_NOUNS.items()
    for noun in nouns
    for form in (noun, _PLURALS.get(noun, f"{noun}s"))
}


class Trigger(NamedTuple):
    """A phrase that relates.

    Attributes:
        words: In lower case.
        relation: What it may mean; where several, the first that fits the things beside it.
        passive: Whether the object stands on its left, for each relation.
    """

    words: tuple[str, ...]
    relations: tuple[tuple[Relation, bool], ...]


# What comes of the article's subject, where nothing else is said to bring it.
DEVELOPING = Trigger(("develop",), ((DEVELOPS, True),))


def _index() -> dict[str, tuple[Trigger, ...]]:
    meanings: dict[tuple[str, ...], list[tuple[Relation, bool]]] = {}
    for relation in RELATIONS:
        for phrases, passive in ((relation.active, False), (relation.passive, True)):
            for phrase in phrases:
                for words in expand(phrase):
                    meanings.setdefault(words, []).append((relation, passive))
    index: dict[str, list[Trigger]] = {}
    for words, found in sorted(meanings.items(), key=lambda each: -len(each[0])):
        index.setdefault(words[0], []).append(Trigger(words, tuple(found)))
    return {first: tuple(triggers) for first, triggers in index.items()}


# By their first word, the longest first.
TRIGGERS_BY_WORD = _index()
