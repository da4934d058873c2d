"""Which files hold nodes and which hold edges in KGX, whatever they are named.

Source: https://github.com/biolink/kgx/blob/master/specification/kgx-format.md.
"""

from __future__ import annotations

import contextlib
import json
import os
import tarfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from loaders.datasets.inputs import ZIP, Gauge, Input, reading
from loaders.errors import UnreadableDataset

_TABLES = (".tsv", ".jsonl", ".ndjson")
_ARCHIVES = (".tar.gz", ".tgz", ".tar", ZIP)
_PACKED = ".gz"
_FIRST_LINE = 1 << 20
_NODE, _EDGE = ("id",), ("subject", "predicate", "object")
ACCEPTED = (
    "KGX is accepted: a file of nodes with the columns id, category, name, and one of edges with subject,"
    " predicate, object, as tables with tabs or lines of JSON. Other tables need --mapping."
)


class KgxFile(NamedTuple):
    """A file with nodes or edges.

    Attributes:
        source: Where it is.
        is_json: Whether it holds lines of JSON, and no table.
        columns: Of a table; the keys of the first line of JSON.
    """

    source: Input
    is_json: bool
    columns: tuple[str, ...]

    @property
    def holds_edges(self) -> bool:
        """Whether it holds edges."""
        return set(_EDGE) <= set(self.columns)

    @property
    def holds_nodes(self) -> bool:
        """Whether it holds nodes."""
        return set(_NODE) <= set(self.columns) and not {"subject", "object"} & set(self.columns)


class KgxFiles(NamedTuple):
    """The files of one graph.

    Attributes:
        name: What they have in common.
        nodes: At least one.
        edges: At least one.
    """

    name: str
    nodes: tuple[KgxFile, ...]
    edges: tuple[KgxFile, ...]


def is_kgx_place(path: Path) -> bool:
    """Return whether it is an archive, or a folder with at least one file of edges in it."""
    if path.is_dir():
        return any(each.holds_edges for each in map(_try_sniff, _list_tables(path)) if each)
    return path.name.lower().endswith(_ARCHIVES)


def is_kgx(path: Path) -> bool:
    """Return whether a file's name or its first line says that it holds nodes or edges."""
    if path.name.lower().removesuffix(_PACKED).endswith(_TABLES):
        return True
    found = _try_sniff(Input(path)) if path.is_file() else None
    if found is None:
        return False
    return found.holds_edges or (found.holds_nodes and "category" in found.columns)


def find_kgx(paths: Sequence[Path]) -> KgxFiles:
    """Return the files of nodes and of edges among files, folders and archives.

    Raises:
        UnreadableDataset: When one cannot be read, a given file is neither, or either kind is missing.
    """
    nodes, edges = [], []
    for path in paths:
        given = _list_members(path)
        for each in map(_sniff, given):
            if each.holds_edges:
                edges.append(each)
            elif each.holds_nodes:
                nodes.append(each)
            elif given == [Input(path)]:
                why = f"it holds neither nodes nor edges: it has {', '.join(each.columns) or 'nothing'}"
                raise UnreadableDataset(path.name, why, ACCEPTED)
    name = _find_name(paths)
    for kind, found in (("nodes", nodes), ("edges", edges)):
        if not found:
            raise UnreadableDataset(name, f"there is no file of {kind}", ACCEPTED)
    return KgxFiles(name, tuple(nodes), tuple(edges))


def _list_members(path: Path) -> list[Input]:
    if path.is_dir():
        return _list_tables(path)
    if not path.name.lower().endswith(_ARCHIVES):
        return [Input(path)]
    return sorted(Input(path, name) for name in _list_archive(path) if _is_table(name))


def _list_archive(path: Path) -> list[str]:
    with reading(path.name):
        if path.suffix.lower() == ZIP:
            with ZipFile(path) as zipped:
                return zipped.namelist()
        with tarfile.open(path) as archive:
            return [each.name for each in archive if each.isfile()]


def _list_tables(folder: Path) -> list[Input]:
    return sorted(
        Input(path) for path in folder.iterdir() if path.is_file() and _is_table(path.name)
    )


def _is_table(name: str) -> bool:
    return name.lower().removesuffix(_PACKED).endswith(_TABLES)


def _try_sniff(source: Input) -> KgxFile | None:
    with contextlib.suppress(UnreadableDataset):
        return _sniff(source)
    return None


def _sniff(source: Input) -> KgxFile:
    with reading(source.name), source.open(Gauge()) as file:
        data = file.readline(_FIRST_LINE)
    line = data.decode("utf-8-sig", errors="replace").rstrip("\r\n")
    if line.startswith("{"):
        with contextlib.suppress(ValueError):
            return KgxFile(source, is_json=True, columns=tuple(json.loads(line)))
    return KgxFile(source, is_json=False, columns=tuple(line.split("\r")[0].split("\t")))


def _find_name(paths: Iterable[Path]) -> str:
    """Return what the names have in common, without what says which is which."""
    names = [path.name for path in paths]
    common = os.path.commonprefix(names)  # noqa: RUF071 - of names, not of paths
    if len(names) == 1:
        for suffix in (*_ARCHIVES, _PACKED, *_TABLES):
            common = common.removesuffix(suffix)
    return common.strip("_-. ") or names[0]
