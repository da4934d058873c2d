"""Which of the things that a caller names are datasets, and how each is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from graph.vocabulary import Category
from loaders.datasets.hpo import NAME as HPO
from loaders.datasets.hpo import open_hpo
from loaders.datasets.kgx import open_kgx
from loaders.datasets.kgx_files import is_kgx, is_kgx_place
from loaders.datasets.ontology import open_ontology_dataset
from loaders.datasets.prepared import Prepared, Said
from loaders.datasets.tables.table import open_tables
from loaders.knowledge import Knowledge, load_knowledge

_ONTOLOGIES = (".obo", ".json")
_PACKED = ".gz"


class Found(NamedTuple):
    """What a list of arguments names.

    Attributes:
        datasets: One opener for each dataset, in order.
        rest: The arguments that name none, in order: articles.
    """

    datasets: tuple[Callable[[Said], Prepared], ...]
    rest: tuple[str, ...]


def find_datasets(
    arguments: Iterable[str],
    *,
    mapping: str | None = None,
    category: Category | None = None,
    knowledge: Callable[[], Knowledge] = load_knowledge,
) -> Found:
    """Return the datasets among arguments, and the rest.

    `hpo` is the Human Phenotype Ontology that comes with the service; a file of that name is `./hpo`.
    Files that end in .obo or .json (or that with .gz) are ontologies. Folders and archives with nodes and
    edges in KGX are a graph each; files with nodes and edges are one graph together. With a mapping, all
    arguments are tables that it describes, one dataset together.

    Args:
        arguments: As a caller gave them.
        mapping: The path of a mapping.
        category: Of all the terms of an ontology.
        knowledge: Gives what is known of names, for tables that have no identifiers.

    Example:
        >>> found = find_datasets(["hpo", "article.txt"])
        >>> len(found.datasets), found.rest
        (1, ('article.txt',))
    """
    if mapping is not None:
        files = tuple(Path(argument) for argument in arguments)
        tables = partial(open_tables, path=Path(mapping), files=files, knowledge=knowledge)
        return Found((tables,), ())
    return _find_without_mapping(arguments, category)


def _find_without_mapping(arguments: Iterable[str], category: Category | None) -> Found:
    datasets: list[Callable[[Said], Prepared]] = []
    rest: list[str] = []
    files: list[Path] = []
    arguments = list(arguments)
    about = {each for each in arguments if _is_metadata(each)}
    if len(about) < len(arguments):  # what an export says of itself comes with its files
        arguments = [each for each in arguments if each not in about]
    for argument in arguments:
        path = Path(argument)
        if argument == HPO:
            datasets.append(open_hpo)
        elif path.name.lower().removesuffix(_PACKED).endswith(_ONTOLOGIES):
            datasets.append(partial(open_ontology_dataset, path=path, category=category))
        elif is_kgx_place(path):
            datasets.append(partial(open_kgx, paths=(path,)))
        elif is_kgx(path):
            files.append(path)
        else:
            rest.append(argument)
    if files:
        datasets.append(partial(open_kgx, paths=tuple(files)))
    return Found(tuple(datasets), tuple(rest))


def _is_metadata(argument: str) -> bool:
    name = Path(argument).name.lower().removesuffix(_PACKED)
    return name.endswith("_metadata.json")
