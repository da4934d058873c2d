"""The file of arrays: what it holds, when it is believed, and that nothing depends on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import networkx as nx
import pytest
from generated_graph import generate_graph
from readings import Claim, build_node, build_reading

from graph.store import EdgeFilter, GraphStore
from graph.stores.embedded import EmbeddedStore, layout
from graph.stores.embedded.adjacency import Adjacency
from graph.vocabulary import Predicate

GRAPH = generate_graph(5_000)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a store that holds the generated graph."""
    path = tmp_path_factory.mktemp("loaded") / "graph.sqlite3"
    store = EmbeddedStore(path)
    store.replace_dataset(GRAPH.dataset())
    store.close()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, loaded: bytes) -> Path:
    """A copy of that file."""
    path = tmp_path / "graph.sqlite3"
    path.write_bytes(loaded)
    return path


@pytest.fixture
def store(path: Path) -> Iterator[EmbeddedStore]:
    """A store to which this graph is large."""
    store = EmbeddedStore(path, small=0)
    yield store
    store.close()


def arrays_of(path: Path) -> Path:
    """Return where the arrays of a store lie."""
    return path.with_name(f"{path.name}.arrays")


def exact(store: EmbeddedStore) -> Adjacency | None:
    """Return the arrays that a reader finds, without waiting."""
    with store.reading() as reader:
        return reader.exact_adjacency


def neighbours(store: GraphStore, node: str) -> list[str]:
    """Return who is next to the node."""
    with store.reading() as reader:
        return [each.id for each in reader.expand([node])[node]]


def test_mapped_arrays_are_those_of_the_graph(store: EmbeddedStore) -> None:
    """Neighbours and degrees are those of the same graph in networkx."""
    oracle: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    oracle.add_nodes_from(GRAPH.ids)
    for subject, object_ in zip(GRAPH.subjects.tolist(), GRAPH.objects.tolist(), strict=True):
        oracle.add_edge(GRAPH.ids[subject], GRAPH.ids[object_])
    store.refresh_arrays()
    adjacency = exact(store)
    assert adjacency is not None
    found = adjacency.expand(GRAPH.ids, EdgeFilter())
    assert {node: [each.id for each in some] for node, some in found.items()} == {
        node: sorted({*oracle.successors(node), *oracle.predecessors(node)}) for node in GRAPH.ids
    }
    assert adjacency.find_degrees(GRAPH.ids) == dict(oracle.degree())


