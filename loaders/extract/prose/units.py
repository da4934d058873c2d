"""What each part of a sentence is: a known name, a relation word, a hedge, a plain noun."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from graph.model import Hedge, Node
from loaders.extract.hedges import LEVELS
from loaders.extract.prose import words
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.mentions import Mention, Names
from loaders.extract.prose.relations import ROLE_NOUNS, TRIGGERS_BY_WORD, Trigger
from loaders.extract.prose.tokens import Token


class Kind(StrEnum):
    """What a unit is in its sentence."""

    NAME = "name"
    WORD = "word"
    GENERIC = "generic"
    ROLE = "role"
    EMPTY = "empty"
    PEOPLE = "people"
    PRONOUN = "pronoun"
    DETERMINER = "determiner"
    DEMONSTRATIVE = "demonstrative"
    TRANSPARENT = "transparent"
    COURSE = "course"
    OF = "of"
    LOCATIVE = "locative"
    PREPOSITION = "preposition"
    AND = "and"
    COMMA = "comma"
    EXAMPLE = "example"
    INCLUDE = "include"
    ALIAS = "alias"
    RELATIVE = "relative"
    SUBORDINATOR = "subordinator"
    COPULA = "copula"
    MODAL = "modal"
    HEDGE = "hedge"
    NOT = "not"
    ADVERB = "adverb"
    VERB = "verb"
    TRIGGER = "trigger"
    OPEN = "open"
    CLOSE = "close"
    BREAK = "break"


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


# Several words that do the work of one; the longest first.
_PHRASES: dict[str, tuple[tuple[tuple[str, ...], Kind], ...]] = {}
_TABLE = {
    Kind.EXAMPLE: ("such as", "for example", "for instance", "including", "e.g", "like", "especially",
                   "in particular", "namely", "particularly", "among them", "above all", "i.e"),
    Kind.INCLUDE: ("include", "includes", "included", "comprise", "comprises",
                   "consists of", "consist of", "range from", "are divided into",
                   "is divided into", "can be divided into"),
    Kind.ALIAS: ("also known as", "also called", "known as", "called", "or simply", "also termed",
                 "also referred to as", "referred to as", "commonly called", "commonly known as"),
    Kind.AND: ("as well as", "but also", "along with", "and also", "or even", "and even", "and/or",
               "together with", "and then", "or else", "and sometimes", "or sometimes", "and often",
               "as also", "and in turn"),
    Kind.ADVERB: ("not only", "in turn", "in addition", "at the same time", "as a rule", "for example",
                  "for instance", "in particular", "at times", "in general", "of course",
                  "first of all", "in this case", "over time", "at first", "most often", "at night",
                  "not just", "to some extent", "among other things", "in the long term",
                  "in such cases", "in these cases", "on the one hand", "on the other hand", "one of",
                  "some of", "most of", "many of", "a number of", "any of", "each of", "a variety of",
                  "a range of", "a group of", "another group of", "a series of", "all of",
                  "a lot of", "plenty of", "different kinds of", "various kinds of"),
    Kind.MODAL: ("is used to", "are used to", "be used to", "used to", "helps to", "help to", "helps",
                 "help", "helping to", "helping", "allows for the", "allows", "allow",
                 "allows for", "allow for", "makes it possible to", "make it possible to", "serves to",
                 "serve to", "is able to", "are able to", "able to", "in order to", "aimed at",
                 "designed to", "tends to", "tend to", "begins to", "begin to", "to", "is intended to",
                 "seems to", "appears to", "continue to", "used for", "needed to", "required to",
                 "performed to", "done to", "carried out to", "taken to", "known to", "proven to",
                 "shown to", "said to", "thought to", "believed to", "necessary to", "likely to",
                 "important to", "possible to", "ordered to", "prescribed to", "recommended to",
                 "used in", "given to", "is enough to", "so as to", "play a role in", "plays a role in",
                 "is one way to", "is aimed at", "are aimed at", "with the help of"),
    Kind.SUBORDINATOR: ("even if", "as if", "as long as", "so that", "provided that", "in case of",
                        "in contrast to", "instead of", "rather than", "apart from"),
    Kind.RELATIVE: ("in which", "of which", "for which", "with which", "at which", "to which"),
    Kind.NOT: ("do not", "does not", "is not", "are not", "can not", "no longer", "by no means",
               "don't", "doesn't", "isn't", "aren't", "can't", "not usually", "not normally",
               "not necessarily"),
}  # fmt: skip
for _kind, _phrases in _TABLE.items():
    for _phrase in _phrases:
        _key = tuple(_phrase.split())
        _PHRASES[_key[0]] = (*_PHRASES.get(_key[0], ()), (_key, _kind))
for _cue in LEVELS:
    _key = tuple(_cue.split())
    _PHRASES[_key[0]] = (*_PHRASES.get(_key[0], ()), (_key, Kind.HEDGE))
_PHRASES = {
    first: tuple(sorted(found, key=lambda each: (-len(each[0]), each[1] is not Kind.HEDGE)))
    for first, found in _PHRASES.items()
}

_SINGLE: dict[str, Kind] = {}
for _kind, _words in (
    (Kind.PRONOUN, words.PRONOUNS), (Kind.RELATIVE, words.RELATIVES),
    (Kind.DETERMINER, words.DETERMINERS), (Kind.DEMONSTRATIVE, words.DEMONSTRATIVES),
    (Kind.SUBORDINATOR, words.SUBORDINATORS), (Kind.LOCATIVE, words.LOCATIVES),
    (Kind.PREPOSITION, words.PREPOSITIONS), (Kind.COPULA, words.COPULAS),
    (Kind.MODAL, words.MODALS), (Kind.NOT, words.NEGATIONS), (Kind.AND, words.CONJUNCTIONS),
    (Kind.ADVERB, words.ADVERBS), (Kind.TRANSPARENT, words.TRANSPARENT), (Kind.COURSE, words.COURSES),
    (Kind.PEOPLE, words.PEOPLE), (Kind.GENERIC, words.GENERIC_CATEGORY), (Kind.EMPTY, words.EMPTY),
    (Kind.ROLE, ROLE_NOUNS),
):  # fmt: skip
    for _word in _words:
        _SINGLE.setdefault(_word, _kind)
_SINGLE |= {"of": Kind.OF, "but": Kind.BREAK, "so": Kind.BREAK, ",": Kind.COMMA, ";": Kind.BREAK,
            ":": Kind.BREAK, "(": Kind.OPEN, ")": Kind.CLOSE, "—": Kind.BREAK, "–": Kind.BREAK,
            "-": Kind.BREAK, "no": Kind.NOT, ".": Kind.BREAK, "?": Kind.BREAK, "!": Kind.BREAK,
            "/": Kind.AND, "&": Kind.AND, "who": Kind.RELATIVE, "such": Kind.DEMONSTRATIVE}  # fmt: skip
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
    complicates visits screen screens start starts point points question questions
    """)  # fmt: skip


