"""The part of the store contract that is about datasets: streamed in, they are what documents are."""

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
from graph.model import Change, Dataset, DatasetRow, Document, Hedge, Node, collect_reading, edge_id
from graph.snapshots import EMPTY, next_snapshot
from graph.store import GraphStore, Page
from graph.vocabulary import Category, HedgeLevel

DATASET = "dataset:test"


def row(subject: Node, predicate: object, object_: Node, **more: object) -> DatasetRow:
    """Return a row whose text names both ends, one of them with a character outside the basic plane."""
    text = f"{subject.name}\t\U0001d7d9\t{object_.name}"
    fields = {"section": "rows.tsv", "rule": "test", **more}
    return DatasetRow(subject.id, predicate, object_.id, text, **fields)  # type: ignore[arg-type]


ROWS = (
    row(STROKE, HAS_SYMPTOM, SPASM),
    row(STROKE, HAS_SYMPTOM, SPASM),
    row(ALS, HAS_SYMPTOM, SPASM, hedge=Hedge(word="12/37", level=HedgeLevel.POSSIBLE)),
    row(ALS, HAS_SYMPTOM, CRAMP, negated=True),
    row(STROKE, ASSOCIATED, SPASM, section=None),
    row(SPASM, ASSOCIATED, STROKE),
    row(SPASM, CAUSES, SPASM, rule="other"),
    row(STRESS, CAUSES, SPASM),
)


def build_dataset(
    rows: Iterable[DatasetRow] = ROWS,
    *,
    release: str = "1",
    nodes: Iterable[Node] = everything(),
    loader: str = "test/1",
) -> Dataset:
    """Return a dataset of these rows; its hash is theirs."""
    kept, described = tuple(rows), tuple(nodes)
    document = Document(
        id=DATASET,
        title="Rows",
        sha256=hashlib.sha256(repr(kept).encode()).hexdigest(),
        retrieved=RETRIEVED,
        licence="CC0-1.0",
        release=release,
        loader=loader,
        characters=0,
    )
    return Dataset(document, lambda: iter(described), lambda: iter(kept))


def _counts(change: Change) -> dict[str, object]:
    return change.model_dump(exclude={"number", "snapshot", "kind"})


