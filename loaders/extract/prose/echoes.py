"""What is said again in short, or of two at once: "…, as can stress", "it tells A apart from B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extract.hedges import UNHEDGED
from loaders.extract.prose import relations as rel
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.groups import kind_of, phrase_at, place_of, right_group
from loaders.extract.prose.phrases import Element, is_ill
from loaders.extract.prose.relations import Trigger
from loaders.extract.prose.sides import Clause, lower_at, walk_verb_group
from loaders.extract.prose.subjects import find_subject
from loaders.extract.prose.units import Unit

_AS = frozenset({"as", "so"})
_AUXILIARY = frozenset({Kind.HEDGE, Kind.MODAL, Kind.COPULA})
_ENDS = frozenset({Kind.BREAK, None})
ECHOING = _AS | {"apart from", "from"}
_TELLING = frozenset({"tell", "tells", "telling", "distinguish", "distinguishes", "differentiate"})
_TELLS = Trigger(("tell", "apart"), ((rel.DIAGNOSES, False),))


def find_echoes(
    elements: Sequence[Element], places: Sequence[int], clauses: Sequence[Clause]
) -> Iterator[Clause]:
    """Yield what a sentence says again of something else, and what a test tells apart.

    Args:
        elements: Of the sentence.
        places: Where one of `ECHOING` stands.
        clauses: Those that were found in it.
    """
    for place in places:
        if lower_at(elements, place) in _AS:
            if kind_of(elements, place + 1) in _AUXILIARY:
                yield from _read_again(elements, place, clauses)
        elif phrase_at(elements, place - 1) is not None:
            yield from _read_apart(elements, place)


def _read_again(
    elements: Sequence[Element], place: int, clauses: Sequence[Clause]
) -> Iterator[Clause]:
    """Read "stress can cause pain, as can cold" as that cold can cause it too."""
    said = [each for each in clauses if each.trigger is not None and each.place < place]
    group = right_group(elements, place + 2)
    if not said or not group or said[-1].negated:
        return
    end = place_of(elements, group[-1]) + 1
    auxiliary = elements[place + 1]
    if kind_of(elements, end) in _ENDS and isinstance(auxiliary, Unit):
        hedge = auxiliary.hedge or said[-1].hedge
        yield replace(said[-1], left=group, hedge=hedge, place=place)


def _read_apart(elements: Sequence[Element], place: int) -> Iterator[Clause]:
    """Read "a scan helps tell gout apart from a sprain" as that it diagnoses both."""
    first, second = phrase_at(elements, place - 1), phrase_at(elements, place + 1)
    if first is None or second is None or not (is_ill(first) and is_ill(second)):
        return
    if lower_at(elements, place - 2) not in _TELLING:
        return
    start, hedge, negated, _ = walk_verb_group(elements, place - 2)
    tests = find_subject(elements, start) if phrase_at(elements, start) is not None else []
    if tests:
        yield Clause(_TELLS, tests, [first, second], hedge or UNHEDGED, negated, place)
