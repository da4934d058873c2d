"""What comprises what, where it does not stand beside it: "many things cause pain, including gout"."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extract.prose.phrases import Phrase, Sort
from loaders.extract.prose.sides import Clause


def give_back(clause: Clause) -> None:
    """Let the gout of "many things can cause pain, including gout" be one of the things."""
    if clause.trigger is None or len(clause.left) != 1:
        return
    first, last = clause.left[0], clause.right[-1]
    open_ = first.sort is Sort.GENERIC and first.plural and not first.members
    if open_ and last.sort is Sort.KNOWN and last.members:
        first.members, last.members = last.members, []


def find_named(left: list[Phrase], before: Sequence[Clause]) -> list[Phrase]:
    """Return the COPD of "COPD is the name for diseases that include emphysema"."""
    for clause in before:
        named = clause.trigger is None and not clause.includes and clause.right and left
        if named and clause.right[-1] is left[-1] and left[-1].sort is not Sort.ROLE:
            return clause.left or left
    return left


def are_told(left: Sequence[Phrase], before: Sequence[Clause]) -> bool:
    """Return whether "drugs that can cause pain are …" stands there, which says what they include."""
    one = left[0] if len(left) == 1 and left[0].sort is Sort.KNOWN and left[0].plural else None
    return one is not None and any(each.headed and one in each.left for each in before)
