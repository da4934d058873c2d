"""The case that a sentence speaks of: "if anemia is found, …", "with a rash, see …"."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extract.prose.cues import Kind
from loaders.extract.prose.frames import is_doctor, is_elliptic
from loaders.extract.prose.fronted import FRONTS, find_fronted
from loaders.extract.prose.groups import find_comma, kind_of, phrase_at
from loaders.extract.prose.phrases import Element, Phrase, Sort, is_ill, iter_all
from loaders.extract.prose.sides import lower_at, skip
from loaders.extract.prose.things import Reading
from loaders.lexicon.forms import names_disease

_CONDITIONAL = frozenset({"if", "when", "in case of", "in the case of", "in the presence of"})
_WHEREAS = frozenset({"while", "whereas"})
_WHO = frozenset({"you", "he", "she"})
_BEFORE_CASE = frozenset({Kind.ADVERB, Kind.HEDGE, Kind.MODAL, Kind.VERB, Kind.TRIGGER})


def find_case(elements: Sequence[Element], reading: Reading) -> list[Phrase]:
    """Return the anemia of "if anemia is found, …" or of "in anemia, …"; else the article's subject."""
    title = reading.context.title
    for place in range(len(elements)):
        word = lower_at(elements, place)
        if word in _CONDITIONAL:
            end = find_comma(elements, place) or len(elements)
            found = (phrase_at(elements, at) for at in range(place, end))
            cases = [
                each for each in iter_all(one for one in found if one is not None) if is_ill(each)
            ]
            others = [each for each in cases if each.node is not title.node]
            if others:
                return others
        elif word in FRONTS and not place:
            group, _ = find_fronted(elements, place + 1)
            if group and all(map(is_ill, group)):
                return group
            if group and group[0].sort is Sort.NEW:  # what it is for has a name, known or not
                return group if names_disease(group[0].text) else []
    return [title]


def find_patients_case(elements: Sequence[Element]) -> list[Phrase]:
    """Return the rash of "see a dermatologist if the rash spreads", or "in case of a rash, see …"."""
    if lower_at(elements, 0) in FRONTS:
        group, end = find_fronted(elements, 1)
        if group and kind_of(elements, end) is Kind.COMMA and all(map(is_ill, group)):
            return group
    for place in range(len(elements)):
        if lower_at(elements, place) in _WHEREAS:
            return []  # "…, while another doctor helps if there is pain"
        if lower_at(elements, place) in {"if", "when"} and not is_elliptic(elements, place):
            at = place + 1
            who = phrase_at(elements, at)
            if lower_at(elements, at) in _WHO or (who is not None and who.sort is Sort.PEOPLE):
                at = skip(elements, at + 1, _BEFORE_CASE)  # "if you have pain"
            phrase = phrase_at(elements, at)
            if phrase is not None and phrase.sort is Sort.KNOWN and not is_doctor(phrase):
                return [phrase]
            comma = find_comma(elements, at) or at
            found = (phrase_at(elements, n) for n in range(at, comma))
            return [each for each in found if each is not None and is_ill(each)]
    return []
