"""The words that relate two things, and what each relation may join: one row a rule."""

from __future__ import annotations

from typing import NamedTuple

from graph.vocabulary import Category, Predicate
from loaders.extract.prose.inflection import expand

_DISEASE, _SYMPTOM, _CAUSE = Category.DISEASE, Category.SYMPTOM, Category.CAUSE
_COMPLICATION, _SITE, _TEST = Category.COMPLICATION, Category.ANATOMICAL_SITE, Category.TEST
_TREATMENT, _SUBSTANCE, _SPECIALIST = Category.TREATMENT, Category.SUBSTANCE, Category.SPECIALIST
_CONDITIONS = frozenset({_SYMPTOM, _DISEASE, _COMPLICATION})
_BRINGS_ON = _CONDITIONS | {_CAUSE, _SUBSTANCE, _TREATMENT}
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


_CONDITION = Role(_SYMPTOM, _CONDITIONS)
_KNOWN_CONDITION = Role(_SYMPTOM, _CONDITIONS, new=False)
_BRINGER = Role(_CAUSE, _BRINGS_ON)
_REMEDY = Role(_TREATMENT, _REMEDIES | {_CAUSE})
_EXAMINATION = Role(_TEST, frozenset({_TEST}))
_PLACE = Role(_SITE, frozenset({_SITE}), new=False)

