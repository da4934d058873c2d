"""A Neo4j that is down, silent, back again, or that does not let us in."""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import urlsplit

import neo4j
import psutil
import pytest
from neo4j_fixtures import Neo4jAddress, exclusive_database, skip_or_fail
from neo4j_local.launcher import LocalNeo4j, find_missing

from graph.errors import (
    DeadlineExceeded,
    InvalidInput,
    NosographError,
    StoreIncompatible,
    StoreUnavailable,
)
from graph.model import Document, Evidence, Node, Reading, Statement
from graph.store import Deadline
from graph.stores.neo4j import Neo4jStore
from graph.stores.neo4j.line import Line
from graph.vocabulary import Category, Predicate

NOTICED_SECONDS = 3.0
BACK_SECONDS = 5.0

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalNeo4j]:
    """A server that nobody else uses, to be stopped at will."""
    if missing := find_missing():
        skip_or_fail(f"no Neo4j: {missing}")
    with LocalNeo4j(tmp_path_factory.mktemp("own-neo4j")) as server:
        yield server


@pytest.fixture
def own_store(own_server: LocalNeo4j) -> Iterator[Neo4jStore]:
    """A store on that server."""
    store = Neo4jStore(own_server.bolt_uri, user=own_server.user, password=own_server.password)
    yield store
    store.close()


def make_reading(document_id: str) -> Reading:
    """Return a document with one statement."""
    stroke = Node(id="MONDO:0005098", name="stroke", categories=(Category.DISEASE,))
    spasm = Node(id="HP:0003394", name="muscle spasm", categories=(Category.SYMPTOM,))
    text = "Stroke"
    evidence = Evidence(
        document=document_id, sentence=text, start=0, end=6, method="list_item", rule="diseases"
    )
    statement = Statement(
        subject=stroke.ref, predicate=Predicate.HAS_SYMPTOM, object=spasm.ref, evidence=evidence
    )
    document = Document(
        id=document_id,
        title="Spasms",
        sha256="0" * 64,
        retrieved=datetime(2026, 1, 1, tzinfo=UTC),
        loader="text/1",
        characters=len(text),
    )
    return Reading(document=document, text=text, nodes=(stroke, spasm), statements=(statement,))


def read(store: Neo4jStore) -> str:
    """Ask something small."""
    with store.reading(Deadline(1)) as reader:
        reader.get_counts()
        return reader.snapshot


def silence(server: LocalNeo4j) -> None:
    """Stop the process; on a busy machine its threads may answer for a moment after the signal."""
    os.kill(server.pid, signal.SIGSTOP)
    end = time.monotonic() + BACK_SECONDS
    while psutil.Process(server.pid).status() != psutil.STATUS_STOPPED:
        assert time.monotonic() < end, "the server did not stop"
        time.sleep(0.001)


def seconds_until_unavailable(work: Callable[[], object]) -> float:
    """Return how long it took to say that the server is not there."""
    begin = time.monotonic()
    with pytest.raises(StoreUnavailable) as caught:
        work()
    assert "127.0.0.1" in str(caught.value)
    return time.monotonic() - begin


def seconds_until_back(store: Neo4jStore) -> float:
    """Return how long it took until the store answered again."""
    begin = time.monotonic()
    while True:
        try:
            read(store)
        except NosographError:
            assert time.monotonic() - begin < BACK_SECONDS
        else:
            return time.monotonic() - begin


def test_a_silent_server_is_noticed_and_so_is_its_return(
    own_server: LocalNeo4j, own_store: Neo4jStore
) -> None:
    """A stopped process accepts connections and answers nothing: reads and writes end within 3 s."""
    own_store.replace_document(make_reading("urn:one"))
    before = read(own_store)
    silence(own_server)
    try:
        assert seconds_until_unavailable(lambda: read(own_store)) < NOTICED_SECONDS
        for work in (lambda: read(own_store), lambda: own_store.delete_document("urn:one")):
            assert seconds_until_unavailable(work) < NOTICED_SECONDS
    finally:
        os.kill(own_server.pid, signal.SIGCONT)
    assert seconds_until_back(own_store) < BACK_SECONDS
    assert read(own_store) == before


def test_a_write_into_silence_ends_in_time_and_is_whole_or_not_at_all(
    own_server: LocalNeo4j, own_store: Neo4jStore
) -> None:
    """The first call to meet the silence may be a write; afterwards a document is not half there."""
    own_store.replace_document(make_reading("urn:one"))
    silence(own_server)
    try:
        taken = seconds_until_unavailable(lambda: own_store.delete_document("urn:one"))
    finally:
        os.kill(own_server.pid, signal.SIGCONT)
    assert taken < NOTICED_SECONDS
    seconds_until_back(own_store)
    with own_store.reading() as reader:
        assert list(reader.iter_problems()) == []


