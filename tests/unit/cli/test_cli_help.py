"""What the command line says of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from api.about import version
from api.cli.application import COMMANDS, load_command

if TYPE_CHECKING:
    from conftest import Nosograph


@pytest.mark.parametrize("name", COMMANDS)
def test_a_commands_own_help_begins_as_the_list_does(nosograph: Nosograph, name: str) -> None:
    """`nosograph NAME --help` works, describes every option, and shows what it is."""
    ended = nosograph(name, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert f"Usage: nosograph {name}" in ended.out
    command = load_command(name)
    assert [each.name for each in command.params if not getattr(each, "help", "x")] == []


def test_the_list_names_every_command(nosograph: Nosograph) -> None:
    """`nosograph --help` lists each command, and no line runs past 80 columns."""
    ended = nosograph("--help")
    assert ended.code == 0
    assert [name for name in COMMANDS if not re.search(rf"\b{name} ", ended.out)] == []
    assert max(len(line) for line in ended.out.splitlines()) <= 80


@pytest.mark.parametrize("arguments", [("version",), ("--version",)])
def test_the_version_is_the_distributions(nosograph: Nosograph, arguments: tuple[str]) -> None:
    """Both ways of asking give the installed version."""
    ended = nosograph(*arguments)
    assert (ended.code, ended.out.split()[1]) == (0, version())


def test_a_bare_command_shows_the_help(nosograph: Nosograph) -> None:
    """Without a command, the help is printed and the exit code is 2."""
    ended = nosograph()
    assert (ended.code, "Usage: nosograph" in ended.out + ended.err) == (2, True)
