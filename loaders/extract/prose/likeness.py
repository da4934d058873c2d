"""Whether phrases are alike, so that what stands before or behind them is said of all."""

from __future__ import annotations

from graph.vocabulary import Category
from loaders.extract.prose.phrases import Phrase, Sort, is_site
from loaders.extract.prose.relations import CONDITIONS

_PARTS = frozenset({Category.ANATOMICAL_SITE, Category.SUBSTANCE})


def is_known(phrase: Phrase, categories: frozenset[Category]) -> bool:
    """Return whether a phrase names a known thing of one of these categories."""
    node = phrase.node
    return phrase.sort is Sort.KNOWN and node is not None and node.categories[0] in categories


def lacks_noun(phrase: Phrase) -> bool:
    """Return whether a phrase may share the noun of what is joined to it: "blood and urine tests"."""
    return phrase.sort is Sort.NEW or is_known(phrase, _PARTS)


def _may_be_ill(phrase: Phrase) -> bool:
    return is_known(phrase, CONDITIONS) or (phrase.sort is Sort.NEW and phrase.category is None)


def same_kind(group: list[Phrase], phrase: Phrase) -> list[Phrase]:
    """Return the joined phrases behind an "of" that surely belong to it: all, where all are alike."""
    if len(group) > 1 and (
        all(map(is_site, group))
        or all(each.node and Category.SUBSTANCE in each.node.categories for each in group)
        or (
            phrase.sort is Sort.ROLE
            and is_known(group[0], CONDITIONS)
            and all(map(_may_be_ill, group))
        )
    ):
        return group
    return group[:1]
