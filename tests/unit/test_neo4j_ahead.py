"""The next part is made while the one before is written, and no further."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest

from graph.stores.neo4j.ahead import ahead


def test_one_part_is_made_while_another_is_worked_on() -> None:
    """The second is there before the first is done with; the third is not begun."""
    made = [Event() for _ in range(3)]

    def parts() -> Iterator[int]:
        for number, event in enumerate(made):
            event.set()
            yield number

    asked = ahead(parts())
    assert next(asked) == 0
    assert made[1].wait(30)
    assert not made[2].is_set()
    assert list(asked) == [1, 2]


def test_what_goes_wrong_is_raised_where_it_would_come() -> None:
    """The parts before it are given."""

    def parts() -> Iterator[int]:
        yield 1
        message = "the second row is bad"
        raise ValueError(message)

    asked = ahead(parts())
    assert next(asked) == 1
    with pytest.raises(ValueError, match="the second row is bad"):
        next(asked)


def test_nothing_is_made_any_more_where_nobody_asks() -> None:
    """Whoever stops asking waits for no more than the part that is being made."""
    made = []

    def parts() -> Iterator[int]:
        for number in range(1_000):
            made.append(number)
            yield number

    for number in ahead(parts()):
        if number == 2:
            break
    assert len(made) <= 4
