"""What the running text of a small article says, as short lines to compare with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from graph.model import Statement
from loaders.ingest import read_document


class Said(NamedTuple):
    """What was read.

    Attributes:
        statements: Those of the running text.
        lines: Each as subject, predicate and object, sorted; without where things are.
    """

    statements: list[Statement]
    lines: list[str]


def read_prose(title: str, heading: str, sentences: str) -> Said:
    """Read sentences under a heading of an article with that title, and a list behind them."""
    text = f"{title}\n{heading}\n{sentences}\nCauses\n- Zorbing"
    told = [
        each for each in read_document(text.encode()).statements if each.evidence.method == "prose"
    ]
    return Said(told, tell(told))


def tell(statements: Iterable[Statement]) -> list[str]:
    """Return each as subject, predicate and object, sorted; without where things are."""
    return sorted(
        f"{'not: ' * each.negated}{each.subject.name} {each.predicate} {each.object.name}"
        for each in statements
        if each.predicate.value != "LOCATED_IN"
    )
