"""What is made of a thing: "light makes the pain worse", "rest keeps it at bay"."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extract.prose.groups import phrase_at
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.phrases import Element
from loaders.extract.prose.relations import AGGRAVATES, CAUSES, PREVENTS, RELIEVES, Trigger
from loaders.extract.prose.sides import lower_at

MAKES = ("mak", "keep", "kept", "bring")
_WORSE = Trigger(("make", "worse"), ((AGGRAVATES, False),))
_BETTER = Trigger(("make", "better"), ((RELIEVES, False),))
_MAKING = {
    "worse": _WORSE,
    "better": _BETTER,
    "go": _BETTER,  # "away"
    "disappear": _BETTER,
    "more likely": Trigger(("make", "more", "likely"), ((CAUSES, False),)),
    "at bay": Trigger(("keep", "at", "bay"), ((PREVENTS, False), (RELIEVES, False))),
    "under control": Trigger(("keep", "under", "control"), ((RELIEVES, False),)),
    "in check": Trigger(("keep", "in", "check"), ((RELIEVES, False),)),
}


_BY_FAR = frozenset({"much", "even", "far", "feel", "a lot"})
_DEGREES = {"more": _WORSE, "less": _BETTER}
_QUALITIES = as_set(
    "noticeable severe intense painful pronounced frequent obvious visible difficult bad"
)


def find_made(elements: Sequence[Element], at: int) -> Trigger | None:
    """Return what is made of a thing that stands before a place."""
    while lower_at(elements, at) in _BY_FAR:
        at += 1
    degree = _DEGREES.get(lower_at(elements, at))
    if degree is None:
        return _MAKING.get(lower_at(elements, at))
    phrase = phrase_at(elements, at + 1)
    quality = phrase.head if phrase is not None else lower_at(elements, at + 1)
    return degree if quality in _QUALITIES else None
