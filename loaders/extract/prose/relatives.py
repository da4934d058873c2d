"""Relative clauses: what a "which" means, and what only says which of several is meant."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extract.prose.cues import Kind
from loaders.extract.prose.groups import kind_of, phrase_at
from loaders.extract.prose.phrases import Element, Phrase, Sort
from loaders.extract.prose.relations import COMPLICATED, RELIEVES, SHOWS, TREATS, Trigger
from loaders.extract.prose.sides import is_conditional

_SIGNS = (SHOWS, COMPLICATED)
_BETTERED = frozenset({(RELIEVES, True), (TREATS, True)})


def find_nearest(elements: Sequence[Element], at: int, left: list[Phrase]) -> list[Phrase]:
    """Return the gout of "a sign of gout, which causes pain", where a "which" would mean the sign."""
    if kind_of(elements, at) is not Kind.RELATIVE or kind_of(elements, at - 1) is not Kind.COMMA:
        return left
    role = phrase_at(elements, at - 2)
    if role is None or role.sort is not Sort.ROLE or not role.inner:
        return left
    return role.inner if role.role and role.role.relation in _SIGNS else left


def is_restricted(elements: Sequence[Element], start: int, trigger: Trigger) -> bool:
    """Return whether "if it doesn't get better with rest" or "pain that doesn't" only says which pain."""
    if trigger.relations[0] not in _BETTERED:
        return False
    return kind_of(elements, start) is Kind.RELATIVE or is_conditional(elements, start)
