"""The small table of Biolink's classes and predicates, made from the model's own file."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from typing import Any

import yaml

from graph.vocabulary import Category, Predicate

# Which classes mean one of our categories; every other class means what its nearest ancestor means.
CLASSES = {
    "NamedThing": Category.THING,
    "DiseaseOrPhenotypicFeature": Category.DISEASE,
    "Disease": Category.DISEASE,
    "PhenotypicFeature": Category.SYMPTOM,
    "DiagnosticAid": Category.TEST,
    "Procedure": Category.TEST,
    "Treatment": Category.TREATMENT,
    "ClinicalIntervention": Category.TREATMENT,
    "ChemicalEntity": Category.SUBSTANCE,
    "AnatomicalEntity": Category.ANATOMICAL_SITE,
    "Gene": Category.GENE,
    "Polypeptide": Category.PROTEIN,
    "BiologicalProcessOrActivity": Category.PROCESS,
    "ExposureEvent": Category.CAUSE,
    "Behavior": Category.CAUSE,
}
HEADER = "kind\tname\tparent\tours\tturned"


def make_table() -> str:
    """Return the table: every class below NamedThing, every predicate below related to."""
    path = resources.files("biolink_model") / "schema" / "biolink_model.yaml"
    model: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    rows = [*_classes(model["classes"]), *_predicates(model["slots"])]
    return "\n".join([HEADER, *("\t".join(row) for row in sorted(rows))]) + "\n"


def _classes(classes: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for name in classes:
        line = [_pascal(each) for each in _ancestors(classes, name)]
        if "NamedThing" in line:
            ours = next(CLASSES[each] for each in line if each in CLASSES)
            parent = line[1] if line[0] != "NamedThing" else ""
            yield "class", line[0], parent, ours.value, ""


def _predicates(slots: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    exact = {each.biolink: each for each in Predicate if each.exact}
    for name in slots:
        line = list(_ancestors(slots, name))
        if line[-1] == "related to" and name != "related to":
            predicate, turned = _find_nearest(slots, name, exact)
            mark = "turned" if turned else ""
            yield "predicate", _snake(name), _snake(line[1]), predicate.value, mark


def _find_nearest(
    slots: dict[str, Any], name: str, exact: dict[str, Predicate]
) -> tuple[Predicate, bool]:
    """Return the nearest of ours along the ancestors of a predicate or of its inverse.

    Of a pair, the one that names the other as its inverse is the less kept: its own ancestors would make
    `tested by clinical trials of` a kind of `treated by`. So the other's are asked first.
    """
    inverses = {
        body["inverse"]: each for each, body in slots.items() if (body or {}).get("inverse")
    }
    named = (slots[name] or {}).get("inverse")
    lines = [(name, False), (named or inverses.get(name), True)]
    if named and _snake(name) not in exact:
        lines.reverse()
    for first, turned in lines:
        for each in _ancestors(slots, first):
            if found := exact.get(_snake(each)):
                return found, turned and not found.symmetric
    return Predicate.RELATED_TO, False


def _ancestors(elements: dict[str, Any], name: str | None) -> Iterator[str]:
    while name:
        yield name
        name = (elements[name] or {}).get("is_a")


def _pascal(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def _snake(name: str) -> str:
    return name.replace(" ", "_")
