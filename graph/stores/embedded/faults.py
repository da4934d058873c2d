"""SQLite's errors as ours."""

from __future__ import annotations

import sqlite3

from graph.errors import (
    DeadlineExceeded,
    NosographError,
    StoreBusy,
    StoreError,
    StoreIncompatible,
    StoreUnavailable,
)

_PRIMARY = 0xFF  # the rest of an extended error code says where it happened
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNAVAILABLE = {
    sqlite3.SQLITE_CANTOPEN: "It cannot be opened",
    sqlite3.SQLITE_READONLY: "It cannot be written to",
    sqlite3.SQLITE_PERM: "Access is denied",
    sqlite3.SQLITE_AUTH: "Access is denied",
    sqlite3.SQLITE_IOERR: "The disk does not answer as it should",
    sqlite3.SQLITE_FULL: "The disk is full",
}


class translated:  # noqa: N801 - read as a word; a generator would take as long as a short query
    """Turn every error of SQLite into the closest of ours, which names the file.

    Args:
        place: The file, as messages are to name it.
    """

    def __init__(self, place: str) -> None:
        """Nothing has gone wrong yet."""
        self._place = place

    def __enter__(self) -> None:
        """Begin to watch."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Raise ours instead."""
        if isinstance(error, sqlite3.Error):
            raise ours(error, self._place) from error


def out_of_time() -> DeadlineExceeded:
    """Return the error that says that the reader's time is up."""
    message = "There is no time left for another step."
    return DeadlineExceeded(message, "Ask for less, or allow more time.")


def ours(error: sqlite3.Error, place: str) -> NosographError:
    """Return the closest of our errors, which names the file."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code in _BUSY:
        return StoreBusy(f"Another program is writing to {place}.", "Try again in a moment.")
    if code == sqlite3.SQLITE_INTERRUPT:
        return out_of_time()
    if code == sqlite3.SQLITE_NOTADB:
        return not_a_store(place, "it is not a SQLite file")
    if code == sqlite3.SQLITE_CORRUPT:
        detail = f"{place} is damaged: {error}."
        return StoreIncompatible(detail, "Restore a copy, or load the documents into a new store.")
    if code in _UNAVAILABLE:
        detail = f"{_UNAVAILABLE[code]}: {place} ({error})."
        return StoreUnavailable(detail, "Check the path, its permissions and the disk.")
    return StoreError(f"The store {place} could not do that: {error}.")


def not_a_store(place: str, found: str) -> StoreIncompatible:
    """Return the error that says what was found where a store should be."""
    detail = f"{place} is no store of this program: {found}."
    return StoreIncompatible(
        detail, "Give the path of a store, or of a file that is not there yet."
    )
