"""Bad input on the command line: one line that names the cause, an exit code, no traceback."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from api.cli import run as cli_run
from graph.errors import StoreUnavailable

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Nosograph

ODD = ['"', "'", "`", "(", "a AND", "a OR", "*", "~", "[x](y)", "[bold]", "\\", "%", "; DROP"]

TABLE = [
    (("frobnicate",), "No such command 'frobnicate'"),
    (("search",), "Missing argument"),
    (("search", "x", "--frobnicate"), "No such option: --frobnicate"),
    (("search", "x", "--limit", "many"), "--limit"),
    (("search", "x", "--limit", 0), "limit is 0. It takes a whole number from 1 to 100."),
    (("search", "x", "--category", "disease"), "'disease' is not a category. Accepted: Disease, "),
    (("show", "HP:9999999"), "No node has the identifier or cross-reference HP:9999999."),
    (("show", "e00000000000000000000"), "No edge has the identifier e00000000000000000000."),
    (("show", ""), "The text is empty. Text of 1 to 500 characters"),
    (("search", " "), "The text is empty. Text of 1 to 500 characters"),
    (("search", "x" * 501), "The text has 501 characters. Text of 1 to 500 characters"),
    (("show", "stroke", "--limit", 501), "limit is 501. It takes a whole number from 1 to 500."),
    (("neighbourhood", "stroke", "--radius", 9), "radius is 9. It takes a whole number from 1 "),
    (("neighbourhood", "stroke", "--predicate", "treats"), "'treats' is not a predicate. Accepted"),
    (("neighbourhood", "stroke", "--direction", "up"), "'up' is not a direction. Accepted: out, "),
    (("path", "stroke", "EMG", "--max-hops", 99), "max_hops is 99. It takes a whole number from "),
    (("path", "stroke", "EMG", "--k", 0), "k is 0. It takes a whole number from 1 to 100."),
    (("path", "stroke", "EMG", "--metapath", "Test,,Disease"), "'' is not a category."),
    (("path", "stroke", "nothing at all"), "No node is called 'nothing at all'."),
    (("related", "stroke", "--by", "symptoms"), "'symptoms' is not a category. Accepted: Disease"),
    (("documents", "show", "urn:none"), "No document has the identifier urn:none."),
    (("documents", "delete", "urn:none", "--yes"), "No document has the identifier urn:none."),
    (("load", "no/such/file.txt"), "no/such/file.txt"),
    (("load",), "Missing argument"),
    (("serve", "--port", 70000), "port"),
    (("serve", "--host", "no.such.host.invalid"), "Cannot listen on no.such.host.invalid."),
]


@pytest.mark.parametrize(("arguments", "message"), TABLE, ids=lambda value: str(value)[:40])
def test_bad_input_is_named(
    nosograph: Nosograph, arguments: tuple[object, ...], message: str
) -> None:
    """Standard error says `error: `, the cause and what is accepted; the exit code is 2."""
    ended = nosograph(*arguments)
    assert ended.code == 2
    assert ended.out == ""
    assert re.match(r"error: \S", ended.err)
    assert message in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("command", ["search", "show"])
def test_odd_characters_are_only_text(nosograph: Nosograph, command: str, text: str) -> None:
    """Quotes, brackets and operators are no syntax: without a letter there is nothing to look for."""
    ended = nosograph(command, text)
    has_words = any(character.isalnum() for character in text)
    assert ended.code == (0 if command == "search" and has_words else 2), ended.err
    assert "unexpected" not in ended.err


@pytest.mark.parametrize("text", ["a\ud800", "\udcff"])
def test_an_argument_that_is_no_text_is_refused(nosograph: Nosograph, text: str) -> None:
    """A lone surrogate (bytes that are not UTF-8, in a shell) is named, not stored or searched."""
    ended = nosograph("search", text)
    assert (ended.code, "is not UTF-8" in ended.err) == (2, True)


def test_an_argument_with_nul_is_refused(nosograph: Nosograph) -> None:
    """NUL is in no name: the search says so."""
    ended = nosograph("search", "a\x00b")
    assert (ended.code, ended.err[:7]) == (2, "error: ")
    assert "unexpected" not in ended.err


def test_a_store_that_is_not_there_is_not_made_by_a_question(
    fresh: Nosograph, tmp_path: Path
) -> None:
    """Asking an embedded store that does not exist ends with 3 and leaves no file behind."""
    ended = fresh("stats")
    assert (ended.code, ended.err[:7]) == (3, "error: ")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_store_is_refused(nosograph: Nosograph, article: Path) -> None:
    """Pointing --store at an article ends with 3 and leaves the article as it was."""
    before = article.read_bytes()
    ended = nosograph("load", article, "--store", article)
    assert (ended.code, article.read_bytes() == before) == (3, True)


def test_a_neo4j_that_is_down_is_reported(nosograph: Nosograph) -> None:
    """Nobody listens on that port: exit code 3."""
    ended = nosograph("stats", "--store", "bolt://127.0.0.1:9")
    assert (ended.code, ended.err[:7]) == (3, "error: ")


def test_a_wrong_variable_is_named(nosograph: Nosograph, monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that cannot be is an error that names the setting."""
    monkeypatch.setenv("NOSOGRAPH_QUERY_SECONDS", "soon")
    ended = nosograph("stats")
    assert (ended.code, "query_seconds" in ended.err) == (2, True)


@pytest.mark.parametrize(
    ("fault", "code", "message"),
    [
        (StoreUnavailable("It is down."), 3, "error: It is down.\n"),
        (PermissionError(13, "Permission denied", "/x"), 2, "error: /x: Permission denied.\n"),
        (ZeroDivisionError("one\ntwo"), 70, "error: unexpected: ZeroDivisionError: one two "),
        (KeyboardInterrupt(), 130, "error: interrupted.\n"),
        (BrokenPipeError(), 0, ""),
    ],
    ids=lambda value: type(value).__name__,
)
def test_whatever_happens_there_is_no_traceback(
    nosograph: Nosograph,
    monkeypatch: pytest.MonkeyPatch,
    fault: BaseException,
    code: int,
    message: str,
) -> None:
    """A fault in the middle of a command is one line and its exit code."""

    def fail(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr("api.cli.configuration.open_store", fail)
    ended = nosograph("stats")
    assert ended.code == code
    assert ended.err.startswith(message)
    assert "Traceback" not in ended.err


def test_debug_shows_where_a_fault_came_from(
    nosograph: Nosograph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --debug the traceback is there, for whoever mends it."""
    monkeypatch.setattr("api.cli.configuration.open_store", lambda *_, **__: 1 // 0)
    assert "Traceback" in nosograph("--debug", "stats").err


def test_every_exit_code_is_in_the_help(nosograph: Nosograph) -> None:
    """`nosograph --help` names each exit code."""
    text = " ".join(nosograph("--help").out.split())
    epilogue = text[text.index("Exit codes:") :]
    assert all(f" {int(code)} " in epilogue for code in cli_run.ExitCode)
