"""Biolink's classes and predicates as ours: each by its nearest ancestor that has a counterpart.

Source: biolink.tsv, made from the Biolink Model 4.4 (a test makes it anew and compares).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from graph.vocabulary import Category, Predicate, parse_category, parse_predicate

_PREFIX = "biolink:"


class Meaning(NamedTuple):
    """What a predicate of Biolink's says here.

    Attributes:
        predicate: Ours.
        turned: Whether subject and object change places.
        exact: Whether ours says all that it says; where not, it is kept beside.
    """

    predicate: Predicate
    turned: bool
    exact: bool


class _Tables(NamedTuple):
    classes: dict[str, tuple[str, Category]]
    predicates: dict[str, Meaning]


def find_categories(names: Iterable[str]) -> tuple[Category, ...]:
    """Return our categories of a node that has these classes, the first primary.

    A class that is an ancestor of another one of the list says nothing more, and is passed over; so is
    one that Biolink does not have (mixins among them). A node without any is a Thing.

    Example:
        >>> find_categories(["biolink:NamedThing", "biolink:DiseaseOrPhenotypicFeature", "biolink:Cell"])
        (<Category.DISEASE: 'Disease'>, <Category.ANATOMICAL_SITE: 'AnatomicalSite'>)
    """
    classes = _load().classes
    given = [name.removeprefix(_PREFIX) for name in names]
    known = [name for name in dict.fromkeys(given) if name in classes]
    general = {above for name in known for above in _iter_above(name)}
    kept = [classes[name][1] for name in known if name not in general]
    return tuple(dict.fromkeys(kept)) or (Category.THING,)


@lru_cache(maxsize=4096)
def find_meaning(name: str) -> Meaning:
    """Return what a predicate says here; one that Biolink does not have only relates.

    Example:
        >>> find_meaning("biolink:phenotype_of")[:2]
        (<Predicate.HAS_SYMPTOM: 'HAS_SYMPTOM'>, True)
        >>> find_meaning("biolink:coexpressed_with").predicate.value
        'ASSOCIATED_WITH'
    """
    unknown = Meaning(Predicate.RELATED_TO, turned=False, exact=False)
    key = name.removeprefix(_PREFIX).replace(" ", "_")
    return _load().predicates.get(key, unknown)


def _iter_above(name: str) -> Iterable[str]:
    classes = _load().classes
    while name := classes[name][0]:
        yield name


@cache
def _load() -> _Tables:
    tables = _Tables({}, {})
    text = (resources.files("loaders.datasets") / "biolink.tsv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        if row["kind"] == "class":
            tables.classes[row["name"]] = (row["parent"], parse_category(row["ours"]))
        else:
            ours, turned = parse_predicate(row["ours"]), bool(row["turned"])
            exact = ours.exact and ours.biolink == row["name"]
            tables.predicates[row["name"]] = Meaning(ours, turned, exact)
    return tables
