"""A reader's state is held by one unfinished statement, from its beginning to its end and no longer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from readings import Claim, build_node, build_reading

from graph.errors import DeadlineExceeded
from graph.query import (
    NeighbourhoodQuery,
    PathQuery,
    RelatedQuery,
    SearchQuery,
    find_neighbourhood,
    find_paths,
    find_related,
    search_nodes,
)
from graph.store import Deadline, Page
from graph.stores.embedded import EmbeddedStore
from graph.stores.embedded.reader import EmbeddedReader
from graph.vocabulary import Predicate

NODES = [build_node(f"T:{number}") for number in range(4)]
CLAIMS = [
    Claim(first, predicate, second)
    for first in NODES[:2]
    for second in NODES[2:]
    for predicate in (Predicate.CAUSES, Predicate.ASSOCIATED_WITH)
]
# Edges of one document and of two; afterwards a node more, and one of another name.
BEFORE = (build_reading("urn:a", CLAIMS), build_reading("urn:b", CLAIMS[:1]))
RENAMED = build_node("T:1", "another name")
AFTER = build_reading(
    "urn:b", [Claim(build_node("T:9"), Predicate.CAUSES, NODES[2])], nodes=[RENAMED]
)


@pytest.fixture(name="path")
def make_store(tmp_path: Path) -> Path:
    """Give the path of a store that holds two documents."""
    path = tmp_path / "graph.sqlite"
    with closing(EmbeddedStore(path)) as store:
        for reading in BEFORE:
            store.replace_document(reading)
    return path


@pytest.fixture(name="pair")
def open_twice(path: Path) -> Iterator[tuple[EmbeddedStore, EmbeddedStore]]:
    """Give two stores of one file, which know nothing of each other, as two processes' do."""
    with closing(EmbeddedStore(path)) as one, closing(EmbeddedStore(path)) as two:
        yield one, two


def everything(reader: EmbeddedReader) -> list[object]:
    """Ask all that may be answered from arrays, from the file, or from both."""
    return [
        reader.snapshot,
        reader.get_counts(),
        reader.list_nodes(Page(100)),
        find_neighbourhood(reader, NeighbourhoodQuery(centre="T:2")),
        find_neighbourhood(reader, NeighbourhoodQuery(centre="T:0", radius=2)),
        find_paths(reader, PathQuery(source="T:0", target="T:1")),
        find_related(reader, RelatedQuery(centre="T:0")),
        search_nodes(reader, SearchQuery(text="another")).results,
        reader.get_summary("T:2"),
    ]


@pytest.mark.parametrize("is_warm", [False, True])
def test_a_reader_sees_one_state_whatever_another_process_writes(
    *, is_warm: bool, pair: tuple[EmbeddedStore, EmbeddedStore]
) -> None:
    """The state when it was opened, also where nothing had been asked until after the write."""
    ours, theirs = pair
    if is_warm:
        with ours.reading() as reader:
            before = everything(reader)
    with theirs.reading() as reader:
        before = everything(reader)
    with ours.reading() as reader:
        theirs.replace_document(AFTER)
        assert everything(reader) == before
    with ours.reading() as reader, theirs.reading() as other:
        now = everything(reader)
        assert now == everything(other)
        assert all(new != old for new, old in zip(now[:4], before[:4], strict=True))


def test_a_write_is_seen_by_the_next_reader_also_on_a_connection_used_before(
    pair: tuple[EmbeddedStore, EmbeddedStore],
) -> None:
    """Of each write, there and back again, where one connection serves every reader."""
    ours, theirs = pair
    seen = []
    for reading in (AFTER, BEFORE[1], AFTER, BEFORE[1]):
        change = theirs.replace_document(reading)
        with ours.reading() as reader:
            assert reader.snapshot == change.snapshot
            seen.append(find_neighbourhood(reader, NeighbourhoodQuery(centre="T:2")).neighbours)
    assert seen[0] == seen[2] != seen[1] == seen[3]


def test_a_list_left_half_read_holds_no_state(pair: tuple[EmbeddedStore, EmbeddedStore]) -> None:
    """Who keeps an iterator of an ended reader keeps nobody else in the past."""
    ours, theirs = pair
    with ours.reading() as reader:
        rows = reader._connection.iterate("SELECT id FROM nodes")  # noqa: SLF001 - as lists are read
        next(rows)
    change = theirs.replace_document(AFTER)
    with ours.reading() as reader:
        assert reader.snapshot == change.snapshot


def test_a_log_does_not_grow_for_readers_that_have_ended(
    path: Path, pair: tuple[EmbeddedStore, EmbeddedStore]
) -> None:
    """What nobody reads any more goes into the file, and the log is begun anew."""
    ours, theirs = pair
    with ours.reading() as reader:
        everything(reader)
    with theirs._pool.borrowed() as connection:  # noqa: SLF001 - asks SQLite itself
        busy, *_ = connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0]
    assert busy == 0
    assert Path(f"{path}-wal").stat().st_size == 0


def test_a_deadline_is_that_of_its_own_reader(path: Path) -> None:
    """What runs late is interrupted, and not what the next reader runs on the same connection."""
    slow = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000000) SELECT max(i) FROM n
    """
    with closing(EmbeddedStore(path)) as store:
        with store.reading(Deadline(0.05)) as reader, pytest.raises(DeadlineExceeded):
            reader._connection.rows(slow)  # noqa: SLF001 - no question takes as long on few nodes
        with store.reading() as reader:
            assert reader._connection.rows(slow) == [(3_000_000,)]  # noqa: SLF001