def test_a_file_laid_out_in_stretches_is_the_same(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many halves are sorted at once, a hub with more of them than that included."""
    store.refresh_arrays()
    whole = exact(store)
    assert whole is not None
    arrays_of(Path(store.place)).unlink()
    monkeypatch.setattr(layout, "STRETCH", 50)
    store.refresh_arrays()
    other = EmbeddedStore(Path(store.place), small=0)
    pieces = exact(other)
    other.close()
    assert pieces is not None
    for one, two in zip(whole.halves, pieces.halves, strict=True):
        assert one.tolist() == two.tolist()


def test_a_question_does_not_wait_for_the_file(store: EmbeddedStore) -> None:
    """The first reader is answered without arrays, the same as a later one with them."""
    first = neighbours(store, GRAPH.ids[0])
    store.wait_for_arrays()
    assert exact(store) is not None
    assert neighbours(store, GRAPH.ids[0]) == first


def test_a_small_graph_needs_no_file(path: Path) -> None:
    """Its arrays are made in memory."""
    store = EmbeddedStore(path)
    assert exact(store) is not None
    store.close()
    assert not arrays_of(path).exists()


def test_a_graph_that_has_become_small_leaves_no_file(store: EmbeddedStore, path: Path) -> None:
    """Its arrays are made in memory again."""
    store.refresh_arrays()
    assert arrays_of(path).exists()
    store.delete_document("dataset:generated")
    store.refresh_arrays()
    assert not arrays_of(path).exists()
    assert exact(store) is not None


def _torn(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])


def _longer(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"more")


def _scratched(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[60] ^= 1
    file.write_bytes(bytes(data))


def _foreign(file: Path) -> None:
    file.write_bytes(b"something else altogether")


def _empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize("damage", [_torn, _longer, _scratched, _foreign, _empty])
def test_a_damaged_file_is_made_again(
    store: EmbeddedStore, path: Path, damage: Callable[[Path], None]
) -> None:
    """It is not believed: the answer comes from the store, and the file is whole afterwards."""
    expected = neighbours(store, GRAPH.ids[0])
    store.wait_for_arrays()
    whole = arrays_of(path).read_bytes()
    damage(arrays_of(path))
    other = EmbeddedStore(path, small=0)
    assert exact(other) is None
    assert neighbours(other, GRAPH.ids[0]) == expected
    other.refresh_arrays()
    assert exact(other) is not None
    other.close()
    assert arrays_of(path).read_bytes() == whole


def test_the_arrays_of_another_store_are_not_believed(store: EmbeddedStore, path: Path) -> None:
    """Not even of one with the same history: it may have been read by other rules."""
    store.refresh_arrays()
    twin = path.with_name("twin.sqlite3")
    other = EmbeddedStore(twin, small=0)
    other.replace_dataset(GRAPH.dataset())
    with store.reading() as one, other.reading() as two:
        assert one.snapshot == two.snapshot
    arrays_of(twin).write_bytes(arrays_of(path).read_bytes())
    assert exact(other) is None
    other.close()


def test_a_write_is_seen_before_the_arrays_have_caught_up(store: EmbeddedStore) -> None:
    """Neighbours, degrees and categories are those of the new state at once, and after."""
    store.refresh_arrays()
    assert exact(store) is not None
    hub, new = GRAPH.ids[0], build_node("T:1", "new")
    before = neighbours(store, hub)
    described = build_node(hub, GRAPH.names[0])
    store.replace_document(build_reading("urn:a", [Claim(described, Predicate.CAUSES, new)]))
    with store.reading() as reader:
        assert reader.exact_adjacency is None
        assert [each.id for each in reader.expand([hub])[hub]] == [*before, "T:1"]
        assert reader.find_degrees(["T:1"]) == {"T:1": 1}
        straight = reader.expand(GRAPH.ids)
        kinds = reader.get_schema()
    store.refresh_arrays()
    with store.reading() as reader:
        assert reader.exact_adjacency is not None
        assert reader.expand(GRAPH.ids) == straight
        assert reader.get_schema() == kinds


def test_a_reader_of_an_older_state_keeps_to_it(store: EmbeddedStore) -> None:
    """Also when the file has been exchanged for that of a newer state."""
    hub = GRAPH.ids[0]
    before = neighbours(store, hub)
    with store.reading() as reader:
        described = build_node(hub, GRAPH.names[0])
        claim = Claim(described, Predicate.CAUSES, build_node("T:1", "new"))
        store.replace_document(build_reading("urn:a", [claim]))
        store.refresh_arrays()
        assert [each.id for each in reader.expand([hub])[hub]] == before
    assert neighbours(store, hub) == [*before, "T:1"]


def test_a_place_for_the_file_that_cannot_be_written_is_borne(
    store: EmbeddedStore, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The store goes on answering, and the log says what is wrong."""
    arrays_of(path).with_name(f"{arrays_of(path).name}.new").mkdir()
    assert neighbours(store, GRAPH.ids[0])
    store.wait_for_arrays()
    assert neighbours(store, GRAPH.ids[0])
    store.wait_for_arrays()
    assert caplog.text.count("could not be made") == 1


def test_closing_gives_up_what_is_under_way(store: EmbeddedStore, path: Path) -> None:
    """No thread outlives the store, and no half of a file has its name."""
    assert exact(store) is None
    store.close()
    store.wait_for_arrays()
    reopened = sqlite3.connect(path)
    assert reopened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    reopened.close()
