"""One concept described by several documents: how the descriptions become one node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from graph.model import Node
from graph.vocabulary import Category


def merge_nodes(claims: Sequence[Node]) -> Node:
    """Return the one node that all these descriptions of it add up to.

    Independent of the order of the descriptions, so that two documents loaded in either order give the
    same graph, and taking one back gives what the others say.

    Args:
        claims: At least one description, all with the same `id`.

    Returns:
        The node: the name that most of them give (ties: alphabetical), every other name as a synonym,
        the primary category that most of them give (ties: the vocabulary's order) before all their
        other categories in the vocabulary's order, all cross-references, the longest description.

    Complexity:
        O(n log n) in the number of names.

    Example:
        >>> from graph.vocabulary import Category
        >>> cause = Node(id="NOSO:stress", name="stress", categories=(Category.CAUSE,))
        >>> symptom = Node(id="NOSO:stress", name="Stress", categories=(Category.SYMPTOM,))
        >>> merge_nodes([cause, symptom]).categories == merge_nodes([symptom, cause]).categories
        True
    """
    if len(claims) == 1:
        return _put_in_order(claims[0])
    identifiers = {claim.id for claim in claims}
    if len(identifiers) != 1:
        message = f"descriptions of one node expected, got {sorted(identifiers)}"
        raise ValueError(message)
    name = _most_common(claim.name for claim in claims)
    synonyms = {text for claim in claims for text in (claim.name, *claim.synonyms)} - {name}
    descriptions = {claim.description for claim in claims if claim.description}
    return Node(
        id=claims[0].id,
        name=name,
        categories=_merge_categories(claims),
        synonyms=tuple(sorted(synonyms)),
        xrefs=tuple(sorted({xref for claim in claims for xref in claim.xrefs} - identifiers)),
        description=min(descriptions, key=lambda text: (-len(text), text), default=None),
    )


def _put_in_order(claim: Node) -> Node:
    """Return what a single description adds up to: most nodes of a dataset have no other."""
    ordered = {
        "categories": _ordered(claim.categories[0], claim.categories),
        "synonyms": tuple(sorted({*claim.synonyms} - {claim.name})),
        "xrefs": tuple(sorted({*claim.xrefs} - {claim.id})),
        "description": claim.description or None,
    }
    return claim.model_copy(update=ordered)


def _most_common(texts: Iterable[str]) -> str:
    counts = Counter(texts)
    return min(counts, key=lambda text: (-counts[text], text))


def _merge_categories(claims: Iterable[Node]) -> tuple[Category, ...]:
    claims = list(claims)
    votes = Counter(claim.categories[0] for claim in claims)
    primary = min(votes, key=lambda category: (-votes[category], category.rank))
    return _ordered(primary, (category for claim in claims for category in claim.categories))


def _ordered(primary: Category, every: Iterable[Category]) -> tuple[Category, ...]:
    """Return the primary category before the others, each once, in the vocabulary's order."""
    return (primary, *sorted({*every} - {primary}, key=lambda category: category.rank))