_HEDGING_ADJECTIVES = frozenset({"possible", "likely", "probable"})


def find_units(tokens: Sequence[Token], names: Names) -> list[Unit]:
    """Return the parts of a sentence, in order; each token is in one.

    A longer phrase wins over a shorter one, whatever each is.

    Complexity:
        Linear in the number of tokens.
    """
    mentions = {mention.start: mention for mention in names.find_all(tokens)}
    lowers = tuple(token.lower for token in tokens)
    units: list[Unit] = []
    place = 0
    while place < len(tokens):
        unit = _read_unit(tokens, lowers, place, mentions.get(place), units)
        units.append(unit)
        place = unit.end
    return [_settle(units, number) for number in range(len(units))]


def _read_unit(
    tokens: Sequence[Token],
    lowers: tuple[str, ...],
    place: int,
    mention: Mention | None,
    before: Sequence[Unit],
) -> Unit:
    word = lowers[place]
    if mention is None and word not in TRIGGERS_BY_WORD and word not in _PHRASES:
        return Unit(_kind_of_word(tokens[place].text, word), place, place + 1, word)
    named = mention.end - place if mention else 0
    trigger = _match_trigger(lowers, place)
    phrase = _match_phrase(lowers, place)
    lengths = (named, len(trigger.words) if trigger else 0, len(phrase[0]) if phrase else 0)
    if phrase and lengths[2] == max(lengths):
        return _of_phrase(tokens, place, *phrase)
    if trigger and lengths[1] > named and not _reads_as_noun(lowers, place, trigger, before):
        lower = " ".join(trigger.words)
        return Unit(Kind.TRIGGER, place, place + lengths[1], lower, trigger=trigger)
    if mention:
        lower = " ".join(lowers[place : mention.end])
        return Unit(Kind.NAME, place, mention.end, lower, node=mention.node)
    return Unit(_kind_of_word(tokens[place].text, word), place, place + 1, word)