def test_silence_in_the_middle_of_a_question_is_noticed(
    own_server: LocalNeo4j, own_store: Neo4jStore
) -> None:
    """A reader that is already open does not hang either, with or without a deadline."""
    for deadline in (Deadline(2), None):
        seconds_until_back(own_store)
        with own_store.reading(deadline) as reader:
            reader.get_counts()
            silence(own_server)
            try:
                taken = seconds_until_unavailable(reader.get_counts)
            finally:
                os.kill(own_server.pid, signal.SIGCONT)
        assert taken < NOTICED_SECONDS


def test_many_callers_of_a_silent_server_leave_no_threads_behind(
    own_server: LocalNeo4j, own_store: Neo4jStore
) -> None:
    """Each of 20 callers is told in time, later ones at once, and no thread outlives the outage."""
    seconds_until_back(own_store)
    taken: list[float] = []

    def ask() -> None:
        taken.append(seconds_until_unavailable(lambda: read(own_store)))

    silence(own_server)
    try:
        callers = [threading.Thread(target=ask) for _ in range(20)]
        for caller in callers:
            caller.start()
        for caller in callers:
            caller.join()
        for _ in range(50):
            ask()
        assert count_calls() < 40
    finally:
        os.kill(own_server.pid, signal.SIGCONT)
    assert len(taken) == 70
    assert max(taken) < NOTICED_SECONDS
    seconds_until_back(own_store)
    end = time.monotonic() + 10
    while count_calls() and time.monotonic() < end:
        time.sleep(0.02)
    assert count_calls() == 0


def test_a_store_that_is_closed_at_once_leaves_no_connection_behind(
    own_server: LocalNeo4j, own_store: Neo4jStore
) -> None:
    """The server may still be planning questions in the background: that ends with the store."""
    own_store.replace_document(make_reading("urn:one"))
    with no_connections_left(own_server):
        for _ in range(5):
            store = Neo4jStore(
                own_server.bolt_uri, user=own_server.user, password=own_server.password
            )
            read(store)
            store.close()


def test_a_write_into_silence_leaves_no_connection_behind(own_server: LocalNeo4j) -> None:
    """Nor does one that the driver would have tried again when the server was back."""
    with no_connections_left(own_server):
        store = Neo4jStore(own_server.bolt_uri, user=own_server.user, password=own_server.password)
        store.replace_document(make_reading("urn:one"))
        silence(own_server)
        try:
            for _ in range(2):
                seconds_until_unavailable(lambda: store.delete_document("urn:one"))
        finally:
            os.kill(own_server.pid, signal.SIGCONT)
        seconds_until_back(store)
        store.close()


@contextmanager
def no_connections_left(server: LocalNeo4j) -> Iterator[None]:
    """See that all connections of this process that the block opens end, also without a collector."""
    port = urlsplit(server.bolt_uri).port

    def find() -> set[int]:
        connections = psutil.Process().net_connections("tcp")
        return {each.laddr.port for each in connections if each.raddr and each.raddr.port == port}

    before = find()
    gc.disable()
    try:
        yield
        end = time.monotonic() + 30
        while (left := find() - before) and time.monotonic() < end:
            time.sleep(0.05)
        assert not left
    finally:
        gc.enable()


def count_calls() -> int:
    """Return how many threads are waiting for a Neo4j."""
    return sum(thread.name == "neo4j-call" for thread in threading.enumerate())


def test_a_server_that_died_is_noticed_and_so_is_its_return(
    own_server: LocalNeo4j, own_store: Neo4jStore
) -> None:
    """A refused connection is told within 3 s; after a restart the same store goes on, data kept."""
    own_store.replace_document(make_reading("urn:one"))
    before = read(own_store)
    own_server.kill()
    assert seconds_until_unavailable(lambda: read(own_store)) < NOTICED_SECONDS
    write = make_reading("urn:two")
    assert seconds_until_unavailable(lambda: own_store.replace_document(write)) < NOTICED_SECONDS
    own_server.start()
    assert seconds_until_back(own_store) < BACK_SECONDS
    assert read(own_store) == before


