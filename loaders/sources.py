"""Where documents come from: files, folders, patterns, standard input."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from glob import glob
from io import BufferedIOBase
from os.path import realpath
from pathlib import Path
from typing import NamedTuple

from loaders.errors import (
    AmbiguousSources,
    DocumentTooLarge,
    SourceNotFound,
    UnreadableDocument,
    shorten,
)
from loaders.readers.formats import SUFFIXES, Format

STANDARD_INPUT = "-"
_PIECE = 64 * 1024
_SAVED_WITH = "_files"
_MAGIC = frozenset("*?[")


class Source(NamedTuple):
    """A document not yet read.

    Attributes:
        name: As a person would recognise it.
        document_id: What the document is called unless the caller says otherwise: `file:` and the file's
            name, below the folder it was found in; so that a changed file is the same document, on every
            machine. None for standard input, which is known by its content.
        path: None for standard input.
        stream: Standard input.
    """

    name: str
    document_id: str | None
    path: Path | None = None
    stream: BufferedIOBase | None = None

    @property
    def file_name(self) -> str | None:
        """The last part of its path; None for standard input."""
        return None if self.path is None else self.path.name

    def read(self, max_bytes: int) -> bytes:
        """Return the bytes, reading no more than one over the limit.

        Raises:
            DocumentTooLarge: When there are more.
            SourceNotFound: When the file has gone.
            UnreadableDocument: When it may not be read.
        """
        data = self._read(max_bytes + 1)
        if len(data) > max_bytes:
            raise DocumentTooLarge(max_bytes)
        return data

    def _read(self, size: int) -> bytes:
        if self.path is None:
            return _read_stream(self.stream, size) if self.stream else b""
        try:
            with self.path.open("rb") as file:
                return file.read(size)
        except FileNotFoundError:
            raise SourceNotFound(self.name) from None
        except OSError as error:
            raise _unreadable(self.name, error) from None


def _read_stream(stream: BufferedIOBase, size: int) -> bytes:
    # In pieces: between two of them Python sees a Ctrl-C that came while the first was copied.
    pieces = []
    while size > 0 and (piece := stream.read1(min(size, _PIECE))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def iter_sources(arguments: Sequence[str], stdin: BufferedIOBase | None = None) -> Iterator[Source]:
    """Yield the documents that command-line arguments name, each once, in order.

    Args:
        arguments: Files; folders, which are searched for files of all formats, at any depth; patterns
            such as `articles/*.txt`; or `-` for standard input.
        stdin: What `-` reads from.

    Raises:
        SourceNotFound: When an argument names nothing.
        UnreadableDocument: When the system will not look there.
        AmbiguousSources: When two files would be the same document.
    """
    seen: dict[str, str | None] = {}
    for argument in arguments:
        for source in _iter_argument(argument, stdin):
            place = None if source.path is None else realpath(source.path)
            if place is None:
                yield source
            elif place not in seen:
                if source.document_id in seen.values():
                    raise AmbiguousSources(source.name, str(source.document_id))
                seen[place] = source.document_id
                yield source


def _iter_argument(argument: str, stdin: BufferedIOBase | None) -> Iterator[Source]:
    if argument == STANDARD_INPUT:
        yield Source("standard input", None, stream=stdin)
        return
    if "\x00" in argument:
        raise SourceNotFound(argument)
    try:
        yield from _iter_path(argument)
    except OSError as error:
        raise _unreadable(argument, error) from None


def _iter_path(argument: str) -> Iterator[Source]:
    path = Path(argument)
    if path.is_dir():
        sources = _find_in_folder(path)
    elif path.exists() or not _MAGIC & set(argument):
        sources = [_from_file(path, path.name)]
    else:
        sources = _find_by_pattern(argument)
    if not sources:
        raise SourceNotFound(argument)
    yield from sources


def _find_by_pattern(pattern: str) -> list[Source]:
    found = sorted(Path(name) for name in glob(pattern, recursive=True))  # noqa: PTH207 - any root
    several = (
        _find_in_folder(each) if each.is_dir() else [_from_file(each, each.name)] for each in found
    )
    return [source for sources in several for source in sources]


def _find_in_folder(folder: Path) -> list[Source]:
    found = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    files = sorted(path for path in found if path.is_file() and not _is_part_of_page(path, folder))
    return [_from_file(path, path.relative_to(folder).as_posix()) for path in files]


def _is_part_of_page(path: Path, folder: Path) -> bool:
    """Return whether a browser saved it with a page: what `a.html` shows is put into `a_files`."""
    for inner in path.relative_to(folder).parents:
        stem = inner.name.removesuffix(_SAVED_WITH)
        if stem != inner.name and any(
            (folder / inner).with_name(stem + suffix).is_file() for suffix in Format.HTML.suffixes
        ):
            return True
    return False


def _from_file(path: Path, name: str) -> Source:
    return Source(str(path), f"file:{name}", path=path)


def _unreadable(name: str, error: OSError) -> UnreadableDocument:
    message = f"{shorten(name)} cannot be read: {error.strerror}."
    return UnreadableDocument(message, "Check the path and its permissions.")
