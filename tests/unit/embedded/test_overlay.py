"""Arrays of a state before answer for the newest one, with what was touched since laid over them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from old_arrays import FILTERS, with_old_arrays
from readings import POOL, Claim, build_node, build_reading, random_readings

from graph.model import Reading
from graph.store import Direction, EdgeFilter
from graph.stores.embedded import EmbeddedStore, overlay, touches
from graph.stores.embedded.adjacency import Adjacency
from graph.stores.embedded.arrays_file import map_arrays
from graph.stores.embedded.layout import in_memory
from graph.stores.embedded.making import arrays_path
from graph.stores.embedded.overlay import Overlay, read_touched
from graph.stores.embedded.reader import EmbeddedReader
from graph.stores.embedded.renewing import renew_adjacency
from graph.stores.embedded.straight import Straight
from graph.stores.embedded.topology import read_adjacency
from graph.vocabulary import Category, Predicate

IDS = (*POOL, "T:unknown")


def assert_renewed(store: EmbeddedStore, reader: EmbeddedReader, new: Adjacency) -> None:
    """Make sure that old arrays become the new ones by what has been touched."""
    connection = reader._connection  # noqa: SLF001 - sees the state to be reached
    before = map_arrays(arrays_path(Path(store.place)))
    assert before is not None
    touched = read_touched(connection, before.number, before.token)
    assert touched is not None
    known, edges = (before.adjacency, touched), reader.get_counts().edges
    renewed = renew_adjacency(*known, connection, edges, in_memory, lambda: None)
    assert renewed is not None
    assert renew_adjacency(*known, connection, edges + 1, in_memory, lambda: None) is None
    assert everything_in(renewed) == everything_in(new)


def everything_in(adjacency: Adjacency) -> list[object]:
    """Return what each node is, and its edges in an order of their own."""
    nodes, offsets = adjacency.nodes, adjacency.offsets.tolist()
    columns = zip(*(each.tolist() for each in adjacency.halves[2:]), strict=True)
    halves = list(columns)
    return [
        (node_id, categories, degree, sorted(halves[start:stop]))
        for node_id, categories, degree, start, stop in zip(
            nodes.ids, nodes.category_sets[nodes.codes], adjacency.degrees.tolist(), offsets,
            offsets[1:], strict=False,
        )
    ]  # fmt: skip


def topology_of(reader: EmbeddedReader) -> object:
    """Return what answers the reader's questions about neighbours."""
    return reader._adjacency  # noqa: SLF001 - which one it is decides what is tested


@given(
    more=st.lists(random_readings(max_documents=1), max_size=2),
    first=random_readings(max_documents=3),
    delete=st.booleans(),
    pair_cost=st.sampled_from((0, overlay.PAIR_COST)),
)
@settings(max_examples=40, deadline=None)
def test_an_overlay_answers_as_new_arrays_would(
    *, more: list[tuple[Reading, ...]], first: tuple[Reading, ...], delete: bool, pair_cost: int
) -> None:
    """Whatever is loaded, changed and deleted since, at hubs and others: neighbours, degrees, order."""
    with pytest.MonkeyPatch.context() as patch, with_old_arrays(first) as store:
        patch.setattr(overlay, "PAIR_COST", pair_cost)
        for (reading,) in more:
            store.replace_document(reading)
        if delete:
            store.delete_document("urn:test:0")
        with store.reading() as reader:
            new = read_adjacency(reader._connection)  # noqa: SLF001 - made as if they had caught up
            if reader.exact_adjacency is None:
                assert isinstance(topology_of(reader), Overlay)
            for edges in FILTERS:
                expected = new.expand(IDS, edges)
                assert reader.expand(IDS, edges) == expected
                assert Straight(reader._connection).expand(IDS, edges) == expected  # noqa: SLF001
            assert reader.find_degrees(IDS) == new.find_degrees(IDS)
            assert_renewed(store, reader, new)


def test_a_change_of_a_document_that_touches_no_node_needs_no_look_at_the_file() -> None:
    """Only its title is new: the arrays answer all."""
    claim = Claim(build_node("T:1"), Predicate.CAUSES, build_node("T:2"))
    with with_old_arrays((build_reading("urn:a", [claim]),)) as store:
        store.replace_document(build_reading("urn:b"))
        with store.reading() as reader:
            assert isinstance(topology_of(reader), Overlay)
            assert [each.id for each in reader.expand(["T:1"])["T:1"]] == ["T:2"]


def test_a_neighbour_that_changes_is_seen_from_nodes_that_were_not_touched() -> None:
    """Its new category and degree show in the lists of its old neighbours."""
    one, two, three = (build_node(f"T:{number}") for number in (1, 2, 3))
    with with_old_arrays((build_reading("urn:a", [Claim(one, Predicate.CAUSES, two)]),)) as store:
        cause = build_node("T:2", "2", Category.CAUSE)
        for number in range(2):
            claim = Claim(cause, Predicate.CAUSES, three)
            store.replace_document(build_reading(f"urn:{number}", [claim]))
        with store.reading() as reader:
            (adjacent,) = reader.expand(["T:1"])["T:1"]
            assert (adjacent.degree, adjacent.categories) == (
                2,
                (Category.CAUSE, Category.DISEASE),
            )


def test_of_a_touched_hub_only_what_may_be_new_is_read_from_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One edge taken back, one added, one more said once more: the rest is as the arrays have it."""
    hub, others = build_node("T:hub"), [build_node(f"T:{number}") for number in range(50)]
    claims = [Claim(hub, Predicate.CAUSES, other) for other in others]
    loaded = build_reading("urn:a", claims[2:]), build_reading("urn:b", claims[:3])
    with with_old_arrays(loaded) as store:
        monkeypatch.setattr(Straight, "expand", None)
        new = Claim(build_node("T:15a"), Predicate.SUBTYPE_OF, hub)
        store.replace_document(build_reading("urn:b", [*claims[1:4], new]))
        with store.reading() as reader:
            assert isinstance(topology_of(reader), Overlay)
            found = reader.expand(["T:hub"])["T:hub"]
            inward = reader.expand(["T:hub"], EdgeFilter(direction=Direction.IN))["T:hub"]
        assert [each.id for each in found] == sorted(["T:15a", *(other.id for other in others[1:])])
        twice = [each.id for each in found if each.statements == 2]
        assert twice == ["T:2", "T:3"]
        assert [each.id for each in inward] == ["T:15a"]


def test_a_change_that_touches_very_much_is_answered_straight_from_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And so are all after it, until there are new arrays."""
    monkeypatch.setattr(touches, "MAX_TOUCHED", 3)
    one = build_node("T:0")
    with with_old_arrays((build_reading("urn:a", nodes=[one]),)) as store:
        claims = [Claim(one, Predicate.CAUSES, build_node(f"T:{n}")) for n in range(1, 5)]
        store.replace_document(build_reading("urn:b", claims))
        store.replace_document(build_reading("urn:c", claims[:1]))
        with store.reading() as reader:
            assert isinstance(topology_of(reader), Straight)
            assert len(reader.expand(["T:0"])["T:0"]) == 4
