"""From the words of options to the vocabulary's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.errors import UnknownName
from graph.store import Direction, EdgeFilter
from graph.vocabulary import Category, Predicate, parse_category, parse_predicate


class UnknownDirection(UnknownName):
    """A direction that is none."""

    code = "unknown-direction"
    noun = "direction"


def parse_categories(words: Iterable[str] | None) -> frozenset[Category]:
    """Return the categories of those names; none for None.

    Example:
        >>> parse_categories(["Disease"]) == frozenset({Category.DISEASE})
        True
    """
    return frozenset(parse_category(word) for word in words or ())


def parse_predicates(words: Iterable[str] | None) -> frozenset[Predicate] | None:
    """Return the predicates of those names; None, which means any, when there are no words."""
    return frozenset(parse_predicate(word) for word in words or ()) or None


def parse_edges(predicates: Iterable[str] | None, direction: str) -> EdgeFilter:
    """Return which edges may be walked.

    Raises:
        UnknownPredicate: When a predicate is not in the vocabulary.
        UnknownDirection: When the direction is not `out`, `in` or `both`.

    Example:
        >>> parse_edges(["TREATS"], "in").direction.value
        'in'
    """
    try:
        way = Direction(direction)
    except ValueError:
        raise UnknownDirection(direction, [each.value for each in Direction]) from None
    return EdgeFilter(predicates=parse_predicates(predicates), direction=way)


def parse_metapath(text: str | None) -> tuple[Category, ...]:
    """Return the categories of a metapath, which stand with commas between them.

    Example:
        >>> [str(category) for category in parse_metapath("Disease, Symptom")]
        ['Disease', 'Symptom']
    """
    words = re.split(r"\s*,\s*", text.strip()) if text else []
    return tuple(parse_category(word) for word in words)
