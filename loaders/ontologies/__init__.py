"""Ontology files: their terms, one after the other, whatever the format."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, NamedTuple, cast

from loaders.errors import UnreadableOntology
from loaders.ontologies.obo import Header, iter_obo, read_obo_header
from loaders.ontologies.obographs import (
    check_obographs,
    iter_obographs,
    read_graphs_header,
    to_curie,
)
from loaders.ontologies.terms import ABNORMALITY, Term, TermSynonym, find_below

__all__ = [
    "ABNORMALITY",
    "Header",
    "Ontology",
    "Term",
    "TermSynonym",
    "check_obographs",
    "find_below",
    "iter_obo",
    "iter_obographs",
    "open_ontology",
    "open_text",
    "read_graphs_header",
    "read_obo_header",
    "to_curie",
]

_VERSION = "data-version:"
_HEADER_LINES = 200


class Ontology(NamedTuple):
    """An ontology file.

    Attributes:
        path: Where it is.
        version: Its release, as it says; empty where it does not.
        terms: Gives its terms, in the order of the file; may be called again.
    """

    path: Path
    version: str
    terms: Callable[[], Iterator[Term]]


def open_ontology(path: Path) -> Ontology:
    """Return an ontology in OBO or OBO Graphs JSON, plain or compressed with gzip.

    Raises:
        UnreadableOntology: When it is not there or in neither format; while its terms are read, when a
            line is wrong.
    """
    name = path.name.removesuffix(".gz")
    if name.endswith(".json"):
        return Ontology(path, "", lambda: _iter_json(path))
    if not name.endswith(".obo"):
        raise UnreadableOntology(str(path), "its name ends in neither .obo nor .json")
    return Ontology(path, _find_version(path), lambda: _iter_lines(path))


def open_text(path: Path) -> IO[str]:
    """Open a text in UTF-8, plain or compressed with gzip.

    Raises:
        UnreadableOntology: When it cannot be opened.
    """
    try:
        if path.suffix == ".gz":
            return cast("IO[str]", gzip.open(path, "rt", encoding="utf-8"))
        return path.open(encoding="utf-8")
    except OSError as error:
        raise UnreadableOntology(str(path), str(error.strerror or error)) from None


def _find_version(path: Path) -> str:
    with open_text(path) as lines:
        try:
            for _, line in zip(range(_HEADER_LINES), lines, strict=False):
                if line.startswith(_VERSION):
                    return line.removeprefix(_VERSION).strip()
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise UnreadableOntology(str(path), str(error)) from None
    return ""


def _iter_lines(path: Path) -> Iterator[Term]:
    with open_text(path) as lines:
        try:
            yield from iter_obo(lines)
        except (OSError, EOFError, ValueError) as error:
            raise UnreadableOntology(str(path), str(error)) from None


def _iter_json(path: Path) -> Iterator[Term]:
    try:
        with _open_bytes(path) as file:
            check_obographs(file)
        with _open_bytes(path) as edges, _open_bytes(path) as nodes:
            yield from iter_obographs(edges, nodes)
    except (OSError, EOFError, ValueError) as error:
        raise UnreadableOntology(str(path), str(error)) from None


def _open_bytes(path: Path) -> io.BufferedReader:
    packed = path.suffix == ".gz"
    return io.BufferedReader(gzip.open(path)) if packed else path.open("rb")
