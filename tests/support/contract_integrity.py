"""The part of the store contract that is about damage, failure and several users at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from contract_things import (
    ALS,
    CAUSES,
    HAS_SYMPTOM,
    PAGE,
    SPASM,
    STRESS,
    STROKE,
    RawAccess,
    look,
    look_with,
)
from readings import Claim, build_reading

from graph.errors import NosographError
from graph.model import Reading, edge_id
from graph.store import GraphStore

STROKE_SPASM = Claim(STROKE, HAS_SYMPTOM, SPASM)
EDGE = edge_id(STROKE.id, HAS_SYMPTOM, SPASM.id)
READING = build_reading("urn:a", [STROKE_SPASM, Claim(ALS, HAS_SYMPTOM, SPASM)])
STATEMENT = READING.statements[0].id


class IntegrityContract:
    """Whole or not at all; what `verify` notices; readers beside a writer."""

    # --- failure ---

    def test_a_load_that_fails_late_leaves_no_trace(
        self, store: GraphStore, raw: RawAccess
    ) -> None:
        """The graph is as before, and the same load works once the cause is gone."""
        store.replace_document(READING)
        before = look(store)
        wanted = build_reading("urn:a", [Claim(STRESS, CAUSES, SPASM), STROKE_SPASM])
        with raw.failing_writes():
            with pytest.raises(NosographError):
                store.replace_document(wanted)
            with pytest.raises(NosographError):
                store.replace_document(build_reading("urn:b", [STROKE_SPASM]))
            with pytest.raises(NosographError):
                store.delete_document("urn:a")
            assert look(store) == before
        assert store.replace_document(wanted).kind == "changed"
        with store.reading() as reader:
            assert list(reader.iter_problems()) == []

    def test_a_document_with_one_impossible_statement_is_not_taken_in(
        self, store: GraphStore
    ) -> None:
        """A value that no store can hold, behind ones that it can, leaves nothing behind."""
        store.replace_document(READING)
        before = look(store)
        good = build_reading("urn:b", [Claim(STRESS, CAUSES, SPASM)] * 2)
        last = good.statements[-1]
        where = last.evidence.model_copy(update={"section": object()})
        bad = last.model_copy(update={"evidence": where})
        fields = {**dict(good), "statements": (*good.statements[:-1], bad)}
        with pytest.raises(Exception):  # noqa: B017, PT011 - the type checkers' business
            store.replace_document(Reading.model_construct(**fields))
        assert look(store) == before

    # --- verifying ---

    def test_a_sound_store_has_no_problems(self, store: GraphStore) -> None:
        """After loading, changing and deleting there is nothing to complain of."""
        store.replace_document(READING)
        store.replace_document(build_reading("urn:b", [STROKE_SPASM] * 2))
        store.replace_document(build_reading("urn:a", [Claim(SPASM, CAUSES, SPASM)]))
        store.delete_document("urn:b")
        with store.reading() as reader:
            assert list(reader.iter_problems()) == []

    @pytest.mark.parametrize(
        ("damage", "check", "named"),
        [
            (lambda raw: raw.remove_edge(EDGE), "dangling-edge", EDGE),
            (lambda raw: raw.remove_edge_statements(EDGE), "dangling-edge", EDGE),
            (lambda raw: raw.miscount_edge(EDGE), "count", EDGE),
            (lambda raw: raw.shift_span(STATEMENT), "span", STATEMENT[:9]),
            (lambda raw: raw.cut_text("urn:a"), "text", "urn:a"),
            (lambda raw: raw.undescribe(STROKE.id), "count", STROKE.id),
        ],
        ids=["edge", "statements", "miscount", "span", "text", "description"],
    )
    def test_damage_is_noticed(
        self,
        store: GraphStore,
        raw: RawAccess,
        damage: Callable[[RawAccess], None],
        check: str,
        named: str,
    ) -> None:
        """Each kind of damage is reported under its own name, with what it struck."""
        store.replace_document(READING)
        damage(raw)
        with store.reading() as reader:
            problems = list(reader.iter_problems())
        assert [
            problem for problem in problems if problem.check == check and named in problem.detail
        ]

    # --- several at once ---

    def test_an_open_reader_keeps_its_snapshots_name(self, store: GraphStore) -> None:
        """A write in between does not rename what a reader has begun to read; a new one sees it."""
        store.replace_document(READING)
        with store.reading() as reader:
            before = reader.snapshot
            change = store.replace_document(build_reading("urn:b", [STROKE_SPASM]))
            assert reader.snapshot == before
        with store.reading() as reader:
            assert reader.snapshot == change.snapshot
            assert reader.get_edge(EDGE).documents == 2

    def test_a_write_is_visible_to_every_thread_at_once(self, store: GraphStore) -> None:
        """Whoever opens a reader after a write has returned sees it."""

        def neighbours() -> list[str]:
            with store.reading() as reader:
                return [adjacent.id for adjacent in reader.expand([SPASM.id])[SPASM.id]]

        with ThreadPoolExecutor(2) as pool:
            store.replace_document(build_reading("urn:a", [STROKE_SPASM]))
            assert pool.submit(neighbours).result() == [STROKE.id]
            store.replace_document(build_reading("urn:a", [Claim(ALS, HAS_SYMPTOM, SPASM)]))
            assert pool.submit(neighbours).result() == [ALS.id]
            store.delete_document("urn:a")
            assert pool.submit(neighbours).result() == []

    def test_readers_see_a_whole_document_or_none_of_it(self, store: GraphStore) -> None:
        """While one thread loads and deletes, others read: either all three edges, or no node."""
        claims = [STROKE_SPASM, Claim(ALS, HAS_SYMPTOM, SPASM), Claim(STRESS, CAUSES, SPASM)]
        reading = build_reading("urn:b", claims)
        stop = threading.Event()
        seen: set[tuple[int, int, int]] = set()

        def watch() -> None:
            while not stop.is_set():
                with store.reading() as reader:
                    counts = reader.get_counts()
                seen.add((counts.documents, counts.edges, counts.nodes))

        with ThreadPoolExecutor(3) as pool:
            watchers = [pool.submit(watch) for _ in range(3)]
            try:
                for _ in range(5):
                    store.replace_document(reading)
                    store.delete_document("urn:b")
            finally:
                stop.set()
            for watcher in watchers:
                watcher.result()
        assert seen <= {(0, 0, 0), (1, 3, 4)}

    def test_writers_in_several_threads_queue(self, store: GraphStore) -> None:
        """Each document is there, the log has each change once, in order, and nothing is lost."""

        def write(number: int) -> int:
            reading = build_reading(f"urn:{number}", [STROKE_SPASM])
            return store.replace_document(reading).number

        with ThreadPoolExecutor(4) as pool:
            numbers = list(pool.map(write, range(8)))
        assert sorted(numbers) == list(range(1, 9))
        with store.reading() as reader:
            assert reader.get_edge(EDGE).documents == 8
            assert [change.number for change in reader.list_changes(0, 99)] == sorted(numbers)
            assert list(reader.iter_problems()) == []

    def test_two_readers_at_once_see_the_same(self, store: GraphStore) -> None:
        """A reader is no obstacle to another."""
        store.replace_document(READING)
        with store.reading() as one, store.reading() as two:
            assert look_with(one) == look_with(two)
            assert one.get_edge_statements(EDGE, PAGE) == two.get_edge_statements(EDGE, PAGE)

    # --- the end ---

    def test_closing_twice_is_fine_and_a_closed_store_says_so(self, store: GraphStore) -> None:
        """Afterwards a question is an error of ours, not one of the library beneath."""
        store.replace_document(READING)
        store.close()
        store.close()
        with pytest.raises(NosographError), store.reading():
            pass
        with pytest.raises(NosographError):
            store.replace_document(READING)
