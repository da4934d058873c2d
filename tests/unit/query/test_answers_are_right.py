"""Every answer on random graphs is the one that the oracle works out the slow way."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import Oracle
from questions import neighbourhood_queries, path_queries, related_queries
from readings import random_readings
from small_stores import make_plain, reading_of

from graph.model import Reading
from graph.query import find_neighbourhood, find_paths, find_related

quickly = settings(max_examples=60, deadline=None)
graphs = random_readings(max_documents=3, max_claims=24)


@quickly
@given(graphs, st.data())
def test_paths_are_the_best_of_all_simple_paths(
    readings: tuple[Reading, ...], data: st.DataObject
) -> None:
    """The same paths, penalties and edges in the same order as by listing and sorting all."""
    oracle = Oracle(readings)
    with reading_of(readings) as reader:
        for _ in range(4):
            query = data.draw(path_queries(sorted(oracle.nodes)))
            assert find_paths(reader, query) == oracle.paths(query)
            assert find_paths(make_plain(reader), query) == oracle.paths(query)


@quickly
@given(graphs, st.data())
def test_neighbourhoods_are_the_nodes_at_those_distances(
    readings: tuple[Reading, ...], data: st.DataObject
) -> None:
    """The same nodes, hops, support, edges and total in the same order as by measuring each."""
    oracle = Oracle(readings)
    with reading_of(readings) as reader:
        for _ in range(4):
            query = data.draw(neighbourhood_queries(sorted(oracle.nodes)))
            assert find_neighbourhood(reader, query) == oracle.neighbourhood(query)
            assert find_neighbourhood(make_plain(reader), query) == oracle.neighbourhood(query)


@quickly
@given(graphs, st.data())
def test_related_nodes_share_what_they_are_said_to_share(
    readings: tuple[Reading, ...], data: st.DataObject
) -> None:
    """The same nodes, scores and shared nodes in the same order as by comparing everybody."""
    oracle = Oracle(readings)
    with reading_of(readings) as reader:
        for _ in range(4):
            query = data.draw(related_queries(sorted(oracle.nodes)))
            assert find_related(reader, query) == oracle.related(query)
            assert find_related(make_plain(reader), query) == oracle.related(query)
