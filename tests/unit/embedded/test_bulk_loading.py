"""Datasets of any size: whole or not at all, in one pass, however much is there already."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from contract_datasets import DATASET, ROWS, build_dataset, row
from contract_things import CAUSES, SPASM, STRESS, STROKE, look
from generated_graph import generate_graph
from readings import Claim, build_node, build_reading

from graph.errors import InvalidInput
from graph.model import DatasetRow, collect_reading
from graph.stores.embedded import EmbeddedStore, edge_writing


@pytest.fixture
def store() -> Iterator[EmbeddedStore]:
    """An empty store."""
    store = EmbeddedStore(None)
    yield store
    store.close()


def test_a_row_about_an_unknown_node_is_refused(store: EmbeddedStore) -> None:
    """The error names the node, and nothing is stored of the rows before it."""
    store.replace_document(build_reading("urn:a", [Claim(STRESS, CAUSES, SPASM)]))
    before = look(store)
    stranger = build_node("T:stranger")
    with pytest.raises(InvalidInput, match="T:stranger"):
        store.replace_dataset(build_dataset((*ROWS, row(stranger, CAUSES, SPASM))))
    assert look(store) == before


@pytest.mark.parametrize("few", [2, 1_000])
def test_an_interrupted_release_leaves_the_one_before(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """Whether or not indexes had been taken away by then."""
    monkeypatch.setattr(edge_writing, "FEW", few)
    monkeypatch.setattr(edge_writing, "BATCH", 2)
    store.replace_dataset(build_dataset())
    before = look(store)

    def failing() -> Iterator[DatasetRow]:
        yield from ROWS[:5]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.replace_dataset(build_dataset(release="2")._replace(rows=failing))
    assert look(store) == before
    with store.reading() as reader:
        assert list(reader.iter_problems()) == []


@pytest.mark.parametrize("few", [2, 5, 1_000])
def test_it_makes_no_difference_when_rows_turn_out_to_be_many(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """A load that takes indexes away midway stores what one does that keeps them, and their indexes."""
    monkeypatch.setattr(edge_writing, "FEW", few)
    monkeypatch.setattr(edge_writing, "BATCH", 2)
    monkeypatch.setattr(edge_writing, "SHARE", 100)
    other = EmbeddedStore(None)
    article = build_reading("urn:a", [Claim(STRESS, CAUSES, SPASM), Claim(STROKE, CAUSES, SPASM)])
    for each in (store, other):
        each.replace_document(article)
    store.replace_dataset(build_dataset())
    monkeypatch.undo()
    other.replace_document(collect_reading(build_dataset()))
    assert look(store) == look(other)
    store.delete_document(DATASET)
    other.delete_document(DATASET)
    assert look(store) == look(other)
    with store.reading() as reader:
        assert list(reader.iter_problems()) == []
    other.close()


def test_twenty_thousand_rows_are_what_they_say(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loaded in bulk over an article, exchanged for other rows, and taken back."""
    monkeypatch.setattr(edge_writing, "FEW", 5_000)
    claim = Claim(STRESS, CAUSES, SPASM)
    store.replace_document(build_reading("urn:a", [claim]))
    alone = look(store)
    graph, other = generate_graph(20_000), generate_graph(12_000, seed=1)
    first = store.replace_dataset(graph.dataset())
    assert (first.edges_added, first.statements_added) == (20_000, 20_000)
    second = store.replace_dataset(other.dataset())
    assert (second.statements_added, second.edges_added - second.edges_removed) == (
        12_000 - (20_000 - second.statements_retracted),
        -8_000,
    )
    with store.reading() as reader:
        assert list(reader.iter_problems()) == []
        degrees = reader.find_degrees(other.ids)
    assert sum(degrees.values()) == 2 * 12_000
    store.delete_document("dataset:generated")
    assert look(store)._replace(snapshot="") == alone._replace(snapshot="")
