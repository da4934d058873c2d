"""What a search should find, by reading every name of every node and measuring each word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from graph.model import Node
from graph.query import SearchQuery
from graph.query.names import fold

TIERS = ("name", "synonym", "prefix", "word", "typo")


class Expected(NamedTuple):
    """A result that there should be."""

    tier: str
    id: str
    text: str


def find_all(nodes: Iterable[Node], query: SearchQuery) -> list[Expected]:
    """Return all results, best first, as if there were only one page."""
    ranked = []
    for node in nodes:
        if query.categories and not query.categories & set(node.categories):
            continue
        if query.text == node.id or _is_first_with_xref(nodes, node, query.text):
            ranked.append((0, -1, node.name, node.id, node.name))
            continue
        names = [(node.name, False), *((name, True) for name in node.synonyms)]
        fits = [fit for name, is_synonym in names for fit in _fits(query.text, name, is_synonym)]
        if fits:
            tier, extra, text = min(fits)
            ranked.append((tier, extra, node.name, node.id, text))
    return [Expected(TIERS[tier], node_id, text) for tier, _, _, node_id, text in sorted(ranked)]


def _is_first_with_xref(nodes: Iterable[Node], node: Node, text: str) -> bool:
    owners = [each.id for each in nodes if text in each.xrefs]
    known = any(each.id == text for each in nodes)
    return not known and bool(owners) and node.id == min(owners)


def _fits(text: str, name: str, is_synonym: bool) -> list[tuple[int, int, str]]:  # noqa: FBT001
    """Return every way in which the name fits."""
    asked, known = fold(text), fold(name)
    words = known.split()
    *whole, last = asked.split()
    begun = any(word.startswith(last) for word in words)
    near = [any(_is_near(each, word) for word in words) for each in whole]
    ways = {
        int(is_synonym): asked == known,
        2: known.startswith(asked),
        3: begun and all(each in words for each in whole),
        4: all(near) and (begun or any(_is_near(last, word) for word in words)),
    }
    extra = max(0, len(known) - len(asked))
    return [(tier, extra, name) for tier, fit in ways.items() if fit]


def _is_near(asked: str, word: str) -> bool:
    allowed = 0 if len(asked) <= 3 else 1 if len(asked) <= 7 else 2
    return edits(asked, word) <= allowed


def edits(one: str, two: str) -> int:
    """Return the fewest insertions, deletions, replacements and swaps of neighbours between two words.

    Example:
        >>> edits("muscel", "muscle"), edits("ca", "abc")
        (1, 3)
    """
    rows = [list(range(len(two) + 1))]
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(two, start=1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and (a, b) == (two[j - 2], one[i - 2]):
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]