def _match_trigger(lowers: tuple[str, ...], place: int) -> Trigger | None:
    for trigger in TRIGGERS_BY_WORD.get(lowers[place], ()):
        if lowers[place : place + len(trigger.words)] == trigger.words:
            return trigger
    return None


def _match_phrase(lowers: tuple[str, ...], place: int) -> tuple[tuple[str, ...], Kind] | None:
    for found in _PHRASES.get(lowers[place], ()):
        if lowers[place : place + len(found[0])] == found[0]:
            return found
    return None


def _of_phrase(tokens: Sequence[Token], place: int, found: tuple[str, ...], kind: Kind) -> Unit:
    end = place + len(found)
    written = " ".join(token.text for token in tokens[place:end])
    lower = " ".join(found)
    hedge = Hedge(word=written, level=LEVELS[lower]) if kind is Kind.HEDGE else None
    return Unit(kind, place, end, lower, hedge=hedge)


def _reads_as_noun(
    lowers: tuple[str, ...], place: int, trigger: Trigger, before: Sequence[Unit]
) -> bool:
    """Return whether a single relation word is a noun here: "the main causes", "its triggers"."""
    if len(trigger.words) > 1:
        return False
    last = before[-1].kind if before else None
    if trigger.words[0].endswith("ing"):
        return last in {Kind.TRANSPARENT, Kind.DETERMINER}
    if trigger.words[0] not in _MAY_BE_NOUN:
        return False
    if last is None or last in _BEFORE_NOUN or before[-1].lower in _HEDGING_ADJECTIVES:
        return True
    following = lowers[place + 1] if place + 1 < len(lowers) else "."
    after = Kind.INCLUDE if following.startswith("includ") else _SINGLE.get(following)
    return after in _AFTER_NOUN and following != ","


@lru_cache(maxsize=20_000)  # articles repeat their words
def _kind_of_word(text: str, lower: str) -> Kind:
    kind = _SINGLE.get(lower)
    if kind is not None:
        return kind
    if lower in words.VERBS and lower not in words.NOUN_TOO:
        return Kind.VERB
    if lower.endswith("ly") and len(lower) > 4:  # noqa: PLR2004 - "ally", "only"
        return Kind.ADVERB
    if text[0].isalnum():
        return Kind.WORD
    return Kind.ADVERB if text in _QUOTES else Kind.BREAK


_QUOTES = frozenset("\"“”'’‘")
_TAKES_NOUN = frozenset({Kind.DETERMINER, Kind.TRANSPARENT, Kind.OF})
_MAY_CHANGE = frozenset({
    Kind.WORD, Kind.VERB, Kind.HEDGE, Kind.TRANSPARENT, Kind.DEMONSTRATIVE, Kind.MODAL,
})  # fmt: skip


def _settle(units: Sequence[Unit], number: int) -> Unit:
    """Return the unit, as what stands around it says it must be."""
    unit = units[number]
    if unit.kind not in _MAY_CHANGE:
        return unit
    following = units[number + 1].kind if number + 1 < len(units) else Kind.BREAK
    before = units[number - 1].kind if number else Kind.BREAK
    kind = unit.kind
    if unit.lower in _HEDGING_ADJECTIVES and following in _NOMINAL | {Kind.TRANSPARENT}:
        kind = Kind.TRANSPARENT
    elif kind is Kind.WORD:
        participle = unit.lower.endswith("ed") and following not in _NOMINAL
        kind = Kind.VERB if participle or _follows_modal(units, number) else kind
    elif kind is Kind.VERB and before in _TAKES_NOUN and following is not Kind.DETERMINER:
        kind = Kind.WORD
    elif kind is Kind.DEMONSTRATIVE and unit.lower == "that":
        kind = kind if following in {Kind.GENERIC, Kind.ROLE} else Kind.RELATIVE
    elif unit.lower == "to" and following in _NOMINAL | {Kind.DETERMINER}:
        kind = Kind.PREPOSITION
    return unit if kind is unit.kind else unit._replace(kind=kind)


_MODALS = as_set("can could may might must should will would shall cannot")


def _follows_modal(units: Sequence[Unit], number: int) -> bool:
    """Return whether only adverbs stand between a word and a "can" before it."""
    at = number - 1
    while at >= 0 and units[at].kind in {Kind.ADVERB, Kind.NOT}:
        at -= 1
    return at >= 0 and units[at].lower in _MODALS
