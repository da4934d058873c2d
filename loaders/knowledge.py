"""What is known before a document is read: names, and what a person has decided about them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from loaders.corrections import NO_CORRECTIONS, Corrections
from loaders.lexicon import Lexicon, load_curated
from loaders.lexicon.index import NameIndex
from loaders.lexicon.sources import find_indexes

CORRECTIONS = "corrections.tsv"


class Knowledge(NamedTuple):
    """What a document is read with."""

    lexicon: Lexicon
    corrections: Corrections = NO_CORRECTIONS


def load_knowledge(home: Path | None = None) -> Knowledge:
    """Return what is known, with the decisions that are kept in a folder, read anew when they change.

    Args:
        home: The folder; `corrections.tsv` in it is read, where there is one.

    Raises:
        InvalidInput: When a decision there is none.

    Example:
        >>> bool(load_knowledge().corrections)
        False
    """
    if home is None:
        return Knowledge(load_curated())
    path = home / CORRECTIONS
    corrections = (
        _read_corrections(path, path.stat().st_mtime_ns) if path.is_file() else NO_CORRECTIONS
    )
    indexes = tuple((each, each.stat().st_mtime_ns) for each in find_indexes(home))
    return Knowledge(_open_lexicon(indexes), corrections)


@lru_cache(maxsize=4)
def _open_lexicon(indexes: tuple[tuple[Path, int], ...]) -> Lexicon:
    if not indexes:
        return load_curated()
    return load_curated().with_layers(tuple(NameIndex(path) for path, _ in indexes))


@lru_cache(maxsize=8)
def _read_corrections(path: Path, changed: int) -> Corrections:
    del changed  # part of the key only: another time is another table
    return Corrections.read(path)
