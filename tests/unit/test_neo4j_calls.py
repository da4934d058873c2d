"""How a Neo4j is asked: in few calls, and without adding up what need only be counted."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from threading import Event, get_ident

import neo4j
import pytest
from fastapi.testclient import TestClient
from neo4j_fixtures import Neo4jAddress
from readings import Claim, build_node, build_reading

from api.main import create_app
from api.settings import Settings
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
from graph.store import Deadline, Reader
from graph.stores.neo4j import Neo4jStore, warming
from graph.stores.neo4j.line import Line
from graph.stores.neo4j.one_plan import in_one
from graph.stores.neo4j.workers import start
from graph.vocabulary import Predicate

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]

GOUT, CRAMP, SPASM, STROKE = (
    build_node(f"T:{name}") for name in ("gout", "cramp", "spasm", "stroke")
)
CHAIN = build_reading(
    "urn:chain",
    [
        Claim(GOUT, Predicate.CAUSES, CRAMP),
        Claim(CRAMP, Predicate.CAUSES, SPASM),
        Claim(SPASM, Predicate.CAUSES, STROKE),
    ],
)


@pytest.fixture
def store(empty_neo4j: Neo4jAddress) -> Iterator[Neo4jStore]:
    """A store that holds a chain of four nodes."""
    store = Neo4jStore(empty_neo4j.uri, user=empty_neo4j.user, password=empty_neo4j.password)
    store.replace_document(CHAIN)
    yield store
    store.close()


QUESTIONS = {
    "one hop": lambda reader: find_neighbourhood(reader, NeighbourhoodQuery(centre=GOUT.id)),
    "one hop, full page of two": lambda reader: find_neighbourhood(
        reader, NeighbourhoodQuery(centre=CRAMP.id, radius=2, limit=2)
    ),
    "shortest": lambda reader: find_paths(
        reader, PathQuery(source=GOUT.id, target=STROKE.id, shortest_only=True)
    ),
    "two hops, enough": lambda reader: find_paths(
        reader, PathQuery(source=GOUT.id, target=SPASM.id, k=1)
    ),
    "related": lambda reader: find_related(reader, RelatedQuery(centre=GOUT.id)),
    "search": lambda reader: search_nodes(reader, SearchQuery(text="spasm")),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_one_call(
    store: Neo4jStore, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    """The state, the nodes meant, the answer, its names and edges come with one and the same call."""
    calls = count_calls(monkeypatch)
    with store.reading() as reader:
        answer = QUESTIONS[question](reader)
        assert reader.snapshot.startswith("1-")
    assert answer.truncated is None
    assert len(calls) == 1


def test_a_question_about_no_node_is_one_call(
    store: Neo4jStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That there is no such node is not asked twice."""
    calls = count_calls(monkeypatch)
    with store.reading() as reader, pytest.raises(Exception, match="T:nothing"):
        find_neighbourhood(reader, NeighbourhoodQuery(centre="T:nothing"))
    assert len(calls) == 1


def count_calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that every query to come is added to."""
    calls: list[str] = []
    read = Line.read

    def counted(line: Line, query: str, *given: object) -> object:
        calls.append(query)
        return read(line, query, *given)

    monkeypatch.setattr(Line, "read", counted)
    return calls


def test_what_is_said_again_is_added_up(store: Neo4jStore) -> None:
    """Both ends of an edge lose their mark for good once a second document says it."""
    again = build_reading("urn:again", [Claim(GOUT, Predicate.CAUSES, CRAMP)])
    assert see_marked(store) == {GOUT.id, CRAMP.id, SPASM.id, STROKE.id}
    store.replace_document(again)
    assert see_marked(store) == {SPASM.id, STROKE.id}
    with store.reading() as reader:
        assert support(reader, GOUT.id) == {CRAMP.id: 2, SPASM.id: 1}
        assert support(reader, STROKE.id) == {SPASM.id: 1, CRAMP.id: 1}
        assert support(reader, SPASM.id) == {CRAMP.id: 1, STROKE.id: 1, GOUT.id: 2}
    store.delete_document("urn:again")
    assert see_marked(store) == {SPASM.id, STROKE.id}
    with store.reading() as reader:
        assert support(reader, GOUT.id) == {CRAMP.id: 1, SPASM.id: 1}
        assert list(reader.iter_problems()) == []


def test_a_wrong_mark_is_noticed(store: Neo4jStore, empty_neo4j: Neo4jAddress) -> None:
    """A node that claims to be said once beside an edge that is not would be given too little."""
    store.replace_document(build_reading("urn:again", [Claim(GOUT, Predicate.CAUSES, CRAMP)]))
    with neo4j.GraphDatabase.driver(empty_neo4j.uri, auth=empty_neo4j.auth) as driver:
        driver.execute_query("MATCH (n:Concept {id: 'T:gout'}) SET n.said_once = true")
    with store.reading() as reader:
        (problem,) = reader.iter_problems()
    assert problem.check == "count"
    assert "T:gout" in problem.detail


def see_marked(store: Neo4jStore) -> set[str]:
    """Return the nodes whose edges are known to be said once each."""
    with store.reading() as reader:
        rows = reader._run("MATCH (n:Concept {said_once: true}) RETURN n.id AS id")  # noqa: SLF001
        return {row["id"] for row in rows}


def support(reader: Reader, centre: str) -> dict[str, int]:
    """Return how many statements lead to each node within two hops."""
    found = find_neighbourhood(reader, NeighbourhoodQuery(centre=centre, radius=2))
    return {each.node.id: each.support for each in found.neighbours}


def test_a_thread_is_used_again_and_one_that_hangs_holds_up_nobody() -> None:
    """What is started beside work that never ends runs at once; ended work leaves its thread."""
    go_on = Event()
    hanging: Future[bool] = start(go_on.wait)
    numbers = [start(lambda number=number: number).result(10) for number in range(3)]
    assert numbers == [0, 1, 2]
    assert not hanging.done()
    go_on.set()
    assert hanging.result(10)
    assert start(get_ident).result(10) == start(get_ident).result(10)
    failing: Future[int] = start(lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        failing.result(10)
    assert start(lambda: 1).result(10) == 1


def test_an_answer_over_http_is_one_call_and_names_its_state(
    store: Neo4jStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tag needs no call of its own, except for a caller who may have the answer already."""
    client = TestClient(create_app(Settings(), store), base_url="http://127.0.0.1")
    calls = count_calls(monkeypatch)
    first = client.get(f"/v1/nodes/{GOUT.id}/neighbourhood")
    assert len(calls) == 1
    again = {"If-None-Match": first.headers["ETag"]}
    assert client.get(f"/v1/nodes/{GOUT.id}/neighbourhood", headers=again).status_code == 304
    assert len(calls) == 2


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_been_planned_before_anyone_asks_it(
    store: Neo4jStore, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    """Its text is one that the server is warmed with, and its parameters are one map."""
    asked: list[tuple[str, set[str]]] = []
    read = Line.read

    def noted(line: Line, query: str, parameters: dict[str, object], deadline: Deadline) -> object:
        asked.append((query, set(parameters)))
        return read(line, query, parameters, deadline)

    monkeypatch.setattr(Line, "read", noted)
    with store.reading() as reader:
        QUESTIONS[question](reader)
    planned = {in_one(each) for each in warming.QUESTIONS}
    assert [(query in planned, names) for query, names in asked] == [(True, {"given"})]
