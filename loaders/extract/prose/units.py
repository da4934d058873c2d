"""What each part of a sentence is: a known name, a relation word, a hedge, a plain noun."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from graph.model import Hedge, Node
from loaders.extract.hedges import LEVELS
from loaders.extract.prose.cues import PHRASES, SINGLE_WORDS, Kind, find_kind
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.mentions import Mention, Names
from loaders.extract.prose.relations import ROLE_NOUNS, TRIGGERS_BY_WORD, Trigger
from loaders.extract.prose.tokens import Token
from loaders.extract.prose.words import FELT, NOUN_TOO, TAKES_TO


class Unit(NamedTuple):
    """One or several tokens that stand together.

    Attributes:
        kind: What it is.
        start: Place of its first token.
        end: Place behind its last token.
        lower: Its words in lower case.
        node: What it names, where it is a name.
        trigger: What it relates, where it relates.
        hedge: How surely, where it is a hedge.
    """

    kind: Kind
    start: int
    end: int
    lower: str
    node: Node | None = None
    trigger: Trigger | None = None
    hedge: Hedge | None = None


_NOMINAL = frozenset({Kind.NAME, Kind.WORD, Kind.GENERIC, Kind.ROLE, Kind.EMPTY, Kind.PEOPLE})
_BEFORE_NOUN = frozenset({
    Kind.DETERMINER, Kind.DEMONSTRATIVE, Kind.TRANSPARENT, Kind.COURSE, Kind.OF, Kind.PREPOSITION,
    Kind.LOCATIVE, Kind.EXAMPLE,
})  # fmt: skip
_AFTER_NOUN = frozenset({Kind.OF, Kind.COPULA, Kind.INCLUDE, Kind.BREAK, Kind.COMMA, Kind.MODAL})
_MAY_BE_NOUN = as_set("""
    cause causes trigger triggers signal signals report reports record records image images control
    controls measure measures test tests show shows attack attacks damage harm produce work works check
    checks find finds visit visits contact contacts result results calm experience experiences ease
    treat treats look looks study studies fight help increase increases decrease reduce care
    complicates visits block blocks screen screens start starts point points question questions
    """)  # fmt: skip


_PREPOSITIONS = (
    " to", " of", " by", " with", " from", " in", " for", " after", " during", " against", " on",
)  # fmt: skip
_TESTS = frozenset({"test", "tests"})
_HELPERS = frozenset({"help", "helps", "allows", "shows", "can", "may"})
_VERBAL = frozenset({Kind.COPULA, Kind.MODAL})
_HEDGING_ADJECTIVES = frozenset({"possible", "likely", "probable"})


def find_units(tokens: Sequence[Token], lowers: tuple[str, ...], names: Names) -> list[Unit]:
    """Return the parts of a sentence, in order, each as it is by itself; each token is in one.

    A longer phrase wins over a shorter one, whatever each is. `settle_units` comes next.

    Complexity:
        Linear in the number of tokens.
    """
    mentions = {mention.start: mention for mention in names.find_all(tokens)}
    units: list[Unit] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        mention = mentions.get(place)
        if mention is None and not token.begins:
            unit = _of_word(token, place)
        else:
            unit = _read_unit(tokens, lowers, place, mention, units)
        units.append(unit)
        place = unit.end
    return units


def settle_units(units: Sequence[Unit]) -> list[Unit]:
    """Return units each as what stands around it says it must be."""
    return [
        _settle(units, number) if unit.kind in _MAY_CHANGE or unit.lower == "both" else unit
        for number, unit in enumerate(units)
    ]


def _of_word(token: Token, place: int) -> Unit:
    """Return a unit of one token that is what it is by itself; most are, so it is made the quick way."""
    return tuple.__new__(Unit, (token.kind, place, place + 1, token.lower, None, None, None))


def _read_unit(
    tokens: Sequence[Token],
    lowers: tuple[str, ...],
    place: int,
    mention: Mention | None,
    before: Sequence[Unit],
) -> Unit:
    trigger = _match_trigger(lowers, place)
    phrase = _match_phrase(lowers, place)
    if mention is None and (trigger is None or len(trigger.words) == 1):
        after = tokens[place + 1] if place + 1 < len(tokens) else tokens[place]
        may_part = after.kind is Kind.ADVERB or after.lower in _MAY_PART
        parted = _match_parted(tokens, lowers, place) if may_part else None
        if parted is not None or (trigger is None and phrase is None):
            return parted or _of_word(tokens[place], place)
    named = mention.end - place if mention else 0
    lengths = (named, len(trigger.words) if trigger else 0, len(phrase[0]) if phrase else 0)
    if phrase and lengths[2] == max(lengths):
        return _of_phrase(tokens, place, *phrase)
    if trigger and lengths[1] > named and lowers[place + lengths[1] :][:1] == ("that",):
        return Unit(Kind.VERB, place, place + lengths[1], " ".join(trigger.words))  # it reports
    if (
        trigger
        and lengths[1] > named
        and not (
            _is_quality(lowers, place, trigger.words, before)
            or _reads_as_noun(lowers, place, trigger, before)
        )
    ):
        lower = " ".join(trigger.words)
        return Unit(Kind.TRIGGER, place, place + lengths[1], lower, trigger=trigger)
    if mention:
        lower = " ".join(lowers[place : mention.end])
        return Unit(Kind.NAME, place, mention.end, lower, node=mention.node)
    return _of_word(tokens[place], place)


_Entry = TypeVar("_Entry")


def _by_second(
    table: Mapping[str, Sequence[_Entry]], words_of: Callable[[_Entry], tuple[str, ...]]
) -> dict[str, dict[str, tuple[_Entry, ...]]]:
    """Return a table by first word as one by its first two; the second of a single word is empty."""
    index: dict[str, dict[str, tuple[_Entry, ...]]] = {}
    for first, entries in table.items():
        inner = index.setdefault(first, {})
        for entry in entries:
            second = (*words_of(entry)[1:2], "")[0]
            inner[second] = (*inner.get(second, ()), entry)
    return index


_TRIGGERS = _by_second(TRIGGERS_BY_WORD, lambda trigger: trigger.words)
_PHRASES = _by_second(PHRASES, lambda found: found[0])


def _match_trigger(lowers: tuple[str, ...], place: int) -> Trigger | None:
    by_second = _TRIGGERS.get(lowers[place])
    if by_second is None:
        return None
    for trigger in by_second.get(lowers[place + 1], ()) if place + 1 < len(lowers) else ():
        if lowers[place : place + len(trigger.words)] == trigger.words:
            return trigger
    return next(iter(by_second.get("", ())), None)


def _match_parted(tokens: Sequence[Token], lowers: tuple[str, ...], place: int) -> Unit | None:
    """Return the relation of "leads mainly to" and "associated most often with"; None for others."""
    by_second = _TRIGGERS.get(lowers[place])
    if by_second is None or tokens[place].kind is Kind.DETERMINER:
        return None
    at = place + 1
    while at < len(lowers) and at < place + _MOST_PARTING and lowers[at] in _DEGREES:
        at += 1
    if at < len(lowers) and (lowers[at] in _PARTING or tokens[at].kind is Kind.ADVERB):
        at += 1
    if at in (place + 1, len(lowers)) or lowers[at] == "by":
        return None
    for trigger in by_second.get(lowers[at], ()):
        end = at + len(trigger.words) - 1
        if lowers[at:end] == trigger.words[1:]:
            between = " ".join(lowers[place + 1 : at])
            written = " ".join(token.text for token in tokens[place + 1 : at])
            hedge = _hedge(written, between) if between in LEVELS else None
            lower = " ".join(trigger.words)
            return Unit(Kind.TRIGGER, place, end, lower, trigger=trigger, hedge=hedge)
    return None


_MOST_PARTING = 2
_DEGREES = as_set("most more less very quite")
_PARTING = as_set("often usually sometimes commonly frequently typically mainly both either")
_MAY_PART = _DEGREES | _PARTING


def _match_phrase(lowers: tuple[str, ...], place: int) -> tuple[tuple[str, ...], Kind] | None:
    by_second = _PHRASES.get(lowers[place])
    if by_second is None:
        return None
    for found in by_second.get(lowers[place + 1], ()) if place + 1 < len(lowers) else ():
        if lowers[place : place + len(found[0])] == found[0]:
            return found
    return next(iter(by_second.get("", ())), None)


def _of_phrase(tokens: Sequence[Token], place: int, found: tuple[str, ...], kind: Kind) -> Unit:
    end = place + len(found)
    written = " ".join(token.text for token in tokens[place:end])
    lower = " ".join(found)
    hedge = _hedge(written, lower) if kind is Kind.HEDGE else None
    return Unit(kind, place, end, lower, hedge=hedge)


@lru_cache(maxsize=1_000)
def _hedge(written: str, lower: str) -> Hedge:
    return Hedge(word=written, level=LEVELS[lower])


def _reads_as_noun(
    lowers: tuple[str, ...], place: int, trigger: Trigger, before: Sequence[Unit]
) -> bool:
    """Return whether a single relation word is a noun here: "the main causes", "its triggers"."""
    last = before[-1].kind if before else None
    if len(trigger.words) > 1:  # "a test for antibodies"
        return trigger.words[0] in _TESTS and last in _TAKES_NOUN
    if last is Kind.TRIGGER and before[-1].lower.endswith(_PREPOSITIONS):
        return trigger.words[0] in _MAY_BE_NOUN  # "due to damage"
    if trigger.words[0].endswith("ing"):
        follows = lowers[place + 1] if place + 1 < len(lowers) else "."
        named = last is Kind.WORD and (follows in _HELPERS or SINGLE_WORDS.get(follows) in _VERBAL)
        # "pH monitoring helps", "a provoking factor"
        return last in _TAKES_NOUN or named or follows in ROLE_NOUNS
    if trigger.words[0] not in _MAY_BE_NOUN:
        return False
    exposed = trigger.words[0] in TAKES_TO and lowers[place + 1 : place + 2] == ("to",)
    if exposed or last is None or last in _BEFORE_NOUN or before[-1].lower in _HEDGING_ADJECTIVES:
        return True
    following = lowers[place + 1] if place + 1 < len(lowers) else "."
    after = Kind.INCLUDE if following.startswith("includ") else SINGLE_WORDS.get(following)
    return after in _AFTER_NOUN and following != ","


def _is_quality(
    lowers: tuple[str, ...], place: int, words: tuple[str, ...], before: Sequence[Unit]
) -> bool:
    """Return whether a relation word says how a thing is: the "reduced" of "fever, reduced appetite"."""
    if len(words) > 1 or not words[0].endswith("ed") or place + 1 == len(lowers):
        return False
    if before and before[-1].kind not in _BEFORE_QUALITY:
        return False
    following = lowers[place + 1]
    kind = SINGLE_WORDS.get(following) or find_kind(following, following)
    return kind in _NOMINAL and following not in TRIGGERS_BY_WORD


_ADJECTIVAL = _NOMINAL | {Kind.TRANSPARENT}
_BEFORE_QUALITY = _BEFORE_NOUN | {
    Kind.COMMA,
    Kind.AND,
    Kind.BREAK,
    Kind.TRIGGER,
    Kind.INCLUDE,
    None,
}
_BEGINS_PHRASE = _NOMINAL | {Kind.DETERMINER}
_POINTED_AT = frozenset({Kind.GENERIC, Kind.ROLE})
_WITHIN_VERB = frozenset({Kind.ADVERB, Kind.NOT})
_TAKES_NOUN = frozenset({Kind.DETERMINER, Kind.TRANSPARENT, Kind.OF})
_MAY_CHANGE = frozenset({
    Kind.WORD, Kind.VERB, Kind.HEDGE, Kind.TRANSPARENT, Kind.DEMONSTRATIVE, Kind.MODAL,
})  # fmt: skip


def _settle(units: Sequence[Unit], number: int) -> Unit:
    """Return the unit, as what stands around it says it must be."""
    unit = units[number]
    following = units[number + 1].kind if number + 1 < len(units) else Kind.BREAK
    before = units[number - 1].kind if number else Kind.BREAK
    kind = unit.kind
    if unit.lower in _HEDGING_ADJECTIVES and following in _ADJECTIVAL:
        kind = Kind.TRANSPARENT
    elif kind is Kind.WORD:
        acts = _acts(units, number, before, following) or _follows_modal(units, number)
        kind = Kind.VERB if acts else kind
    elif kind is Kind.VERB:
        kind = _settle_verb(units, number, before, following)
    elif unit.lower in _STANDING_IN:
        return _stand_in(units, number, before, following)
    elif kind is Kind.DEMONSTRATIVE and unit.lower == "that":
        kind = kind if following in _POINTED_AT else Kind.RELATIVE
    elif unit.lower == "to" and (
        following in _BEGINS_PHRASE
        or (following is Kind.TRANSPARENT and units[number - 1].lower in TAKES_TO)
    ):
        kind = Kind.PREPOSITION
    return unit if kind is unit.kind else unit._replace(kind=kind)


def _acts(units: Sequence[Unit], number: int, before: Kind, following: Kind) -> bool:
    """Return whether a word that no table knows as a verb is one here."""
    unit = units[number]
    participle = unit.lower.endswith("ed") and following not in _NOMINAL
    participle = participle or (
        unit.lower.endswith(_PARTICIPLES) and units[number - 1].lower in _PERFECT and number > 0
    )
    acts = following in _POINTS and before in _NOMINAL and _looks_acting(unit.lower)
    acts = acts or (following in _POINTS and before in _ACTING and unit.lower in NOUN_TOO)
    many = before in _NAMING and units[number - 1].lower.endswith("s")
    acts = acts or (unit.lower == "works" and before is Kind.NAME)
    acts = acts or (before in _NOMINAL and _works(units, number))
    acts = acts or (many and following in _POINTS and not unit.lower.endswith("s"))
    named = following is Kind.PEOPLE and before is Kind.NAME  # "nocturia robs people of"
    acts = acts or (unit.lower in _LOOKS and before in _NOMINAL and units[number + 1].lower in FELT)
    acts = acts or (named and _looks_acting(unit.lower))
    acts = acts or (unit.lower in NOUN_TOO and units[number - 1].lower in _PERSONS and number > 0)
    return participle or acts


def _settle_verb(units: Sequence[Unit], number: int, before: Kind, following: Kind) -> Kind:
    """Return what a verb is where it stands: "the swelling" and "thickening of the skin" are nouns."""
    unit = units[number]
    if _is_taken(units, number, before, following):
        return Kind.WORD
    if before in _BEFORE_QUALITY and _is_changed(unit, following):
        return Kind.WORD  # "fever and increased sweating"
    if following is Kind.ROLE and unit.lower in _POSSIBLE:
        return Kind.COPULA  # "pain and fever are possible side effects"
    return Kind.WORD if following is Kind.OF and unit.lower.endswith("ing") else Kind.VERB


def _stand_in(units: Sequence[Unit], number: int, before: Kind, following: Kind) -> Unit:
    """Read "both are", "those with gout" and "should gout be suspected" as what they stand for."""
    unit = units[number]
    if unit.lower == "both" and following in _FINITE and before not in _NOMINAL:
        return unit._replace(kind=Kind.PRONOUN, lower="they")
    if unit.lower == "those" and following in _OF_PEOPLE and units[number + 1].lower in _HAVING:
        return unit._replace(kind=Kind.PEOPLE)
    if unit.lower == "should" and number == 0 and units[-1].lower != "?":
        return unit._replace(kind=Kind.SUBORDINATOR, lower="if")
    return unit


_POSSIBLE = frozenset({"is possible", "are possible"})
_STANDING_IN = frozenset({"both", "those", "should"})


def _is_taken(units: Sequence[Unit], number: int, before: Kind, following: Kind) -> bool:
    """Return whether a verb after "the" is a noun; after "gout and stress all" it is none."""
    subject = (
        number > 1 and units[number - 2].kind in _NOMINAL and units[number - 1].lower in _EVERY
    )
    return before in _TAKES_NOUN and following is not Kind.DETERMINER and not subject


def _works(units: Sequence[Unit], number: int) -> bool:
    """Return whether "massage works well" stands there."""
    well = number + 1 < len(units) and units[number + 1].lower in {"well", "better", "best"}
    return well and units[number].lower in {"work", "works"}


_LOOKS = frozenset({"look", "looks"})  # "patients look pale"
_EVERY = frozenset({"all", "both"})


def _is_changed(unit: Unit, following: Kind) -> bool:
    return unit.lower.endswith("ed") and " " not in unit.lower and following in _NOMINAL


_ACTING = _NOMINAL | {Kind.ADVERB}  # "shoes also increase the load"
_NAMING = frozenset({Kind.WORD, Kind.NAME})
_OF_PEOPLE = frozenset({Kind.PREPOSITION, Kind.RELATIVE, Kind.TRIGGER, Kind.VERB})
_HAVING = frozenset({"with", "who", "suffering", "suffering from"})
_FINITE = frozenset({Kind.TRIGGER, Kind.MODAL, Kind.HEDGE, Kind.COPULA, Kind.VERB})
_PERSONS = as_set("doctors physicians specialists surgeons experts patients people")
_POINTS = frozenset({Kind.DETERMINER, Kind.DEMONSTRATIVE})


def _looks_acting(word: str) -> bool:
    """Return whether a word before "the" looks like a verb: "smoking constricts the vessels"."""
    acts = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return acts or word.endswith(("ize", "ify"))


_PARTICIPLES = ("ed", "en")
_PERFECT = as_set("has have had")
_MODALS = as_set("can could may might must should will would shall cannot")


def _follows_modal(units: Sequence[Unit], number: int) -> bool:
    """Return whether only adverbs stand between a word and a "can" before it."""
    at = number - 1
    while at >= 0 and units[at].kind in _WITHIN_VERB:
        at -= 1
    return at >= 0 and units[at].lower in _MODALS
