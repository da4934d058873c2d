"""Every Biolink name in the vocabulary is one that the Biolink Model really has."""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest
import yaml

from graph.vocabulary import Category, Predicate


@pytest.fixture(scope="module")
def biolink() -> dict[str, Any]:
    """Return the schema that the biolink-model package carries."""
    path = resources.files("biolink_model") / "schema" / "biolink_model.yaml"
    model: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return model


def _pascal(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def _slot(biolink: dict[str, Any], predicate: Predicate) -> dict[str, Any]:
    slot: dict[str, Any] | None = biolink["slots"].get(predicate.biolink.replace("_", " "))
    assert slot is not None, f"{predicate}: {predicate.biolink} is no slot of Biolink"
    return slot


@pytest.mark.parametrize("category", Category, ids=str)
def test_a_categorys_biolink_classes_exist(category: Category, biolink: dict[str, Any]) -> None:
    """Each class that a category is exported as is in the model, and not deprecated there."""
    classes = {_pascal(name): body or {} for name, body in biolink["classes"].items()}
    missing = [name for name in category.biolink if name not in classes]
    deprecated = [name for name in category.biolink if classes.get(name, {}).get("deprecated")]
    assert (missing, deprecated) == ([], [])


@pytest.mark.parametrize("predicate", Predicate, ids=str)
def test_a_predicates_biolink_slot_is_a_predicate(
    predicate: Predicate, biolink: dict[str, Any]
) -> None:
    """Each predicate's counterpart descends from `related to`, as every Biolink predicate does."""
    name = predicate.biolink.replace("_", " ")
    line = [name]
    while parent := (biolink["slots"].get(line[-1]) or {}).get("is_a"):
        line.append(parent)
    assert line[-1] == "related to", f"{predicate}: {' < '.join(line)}"
    assert not _slot(biolink, predicate).get("deprecated")


@pytest.mark.parametrize("predicate", [each for each in Predicate if each.exact], ids=str)
def test_an_exact_counterpart_is_symmetric_where_ours_is(
    predicate: Predicate, biolink: dict[str, Any]
) -> None:
    """Where Biolink says the same as we do, both read the same from both ends, or neither does."""
    assert bool(_slot(biolink, predicate).get("symmetric")) == predicate.symmetric
