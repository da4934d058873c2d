"""Questions have the same answers with the arrays and without, and edges the same fields."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import Oracle
from questions import EDGES, neighbourhood_queries, path_queries, related_queries
from readings import Claim, build_node, build_reading, random_readings
from small_stores import reading_of

from graph.model import Reading
from graph.query import find_neighbourhood, find_paths, find_related
from graph.query.numbering import NumberedTopology
from graph.store import EdgeFilter
from graph.stores.embedded import between
from graph.stores.embedded.arrays import Arrays
from graph.vocabulary import Predicate

graphs = random_readings(max_documents=3, max_claims=24)


@settings(max_examples=25, deadline=None)
@given(graphs, st.data())
def test_without_arrays_answers_are_right(
    readings: tuple[Reading, ...], data: st.DataObject
) -> None:
    """The file alone tells the same as going through everything."""
    oracle = Oracle(readings)
    known = sorted(oracle.nodes)
    with pytest.MonkeyPatch.context() as patch, reading_of(readings) as reader:
        patch.setattr(Arrays, "find", lambda *_: None)
        assert isinstance(reader.topology(), NumberedTopology)
        paths, around = data.draw(path_queries(known)), data.draw(neighbourhood_queries(known))
        related = data.draw(related_queries(known))
        assert find_paths(reader, paths) == oracle.paths(paths)
        assert find_neighbourhood(reader, around) == oracle.neighbourhood(around)
        assert find_related(reader, related) == oracle.related(related)


@pytest.mark.parametrize("few", [0, 16])
@settings(max_examples=25, deadline=None)
@given(graphs, EDGES)
def test_edges_from_the_arrays_are_those_of_the_file(
    few: int, readings: tuple[Reading, ...], edges: EdgeFilter
) -> None:
    """Of every pair, whichever way pairs are looked up, self-loops and unknown nodes too."""
    ids = [*sorted(Oracle(readings).nodes), "T:unknown"]
    pairs = [(first, second) for first in ids for second in ids]
    with pytest.MonkeyPatch.context() as patch, reading_of(readings) as reader:
        patch.setattr(between, "_FEW", few)
        found = reader.find_edges_between(pairs, edges)
        patch.setattr(Arrays, "find", lambda *_: None)
        del reader.exact_adjacency
        assert found == reader.find_edges_between(pairs, edges)


def test_an_edge_of_several_statements_tells_its_documents() -> None:
    """Two statements of one document are one document, of two documents two."""
    nodes = [build_node(f"T:{number}") for number in range(3)]
    claims = [Claim(first, Predicate.CAUSES, second) for first, second in pairwise(nodes)]
    readings = [build_reading("urn:a", [*claims, claims[0]]), build_reading("urn:b", claims[1:])]
    with reading_of(readings) as reader:
        found = reader.find_edges_between([("T:0", "T:1"), ("T:2", "T:1")])
    told = {pair: [(e.statements, e.documents) for e in each] for pair, each in found.items()}
    assert told == {("T:0", "T:1"): [(2, 1)], ("T:2", "T:1"): [(2, 2)]}
