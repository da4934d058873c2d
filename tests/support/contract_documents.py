"""The part of the store contract that is about taking documents in and back."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import pytest
from contract_things import (
    ALS,
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

from graph.errors import DocumentNotFound, InvalidInput
from graph.model import Counts, Hedge, edge_id
from graph.snapshots import EMPTY, next_snapshot
from graph.store import GraphStore, Page
from graph.vocabulary import Category, HedgeLevel, Predicate

STROKE_SPASM = Claim(STROKE, HAS_SYMPTOM, SPASM)
ALS_SPASM = Claim(ALS, HAS_SYMPTOM, SPASM)
STRESS_SPASM = Claim(STRESS, CAUSES, SPASM)


class DocumentContract:
    """Loading, loading again, changing, deleting; what is kept of a document."""

    def test_a_new_store_is_empty(self, store: GraphStore) -> None:
        """Nothing is in it, and every empty store's state has the same name."""
        with store.reading() as reader:
            assert reader.get_counts() == Counts(nodes=0, edges=0, statements=0, documents=0)
            assert reader.snapshot == EMPTY
            assert reader.list_documents(PAGE) == []
            assert reader.get_schema() == ()
            assert reader.list_changes(0, 10) == []
            assert reader.find_name_candidates("spasm", 10) == {}
            assert list(reader.iter_problems()) == []

    def test_a_first_load_says_what_it_added(self, store: GraphStore) -> None:
        """The change counts nodes, edges and statements, and names the state after it."""
        reading = build_reading("urn:a", [STROKE_SPASM, ALS_SPASM], nodes=[STRESS])
        change = store.replace_document(reading)
        document = reading.document
        assert change.kind == "loaded"
        assert (change.number, change.document) == (1, "urn:a")
        assert (change.nodes_added, change.edges_added, change.statements_added) == (4, 2, 2)
        assert (change.nodes_removed, change.edges_removed, change.statements_retracted) == (
            0,
            0,
            0,
        )
        assert change.snapshot == next_snapshot(
            EMPTY, "loaded", "urn:a", document.sha256, document.loader
        )
        with store.reading() as reader:
            assert reader.snapshot == change.snapshot
            assert reader.get_counts() == Counts(nodes=4, edges=2, statements=2, documents=1)

    def test_the_same_reading_again_changes_nothing(self, store: GraphStore) -> None:
        """Same counts, same identifiers, same snapshot, no entry in the log."""
        reading = build_reading("urn:a", [STROKE_SPASM, ALS_SPASM])
        first = store.replace_document(reading)
        before = look(store)
        again = store.replace_document(reading)
        assert again.kind == "unchanged"
        assert (again.number, again.snapshot) == (first.number, first.snapshot)
        assert look(store) == before

    def test_reading_the_same_bytes_on_another_day_changes_nothing(self, store: GraphStore) -> None:
        """When a document was retrieved is no part of what it says."""
        reading = build_reading("urn:a", [STROKE_SPASM])
        store.replace_document(reading)
        later = RETRIEVED + timedelta(days=1)
        document = reading.document.model_copy(update={"retrieved": later})
        again = store.replace_document(reading.model_copy(update={"document": document}))
        assert again.kind == "unchanged"
        with store.reading() as reader:
            assert reader.get_document("urn:a").retrieved == RETRIEVED

    def test_a_changed_document_retracts_only_what_vanished(self, store: GraphStore) -> None:
        """What stands at its old place is neither retracted nor added again."""
        store.replace_document(build_reading("urn:a", [STROKE_SPASM, ALS_SPASM]))
        change = store.replace_document(build_reading("urn:a", [STROKE_SPASM, STRESS_SPASM]))
        assert change.kind == "changed"
        assert (change.statements_retracted, change.statements_added) == (1, 1)
        assert (change.nodes_removed, change.nodes_added) == (1, 1)
        assert (change.edges_removed, change.edges_added) == (1, 1)
        with store.reading() as reader:
            assert reader.find_nodes([ALS.id, STRESS.id]) == {STRESS.id: STRESS}
            assert reader.get_counts() == Counts(nodes=3, edges=2, statements=2, documents=1)

    @pytest.mark.parametrize(
        "claim",
        [
            STROKE_SPASM._replace(hedge=Hedge(word="may", level=HedgeLevel.POSSIBLE)),
            STROKE_SPASM._replace(section="Causes"),
            STROKE_SPASM._replace(negated=True),
        ],
        ids=["hedge", "section", "negated"],
    )
    def test_a_change_in_how_it_is_said_is_a_change(self, store: GraphStore, claim: Claim) -> None:
        """Another hedge, heading or a negation at the same place is taken in."""
        store.replace_document(build_reading("urn:a", [STROKE_SPASM]))
        reading = build_reading("urn:a", [claim])
        assert store.replace_document(reading).kind == "changed"
        assert store.replace_document(reading).kind == "unchanged"
        with store.reading() as reader:
            assert reader.get_document_statements("urn:a", PAGE) == list(reading.statements)

    def test_a_title_alone_is_a_change(self, store: GraphStore) -> None:
        """What the document is counts as much as what it says."""
        store.replace_document(build_reading("urn:a", [STROKE_SPASM], title="Old"))
        change = store.replace_document(build_reading("urn:a", [STROKE_SPASM], title="New"))
        assert (change.kind, change.statements_added) == ("changed", 0)
        with store.reading() as reader:
            assert reader.get_document("urn:a").title == "New"

    def test_two_documents_join_on_shared_concepts(self, store: GraphStore) -> None:
        """An edge that both state is one edge with two statements from two documents."""
        store.replace_document(build_reading("urn:a", [STROKE_SPASM, STROKE_SPASM]))
        change = store.replace_document(build_reading("urn:b", [STROKE_SPASM, ALS_SPASM]))
        assert (change.nodes_added, change.edges_added, change.statements_added) == (1, 1, 2)
        with store.reading() as reader:
            edge = reader.get_edge(edge_id(STROKE.id, HAS_SYMPTOM, SPASM.id))
            assert (edge.statements, edge.documents) == (3, 2)
            assert reader.get_counts() == Counts(nodes=3, edges=2, statements=4, documents=2)

    def test_deleting_keeps_what_the_other_still_says(self, store: GraphStore) -> None:
        """Afterwards the graph is as if only the other had ever been loaded."""
        other = build_reading("urn:b", [STROKE_SPASM, STRESS_SPASM])
        store.replace_document(build_reading("urn:a", [STROKE_SPASM, ALS_SPASM], nodes=[CRAMP]))
        store.replace_document(other)
        change = store.delete_document("urn:a")
        assert (change.kind, change.number, change.document) == ("deleted", 3, "urn:a")
        assert (change.statements_retracted, change.edges_removed, change.nodes_removed) == (
            2,
            1,
            2,
        )
        with store.reading() as reader:
            edge = reader.get_edge(edge_id(STROKE.id, HAS_SYMPTOM, SPASM.id))
            assert (edge.statements, edge.documents) == (1, 1)
            assert set(reader.find_nodes([node.id for node in everything()])) == {
                STROKE.id,
                SPASM.id,
                STRESS.id,
            }
            assert reader.get_document_statements("urn:b", PAGE) == list(other.statements)
            assert list(reader.iter_problems()) == []

    def test_deleting_the_last_document_leaves_nothing(self, store: GraphStore) -> None:
        """No node, edge, name or cross-reference stays; the log does."""
        node = build_node("T:1", "spasm", xrefs=("X:1",))
        store.replace_document(build_reading("urn:a", [Claim(node, CAUSES, node)]))
        store.delete_document("urn:a")
        with store.reading() as reader:
            assert reader.get_counts() == Counts(nodes=0, edges=0, statements=0, documents=0)
            assert reader.find_name_candidates("spasm", 10) == {}
            assert reader.find_degrees(["T:1"]) == {}
            assert [change.kind for change in reader.list_changes(0, 10)] == ["loaded", "deleted"]

    def test_an_unknown_document_cannot_be_deleted(self, store: GraphStore) -> None:
        """The error names it, and nothing is logged."""
        store.replace_document(build_reading("urn:a", [STROKE_SPASM]))
        before = look(store)
        with pytest.raises(DocumentNotFound, match="urn:b"):
            store.delete_document("urn:b")
        assert look(store) == before

    def test_the_order_of_loading_does_not_matter(self, store: GraphStore) -> None:
        """Three documents that disagree on a concept give one node, whichever came first."""
        names = (("Spasm", Category.SYMPTOM), ("spasm", Category.CAUSE), ("Cramp", Category.CAUSE))
        readings = [
            build_reading(
                f"urn:{number}",
                [Claim(STROKE, CAUSES, build_node("T:1", name, category, xrefs=(f"X:{number}",)))],
            )
            for number, (name, category) in enumerate(names)
        ]
        seen = set()
        for order in permutations(readings):
            for reading in order:
                store.replace_document(reading)
            with store.reading() as reader:
                seen.add(reader.find_nodes(["T:1"])["T:1"])
            for reading in order:
                store.delete_document(reading.document.id)
        assert [(node.name, node.categories[0], node.xrefs) for node in seen] == [
            ("Cramp", Category.CAUSE, ("X:0", "X:1", "X:2"))
        ]

    def test_documents_at_once_are_as_one_after_the_other(self, store: GraphStore) -> None:
        """New, changed and unchanged ones: the same changes, numbers and snapshots, the same graph."""
        first = [
            build_reading("urn:a", [STROKE_SPASM, ALS_SPASM], nodes=[CRAMP]),
            build_reading("urn:b", [STROKE_SPASM]),
        ]
        then = [
            build_reading("urn:a", [STROKE_SPASM]),
            build_reading("urn:c", [ALS_SPASM, STRESS_SPASM], nodes=[CRAMP]),
            build_reading("urn:b", [STROKE_SPASM]),
        ]
        one_by_one = [store.replace_document(reading) for reading in (*first, *then)]
        expected = look(store)
        for name in ("urn:a", "urn:b", "urn:c"):
            store.delete_document(name)
        at_once = [*store.replace_documents(first), *store.replace_documents(then)]
        uncounted = {"number", "snapshot"}
        assert [change.model_dump(exclude=uncounted) for change in at_once] == [
            change.model_dump(exclude=uncounted) for change in one_by_one
        ]
        assert [change.number - at_once[0].number for change in at_once] == [0, 1, 2, 3, 3]
        assert [change.kind for change in at_once[2:]] == ["changed", "loaded", "unchanged"]
        assert look(store)._replace(snapshot=expected.snapshot) == expected
        with store.reading() as reader:
            assert reader.list_changes(at_once[0].number - 1, 10) == at_once[:-1]
            assert list(reader.iter_problems()) == []

    def test_of_documents_at_once_none_goes_in_where_two_are_the_same(
        self, store: GraphStore
    ) -> None:
        """The document is named, and the store is as it was."""
        before = look(store)
        readings = [build_reading(name, [ALS_SPASM]) for name in ("urn:a", "urn:b", "urn:a")]
        with pytest.raises(InvalidInput, match="urn:a"):
            store.replace_documents(readings)
        assert look(store) == before
        assert store.replace_documents([]) == []

    def test_a_document_without_statements_is_kept(self, store: GraphStore) -> None:
        """It may name nodes, or none at all."""
        store.replace_document(build_reading("urn:a", nodes=[SPASM]))
        store.replace_document(build_reading("urn:b"))
        with store.reading() as reader:
            assert reader.get_counts() == Counts(nodes=1, edges=0, statements=0, documents=2)
            assert reader.get_document_text("urn:b") == ""
            assert reader.find_degrees([SPASM.id]) == {SPASM.id: 0}

    def test_a_document_is_given_back_as_it_was(self, store: GraphStore) -> None:
        """Its description, its text to the last character, its statements with their spans."""
        hedged = STROKE_SPASM._replace(
            hedge=Hedge(word="can", level=HedgeLevel.POSSIBLE), section="Symptöms \U0001d7d9"
        )
        reading = build_reading("urn:ä \U0001d7d9'\"`", [hedged, ALS_SPASM._replace(negated=True)])
        store.replace_document(reading)
        document_id = reading.document.id
        with store.reading() as reader:
            assert reader.get_document(document_id) == reading.document
            text = reader.get_document_text(document_id)
            statements = reader.get_document_statements(document_id, PAGE)
        assert text == reading.text
        assert statements == list(reading.statements)
        for statement in statements:
            where = statement.evidence
            assert text[where.start : where.end] == where.sentence

    def test_the_evidence_of_many_edges_is_what_each_has(self, store: GraphStore) -> None:
        """By document and place, at most so many, without what is denied."""
        ways = (
            Claim(STROKE, Predicate.ACCOMPANIES, SPASM),
            Claim(SPASM, Predicate.ACCOMPANIES, STROKE),
        )
        for name in ("urn:b", "urn:a"):
            claims = [STROKE_SPASM, *ways, STROKE_SPASM, ALS_SPASM._replace(negated=True)]
            store.replace_document(build_reading(name, claims))
        store.replace_document(build_reading("urn:c", [ALS_SPASM]))
        with store.reading() as reader:
            nodes = [node.id for node in reader.list_nodes(PAGE)]
            edges = reader.list_edges_from(nodes)
            assert len(edges) == 3
            found = reader.find_evidence(edges, 1000)
            for edge in edges:
                said = reader.get_edge_statements(edge.id, PAGE)
                assert found[edge.id] == [each.evidence for each in said]
                assert len(said) == edge.statements
            assert reader.find_evidence(edges, 3) == {key: said[:3] for key, said in found.items()}
            assert reader.find_evidence([], 3) == {}

    def test_a_part_of_a_text_is_its_slice(self, store: GraphStore) -> None:
        """Counted in code points, wherever it begins and ends, also behind the end."""
        for name, claims in (("urn:plain", ()), ("urn:astral", (STROKE_SPASM, ALS_SPASM))):
            reading = build_reading(name, claims)
            text = reading.text or "plain text\n"
            about = reading.document.model_copy(update={"characters": len(text)})
            plain = reading.model_copy(update={"text": text, "document": about})
            store.replace_document(plain)
            with store.reading() as reader:
                for start, length in ((0, 3), (2, 5), (0, 0), (1, None), (3, 10_000), (9_999, 2)):
                    stop = None if length is None else start + length
                    assert reader.get_document_text(name, start, length) == text[start:stop]

    def test_an_unknown_document_is_not_found(self, store: GraphStore) -> None:
        """Neither it, its text nor its statements; whatever characters its name is made of."""
        for name in ("urn:none", "", "\x00", "\ud800", "' OR 1=1 --"):
            with store.reading() as reader:
                with pytest.raises(DocumentNotFound):
                    reader.get_document(name)
                with pytest.raises(DocumentNotFound):
                    reader.get_document_text(name)
                with pytest.raises(DocumentNotFound):
                    reader.get_document_statements(name, PAGE)

    def test_documents_are_listed_by_identifier_in_pages(self, store: GraphStore) -> None:
        """Pages of two, one after the other, are the whole list in order of code points."""
        names = ["urn:b", "urn:B", "urn:ä", "urn:a", "urn:10", "urn:9", "urn:\U0001d7d9"]
        for name in names:
            store.replace_document(build_reading(name))
        listed: list[str] = []
        with store.reading() as reader:
            while page := reader.list_documents(Page(2, listed[-1] if listed else None)):
                assert len(page) <= 2
                listed += [document.id for document in page]
        assert listed == sorted(names)

    def test_the_log_is_given_from_a_number_on(self, store: GraphStore) -> None:
        """Oldest first, at most so many, exactly as they were told when they happened."""
        done = [store.replace_document(build_reading(f"urn:{n}", [ALS_SPASM])) for n in range(3)]
        done.append(store.delete_document("urn:1"))
        with store.reading() as reader:
            assert reader.list_changes(0, 10) == done
            assert reader.list_changes(1, 2) == done[1:3]
            assert reader.list_changes(4, 10) == []
