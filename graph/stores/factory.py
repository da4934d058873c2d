"""The one place that knows which homes of the graph there are."""

from __future__ import annotations

from pathlib import Path

from graph.errors import InvalidInput
from graph.store import GraphStore

NEO4J_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_ACCEPTED = f"A path, or an address that begins with one of {', '.join(NEO4J_SCHEMES)} and ://."


def open_store(
    location: str,
    *,
    user: str = "neo4j",
    password: str | None = None,
    database: str = "neo4j",
    create: bool = True,
) -> GraphStore:
    """Return the store at a path or address.

    A file is opened at once; a Neo4j is connected to when it is first asked.

    Args:
        location: A path, or a URI with one of `NEO4J_SCHEMES`.
        user: Name at the Neo4j.
        password: Password there; None where it asks for none.
        database: Database there.
        create: Whether a file that is not there becomes a new store.

    Raises:
        InvalidInput: When the location is neither.
        StoreUnavailable: When a file cannot be opened.
        StoreIncompatible: When a file is something else.

    Example:
        >>> open_store("ftp://127.0.0.1")
        Traceback (most recent call last):
            ...
        graph.errors.InvalidInput: 'ftp://127.0.0.1' is no place for a store. A path, or an address ...
    """
    scheme, separator, host = location.partition("://")
    if scheme.lower() in NEO4J_SCHEMES and host:
        from graph.stores.neo4j import Neo4jStore  # noqa: PLC0415 - the driver takes long to load

        return Neo4jStore(location, user=user, password=password, database=database)
    if separator or not location.strip() or not _is_path(location):
        detail = f"{location!r} is no place for a store."
        raise InvalidInput(detail, _ACCEPTED)
    from graph.stores.embedded import EmbeddedStore  # noqa: PLC0415 - so does numpy

    return EmbeddedStore(Path(location).expanduser(), create=create)


def _is_path(text: str) -> bool:
    try:
        return "\x00" not in text and bool(text.encode())
    except UnicodeEncodeError:
        return False
