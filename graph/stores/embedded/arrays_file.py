"""The adjacency of one state as a file that any number of processes map.

It holds nothing that the store does not, and may be deleted at any time. A header in JSON says which
state it is of and where each array lies; a checksum covers the header, and the length the rest, since
the file gets its name only when it is whole.
"""

from __future__ import annotations

import json
import mmap
import os
import zlib
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from graph.stores.embedded.adjacency import Adjacency, Halves, Nodes
from graph.stores.embedded.layout import HALF_TYPES
from graph.vocabulary import Category, Predicate, parse_category

_MAGIC = b"nosograph arrays 3\n"
_ALIGNMENT = 4_096
_HEADER = 65_536  # bytes kept for it
_PREAMBLE = len(_MAGIC) + 8  # the header's length and checksum follow
_ID_SEPARATOR = "\n"  # no CURIE holds white space
# The arrays speak of predicates and categories by position, so another vocabulary cannot read them.
_VOCABULARY = [[each.value for each in Predicate], [each.value for each in Category]]
AnyArray = npt.NDArray[Any]


class Place(NamedTuple):
    """Where an array lies in the file."""

    offset: int
    size: int
    dtype: str


class ArraysWriter:
    """Makes the file: first the large arrays, in place; then the rest, the header, and its name.

    Args:
        path: What it is to be called.
    """

    def __init__(self, path: Path) -> None:
        """Begin a file under another name; what an interrupted writer left there is overwritten."""
        self._path = path
        self._made = path.with_name(path.name + ".new")
        self._places: dict[str, Place] = {}
        self._maps: list[mmap.mmap] = []
        self._end = _HEADER  # the header lies before it
        self._made.write_bytes(b"")

    def make(self, name: str, size: int, dtype: npt.DTypeLike) -> AnyArray:
        """Make room for one array; what is put into it goes to the file."""
        kind = np.dtype(dtype)
        place = Place(self._end, size, kind.str)
        self._places[name] = place
        self._end += -(-size * kind.itemsize // _ALIGNMENT) * _ALIGNMENT
        os.truncate(self._made, self._end)
        if not size:
            return np.empty(0, dtype=kind)
        with self._made.open("r+b") as file:
            mapped = mmap.mmap(file.fileno(), self._end - place.offset, offset=place.offset)
        self._maps.append(mapped)
        return np.frombuffer(mapped, kind, size)

    def let_go(self) -> None:
        """Leave what has been put into arrays to the system, so that it takes no room here."""
        for mapped in self._maps:
            mapped.madvise(mmap.MADV_DONTNEED)

    def finish(self, adjacency: Adjacency, number: int, token: str) -> None:
        """Write what is missing, and give the file its name in one step.

        Args:
            adjacency: Its halves are those made here.
            number: The state's.
            token: The state's.
        """
        nodes = adjacency.nodes
        sets = [[each.value for each in some] for some in nodes.category_sets]
        self._put("ids", _bytes(_ID_SEPARATOR.join(nodes.ids.tolist())))
        self._put("category_sets", _bytes(json.dumps(sets)))
        self._put("codes", nodes.codes)
        with self._made.open("r+b") as file:
            file.write(self._header(adjacency, number, token))
            file.flush()
            os.fsync(file.fileno())
        self._made.replace(self._path)

    def _put(self, name: str, array: AnyArray) -> None:
        self.make(name, array.size, array.dtype)[:] = array

    def _header(self, adjacency: Adjacency, number: int, token: str) -> bytes:
        header = {
            "number": number,
            "token": token,
            "vocabulary": _VOCABULARY,
            "length": self._end,
            "nodes": len(adjacency.nodes.ids),
            "places": self._places,
        }
        text = json.dumps(header).encode()
        check = len(text).to_bytes(4, "little") + zlib.crc32(text).to_bytes(4, "little")
        return _MAGIC + check + text


def _bytes(text: str) -> AnyArray:
    return np.frombuffer(text.encode(), dtype=np.uint8)


class Mapped(NamedTuple):
    """The adjacency in a file, and the state that it is of."""

    number: int
    token: str
    adjacency: Adjacency


def map_arrays(path: Path, *, unless: str = "") -> Mapped | None:
    """Return what is in the file, or None when it is not there, torn or foreign.

    Args:
        path: The file.
        unless: Token of a state that is not wanted: it is had already.
    """
    try:
        with path.open("rb") as file:
            header = _read_header(file.read(_HEADER), os.fstat(file.fileno()).st_size)
            if header is None or header["token"] == unless:
                return None
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError:
        return None
    return Mapped(header["number"], header["token"], _adjacency_in(mapped, header))


def _read_header(start: bytes, length: int) -> dict[str, Any] | None:
    if not start.startswith(_MAGIC) or len(start) < _PREAMBLE:
        return None
    size = int.from_bytes(start[len(_MAGIC) : len(_MAGIC) + 4], "little")
    text = start[_PREAMBLE : _PREAMBLE + size]
    if zlib.crc32(text).to_bytes(4, "little") != start[len(_MAGIC) + 4 : _PREAMBLE]:
        return None
    header: dict[str, Any] = json.loads(text)
    is_ours = header["length"] == length and header["vocabulary"] == _VOCABULARY
    return header if is_ours else None


def _adjacency_in(mapped: mmap.mmap, header: dict[str, Any]) -> Adjacency:
    def array(name: str) -> AnyArray:
        offset, size, dtype = header["places"][name]
        return np.frombuffer(mapped, dtype, size, offset)

    def text(name: str) -> str:
        return array(name).tobytes().decode()

    ids = text("ids").split(_ID_SEPARATOR) if header["nodes"] else []
    sets = [tuple(map(parse_category, some)) for some in json.loads(text("category_sets"))]
    nodes = Nodes.of_columns(ids, array("codes"), sets)
    halves = Halves(*(array(name) for name in HALF_TYPES))
    return Adjacency(nodes, halves)
