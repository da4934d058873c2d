"""Phrases that belong together: joined by "and", hung on an "of", listed behind "such as"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.vocabulary import Category
from loaders.extract.prose import words
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.phrases import Element, Phrase, Sort, is_site, sites_of
from loaders.extract.prose.relations import SHOWS, RoleNoun
from loaders.extract.prose.units import Unit
from loaders.extract.wording import share_head
from loaders.lexicon import Lexicon
from loaders.lexicon.forms import singularise_word

_FINITE = frozenset({Kind.COPULA, Kind.VERB, Kind.INCLUDE, Kind.NOT})
_BEFORE_MEMBERS = frozenset({Kind.EXAMPLE, Kind.COMMA, Kind.OPEN, Kind.ALIAS, Kind.BREAK})
_OF_A_KIND = frozenset({Sort.GENERIC, Sort.CLASS, Sort.REFERENCE})
_CONCEPTS = frozenset({Sort.NEW, Sort.KNOWN})
_SITED = frozenset({Sort.KNOWN, Sort.NEW, Sort.ROLE})
_OPENS = frozenset({Kind.COMMA, Kind.OPEN})
_PREPOSITIONS = frozenset({Kind.LOCATIVE, Kind.PREPOSITION})
_CLOSES = frozenset({Kind.COMMA, Kind.CLOSE})
_GOES_ON = frozenset({Kind.RELATIVE, Kind.TRIGGER})
_TAKES_OBJECT = frozenset({
    Kind.TRIGGER, Kind.VERB, Kind.COPULA, Kind.INCLUDE, Kind.PREPOSITION, Kind.LOCATIVE, Kind.OF,
    Kind.MODAL,
})  # fmt: skip
_PARTICIPIAL = frozenset({
            "due", "because", "as", "found", "felt", "brought", "made", "seen", "against", "in", "a",
            "the", "worse", "responsible", "typical", "characteristic", "common", "consultation",
            "diagnosis", "relief", "prevention", "set", "together", "along", "owing",
        })  # fmt: skip
_JOINS = frozenset({Kind.AND, Kind.COMMA})
_LIGHT = frozenset({Kind.ADVERB, Kind.HEDGE})
_NAMED = frozenset({Sort.KNOWN, Sort.NEW, Sort.CLASS})
_OPEN_ENDED = frozenset({Sort.GENERIC, Sort.CLASS, Sort.ROLE})
_EMPHASIS = frozenset({"especially", "particularly", "in particular", "above all"})
SYMPTOMATIC = RoleNoun(SHOWS, of_is_object=True)  # "diseases with this symptom"
_MAX_INNER_WORDS = 7


def kind_of(elements: Sequence[Element], place: int) -> Kind | None:
    """Return what unit stands at a place; None for a phrase, and outside the sentence."""
    if not 0 <= place < len(elements):
        return None
    element = elements[place]
    return element.kind if isinstance(element, Unit) else None


def phrase_at(elements: Sequence[Element], place: int) -> Phrase | None:
    """Return the phrase at a place, if one stands there."""
    if not 0 <= place < len(elements):
        return None
    element = elements[place]
    return element if isinstance(element, Phrase) else None


def is_finite(element: Element | None) -> bool:
    """Return whether a unit is a verb that takes what stands before it as its subject."""
    if not isinstance(element, Unit):
        return False
    if element.kind in _FINITE:
        return not element.lower.endswith("ing")
    if element.kind is Kind.MODAL:
        return element.lower not in {"to", "in order to", "used to", "so as to"}
    if element.kind is Kind.TRIGGER:
        first = element.lower.split()[0]
        return not first.endswith(("ing", "ed", "en")) and first not in _PARTICIPIAL
    return False


def is_verbal(element: Element | None) -> bool:
    """Return whether a verb, or what belongs to one, stands there."""
    return isinstance(element, Unit) and (element.kind is Kind.MODAL or is_finite(element))


def right_group(elements: Sequence[Element], place: int, *, whole: bool = False) -> list[Phrase]:
    """Return the phrases joined from a place on; empty where none stands there.

    Args:
        elements: Of the sentence.
        place: Where the first phrase stands.
        whole: Whether the last may be followed by a verb, as that of a subject is.
    """
    first = phrase_at(elements, place)
    if first is None:
        return []
    group = [first]
    joined = 1
    while (following := _next_joined(elements, place)) is not None:
        phrase = phrase_at(elements, following)
        if phrase is None or (not whole and is_finite(_behind(elements, following))):
            break
        group.append(phrase)
        if _has_and(elements, place, following):
            joined = len(group)
        place = following
    return group[:joined]


def _has_and(elements: Sequence[Element], start: int, end: int) -> bool:
    return any(kind_of(elements, at) is Kind.AND for at in range(start + 1, end))


def _behind(elements: Sequence[Element], place: int) -> Element | None:
    place += 1
    while kind_of(elements, place) in _LIGHT:
        place += 1
    return elements[place] if place < len(elements) else None


def _next_joined(elements: Sequence[Element], place: int) -> int | None:
    at = place + 1
    if kind_of(elements, at) not in _JOINS:
        return None
    while kind_of(elements, at) in _JOINS or kind_of(elements, at) in _LIGHT:
        at += 1
    if kind_of(elements, at) is Kind.LOCATIVE and _was_place(elements, place):
        at += 1
    return at if phrase_at(elements, at) is not None else None


def _was_place(elements: Sequence[Element], place: int) -> bool:
    phrase = phrase_at(elements, place)
    return phrase is not None and is_site(phrase)


def left_group(elements: Sequence[Element], place: int, *, acted_on: bool = False) -> list[Phrase]:
    """Return the phrases joined up to a place: of "A causes B, and C …" only C.

    Args:
        elements: Of the sentence.
        place: Where the last phrase stands.
        acted_on: Whether they may be what a verb before them acts on, as an antecedent may.
    """
    last = phrase_at(elements, place)
    if last is None:
        return []
    group = [last]
    at = place
    joined = False
    while kind_of(elements, at - 1) in _JOINS:
        back = at - 1
        while kind_of(elements, back) in _JOINS or kind_of(elements, back) in _LIGHT:
            back -= 1
        phrase = phrase_at(elements, back)
        joined = joined or _has_and(elements, back, at)
        if phrase is None or not joined:
            break
        group.insert(0, phrase)
        at = back
    before = kind_of(elements, at - 1)
    if before is Kind.VERB and not acted_on:
        return []  # what the verb before it acts on: "who get no rest and recovery increase …"
    if len(group) > 1 and before in _TAKES_OBJECT:
        return [last]
    return group


class Attacher:
    """Hangs on each phrase what belongs to it; what was hung on is no element any more.

    Args:
        lexicon: What is known of names.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Remember the lexicon."""
        self._lexicon = lexicon
        self._sentence = ""

    def attach(self, elements: Sequence[Element], sentence: str) -> list[Element]:
        """Return the elements with what belongs to phrases hung on them.

        Complexity:
            Linear in the number of elements; each goes into one phrase at most.
        """
        self._sentence = sentence
        made = list(elements)
        # From the right, so that "causes of spasms of the back" hangs on from the inside.
        for place in range(len(made) - 1, -1, -1):
            phrase = phrase_at(made, place)
            if phrase is not None:
                self._attach_one(made, place, phrase)
        return made

    def _attach_one(self, made: list[Element], place: int, phrase: Phrase) -> None:
        if phrase.head in words.LACKS and phrase.sort is Sort.KNOWN and " of " in phrase.text:
            for joined in right_group(made, place, whole=True)[1:]:
                self._lack(joined, phrase)
        while True:
            following = kind_of(made, place + 1)
            if following is Kind.OF:
                done = self._attach_inner(made, place, phrase)
            elif following is Kind.PREPOSITION:
                done = self._attach_preposition(made, place, phrase)
            elif following is Kind.LOCATIVE:
                done = self._attach_place(made, place, phrase)
            elif following is Kind.TRIGGER:
                done = self._attach_relation(made, place, phrase)
            elif following in _BEFORE_MEMBERS:
                done = _attach_members(made, place, phrase)
                self._share_lack(phrase)
            else:
                done = False
            if not done:
                return

    def _attach_inner(self, made: list[Element], place: int, phrase: Phrase) -> bool:
        group = _same_kind(right_group(made, place + 2))
        if not group:
            return False
        _cut(made, place + 1, group[-1])
        phrase.inner = group
        self._compose(phrase)
        return True

    def _compose(self, phrase: Phrase) -> None:
        """Work out what a phrase with something behind its "of" names."""
        if phrase.head in words.THROUGH and phrase.sort is not Sort.ROLE:
            phrase.sort = Sort.THROUGH
        elif phrase.sort in _OF_A_KIND:
            self._compose_class(phrase)
        elif phrase.sort is Sort.KNOWN and all(map(is_site, phrase.inner)):
            return
        elif phrase.sort in _CONCEPTS:
            self._compose_name(phrase)

    def _compose_class(self, phrase: Phrase) -> None:
        inner = phrase.inner[0]
        if phrase.sort is Sort.REFERENCE or inner.sort not in _CONCEPTS:
            phrase.places += [each for each in phrase.inner if is_site(each)]
            return
        phrase.sort = Sort.CLASS
        name = f"{inner.text} {phrase.head}"
        phrase.node = self._lexicon.find(name)
        phrase.text = f"{phrase.text} of the {inner.text}" if is_site(inner) else name

    def _compose_name(self, phrase: Phrase) -> None:
        inner = [each for each in phrase.inner if each.text]
        if not inner:
            return
        rest = " and ".join(each.text for each in inner)
        whole = self._sentence[phrase.begin : inner[-1].end]
        if phrase.head in words.LACKS:
            for one in inner:
                phrase.members += one.members
                phrase.emphasised = phrase.emphasised or one.emphasised
                one.members = []
            self._share_lack(phrase)
        if shared := share_head(f"{phrase.text} of {rest}", self._lexicon):
            phrase.sort = Sort.GENERIC
            phrase.members = [self._name(name, phrase) for name in shared]
            return
        known = self._lexicon.find(whole) or self._lexicon.find(f"{phrase.text} of {rest}")
        phrase.node = known
        phrase.sort = Sort.KNOWN if known else Sort.NEW
        if not known and len(whole.split()) <= _MAX_INNER_WORDS:
            phrase.text, phrase.end = whole, inner[-1].end
            phrase.category = None
        phrase.places += [place for one in phrase.inner for place in one.places]

    def _lack(self, joined: Phrase, phrase: Phrase) -> None:
        """Let the calcium of "deficiency of magnesium and calcium" be its deficiency."""
        if joined.node is not None and Category.SUBSTANCE in joined.node.categories:
            shared = self._name(f"{joined.text} {singularise_word(phrase.head)}", joined)
            joined.sort, joined.text, joined.node = shared.sort, shared.text, shared.node

    def _share_lack(self, phrase: Phrase) -> None:
        """Let "deficiency of minerals, such as magnesium" comprise magnesium deficiency."""
        if phrase.head not in words.LACKS:
            return
        phrase.members = [
            self._name(f"{each.text} {singularise_word(phrase.head)}", phrase)
            if each.node is not None and Category.SUBSTANCE in each.node.categories
            else each
            for each in phrase.members
        ]

    def _name(self, name: str, phrase: Phrase) -> Phrase:
        node = self._lexicon.find(name)
        sort = Sort.KNOWN if node else Sort.NEW
        return Phrase(
            sort, phrase.first, phrase.last, name, phrase.head, phrase.begin, phrase.end, node=node
        )

    def _attach_preposition(self, made: list[Element], place: int, phrase: Phrase) -> bool:
        before = made[place + 1]
        word = before.lower if isinstance(before, Unit) else ""
        group = right_group(made, place + 2)
        if not group:
            return False
        if word == "to" and phrase.head in words.TAKES_TO:
            _cut(made, place + 1, group[0])
            phrase.inner, phrase.sort = group[:1], Sort.NEW
            self._compose_name(phrase)
            return True
        if phrase.sort is Sort.PEOPLE and word == "with":
            return _stand_for(made, place, phrase, group)
        if phrase.sort is Sort.ROLE and word in {"for", "behind"}:
            _cut(made, place + 1, group[-1])
            phrase.inner = group
            return True
        if word == "with" and phrase.sort is Sort.GENERIC and phrase.category is Category.DISEASE:
            _cut(made, place + 1, group[-1])
            phrase.sort, phrase.inner, phrase.role = Sort.ROLE, group, SYMPTOMATIC
            return True
        return False

    def _attach_place(self, made: list[Element], place: int, phrase: Phrase) -> bool:
        group = right_group(made, place + 2)
        word = made[place + 1]
        if not group or not isinstance(word, Unit):
            return False
        sites = [site for each in group for site in sites_of(each)]
        if len(sites) >= len(group) and phrase.sort in _SITED:
            _cut(made, place + 1, group[-1])
            phrase.places += sites
            return True
        if word.lower != "in" or phrase.sort is not Sort.NEW:
            return False
        # "deficiency in vitamins", "sitting in one position"
        if not _names_new(phrase, group[0], self._lexicon):
            return False
        taken = group if all(each.sort is Sort.KNOWN for each in group) else group[:1]
        _cut(made, place + 1, taken[-1])
        phrase.inner = taken
        self._compose(phrase)
        return True

    def _attach_relation(self, made: list[Element], place: int, phrase: Phrase) -> bool:
        """Read "diseases related to the nervous system" as a class."""
        trigger = made[place + 1]
        group = right_group(made, place + 2)
        if not isinstance(trigger, Unit) or trigger.lower not in {"related to", "associated with"}:
            return False
        if phrase.sort is not Sort.GENERIC or phrase.category is not Category.DISEASE or not group:
            return False
        inner = group[0]
        if not (is_site(inner) or (inner.sort is Sort.NEW and len(group) == 1)):
            return False
        _cut(made, place + 1, inner)
        phrase.sort = Sort.CLASS
        phrase.node = self._lexicon.find(f"{inner.text} {phrase.head}")
        phrase.text = f"{phrase.head} related to {inner.text}"
        phrase.members, inner.members = inner.members, []
        return True


def _names_new(phrase: Phrase, inner: Phrase, lexicon: Lexicon) -> bool:
    if phrase.head in words.CHANGES | words.LACKS:
        return True
    if inner.sort is Sort.KNOWN and inner.node is not None:
        return Category.SUBSTANCE in inner.node.categories
    known = lexicon.find(f"{phrase.text} in {inner.text}")
    return known is not None or (phrase.category is None and inner.sort is Sort.NEW)


def _stand_for(made: list[Element], place: int, people: Phrase, group: list[Phrase]) -> bool:
    """Let "patients with diabetes" stand for diabetes."""
    named = [each for each in group if each.sort in _NAMED]
    if len(named) != len(group):
        return False
    _cut(made, place + 1, group[-1])
    first = group[0]
    people.sort, people.text, people.head, people.node = (
        first.sort, first.text, first.head, first.node
    )  # fmt: skip
    people.category, people.members = first.category, first.members
    people.people = True
    if len(group) > 1:
        people.sort, people.members = Sort.GENERIC, list(group)
    return True


def _same_kind(group: list[Phrase]) -> list[Phrase]:
    """Return the joined phrases behind an "of" that surely belong to it: all, where all are alike."""
    if len(group) > 1 and (
        all(map(is_site, group))
        or all(each.node and Category.SUBSTANCE in each.node.categories for each in group)
    ):
        return group
    return group[:1]


def _attach_members(made: list[Element], place: int, phrase: Phrase) -> bool:
    at = place + 1
    if kind_of(made, at) is Kind.BREAK:
        return _attach_apposition(made, place, phrase)
    opened = kind_of(made, at) is Kind.OPEN
    if kind_of(made, at) in _OPENS:
        at += 1
    following = kind_of(made, at)
    if following is Kind.ALIAS:
        return _attach_alias(made, place, at + 1, phrase)
    if following is not Kind.EXAMPLE:
        return (opened and _attach_parentheses(made, place, phrase)) or _attach_apposition(
            made, place, phrase
        )
    cue = made[at]
    phrase.emphasised = isinstance(cue, Unit) and cue.lower in _EMPHASIS
    group = right_group(made, _skip_to_members(made, at + 1))
    if not group:
        return False
    phrase.members += group
    _cut(made, place + 1, group[-1])
    if opened and kind_of(made, place + 1) is Kind.CLOSE:
        del made[place + 1]
    elif kind_of(made, place + 1) is Kind.COMMA and is_verbal(_behind(made, place + 1)):
        del made[place + 1]  # "drugs, such as aspirin, help"
    return True


def _skip_to_members(made: Sequence[Element], at: int) -> int:
    """Return the place behind the small words after "such as": "for example, in"."""
    while (
        kind_of(made, at) in _LIGHT
        or kind_of(made, at) in _PREPOSITIONS
        or (kind_of(made, at) is Kind.COMMA)
    ):
        at += 1
    return at


def _attach_alias(made: list[Element], place: int, at: int, phrase: Phrase) -> bool:
    other = phrase_at(made, at)
    if other is None or phrase.sort not in _CONCEPTS or other.sort is Sort.EMPTY:
        return False
    if other.node is not None and phrase.node is not None and other.node.id != phrase.node.id:
        return False
    phrase.aliases.append(other.text)
    if phrase.node is None and other.node is not None:
        phrase.node, phrase.sort = other.node, Sort.KNOWN
        phrase.aliases = [phrase.text]
    del made[place + 1 : at + 1]
    if kind_of(made, place + 1) in _CLOSES:
        del made[place + 1]
    return True


def _attach_parentheses(made: list[Element], place: int, phrase: Phrase) -> bool:
    """Take parentheses out; what they list belongs to a class or a role before them."""
    end = place + 2
    while end < len(made) and kind_of(made, end) is not Kind.CLOSE:
        end += 1
    if phrase.sort in _OPEN_ENDED:
        phrase.members += right_group(made, place + 2)
    del made[place + 1 : end + 1]
    return True


def _attach_apposition(made: list[Element], place: int, phrase: Phrase) -> bool:
    """Let "neuropathy, a complication that …" say of the complication that it is the neuropathy."""
    other = phrase_at(made, place + 2)
    if other is None or phrase.sort not in _CONCEPTS or other.members:
        return False
    if (
        other.sort in _OPEN_ENDED
        and other.definite in {"a", "an", "the"}
        and (kind_of(made, place + 3) in _GOES_ON)
    ):
        other.sort, other.members = Sort.GENERIC, [phrase]
        return False
    if (
        other.definite in {"a", "an"}
        and kind_of(made, place + 1) is Kind.COMMA
        and (
            kind_of(made, place + 3) is Kind.COMMA
            and not isinstance(_behind(made, place + 3), Phrase)
        )
    ):
        del made[place + 1 : place + 4]  # "hepatitis, an inflammation, …"
        return True
    return False


def _cut(made: list[Element], start: int, last: Phrase) -> None:
    """Remove the elements from a place up to a phrase."""
    end = next(at for at in range(start, len(made)) if made[at] is last)
    del made[start : end + 1]
