"""What can be wrong with a document: a branch of the tree in `graph.errors`.

InvalidInput
├── UnreadableOntology          a file of names that is none, or is broken
├── LexiconNotFound             no added lexicon of that name
├── UnreadableDataset           a file of a dataset that is not there, broken, or lacks something
├── InvalidMapping              a mapping that says what cannot be
└── UnreadableDocument          nothing of it is loaded
    ├── SourceNotFound          nothing at that path, or a pattern that fits nothing
    ├── AmbiguousSources        two files that would be the same document
    ├── EmptyDocument           no text at all
    ├── NoArticleOnPage         a web page with menus and notices at most
    ├── DocumentTooLarge        over the limit
    ├── ForeignFormat           begins or is named as another format than are read
    ├── BinaryDocument          not text
    ├── UndecodableDocument     text, but not UTF-8, or not in the encoding that it names
    ├── DocumentTooComplex      it takes too long or too much memory to read
    ├── TextRunTogether         all on one line, and nothing says where its parts begin
    ├── UntitledDocument        nothing says what the article is about
    ├── UnsuitableTitle         it is about something that is no symptom and no disease
    └── NoRecognisedSection     text, but no section that this reader knows
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.errors import InvalidInput

_HEADINGS_SHOWN = 10
_SHOWN_LENGTH = 120
_LONGEST_WHY = 600  # a table may have a thousand columns to name


class UnreadableOntology(InvalidInput):
    """A file of names that is none, or is broken."""

    code = "unreadable-ontology"

    def __init__(self, path: str, why: str) -> None:
        """Name the file, and what is wrong with it."""
        super().__init__(
            f"{shorten(path)!r} cannot be read as names: {shorten(why)}.",
            "OBO (.obo), OBO Graphs (.json), SSSOM or SSSLM tables (.tsv) are accepted, also with .gz.",
        )


class UnreadableDataset(InvalidInput):
    """A file of a dataset that is not there, broken, or lacks something; nothing of it is loaded."""

    code = "unreadable-dataset"

    def __init__(self, name: str, why: str, accepted: str = "") -> None:
        """Name the file, what is wrong with it, and what would be accepted."""
        shown = "".join(each if each.isprintable() else " " for each in why[:_LONGEST_WHY])
        cut = "…" if len(why) > _LONGEST_WHY else ""
        super().__init__(f"{shorten(name)!r} cannot be read as a dataset: {shown}{cut}.", accepted)


class InvalidMapping(InvalidInput):
    """A mapping that says what cannot be: it names the key and the line."""

    code = "invalid-mapping"


class LexiconNotFound(InvalidInput):
    """There is no added lexicon of that name."""

    code = "lexicon-not-found"

    def __init__(self, name: str) -> None:
        """Name what was asked for."""
        super().__init__(
            f"No lexicon called {shorten(name)!r} was added.",
            "`nosograph lexicon list` names them.",
        )


class UnreadableDocument(InvalidInput):
    """The document cannot be read; nothing of it is loaded."""

    code = "unreadable-document"


class SourceNotFound(UnreadableDocument):
    """There is no such file."""

    code = "source-not-found"

    def __init__(self, path: str) -> None:
        """Name what was asked for."""
        super().__init__(
            f"There is no document at {shorten(path)!r}.",
            "Give a file, a folder with .txt, .md or .html files, a pattern such as 'articles/*.txt',"
            " or - for standard input.",
        )


class AmbiguousSources(UnreadableDocument):
    """Two files of one load would be the same document, the later one undoing the earlier."""

    code = "ambiguous-sources"

    def __init__(self, path: str, document_id: str) -> None:
        """Name the later file, and the identifier."""
        super().__init__(
            f"{shorten(path)!r} is the second file that would be the document {document_id!r}.",
            "Load them apart, each with an identifier; or give the folder above both.",
        )


class EmptyDocument(UnreadableDocument):
    """There is nothing to read."""

    code = "empty-document"

    def __init__(self) -> None:
        """Say what an article is."""
        super().__init__(
            "The document is empty.", "An article has a title, headings, and text or lists."
        )


class NoArticleOnPage(UnreadableDocument):
    """A web page without an article: menus, notices and forms at most."""

    code = "no-article-on-page"

    def __init__(self) -> None:
        """Say what may have happened, and what helps."""
        super().__init__(
            "There is no article on the page.",
            "Save the page once it shows its text, or save the text alone.",
        )


class DocumentTooLarge(UnreadableDocument):
    """The document is over the limit."""

    code = "document-too-large"

    def __init__(self, limit: int) -> None:
        """Name the limit, in bytes."""
        super().__init__(
            f"The document is larger than {limit:,} bytes.",
            "Split it, or raise the limit: NOSOGRAPH_MAX_DOCUMENT_BYTES.",
        )


class ForeignFormat(UnreadableDocument):
    """The document is in a format that is not read, or named as if it were."""

    code = "foreign-format"

    def __init__(self, detail: str, advice: str) -> None:
        """Say which format, and what to do."""
        super().__init__(detail, f"Plain text, Markdown and HTML are read. {advice}")


class BinaryDocument(UnreadableDocument):
    """The document is not text."""

    code = "binary-document"

    def __init__(self, offset: int) -> None:
        """Name where the first byte stands that text never has."""
        super().__init__(
            f"The document is not text: byte {offset} is a control character.",
            "Plain text, Markdown and HTML are accepted.",
        )


class UndecodableDocument(UnreadableDocument):
    """The document is not in UTF-8, nor in the encoding that it names."""

    code = "undecodable-document"

    def __init__(self, offset: int, encoding: str = "UTF-8") -> None:
        """Name the encoding, and where decoding stops."""
        super().__init__(
            f"The document is not {encoding}: it breaks off at byte {offset}.",
            "Save it as UTF-8, with or without a byte order mark.",
        )


class DocumentTooComplex(UnreadableDocument):
    """The document takes too long or too much memory to read."""

    code = "document-too-complex"

    def __init__(self, reason: str) -> None:
        """Say which."""
        super().__init__(
            f"The document is too complex: {reason}.",
            "Save the article alone, as plain text or as a smaller page.",
        )


class TextRunTogether(UnreadableDocument):
    """Everything stands on one line, and no sign says where its parts begin."""

    code = "text-run-together"

    def __init__(self, words: int) -> None:
        """Name how long the longest sentence seems to be."""
        super().__init__(
            f"The text has no line ends, and {words:,} words without a full stop.",
            "Save it with its line ends; or with a full stop, a colon or a bullet between its parts.",
        )


class UntitledDocument(UnreadableDocument):
    """Nothing says what the article is about."""

    code = "untitled-document"

    def __init__(self, line: str) -> None:
        """Name the line that stands where the title should be."""
        super().__init__(
            f"The document has no title: it begins with {shorten(line)!r}.",
            "The first line names the symptom or disease, as in 'Dizziness: causes and treatment';"
            " or give the title with the document.",
        )


class UnsuitableTitle(UnreadableDocument):
    """The article is about something that has no diseases, causes or treatment of its own."""

    code = "unsuitable-title"

    def __init__(self, name: str, category: str) -> None:
        """Name what it is about, and what that is."""
        super().__init__(
            f"The article is about {name!r}, which is of the category {category}.",
            "Articles about a symptom or a disease are accepted.",
        )


class NoRecognisedSection(UnreadableDocument):
    """No section of the document is of a kind that is known, or none of those says anything."""

    code = "no-recognised-section"

    def __init__(self, headings: Sequence[str]) -> None:
        """Name the headings that were found, and the kinds that are known."""
        found = ", ".join(repr(shorten(heading)) for heading in headings[:_HEADINGS_SHOWN])
        super().__init__(
            f"Nothing in the document is understood (headings: {found or 'none'}).",
            "Running text is read, and lists under headings that speak of diseases, diagnosis, doctors,"
            " types, causes, related pathologies, treatment, prevention, accompanying symptoms or"
            " complications.",
        )


def shorten(text: str) -> str:
    """Return a text short enough for a message.

    Example:
        >>> len(shorten("long " * 100))
        120
    """
    return text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1].rstrip() + "…"
