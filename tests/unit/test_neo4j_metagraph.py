"""Kinds of edges are counted once for each state, and nobody waits longer than their time."""

from __future__ import annotations

from threading import Event

import pytest

from graph.errors import StoreBusy, StoreUnavailable
from graph.model import SchemaEntry
from graph.store import Deadline
from graph.stores.neo4j.metagraph import Counted, Metagraph
from graph.vocabulary import Category, Predicate

ENTRIES = (
    SchemaEntry(
        subject=Category.DISEASE,
        predicate=Predicate.HAS_SYMPTOM,
        object=Category.SYMPTOM,
        edges=3,
    ),
)


def long() -> Deadline:
    """Return a deadline that is not met; its time counts from now."""
    return Deadline(30)


def test_they_are_counted_once_for_each_state() -> None:
    """Whoever asks about the same state later is told what was counted; another is counted anew."""
    states = iter(["one", "two"])
    metagraph = Metagraph(lambda: Counted(next(states), ENTRIES))
    assert metagraph.get("one", long()) == ENTRIES
    assert metagraph.get("one", long()) == ENTRIES
    assert metagraph.get("two", long()) == ENTRIES


def test_who_has_no_time_is_told_to_ask_again_and_the_counting_goes_on() -> None:
    """It is begun once, however many ask meanwhile; then it is told to all."""
    done, begun = Event(), []

    def count() -> Counted:
        begun.append(True)
        done.wait(30)
        return Counted("one", ENTRIES)

    metagraph = Metagraph(count)
    for _ in range(3):
        with pytest.raises(StoreBusy, match="being counted"):
            metagraph.get("one", Deadline(0.01))
    done.set()
    assert metagraph.get("one", long()) == ENTRIES
    assert len(begun) == 1


def test_of_another_state_nothing_is_told() -> None:
    """Where the graph changed while it was counted, one is to ask again, and it is counted again."""
    states = iter([None, "one"])
    metagraph = Metagraph(lambda: Counted(next(states), ENTRIES))
    with pytest.raises(StoreBusy, match="changed"):
        metagraph.get("one", long())
    assert metagraph.get("one", long()) == ENTRIES


def test_a_counting_that_failed_is_tried_again() -> None:
    """Whoever waited is told why."""
    outcomes = iter([StoreUnavailable("The server is down."), Counted("one", ENTRIES)])

    def count() -> Counted:
        outcome = next(outcomes)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    metagraph = Metagraph(count)
    with pytest.raises(StoreUnavailable):
        metagraph.get("one", long())
    assert metagraph.get("one", long()) == ENTRIES
