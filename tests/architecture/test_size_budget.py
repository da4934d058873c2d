"""Small rooms: no function over 50 lines, no file over 400; every public name says what it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("graph", "loaders", "api")
ROOMS_AND_TESTS = (*ROOMS, "tools", "tests")
MAX_FUNCTION_LINES = 50
MAX_FILE_LINES = 400

type_of_function = (ast.FunctionDef, ast.AsyncFunctionDef)


def _files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("folder", ROOMS_AND_TESTS)
def test_no_file_is_over_its_budget(folder: str) -> None:
    """A file of more than 400 lines is two files."""
    lengths = {_name(path): len(path.read_text("utf-8").splitlines()) for path in _files(folder)}
    assert {name: length for name, length in lengths.items() if length > MAX_FILE_LINES} == {}


@pytest.mark.parametrize("folder", ROOMS_AND_TESTS)
def test_no_function_is_over_its_budget(folder: str) -> None:
    """A function of more than 50 lines is two functions."""
    long = {
        f"{_name(path)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in _files(folder)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, type_of_function)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > MAX_FUNCTION_LINES
    }
    assert long == {}


def _public(node: ast.Module | ast.ClassDef, prefix: str) -> Iterator[tuple[str, ast.AST]]:
    for child in node.body:
        if isinstance(child, (ast.ClassDef, *type_of_function)) and not child.name.startswith("_"):
            yield f"{prefix}{child.name}", child
            if isinstance(child, ast.ClassDef):
                yield from _public(child, f"{prefix}{child.name}.")


@pytest.mark.parametrize("folder", ROOMS)
def test_every_public_name_says_what_it_is(folder: str) -> None:
    """Modules, and public classes, functions and methods in them, have a docstring: no stub."""
    silent = []
    for path in _files(folder):
        module = ast.parse(path.read_text("utf-8"))
        for name, node in [("module", module), *_public(module, "")]:
            text = ast.get_docstring(node) or ""  # type: ignore[arg-type]
            if len(text.split()) < 2 or text.startswith("TODO"):
                silent.append(f"{_name(path)} {name}")
    assert silent == []
