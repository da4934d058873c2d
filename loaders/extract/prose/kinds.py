"""Lists behind a colon, and kinds that are told apart: "static and kinetic tremor are distinguished"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.extract.hedges import UNHEDGED
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.groups import find_listed, kind_of, phrase_at
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.phrases import Element, Phrase, Sort
from loaders.extract.prose.sides import Clause, lower_at, walk_verb_group
from loaders.extract.prose.subjects import find_subject
from loaders.extract.prose.units import Unit

KINDS = "kinds"  # the head of an ellipsis that stands for the kinds of the article's subject
_TOLD_APART = as_set(
    "distinguished recognized recognised differentiated singled identified exist exists"
)
_PARTED = as_set("classified divided subdivided split grouped")
_JOINS = frozenset({Kind.COMMA, Kind.AND})
_OPEN = frozenset({Sort.GENERIC, Sort.CLASS, Sort.ROLE})
_GOVERNS = frozenset({Kind.PREPOSITION, Kind.LOCATIVE, Kind.MODAL, Kind.OF})
_QUALITIES = as_set("""
    temporary permanent primary secondary persistent recurrent severe mild moderate constant sudden
    occasional
""")
_RELATES = frozenset({Kind.TRIGGER, Kind.INCLUDE, Kind.RELATIVE})
_FEWEST = 2


def open_list(elements: Sequence[Element]) -> None:
    """Let what stands behind a colon belong to the plural before it: "these diseases occur: gout, …".

    Complexity:
        Linear in the number of elements.
    """
    colon = next((at for at, each in enumerate(elements) if _is_colon(each)), 0)
    if not colon:
        return
    before = [each for each in elements[:colon] if isinstance(each, Phrase)]
    class_ = next((each for each in before if each.sort in _OPEN and each.plural), None)
    listed, _ = find_listed(elements, colon + 1)
    if class_ is not None and not class_.members and len(listed) >= _FEWEST:
        class_.members += listed


def _is_colon(element: Element) -> bool:
    return isinstance(element, Unit) and element.lower == ":"


def find_kinds(elements: Sequence[Element]) -> Iterator[Clause]:
    """Yield what is told apart: "acute and chronic pain are distinguished", "pain is acute or chronic".

    Complexity:
        Linear in the number of elements, for sentences of common length.
    """
    for place, element in enumerate(elements):
        if isinstance(element, Phrase):
            continue
        if element.lower == ":":
            yield from _read_list(elements, place)
            continue
        if element.kind is Kind.VERB and element.lower in _TOLD_APART:
            group = _find_joined(elements, walk_verb_group(elements, place)[0])
        elif element.kind is Kind.VERB and element.lower in _PARTED:
            group = _find_parts(elements, place)
        elif element.kind is Kind.INCLUDE and element.lower.endswith(" into"):
            group = (
                []
                if phrase_at(elements, place + 1)
                else _make_kinds(_find_words(elements, place + 1))
            )
        elif element.kind is Kind.COPULA:
            group = _find_courses(elements, place)
        else:
            continue
        if len(group) == 1 and group[0].courses:
            group = _make_kinds(group[0].courses)
        if group:
            left = [Phrase(Sort.ELLIPSIS, place, place, "", KINDS)]
            yield Clause(None, left, group, UNHEDGED, negated=False, place=place, includes=True)


def _read_list(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "the following diseases occur: gout, …" as the section says it of the diseases."""
    before = elements[:place]
    plain = all(isinstance(each, Phrase) or each.kind not in _RELATES for each in before)
    phrases = [each for each in before if isinstance(each, Phrase)]
    if plain and len(phrases) == 1 and phrases[0].sort is Sort.GENERIC and phrases[0].members:
        left = [Phrase(Sort.ELLIPSIS, place, place, "", "")]
        members = phrases[0].members
        yield Clause(None, left, members, UNHEDGED, negated=False, place=place, includes=True)


def _find_joined(elements: Sequence[Element], place: int) -> list[Phrase]:
    """Return what is joined up to a place: of "by cause, static and kinetic tremor" the tremors."""
    group: list[Phrase] = []
    while place >= 0:
        phrase = phrase_at(elements, place)
        if phrase is not None:
            if phrase.sort not in {Sort.KNOWN, Sort.NEW}:
                break
            group.insert(0, phrase)
        elif group and lower_at(elements, place).endswith("ed"):  # "referred pain"
            group[0] = _make_kinds([lower_at(elements, place)])[0]
        elif kind_of(elements, place) not in _JOINS:
            break
        place -= 1
    fronted = len(group) > 1 and kind_of(elements, place) in _GOVERNS
    return group[1:] if fronted else group  # "according to the cause, static and kinetic tremor"


def _find_parts(elements: Sequence[Element], place: int) -> list[Phrase]:
    """Return the kinds of "is classified by cause into static and kinetic"."""
    into = next((at for at in range(place, len(elements)) if lower_at(elements, at) == "into"), 0)
    return _make_kinds(_find_words(elements, into + 1)) if into else []


def _make_kinds(words: Sequence[str]) -> list[Phrase]:
    return [Phrase(Sort.NEW, 0, 0, word, word) for word in words]


def _find_courses(elements: Sequence[Element], place: int) -> list[Phrase]:
    """Return the kinds of "pain is acute or chronic"; none where it is only one of these."""
    words = _find_words(elements, place + 1)
    start = walk_verb_group(elements, place)[0] if words else -1
    subject = find_subject(elements, start) if words and phrase_at(elements, start) else []
    if len(subject) != 1 or subject[0].sort is not Sort.KNOWN:
        return []
    return _make_kinds(words)


def _find_words(elements: Sequence[Element], place: int) -> list[str]:
    """Return what "acute or chronic" and "static and kinetic" join; nothing where it is only one."""
    words: list[str] = []
    joined = False
    for at in range(place, len(elements)):
        phrase, kind = phrase_at(elements, at), kind_of(elements, at)
        course = kind is Kind.COURSE or lower_at(elements, at) in _QUALITIES
        if course or (phrase is not None and phrase.sort is Sort.NEW):
            words.append(phrase.text if phrase is not None else lower_at(elements, at))
        elif kind in _JOINS:
            joined = joined or kind is Kind.AND
        elif kind is not Kind.ADVERB and lower_at(elements, at) != "either":
            break
    return words if joined and len(words) >= _FEWEST else []
