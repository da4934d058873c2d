"""The part of the store contract about datasets among articles, by releases, and broken off."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import pytest
from contract_things import (
    ALS,
    ASSOCIATED,
    CAUSES,
    CRAMP,
    HAS_SYMPTOM,
    PAGE,
    SPASM,
    STRESS,
    STROKE,
    everything,
    look,
)
from readings import RETRIEVED, Claim, build_node, build_reading

from graph.errors import DocumentNotFound
from graph.model import (
    Change,
    Dataset,
    DatasetRow,
    Document,
    Hedge,
    Node,
    collect_reading,
    edge_id,
)
from graph.store import GraphStore, Page
from graph.vocabulary import Category, HedgeLevel, Predicate

OFTEN = Hedge(word="80-99%", level=HedgeLevel.PROBABLE)
ARTICLE = build_reading(
    "urn:article", [Claim(STROKE, HAS_SYMPTOM, SPASM), Claim(STRESS, CAUSES, SPASM)]
)
ALS_ELSEWHERE = build_node("MONDO:0004976", "ALS", Category.CAUSE, xrefs=("OMIM:105400",))


def row(subject: Node, predicate: Predicate, object_: Node, **more: object) -> DatasetRow:
    """Return a row that says so, with a character outside the basic plane."""
    text = f"\U0001d7d9 {subject.id}\t{predicate}\t{object_.id}"
    section, rule = "table", "columns"
    return DatasetRow(subject.id, predicate, object_.id, text, section, rule)._replace(**more)


MIXED = (
    row(STROKE, HAS_SYMPTOM, SPASM),
    row(STROKE, HAS_SYMPTOM, SPASM),  # the same row twice: two statements, one edge
    row(ALS_ELSEWHERE, HAS_SYMPTOM, SPASM, hedge=OFTEN, section=None),
    row(STROKE, HAS_SYMPTOM, CRAMP, negated=True),
    row(SPASM, ASSOCIATED, SPASM),  # a self-loop
    row(STROKE, ASSOCIATED, ALS_ELSEWHERE),  # stored the other way round
    row(ALS_ELSEWHERE, ASSOCIATED, STROKE, text=""),
    row(ALS_ELSEWHERE, CAUSES, STROKE),
    row(STROKE, HAS_SYMPTOM, SPASM, rule="other columns"),
)
NEXT = (  # another first row moves all that follow; some vanish, some are new
    row(STRESS, CAUSES, CRAMP),
    *MIXED[1:4],
    row(ALS_ELSEWHERE, HAS_SYMPTOM, CRAMP),
)


def nodes_of(rows: Iterable[DatasetRow]) -> list[Node]:
    """Return the nodes that the rows are about, and one that none is about."""
    used = {end for each in rows for end in (each.subject, each.object)}
    every = {node.id: node for node in (*everything(), ALS_ELSEWHERE)}
    return [node for key, node in every.items() if key in used] + [build_node("T:lonely")]


def build_dataset(rows: Iterable[DatasetRow], release: str = "1", name: str = "urn:set") -> Dataset:
    """Return a dataset of these rows."""
    rows = tuple(rows)
    document = Document(
        id=name,
        title=f"Release {release}",
        sha256=hashlib.sha256(repr(rows).encode()).hexdigest(),
        retrieved=RETRIEVED,
        licence="CC0-1.0",
        release=release,
        loader="test/1",
        characters=0,
    )
    return Dataset(document, lambda: iter(nodes_of(rows)), lambda: iter(rows))


def break_off(dataset: Dataset, behind: int) -> Dataset:
    """Return the dataset such that its rows end in an error behind so many."""

    def rows() -> Iterator[DatasetRow]:
        for number, each in enumerate(dataset.rows()):
            if number == behind:
                message = "the source broke off"
                raise OSError(message)
            yield each

    return dataset._replace(rows=rows)


def load_collected(store: GraphStore, dataset: Dataset) -> Change:
    """Load the dataset as if it were a document: the measure of the rest."""
    return store.replace_document(collect_reading(dataset))


def see(store: GraphStore) -> object:
    """Return all that the store holds, each edge's evidence and the log; and that it is sound."""
    with store.reading() as reader:
        assert list(reader.iter_problems()) == []
        ids = [node.id for node in reader.list_nodes(PAGE)]
        edges = reader.list_edges_from(ids)
        return (
            look(store),
            edges,
            reader.find_nodes(ids),
            reader.find_degrees(ids),
            [reader.get_edge_statements(edge.id, PAGE) for edge in edges],
            [reader.get_document_text(each.id) for each in reader.list_documents(PAGE)],
            reader.get_schema(),
            reader.list_changes(0, 99),
        )


