"""How surely a document says a thing."""

from __future__ import annotations

from enum import StrEnum


class HedgeLevel(StrEnum):
    """The three levels of certainty, surest first.

    Source: the levels follow the ConText tradition (Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002),
    reduced to what consumer-health prose distinguishes.
    """

    ASSERTED = "asserted"
    PROBABLE = "probable"
    POSSIBLE = "possible"
