"""Which of the things that a caller names are datasets, and how each is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from loaders.datasets.hpo import NAME as HPO
from loaders.datasets.hpo import open_hpo
from loaders.datasets.prepared import Prepared, Said


class Found(NamedTuple):
    """What a list of arguments names.

    Attributes:
        datasets: One opener for each dataset, in order.
        rest: The arguments that name none, in order: articles.
    """

    datasets: tuple[Callable[[Said], Prepared], ...]
    rest: tuple[str, ...]


def find_datasets(arguments: Iterable[str]) -> Found:
    """Return the datasets among arguments, and the rest.

    `hpo` is the Human Phenotype Ontology that comes with the service; a file of that name is `./hpo`.

    Example:
        >>> found = find_datasets(["hpo", "article.txt"])
        >>> len(found.datasets), found.rest
        (1, ('article.txt',))
    """
    datasets: list[Callable[[Said], Prepared]] = []
    rest: list[str] = []
    for argument in arguments:
        if argument == HPO:
            datasets.append(open_hpo)
        else:
            rest.append(argument)
    return Found(tuple(datasets), tuple(rest))
