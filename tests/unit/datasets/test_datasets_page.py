"""The page on datasets has every key and every row of the tables that the code has."""

from __future__ import annotations

import pytest
from fenced import ROOT

from loaders.datasets.tables.mapping import Mapping, NodeColumns, Skip, StatementColumns
from loaders.datasets.term_tables import CATEGORIES, RELATIONS

PAGE = (ROOT / "docs" / "datasets.md").read_text("utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ")]


@pytest.mark.parametrize("prefix", CATEGORIES)
def test_every_prefix_stands_with_its_category(prefix: str) -> None:
    """In the category's row."""
    assert any(f"`{prefix}`" in row for row in ROWS if row.startswith(f"| {CATEGORIES[prefix]} |"))


@pytest.mark.parametrize("name", RELATIONS)
def test_every_relation_stands_with_its_predicate(name: str) -> None:
    """And says where the ends are exchanged."""
    relation = RELATIONS[name]
    (row,) = (row for row in ROWS if f"`{name}`" in row.split("|")[1])
    shown = f"{relation.predicate}{', ends exchanged' if relation.turned else ''}"
    assert row.split("|")[2].strip() == shown


def test_every_key_of_a_mapping_has_its_row() -> None:
    """Of the whole, of a node, of a statement, and what can be skipped."""
    keys = (
        key
        for model in (Mapping, NodeColumns, StatementColumns, Skip)
        for key in model.model_fields
    )
    assert not {key for key in keys if not any(f"`{key}`" in row for row in ROWS)}
