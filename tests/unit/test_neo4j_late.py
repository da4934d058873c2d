"""What a Neo4j answers when a call takes too long: as much as can be said in the time that is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress

import pytest
from honest_answers import check_neighbourhood, check_paths, check_related
from hypothesis import given
from hypothesis import strategies as st
from neo4j_fixtures import Neo4jAddress, calmly, exclusive_database
from oracle import Oracle
from questions import neighbourhood_queries, path_queries, related_queries
from readings import Claim, build_node, build_reading, random_readings

from graph.errors import DeadlineExceeded
from graph.model import Neighbourhood, Reading
from graph.query import (
    NeighbourhoodQuery,
    PathQuery,
    RelatedQuery,
    find_neighbourhood,
    find_paths,
    find_related,
)
from graph.stores.neo4j import Neo4jStore
from graph.stores.neo4j.line import Line
from graph.vocabulary import Predicate

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]

MakeLate = Callable[[int], None]
GOUT, CRAMP, SPASM, STROKE, PAIN = (
    build_node(f"T:{name}") for name in ("gout", "cramp", "spasm", "stroke", "pain")
)
GRAPH = build_reading(
    "urn:graph",
    [
        Claim(GOUT, Predicate.CAUSES, CRAMP),
        Claim(GOUT, Predicate.CAUSES, SPASM),
        Claim(CRAMP, Predicate.CAUSES, STROKE),
        Claim(SPASM, Predicate.CAUSES, STROKE),
        Claim(SPASM, Predicate.CAUSES, PAIN),
        Claim(GOUT, Predicate.CAUSES, PAIN),
    ],
)


@pytest.fixture
def store(neo4j_address: Neo4jAddress) -> Iterator[Neo4jStore]:
    """An empty store."""
    with exclusive_database(neo4j_address) as address:
        store = Neo4jStore(address.uri, user=address.user, password=address.password)
        yield store
        store.close()


@pytest.fixture
def make_late(monkeypatch: pytest.MonkeyPatch) -> MakeLate:
    """Return what makes the call of that number, from 1, take longer than it may; 0 for none."""
    calls = iter(())
    read = Line.read

    def read_late(line: Line, *given: object) -> object:
        if next(calls, False):
            message = "Neo4j took longer than the time there was."
            raise DeadlineExceeded(message)
        return read(line, *given)

    def make(number: int) -> None:
        nonlocal calls
        calls = iter([*[False] * (number - 1), True] if number else ())

    monkeypatch.setattr(Line, "read", read_late)
    return make


def ids_of(answer: Neighbourhood) -> list[tuple[str, int, int]]:
    """Return each neighbour's identifier, hop and support."""
    return [(each.node.id, each.hop, each.support) for each in answer.neighbours]


def test_what_is_next_to_a_node_is_told_where_more_takes_too_long(
    store: Neo4jStore, make_late: MakeLate
) -> None:
    """The first hop, with its edges, and that there may be more."""
    store.replace_document(GRAPH)
    with store.reading() as reader:
        make_late(1)
        answer = find_neighbourhood(reader, NeighbourhoodQuery(centre=CRAMP.id, radius=2))
    assert ids_of(answer) == [(GOUT.id, 1, 1), (STROKE.id, 1, 1)]
    assert len(answer.edges) == 2
    assert not answer.total.exact
    assert answer.truncated is not None
    assert answer.truncated.reason == "deadline"


def test_a_node_of_few_edges_is_answered_whole_at_the_second_try(
    store: Neo4jStore, make_late: MakeLate
) -> None:
    """Nothing is left out, and nothing claims to be."""
    store.replace_document(GRAPH)
    query = NeighbourhoodQuery(centre=CRAMP.id)
    with store.reading() as reader:
        whole = find_neighbourhood(reader, query)
    with store.reading() as reader:
        make_late(1)
        assert find_neighbourhood(reader, query) == whole


def test_what_the_least_common_neighbours_lead_to_is_told_where_all_take_too_long(
    store: Neo4jStore, make_late: MakeLate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a second hop: cramp has two edges, pain two, spasm three, one more than there is time for."""
    monkeypatch.setattr("graph.stores.neo4j.balls._FEW", 4)
    store.replace_document(GRAPH)
    with store.reading() as reader:
        make_late(2)
        answer = find_neighbourhood(reader, NeighbourhoodQuery(centre=GOUT.id, radius=2))
    assert ids_of(answer)[3:] == [(STROKE.id, 2, 1)]
    assert {edge.subject.id for edge in answer.edges} == {GOUT.id, CRAMP.id}
    assert answer.truncated is not None
    assert answer.truncated.reason == "deadline"


def test_who_shares_the_least_common_neighbours_is_told_where_more_takes_too_long(
    store: Neo4jStore, make_late: MakeLate
) -> None:
    """Someone is related, by something, and there may be more."""
    store.replace_document(GRAPH)
    with store.reading() as reader:
        make_late(1)
        answer = find_related(reader, RelatedQuery(centre=CRAMP.id))
    assert answer.related[0].node.id == SPASM.id
    assert answer.truncated is not None
    assert answer.truncated.reason == "deadline"


@pytest.mark.parametrize("shortest_only", [False, True])
def test_paths_are_looked_for_step_by_step_where_a_longer_look_takes_too_long(
    store: Neo4jStore, make_late: MakeLate, *, shortest_only: bool
) -> None:
    """The edge between the ends is told in any case, and what else there is time for."""
    store.replace_document(GRAPH)
    query = PathQuery(source=GOUT.id, target=PAIN.id, shortest_only=shortest_only)
    with store.reading() as reader:
        whole = find_paths(reader, query)
    with store.reading() as reader:
        make_late(1)
        assert find_paths(reader, query) == whole


@calmly(6)
@given(random_readings(max_documents=2, max_claims=24), st.data())
def test_whichever_call_takes_too_long_what_is_told_is_right(
    store: Neo4jStore, make_late: MakeLate, readings: tuple[Reading, ...], data: st.DataObject
) -> None:
    """A right answer, or a cut one that says so; none at all only where not even the ends were found."""
    store.replace_documents(readings)
    oracle = Oracle(readings)
    known = sorted(oracle.nodes)
    for _ in range(5):
        number = data.draw(st.integers(1, 4))
        around = data.draw(neighbourhood_queries(known))
        between = data.draw(path_queries(known))
        related = data.draw(related_queries(known))
        make_late(number)
        with store.reading() as reader:
            check_neighbourhood(find_neighbourhood(reader, around), oracle, around)
        make_late(number)
        with store.reading() as reader:
            check_related(find_related(reader, related), oracle, related)
        make_late(number)
        with store.reading() as reader, forgiven(to_be_resolved(between) >= number):
            check_paths(find_paths(reader, between), oracle, between)
    make_late(0)
    for reading in readings:
        store.delete_document(reading.document.id)


def to_be_resolved(query: PathQuery) -> int:
    """Return how many calls come before the ends of a path are known."""
    return 2 + len(query.avoid) if query.avoid or query.metapath else 0


def forgiven(allowed: bool) -> AbstractContextManager[None]:  # noqa: FBT001
    """Return what lets a question go without an answer, if that is allowed."""
    return suppress(DeadlineExceeded) if allowed else nullcontext()
