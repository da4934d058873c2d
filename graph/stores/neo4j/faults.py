"""The one place where the driver's errors become ours, each chained to its cause."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Forbidden,
    Neo4jError,
    TransientError,
)

from graph.errors import (
    DeadlineExceeded,
    InvalidInput,
    StoreBusy,
    StoreError,
    StoreUnavailable,
)

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@contextmanager
def driver_faults(uri: str) -> Iterator[None]:
    """Raise our errors where the block raises the driver's.

    Raises:
        StoreUnavailable: The server is down, or does not let us in.
        StoreBusy: A transient trouble outlasted the retries.
        DeadlineExceeded: The transaction ran past its time.
        InvalidInput: The address is none.
        StoreError: Anything else that the server refused.
    """
    try:
        yield
    except Neo4jError as error:
        raise _refused(uri, error) from error
    except ConfigurationError as error:
        raise no_address(uri) from error
    except (DriverError, OSError) as error:
        raise unavailable(uri) from error


def is_out_of_memory(error: StoreBusy) -> bool:
    """Return whether a step needed more memory than the server gives, or has left.

    Example:
        >>> is_out_of_memory(StoreBusy("Neo4j is busy.", "Try again in a moment."))
        False
    """
    cause = error.__cause__
    return isinstance(cause, Neo4jError) and "OutOfMemory" in (cause.code or "")


def unavailable(uri: str) -> StoreUnavailable:
    """Return the error for a server that is down or silent."""
    return StoreUnavailable(
        f"Neo4j at {uri} does not answer.",
        "Check that it runs and that the address is right; the next request tries again.",
    )


def check_address(uri: str) -> None:
    """Raise `InvalidInput` unless the text could be the address of a Neo4j server.

    Example:
        >>> check_address("bolt://127.0.0.1:7687")
    """
    try:
        parts = urlsplit(uri)
        fits = parts.scheme in SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fits = False
    if not fits:
        raise no_address(uri)
    if parts.username or parts.password:
        message = "The address of a Neo4j server holds no user name and no password."
        raise InvalidInput(message, f"Give them apart, and {parts.scheme}://{parts.hostname} here.")


def no_address(uri: str) -> InvalidInput:
    """Return the error for a text that is no address of a Neo4j server."""
    schemes = ", ".join(f"{scheme}://" for scheme in SCHEMES)
    return InvalidInput(
        f"{uri!r} is not the address of a Neo4j server.",
        f"An address begins with one of {schemes}, then host and port, as bolt://127.0.0.1:7687.",
    )


def _refused(uri: str, error: Neo4jError) -> StoreError:
    code = error.code or ""
    if isinstance(error, AuthError):
        return StoreUnavailable(
            f"Neo4j at {uri} did not accept the user name and password.",
            "Check NOSOGRAPH_NEO4J_USER and NOSOGRAPH_NEO4J_PASSWORD.",
        )
    if isinstance(error, Forbidden):
        return StoreUnavailable(
            f"Neo4j at {uri} does not let this user do that.",
            "The user needs to read, to write, and once to make constraints and indexes.",
        )
    if "TransactionTimedOut" in code or "LockClientStopped" in code or "Terminated" in code:
        return DeadlineExceeded("Neo4j stopped a step that ran past its time.")
    if "DatabaseNotFound" in code:
        return StoreUnavailable(
            f"Neo4j at {uri} has no database of that name.", "Check NOSOGRAPH_NEO4J_DATABASE."
        )
    if isinstance(error, TransientError):
        return StoreBusy("Neo4j is busy.", "Try again in a moment.")
    return StoreError(f"Neo4j refused: {error.message or code}")