class DatasetContract:
    """Loading, loading again, another release, among articles, interrupted."""

    def test_a_dataset_is_what_its_reading_would_be(self, store: GraphStore) -> None:
        """Same nodes, edges, statements with spans, text and counts, whichever way it came in."""
        dataset = build_dataset()
        whole = store.replace_document(collect_reading(dataset))
        expected = look(store)
        with store.reading() as reader:
            text = reader.get_document_text(DATASET)
        store.delete_document(DATASET)
        streamed = store.replace_dataset(dataset)
        assert _counts(streamed) == _counts(whole)
        assert look(store)._replace(snapshot="") == expected._replace(snapshot="")
        with store.reading() as reader:
            assert reader.get_document_text(DATASET) == text
            assert list(reader.iter_problems()) == []

    def test_a_part_of_its_text_is_a_slice(self, store: GraphStore) -> None:
        """Wherever it begins and ends: in a row, at its line end, over several, behind the last."""
        store.replace_dataset(build_dataset())
        with store.reading() as reader:
            text = reader.get_document_text(DATASET)
            for start in (
                0,
                1,
                text.index("\n"),
                text.index("\n") + 1,
                len(text) - 1,
                len(text) + 5,
            ):
                for length in (0, 1, 3, 40, len(text)):
                    part = reader.get_document_text(DATASET, start, length)
                    assert part == text[start : start + length], (start, length)
                assert reader.get_document_text(DATASET, start) == text[start:]

    def test_a_first_load_names_the_state_as_a_document_would(self, store: GraphStore) -> None:
        """The snapshot comes from the history alone."""
        dataset = build_dataset()
        change = store.replace_dataset(dataset)
        about = dataset.document
        assert change.kind == "loaded"
        assert change.snapshot == next_snapshot(
            EMPTY, "loaded", DATASET, about.sha256, about.loader
        )
        assert (change.nodes_added, change.edges_added, change.statements_added) == (5, 5, 8)
        with store.reading() as reader:
            assert reader.list_changes(0, 10) == [change]
            assert reader.get_document(DATASET).release == "1"

    def test_the_same_release_again_is_not_even_read(self, store: GraphStore) -> None:
        """It is known by hash, loader and release."""
        dataset = build_dataset()
        store.replace_dataset(dataset)
        before = look(store)

        def refuse() -> Iterator[DatasetRow]:
            raise AssertionError

        again = store.replace_dataset(dataset._replace(rows=refuse))
        assert again.kind == "unchanged"
        assert look(store) == before

    @pytest.mark.parametrize("how", [{"release": "2"}, {"loader": "test/2"}])
    def test_another_release_or_loader_is_read(
        self, store: GraphStore, how: dict[str, str]
    ) -> None:
        """Even where it then says the same: nothing is added or retracted, and the document is new."""
        store.replace_dataset(build_dataset())
        change = store.replace_dataset(build_dataset(**how))  # type: ignore[arg-type]
        assert change.kind == "changed"
        assert (change.statements_added, change.statements_retracted) == (0, 0)
        assert (change.edges_added, change.edges_removed, change.nodes_added) == (0, 0, 0)
        with store.reading() as reader:
            document = reader.get_document(DATASET)
        assert {name: getattr(document, name) for name in how} == how

    def test_a_new_release_retracts_exactly_what_vanished(self, store: GraphStore) -> None:
        """Rows that stand where they stood are neither retracted nor added, the rest is exchanged."""
        store.replace_dataset(build_dataset())
        new = (*ROWS[:2], row(CRAMP, CAUSES, STROKE))
        change = store.replace_dataset(
            build_dataset(new, release="2", nodes=(STROKE, SPASM, CRAMP))
        )
        assert (change.statements_added, change.statements_retracted) == (1, 6)
        assert (change.edges_added, change.edges_removed) == (1, 4)
        assert (change.nodes_added, change.nodes_removed) == (0, 2)
        with store.reading() as reader:
            expected = collect_reading(build_dataset(new, nodes=(STROKE, SPASM, CRAMP)))
            assert reader.get_document_statements(DATASET, PAGE) == list(expected.statements)
            assert reader.find_degrees([STROKE.id, SPASM.id, ALS.id]) == {STROKE.id: 2, SPASM.id: 1}
            assert list(reader.iter_problems()) == []

    @pytest.mark.parametrize("first", [DATASET, "urn:a"])
    def test_a_dataset_and_an_article_share_nodes_and_edges(
        self, store: GraphStore, first: str
    ) -> None:
        """Taking either back leaves what the other says; taking both back leaves nothing."""
        spasm = build_node(SPASM.id, "Spasm!", Category.CAUSE, xrefs=("X:1",))
        article = build_reading(
            "urn:a",
            [Claim(STROKE, HAS_SYMPTOM, SPASM), Claim(SPASM, ASSOCIATED, ALS)],
            nodes=[spasm],
        )
        store.replace_document(article)
        alone = look(store)
        store.replace_dataset(build_dataset())
        with store.reading() as reader:
            edge = reader.get_edge(edge_id(STROKE.id, HAS_SYMPTOM, SPASM.id))
            assert (edge.statements, edge.documents) == (3, 2)
            assert reader.resolve("X:1") == SPASM.id
        store.delete_document(first)
        if first == DATASET:
            assert look(store)._replace(snapshot="") == alone._replace(snapshot="")
        with store.reading() as reader:
            edge = reader.get_edge(edge_id(STROKE.id, HAS_SYMPTOM, SPASM.id))
            assert (edge.statements, edge.documents) == ((1, 1) if first == DATASET else (2, 1))
            assert list(reader.iter_problems()) == []
        store.delete_document("urn:a" if first == DATASET else DATASET)
        with store.reading() as reader:
            assert reader.get_counts().model_dump() == dict.fromkeys(
                ("nodes", "edges", "statements", "documents"), 0
            )

    def test_a_dataset_may_take_the_place_of_a_document(self, store: GraphStore) -> None:
        """And the other way round: it is one document, however it is brought."""
        store.replace_document(build_reading(DATASET, [Claim(CRAMP, CAUSES, STRESS)]))
        assert store.replace_dataset(build_dataset()).kind == "changed"
        with store.reading() as reader:
            wanted = list(collect_reading(build_dataset()).statements)
            assert reader.get_document_statements(DATASET, PAGE) == wanted
        store.replace_document(build_reading(DATASET, [Claim(CRAMP, CAUSES, STRESS)]))
        with store.reading() as reader:
            assert reader.get_counts().statements == 1
            assert reader.get_document_text(DATASET).endswith(".\n")
            assert list(reader.iter_problems()) == []

    def test_a_datasets_statements_come_in_pages(self, store: GraphStore) -> None:
        """Pages of three, one after the other, are all rows in their order."""
        store.replace_dataset(build_dataset())
        seen: list[str] = []
        with store.reading() as reader:
            while page := reader.get_document_statements(
                DATASET, Page(3, seen[-1] if seen else None)
            ):
                seen += [statement.id for statement in page]
        assert seen == [statement.id for statement in collect_reading(build_dataset()).statements]

    def test_a_dataset_without_rows_is_kept(self, store: GraphStore) -> None:
        """It may name nodes, and has an empty text."""
        store.replace_dataset(build_dataset((), nodes=(STROKE,)))
        with store.reading() as reader:
            assert reader.get_counts().nodes == 1
            assert reader.get_document_text(DATASET) == ""
            assert list(reader.iter_problems()) == []

    def test_an_interrupted_load_is_not_listed_and_can_be_done_again(
        self, store: GraphStore
    ) -> None:
        """Rows that fail midway leave no document; the same dataset then loads whole."""

        def failing() -> Iterator[DatasetRow]:
            yield from ROWS[:4]
            message = "the source broke off"
            raise OSError(message)

        with pytest.raises(OSError, match="broke off"):
            store.replace_dataset(build_dataset()._replace(rows=failing))
        with store.reading() as reader, pytest.raises(DocumentNotFound):
            reader.get_document(DATASET)
        store.replace_dataset(build_dataset())
        with store.reading() as reader:
            assert reader.get_counts().statements == len(ROWS)
            assert list(reader.iter_problems()) == []

    def test_progress_is_told(self, store: GraphStore) -> None:
        """At the end all rows are done."""
        told: dict[str, int] = {}
        store.replace_dataset(build_dataset(), lambda stage, done: told.update({stage: done}))
        assert told["rows"] == len(ROWS)
