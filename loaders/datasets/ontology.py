"""Any ontology in OBO or OBO Graphs JSON as a dataset."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from graph.model import DatasetRow, Node
from graph.vocabulary import Category
from loaders.datasets.cleaning import is_curie, one_line, say_row
from loaders.datasets.inputs import Gauge, Input, hash_inputs, total_bytes
from loaders.datasets.prepared import Prepared, Said, describe_dataset
from loaders.datasets.tally import Claim, Rejection, Tally
from loaders.datasets.term_files import iter_terms, read_header
from loaders.datasets.term_nodes import OBSOLETE, term_node
from loaders.datasets.term_tables import CATEGORIES, IS_A, find_relation
from loaders.lexicon.forms import lower_first
from loaders.ontologies import ABNORMALITY, Term, find_below

VERSION = "ontology/1"
_HP = "HP:"
_UNNAMED = "terms without a name"
_ADDRESSES = "terms whose identifier is no CURIE"
_REPLACED = "relations to an obsolete term written with its replacement"


def open_ontology_dataset(said: Said, *, path: Path, category: Category | None = None) -> Prepared:
    """Return an ontology file, ready to be loaded.

    Args:
        said: What the caller says of it instead.
        path: A file in OBO or OBO Graphs JSON, plain or compressed with gzip.
        category: Of all its terms; without one, by the prefixes of their identifiers.

    Raises:
        UnreadableDataset: When it is not there, or neither.
    """
    source = Input(path)
    ontology = OntologyTerms(source, category)
    header = read_header(source)
    document = describe_dataset(
        said,
        document_id=f"file:{path.name}",
        title=one_line(header.title)[:500] or path.name,
        # The same file with other categories is another graph.
        sha256=hash_inputs([source], *([category.value.encode()] if category else [])),
        loader=VERSION,
        licence=one_line(header.licence) or None,
        release=one_line(header.version) or None,
    )
    return Prepared(str(path), document, ontology.gauge, ontology.iter_nodes, ontology.iter_claims)


class KnownTerms(NamedTuple):
    """What is remembered of all terms: names of those in use, what replaces the others, HP's signs."""

    names: dict[str, str]
    moved: dict[str, str]
    replaced: dict[str, list[str]]
    abnormal: set[str]


class OntologyTerms:
    """A file of terms; what is remembered of it grows with them, not with what it says of them."""

    def __init__(self, source: Input, category: Category | None = None) -> None:
        """Read nothing yet."""
        self.gauge = Gauge(total_bytes([source]))
        self._source, self._category = source, category
        self._known: KnownTerms | None = None

    def iter_nodes(self, tally: Tally) -> Iterator[Node]:
        """Yield the terms that are in use."""
        known = self.know()
        for term in iter_terms(self._source, self.gauge):
            if term.obsolete:
                tally.skipped[OBSOLETE] += 1
            elif not is_curie(term.id):
                tally.skipped[_ADDRESSES] += 1
            elif not term.name:
                tally.skipped[_UNNAMED] += 1
            else:
                category = self._find_category(term.id, known)
                yield term_node(term, category, known.replaced.get(term.id, ()), tally)

    def iter_claims(self, tally: Tally) -> Iterator[Claim | Rejection]:
        """Yield what each term in use says of others."""
        known = self.know()
        for term in iter_terms(self._source, self.gauge):
            if term.obsolete:
                continue
            for name, other in _iter_relations(term):
                yield self._read(term, name, other, known, tally)

    def _read(
        self, term: Term, name: str, other: str, known: KnownTerms, tally: Tally
    ) -> Claim | Rejection:
        file = self._source.name
        reject = partial(
            Rejection, file=file, table=file, line=term.line, text=f"{term.id} {name} {other}"
        )
        if term.id not in known.names:
            return reject("the term has no name, or its identifier is no CURIE")
        if other in known.moved and other not in known.names:
            tally.repaired[_REPLACED] += 1
            other = known.moved[other]
        if other not in known.names:
            return reject("the other term is not described in the file")
        return Claim(_state(term.id, name, other, known.names, file), file, term.line)

    def _find_category(self, curie: str, known: KnownTerms) -> Category:
        if self._category is not None:
            return self._category
        if curie.startswith(_HP) and known.abnormal and curie not in known.abnormal:
            return Category.THING
        return CATEGORIES.get(curie.partition(":")[0], Category.THING)

    def know(self) -> KnownTerms:
        """Return what is remembered of all terms; they are read once for it."""
        if self._known is None:
            known = KnownTerms({}, {}, {}, set())
            for term in iter_terms(self._source, Gauge()):
                if not term.obsolete and term.name and is_curie(term.id):
                    known.names[term.id] = lower_first(one_line(term.name))
                    known.moved.update((old, term.id) for old in term.alternatives)
                elif term.obsolete and term.replaced_by:
                    known.moved[term.id] = term.replaced_by
                    known.replaced.setdefault(term.replaced_by, []).append(term.id)
            if ABNORMALITY in known.names:
                known.abnormal.update(find_below(iter_terms(self._source, Gauge()), ABNORMALITY))
            self._known = known
        return self._known


def _iter_relations(term: Term) -> Iterator[tuple[str, str]]:
    yield from ((IS_A, parent) for parent in term.parents)
    yield from term.relations


def _state(term: str, name: str, other: str, names: dict[str, str], file: str) -> DatasetRow:
    relation = find_relation(name)
    subject, object_ = (other, term) if relation.turned else (term, other)
    predicate = relation.predicate
    details = () if name == IS_A else (("relation", name.rpartition("#")[2]),)
    return DatasetRow(
        subject=subject,
        predicate=predicate,
        object=object_,
        text=say_row(names[subject], predicate.phrase, names[object_], details),
        section=file,
        rule=one_line(name)[:500],
    )
