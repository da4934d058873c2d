"""How often a disease shows a sign, as HPO's annotations write it, and how surely that lets one say so.

| HPO writes | share of the cases | becomes |
|---|---|---|
| HP:0040280 Obligate | 100% | asserted |
| HP:0040281 Very frequent | 80 to 99% | asserted |
| HP:0040282 Frequent | 30 to 79% | probable |
| HP:0040283 Occasional | 5 to 29% | possible |
| HP:0040284 Very rare | 1 to 4% | possible |
| HP:0040285 Excluded | 0% | negated |
| 3/7, 42% | as counted | by the same limits; nothing of some is negated |
| nothing | not known | asserted, without a word |

Source: the terms below HP:0040279 Frequency, and their definitions.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from graph.model import Hedge
from graph.vocabulary import HedgeLevel

_CLASSES = {
    "HP:0040280": ("Obligate", 1.0),
    "HP:0040281": ("Very frequent", 0.8),
    "HP:0040282": ("Frequent", 0.3),
    "HP:0040283": ("Occasional", 0.05),
    "HP:0040284": ("Very rare", 0.01),
    "HP:0040285": ("Excluded", 0.0),
}
_RATIO = re.compile(r"(\d+)/(\d+)")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s?%")
_ASSERTED_FROM, _PROBABLE_FROM = 0.8, 0.3


class Frequency(NamedTuple):
    """How often: as it is written for people, as a hedge, and whether it is never."""

    words: str
    hedge: Hedge
    never: bool


@lru_cache(maxsize=4096)
def read_frequency(text: str) -> Frequency:
    """Return what a cell of the column `frequency` says; one that cannot be read is kept as words.

    Example:
        >>> read_frequency("HP:0040282").hedge.level.value, read_frequency("1/1").hedge.word
        ('probable', '1/1')
        >>> read_frequency("0/9").never
        True
    """
    if text in {"", "-"}:
        return Frequency("", Hedge(), never=False)
    words, share = _find_share(text)
    if share is None:
        return Frequency(words, Hedge(), never=False)
    return Frequency(words, Hedge(word=words, level=_find_level(share)), never=share == 0.0)


def _find_share(text: str) -> tuple[str, float | None]:
    if text in _CLASSES:
        return _CLASSES[text]
    ratio, percent = _RATIO.fullmatch(text), _PERCENT.fullmatch(text)
    if ratio and int(ratio[2]):
        return text, int(ratio[1]) / int(ratio[2])
    return text, float(percent[1]) / 100 if percent else None


def _find_level(share: float) -> HedgeLevel:
    if share >= _ASSERTED_FROM or share == 0.0:
        return HedgeLevel.ASSERTED
    return HedgeLevel.PROBABLE if share >= _PROBABLE_FROM else HedgeLevel.POSSIBLE
