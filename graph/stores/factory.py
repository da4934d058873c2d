"""Opening a home of the graph by its location; the one place that names the backends."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from graph.errors import InvalidInput, StoreUnavailable
from graph.store import GraphStore

_NEO4J = {"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"}
_ACCEPTED = (
    "A store is a path, or a URI that begins with bolt://, neo4j://, bolt+s:// or neo4j+s://."
)


def open_store(
    location: str,
    *,
    user: str = "neo4j",
    password: str | None = None,
    database: str = "neo4j",
    create: bool = True,
) -> GraphStore:
    """Open the store at this location.

    Args:
        location: A path (embedded), or a `bolt://`, `neo4j://`, `+s` or `+ssc` URI (Neo4j).
        user: For Neo4j.
        password: For Neo4j.
        database: For Neo4j.
        create: Whether an embedded store is made where there is none.

    Raises:
        InvalidInput: When the location is neither.
        StoreUnavailable: When there is nothing to open, or it cannot be opened.
        StoreIncompatible: When it is something else.
    """
    scheme, separator, _ = location.partition("://")
    if separator and scheme.lower() in _NEO4J and urlsplit(location).hostname:
        # Neo4j's driver takes a while to import: only those who ask for it wait.
        from graph.stores.neo4j import Neo4jStore  # noqa: PLC0415

        return Neo4jStore(location, user=user, password=password, database=database)
    if separator or not location or "\x00" in location:
        message = f"{location!r} is not a store."
        raise InvalidInput(message, _ACCEPTED)
    return _open_file(Path(location).expanduser(), create=create)


def _open_file(path: Path, *, create: bool) -> GraphStore:
    from graph.stores.embedded import EmbeddedStore  # noqa: PLC0415 - as above: numpy

    if not create and not path.exists():
        message = f"There is no store at {path}."
        raise StoreUnavailable(message, "Load a document first: nosograph load PATH.")
    return EmbeddedStore(path)
