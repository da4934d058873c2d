"""Noun phrases: what each names, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from graph.model import Node
from graph.vocabulary import Category
from loaders.extract.prose import words
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.marks import Mark, named
from loaders.extract.prose.relations import CONDITIONS, DIAGNOSES, ROLE_NOUNS, TREATS, RoleNoun
from loaders.extract.prose.tokens import Token
from loaders.extract.prose.units import Unit
from loaders.lexicon.forms import names_drug

LAST = "this last"
FIRST = "this first"
_ORDINALS = {"latter": LAST, "former": FIRST}


@named
class Sort(Mark):
    """What a noun phrase stands for."""

    KNOWN: ClassVar[Sort]  # a concept of the lexicon, or the title
    NEW: ClassVar[Sort]  # a concept that no table knows
    CLASS: ClassVar[Sort]  # a named class: "neurological disorders"
    GENERIC: ClassVar[Sort]  # an unnamed one: "other diseases"
    ROLE: ClassVar[Sort]  # what something is to something: "a cause"
    REFERENCE: ClassVar[Sort]  # something named before: "this condition", "it"
    ELLIPSIS: ClassVar[Sort]  # "the most common"
    PEOPLE: ClassVar[Sort]
    THROUGH: ClassVar[Sort]  # what stands behind its "of": "the onset of cramps"
    EMPTY: ClassVar[Sort]


@dataclass(slots=True)
class Phrase:
    """A noun phrase.

    Attributes:
        sort: What it stands for.
        first: Place of its first unit.
        last: Place of its last unit.
        begin: Offset in the sentence of its text.
        end: Offset behind it, and behind what was put together with it.
        text: Its words, without determiner and adjectives that name nothing.
        head: Its head noun, in lower case.
        node: What it names, where it is known.
        category: Of a class or a compound, by its head.
        pointed: The demonstrative before it, or the pronoun it is; empty where there is none.
        definite: Its determiner.
        modified: Whether words before its head add to what it names.
        inner: The phrases behind its "of", or behind "in" and "for" where these say the same.
        places: Parts of the body behind its "in".
        aims: The conditions behind its "for".
        members: What it comprises, or examples of it.
        apposed: What it is, as said between commas: "gout, a disease of the joints, …".
        aliases: Other names that the sentence gives it.
        emphasised: Whether its members are the main ones, not examples: "especially magnesium".
        role: What it is to what stands behind its "of".
        people: Whether it was said of those who have it: "patients with diabetes".
        negated: Whether "no" stands before it.
        courses: Of "acute and chronic pain", the courses.
    """

    kind: ClassVar[None] = None  # a unit has one: asked of every element, again and again
    sort: Sort
    first: int
    last: int
    text: str
    head: str
    begin: int = 0
    end: int = 0
    node: Node | None = None
    category: Category | None = None
    pointed: str = ""
    definite: str = ""
    modified: bool = False
    inner: list[Phrase] = field(default_factory=list)
    places: list[Phrase] = field(default_factory=list)
    aims: list[Phrase] = field(default_factory=list)
    members: list[Phrase] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    people: bool = False
    emphasised: bool = False
    role: RoleNoun | None = None
    negated: bool = False
    apposed: Phrase | None = None
    courses: tuple[str, ...] = ()

    @property
    def plural(self) -> bool:
        """Whether its head, or the pronoun it is, looks plural."""
        return self.pointed in {"these", "those", "they", "them"} or (
            self.head.endswith("s") and not self.head.endswith(("ss", "us", "is"))
        )


Element = Phrase | Unit

_CONTENT = frozenset({
    Kind.NAME, Kind.WORD, Kind.GENERIC, Kind.ROLE, Kind.EMPTY, Kind.PEOPLE,
})  # fmt: skip
_NOUNS = frozenset({Kind.NAME, Kind.WORD})
_POINTING = frozenset({Kind.DETERMINER, Kind.DEMONSTRATIVE})
_BETWEEN_ADJECTIVES = frozenset({Kind.AND, Kind.COMMA, Kind.ADVERB, Kind.HEDGE})
_ADVERBIAL = frozenset({Kind.ADVERB, Kind.HEDGE})
_POSSESSORS = frozenset({Kind.EMPTY, Kind.GENERIC})
_ADJECTIVES = frozenset({Kind.TRANSPARENT, Kind.COURSE})
_ADJECTIVAL = _ADJECTIVES | {Kind.WORD}
_BEFORE = frozenset({Kind.DETERMINER, Kind.DEMONSTRATIVE, Kind.TRANSPARENT, Kind.COURSE})
_BEGINS = _CONTENT | _BEFORE
# A "pH test" is a test of its own, a "common test" is only a test.
_MADE_OF_ROLE = {DIAGNOSES.name: Category.TEST, TREATS.name: Category.TREATMENT}
_METHODS_OF = {"treatment": "treatment", "therapeutic": "treatment", "diagnostic": "examination",
               "preventive": "prevention"}  # fmt: skip
_MEANT_BY_NAME = words.ATTACKS | {"function", "functions", "functioning"}
_OF_HEALTH = frozenset({"health", "medical"})
_ORDINARY = frozenset({"standard", "preferred", "conventional", "established"})
_DEEPEST = 3
_WITH_COURSES = 3  # units before the noun of "acute and chronic pain"
_POSSESSIVE = ("'s", "’s", "s'")


def find_phrases(units: Sequence[Unit], tokens: Sequence[Token], sentence: str) -> list[Element]:
    """Return the units with each run of nouns and what belongs to them made into a phrase."""
    elements: list[Element] = []
    place = 0
    while place < len(units):
        unit = units[place]
        end = _find_end(units, place) if unit.kind in _BEGINS else place
        if end == place:
            if unit.kind is Kind.PRONOUN and unit.lower in {"it", "they", "them"}:
                elements.append(
                    Phrase(Sort.REFERENCE, place, place, unit.lower, "", pointed=unit.lower)
                )
            else:
                elements.append(unit)
            place += 1
        else:
            elements.append(_make(units[place:end], place, tokens, sentence))
            place = end
    return elements


def _find_end(units: Sequence[Unit], place: int) -> int:
    """Return the place behind the run of nouns that begins here; the same place where none does."""
    end = place
    content = False
    behind = place
    while end < len(units):
        unit = units[end]
        if unit.kind in _CONTENT:
            content = True
            behind = end + 1
        elif unit.kind in _BEFORE:
            if content and unit.kind in _POINTING:
                return behind
        elif not _joins_adjectives(units, place, end, content=content):
            break
        end += 1
    if content:
        return behind  # "the pain worse" ends with the pain
    kinds = {unit.kind for unit in units[place:end]}
    points = Kind.DEMONSTRATIVE in kinds or (Kind.DETERMINER in kinds and len(kinds) > 1)
    return end if points else place


def _joins_adjectives(units: Sequence[Unit], place: int, end: int, *, content: bool) -> bool:
    """Return whether an "and", comma or adverb only stands between adjectives of one noun."""
    if content or end == place or end + 1 >= len(units):
        return False
    if units[end].kind not in _BETWEEN_ADJECTIVES and units[end].lower != "but":
        return False
    if units[end].kind is Kind.HEDGE and units[end].lower in {"may", "might", "can", "could"}:
        return False
    before = units[end - 1].kind
    after = units[end + 1].kind
    if units[end].kind in _ADVERBIAL:
        return after in _ADJECTIVAL and before in _BEFORE
    if units[end].kind is Kind.COMMA and before in _ADJECTIVES and after is Kind.WORD:
        noun = units[end + 2].kind if end + 2 < len(units) else None
        return noun in _NOUNS and units[end + 1].lower.endswith(("ing", "y", "ed"))
    return before in _ADJECTIVES and after in _ADJECTIVES


def _make(run: Sequence[Unit], place: int, tokens: Sequence[Token], sentence: str) -> Phrase:
    if len(run) == 1 and run[0].kind is Kind.NAME:
        return _make_name(run[0], place, tokens, sentence)
    kinds = [unit.kind for unit in run]
    named = [number for number, kind in enumerate(kinds) if kind in _CONTENT]
    pointed = run[kinds.index(Kind.DEMONSTRATIVE)].lower if Kind.DEMONSTRATIVE in kinds else ""
    if pointed and any(unit.lower in {"last", "latter"} for unit in run):
        pointed = LAST
    definite = run[0].lower if run[0].kind is Kind.DETERMINER else ""
    last = place + len(run) - 1
    if not named:
        sort = Sort.REFERENCE if pointed else Sort.ELLIPSIS
        return Phrase(sort, place, last, "", "", pointed=pointed, definite=definite)
    head = run[named[-1]]
    begin = next(n for n, unit in enumerate(run) if _adds(unit, head) or unit is head)
    start, stop = tokens[run[begin].start].start, tokens[head.end - 1].end
    if definite == "the" and head.lower in _ORDINALS:
        pointed = _ORDINALS[head.lower]
        return Phrase(Sort.REFERENCE, place, last, "", "", pointed=pointed)
    phrase = Phrase(
        Sort.NEW, place, last, sentence[start:stop], _head_word(head), start, stop,
        node=head.node, pointed=pointed, definite=definite, modified=run[begin] is not head,
    )  # fmt: skip
    _classify(phrase, head, run[begin : named[-1]])
    if named[0] >= _WITH_COURSES and any(unit.kind is Kind.AND for unit in run):
        phrase.courses = tuple(unit.lower for unit in run if unit.kind is Kind.COURSE)
    return phrase


def _make_name(unit: Unit, place: int, tokens: Sequence[Token], sentence: str) -> Phrase:
    """Return what a bare name makes, as every third phrase is one: the quick way."""
    start, stop = tokens[unit.start].start, tokens[unit.end - 1].end
    return Phrase(
        Sort.KNOWN, place, place, sentence[start:stop], _head_word(unit), start, stop,
        unit.node, words.GENERIC_CATEGORY.get(unit.lower),
    )  # fmt: skip


def _head_word(unit: Unit) -> str:
    """Return the head noun of a unit: of "deficiency of minerals" the deficiency."""
    return unit.lower.partition(" of ")[0].rpartition(" ")[2]


def _adds(unit: Unit, head: Unit) -> bool:
    """Return whether a word before the head adds to what is named."""
    if unit.lower in words.MANNERS and is_ill(head):
        return False  # "nagging pain" is pain
    if unit.kind is Kind.COURSE:
        return head.node is None or Category.DISEASE in head.node.categories
    if unit.kind in _CONTENT:
        whose = unit.lower.endswith(_POSSESSIVE) and unit.kind in _POSSESSORS
        return not whose and unit.kind is not Kind.PEOPLE
    return False


def _classify(phrase: Phrase, head: Unit, modifiers: Sequence[Unit]) -> None:
    phrase.category = words.GENERIC_CATEGORY.get(head.lower)
    if head.kind is Kind.WORD and names_drug(head.lower):
        phrase.category = Category.TREATMENT
    if head.kind is Kind.NAME and phrase.pointed:
        phrase.category = words.GENERIC_CATEGORY.get(phrase.head)
    if head.kind is Kind.NAME:
        _classify_name(phrase, head, modifiers)
    elif head.kind is Kind.GENERIC:
        _classify_generic(phrase, modifiers)
    elif head.kind is Kind.ROLE:
        _classify_role(phrase, head, modifiers)
    elif head.kind is Kind.PEOPLE:
        phrase.sort = Sort.PEOPLE
        if modifiers and is_ill(modifiers[-1]):
            _stand_for(phrase, modifiers[-1])
    elif head.kind is Kind.EMPTY:
        phrase.sort = Sort.EMPTY
        if phrase.head in _MEANT_BY_NAME and modifiers and modifiers[-1].kind is Kind.NAME:
            phrase.sort, phrase.inner = Sort.THROUGH, [_of_name(modifiers[-1], phrase.first)]


def _classify_generic(phrase: Phrase, modifiers: Sequence[Unit]) -> None:
    role = _role_of(modifiers[-1].lower) if modifiers and phrase.category is None else None
    if role is not None and not phrase.pointed:
        phrase.sort, phrase.role = Sort.ROLE, role
    elif phrase.pointed:
        phrase.sort = Sort.REFERENCE
    else:
        plain = all(unit.lower in _OF_HEALTH for unit in modifiers)  # "health problems"
        phrase.sort = Sort.CLASS if phrase.modified and not plain else Sort.GENERIC


def is_ill(named: Element) -> bool:
    """Return whether a phrase or a unit names a known symptom or disease."""
    return named.node is not None and not CONDITIONS.isdisjoint(named.node.categories)


def _stand_for(phrase: Phrase, unit: Unit) -> None:
    """Let "migraine sufferers" stand for migraine."""
    phrase.sort, phrase.text, phrase.head = Sort.KNOWN, unit.lower, _head_word(unit)
    phrase.node, phrase.people = unit.node, True


def _role_of(word: str) -> RoleNoun | None:
    """Return what "treatment methods" and "diagnostic procedures" are to their subject."""
    return ROLE_NOUNS.get(_METHODS_OF.get(word, ""))


def _classify_role(phrase: Phrase, head: Unit, modifiers: Sequence[Unit]) -> None:
    phrase.sort = Sort.REFERENCE if phrase.pointed else Sort.ROLE
    if head.lower == "form" and modifiers and modifiers[-1].lower.endswith("s"):
        phrase.sort = Sort.EMPTY  # "blood clots form"
        return
    phrase.role = ROLE_NOUNS[head.lower]
    phrase.category = Category.SYMPTOM if head.lower.startswith(("symptom", "sign")) else None
    category = _MADE_OF_ROLE.get(phrase.role.relation.name)
    if category and modifiers and not phrase.pointed and _makes_name(modifiers[-1]):
        phrase.sort, phrase.category, phrase.role = Sort.NEW, category, None
    elif modifiers and modifiers[-1].kind is Kind.NAME:
        phrase.inner = [_of_name(modifiers[-1], phrase.first)]


def _makes_name(unit: Unit) -> bool:
    """Return whether a word before "test" makes a test of its own: "sputum test", but not "gout test"."""
    if unit.kind is Kind.NAME and unit.node is not None:
        return not is_ill(unit)
    return unit.kind is Kind.WORD and unit.lower not in _ORDINARY


def _classify_name(phrase: Phrase, head: Unit, modifiers: Sequence[Unit]) -> None:
    assert head.node is not None  # noqa: S101 - a name has its node
    if phrase.pointed and phrase.category is Category.DISEASE:
        phrase.sort, phrase.node = Sort.REFERENCE, None  # "this disease of the joints"
        return
    if not phrase.modified:
        phrase.sort = Sort.KNOWN
        return
    phrase.sort = Sort.NEW
    phrase.category = head.node.categories[0]
    phrase.node = None
    if phrase.category is Category.ANATOMICAL_SITE and modifiers[-1].lower in words.STATES:
        phrase.category = Category.SYMPTOM  # "numb fingers" are no fingers
    if all(unit.kind is Kind.WORD and unit.lower.endswith("ing") for unit in modifiers):
        phrase.category = None  # "losing weight" is no weight


def _of_name(unit: Unit, place: int) -> Phrase:
    return Phrase(Sort.KNOWN, place, place, unit.lower, unit.lower, node=unit.node)


def iter_all(phrases: Iterable[Phrase], depth: int = 0) -> Iterator[Phrase]:
    """Yield phrases and those that hang on them."""
    for phrase in phrases:
        yield phrase
        if depth < _DEEPEST:
            yield from iter_all((*phrase.inner, *phrase.members), depth + 1)
        if phrase.apposed is not None and phrase.apposed.sort is Sort.ROLE:
            yield phrase.apposed


def names_kind(phrase: Phrase) -> bool:
    """Return whether a phrase says what a thing is: "a cause of pain", "a condition of the skin"."""
    return phrase.sort is Sort.ROLE or (phrase.head == "condition" and phrase.definite == "a")


def is_site(phrase: Phrase) -> bool:
    """Return whether a phrase names a part of the body."""
    if phrase.node is not None and phrase.sort is Sort.KNOWN:
        return phrase.node.categories[0] is Category.ANATOMICAL_SITE
    return phrase.sort is Sort.NEW and phrase.category is Category.ANATOMICAL_SITE


def sites_of(phrase: Phrase) -> list[Phrase]:
    """Return the parts of the body that a phrase names; of "the tissue of the legs" the legs."""
    if is_site(phrase):
        return [phrase]
    if phrase.sort is Sort.THROUGH:
        return [each for each in phrase.inner if is_site(each)]
    return []
