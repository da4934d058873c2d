"""What can be wrong with a document: a branch of the tree in `graph.errors`.

InvalidInput
└── UnreadableDocument
    ├── SourceNotFound          nothing at that path, or a pattern that fits nothing
    ├── EmptyDocument           no text at all
    ├── DocumentTooLarge        over the limit
    ├── BinaryDocument          not text
    ├── UndecodableDocument     text, but not UTF-8
    └── NothingRecognised       text, but no section that this reader knows
"""

from __future__ import annotations

from graph.errors import InvalidInput


class UnreadableDocument(InvalidInput):
    """The document cannot be read; nothing of it is loaded."""

    code = "unreadable-document"


class SourceNotFound(UnreadableDocument):
    """There is no such file."""

    code = "source-not-found"

    def __init__(self, path: str) -> None:
        """Name what was asked for."""
        super().__init__(
            f"There is no document at {path!r}.",
            "Give a file, a folder, a pattern such as 'articles/*.txt', or - for standard input.",
        )


class EmptyDocument(UnreadableDocument):
    """There is nothing to read."""

    code = "empty-document"

    def __init__(self) -> None:
        """Say what an article is."""
        super().__init__(
            "The document is empty.", "An article has a title, headings, and text or lists."
        )


class DocumentTooLarge(UnreadableDocument):
    """The document is over the limit."""

    code = "document-too-large"

    def __init__(self, limit: int) -> None:
        """Name the limit, in bytes."""
        super().__init__(
            f"The document is larger than {limit:,} bytes.", "Split it, or raise the limit."
        )


class BinaryDocument(UnreadableDocument):
    """The document is not text."""

    code = "binary-document"

    def __init__(self, offset: int) -> None:
        """Name where the first byte stands that text never has."""
        super().__init__(
            f"The document is not text: byte {offset} is a control character.",
            "Plain text in UTF-8 is accepted.",
        )


class UndecodableDocument(UnreadableDocument):
    """The document is not in UTF-8."""

    code = "undecodable-document"

    def __init__(self, offset: int) -> None:
        """Name where decoding stops."""
        super().__init__(
            f"The document is not UTF-8: it breaks off at byte {offset}.",
            "Save it as UTF-8, with or without a byte order mark.",
        )


class NothingRecognised(UnreadableDocument):
    """No section of the document is of a kind that is known, or none of those says anything."""

    code = "nothing-recognised"

    def __init__(self, headings: list[str]) -> None:
        """Name the headings that were found, and the kinds that are known."""
        found = ", ".join(repr(heading) for heading in headings[:10]) or "no headings"
        super().__init__(
            f"No section says anything that is understood (found: {found}).",
            "Sections with lists are read whose headings speak of diseases, diagnosis, doctors, types,"
            " causes, related pathologies, treatment, prevention, accompanying symptoms or"
            " complications.",
        )
