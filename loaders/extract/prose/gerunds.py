"""What is done as one thing: "giving up smoking", "wearing a splint", "standing for long periods"."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extract.prose.cues import Kind
from loaders.extract.prose.groups import is_verbal, kind_of, phrase_at
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.phrases import Element, Phrase, Sort
from loaders.extract.prose.tokens import Token
from loaders.extract.prose.units import Unit

_LIGHT = frozenset({Kind.ADVERB, Kind.HEDGE})
_STARTS = frozenset({Kind.BREAK, Kind.SUBORDINATOR, Kind.COMMA, Kind.AND})
# What a gerund may be acted on by, or be an example of.
_GOVERNS = frozenset({Kind.TRIGGER, Kind.PREPOSITION, Kind.EXAMPLE, Kind.INCLUDE})
_BEFORE = _STARTS | _GOVERNS
_ENDS = frozenset({Kind.COMMA, Kind.AND, Kind.BREAK, Kind.CLOSE, None})
_JOINS = frozenset({Kind.COMMA, Kind.AND})
_PARTICLES = as_set("up down off out")
_HOW = as_set("for in on with at")
_UNNAMED = frozenset({Sort.EMPTY, Sort.NEW})
_NEGLECT = as_set("ignoring neglecting")
# They begin no list: "Using a lamp, the doctor …".
_RELATING = as_set("using depending according following owing including considering based judging")
# Behind a comma they say what comes of it: ", leaving the skin dry".
_RESULTING = as_set(
    "making leaving keeping giving letting putting becoming turning including having"
)


def join_gerunds(made: list[Element], tokens: Sequence[Token], sentence: str) -> None:
    """Make one thing of each gerund and what it acts on, where a thing must stand.

    That is before a verb, in a list, and where a relation or a "such as" asks for one.

    Complexity:
        Linear in the number of elements.
    """
    for place, element in enumerate(made):  # it grows shorter behind the place only
        if place and made[place - 1].kind not in _BEFORE:
            continue
        if element.kind is None and element.sort is not Sort.NEW:
            continue
        begin = _begin_of_gerund(element, tokens)
        found = None if begin is None else _find_end(made, tokens, place, begin)
        if begin is None or found is None:
            continue
        last, end = found
        if is_verb_behind(made, last + 1) or _is_listed(made, place, last):
            if _word(made, place) in _NEGLECT:
                del made[place]  # "ignoring gout leads to pain": the gout does
                continue
            text = sentence[begin:end]
            head = text.split()[0].lower()
            made[place : last + 1] = [Phrase(Sort.NEW, 0, 0, text, head, begin, end)]


def _is_listed(made: Sequence[Element], place: int, last: int) -> bool:
    """Return whether a list or a relation word asks for a thing there, and the thing ends there."""
    before, behind = kind_of(made, place - 1) if place else None, kind_of(made, last + 1)
    if behind not in _ENDS or phrase_at(made, last + 1) is not None:
        return False
    element = made[place]
    verb = element.lower if isinstance(element, Unit) else element.head
    if verb in _RELATING:
        return False
    if before in _GOVERNS or before is Kind.AND:
        return True
    return behind in _JOINS and last > place and verb not in _RESULTING


def _find_end(
    made: Sequence[Element], tokens: Sequence[Token], place: int, begin: int
) -> tuple[int, int] | None:
    """Return the place and the offset where what a gerund does ends; None where it does nothing."""
    at = place + 1
    if _word(made, at) in _PARTICLES:
        at += 1
    at += kind_of(made, at) is Kind.ADVERB and phrase_at(made, at + 1) is not None
    named = phrase_at(made, at)
    if named is not None and named.end > begin:
        return _with_manner(made, at, named.end)
    if _word(made, at).endswith("ly"):
        manner = made[at]
        return (at, tokens[manner.end - 1].end) if isinstance(manner, Unit) else None
    found = _with_manner(made, at - 1, begin)
    return found if found[0] > at - 1 else None


def _with_manner(made: Sequence[Element], at: int, end: int) -> tuple[int, int]:
    """Return where "for long periods" or "in one position" ends behind a place, else that place."""
    how = phrase_at(made, at + 2)
    if _word(made, at + 1) in _HOW and how is not None and how.sort in _UNNAMED and how.end:
        return at + 2, how.end
    return at, end


def _begin_of_gerund(element: Element, tokens: Sequence[Token]) -> int | None:
    """Return where a gerund begins in the sentence; None where there is none."""
    if isinstance(element, Phrase):
        plain = element.sort is Sort.NEW and element.head.endswith("ing")
        return element.begin if plain and " " not in element.text else None
    gerund = element.kind is Kind.VERB and element.lower.endswith("ing")
    return tokens[element.start].start if gerund else None


def is_verb_behind(made: Sequence[Element], at: int) -> bool:
    """Return whether a verb stands at a place, adverbs and hedges left out."""
    while kind_of(made, at) in _LIGHT:
        at += 1
    return at < len(made) and is_verbal(made[at])


def _word(made: Sequence[Element], at: int) -> str:
    element = made[at] if at < len(made) else None
    return element.lower if isinstance(element, Unit) else ""
