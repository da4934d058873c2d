"""What comprises, names or explains a phrase: examples, other names, appositions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.vocabulary import Category
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.groups import behind, is_verbal, kind_of, phrase_at, right_group
from loaders.extract.prose.phrases import Element, Phrase, Sort, is_site
from loaders.extract.prose.units import Unit

_CONCEPTS = frozenset({Sort.NEW, Sort.KNOWN})
_CLASSES = frozenset({Sort.GENERIC, Sort.CLASS})
_OPENS = frozenset({Kind.COMMA, Kind.OPEN})
_PREPOSITIONS = frozenset({Kind.LOCATIVE, Kind.PREPOSITION})
_REMEDIES = {Category.TREATMENT, Category.SUBSTANCE}
_JOINS = frozenset({Kind.COMMA, Kind.AND})
_CLOSES = frozenset({Kind.COMMA, Kind.CLOSE})
_GOING_ON = frozenset({Kind.RELATIVE, Kind.TRIGGER})
_LIGHT = frozenset({Kind.ADVERB, Kind.HEDGE})
_OPEN_ENDED = frozenset({Sort.GENERIC, Sort.CLASS, Sort.ROLE})
_EMPHASIS = frozenset({"especially", "particularly", "in particular", "above all"})

_NOTHING = Unit(Kind.ADVERB, 0, 0, "")
_RELATES = frozenset({Kind.TRIGGER, Kind.INCLUDE})
_SORTS_OF = frozenset({"a group of", "a series of", "a number of", "a variety of"})
_VERBS = frozenset({Kind.TRIGGER, Kind.COPULA, Kind.MODAL, Kind.HEDGE, Kind.VERB})


def attach_members(made: list[Element], place: int, phrase: Phrase) -> bool:
    """Hang on a phrase its examples, its other names, what explains it; return whether there was any."""
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
    members = _skip_to_members(made, at + 1)
    group = right_group(made, members, whole=True)
    if not group or (_word_at(made, members - 1) == "to" and phrase.definite in {"a", "an"}):
        return False  # "a reaction, for example to nuts": nuts are no reactions
    if group[0].people:
        return False  # "…, particularly in people with gout"
    group = _end_examples(made, group)
    whose = _find_exemplified(made, place, phrase, group)
    whose.members += group
    cut(made, place + 1, group[-1])
    if opened and kind_of(made, place + 1) is Kind.CLOSE:
        del made[place + 1]
    elif kind_of(made, place + 1) is Kind.COMMA and is_verbal(behind(made, place + 1)):
        del made[place + 1]  # "drugs, such as aspirin, help"
    return not _silence(made, place, whose)


def _end_examples(made: Sequence[Element], group: list[Phrase]) -> list[Phrase]:
    """Return the example of "infections, such as a cold, and gout": of two, no comma parts the last."""
    if len(group) != 2:  # noqa: PLR2004 - more than two may be parted by it
        return group
    at = next(number for number, each in enumerate(made) if each is group[0])
    return group[:1] if kind_of(made, at + 1) is Kind.COMMA else group


def _find_exemplified(
    made: Sequence[Element], place: int, phrase: Phrase, group: Sequence[Phrase]
) -> Phrase:
    """Return the drugs of "drugs that thin the blood, such as aspirin": what the examples are of."""
    kinds = {category for each in group if each.node for category in each.node.categories}
    own = phrase.node.categories if phrase.node is not None else ()
    if not kinds or not own or not _are_unlike(kinds, own):
        return phrase
    for at in range(place - 1, -1, -1):
        earlier = phrase_at(made, at)
        if kind_of(made, at) is Kind.BREAK:
            break
        if earlier is not None and earlier.plural and earlier.sort in {*_CLASSES, Sort.KNOWN}:
            known = earlier.node.categories if earlier.node is not None else (earlier.category,)
            if not _are_unlike(kinds, known):
                return earlier
    return phrase


def _silence(made: list[Element], place: int, whose: Phrase) -> bool:
    """Take the "that thin the blood" out of "drugs that thin the blood, such as aspirin, help".

    Returns:
        Whether it stood there; what stands in its stead says nothing.
    """
    at = next(at for at in range(place, -1, -1) if made[at] is whose)
    related = any(kind_of(made, n) in _RELATES for n in range(at, place))
    if at == place or kind_of(made, at + 1) is not Kind.RELATIVE or related:
        return False
    made[at + 1 : place + 1] = [_NOTHING] * (place - at)
    return True


def _are_unlike(kinds: Iterable[Category], others: Iterable[Category | None]) -> bool:
    """Return whether things of these categories cannot be examples of those."""
    groups = [{_GROUP_OF.get(each, each) for each in some if each} for some in (kinds, others)]
    return groups[0].isdisjoint(groups[1])


_GROUP_OF = {
    Category.SYMPTOM: Category.DISEASE, Category.COMPLICATION: Category.DISEASE,
    Category.SUBSTANCE: Category.TREATMENT, Category.CAUSE: Category.DISEASE,
}  # fmt: skip


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
    if other is not None and phrase.sort in _CLASSES and other.sort in _CONCEPTS:
        return _take_name(made, place, at, phrase)
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


def _take_name(made: list[Element], place: int, at: int, phrase: Phrase) -> bool:
    """Let "a condition called gout" be gout, and one that no table knows a condition."""
    other = made[at]
    if not isinstance(other, Phrase) or (phrase.plural and not other.plural):
        return False
    phrase.sort, phrase.text, phrase.head, phrase.node = (
        other.sort, other.text, other.head, other.node
    )  # fmt: skip
    phrase.category = phrase.category if other.node is None else None
    phrase.definite, phrase.modified, phrase.inner = "", other.modified, []
    del made[place + 1 : at + 1]
    if kind_of(made, place + 1) is Kind.CLOSE:
        del made[place + 1]
    return True


def _attach_parentheses(made: list[Element], place: int, phrase: Phrase) -> bool:
    """Take parentheses out; what they list belongs to a class or a role before them."""
    end = place + 2
    while end < len(made) and kind_of(made, end) is not Kind.CLOSE:
        end += 1
    inside = _listed(made, place + 2, end)
    if phrase.sort in _OPEN_ENDED or (phrase.plural and _comprises(phrase, inside)):
        phrase.members += inside
    elif phrase.sort is Sort.NEW and _names_it(inside) and kind_of(made, place + 3) is Kind.CLOSE:
        phrase.aliases.append(phrase.text)  # "an overactive thyroid (hyperthyroidism)"
        phrase.sort, phrase.node = Sort.KNOWN, inside[0].node
    del made[place + 1 : end + 1]
    return True


def _listed(made: Sequence[Element], start: int, end: int) -> list[Phrase]:
    """Return the phrases between two places, where they are only joined; else the first group."""
    listed = [phrase for at in range(start, end) if (phrase := phrase_at(made, at)) is not None]
    plain = all(phrase_at(made, at) or kind_of(made, at) in _JOINS for at in range(start, end))
    return listed if plain else right_group(made, start)


def _names_it(inside: Sequence[Phrase]) -> bool:
    if len(inside) != 1 or inside[0].inner or inside[0].places:
        return False  # "gastritis (inflammation of the stomach)" is no other name
    return inside[0].node is not None and not is_site(inside[0])


def _comprises(phrase: Phrase, inside: Sequence[Phrase]) -> bool:
    """Return whether parentheses hold kinds of what stands before them: "mucolytics (ambroxol, …)"."""
    if phrase.sort is not Sort.KNOWN or phrase.node is None or not inside:
        return False
    own = set(phrase.node.categories)
    own |= _REMEDIES if own & _REMEDIES else set()
    nodes = [each.node for each in inside]
    if all(node is None for node in nodes):
        return len(inside) > 1 and Category.TREATMENT in own
    return all(node is None or own & set(node.categories) for node in nodes)


def _attach_apposition(made: list[Element], place: int, phrase: Phrase) -> bool:
    """Let "neuropathy, a complication that …" say of the complication that it is the neuropathy."""
    if (
        _word_at(made, place + 2) == "or"
        and kind_of(made, place + 4) is Kind.COMMA
        and (phrase_at(made, place + 3) is not None and kind_of(made, place + 5) in _VERBS)
    ):
        del made[place + 1 : place + 5]  # "sciatica, or inflammation of the nerve, manifests"
        return True
    if kind_of(made, place + 1) is Kind.COMMA and _word_at(made, place + 2) == "one of":
        del made[place + 2]
    if kind_of(made, place + 1) is Kind.COMMA and _word_at(made, place + 2) in _SORTS_OF:
        kinds = phrase_at(made, place + 3)
        if kinds is not None and kind_of(made, place + 4) is Kind.RELATIVE and _is_disease(phrase):
            del made[
                place + 1 : place + 4
            ]  # "COPD, a group of diseases that cause coughing, leads"
            phrase.apposed = kinds
            return True
        end = place + 3
        while kind_of(made, end) not in {Kind.COMMA, Kind.BREAK, *_VERBS} and end < len(made):
            end += 1
        if kind_of(made, end) is Kind.COMMA and kind_of(made, end + 1) in _VERBS:
            del made[place + 1 : end + 1]  # "statins, a group of drugs that …, lower"
            return True
    return _attach_explanation(made, place, phrase)


def _attach_explanation(made: list[Element], place: int, phrase: Phrase) -> bool:
    """Let what stands behind a comma say what a phrase is: ", a disease of the joints, …"."""
    other = phrase_at(made, place + 2)
    if other is None or phrase.sort not in _CONCEPTS or other.members:
        return False
    if (
        other.sort in _OPEN_ENDED
        and other.definite in {"a", "an", "the"}
        and (kind_of(made, place + 3) in _GOING_ON)
    ):
        other.sort, other.members = Sort.GENERIC, [phrase]
        return False
    if (
        other.sort in _CONCEPTS
        and other.definite in {"a", "an"}
        and kind_of(made, place + 1) is Kind.COMMA
        and _goes_on(made, place, phrase, other)
    ):
        del made[place + 1 : place + 3]  # "gastritis, an inflammation that causes pain"
        phrase.apposed = other
        return True
    the = other.definite == "the" and is_verbal(behind(made, place + 3))
    if (
        (other.definite in {"a", "an"} or other.sort is Sort.ROLE or the)
        and kind_of(made, place + 1) is Kind.COMMA
        and (
            kind_of(made, place + 3) is Kind.COMMA
            and kind_of(made, place + 4) is not Kind.AND
            and not isinstance(behind(made, place + 3), Phrase)
        )
    ):
        del made[place + 1 : place + 4]  # "hepatitis, an inflammation, …"
        if other.sort is Sort.ROLE:
            other.members = [replace(phrase)]
        phrase.apposed = other
        return True
    return False


def _goes_on(made: Sequence[Element], place: int, phrase: Phrase, other: Phrase) -> bool:
    """Return whether what stands behind a comma ends an apposition, or says more of it."""
    if kind_of(made, place + 3) is Kind.RELATIVE or _is_participle(made, place + 3):
        return True
    classed = _is_remedy(phrase) and _is_remedy(other) and not phrase.definite
    return classed and kind_of(made, place + 3) is Kind.COMMA  # "propranolol, a beta blocker, and"


def _is_remedy(phrase: Phrase) -> bool:
    return phrase.node is not None and not _REMEDIES.isdisjoint(phrase.node.categories)


def _is_disease(phrase: Phrase) -> bool:
    return phrase.node is not None and Category.DISEASE in phrase.node.categories


def _is_participle(made: Sequence[Element], place: int) -> bool:
    return kind_of(made, place) is Kind.TRIGGER and _word_at(made, place).split()[0].endswith("ed")


def _word_at(made: Sequence[Element], place: int) -> str:
    element = made[place] if place < len(made) else None
    return element.lower if isinstance(element, Unit) else ""


def cut(made: list[Element], start: int, last: Phrase) -> None:
    """Remove the elements from a place up to a phrase."""
    end = next(at for at in range(start, len(made)) if made[at] is last)
    del made[start : end + 1]