CAUSES = Relation(
    "prose_causes", Predicate.CAUSES, _BRINGER, _CONDITION,
    active=(
        "cause~", "produce~", "provoke~", "induce~", "lead~ to", "result~ in", "bring~ on",
        "bring~ it on", "bring~ them on", "bring~ about", "give~ rise to",
        "contribute~ to", "end~ in", "responsible for",
        "the cause of", "predispose~ to", "promote~", "increase~ the risk of", "raise~ the risk of",
        "increase~ the likelihood of", "increase~ the risk of developing",
        "increase~ the likelihood of developing", "raise~ the risk of developing",
        "have~ a higher risk of", "have~ an increased risk of",
        "at higher risk of", "at increased risk of", "at risk of", "turn~ into",
        "progress~ to", "culminate~ in", "account~ for", "underlie~", "elicit~", "to blame for",
        "at the root of", "bring~ with it", "the reason for", "increase~ the chance of",
        "increase~ the chances of", "increase~ the risk for", "raise~ the likelihood of",
        "have~ a greater risk of", "have~ an elevated risk of", "run~ a higher risk of",
        "run~ an increased risk of", "run~ a risk of", "carry~ a risk of", "at greater risk of",
        "predispose~ people to", "favor~", "favour~",
    ),
    passive=(
        "caused by", "provoked by", "induced by", "produced by", "brought on by", "brought about by",
        "due to", "because of", "owing to", "result~ from", "stem~ from", "arise~ from", "come~ from",
        "as a result of", "as a consequence of", "in consequence of", "against the background of",
        "against a background of", "explained by", "attributed to", "develop~ from", "arise~ after",
        "occur~ after", "appear~ after", "develop~ after", "occur~ with", "arise~ with",
        "occur~ during", "arise~ during", "appear~ during", "the result of", "a result of",
        "the consequence of", "a side effect of", "a common side effect of",
        "originate~ from", "originate~ in response to",
        "in response to", "traced to", "traced back to", "put down to", "secondary to",
        "under the influence of", "develop~ under the influence of", "begin~ after", "start~ after",
        "set in motion by", "a reaction to", "result of", "triggered off by",
    ),
)  # fmt: skip
TRIGGERS = Relation(
    "prose_triggers", Predicate.TRIGGERS, _BRINGER, _CONDITION,
    active=("trigger~", "set~ off", "spark~"),
    passive=("triggered by", "set off by", "precipitated by"),
)  # fmt: skip
AGGRAVATES = Relation(
    "prose_aggravates", Predicate.AGGRAVATES, _BRINGER, _CONDITION,
    active=("worsen~", "aggravate~", "exacerbate~", "intensify~", "make~ it worse", "make~ them worse",
            "make~ this worse", "make~ worse", "complicate~"),
    passive=(
        "worsen~ with", "worsen~ after", "worsen~ during", "worsened by", "aggravated by",
        "exacerbated by", "intensified by", "intensify~ with", "intensify~ during",
        "intensify~ after", "made worse by", "get~ worse with", "get~ worse after",
        "get~ worse during", "become~ worse with", "increase~ with", "increase~ during",
        "increase~ after", "increased by", "raised by", "worse with", "worse after",
        "worse during", "worsen~ under", "worsen~ when", "intensify~ when", "increase~ when",
        "get~ worse when", "become~ worse when", "worse when",
    ),
)  # fmt: skip
ASSOCIATED = Relation(
    "prose_associated", Predicate.ASSOCIATED_WITH, Role(_DISEASE, _BRINGS_ON), _CONDITION,
    active=(
        "associated with", "linked to", "linked with", "related to", "connected with",
        "connected to", "correlate~ with",
    ),
)  # fmt: skip
ACCOMPANIED = Relation(
    "prose_accompanied", Predicate.ACCOMPANIES, _CONDITION, _CONDITION,
    active=(
        "accompanied by", "combined with", "in combination with", "together with", "along with",
        "occur~ together with", "occur~ alongside", "come~ with", "go~ hand in hand with",
        "in conjunction with", "coexist~ with", "joined by", "go~ along with", "go~ with",
        "appear~ together with", "coupled with", "paired with",
    ),
    passive=("accompany~",),
)  # fmt: skip
SHOWS = Relation(
    "prose_symptoms", Predicate.HAS_SYMPTOM, _CONDITION, _CONDITION,
    active=(
        "manifest~ as", "manifest~ with", "manifest~ by", "manifest~ itself as", "manifested by",
        "manifest~ itself in", "manifest~ in", "characterized by", "characterised by",
        "present~ with", "experience~", "suffer~ from", "complain~ of", "complain~ about", "report~",
        "make~ itself felt as", "make~ itself felt by", "show~ itself as", "recognized by",
        "recognised by", "bothered by", "troubled by", "tormented by",
        "express~ as", "expressed as", "expressed by", "notice~", "wake~ up with", "marked by",
        "begin~ with", "start~ with", "make~ itself felt through", "manifest~ itself through",
        "announce~ itself by", "announce~ itself with", "reveal~ itself as",
    ),
    passive=("seen in", "observed in", "typical of", "characteristic of", "typical for",
             "common in", "found in people with", "found in patients with", "found in", "occur~ in",
             "appear~ in", "frequent in", "present in", "encountered in"),
)  # fmt: skip
SHOWS_OF_TITLE = SHOWS._replace(object=Role(_SYMPTOM, frozenset({_SYMPTOM}), new=False))
INDICATES = Relation(
    "prose_indicates", Predicate.HAS_SYMPTOM, Role(_DISEASE, _CONDITIONS), _CONDITION,
    passive=(
        "indicate~", "signal~", "point~ to", "suggest~", "a sign of", "a symptom of", "signs of",
        "a manifestation of", "an indication of", "a signal of", "a warning sign of", "signify~",
        "mean~", "evidence of", "speak~ for", "a hallmark of", "a clue to",
    ),
)  # fmt: skip
COMPLICATED = Relation(
    "prose_complications", Predicate.HAS_COMPLICATION,
    Role(_SYMPTOM, frozenset({_SYMPTOM, _DISEASE, _COMPLICATION})),
    Role(_COMPLICATION, _CONDITIONS),
    active=("complicated by", "followed by"),
    passive=("a complication of", "a consequence of", "a late effect of"),
)  # fmt: skip
TREATS = Relation(
    "prose_treats", Predicate.TREATS, _REMEDY, _CONDITION,
    active=(
        "treat~", "cure~", "used for the treatment of", "used in the treatment of", "used for",
        "used against", "used in", "prescribed in", "given in", "given against", "reserved for",
        "the drug of choice for", "the drug of choice in", "the drugs of choice for",
        "the drugs of choice in", "the treatment of choice in", "the mainstay of", "the cornerstone of",
        "useful for", "useful in", "useful against", "helpful for", "helpful in", "helpful against",
        "beneficial for", "beneficial in", "suitable for", "approved for", "work~ well against",
        "help~ in", "a remedy for", "the remedy for", "responsible for", "in charge of",
        "the right person for", "the specialist for", "required for", "required in",
        "needed for", "needed in",
        "performed for", "prescribed for", "prescribed against", "recommended for", "given for",
        "effective against", "ineffective against", "ineffective for", "useless against",
        "useless for", "effective for", "effective in", "help~ against", "help~ with",
        "help~ patients with", "help~ people with", "help~ those with",
        "work~ against", "indicated for", "indicated in", "combat~", "fight~",
        "help~ to cope with", "the treatment of choice for", "cope~ with",
        "deal~ with", "specialise~ in", "specialize~ in", "manage~", "look~ after", "care~ for",
    ),
    passive=("treated with", "treated by", "treated using", "managed with", "managed by",
             "respond~ to", "respond~ well to", "treated through", "treated surgically with",
             "corrected with", "corrected by", "cured with", "cured by", "treated by means of"),
)  # fmt: skip
# What is required may be anything: only what is known to be a remedy is one.
REQUIRES = TREATS._replace(
    subject=Role(_TREATMENT, _REMEDIES, new=False), active=(),
    passive=("require~", "need~", "call~ for", "necessitate~"),
)  # fmt: skip
RELIEVES = Relation(
    "prose_relieves", Predicate.RELIEVES, _REMEDY, _CONDITION,
    active=(
        "relieve~", "ease~", "alleviate~", "reduce~", "soothe~", "lessen~", "calm~", "relax~",
        "diminish~", "decrease~", "mitigate~", "eliminate~", "suppress~", "control~",
        "relief of", "relief from", "relief for", "for relief of", "get~ rid of", "counteract~",
        "reduction of", "reduction in", "remove~", "dampen~", "improve~",
        "slow~", "slow~ down", "slow~ the progression of", "slow~ the development of",
    ),
    passive=("relieved by", "relieved with", "eased by", "eased with", "alleviated by",
             "alleviated with", "reduced by", "improve~ with", "soothed by", "soothed with",
             "controlled with", "controlled by",
             "subside~ with", "subside~ after", "subside~ at", "ease~ at", "ease~ with",
             "decrease~ with", "lessen~ with", "lessen~ at"),
)  # fmt: skip
PREVENTS = Relation(
    "prose_prevents", Predicate.PREVENTS, _REMEDY, _CONDITION,
    active=(
        "prevent~", "avoid~", "protect~ against", "protect~ from", "reduce~ the risk of",
        "lower~ the risk of", "decrease~ the risk of", "prevention of", "guard~ against",
        "reduce~ the likelihood of", "reduce~ the risk of developing",
        "lower~ the risk of developing", "minimize~ the risk of", "minimise~ the risk of",
        "reduce~ the frequency of", "ward~ off", "reduce~ the risk of catching",
        "lower~ the risk of catching", "reduce~ the chance of",
        "lower~ the likelihood of", "cut~ the risk of",
    ),
    passive=("prevented by", "prevented with", "avoided by", "avoided with", "prevented through"),
)  # fmt: skip
DIAGNOSES = Relation(
    "prose_diagnoses", Predicate.DIAGNOSES, _EXAMINATION, _CONDITION,
    active=(
        "diagnose~", "detect~", "confirm~", "clarify~", "identify~", "reveal~", "show~", "rule~ out",
        "exclude~", "show~ whether", "determine~ whether", "find~ out whether", "show~ if",
        "diagnosis of", "detection of", "recognize~", "recognise~", "look~ for",
        "screen~ for", "uncover~", "test~ for", "determine~", "establish~", "check~ for",
        "points to the presence of", "find~", "prove~", "verify~", "demonstrate~", "spot~", "pick~ up",
    ),
    passive=("diagnosed with", "diagnosed by", "diagnosed using", "detected by", "detected with",
             "confirmed by", "confirmed with", "revealed by", "identified by", "identified with",
             "diagnosed through", "diagnosed by means of", "detected on", "seen on", "visible on",
             "detected using", "confirmed using", "diagnosed on the basis of", "confirmed on", "shown by",
             "shown on", "proved by", "proven by", "ruled out by", "ruled out with", "excluded by",
             "excluded with", "established by", "established with", "begin~ with", "start~ with",
             "based on"),
)  # fmt: skip
ASSESSES = Relation(
    "prose_assesses", Predicate.ASSESSES, _EXAMINATION, Role(_SITE, frozenset({_SITE, _SYMPTOM})),
    active=(
        "assess~", "examine~", "measure~", "evaluate~", "visualize~", "visualise~", "assessment of",
        "evaluation of", "examination of", "measurement of", "check~", "monitor~",
        "imaging of", "study of", "images of", "image of", "pictures of", "picture of", "record~",
        "determine~", "look~ at", "inspect~", "view~", "show~", "reveal~", "listen~ to",
        "visualization of", "visualisation of",
    ),
    passive=("assessed with", "assessed by", "examined with", "examined by", "measured with",
             "measured by", "evaluated with", "visualized with", "visualised with",
             "assessed using", "examined using", "measured using"),
)  # fmt: skip
AFFECTS = Relation(
    "prose_affects", Predicate.AFFECTS, _KNOWN_CONDITION, _PLACE,
    active=("affect~", "damage~", "attack~", "involve~", "destroy~", "irritate~", "inflame~",
            "harm~", "spread~ to", "impair~", "weaken~", "compress~", "erode~"),
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
        "localized to", "limited to", "confined to", "felt on", "felt at", "settle~ in",
    ),
)  # fmt: skip
CONSULTED = Relation(
    "prose_manages", Predicate.MANAGES, Role(_SPECIALIST, frozenset({_SPECIALIST})), _CONDITION,
    active=("be consulted", "be contacted", "be visited", "be called in", "is consulted", "be seen",
            "be involved"),
    passive=(
        "consult~", "see~", "visit~", "consultation with", "consultation of", "consultation by",
        "appointment with", "turn~ to", "refer~ to", "refer~ the patient to",
        "refer~ patients to", "refer~ you to",
        "referred to", "start~ with", "contact~",
        "go~ to", "help of", "examination by", "seen by", "examined by", "consulted by", "visit to",
        "advice of", "evaluated by", "supervision of", "treated by", "ask~", "referral to",
        "treatment by", "handled by", "managed by", "begin~ with", "speak~ to", "looked after by",
        "sent to", "taken care of by", "the care of", "referred on to",
    ),
)  # fmt: skip
PERFORMS = Relation(
    "prose_performs", Predicate.PERFORMS, Role(_SPECIALIST, frozenset({_SPECIALIST})),
    Role(_TEST, frozenset({_TEST, _TREATMENT}), new=False),
    active=("perform~", "carry~ out", "conduct~"),
    passive=("performed by", "carried out by", "done by", "conducted by"),
)  # fmt: skip
DEVELOPS = Relation(
    "prose_develops", Predicate.HAS_COMPLICATION, COMPLICATED.subject, COMPLICATED.object,
)  # fmt: skip
RELATIONS = (
    CAUSES, TRIGGERS, AGGRAVATES, ASSOCIATED, ACCOMPANIED, SHOWS, INDICATES, COMPLICATED, TREATS,
    REQUIRES, RELIEVES, PREVENTS, DIAGNOSES, ASSESSES, AFFECTS, LOCATED, CONSULTED, PERFORMS,
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
    ("cause", "reason", "culprit", "origin", "factor", "source", "explanation"): RoleNoun(
        CAUSES, of_is_object=True
    ),
    ("trigger",): RoleNoun(TRIGGERS, of_is_object=True),
    ("symptom", "sign", "manifestation", "hallmark", "finding"): RoleNoun(
        SHOWS, of_is_object=False
    ),
    ("companion",): RoleNoun(ACCOMPANIED, of_is_object=True),
    ("complication", "consequence", "danger", "sequela"): RoleNoun(COMPLICATED, of_is_object=False),
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
