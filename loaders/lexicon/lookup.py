"""What a name could mean, where nothing is called so: suggestions with a score, which never ground."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from graph.model import Frozen, NodeRef
from graph.query.names import fold
from loaders.lexicon import Lexicon

CURATED = "curated"
_LEAST = 60  # of 100: less alike is not alike
_CANDIDATES = 200
# A name that is not exact suggests less, however alike it is.
_WEIGHTS = {"exact": 1.0, "narrow": 0.9, "broad": 0.9, "related": 0.8}


class Suggestion(Frozen):
    """A concept that may be meant.

    Attributes:
        node: The concept.
        name: Its name that is most like the text.
        scope: What that name is to it: `exact`, `narrow`, `broad` or `related`.
        score: How alike they are, from 0 to 100.
    """

    node: NodeRef
    name: str
    scope: str
    score: int


def find_source(lexicon: Lexicon, name: str) -> str:
    """Return which of a lexicon's parts knows a name: `curated`, or the added one's file name."""
    own = Lexicon(lexicon.concepts).find(name) if lexicon.layers else lexicon.find(name)
    if own is not None:
        return CURATED
    for layer in lexicon.layers:
        if Lexicon((), (layer,)).find(name) is not None:
            return layer.path.stem
    return ""


def suggest(lexicon: Lexicon, text: str, limit: int) -> list[Suggestion]:
    """Return concepts with names like the text, best first; each concept once.

    Complexity:
        O(c) for the c names of the curated table, and those added that share a word with the text.

    Example:
        >>> from loaders.lexicon import load_curated
        >>> suggest(load_curated(), "muscel spasm", 1)[0].node.name
        'muscle spasm'
    """
    best: dict[str, Suggestion] = {}
    asked = fold(text)
    for node, name, scope in _iter_candidates(lexicon, text):
        score = round(fuzz.token_sort_ratio(asked, fold(name)) * _WEIGHTS[scope])
        if score >= _LEAST and (node.id not in best or best[node.id].score < score):
            best[node.id] = Suggestion(node=node, name=name, scope=scope, score=score)
    return sorted(best.values(), key=lambda each: (-each.score, each.node.id))[:limit]


def _iter_candidates(lexicon: Lexicon, text: str) -> Iterator[tuple[NodeRef, str, str]]:
    for concept in lexicon.concepts:
        ref = concept.ref
        for name in (concept.name, *concept.synonyms):
            yield ref, name, "exact"
    for layer in lexicon.layers:
        for each in layer.suggest(text, _CANDIDATES):
            yield each.node.ref, each.name, each.scope
