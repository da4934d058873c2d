"""Concepts of a graph that are likely one, and why; a person decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from graph.model import Frozen, Node, NodeRef
from graph.store import Page, Reader
from loaders.lexicon.forms import canonical

_Signs = Callable[[Node], set[str]]
_PAGE = 1_000
_SHORTEST_TYPED = 7  # letters: one wrong letter in a shorter name makes another name
_MOST_ALIKE = 50  # nodes with one name: a word that names too much is no sign


class Reason(StrEnum):
    """Why two concepts are likely one, the surest first."""

    IDENTIFIER = "one has the other's identifier, or both have a third"
    NAME = "they have a name in common"
    ORDER = "a name of each has the same words"
    SPELLING = "a name of each differs in one letter"


class Duplicate(Frozen):
    """Two concepts that are likely one; `sign` is what they share."""

    first: NodeRef
    second: NodeRef
    reason: Reason
    sign: str


def find_duplicates(reader: Reader) -> list[Duplicate]:
    """Return the pairs of nodes that are likely one concept, the surest first; each pair once.

    Names count in their canonical form, so that case, plural and articles make no difference. Names
    with the same words in another order, or one letter apart, count only within a category.

    Complexity:
        O(n · l) for n names of l letters, time and memory; no pair is compared that shares nothing.
    """
    nodes = list(_iter_nodes(reader))
    found: dict[tuple[str, str], Duplicate] = {}
    for reason, groups in (
        (Reason.IDENTIFIER, _group(nodes, _identifiers)),
        (Reason.NAME, _group(nodes, _names)),
        (Reason.ORDER, _group(nodes, _orders)),
        (Reason.SPELLING, _group(nodes, _spellings)),
    ):
        for sign, group in groups:
            for first, second in _pairs(group):
                if _fits(first, second, reason):
                    pair = (first.id, second.id)
                    made = Duplicate(
                        first=first.ref, second=second.ref, reason=reason, sign=sign.strip("\0")
                    )
                    found.setdefault(pair, made)
    return sorted(
        found.values(), key=lambda it: (list(Reason).index(it.reason), it.first.id, it.second.id)
    )


def _iter_nodes(reader: Reader) -> Iterator[Node]:
    after = None
    while nodes := reader.list_nodes(Page(_PAGE, after)):
        yield from nodes
        after = nodes[-1].id


def _group(nodes: Iterable[Node], signs: _Signs) -> Iterator[tuple[str, list[Node]]]:
    groups: defaultdict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        for sign in signs(node):
            groups[sign].append(node)
    for sign in sorted(groups):
        if 1 < len(groups[sign]) <= _MOST_ALIKE:
            yield sign, groups[sign]


def _identifiers(node: Node) -> set[str]:
    return {node.id, *node.xrefs}


def _names(node: Node) -> set[str]:
    return {canonical(name) for name in (node.name, *node.synonyms)} - {""}


def _orders(node: Node) -> set[str]:
    several = (name.split() for name in _names(node))
    return {" ".join(sorted(words)) for words in several if len(words) > 1}


def _spellings(node: Node) -> set[str]:
    """Return each name with one letter left out: two names that share one are one letter apart."""
    name = canonical(node.name)
    if len(name) < _SHORTEST_TYPED:
        return set()
    return {name + "\0", *(name[:at] + name[at + 1 :] + "\0" for at in range(len(name)))}


def _pairs(group: list[Node]) -> Iterator[tuple[Node, Node]]:
    ordered = sorted(group, key=lambda node: node.id)
    for number, first in enumerate(ordered):
        for second in ordered[number + 1 :]:
            yield first, second


def _fits(first: Node, second: Node, reason: Reason) -> bool:
    if reason in {Reason.IDENTIFIER, Reason.NAME}:
        return True
    if first.categories[0] is not second.categories[0]:
        return False
    return reason is Reason.ORDER or _differs_in_one(canonical(first.name), canonical(second.name))


def _differs_in_one(first: str, second: str) -> bool:
    """Return whether one letter was changed, left out or put in; digits are never a slip."""
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    rest, other = first[start:], second[start:]
    alike = rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]
    return alike and not any(map(str.isdigit, (rest[:1], other[:1])))