def test_a_wrong_password_is_said_and_what_to_check(neo4j_address: Neo4jAddress) -> None:
    """A refused log-in is no crash: the error names the settings to look at, and not the password."""
    store = Neo4jStore(neo4j_address.uri, user="nobody", password="hunter2")
    with pytest.raises(StoreUnavailable) as caught:
        read(store)
    assert "NOSOGRAPH_NEO4J_PASSWORD" in str(caught.value)
    assert "hunter2" not in str(caught.value)
    assert caught.value.__cause__ is not None
    store.close()


def test_an_unknown_database_is_said(neo4j_address: Neo4jAddress) -> None:
    """A database that is not there is named as what to check."""
    user, password = neo4j_address.auth
    store = Neo4jStore(neo4j_address.uri, user=user, password=password, database="nowhere")
    with pytest.raises(StoreUnavailable, match="NOSOGRAPH_NEO4J_DATABASE"):
        read(store)
    store.close()


@pytest.mark.parametrize("uri", ["ftp://127.0.0.1", "bolt://127.0.0.1:port", "bolt:/nowhere"])
def test_an_address_that_is_none_is_bad_input(uri: str) -> None:
    """An address with another scheme, or a port that is no number, is refused with an example."""
    with pytest.raises(InvalidInput, match="as bolt:"):
        Neo4jStore(uri, password="irrelevant")


def test_an_address_with_a_password_is_refused_without_repeating_it() -> None:
    """A password in the address would end up in logs, so it is refused and not shown."""
    with pytest.raises(InvalidInput, match="no password") as caught:
        Neo4jStore("bolt://neo4j:hunter2@127.0.0.1", password="irrelevant")
    assert "hunter2" not in str(caught.value)


def test_a_step_past_its_deadline_ends_with_the_server_still_there(
    neo4j_address: Neo4jAddress,
) -> None:
    """A slow query is a `DeadlineExceeded`, not an outage, and the line goes on."""
    user, password = neo4j_address.auth
    line = Line(neo4j_address.uri, user=user, password=password, database="neo4j")

    def work_for_hours() -> object:
        with line.session() as session, session.begin_transaction(timeout=2) as transaction:
            return transaction.run("UNWIND range(1, 1000000000000) AS n RETURN sum(n)").single()

    begin = time.monotonic()
    with pytest.raises(DeadlineExceeded):
        line.call(work_for_hours, Deadline(0.2))
    assert time.monotonic() - begin < NOTICED_SECONDS
    with line.session() as session:
        assert line.call(lambda: session.run("RETURN 1").single(strict=True)[0], Deadline(5)) == 1
    line.close()


def test_a_transaction_that_the_server_stops_is_a_deadline(neo4j_address: Neo4jAddress) -> None:
    """The server's own time-out is the same error as ours."""
    user, password = neo4j_address.auth
    line = Line(neo4j_address.uri, user=user, password=password, database="neo4j")

    def run_out_of_time() -> object:
        with line.session() as session, session.begin_transaction(timeout=0.1) as transaction:
            return transaction.run("UNWIND range(1, 1000000000000) AS n RETURN sum(n)").single()

    with pytest.raises(DeadlineExceeded):
        line.call(run_out_of_time, Deadline(60))
    line.close()


def test_a_database_with_other_data_is_left_alone(neo4j_address: Neo4jAddress) -> None:
    """The store does not write into a database that holds something else."""
    with (
        exclusive_database(neo4j_address) as address,
        neo4j.GraphDatabase.driver(address.uri, auth=address.auth) as driver,
    ):
        driver.execute_query("CREATE (:Film {title: 'The Matrix'})", database_="neo4j")
        store = Neo4jStore(address.uri, user=address.user, password=address.password)
        with pytest.raises(StoreIncompatible, match="not this service's"):
            store.replace_document(make_reading("urn:one"))
        count = driver.execute_query("MATCH (n) RETURN count(n)", database_="neo4j").records[0][0]
        assert count == 1
        store.close()


def test_a_database_of_another_version_is_refused(empty_neo4j: Neo4jAddress) -> None:
    """A layout that this version does not know is neither read nor written."""
    store = Neo4jStore(empty_neo4j.uri, user=empty_neo4j.user, password=empty_neo4j.password)
    with neo4j.GraphDatabase.driver(empty_neo4j.uri, auth=empty_neo4j.auth) as driver:
        driver.execute_query(
            "CREATE (:About {id: 'about', schema_version: 999})", database_="neo4j"
        )
    with pytest.raises(StoreIncompatible, match="layout 999"):
        read(store)
    with pytest.raises(StoreIncompatible, match="layout 999"):
        store.delete_document("urn:one")
    store.close()
