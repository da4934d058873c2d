"""All files of a format as one zip archive, streamed to where nothing can be sought."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graph.export.contents import Contents
from graph.export.formats import Format
from graph.export.steps import in_chunks

_PERMISSIONS = 0o644 << 16


class _Outlet:
    """A file that can only be written to; what was written is taken away at once."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._held.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def take(self) -> bytes:
        taken, self._held = b"".join(self._held), []
        return taken


def iter_bytes(form: Format, contents: Contents, stem: str) -> Iterator[bytes]:
    """Give the format as one file, piece by piece: its only one as it is, several as an archive."""
    if len(form.parts) == 1:
        return in_chunks(form.parts[0].write(contents))
    return iter_archive(form, contents, stem)


def iter_archive(form: Format, contents: Contents, stem: str) -> Iterator[bytes]:
    """Give the archive, piece by piece; the same graph gives the same bytes.

    Args:
        form: Its parts are the archive's members.
        contents: What to write.
        stem: How the members' names begin.
    """
    outlet = _Outlet()
    with ZipFile(cast("IO[bytes]", outlet), "w", ZIP_DEFLATED) as archive:
        for part in form.parts:
            member = ZipInfo(f"{stem}_{part.name}{part.suffix}")
            member.compress_type, member.external_attr = ZIP_DEFLATED, _PERMISSIONS
            with archive.open(member, "w", force_zip64=True) as file:
                for chunk in in_chunks(part.write(contents)):
                    file.write(chunk)
                    if data := outlet.take():
                        yield data
    yield outlet.take()