class ReleaseContract:
    """Whatever a dataset holds, and however its loading went, the graph is that of its rows."""

    def test_a_dataset_is_stored_as_the_document_that_it_is(self, store: GraphStore) -> None:
        """Beside an article with shared nodes: duplicates, self-loops, negations, hedges and all."""
        dataset = build_dataset(MIXED)
        store.replace_document(ARTICLE)
        load_collected(store, dataset)
        wanted = see(store)
        store.delete_document("urn:set")
        store.delete_document("urn:article")
        number = len(store_changes(store))
        store.replace_document(ARTICLE)
        change = store.replace_dataset(dataset)
        assert (change.kind, change.number) == ("loaded", number + 2)
        assert (change.statements_added, change.nodes_added, change.edges_added) == (9, 3, 4)
        assert without_history(see(store)) == without_history(wanted)

    def test_the_same_release_again_reads_no_row(self, store: GraphStore) -> None:
        """Same hash, loader and release: nothing is asked of the dataset, nothing changes."""
        dataset = build_dataset(MIXED)
        first = store.replace_dataset(dataset)
        before = see(store)
        again = store.replace_dataset(break_off(dataset, 0)._replace(nodes=no_nodes))
        assert (again.kind, again.number, again.snapshot) == (
            "unchanged",
            first.number,
            first.snapshot,
        )
        assert see(store) == before

    def test_a_new_release_retracts_what_vanished(self, store: GraphStore) -> None:
        """The change counts what differs, as for a document; nodes and names that vanished go."""
        store.replace_document(ARTICLE)
        load_collected(store, build_dataset(MIXED, name="urn:other"))
        counts = load_collected(store, build_dataset(NEXT, "2", name="urn:other"))
        store.delete_document("urn:other")
        store.replace_dataset(build_dataset(MIXED))
        change = store.replace_dataset(build_dataset(NEXT, "2"))
        assert change.kind == "changed"
        told = {"number", "snapshot", "document"}
        assert change.model_dump(exclude=told) == counts.model_dump(exclude=told)
        seen = see(store)
        store.delete_document("urn:set")
        load_collected(store, build_dataset(NEXT, "2"))
        assert without_history(seen) == without_history(see(store))
        with store.reading() as reader:
            assert reader.get_document("urn:set").release == "2"

    def test_another_release_of_the_same_rows_is_a_change(self, store: GraphStore) -> None:
        """Only what the document is changes."""
        store.replace_dataset(build_dataset(MIXED))
        change = store.replace_dataset(build_dataset(MIXED, "2"))
        assert (change.kind, change.statements_added, change.statements_retracted) == (
            "changed",
            0,
            0,
        )
        with store.reading() as reader:
            assert reader.get_document("urn:set").title == "Release 2"
            assert list(reader.iter_problems()) == []

    def test_deleting_a_dataset_leaves_what_others_say(self, store: GraphStore) -> None:
        """The graph is as before it came, and the log says what went."""
        store.replace_document(ARTICLE)
        before = see(store)
        added = store.replace_dataset(build_dataset(MIXED))
        change = store.delete_document("urn:set")
        assert change.kind == "deleted"
        assert change.statements_retracted == added.statements_added
        assert change.nodes_removed == added.nodes_added
        assert change.edges_removed == added.edges_added
        assert without_history(see(store)) == without_history(before)

    @pytest.mark.parametrize("behind", [0, 1, 5, 9])
    @pytest.mark.parametrize("before", [None, MIXED, NEXT], ids=["new", "same", "changed"])
    def test_a_load_that_broke_off_is_finished_by_the_same_call(
        self, store: GraphStore, behind: int, before: tuple[DatasetRow, ...] | None
    ) -> None:
        """Meanwhile neither list, counts nor snapshot show it; then all is as if undisturbed."""
        store.replace_document(ARTICLE)
        if before:
            store.replace_dataset(build_dataset(before, "0"))
        with store.reading() as reader:
            counts, snapshot = reader.get_counts(), reader.snapshot
        dataset = build_dataset((*MIXED, row(STRESS, CAUSES, CRAMP)))
        with pytest.raises(OSError, match="broke off"):
            store.replace_dataset(break_off(dataset, behind))
        with store.reading() as reader:
            assert (reader.get_counts(), reader.snapshot) == (counts, snapshot)
            assert len(reader.list_documents(PAGE)) <= 1 + bool(before)
        change = store.replace_dataset(dataset)
        assert change.kind == ("changed" if before else "loaded")
        resumed = see(store)
        store.delete_document("urn:set")
        if before:
            store.replace_dataset(build_dataset(before, "0"))
        undisturbed = store.replace_dataset(dataset)
        told = {"number", "snapshot"}
        assert change.model_dump(exclude=told) == undisturbed.model_dump(exclude=told)
        assert without_history(see(store)) == without_history(resumed)

    def test_a_load_that_broke_off_can_be_replaced(self, store: GraphStore) -> None:
        """Another release takes its place, and nothing of the first stays."""
        with pytest.raises(OSError, match="broke off"):
            store.replace_dataset(break_off(build_dataset(MIXED), 8))
        store.replace_dataset(build_dataset(NEXT, "2"))
        seen = see(store)
        store.delete_document("urn:set")
        load_collected(store, build_dataset(NEXT, "2"))
        assert without_history(seen) == without_history(see(store))

    def test_statements_of_a_dataset_are_given_in_pages(self, store: GraphStore) -> None:
        """By place, pages of two, the last one as long as what is left."""
        dataset = build_dataset(MIXED)
        store.replace_dataset(dataset)
        listed: list[str] = []
        with store.reading() as reader:
            while page := reader.get_document_statements(
                "urn:set", Page(2, listed[-1] if listed else None)
            ):
                assert len(page) <= 2
                listed += [statement.id for statement in page]
        wanted = [statement.id for statement in collect_reading(dataset).statements]
        assert listed == wanted

    def test_a_document_may_take_a_datasets_place(self, store: GraphStore) -> None:
        """And the other way round: what is stored under an identifier is what came last."""
        store.replace_dataset(build_dataset(MIXED))
        reading = build_reading("urn:set", [Claim(STRESS, CAUSES, SPASM)])
        assert store.replace_document(reading).kind == "changed"
        with store.reading() as reader:
            assert reader.get_document_text("urn:set") == reading.text
            assert reader.get_counts().edges == 1
            assert list(reader.iter_problems()) == []
        assert store.replace_dataset(build_dataset(MIXED)).kind == "changed"
        with store.reading() as reader:
            assert reader.get_edge(edge_id(STROKE.id, HAS_SYMPTOM, SPASM.id)).statements == 3
            assert list(reader.iter_problems()) == []

    def test_a_document_gives_its_nodes_as_it_describes_them(self, store: GraphStore) -> None:
        """Not as they are merged with what others say; in pages, by identifier."""
        store.replace_document(build_reading("urn:other", [Claim(ALS, HAS_SYMPTOM, SPASM)]))
        store.replace_dataset(build_dataset(MIXED))
        given: list[Node] = []
        with store.reading() as reader:
            while page := reader.get_document_nodes(
                "urn:set", Page(2, given[-1].id if given else None)
            ):
                assert len(page) <= 2
                given += page
            assert given == sorted(nodes_of(MIXED), key=lambda node: node.id)
            assert reader.get_document_nodes("urn:other", PAGE) == [SPASM, ALS]
            with pytest.raises(DocumentNotFound):
                reader.get_document_nodes("urn:none", PAGE)

    def test_progress_is_told(self, store: GraphStore) -> None:
        """At least once how many rows are in, never more than there are."""
        told: list[tuple[str, int]] = []
        store.replace_dataset(build_dataset(MIXED), lambda stage, done: told.append((stage, done)))
        rows = [done for stage, done in told if stage == "rows"]
        assert rows
        assert rows == sorted(rows)
        assert rows[-1] == len(MIXED)

    def test_a_dataset_without_rows_is_kept(self, store: GraphStore) -> None:
        """Its nodes are there, and its text is empty."""
        store.replace_dataset(build_dataset(()))
        with store.reading() as reader:
            assert reader.get_document_text("urn:set") == ""
            assert [node.id for node in reader.list_nodes(PAGE)] == ["T:lonely"]
            assert reader.get_document("urn:set").characters == 0
        assert ALS.id != "T:lonely"


def no_nodes() -> Iterator[Node]:
    """Fail when it is asked."""
    message = "no node should be asked for"
    raise AssertionError(message)


def store_changes(store: GraphStore) -> list[Change]:
    """Return the log."""
    with store.reading() as reader:
        return reader.list_changes(0, 99)


def without_history(seen: object) -> object:
    """Return what was seen without the snapshot and the log, which tell how it came to be."""
    assert isinstance(seen, tuple)
    first, *middle, _ = seen
    return first._replace(snapshot=""), middle
