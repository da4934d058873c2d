"""Which part of the graph is written, and in what order."""

from __future__ import annotations

import networkx as nx
import pytest
from exported import contents_of, hard_readings, quickly
from hypothesis import given
from hypothesis import strategies as st
from oracle import Oracle
from readings import Claim, build_node, build_reading, random_readings

from graph.errors import NodeNotFound, OutOfRange
from graph.export import Excerpt
from graph.model import Reading
from graph.vocabulary import Category, Predicate


@quickly
@given(random_readings(), st.integers(0, 3), st.data())
def test_a_part_is_the_ball_with_all_edges_inside_it(
    readings: tuple[Reading, ...], radius: int, data: st.DataObject
) -> None:
    """The same nodes and edges as networkx's ego graph, nodes in order of identifier."""
    oracle = Oracle(readings)
    graph: nx.MultiGraph[str] = nx.MultiGraph()
    graph.add_nodes_from(oracle.nodes)
    for edge in oracle.edges:
        graph.add_edge(edge.subject.id, edge.object.id, key=edge.id)
    centre = data.draw(st.sampled_from(sorted(oracle.nodes)))
    ball = nx.ego_graph(graph, centre, radius)
    with contents_of(readings, Excerpt(centre, radius)) as (_, contents):
        assert [node.id for node in contents.nodes()] == sorted(ball)
        edges = [each.edge.id for each in contents.edges()]
        assert len(edges) == len(set(edges))
        assert set(edges) == {key for _, _, key in ball.edges(keys=True)}


@quickly
@given(
    random_readings(),
    st.sampled_from((None, 1, 2)),
    st.frozensets(st.sampled_from(list(Predicate)), min_size=1) | st.none(),
    st.frozensets(st.sampled_from(list(Category)), max_size=8),
    st.data(),
)
def test_a_filter_leaves_the_edges_that_fit_and_their_nodes(
    readings: tuple[Reading, ...],
    radius: int | None,
    predicates: frozenset[Predicate] | None,
    categories: frozenset[Category],
    data: st.DataObject,
) -> None:
    """Of the whole graph or a neighbourhood; each edge once, and no node without one."""
    centre = data.draw(st.sampled_from(sorted(Oracle(readings).nodes)))
    part = Excerpt() if radius is None else Excerpt(centre, radius)
    with contents_of(readings, part) as (_, contents):
        every = [each.edge for each in contents.edges()]
        nodes = [node.id for node in contents.nodes()]
    filtered = part._replace(predicates=predicates, categories=categories)
    with contents_of(readings, filtered) as (_, contents):
        edges = [each.edge for each in contents.edges()]
        left = [node.id for node in contents.nodes()]
    assert edges == [
        edge
        for edge in every
        if (predicates is None or edge.predicate in predicates)
        and (not categories or not categories.isdisjoint(edge.subject.categories))
        and (not categories or not categories.isdisjoint(edge.object.categories))
    ]
    if predicates is None and not categories:
        assert left == nodes
    else:
        assert left == sorted({end.id for edge in edges for end in (edge.subject, edge.object)})


@quickly
@given(random_readings(), st.integers(1, 4), st.sampled_from((None, 0, 1, 2)), st.data())
def test_edges_of_hubs_are_the_same_edges(
    readings: tuple[Reading, ...], hub: int, radius: int | None, data: st.DataObject
) -> None:
    """However few edges make a node a hub: loops, and edges that read the same from both ends, once."""
    centre = data.draw(st.sampled_from(sorted(Oracle(readings).nodes)))
    excerpt = Excerpt() if radius is None else Excerpt(centre, radius)
    with contents_of(readings, excerpt) as (_, contents):
        plain = [each.edge for each in contents.edges()]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("graph.export.contents._EDGES_A_STEP", hub)
            assert sorted(each.edge.id for each in contents.edges()) == sorted(
                edge.id for edge in plain
            )


def test_a_centre_may_be_named_by_a_cross_reference() -> None:
    """As everywhere; a centre that is not there, or a radius out of range, is an error."""
    node = build_node("T:1", xrefs=("X:1",))
    reading = build_reading("urn:test", nodes=[node])
    with contents_of([reading], Excerpt("X:1")) as (_, contents):
        assert list(contents.nodes()) == [node]
    with pytest.raises(NodeNotFound), contents_of([reading], Excerpt("T:2")):
        pass
    with pytest.raises(OutOfRange), contents_of([reading], Excerpt("T:1", 4)):
        pass


def test_edges_come_in_order_of_subject_predicate_and_object() -> None:
    """Over all steps, so that the same graph gives the same file."""
    with contents_of(hard_readings()) as (graph, contents):
        assert [each.edge for each in contents.edges()] == graph.edges


def test_only_short_sentences_are_shown_and_few_of_them() -> None:
    """Five of up to 500 characters; longer ones are left out, and the counts stay true."""
    long, end = build_node("T:long", "x" * 490), build_node("T:end")
    readings = []
    for number in range(120):
        short = build_node("T:short", f"short {number}")
        rules = [Claim(short, Predicate.CAUSES, end, rule=f"r{each}") for each in range(3)]
        claims = [Claim(long, Predicate.CAUSES, end), *rules]
        readings.append(build_reading(f"urn:{number}", claims))
    with contents_of(readings) as (_, contents):
        first, second = contents.edges()
    assert (first.edge.subject.id, first.support.sentences) == ("T:long", ())
    assert len(second.support.sentences) == 5
    assert second.edge.statements == 360
    assert len(first.support.documents) == 100
