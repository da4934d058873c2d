"""Words that do a work in their sentence, alone or several together: tables, looked up by word."""

from __future__ import annotations

from typing import ClassVar

from loaders.extract.hedges import LEVELS
from loaders.extract.prose import plainverbs, words
from loaders.extract.prose.marks import Mark, named
from loaders.extract.prose.relations import ROLE_NOUNS, TRIGGERS_BY_WORD


@named
class Kind(Mark):
    """What a unit is in its sentence."""

    NAME: ClassVar[Kind]
    WORD: ClassVar[Kind]
    GENERIC: ClassVar[Kind]
    ROLE: ClassVar[Kind]
    EMPTY: ClassVar[Kind]
    PEOPLE: ClassVar[Kind]
    PRONOUN: ClassVar[Kind]
    DETERMINER: ClassVar[Kind]
    DEMONSTRATIVE: ClassVar[Kind]
    TRANSPARENT: ClassVar[Kind]
    COURSE: ClassVar[Kind]
    OF: ClassVar[Kind]
    LOCATIVE: ClassVar[Kind]
    PREPOSITION: ClassVar[Kind]
    AND: ClassVar[Kind]
    COMMA: ClassVar[Kind]
    EXAMPLE: ClassVar[Kind]
    INCLUDE: ClassVar[Kind]
    ALIAS: ClassVar[Kind]
    RELATIVE: ClassVar[Kind]
    SUBORDINATOR: ClassVar[Kind]
    COPULA: ClassVar[Kind]
    MODAL: ClassVar[Kind]
    HEDGE: ClassVar[Kind]
    NOT: ClassVar[Kind]
    ADVERB: ClassVar[Kind]
    VERB: ClassVar[Kind]
    TRIGGER: ClassVar[Kind]
    OPEN: ClassVar[Kind]
    CLOSE: ClassVar[Kind]
    BREAK: ClassVar[Kind]


