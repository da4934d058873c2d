"""The files that a dataset is read from: opened, decoded, hashed, and measured while they are read."""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple, cast

from loaders.errors import UnreadableDataset

_PIECE = 1 << 20
_GZIP = b"\x1f\x8b"


class Gauge:
    """How far the reading of files is: bytes of the files as they lie on the disk."""

    def __init__(self, total: int = 0) -> None:
        """Begin at nothing of so many bytes."""
        self.total = total
        self.done = 0

    @property
    def share(self) -> float:
        """What part of them was read in this pass, from 0 to 1."""
        return min(1.0, self.done / self.total) if self.total else 0.0


class _Gauged(io.RawIOBase):
    """A file that tells a gauge what was read of it."""

    def __init__(self, file: IO[bytes], gauge: Gauge) -> None:
        self._file, self._gauge = file, gauge

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        data = self._file.read(len(cast("memoryview", buffer)))
        cast("memoryview", buffer)[: len(data)] = data
        self._gauge.done += len(data)
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()


class Input(NamedTuple):
    """A file of a dataset, plain or compressed with gzip, whatever its name ends in."""

    path: Path

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.name

    def open(self, gauge: Gauge) -> IO[bytes]:
        """Open it for reading what it holds, decompressed.

        Raises:
            UnreadableDataset: When it is not there, may not be read, or is empty.
        """
        try:
            file = self.path.open("rb")
            begin = file.read(len(_GZIP))
            file.seek(0)
        except OSError as error:
            raise UnreadableDataset(self.name, str(error.strerror or error).lower()) from None
        if not begin:
            file.close()
            raise UnreadableDataset(self.name, "it is empty")
        metered = io.BufferedReader(_Gauged(file, gauge), _PIECE)
        if begin == _GZIP:
            return io.BufferedReader(cast("io.RawIOBase", gzip.GzipFile(fileobj=metered)), _PIECE)
        return metered


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Turn what goes wrong while a file is read into one of our errors.

    Raises:
        UnreadableDataset: When its compressed data is cut off or broken, or it cannot be read on.
    """
    try:
        yield
    except EOFError:
        raise UnreadableDataset(name, "its compressed data is cut off") from None
    except (zlib.error, gzip.BadGzipFile):
        raise UnreadableDataset(name, "its compressed data is broken") from None
    except OSError as error:
        raise UnreadableDataset(name, str(error.strerror or error).lower()) from None


def iter_lines(
    source: Input, gauge: Gauge, encoding: str = "utf-8-sig"
) -> Iterator[tuple[int, str]]:
    r"""Yield the lines of a file with their numbers, from 1, without their ends (LF, CRLF or CR).

    Raises:
        UnreadableDataset: When it is missing, empty, cut off, or not in that encoding (naming the line).
    """
    with reading(source.name), source.open(gauge) as file:
        text = io.TextIOWrapper(file, encoding)
        try:
            for number, line in enumerate(text, start=1):
                yield number, line.rstrip("\n")
        except UnicodeDecodeError:
            number = _find_bad_line(source, encoding)
            why = f"line {number} is not in {encoding.removesuffix('-sig').upper()}"
            raise UnreadableDataset(source.name, why) from None


def _find_bad_line(source: Input, encoding: str) -> int:
    with source.open(Gauge()) as file:
        text = io.TextIOWrapper(file, encoding, errors="replace")
        return next(number for number, line in enumerate(text, start=1) if "\ufffd" in line)


def hash_inputs(inputs: Iterable[Input], *rest: bytes) -> str:
    """Return a hash of what all the files hold, in order, and of what else the reading depends on.

    Raises:
        UnreadableDataset: When one of them cannot be read.
    """
    whole = hashlib.sha256()
    for source in inputs:
        with reading(source.name), source.path.open("rb") as file:
            whole.update(hashlib.file_digest(file, "sha256").digest())
    for each in rest:
        whole.update(hashlib.sha256(each).digest())
    return whole.hexdigest()


def total_bytes(inputs: Iterable[Input]) -> int:
    """Return how many bytes the files have as they lie on the disk; those that are not there, none."""
    return sum(each.path.stat().st_size for each in inputs if each.path.is_file())
