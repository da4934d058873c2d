"""The formats that the graph is written in, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from graph.errors import UnknownName
from graph.export import kgx
from graph.export.contents import Contents

Writer = Callable[[Contents], Iterator[str]]


class UnknownFormat(UnknownName):
    """A format that the graph is not written in."""

    code = "unknown-format"
    noun = "format"


class Part(NamedTuple):
    """One file of a format.

    Attributes:
        name: What tells it from the format's other files; empty where it is the only one.
        suffix: How its name ends.
        write: Gives its text, piece by piece.
    """

    name: str
    suffix: str
    write: Writer


class Format(NamedTuple):
    """A way to write the graph; several files make an archive where there can be only one.

    Attributes:
        name: As `--format` and `?format=` take it.
        description: For whom it is.
        media_type: Of its only file, or of the archive.
        parts: Its files.
    """

    name: str
    description: str
    media_type: str
    parts: tuple[Part, ...]


_ZIP = "application/zip"
_METADATA = Part("metadata", ".json", kgx.write_metadata)

FORMATS = {
    each.name: each
    for each in (
        Format(
            "kgx",
            "KGX tables in Biolink terms, for Translator, Monarch and this service",
            _ZIP,
            (
                Part("nodes", ".tsv", kgx.write_nodes_table),
                Part("edges", ".tsv", kgx.write_edges_table),
                _METADATA,
            ),
        ),
        Format(
            "kgx-jsonl",
            "the same as lines of JSON",
            _ZIP,
            (
                Part("nodes", ".jsonl", kgx.write_nodes_lines),
                Part("edges", ".jsonl", kgx.write_edges_lines),
                _METADATA,
            ),
        ),
    )
}


def parse_format(text: str) -> Format:
    """Return the format of that name.

    Raises:
        UnknownFormat: When there is none; the error lists them.

    Example:
        >>> [part.name for part in parse_format("kgx").parts]
        ['nodes', 'edges', 'metadata']
    """
    if text not in FORMATS:
        raise UnknownFormat(text, FORMATS)
    return FORMATS[text]
