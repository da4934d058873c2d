"""Hanging on each noun phrase what belongs to it: "of", "in", "with", examples."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from graph.vocabulary import Category
from loaders.extract.prose import words
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.groups import kind_of, phrase_at, right_group
from loaders.extract.prose.likeness import is_known, lacks_noun, same_kind
from loaders.extract.prose.members import attach_members, cut
from loaders.extract.prose.phrases import Element, Phrase, Sort, is_site, names_kind, sites_of
from loaders.extract.prose.relations import CONDITIONS, SHOWS, TREATS, RoleNoun
from loaders.extract.prose.units import Unit
from loaders.extract.wording import share_head
from loaders.lexicon import Lexicon
from loaders.lexicon.forms import singularise_word

_BEFORE_MEMBERS = frozenset({Kind.EXAMPLE, Kind.COMMA, Kind.OPEN, Kind.ALIAS, Kind.BREAK})
_HANGING = _BEFORE_MEMBERS | {Kind.OF, Kind.PREPOSITION, Kind.LOCATIVE, Kind.TRIGGER}
_OF_A_KIND = frozenset({Sort.GENERIC, Sort.CLASS, Sort.REFERENCE})
_CONCEPTS = frozenset({Sort.NEW, Sort.KNOWN})
_SITED = frozenset({Sort.KNOWN, Sort.NEW, Sort.ROLE})
_NAMED = frozenset({Sort.KNOWN, Sort.NEW, Sort.CLASS})
REMEDIAL = RoleNoun(TREATS, of_is_object=True)  # "drugs for gout"
_FOR = frozenset({"for", "against"})
SYMPTOMATIC = RoleNoun(SHOWS, of_is_object=True)  # "diseases with this symptom"
_MAX_INNER_WORDS = 7
_WHERE = frozenset({"at", "in", "on", "under"})
_NAMELESS = frozenset({Sort.ROLE, Sort.EMPTY})
_SURFACES = frozenset({"wall", "walls", "lining", "membrane", "tissue", "surface", "sheath"})
_CHANGED = ("elevated", "increased", "raised", "reduced", "decreased", "lowered")
_SOME = frozenset({"something", "anything"})
_JOINS = frozenset({Kind.AND, Kind.COMMA})
_AIMED = frozenset({Category.TREATMENT, Category.TEST})
_TESTS = frozenset({Category.TEST})
_MEASURED = frozenset({Category.SUBSTANCE})
_AIMS = CONDITIONS | _MEASURED
_REMEDIES = frozenset({Category.TREATMENT, Category.SUBSTANCE})


_SUFFERING = frozenset({"suffering from", "diagnosed with", "suffer from"})


class Attacher:
    """Hangs on each phrase what belongs to it; what was hung on is no element any more.

    Args:
        lexicon: What is known of names.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Remember the lexicon."""
        self._lexicon = lexicon
        self._sentence = ""
        self._denied = False

    def attach(self, elements: Sequence[Element], sentence: str) -> list[Element]:
        """Return the elements with what belongs to phrases hung on them.

        Complexity:
            Linear in the number of elements; each goes into one phrase at most.
        """
        self._sentence = sentence
        made = list(elements)
        self._denied = any(each.kind is Kind.NOT for each in made)
        # From the right, so that "causes of spasms of the back" hangs on from the inside.
        for place in range(len(made) - 1, -1, -1):
            phrase = made[place]
            if isinstance(phrase, Phrase):
                self._attach_one(made, place, phrase)
        return made

    def _attach_one(self, made: list[Element], place: int, phrase: Phrase) -> None:
        if (
            phrase.head in words.LACKS
            and phrase.sort is Sort.KNOWN
            and self._is_of_substance(phrase)
        ):
            for joined in right_group(made, place, whole=True)[1:]:
                self._lack(joined, phrase)
        if kind_of(made, place + 1) in _JOINS and lacks_noun(phrase):
            self._share_noun(made, place, phrase)
        while phrase.head in _SOME and kind_of(made, place + 1) is Kind.TRANSPARENT:
            del made[place + 1]  # "something more serious"
        following = kind_of(made, place + 1)
        while following in _HANGING and self._attach_next(made, place, phrase, following):
            following = kind_of(made, place + 1)

    def _share_noun(self, made: list[Element], place: int, phrase: Phrase) -> None:
        """Let the salivary of "the salivary and lacrimal glands" be glands, where such are known."""
        other = phrase_at(made, place + 2)
        if other is None or " " in phrase.text or other.text.count(" ") != 1:
            return
        noun = other.text.split()[1]
        node = self._lexicon.find(f"{phrase.text} {noun}")
        if node is not None:
            phrase.sort, phrase.node, phrase.head = Sort.KNOWN, node, noun.lower()
            phrase.text = f"{phrase.text} {noun}"

    def _attach_next(
        self, made: list[Element], place: int, phrase: Phrase, following: Kind | None
    ) -> bool:
        """Hang on a phrase what stands next to it; return whether that belonged to it."""
        if following is Kind.OF:
            return self._attach_inner(made, place, phrase)
        if following is Kind.PREPOSITION:
            return self._attach_preposition(made, place, phrase)
        if following is Kind.LOCATIVE:
            return self._attach_place(made, place, phrase)
        if following is Kind.TRIGGER:
            return self._attach_relation(made, place, phrase)
        done = attach_members(made, place, phrase)
        self._share_lack(phrase)
        return done

    def _attach_inner(self, made: list[Element], place: int, phrase: Phrase) -> bool:
        group = same_kind(right_group(made, place + 2), phrase)
        if not group:
            return False
        cut(made, place + 1, group[-1])
        phrase.inner = group
        for each in group:
            if each.head in _SURFACES:
                _take_as_site(each)
        self._compose(phrase)
        if phrase.head in words.LACKS and len(group) == 1 and phrase.node is not None:
            for joined in right_group(made, place, whole=True)[1:]:
                self._lack(joined, phrase)
        return True

    def _compose(self, phrase: Phrase) -> None:
        """Work out what a phrase with something behind its "of" names."""
        changed = phrase.text.lower().startswith(_CHANGED)  # "an elevated level of glucose"
        if phrase.head in words.THROUGH and not (changed or names_kind(phrase)):
            phrase.sort = Sort.THROUGH
        elif phrase.sort in _OF_A_KIND:
            self._compose_class(phrase)
        elif phrase.sort is Sort.KNOWN and all(
            is_site(each) or each.sort in _NAMELESS for each in phrase.inner
        ):
            return  # "pain of unknown origin" is pain
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
        if phrase.head in words.LACKS and self._name_lack(phrase, inner):
            return
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

    def _is_of_substance(self, phrase: Phrase) -> bool:
        """Return whether a known lack is that of a substance: of magnesium, not of sleep."""
        node = self._lexicon.find(phrase.text.partition(" of ")[2])
        return node is not None and Category.SUBSTANCE in node.categories

    def _lack(self, joined: Phrase, phrase: Phrase) -> None:
        """Let the calcium of "deficiency of magnesium and calcium" be its deficiency."""
        if joined.node is not None and Category.SUBSTANCE in joined.node.categories:
            head = "excess" if phrase.head == "excess" else "deficiency"
            shared = self._name(f"{joined.text} {head}", joined)
            joined.sort, joined.text, joined.node = shared.sort, shared.text, shared.node

    def _name_lack(self, phrase: Phrase, inner: list[Phrase]) -> bool:
        """Let "lack of iron" be iron deficiency; return whether it is the lack of one substance."""
        node = inner[0].node
        if (
            len(inner) > 1
            or inner[0].members
            or node is None
            or (Category.SUBSTANCE not in node.categories or phrase.head == "excess")
        ):
            return False
        named = self._name(f"{inner[0].text} deficiency", phrase)
        phrase.sort, phrase.text, phrase.node = named.sort, named.text, named.node
        phrase.category = None if named.node else Category.DISEASE
        return True

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
        takes = words.TAKES_TO if word == "to" else words.TAKES_WITH
        if word in {"to", "with"} and phrase.head in takes:
            return self._attach_exposure(made, place, phrase, group)
        if word in _FOR and is_known(phrase, _AIMED) and is_known(group[0], _AIMS):
            return self._attach_aim(made, place, phrase, group)
        if word == "with" and (phrase.sort is Sort.PEOPLE or _are_those(phrase)):
            return _stand_for(made, place, phrase, group)
        if word == "with" and phrase.category is Category.DISEASE and is_site(group[0]):
            return self._attach_problem(made, place, phrase, group[0])
        return _attach_role(made, place, phrase, word)

    def _attach_exposure(
        self, made: list[Element], place: int, phrase: Phrase, group: list[Phrase]
    ) -> bool:
        """Read "sensitivity to light" as one thing."""
        cut(made, place + 1, group[0])
        phrase.inner, phrase.sort = group[:1], Sort.NEW
        self._compose_name(phrase)
        return True

    def _attach_aim(
        self, made: list[Element], place: int, phrase: Phrase, group: list[Phrase]
    ) -> bool:
        """Read "surgery for gout"; not where anything is denied, which might be just that."""
        if is_known(group[0], _MEASURED):
            if not is_known(phrase, _TESTS):
                return False
            cut(made, place + 1, right_group(made, place + 2, whole=True)[-1])
            return True  # "blood tests for ferritin and iron" are blood tests
        if self._denied:
            return False
        cut(made, place + 1, group[0])
        phrase.aims = group[:1]
        return True

    def _attach_problem(
        self, made: list[Element], place: int, phrase: Phrase, site: Phrase
    ) -> bool:
        """Read "problems with the inner ear" as a class."""
        if phrase.sort is not Sort.GENERIC:
            return False
        cut(made, place + 1, site)
        phrase.sort, phrase.end = Sort.CLASS, site.end
        phrase.text = self._sentence[phrase.begin : site.end]
        phrase.node = self._lexicon.find(f"{site.text} disease")
        return True

    def _attach_place(self, made: list[Element], place: int, phrase: Phrase) -> bool:
        group = right_group(made, place + 2)
        word = made[place + 1]
        if not group or not isinstance(word, Unit):
            return False
        if len(group) > 2 and is_site(group[0]) and is_site(group[-1]):  # noqa: PLR2004 - some between
            for each in group:
                _take_as_site(each)
        named = list(takewhile(sites_of, group))
        if named and phrase.sort in _SITED:
            # "heaviness in the legs, cramps and fever": only the legs are where.
            named = named if len(named) == len(group) else named[:1]
            cut(made, place + 1, named[-1])
            phrase.places += [site for each in named for site in sites_of(each)]
            return True
        if word.lower in _WHERE and phrase.sort is Sort.NEW and phrase.head in words.DOINGS:
            cut(made, place + 1, group[0])
            phrase.inner = group[:1]
            self._compose_name(phrase)
            return True
        if word.lower != "in" or phrase.sort is not Sort.NEW:
            return False
        # "deficiency in vitamins", "sitting in one position"
        if not _names_new(phrase, group[0], self._lexicon):
            return False
        taken = group if all(each.sort is Sort.KNOWN for each in group) else group[:1]
        cut(made, place + 1, taken[-1])
        phrase.inner = taken
        self._compose(phrase)
        return True

    def _attach_relation(self, made: list[Element], place: int, phrase: Phrase) -> bool:
        """Read "diseases related to the nervous system" as a class."""
        trigger = made[place + 1]
        if phrase.sort is Sort.PEOPLE and isinstance(trigger, Unit) and trigger.lower in _SUFFERING:
            group = right_group(made, place + 2)
            return bool(group) and _stand_for(made, place, phrase, group)
        group = right_group(made, place + 2)
        if not isinstance(trigger, Unit) or trigger.lower not in {"related to", "associated with"}:
            return False
        if phrase.sort is not Sort.GENERIC or phrase.category is not Category.DISEASE or not group:
            return False
        inner = group[0]
        if not (is_site(inner) or (inner.sort is Sort.NEW and len(group) == 1)):
            return False
        cut(made, place + 1, inner)
        phrase.sort = Sort.CLASS
        phrase.node = self._lexicon.find(f"{inner.text} {phrase.head}")
        phrase.text = f"{phrase.head} related to {inner.text}"
        phrase.members, inner.members = inner.members, []
        return True


def _attach_role(made: list[Element], place: int, phrase: Phrase, word: str) -> bool:
    """Read "reasons for gout", "drugs for gout" and "diseases with this symptom"."""
    group = right_group(made, place + 2)
    role = phrase.role
    if phrase.sort is Sort.ROLE and word == "with" and is_known(group[0], _REMEDIES):
        cut(made, place + 1, group[-1])
        phrase.sort, phrase.members = Sort.GENERIC, group  # "treatment with drugs"
        return True
    if phrase.sort is Sort.GENERIC and phrase.category is Category.TREATMENT and word in _FOR:
        role = REMEDIAL
    elif phrase.sort is Sort.GENERIC and phrase.category is Category.DISEASE and word == "with":
        role = SYMPTOMATIC
    elif phrase.sort is not Sort.ROLE or word not in {"for", "behind"}:
        return False
    cut(made, place + 1, group[-1])
    phrase.sort, phrase.inner, phrase.role = Sort.ROLE, group, role
    return True


def _names_new(phrase: Phrase, inner: Phrase, lexicon: Lexicon) -> bool:
    if phrase.head in words.CHANGES | words.LACKS:
        return True
    if inner.sort is Sort.KNOWN and inner.node is not None:
        return Category.SUBSTANCE in inner.node.categories
    known = lexicon.find(f"{phrase.text} in {inner.text}")
    return known is not None or (phrase.category is None and inner.sort is Sort.NEW)


def _are_those(phrase: Phrase) -> bool:
    """Return whether a phrase is the "those" of "those with gout"."""
    return phrase.pointed == "those" and not phrase.head and phrase.sort is Sort.REFERENCE


def _stand_for(made: list[Element], place: int, people: Phrase, group: list[Phrase]) -> bool:
    """Let "patients with diabetes" stand for diabetes."""
    named = [each for each in group if each.sort in _NAMED]
    if len(named) != len(group):
        return False
    cut(made, place + 1, group[-1])
    first = group[0]
    people.sort, people.text, people.head, people.node = (
        first.sort, first.text, first.head, first.node
    )  # fmt: skip
    people.category, people.members = first.category, first.members
    people.people = True
    if len(group) > 1:
        people.sort, people.members = Sort.GENERIC, list(group)
    return True


def _take_as_site(phrase: Phrase) -> None:
    """Let the palm of "in the fingers, the palm and the wrist" be a part of the body, as they are."""
    if (
        phrase.sort is Sort.NEW
        and phrase.category is None
        and (not phrase.modified or phrase.head in _SURFACES)
    ):
        phrase.category = Category.ANATOMICAL_SITE
