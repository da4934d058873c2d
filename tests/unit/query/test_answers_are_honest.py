"""What is cut, for want of work or of time, says so; and what is given all the same is real."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from honest_answers import check_neighbourhood, check_paths, check_related
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import Oracle
from questions import neighbourhood_queries, path_queries, related_queries
from readings import Claim, build_node, build_reading, random_readings
from small_stores import make_late, make_plain, reading_of

from graph.errors import DeadlineExceeded
from graph.model import Neighbourhood, Paths, Reading, Related
from graph.query import (
    NeighbourhoodQuery,
    PathQuery,
    RelatedQuery,
    SearchQuery,
    explain_path,
    find_neighbourhood,
    find_paths,
    find_related,
    search_nodes,
)
from graph.store import Deadline, Reader
from graph.vocabulary import Predicate

quickly = settings(max_examples=50, deadline=None)
graphs = random_readings(max_documents=2, max_claims=24)
little_work = st.integers(0, 60)
HOUR = 3600.0
IN_RESERVE = 60.0  # of an hour: enough to say what was found, too little to look further
GOUT, PAIN, SWELLING = (
    build_node("T:1", "gout"), build_node("T:2", "pain"), build_node("T:3", "swelling"),
)  # fmt: skip
SMALL = build_reading(
    "urn:a", [Claim(GOUT, Predicate.CAUSES, SWELLING), Claim(SWELLING, Predicate.CAUSES, PAIN)]
)


# --- work ---


@quickly
@given(graphs, little_work, st.data())
def test_little_work_gives_real_paths(
    readings: tuple[Reading, ...], work: int, data: st.DataObject
) -> None:
    """They are in the right order, and only some are missing; twice the same."""
    oracle = Oracle(readings)
    with reading_of(readings) as reader:
        for _ in range(4):
            query = data.draw(path_queries(sorted(oracle.nodes), max_work=work))
            answer = find_paths(reader, query)
            check_paths(answer, oracle, query)
            assert answer.truncated is None or answer.truncated.reason == "work"
            assert find_paths(reader, query) == answer
            assert find_paths(make_plain(reader), query) == answer


@quickly
@given(graphs, little_work, st.data())
def test_little_work_gives_real_neighbours(
    readings: tuple[Reading, ...], work: int, data: st.DataObject
) -> None:
    """They are as far away as is said, and the total is said to be a lower bound; twice the same."""
    oracle = Oracle(readings)
    with reading_of(readings) as reader:
        for _ in range(4):
            query = data.draw(neighbourhood_queries(sorted(oracle.nodes), max_work=work))
            answer = find_neighbourhood(reader, query)
            check_neighbourhood(answer, oracle, query)
            assert answer.truncated is None or answer.truncated.reason == "work"
            assert find_neighbourhood(reader, query) == answer
            assert find_neighbourhood(make_plain(reader), query) == answer


def test_no_work_at_all_is_said() -> None:
    """Nothing was looked at, so nothing is claimed."""
    with reading_of([SMALL]) as reader:
        paths = find_paths(reader, PathQuery(source="T:1", target="T:2", max_work=0))
        ball = find_neighbourhood(reader, NeighbourhoodQuery(centre="T:1", max_work=0))
    for answer in (paths, ball):
        assert answer.truncated is not None
        assert answer.truncated.reason == "work"
    assert paths.paths == ball.neighbours == ()


# --- time ---

Ask = Callable[[Reader], Paths | Neighbourhood | Related]


def ask_late(readings: Sequence[Reading], ask: Ask, *, step: int, left: float) -> object:
    """Return the answer when only so much of an hour is left before that step; None for none."""
    with reading_of(readings, Deadline(HOUR)) as reader:
        try:
            return ask(make_plain(make_late(reader, step=step, left=left)))
        except DeadlineExceeded:
            assert left == 0.0, "there was time enough to give what was found"
            return None


when = st.tuples(st.integers(1, 12), st.sampled_from((0.0, IN_RESERVE)))


@quickly
@given(graphs, when, st.data())
def test_paths_that_run_out_of_time_say_so(
    readings: tuple[Reading, ...], when: tuple[int, float], data: st.DataObject
) -> None:
    """Whichever step the time ends at: no answer, a right one, or a cut one that says so."""
    oracle = Oracle(readings)
    query = data.draw(path_queries(sorted(oracle.nodes)))
    answer = ask_late(
        readings, lambda reader: find_paths(reader, query), step=when[0], left=when[1]
    )
    if isinstance(answer, Paths):
        check_paths(answer, oracle, query)


@quickly
@given(graphs, when, st.data())
def test_neighbourhoods_that_run_out_of_time_say_so(
    readings: tuple[Reading, ...], when: tuple[int, float], data: st.DataObject
) -> None:
    """Whichever step the time ends at: no answer, a right one, or a cut one that says so."""
    oracle = Oracle(readings)
    query = data.draw(neighbourhood_queries(sorted(oracle.nodes)))
    answer = ask_late(
        readings, lambda reader: find_neighbourhood(reader, query), step=when[0], left=when[1]
    )
    if isinstance(answer, Neighbourhood):
        check_neighbourhood(answer, oracle, query)


@quickly
@given(graphs, when, st.data())
def test_related_nodes_that_run_out_of_time_say_so(
    readings: tuple[Reading, ...], when: tuple[int, float], data: st.DataObject
) -> None:
    """Whichever step the time ends at: no answer, a right one, or a cut one that says so."""
    oracle = Oracle(readings)
    query = data.draw(related_queries(sorted(oracle.nodes)))
    answer = ask_late(
        readings, lambda reader: find_related(reader, query), step=when[0], left=when[1]
    )
    if isinstance(answer, Related):
        check_related(answer, oracle, query)


@pytest.mark.parametrize(
    "ask",
    [
        lambda reader: find_paths(reader, PathQuery(source="T:1", target="T:2")),
        lambda reader: find_neighbourhood(reader, NeighbourhoodQuery(centre="T:1")),
        lambda reader: find_related(reader, RelatedQuery(centre="T:1")),
    ],
    ids=["paths", "neighbourhood", "related"],
)
def test_no_time_at_all_is_no_answer(ask: Ask) -> None:
    """A question that cannot even begin says so, rather than that there is nothing."""
    claim = Claim(build_node("T:1"), Predicate.CAUSES, build_node("T:2"))
    assert ask_late([build_reading("urn:a", [claim])], ask, step=1, left=0.0) is None


@pytest.mark.parametrize("step", [1, 2])
def test_a_search_without_time_says_so(step: int) -> None:
    """No results, of a total that is not known."""
    ones = [build_reading("urn:a", nodes=[build_node("T:1")])]
    with reading_of(ones, Deadline(HOUR)) as reader:
        answer = search_nodes(make_late(reader, step=step, left=0.0), SearchQuery(text="T:1"))
    assert answer.truncated is not None
    assert (answer.results, answer.total.exact, answer.truncated.reason) == ((), False, "deadline")


def test_paths_whose_names_come_too_late_are_told_by_their_identifiers() -> None:
    """The ends have been named by then; it says that the time ran out."""
    nodes = [build_node(f"T:{number}", f"node {number}") for number in range(3)]
    claims = [Claim(one, Predicate.CAUSES, two) for one, two in pairwise(nodes)]
    answers = [
        ask_late(
            [build_reading("urn:a", claims)],
            lambda reader: find_paths(reader, PathQuery(source="T:0", target="T:2")),
            step=step,
            left=0.0,
        )
        for step in range(1, 15)
    ]
    cut = [each for each in answers if isinstance(each, Paths) and each.paths and each.truncated]
    assert {tuple(node.name for node in each.paths[0].nodes) for each in cut} >= {
        ("node 0", "T:1", "node 2")
    }
    assert {explain_path(each.paths[0]) for each in cut} >= {
        "Node 0 is linked to T:1, which is linked to node 2."
    }
