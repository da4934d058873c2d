"""Phrases that are joined by "and" and commas, and where such a group ends."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extract.prose.cues import Kind
from loaders.extract.prose.phrases import Element, Phrase, Sort, is_site
from loaders.extract.prose.units import Unit

_FINITE = frozenset({Kind.COPULA, Kind.VERB, Kind.INCLUDE, Kind.NOT})
_TAKES_OBJECT = frozenset({
    Kind.TRIGGER, Kind.VERB, Kind.COPULA, Kind.INCLUDE, Kind.PREPOSITION, Kind.LOCATIVE, Kind.OF,
    Kind.MODAL,
})  # fmt: skip
_PARTICIPIAL = frozenset({
            "due", "because", "as", "found", "felt", "brought", "made", "seen", "against", "in", "a",
            "the", "worse", "responsible", "typical", "characteristic", "common", "consultation",
            "diagnosis", "relief", "prevention", "set", "together", "along", "owing",
        })  # fmt: skip
_NEEDS = frozenset({"need", "proceed", "exceed", "bleed", "feed"})  # no participles
_AGAIN = frozenset({"after", "during"})
_AND_MORE = frozenset({"or both", "and others", "and so on", "and more", "and the like", "etc"})
_FRONTS = frozenset({Kind.LOCATIVE, Kind.PREPOSITION, Kind.SUBORDINATOR})
_JOINS = frozenset({Kind.AND, Kind.COMMA})
_LIGHT = frozenset({Kind.ADVERB, Kind.HEDGE})
_BETWEEN_LISTED = _LIGHT | {Kind.OF, Kind.LOCATIVE}


def kind_of(elements: Sequence[Element], place: int) -> Kind | None:
    """Return what unit stands at a place; None for a phrase, and outside the sentence."""
    try:
        return elements[place].kind if place >= 0 else None
    except IndexError:
        return None


def phrase_at(elements: Sequence[Element], place: int) -> Phrase | None:
    """Return the phrase at a place, if one stands there."""
    if not 0 <= place < len(elements):
        return None
    element = elements[place]
    return element if isinstance(element, Phrase) else None


def place_of(elements: Sequence[Element], sought: Element, *, otherwise: int | None = None) -> int:
    """Return where an element stands; where it does not, `otherwise`.

    Raises:
        ValueError: When it does not, and nothing else is given.
    """
    for place, element in enumerate(elements):
        if element is sought:
            return place
    if otherwise is None:
        message = "the element is not of this sentence"
        raise ValueError(message)
    return otherwise


def find_comma(elements: Sequence[Element], place: int) -> int | None:
    """Return the place of the next comma, from a place on; None where there is none."""
    commas = (at for at in range(place, len(elements)) if kind_of(elements, at) is Kind.COMMA)
    return next(commas, None)


def find_listed(elements: Sequence[Element], place: int) -> tuple[list[Phrase], int]:
    """Return the phrases that nothing but joints separate up to the full stop, and the last joint."""
    listed: list[Phrase] = []
    last = place
    for at in range(place, len(elements)):
        element = elements[at]
        if isinstance(element, Phrase):
            listed.append(element)
        elif element.kind in _JOINS:
            last = at
        elif element.lower in {".", ";"}:
            break
        elif element.kind not in _BETWEEN_LISTED:
            return [], place
    return listed, last


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
        return first in _NEEDS or (
            not first.endswith(("ing", "ed", "en")) and first not in _PARTICIPIAL
        )
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
    while (following := _next_joined(elements, place, len(group))) is not None:
        phrase = phrase_at(elements, following)
        if phrase is None or (not whole and is_finite(behind(elements, following))):
            break
        group.append(phrase)
        if _has_and(elements, place, following):
            joined = len(group)
        place = following
    if kind_of(elements, place + 1) is Kind.ADVERB and _lower(elements, place + 1) in _AND_MORE:
        return group  # "drugs, massage or both"
    return group[:joined]


def _has_and(elements: Sequence[Element], start: int, end: int) -> bool:
    return any(kind_of(elements, at) is Kind.AND for at in range(start + 1, end))


def behind(elements: Sequence[Element], place: int) -> Element | None:
    """Return what stands behind a place, adverbs and hedges left out."""
    place += 1
    while kind_of(elements, place) in _LIGHT:
        place += 1
    return elements[place] if place < len(elements) else None


def _next_joined(elements: Sequence[Element], place: int, before: int) -> int | None:
    at = place + 1
    kind = kind_of(elements, at)
    if kind is Kind.LOCATIVE and kind_of(elements, at + 2) is Kind.COMMA:
        at, kind = at + 2, Kind.COMMA  # "pain in the right hypochondrium, nausea and fever"
    elif kind is Kind.PREPOSITION and kind_of(elements, at + 2) is Kind.COMMA:
        # "blows to the face, stress and noise"
        at, kind = (at + 2, Kind.COMMA) if phrase_at(elements, at + 1) is not None else (at, kind)
    elif kind is Kind.PREPOSITION and before > 1 and _lower(elements, at) == "with":
        at, kind = at + 2, kind_of(elements, at + 2)  # "fever, cough with sputum and pain"
        kind = kind if kind is Kind.AND else None
    if kind not in _JOINS:
        return None
    while kind_of(elements, at) in _JOINS or kind_of(elements, at) in _LIGHT:
        at += 1
    if phrase_at(elements, at) is not None:
        return at
    again = kind_of(elements, at - 1) is Kind.AND and _lower(elements, at) in _AGAIN
    if again or (kind_of(elements, at) is Kind.LOCATIVE and _was_place(elements, place)):
        at += 1  # "in gout, in anemia, and after a stroke"
    return at if phrase_at(elements, at) is not None else None


def _lower(elements: Sequence[Element], place: int) -> str:
    element = elements[place] if place < len(elements) else None
    return element.lower if isinstance(element, Unit) else ""


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
    if last.sort is Sort.REFERENCE and not last.head:
        return group  # "…, and it is caused by …"
    at = place
    joined = False
    serial = kind_of(elements, place - 1) is Kind.AND and kind_of(elements, place - 2) is Kind.COMMA
    while kind_of(elements, at - 1) in _JOINS:
        back = at - 1
        while kind_of(elements, back) in _JOINS or kind_of(elements, back) in _LIGHT:
            back -= 1
        phrase = phrase_at(elements, back)
        plain = (
            kind_of(elements, at - 1) is Kind.AND and kind_of(elements, at - 2) is not Kind.COMMA
        )
        if serial and plain:
            return [last]  # "… by gout and pain, and stress leads to …"
        joined = joined or _has_and(elements, back, at)
        if phrase is None or not joined:
            break
        group.insert(0, phrase)
        at = back
    return _cut_group(elements, at, group, acted_on=acted_on)


def _opens_case(elements: Sequence[Element], place: int) -> bool:
    """Return whether an "if" stands before a place in its clause."""
    for at in range(place - 1, -1, -1):
        if kind_of(elements, at) is Kind.SUBORDINATOR:
            return True
        if kind_of(elements, at) in {Kind.COMMA, Kind.BREAK}:
            return False
    return False


def _cut_group(
    elements: Sequence[Element], at: int, group: list[Phrase], *, acted_on: bool
) -> list[Phrase]:
    """Return of a group that begins at a place what what stands before it leaves to others."""
    before = kind_of(elements, at - 1)
    if before is Kind.VERB and not acted_on:
        return []  # what the verb before it acts on: "who get no rest and recovery increase …"
    joined = before is Kind.TRIGGER and not is_finite(elements[at - 1])
    if joined or (_lower(elements, at - 1) == "with" and phrase_at(elements, at - 2) is not None):
        return group  # "pain combined with fever and a rash suggests …", "pain with fever, …"
    fronted = before in _FRONTS and phrase_at(elements, at - 2) is None
    if len(group) > 1 and fronted and kind_of(elements, at + 1) is Kind.COMMA:
        return group[1:]  # "In gout, rest and drugs help"
    if len(group) > 1 and kind_of(elements, at + 1) is Kind.COMMA and _opens_case(elements, at):
        return group[1:]  # "if stress is the cause, rest and drugs help"
    if len(group) > 1 and before in _TAKES_OBJECT and not (acted_on and before is Kind.VERB):
        return group[-1:]
    return group
