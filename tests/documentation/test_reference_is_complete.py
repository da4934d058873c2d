"""Everything that the code has is on the reference page or in the README."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import pytest
from fenced import ROOT

from api.cli.application import COMMANDS
from api.main import create_app
from api.settings import Settings
from graph.errors import NosographError
from graph.stores.embedded import EmbeddedStore
from graph.vocabulary import Category, Predicate

REFERENCE = (ROOT / "docs" / "reference.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("word", [*Category, *Predicate], ids=str)
def test_every_category_and_predicate_has_its_row_with_its_biolink_name(
    word: Category | Predicate,
) -> None:
    """The row names the word and its Biolink counterpart."""
    (row,) = [
        line for line in REFERENCE.splitlines() if line.startswith((f"| {word} |", f"| {word} ("))
    ]
    biolink = word.biolink if isinstance(word, Predicate) else ", ".join(word.biolink)
    assert f"| {biolink}" in row


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_the_readme(name: str) -> None:
    """With its environment variable and what it means."""
    assert f"| `NOSOGRAPH_{name.upper()}` |" in README
    assert str(Settings.model_fields[name].description) in README


def test_every_error_code_has_its_row() -> None:
    """A program may look up any code that it meets."""
    for module in ("api.main", "api.cli.commands.load", "loaders.errors"):
        importlib.import_module(module)
    codes = {error.code for error in _iter_errors(NosographError)}
    assert len(codes) > 20
    assert not {code for code in codes if f"| `{code}` |" not in REFERENCE}


def test_every_route_and_command_has_its_row() -> None:
    """With the method, as it stands in the OpenAPI document."""
    paths = create_app(Settings(), EmbeddedStore(None)).openapi()["paths"]
    calls = {f"| `{method.upper()} {path}` |" for path, each in paths.items() for method in each}
    calls = {call for call in calls if not call.startswith("| `HEAD")}
    commands = {f"| `nosograph {name}` |" for name in COMMANDS}
    assert not {row for row in calls | commands if row not in REFERENCE}


def _iter_errors(base: type[NosographError]) -> Iterator[type[NosographError]]:
    for error in base.__subclasses__():
        if error.__module__.split(".")[0] in {"graph", "loaders", "api"}:
            yield error
            yield from _iter_errors(error)
