"""Exports as files: all of them there and whole, or none of them touched."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from gzip import GzipFile
from pathlib import Path

from graph.errors import InvalidInput
from graph.export.archive import iter_archive
from graph.export.contents import Contents
from graph.export.formats import Format
from graph.export.steps import in_chunks


class FileTaken(InvalidInput):
    """A file that is there already."""

    code = "file-exists"

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(f"{path} is there already.", "Choose another name, or overwrite it.")


def plan_files(form: Format, output: Path) -> tuple[Path, ...]:
    """Return the files that the format is written to, in the order of its parts.

    A format of one file is written where it is told. One of several is written side by side, its parts'
    names behind the given one's; or where that ends in `.zip`, into one archive.

    Example:
        >>> from graph.export.formats import parse_format
        >>> [path.name for path in plan_files(parse_format("kgx"), Path("graph.tsv.gz"))]
        ['graph_nodes.tsv.gz', 'graph_edges.tsv.gz', 'graph_metadata.json.gz']
        >>> [path.name for path in plan_files(parse_format("kgx"), Path("graph.zip"))]
        ['graph.zip']
    """
    if len(form.parts) == 1 or output.suffix == ".zip":
        return (output,)
    packed = ".gz" if output.suffix == ".gz" else ""
    stem = output.name.removesuffix(packed).removesuffix(form.parts[0].suffix)
    return tuple(
        output.with_name(f"{stem}_{part.name}{part.suffix}{packed}") for part in form.parts
    )


def write_files(
    form: Format, contents: Contents, output: Path, *, overwrite: bool = False
) -> tuple[Path, ...]:
    """Write the contents, and return the files.

    Each is written beside its place and moved there when all are whole, so that a reader never sees half
    of one. A name that ends in `.gz` is compressed.

    Raises:
        FileTaken: When one is there already and must not be overwritten, or is no file.
        InvalidInput: When their folder is not there.
        OSError: When a file cannot be written.
    """
    paths = plan_files(form, output)
    _check_places(paths, overwrite=overwrite)
    pieces = _pieces(form, contents, paths)
    with ExitStack() as stack:
        kept = [(stack.enter_context(_beside(path)), path) for path in pieces]
        for (part, path), chunks in zip(kept, pieces.values(), strict=True):
            _write(part, chunks, packed=path.suffix == ".gz")
        for part, path in kept:
            part.replace(path)
    return paths


def _check_places(paths: tuple[Path, ...], *, overwrite: bool) -> None:
    for path in paths:
        if path.exists() and not (overwrite and path.is_file()):
            raise FileTaken(path)
        if not path.parent.is_dir():
            detail = f"There is no folder {path.parent}."
            raise InvalidInput(detail, "Make it first, or name another one.")


def _pieces(
    form: Format, contents: Contents, paths: tuple[Path, ...]
) -> Mapping[Path, Iterable[bytes]]:
    if len(form.parts) > 1 and len(paths) == 1:
        return {paths[0]: iter_archive(form, contents, paths[0].stem)}
    return {
        path: in_chunks(part.write(contents)) for path, part in zip(paths, form.parts, strict=True)
    }


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _write(path: Path, chunks: Iterable[bytes], *, packed: bool) -> None:
    with path.open("wb") as file:
        if packed:
            with GzipFile(filename="", fileobj=file, mode="wb", compresslevel=6, mtime=0) as zipped:
                zipped.writelines(chunks)
        else:
            file.writelines(chunks)
        file.flush()
        os.fsync(file.fileno())
