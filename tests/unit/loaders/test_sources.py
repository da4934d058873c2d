"""Where documents come from, what they are called, and what a load does with each."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from graph.store import GraphStore, Page
from graph.stores.embedded import EmbeddedStore
from loaders.errors import AmbiguousSources, DocumentTooLarge, SourceNotFound, UnreadableDocument
from loaders.ingest import load_sources
from loaders.sources import Source, iter_sources

GOOD = b"Dizziness\nCauses\n- Stress\n- Stroke\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with three articles, one of them below, and a file of another sort."""
    (tmp_path / "b.txt").write_bytes(GOOD)
    (tmp_path / "a.TXT").write_bytes(GOOD.replace(b"Stroke", b"Gout"))
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "c.txt").write_bytes(GOOD.replace(b"Stroke", b"Anemia"))
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_a_folder_is_its_articles_by_name(folder: Path) -> None:
    """At any depth, in order, named from the folder on: the same on every machine."""
    sources = list(iter_sources([str(folder)]))
    assert [source.document_id for source in sources] == [
        "file:a.TXT",
        "file:b.txt",
        "file:deep/c.txt",
    ]
    assert str(folder) not in "".join(source.document_id or "" for source in sources)


def test_patterns_files_and_standard_input_go_together(folder: Path) -> None:
    """In the order in which they are named; no file twice."""
    arguments = [str(folder / "b.txt"), str(folder / "*.txt"), str(folder / "**" / "c.txt"), "-"]
    sources = list(iter_sources(arguments, io.BytesIO(GOOD)))
    assert [source.document_id for source in sources] == ["file:b.txt", "file:c.txt", None]
    assert sources[-1].read(100) == GOOD


@pytest.mark.parametrize("missing", ["nothing.txt", "nothing/*.txt", "nothing\x00", "nothing/"])
def test_what_is_not_there_is_an_error(folder: Path, missing: str) -> None:
    """A path or a pattern that names nothing; the message names it."""
    with pytest.raises(SourceNotFound, match="nothing"):
        read_all(str(folder / missing))


def test_two_files_are_never_one_document(folder: Path) -> None:
    """Of the same name in two folders, the second would undo the first; the folder above tells apart."""
    (folder / "deep" / "b.txt").write_bytes(GOOD)
    with pytest.raises(AmbiguousSources, match=r"file:b\.txt"):
        list(iter_sources([str(folder / "b.txt"), str(folder / "deep" / "b.txt")]))
    assert len(list(iter_sources([str(folder)]))) == 4


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    """Rather than a load of nothing."""
    with pytest.raises(SourceNotFound):
        list(iter_sources([str(tmp_path)]))


def test_a_file_that_cannot_be_read_is_an_error(folder: Path) -> None:
    """With the reason that the system gives: here a link to itself."""
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    with pytest.raises(UnreadableDocument, match="symbolic links"):
        read_all(str(folder / "loop.txt"))
    with pytest.raises(UnreadableDocument, match="too long"):
        read_all(str(folder / ("x" * 300)))


def test_no_more_than_the_limit_is_read() -> None:
    """One byte more shows that it is too large; the rest stays where it is."""
    stream = io.BytesIO(b"x" * 1000)
    with pytest.raises(DocumentTooLarge):
        Source("standard input", None, stream=stream).read(100)
    assert stream.tell() == 101


def test_one_bad_document_is_reported_and_the_rest_go_in(folder: Path) -> None:
    """Each by itself, with its own error."""
    (folder / "b.txt").write_bytes(b"\x00")
    with_store = EmbeddedStore(None)
    results = list(load_sources(with_store, iter_sources([str(folder)])))
    assert [result.error.code if result.error else None for result in results] == [
        None,
        "binary-document",
        None,
    ]
    assert documents(with_store) == ["file:a.TXT", "file:deep/c.txt"]
    with_store.close()


def test_a_changed_file_is_the_same_document(folder: Path) -> None:
    """The same bytes change nothing; other bytes retract exactly what vanished, from any folder."""
    store = EmbeddedStore(None)
    assert kinds(store, folder / "b.txt") == [("loaded", 2, 0)]
    assert kinds(store, folder / "b.txt") == [("unchanged", 0, 0)]
    (folder / "elsewhere").mkdir()
    moved = folder / "elsewhere" / "b.txt"
    moved.write_bytes(GOOD.replace(b"- Stroke\n", b"- Gout\n"))
    assert kinds(store, moved) == [("changed", 1, 1)]
    assert documents(store) == ["file:b.txt"]
    store.close()


def read_all(argument: str) -> list[bytes]:
    """Return the bytes of all that an argument names."""
    return [source.read(100) for source in iter_sources([argument])]


def kinds(store: GraphStore, path: Path) -> list[tuple[str, int, int]]:
    """Load a file; return what the store says of it."""
    changes = [result.change for result in load_sources(store, iter_sources([str(path)]))]
    return [
        (change.kind, change.statements_added, change.statements_retracted)
        for change in changes
        if change is not None
    ]


def documents(store: GraphStore) -> list[str]:
    """Return the identifiers of the documents that are loaded."""
    with store.reading() as reader:
        return [document.id for document in reader.list_documents(Page(10))]
