"""From the words of options to the vocabulary's."""

from __future__ import annotations

from collections.abc import Iterable

from api.schemas.parameters import UnknownDirection
from graph.store import Direction, EdgeFilter
from graph.vocabulary import Category, Predicate, parse_category, parse_predicate


def parse_categories(words: Iterable[str] | None) -> frozenset[Category]:
    """Return the categories of those names, which may stand with commas between; none for None.

    Example:
        >>> parse_categories(["Disease,Symptom"]) == {Category.DISEASE, Category.SYMPTOM}
        True
    """
    return frozenset(parse_category(word) for word in _split(words))


def parse_predicates(words: Iterable[str] | None) -> frozenset[Predicate] | None:
    """Return the predicates of those names; None, which means any, when there are no words."""
    return frozenset(parse_predicate(word) for word in _split(words)) or None


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
    """Return the categories of a metapath, in order; commas stand between them.

    Example:
        >>> [str(category) for category in parse_metapath("Disease, Symptom")]
        ['Disease', 'Symptom']
    """
    return tuple(parse_category(word) for word in _split([text] if text is not None else None))


def _split(words: Iterable[str] | None) -> list[str]:
    return [part.strip() for word in words or () for part in word.split(",")]
