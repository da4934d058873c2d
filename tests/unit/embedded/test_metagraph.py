"""The metagraph of the embedded store: kept in a table, in bulk and in little, and checked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from contract_metagraph import counted, told
from generated_graph import generate_graph
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import Claim, build_node, build_reading, random_readings

from graph.model import Reading
from graph.stores.embedded import EmbeddedStore, edge_writing
from graph.vocabulary import Category, Predicate

GRAPH = generate_graph(5_000)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    """An empty store."""
    store = EmbeddedStore(tmp_path / "graph.sqlite3")
    yield store
    store.close()


@given(readings=st.lists(random_readings(max_documents=3), max_size=3), delete=st.booleans())
@settings(max_examples=40, deadline=None)
def test_it_is_right_after_whatever_documents(
    *, readings: list[tuple[Reading, ...]], delete: bool
) -> None:
    """Loaded, changed and deleted: as its nodes and edges add up."""
    with closing(EmbeddedStore(None)) as store:
        for some in readings:
            for reading in some:
                store.replace_document(reading)
                assert told(store) == counted(store)
        with store.reading() as reader:
            documents = reader.get_counts().documents
        if delete and documents:
            store.delete_document("urn:test:0")
        assert told(store) == counted(store)


@pytest.mark.parametrize("few", [100, 50_000])
def test_it_is_the_same_however_much_is_written_at_once(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """Counted anew or brought up to date; also where a node moves in the same transaction."""
    monkeypatch.setattr(edge_writing, "FEW", few)
    hub = GRAPH.ids[0]
    other = build_node(hub, "other", Category.CAUSE)
    new = build_node("T:1")
    store.replace_document(build_reading("urn:a", [Claim(other, Predicate.CAUSES, new)]))
    store.replace_document(build_reading("urn:b", nodes=[other]))
    store.replace_dataset(GRAPH.dataset())
    with store.reading() as reader:
        assert reader.find_nodes([hub])[hub].categories[0] == Category.CAUSE
        ids = list(GRAPH.ids)
        edges = reader.list_edges_from([*ids, "T:1"])
        assert list(reader.iter_problems()) == []
    assert sum(told(store).values()) == len(edges) == 5_001
    store.delete_document("urn:a")
    store.delete_document("urn:b")
    with store.reading() as reader:
        assert list(reader.iter_problems()) == []
    store.delete_document("dataset:generated")
    assert told(store) == {}


def test_a_wrong_count_is_noticed(store: EmbeddedStore) -> None:
    """With the kind, what is counted, and what there is."""
    claim = Claim(build_node("T:1"), Predicate.CAUSES, build_node("T:2"))
    store.replace_document(build_reading("urn:a", [claim]))
    with closing(sqlite3.connect(store.place)) as raw:
        raw.execute("UPDATE metagraph SET edges = 2")
        raw.execute("INSERT INTO metagraph SELECT object, predicate, 'Cause', 3 FROM metagraph")
        raw.commit()
    with store.reading() as reader:
        details = [problem.detail for problem in reader.iter_problems()]
    assert details == [
        "The store counts 3 edges Disease CAUSES Cause; there are 0.",
        "The store counts 2 edges Disease CAUSES Disease; there are 1.",
    ]
