"""Graphs of PrimeKG's shape and of any size, the same for the same seed.

How many nodes of which kind, and how many edges between which kinds, is PrimeKG's; which node has how
many is drawn from a power law, so that there are hubs. Names are made of syllables. Nothing here is a
medical fact.

Source: the tables of nodes and relations in Chandak, Huang & Zitnik 2023, doi:10.1038/s41597-023-01960-3.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from graph.model import Dataset, DatasetRow, Document, Node
from graph.vocabulary import Category, Predicate

Ints = npt.NDArray[np.int64]
EDGES = 8_100_498  # of PrimeKG, and so of scale 1
_CATEGORIES = {
    "process": (28_642, Category.PROCESS),
    "protein": (27_671, Category.GENE),
    "disease": (17_080, Category.DISEASE),
    "phenotype": (15_311, Category.SYMPTOM),
    "anatomy": (14_035, Category.ANATOMICAL_SITE),
    "function": (11_169, Category.PROCESS),
    "drug": (7_957, Category.SUBSTANCE),
    "component": (4_176, Category.ANATOMICAL_SITE),
    "pathway": (2_516, Category.PROCESS),
    "exposure": (818, Category.CAUSE),
}
_RELATIONS = (
    ("protein", Predicate.EXPRESSED_IN, "anatomy", 3_036_406 + 39_774),
    ("drug", Predicate.INTERACTS_WITH, "drug", 2_672_628),
    ("protein", Predicate.INTERACTS_WITH, "protein", 642_150),
    ("disease", Predicate.HAS_SYMPTOM, "phenotype", 300_634 + 2_386),
    ("protein", Predicate.PARTICIPATES_IN, "process", 289_610),
    ("protein", Predicate.PART_OF, "component", 166_804),
    ("protein", Predicate.GENE_ASSOCIATED_WITH, "disease", 160_822),
    ("protein", Predicate.PARTICIPATES_IN, "function", 139_060),
    ("drug", Predicate.HAS_SIDE_EFFECT, "phenotype", 129_568),
    ("process", Predicate.SUBTYPE_OF, "process", 105_772),
    ("protein", Predicate.PARTICIPATES_IN, "pathway", 85_292),
    ("disease", Predicate.SUBTYPE_OF, "disease", 64_388),
    ("drug", Predicate.CONTRAINDICATED_IN, "disease", 61_350),
    ("drug", Predicate.INTERACTS_WITH, "protein", 51_306),
    ("phenotype", Predicate.SUBTYPE_OF, "phenotype", 37_472),
    ("anatomy", Predicate.PART_OF, "anatomy", 28_064),
    ("function", Predicate.SUBTYPE_OF, "function", 27_148),
    ("drug", Predicate.TREATS, "disease", 18_776 + 5_136),
    ("component", Predicate.PART_OF, "component", 9_690),
    ("protein", Predicate.GENE_ASSOCIATED_WITH, "phenotype", 6_660),
    ("pathway", Predicate.PART_OF, "pathway", 5_070),
    ("exposure", Predicate.CONTRIBUTES_TO, "disease", 4_608),
    ("exposure", Predicate.RELATED_TO, "exposure", 4_140),
    ("exposure", Predicate.RELATED_TO, "process", 3_250),
    ("exposure", Predicate.RELATED_TO, "protein", 2_424),
    ("exposure", Predicate.RELATED_TO, "function", 90),
    ("exposure", Predicate.RELATED_TO, "component", 20),
)
_POWER = 0.9  # of the law by which a node's chance falls with its rank
_NODES_POWER = 0.6  # smaller graphs are denser, or a few edges would lie between many nodes
_SYLLABLES = (
    "ar", "bi", "cor", "den", "el", "fi", "gas", "hep", "itis", "jun", "kin", "lum", "my", "neu",
    "os", "phal", "quin", "ren", "spas", "tro", "ul", "vas", "xan", "yl", "zo", "algia", "emia",
    "oma", "osis", "pathy", "plegia", "rrhea",
)  # fmt: skip
_PREDICATES = tuple(Predicate)


class GeneratedGraph(NamedTuple):
    """A graph as columns.

    Attributes:
        ids: CURIE of each node.
        names: Name of each node.
        categories: Category of each node.
        subjects: int64[edges]: position of the subject.
        objects: int64[edges]: position of the object.
        predicates: int64[edges]: position in `Predicate`.
    """

    ids: list[str]
    names: list[str]
    categories: list[Category]
    subjects: Ints
    objects: Ints
    predicates: Ints

    def dataset(self, name: str = "generated") -> Dataset:
        """Return the graph as a dataset, one row an edge."""
        size = f"{name} {len(self.ids)} {len(self.subjects)}"
        document = Document(
            id=f"dataset:{name}",
            title=f"Generated graph of {len(self.subjects):,} edges",
            sha256=hashlib.sha256(size.encode()).hexdigest(),
            retrieved=datetime.now(UTC),
            licence="CC0-1.0",
            release="1",
            loader="generated/1",
            characters=0,
        )
        return Dataset(document, self._iter_nodes, self._iter_rows)

    def _iter_nodes(self) -> Iterator[Node]:
        for node_id, name, category in zip(self.ids, self.names, self.categories, strict=True):
            yield Node(id=node_id, name=name, categories=(category,))

    def _iter_rows(self) -> Iterator[DatasetRow]:
        ids, names = self.ids, self.names
        columns = (self.subjects.tolist(), self.predicates.tolist(), self.objects.tolist())
        for subject, code, object_ in zip(*columns, strict=True):
            predicate = _PREDICATES[code]
            text = f"{names[subject]}\t{predicate}\t{names[object_]}"
            yield DatasetRow(ids[subject], predicate, ids[object_], text, "edges", "generated")


def generate_graph(edges: int = EDGES, seed: int = 0) -> GeneratedGraph:
    """Return a graph of PrimeKG's shape with exactly so many distinct edges.

    At 8,100,498 edges there are 129,375 nodes.

    Args:
        edges: How many; from about 1,000. A small graph has at least eight nodes of each kind.
        seed: Another one gives another graph.

    Complexity:
        O(edges log edges) in numpy; 8.1 million take about ten seconds.
    """
    scale = edges / EDGES
    random = np.random.default_rng(seed)
    shrink = scale**_NODES_POWER
    sizes = {kind: max(8, round(size * shrink)) for kind, (size, _) in _CATEGORIES.items()}
    starts = dict(zip(sizes, np.cumsum([0, *sizes.values()])[:-1].tolist(), strict=True))
    draws = {kind: _Draw(random, size) for kind, size in sizes.items()}
    parts = []
    for (first, predicate, second, _), wanted in zip(_RELATIONS, _shares(edges), strict=True):
        pairs = _draw_pairs(draws[first], draws[second], wanted, predicate, same=first == second)
        code = np.full(len(pairs), _PREDICATES.index(predicate), dtype=np.int64)
        parts.append((pairs[:, 0] + starts[first], pairs[:, 1] + starts[second], code))
    subjects, objects, predicates = (np.concatenate(column) for column in zip(*parts, strict=True))
    kinds = [kind for kind, size in sizes.items() for _ in range(size)]
    names = list(_iter_names(len(kinds), random))
    return GeneratedGraph(
        ids=[f"GEN:{number:07d}" for number in range(len(kinds))],
        names=names,
        categories=[_CATEGORIES[kind][1] for kind in kinds],
        subjects=subjects,
        objects=objects,
        predicates=predicates,
    )


class _Draw:
    """Draws nodes of one kind, a few of them very often."""

    def __init__(self, random: np.random.Generator, size: int) -> None:
        weights = np.arange(1, size + 1, dtype=np.float64) ** -_POWER
        self._edges = np.cumsum(weights) / weights.sum()
        self._order = random.permutation(size)
        self._random = random
        self.size = size

    def take(self, count: int) -> Ints:
        """Return so many, with repeats."""
        places = np.searchsorted(self._edges, self._random.random(count))
        return self._order[np.minimum(places, self.size - 1)].astype(np.int64)


def _shares(edges: int) -> list[int]:
    """Return how many edges each relation gets; the largest takes what rounding leaves."""
    counts = [round(count * edges / EDGES) for *_, count in _RELATIONS]
    counts[0] += edges - sum(counts)
    return counts


def _draw_pairs(
    first: _Draw, second: _Draw, wanted: int, predicate: Predicate, *, same: bool
) -> Ints:
    """Return so many distinct pairs; no node is paired with itself, no symmetric pair comes twice."""
    room = first.size * second.size
    room = (room - first.size) // (2 if predicate.symmetric else 1) if same else room
    if wanted > room:
        message = f"{wanted} edges do not fit between {first.size} and {second.size} nodes"
        raise ValueError(message)
    keys: Ints = np.empty(0, dtype=np.int64)
    while len(keys) < wanted:
        short = wanted - len(keys)
        some = np.stack((first.take(2 * short + 16), second.take(2 * short + 16)), axis=1)
        if same:
            some = some[some[:, 0] != some[:, 1]]
        if same and predicate.symmetric:
            some.sort(axis=1)
        fresh = np.unique(some[:, 0] * second.size + some[:, 1])
        fresh = first._random.permutation(np.setdiff1d(fresh, keys, assume_unique=True))  # noqa: SLF001
        keys = np.concatenate((keys, fresh[:short]))
    return np.stack((keys // second.size, keys % second.size), axis=1)


def _iter_names(count: int, random: np.random.Generator) -> Iterator[str]:
    """Yield names of two words, each ending in a number that makes it its own."""
    picks = random.integers(len(_SYLLABLES), size=(count, 5))
    for number, row in enumerate(picks.tolist()):
        one, two, three, four, five = (_SYLLABLES[each] for each in row)
        yield f"{one}{two}{three} {four}{five} {number}"
