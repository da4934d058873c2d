"""Both stores give the same answers, in the same order, to the same questions about the same graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from contract_things import PAGE, look_with
from hypothesis import given
from hypothesis import strategies as st
from neo4j_fixtures import Neo4jAddress, calmly, exclusive_database
from questions import (
    EDGES,
    TYPED,
    neighbourhood_queries,
    path_queries,
    related_queries,
    search_queries,
)
from readings import build_node, build_reading, random_readings

from graph.errors import NosographError
from graph.model import Node, Reading
from graph.query import (
    NeighbourhoodQuery,
    PathQuery,
    RelatedQuery,
    SearchQuery,
    find_neighbourhood,
    find_paths,
    find_related,
    search_nodes,
)
from graph.store import EdgeFilter, Reader
from graph.stores.embedded import EmbeddedStore
from graph.stores.neo4j import Neo4jStore
from graph.vocabulary import Category

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]

Question = PathQuery | NeighbourhoodQuery | RelatedQuery | SearchQuery
LITTLE = (0, 2, 5, 12, 30)  # work that some questions can do with, and others cannot
# Near to each other, begun by each other, and of characters that some count twice.
WORDS = (
    "muscle", "muscel", "muscles", "muscular", "muscleache", "cramp", "cramps", "crampy", "Lou's", "leg",
    "legs", "Ödem", "oedema", "𐌲𐌿𐍄𐌰𐌽", "𐌲𐌿𐍄𐌰", "𐌲𐌿𐍄", "headaches", "haedachse", "of",
)  # fmt: skip
CATEGORIES = (Category.SYMPTOM, Category.DISEASE)
graphs = random_readings(max_documents=3, max_claims=24)


class Stores(NamedTuple):
    """The two homes of one graph."""

    embedded: EmbeddedStore
    neo4j: Neo4jStore


@pytest.fixture
def stores(neo4j_address: Neo4jAddress) -> Iterator[Stores]:
    """Two empty stores."""
    with exclusive_database(neo4j_address) as address:
        both = Stores(
            EmbeddedStore(None),
            Neo4jStore(address.uri, user=address.user, password=address.password),
        )
        yield both
        for store in both:
            store.close()


def ask(reader: Reader, question: Question) -> object:
    """Return the answer, or the error in words."""
    asked = {
        PathQuery: find_paths,
        NeighbourhoodQuery: find_neighbourhood,
        RelatedQuery: find_related,
        SearchQuery: search_nodes,
    }[type(question)]
    try:
        return asked(reader, question)
    except NosographError as error:
        return repr(error)


@contextmanager
def loaded(stores: Stores, readings: Sequence[Reading]) -> Iterator[tuple[Reader, Reader]]:
    """Load the documents into both, open a reader on each, and take the documents back from both.

    One takes them one after the other, the other all at once.
    """
    one_by_one = [stores.embedded.replace_document(reading) for reading in readings]
    assert stores.neo4j.replace_documents(readings) == one_by_one
    try:
        with stores.embedded.reading() as one, stores.neo4j.reading() as two:
            yield one, two
    finally:
        ids = [reading.document.id for reading in readings]
        gone = [[store.delete_document(each) for each in ids] for store in stores]
    assert gone[0] == gone[1]


def check_parts(one: Reader, two: Reader, ids: Sequence[str]) -> None:
    """Hold everything that the graph is made of against the other's."""
    assert look_with(one) == look_with(two)
    assert one.get_schema() == two.get_schema()
    assert one.list_changes(0, 1_000) == two.list_changes(0, 1_000)
    assert [one.get_summary(each) for each in ids] == [two.get_summary(each) for each in ids]
    for edge in look_with(one).edges:
        assert one.get_edge_statements(edge.id, PAGE) == two.get_edge_statements(edge.id, PAGE)
    for text in TYPED:
        assert one.find_name_candidates(text, 100) == two.find_name_candidates(text, 100), text


def check_steps(one: Reader, two: Reader, ids: Sequence[str], edges: EdgeFilter) -> None:
    """Hold the steps that questions are made of against the other's."""
    pairs = [(first, second) for first in ids for second in ids]
    assert one.expand(ids, edges) == two.expand(ids, edges)
    assert one.find_edges_between(pairs, edges) == two.find_edges_between(pairs, edges)


def few(questions: st.SearchStrategy[Question], count: int) -> st.SearchStrategy[list[Question]]:
    """Return a strategy for so many questions."""
    return st.lists(questions, min_size=count, max_size=count)


