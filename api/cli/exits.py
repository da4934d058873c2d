"""Exit codes, and the one table that says which error has which."""

from __future__ import annotations

from enum import IntEnum

from graph.errors import NosographError, StoreError


class ExitCode(IntEnum):
    """How a command ended; documented in `nosograph --help` and in the README."""

    OK = 0
    PROBLEMS = 1
    BAD_INPUT = 2
    STORE_UNAVAILABLE = 3
    FAULT = 70
    INTERRUPTED = 130


SUMMARY = (
    "Exit codes: 0 fine; 1 problems were found, or some documents could not be loaded; "
    "2 bad input; 3 the store cannot be used; 70 a fault of nosograph itself; 130 interrupted."
)


def exit_code(error: NosographError) -> ExitCode:
    """Return the exit code of an error: the store's trouble is 3, the caller's is 2.

    Example:
        >>> from graph.errors import NodeNotFound, StoreBusy
        >>> exit_code(StoreBusy("busy")), exit_code(NodeNotFound("HP:1"))
        (<ExitCode.STORE_UNAVAILABLE: 3>, <ExitCode.BAD_INPUT: 2>)
    """
    return ExitCode.STORE_UNAVAILABLE if isinstance(error, StoreError) else ExitCode.BAD_INPUT
