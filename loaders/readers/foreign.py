"""Formats that people have articles in and that are not read, by how they begin and are named.

Each would otherwise be refused for a byte that its owner knows nothing of, or be read as gibberish: a
PDF or RTF file may be text to the last byte.
"""

from __future__ import annotations

from pathlib import PurePath

from loaders.errors import ForeignFormat, shorten

_PDF, _RTF = "a PDF file", "an RTF file"
_OFFICE, _OLD_OFFICE = "a word processor's file", "an old office file"
_TABLE = "a table"
_BEGINNINGS = (
    (b"%PDF-", _PDF),
    (b"{\\rtf", _RTF),
    (b"PK\x03\x04", "a packed file, as word processors' files and e-books are"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_OFFICE),
)
_ENDINGS = {
    ".pdf": _PDF,
    ".rtf": _RTF,
    **dict.fromkeys((".doc", ".docx", ".odt", ".pages"), _OFFICE),
    ".epub": "an e-book",
    **dict.fromkeys((".csv", ".tsv", ".xls", ".xlsx", ".ods"), _TABLE),
}


def check_beginning(data: bytes) -> None:
    r"""Raise `ForeignFormat` when a document begins as one in another format does.

    Example:
        >>> check_beginning(b"Dizziness\n")
    """
    for beginning, what in _BEGINNINGS:
        if data.startswith(beginning):
            detail = f"The document is {what}."
            raise ForeignFormat(detail, "Save its text as one of these.")


def check_ending(name: str, data: bytes) -> None:
    r"""Raise `ForeignFormat` when a file is named as one in another format, whatever it holds.

    What it holds decides what is said of it. A name that says nothing is fine.

    Example:
        >>> check_ending("notes of Dr. Smith", b"Dizziness\n")
    """
    what = _ENDINGS.get(PurePath(name).suffix.lower())
    if what is None:
        return
    check_beginning(data)
    detail = f"{shorten(name)!r} is named as {what}."
    if what == _TABLE:
        raise ForeignFormat(detail, "A table is loaded with a --mapping of its columns.")
    raise ForeignFormat(
        detail, "If it is one of these, name it .txt, .md or .html, or say so with --format."
    )