# Several words that do the work of one; the longest first.
PHRASES: dict[str, tuple[tuple[tuple[str, ...], Kind], ...]] = {}
_TABLE = {
    Kind.EXAMPLE: ("such as", "for example", "for instance", "including", "e.g", "like", "especially",
                   "in particular", "namely", "particularly", "among them", "above all", "i.e"),
    Kind.INCLUDE: ("include", "includes", "included", "comprise", "comprises",
                   "consists of", "consist of", "range from", "ranges from", "are divided into",
                   "is divided into", "can be divided into", "distinguish", "distinguishes",
                   "distinguish between", "distinguishes between",
                   "differentiate between",
                   "divided into", "subdivided into", "classified into", "classified as",
                   "to these belong", "to these belongs", "to them belong", "to them belongs",
                   "to this group belong", "next comes", "next come", "then comes", "then come",
                   "worth mentioning", "worth noting", "worth remembering", "then there is",
                   "then there are", "worth mentioning is", "worth mentioning are", "there is also",
                   "there are also", "here belong", "in first place is", "in first place are",
                   "in second place is",
                   "in second place are", "in third place is", "in third place are", "among them are",
                   "among these are",
                   "among them is", "first among them is", "first among these is", "consists in",
                   "consist in", "is represented by", "are represented by", "comes in the form of",
                   "come in the form of"),
    Kind.ALIAS: ("also known as", "also called", "known as", "called", "also termed",
                 "also referred to as", "referred to as", "commonly called", "commonly known as"),
    Kind.AND: ("as well as", "but also", "along with", "and also", "or even", "and even", "and/or",
               "together with", "and then", "or else", "and so", "and thus", "and thereby",
               "and therefore", "and consequently",
               "and in this way", "and as a result", "and sometimes", "or sometimes", "and often",
               "as also", "and in turn"),
    Kind.ADVERB: ("not only", "in turn", "in addition", "at the same time", "as a rule", "for example",
                  "for instance", "in particular", "at times", "in general", "of course",
                  "first of all", "in this case", "over time", "at first", "most often", "at night",
                  "on an empty stomach", "percent of", "per cent of", "half of", "a third of", "part of",
                  "the majority of", "not just", "to some extent", "among other things",
                  "in the long term", "in severe cases", "in mild cases", "in advanced cases",
                  "in acute cases",
                  "in complicated cases", "in chronic cases", "in more severe cases",
                  "in such cases", "in these cases", "on the one hand", "on the other hand", "one of",
                  "some of", "most of", "many of", "a number of", "any of", "each of", "a variety of",
                  "a range of", "a group of", "another group of", "a series of", "all of",
                  "a lot of", "a band of", "a cluster of", "clusters of", "a patch of",
                  "patches of", "a wide range of", "a wide variety of", "a whole range of",
                  "a whole series of",
                  "a large number of", "how well", "how badly", "how much", "plenty of",
                  "different kinds of", "various kinds of", "by contrast", "in contrast",
                  "by comparison",
                  "on the contrary", "for its part", "in itself", "by itself", "in themselves",
                  "on its own", "as well", "in fact", "after all", "left untreated", "if left untreated",
                  "when left untreated", "if untreated", "if not treated",
                  "when not treated", "or both", "and others", "and so on", "and more", "and the like",
                  "straight away", "right away", "at once",
                  "as soon as possible", "if not treated in time", "if ignored", "when ignored",
                  "unless treated",
                  "without proper treatment", "without timely treatment", "in the absence of treatment",
                  "if left unchecked", "if left alone", "without treatment", "by far",
                  "first and foremost", "at least", "to begin with"),
    Kind.MODAL: ("is used to", "are used to", "be used to", "used to", "helps to", "help to", "helps",
                 "goes on to", "go on to", "help", "helping to", "helping", "allows for the", "allows",
                 "allow",
                 "allows for", "allow for", "allows you to", "allow you to", "allows the doctor to",
                 "allows doctors to",
                 "allow doctors to", "helps the doctor to", "helps doctors to", "helps doctors",
                 "helps the doctor", "makes it possible to", "make it possible to", "serves to",
                 "serve to", "is able to", "are able to", "able to", "in order to", "aimed at",
                 "designed to", "tends to", "tend to", "begins to", "begin to", "to", "is intended to",
                 "capable of", "seems to", "appears to", "continue to", "needed to", "required to",
                 "performed to", "done to", "carried out to", "taken to", "known to", "proven to",
                 "shown to", "said to", "thought to", "believed to", "necessary to", "likely to",
                 "important to", "possible to", "ordered to", "prescribed to", "recommended to",
                 "given to", "is enough to", "so as to", "play a role in", "plays a role in",
                 "is one way to", "is the best way to", "are the best way to", "is a good way to",
                 "is the surest way to", "is the only way to",
                 "is an effective way to", "is aimed at", "are aimed at", "with the help of"),
    Kind.COPULA: ("is considered", "are considered", "is considered to be", "are considered to be",
                  "is regarded as", "are regarded as", "is thought to be", "are thought to be",
                  "is believed to be", "are believed to be", "serve as", "serves as", "act as",
                  "acts as", "belong to", "belongs to", "count among", "counts among", "rank among",
                  "ranks among", "rank first among", "ranks first among", "take first place among",
                  "takes first place among", "occupies first place among", "can become",
                  "lies in", "lie in", "is rooted in", "are rooted in",
                  "can act as", "may act as", "turns out to be", "turn out to be", "remains the",
                  "has proved", "have proved", "has proven", "have proven", "has proved to be",
                  "has proven to be", "has been shown to be", "have been shown to be",
                  "is recognized as", "is also considered",
                  "are also considered"),
    Kind.ROLE: ("side effect", "side effects"),
    Kind.DETERMINER: ("too much", "too little", "too many", "too few"),
    Kind.VERB: ("at the top of the list", "at the head of the list", "in first place",
                "go hand in hand", "goes hand in hand", "resort to", "resorts to", "resorted to",
                "set in", "sets in", "come on", "comes on", "belong in the same group", "belong here",
                "belong to this group", "fall into this group", "more likely", "to blame", "at bay",
                "under control", "in check", "top the list",
                "has proven itself", "have proven themselves", "has proved itself",
                "have proved themselves", "tops the list", "head the list", "heads the list",
                "lead the list", "leads the list",
                "come first", "comes first", "rank first", "ranks first", "is possible",
                "are possible", "there is", "there are",
                "there may be", "there can be", "there might be"),
    Kind.SUBORDINATOR: ("even if", "as if", "as long as", "so that", "provided that", "in case of",
                        "in contrast to", "instead of", "rather than", "apart from", "in the case of",
                        "in the presence of", "in the event of"),
    Kind.TRANSPARENT: ("no less", "not less"),
    Kind.PREPOSITION: ("whether with", "whether by", "in addition to", "alongside", "by means of"),
    Kind.RELATIVE: ("in which", "of which", "for which", "with which", "at which", "to which",
                    "each of which", "all of which", "any of which", "both of which"),
    Kind.NOT: ("do not", "does not", "is not", "are not", "can not", "no longer", "by no means",
               "don't", "doesn't", "isn't", "aren't", "can't", "won't", "wouldn't", "shouldn't",
               "couldn't", "didn't", "wasn't", "weren't", "hasn't", "haven't", "will not", "should not",
               "not usually", "not normally",
               "not necessarily", "no evidence that", "no proof that", "not been proven that"),
}  # fmt: skip
_TABLE[Kind.COPULA] += plainverbs.COPULAS
_TABLE[Kind.ADVERB] += plainverbs.ADVERBS
_TABLE[Kind.MODAL] += plainverbs.MODALS
_TABLE[Kind.VERB] += plainverbs.VERBS
for _kind, _phrases in _TABLE.items():
    for _phrase in _phrases:
        _key = tuple(_phrase.split())
        PHRASES[_key[0]] = (*PHRASES.get(_key[0], ()), (_key, _kind))
