"""Whether there is little to look at or much, and so which way is taken, is seen by nobody."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import Oracle
from questions import neighbourhood_queries, path_queries
from readings import PREDICATES, Claim, build_node, build_reading, random_readings
from small_stores import make_plain, reading_of

from graph.model import Reading
from graph.query import NeighbourhoodQuery, few, find_neighbourhood, find_paths
from graph.stores.embedded import between, hops

quickly = settings(max_examples=60, deadline=None)
graphs = random_readings(max_documents=3, max_claims=24)


@quickly
@given(graphs, st.sampled_from((0, 2, 1_000)), st.data())
def test_a_hop_is_the_same_by_numbers_and_by_arrays(
    readings: tuple[Reading, ...], most: int, data: st.DataObject
) -> None:
    """However many edges still count as few."""
    oracle = Oracle(readings)
    with reading_of(readings) as reader, pytest.MonkeyPatch.context() as patch:
        patch.setattr(hops, "_FEW", most)
        patch.setattr(between, "_FEW", most)
        for _ in range(4):
            drawn = data.draw(neighbourhood_queries(sorted(oracle.nodes)))
            query = drawn.model_copy(update={"radius": 1})
            assert find_neighbourhood(reader, query) == oracle.neighbourhood(query)


@quickly
@given(graphs, st.sampled_from((0, 2, 6)), st.integers(1, 30), st.data())
def test_paths_by_sets_are_cut_where_others_are(
    readings: tuple[Reading, ...], most: int, max_work: int, data: st.DataObject
) -> None:
    """However many edges still count as few, and however little work there is."""
    with reading_of(readings) as reader, pytest.MonkeyPatch.context() as patch:
        patch.setattr(few, "_FEW_EDGES", most)
        patch.setattr(between, "_FEW", most)
        for _ in range(4):
            known = sorted(Oracle(readings).nodes)
            query = data.draw(path_queries(known, max_work=max_work))
            assert find_paths(reader, query) == find_paths(make_plain(reader), query)


def test_more_edges_than_count_as_few_are_told_with_the_same_support() -> None:
    """Of a real hub, with parallel edges and edges of several statements among them."""
    readings = [_hub(0, 400), _hub(300, 500)]
    oracle = Oracle(readings)
    with reading_of(readings) as reader:
        for limit, offset in ((100, 0), (500, 0), (7, 250), (500, 499)):
            query = _around("T:hub", limit, offset)
            assert find_neighbourhood(reader, query) == oracle.neighbourhood(query)


def _hub(first: int, last: int) -> Reading:
    """Return a document that says something of a hub and so many others, of some of them twice."""
    hub = build_node("T:hub")
    claims = [
        Claim(hub, predicate, build_node(f"T:{number}"))
        for number in range(first, last)
        for predicate in PREDICATES[: 1 + (number % 5 == 0)]
    ]
    return build_reading(f"urn:{first}", claims)


def _around(centre: str, limit: int, offset: int) -> NeighbourhoodQuery:
    return NeighbourhoodQuery(centre=centre, limit=limit, offset=offset)
