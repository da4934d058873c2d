"""From the shell's arguments to an exit code, whatever happens in between."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

from typer.exceptions import Abort, TyperException
from typer.main import get_command

from api.cli.application import app
from api.cli.exits import ExitCode, exit_code
from graph.errors import InvalidInput, NosographError


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and leave with its exit code; never with a traceback unless `--debug` asks.

    Args:
        arguments: What follows the program's name; the shell's own when None.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(int(run(given)))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code, having told standard error what went wrong."""
    try:
        _check_arguments(arguments)
        code = get_command(app).main(list(arguments), "nosograph", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):
        # Without its standalone mode, the command line library leaves by itself only for a closed pipe.
        return _reader_has_enough()
    except Exception as error:  # noqa: BLE001 - the last line of defence: a person never sees a traceback
        if "--debug" in arguments:
            traceback.print_exc()
        return _report(error)
    if code == ExitCode.INTERRUPTED:
        _say("error: interrupted.")
    return code if isinstance(code, int) else ExitCode.OK


def _check_arguments(arguments: Sequence[str]) -> None:
    for argument in arguments:
        if any("\ud800" <= character <= "\udfff" for character in argument):
            detail = f"The argument {argument!r} is not UTF-8."
            raise InvalidInput(detail, "Write it in UTF-8.")


def _report(error: Exception) -> int:
    if isinstance(error, NosographError):
        _say(f"error: {error}")
        return exit_code(error)
    if isinstance(error, TyperException):
        return _report_usage(error)
    if isinstance(error, Abort):
        _say("error: not confirmed; nothing was changed.")
        return ExitCode.BAD_INPUT
    if isinstance(error, OSError):
        _say(f"error: {error.filename or 'the system'}: {error.strerror or error}.")
        return ExitCode.BAD_INPUT
    _say(
        f"error: unexpected: {type(error).__name__}: {_one_line(error)} "
        "(run `nosograph --debug ...` to see where; please report it)"
    )
    return ExitCode.FAULT


def _report_usage(error: TyperException) -> int:
    message = error.format_message()
    context = getattr(error, "ctx", None)
    where = context.command_path if context else "nosograph"
    _say(f"error: {message.rstrip('.')}. See `{where} --help`.")
    return ExitCode.BAD_INPUT


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]


def _say(line: str) -> None:
    with contextlib.suppress(BrokenPipeError):
        print(line, file=sys.stderr, flush=True)  # noqa: T201 - this is how a program speaks


def _reader_has_enough() -> int:
    # Python flushes standard output once more on its way out; give it somewhere harmless to go.
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.OK
