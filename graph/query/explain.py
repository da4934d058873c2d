"""Answers in words."""

from __future__ import annotations

from itertools import pairwise

from graph.model import Edge, Path


def explain_path(path: Path) -> str:
    """Return the path as one sentence, each hop by the edge that most statements support.

    Example:
        >>> from graph.model import NodeRef
        >>> from graph.vocabulary import Category
        >>> gout = NodeRef(id="MONDO:0005393", name="gout", categories=(Category.DISEASE,))
        >>> explain_path(Path(nodes=(gout,), hops=(), penalty=0))
        'Both ends are gout.'
    """
    if not path.hops:
        return f"Both ends are {path.nodes[0].name}."
    steps = [
        f"{_phrase(edges, first.id)} {second.name}"
        for edges, (first, second) in zip(path.hops, pairwise(path.nodes), strict=True)
    ]
    sentence = f"{path.nodes[0].name} {', which '.join(steps)}."
    return sentence[0].upper() + sentence[1:]


def _phrase(edges: tuple[Edge, ...], first: str) -> str:
    if not edges:  # the time ran out before they were read
        return "is linked to"
    edge = edges[0]
    if len(edges) > 1:
        edge = min(edges, key=lambda each: (-each.statements, each.predicate.value, each.id))
    predicate = edge.predicate
    return predicate.phrase if edge.subject.id == first else predicate.inverse_phrase
