"""The files that a dataset is read from: opened, decoded, hashed, and measured while they are read."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple, cast

from loaders.errors import UnreadableDataset

_PIECE = 1 << 20
ZIP = ".zip"
_GZIP = b"\x1f\x8b"


class Gauge:
    """How far the reading of files is: bytes of the files as they lie on the disk."""

    def __init__(self, total: int = 0) -> None:
        """Begin at nothing of so many bytes."""
        self.total = total
        self.done = 0
        self.listener: Callable[[], None] | None = None

    def advance(self, count: int) -> None:
        """Note that so many bytes more were read, and tell whoever listens."""
        self.done += count
        if self.listener is not None:
            self.listener()

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
        self._gauge.advance(len(data))
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()


class Input(NamedTuple):
    """A file of a dataset, plain or compressed with gzip, whatever its name ends in.

    Attributes:
        path: Where it is, or the archive (tar or zip) that it is in.
        member: Which one of the archive it is; None where it is a file of its own.
    """

    path: Path
    member: str | None = None

    @property
    def name(self) -> str:
        """The last part of its path."""
        return Path(self.member).name if self.member else self.path.name

    def open(self, gauge: Gauge) -> io.BufferedReader:
        """Open it for reading what it holds, decompressed.

        Raises:
            UnreadableDataset: When it is not there, may not be read, or is empty.
        """
        try:
            file: IO[bytes] = self.path.open("rb")
        except OSError as error:
            raise UnreadableDataset(self.name, str(error.strerror or error).lower()) from None
        metered = _buffered(_Gauged(file, gauge))
        opened = metered
        if self.member is not None and self.path.suffix.lower() == ZIP:
            opened = _open_zipped(file, self.member, gauge)
        elif self.member is not None:
            opened = _open_member(metered, self.member)
        begin = opened.peek(len(_GZIP))[: len(_GZIP)]
        if not begin:
            opened.close()
            raise UnreadableDataset(self.name, "it is empty")
        if begin == _GZIP:
            return _buffered(gzip.GzipFile(fileobj=opened))
        return opened


def _open_member(archive: IO[bytes], member: str) -> io.BufferedReader:
    """Return a member of a tar archive; the archive is only read forward."""
    with reading(member):
        tar = tarfile.open(fileobj=archive, mode="r|*")  # noqa: SIM115 - closed with what reads it
        for each in tar:
            if each.name == member and (found := tar.extractfile(each)):
                return _buffered(_Gauged(found, Gauge()))  # it cannot be sought in
    raise UnreadableDataset(member, "it is not in the archive any more")


def _open_zipped(archive: IO[bytes], member: str, gauge: Gauge) -> io.BufferedReader:
    """Return a member of a zip archive, which must be sought in; so what it holds is measured."""
    with reading(member):
        return _buffered(_Gauged(zipfile.ZipFile(archive).open(member), gauge))


def _buffered(file: object) -> io.BufferedReader:
    return io.BufferedReader(cast("io.RawIOBase", file), _PIECE)


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
    except (zlib.error, gzip.BadGzipFile, tarfile.TarError, zipfile.BadZipFile):
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
            number = find_bad_line(source, encoding)
            why = f"line {number} is not in {encoding.removesuffix('-sig').upper()}"
            raise UnreadableDataset(source.name, why) from None


def find_bad_line(source: Input, encoding: str) -> int:
    """Return the number of the first line, from 1, that is not in that encoding; 0 for none."""
    with source.open(Gauge()) as file:
        text = io.TextIOWrapper(file, encoding, errors="replace")
        try:
            return next((at for at, line in enumerate(text, start=1) if "\ufffd" in line), 0)
        except UnicodeError:  # there is no mark of byte order, where the encoding wants one
            return 1


def hash_inputs(inputs: Iterable[Input], *rest: bytes) -> str:
    """Return a hash of what all the files hold, in order, and of what else the reading depends on.

    Raises:
        UnreadableDataset: When one of them cannot be read.
    """
    whole = hashlib.sha256()
    for path in dict.fromkeys(source.path for source in inputs):
        with reading(path.name), path.open("rb") as file:
            whole.update(hashlib.file_digest(file, "sha256").digest())
    for each in rest:
        whole.update(hashlib.sha256(each).digest())
    return whole.hexdigest()


def total_bytes(inputs: Iterable[Input]) -> int:
    """Return how many bytes the files have as they lie on the disk; those that are not there, none."""
    paths = [each.path for each in inputs]  # an archive is read once for each member
    return sum(path.stat().st_size for path in paths if path.is_file())