for _cue in LEVELS:
    _key = tuple(_cue.split())
    PHRASES[_key[0]] = (*PHRASES.get(_key[0], ()), (_key, Kind.HEDGE))
PHRASES = {
    first: tuple(sorted(found, key=lambda each: (-len(each[0]), each[1] is not Kind.HEDGE)))
    for first, found in PHRASES.items()
}

SINGLE_WORDS: dict[str, Kind] = {}
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
        SINGLE_WORDS.setdefault(_word, _kind)
SINGLE_WORDS |= {"of": Kind.OF, "but": Kind.BREAK, "so": Kind.BREAK, ",": Kind.COMMA, ";": Kind.BREAK,
            ":": Kind.BREAK, "(": Kind.OPEN, ")": Kind.CLOSE, "—": Kind.BREAK, "–": Kind.BREAK,
            "-": Kind.BREAK, "no": Kind.NOT, ".": Kind.BREAK, "?": Kind.BREAK, "!": Kind.BREAK,
            "nor": Kind.AND, "/": Kind.AND, "&": Kind.AND,
            "who": Kind.RELATIVE, "such": Kind.DEMONSTRATIVE}  # fmt: skip
_QUOTES = frozenset("\"“”'’‘")


def find_kind(text: str, lower: str) -> Kind:
    """Return what a word or sign by itself is."""
    kind = SINGLE_WORDS.get(lower)
    if kind is not None:
        return kind
    if lower in words.VERBS and lower not in words.NOUN_TOO:
        return Kind.VERB
    if lower.endswith("ly") and len(lower) > 4 and lower not in words.LY_NAMES:  # noqa: PLR2004 - "only"
        return Kind.ADVERB
    if text[0].isalnum():
        return Kind.WORD
    return Kind.ADVERB if text in _QUOTES else Kind.BREAK


def begins_cue(lower: str) -> bool:
    """Return whether a relation, or several words that do the work of one, may begin here."""
    return lower in TRIGGERS_BY_WORD or lower in PHRASES
