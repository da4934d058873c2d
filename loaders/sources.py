"""Where documents come from: files, folders, patterns, standard input."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from glob import glob
from io import BufferedIOBase
from pathlib import Path
from typing import NamedTuple

from loaders.errors import DocumentTooLarge, SourceNotFound, UnreadableDocument

SUFFIXES = (".txt", ".text")
STANDARD_INPUT = "-"
_PIECE = 64 * 1024
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
            message = f"{self.name} cannot be read: {error.strerror}."
            raise UnreadableDocument(message, "Check the path and its permissions.") from None


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
        arguments: Files; folders, which are searched for `.txt` files at any depth; patterns such as
            `articles/*.txt`; or `-` for standard input.
        stdin: What `-` reads from.

    Raises:
        SourceNotFound: When an argument names nothing.
    """
    seen: set[Path] = set()
    for argument in arguments:
        for source in _iter_argument(argument, stdin):
            if source.path is None or source.path.resolve() not in seen:
                yield source
            if source.path is not None:
                seen.add(source.path.resolve())


def _iter_argument(argument: str, stdin: BufferedIOBase | None) -> Iterator[Source]:
    if argument == STANDARD_INPUT:
        yield Source("standard input", None, stream=stdin)
        return
    if "\x00" in argument:
        raise SourceNotFound(argument)
    path = Path(argument)
    if path.is_dir():
        yield from _iter_folder(path)
    elif path.exists() or not _MAGIC & set(argument):
        yield _from_file(path, path.name)
    else:
        found = sorted(Path(name) for name in glob(argument, recursive=True))  # noqa: PTH207 - any root
        if not found:
            raise SourceNotFound(argument)
        for each in found:
            yield from _iter_folder(each) if each.is_dir() else [_from_file(each, each.name)]


def _iter_folder(folder: Path) -> Iterator[Source]:
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    if not files:
        msg = f"{folder}/*.txt"
        raise SourceNotFound(msg)
    for path in files:
        yield _from_file(path, path.relative_to(folder).as_posix())


def _from_file(path: Path, name: str) -> Source:
    return Source(str(path), f"file:{name}", path=path)
