"""While arrays lag behind, questions are answered from the old ones and what was touched since."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from old_arrays import FILTERS, with_old_arrays
from questions import neighbourhood_queries, path_queries, related_queries
from readings import Claim, build_node, build_reading, random_readings

from graph.model import Reading
from graph.query import PathQuery, RelatedQuery, find_paths
from graph.query.ball import find_ball
from graph.query.numbering import NumberedTopology
from graph.query.requests import NeighbourhoodQuery
from graph.query.routes import find_routes
from graph.query.sharing import find_shared
from graph.query.steps import Clock, InnerRule, RouteQuestion, Topology
from graph.store import Deadline, Page
from graph.stores.embedded.overlaid import OverlaidTopology
from graph.stores.embedded.reader import EmbeddedReader
from graph.vocabulary import Predicate

FOREVER = Clock(Deadline(float("inf")))


def looks_of(topology: Topology, ids: list[str]) -> list[object]:
    """Return all that a topology tells of nodes, in one form."""
    numbers = topology.numbers(ids)
    told: list[object] = [topology.curies(numbers), topology.degrees(numbers).tolist()]
    told += [topology.categories(numbers), topology.ranks(numbers).argsort().tolist()]
    for edges in FILTERS:
        halves = topology.look(numbers, edges)
        for start, stop in zip(halves.bounds[:-1], halves.bounds[1:], strict=True):
            sums: dict[str, int] = {}
            near = topology.curies(halves.neighbours[start:stop])
            for node_id, statements in zip(near, halves.statements[start:stop], strict=True):
                sums[node_id] = sums.get(node_id, 0) + int(statements)
            told.append(sums)
    return told


def answers_of(
    topology: Topology,
    ball: NeighbourhoodQuery,
    shared: RelatedQuery,
    paths: PathQuery,
    ends: tuple[str, str],
) -> list[object]:
    """Return what the steps of questions find in a topology."""
    found: list[object] = [find_ball(topology, ends[0], ball, FOREVER)]
    found.append(find_shared(topology, ends[0], shared, FOREVER))
    inner = InnerRule(frozenset(ends), paths.categories, paths.max_degree)
    for hops in range(1, 6):
        question = RouteQuestion(*ends, hops, paths.k, paths.edges, inner, paths.max_work)
        found.append(find_routes(topology, question, FOREVER)[::2])
    return found


def known_to(reader: EmbeddedReader) -> list[str]:
    """Return all nodes."""
    return [node.id for node in reader.list_nodes(Page(1_000))]


@given(
    first=random_readings(max_documents=3),
    more=st.lists(random_readings(max_documents=1), max_size=2),
    delete=st.booleans(),
    ball=neighbourhood_queries(),
    shared=related_queries(),
    paths=path_queries(),
)
@settings(max_examples=30, deadline=None)
def test_numbers_laid_over_old_ones_tell_what_neighbours_tell(  # noqa: PLR0913 - what is drawn
    *,
    first: tuple[Reading, ...],
    more: list[tuple[Reading, ...]],
    delete: bool,
    ball: NeighbourhoodQuery,
    shared: RelatedQuery,
    paths: PathQuery,
) -> None:
    """New, changed and deleted nodes and edges: same looks, and same answers in the same order."""
    with with_old_arrays(first) as store:
        for (reading,) in more:
            store.replace_document(reading)
        if delete:
            store.delete_document("urn:test:0")
        with store.reading() as reader:
            ids = known_to(reader)
            if reader.exact_adjacency is not None or not ids:
                return
            laid_over, plain = reader.topology(), NumberedTopology(reader)
            assert isinstance(laid_over, OverlaidTopology)
            assert looks_of(laid_over, ids) == looks_of(plain, ids)
            if len(ids) > 1:
                asked = (ball, shared, paths, (ids[0], ids[-1]))
                assert answers_of(laid_over, *asked) == answers_of(plain, *asked)


def test_a_path_through_a_new_node_is_found_in_the_order_of_curies() -> None:
    """The new node's CURIE lies between two old ones, and so does the path through it."""
    ends = build_node("T:0"), build_node("T:9")
    middles = [build_node(f"T:{number}") for number in (2, 4, 3)]
    readings = [
        build_reading(f"urn:{middle.id}", [Claim(end, Predicate.CAUSES, middle) for end in ends])
        for middle in middles
    ]
    with with_old_arrays(tuple(readings[:2])) as store:
        store.replace_document(readings[2])
        with store.reading() as reader:
            assert isinstance(reader.topology(), OverlaidTopology)
            answer = find_paths(reader, PathQuery(source="T:0", target="T:9"))
    assert [path.nodes[1].id for path in answer.paths] == ["T:2", "T:3", "T:4"]