def ids_of(readings: Iterable[Reading]) -> tuple[list[str], list[str]]:
    """Return every node, and every node and cross-reference: all that a question may name."""
    nodes = [node for reading in readings for node in reading.nodes]
    ids = {node.id for node in nodes}
    return sorted(ids), sorted(ids.union(*(node.xrefs for node in nodes)))


@calmly(15)
@given(graphs, st.lists(EDGES, min_size=4, max_size=4))
def test_the_same_documents_make_the_same_graph(
    stores: Stores, readings: tuple[Reading, ...], filters: list[EdgeFilter]
) -> None:
    """Nodes, edges, statements, documents, counts, changes and their names, and what is next to what."""
    ids, _ = ids_of(readings)
    with loaded(stores, readings) as (one, two):
        check_parts(one, two, ids)
        for edges in filters:
            check_steps(one, two, ids, edges)


@calmly(15)
@given(graphs, st.data())
def test_the_same_questions_have_the_same_answers(
    stores: Stores, readings: tuple[Reading, ...], data: st.DataObject
) -> None:
    """Whatever is filtered, avoided or paged, also where a question is wrong."""
    _, known = ids_of(readings)
    questions = [
        *data.draw(few(path_queries(known), 12)),
        *data.draw(few(neighbourhood_queries(known), 6)),
        *data.draw(few(related_queries(known), 6)),
        *data.draw(few(search_queries(), 6)),
    ]
    with loaded(stores, readings) as (one, two):
        for question in questions:
            assert ask(one, question) == ask(two, question), question


@calmly(15)
@given(graphs, st.data())
def test_answers_are_cut_at_the_same_place(
    stores: Stores, readings: tuple[Reading, ...], data: st.DataObject
) -> None:
    """However little work is allowed, both do the same part of it, and say so."""
    _, known = ids_of(readings)
    questions: list[Question] = []
    for work in LITTLE:
        questions += data.draw(few(path_queries(known, max_work=work), 4))
        questions += data.draw(few(neighbourhood_queries(known, max_work=work), 2))
    with loaded(stores, readings) as (one, two):
        for question in questions:
            assert ask(one, question) == ask(two, question), question


@calmly(15)
@given(graphs, st.data())
def test_large_questions_are_answered_in_parts(
    stores: Stores,
    monkeypatch: pytest.MonkeyPatch,
    readings: tuple[Reading, ...],
    data: st.DataObject,
) -> None:
    """However little of a large graph the database looks at in one call, the answer is the same."""
    monkeypatch.setattr("graph.stores.neo4j.crossings._WHOLE", -1)
    monkeypatch.setattr("graph.stores.neo4j.crossings._FIRST_PART", 1)
    monkeypatch.setattr("graph.stores.neo4j.balls._FIRST_JOINED", 1)
    _, known = ids_of(readings)
    questions: list[Question] = data.draw(few(path_queries(known), 12))
    questions += data.draw(few(neighbourhood_queries(known), 6))
    with loaded(stores, readings) as (one, two):
        for question in questions:
            assert ask(one, question) == ask(two, question), question


named = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
searches = st.builds(
    SearchQuery,
    text=named
    | named.map(lambda name: name[:-1] or name)
    | named.map(lambda name: name[1:] or name),
    categories=st.just(frozenset()) | st.frozensets(st.sampled_from(CATEGORIES), min_size=1),
    limit=st.integers(1, 4),
    offset=st.integers(0, 4),
)


@st.composite
def many_names(draw: st.DrawFn) -> list[Node]:
    """Draw nodes with up to four names each, several of which have the same."""
    return [
        build_node(
            f"T:{number}",
            draw(named),
            draw(st.sampled_from(CATEGORIES)),
            synonyms=tuple(draw(st.lists(named, max_size=3, unique=True))),
        )
        for number in range(draw(st.integers(1, 30)))
    ]


@calmly(15)
@given(many_names(), few(searches, 40))
def test_the_same_names_are_found_in_the_same_order(
    stores: Stores, nodes: list[Node], queries: list[SearchQuery]
) -> None:
    """Names, synonyms, beginnings, words and misspellings, page by page, with the same totals."""
    with loaded(stores, [build_reading("urn:names", nodes=nodes)]) as (one, two):
        for query in queries:
            assert ask(one, query) == ask(two, query), query
