"""Everything that can go wrong in this package, as one tree.

    NosographError
    ├── InvalidInput            the caller can mend it: says what was wrong and what is accepted
    │   ├── InvalidCurie
    │   ├── UnknownPredicate
    │   ├── UnknownCategory
    │   ├── OutOfRange
    │   └── InvalidCursor
    ├── NotFound                well formed, but not in this graph
    │   ├── NodeNotFound
    │   ├── EdgeNotFound
    │   └── DocumentNotFound
    └── StoreError              the store, not the question
        ├── StoreUnavailable    down or silent: worth trying again
        ├── StoreBusy           another writer holds it: worth trying again
        ├── StoreIncompatible   not ours, or written by another version
        └── DeadlineExceeded    one step ran past the time it was given

The errors know nothing of HTTP or exit codes: `api.errors` holds the one table that maps them.
Loaders add their own branch (`loaders.errors`).
"""

from __future__ import annotations

from collections.abc import Iterable


class NosographError(Exception):
    """Base of every error this package raises on purpose.

    Attributes:
        code: A stable, hyphenated name that programs may rely on.
        detail: One sentence for a person: what was wrong.
        accepted: One sentence: what would be accepted, or what to do next. May be empty.

    Example:
        >>> error = NodeNotFound("MONDO:1")
        >>> error.code
        'node-not-found'
        >>> str(error)
        'No node has the identifier or cross-reference MONDO:1. Search by name to find one.'
    """

    code = "error"

    def __init__(self, detail: str, accepted: str = "") -> None:
        """Keep the two sentences apart, so that a face of the service may show them apart."""
        self.detail = detail
        self.accepted = accepted
        super().__init__(f"{detail} {accepted}".strip())


class InvalidInput(NosographError):
    """The caller gave something that can never be accepted."""

    code = "invalid-input"


class InvalidCurie(InvalidInput):
    """A text that is no CURIE."""

    code = "invalid-curie"

    def __init__(self, text: str) -> None:
        """Name the text as Python would print it, so that invisible characters show."""
        super().__init__(
            f"{text!r} is not a CURIE.",
            "A CURIE is a prefix, a colon and a local identifier, such as MONDO:0005301.",
        )


class UnknownName(InvalidInput):
    """A word outside a closed set."""

    noun = "word"

    def __init__(self, text: str, accepted: Iterable[str]) -> None:
        """Name the word and the whole closed set."""
        super().__init__(f"{text!r} is not a {self.noun}.", f"Accepted: {', '.join(accepted)}.")


class UnknownPredicate(UnknownName):
    """A predicate outside the vocabulary."""

    code = "unknown-predicate"
    noun = "predicate"


class UnknownCategory(UnknownName):
    """A category outside the vocabulary (they are written as in `Disease`)."""

    code = "unknown-category"
    noun = "category"


class OutOfRange(InvalidInput):
    """A number outside its range."""

    code = "out-of-range"

    def __init__(self, name: str, value: object, low: int, high: int) -> None:
        """Name the parameter, its value and both ends of the range, which are inclusive."""
        super().__init__(f"{name} is {value}.", f"It takes a whole number from {low} to {high}.")


class InvalidCursor(InvalidInput):
    """A cursor that was not given out by this list, or was given out before the graph changed."""

    code = "invalid-cursor"


class NotFound(NosographError):
    """A well-formed identifier that this graph does not hold."""

    code = "not-found"


class NodeNotFound(NotFound):
    """No node by that identifier or cross-reference."""

    code = "node-not-found"

    def __init__(self, curie: str) -> None:
        """Name the identifier that was asked for."""
        super().__init__(
            f"No node has the identifier or cross-reference {curie}.",
            "Search by name to find one.",
        )


class EdgeNotFound(NotFound):
    """No edge by that identifier."""

    code = "edge-not-found"

    def __init__(self, edge_id: str) -> None:
        """Name the identifier that was asked for."""
        super().__init__(
            f"No edge has the identifier {edge_id}.",
            "Neighbourhoods and paths list edges with their identifiers.",
        )


class DocumentNotFound(NotFound):
    """No document by that identifier."""

    code = "document-not-found"

    def __init__(self, document_id: str) -> None:
        """Name the identifier that was asked for."""
        super().__init__(
            f"No document has the identifier {document_id}.",
            "List the documents to see which are loaded.",
        )


class StoreError(NosographError):
    """The store could not do its part."""

    code = "store-error"


class StoreUnavailable(StoreError):
    """The store is down or silent."""

    code = "store-unavailable"
    retry_after_seconds = 2


class StoreBusy(StoreError):
    """Another writer holds the store."""

    code = "store-busy"
    retry_after_seconds = 1


class StoreIncompatible(StoreError):
    """The store holds something that this version cannot read."""

    code = "store-incompatible"


class DeadlineExceeded(StoreError):
    """One step of a query ran past the deadline; queries turn it into `truncated`."""

    code = "deadline-exceeded"
