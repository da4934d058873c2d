"""A service over Neo4j has its questions planned before anyone asks one."""

from __future__ import annotations

import threading
import time

import neo4j
import pytest
from neo4j_fixtures import Neo4jAddress
from readings import Claim, build_node, build_reading

from api.cli.serving import look_ahead
from graph.stores.neo4j import Neo4jStore
from graph.stores.neo4j.warming import QUESTIONS
from graph.vocabulary import Predicate

_AT_WORK = {"look-ahead", "neo4j-call"}

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]


def test_all_questions_are_planned_without_anyone_asking(empty_neo4j: Neo4jAddress) -> None:
    """As the server itself counts: it has forgotten all plans before, and has one for each after."""
    gout, cramp = build_node("T:gout"), build_node("T:cramp")
    store = Neo4jStore(empty_neo4j.uri, user=empty_neo4j.user, password=empty_neo4j.password)
    store.replace_document(build_reading("urn:gout", [Claim(gout, Predicate.CAUSES, cramp)]))
    store.close()
    with neo4j.GraphDatabase.driver(empty_neo4j.uri, auth=empty_neo4j.auth) as driver:
        _clear(driver)
        asked = Neo4jStore(empty_neo4j.uri, user=empty_neo4j.user, password=empty_neo4j.password)
        look_ahead(asked)
        end = time.monotonic() + 120
        at_work = True
        while at_work:
            assert time.monotonic() < end, "some questions are still not planned"
            time.sleep(0.1)  # one thread hands over to the next
            at_work = any(thread.name in _AT_WORK for thread in threading.enumerate())
        assert _clear(driver) >= len(QUESTIONS)
        asked.close()


def _clear(driver: neo4j.Driver) -> int:
    """Have the server forget its plans; return how many it had."""
    told = driver.execute_query("CALL db.clearQueryCaches()", database_="neo4j").records[0]["value"]
    return int("".join(filter(str.isdigit, told)) or 0)


def test_a_server_that_is_down_is_no_trouble() -> None:
    """It is for whoever asks to be told; nothing is waited for."""
    begin = time.monotonic()
    store = Neo4jStore("bolt://127.0.0.1:1", user="neo4j", password="irrelevant")
    look_ahead(store)
    assert time.monotonic() - begin < 0.5
    store.close()
