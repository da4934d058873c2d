"""Any ontology in OBO or OBO Graphs JSON as a dataset."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from graph.model import DatasetRow, Node
from graph.vocabulary import Category
from loaders.datasets.cleaning import is_curie, one_line, say_row
from loaders.datasets.inputs import Gauge, Input, hash_inputs, iter_lines, reading, total_bytes
from loaders.datasets.prepared import Prepared, Said, describe_dataset
from loaders.datasets.tally import Claim, Rejection, Tally
from loaders.datasets.term_nodes import OBSOLETE, term_node
from loaders.datasets.term_tables import CATEGORIES, IS_A, find_relation
from loaders.errors import UnreadableDataset
from loaders.lexicon.forms import lower_first
from loaders.ontologies import (
    ABNORMALITY,
    Header,
    Term,
    find_below,
    iter_obo,
    iter_obographs,
    read_graphs_header,
    read_obo_header,
)

VERSION = "ontology/1"
_JSON, _PACKED = ".json", ".gz"
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
    ontology = _Ontology(source, category)
    header = ontology.read_header()
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


class _Known(NamedTuple):
    """What is remembered of all terms: names of those in use, what replaces the others, HP's signs."""

    names: dict[str, str]
    moved: dict[str, str]
    replaced: dict[str, list[str]]
    abnormal: set[str]


class _Ontology:
    """A file; what is remembered of it grows with its terms, not with what it says of them."""

    def __init__(self, source: Input, category: Category | None) -> None:
        self.gauge = Gauge(total_bytes([source]))
        self._source, self._category = source, category
        self._known: _Known | None = None
        self._is_json = source.name.lower().removesuffix(_PACKED).endswith(_JSON)

    def read_header(self) -> Header:
        if self._is_json:
            with _explained(self._source.name):
                return read_graphs_header(self._load_json(Gauge()))
        return read_obo_header(line for _, line in iter_lines(self._source, Gauge()))

    def iter_nodes(self, tally: Tally) -> Iterator[Node]:
        """Yield the terms that are in use."""
        known = self._know()
        for term in self._iter_terms(self.gauge):
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
        known = self._know()
        for term in self._iter_terms(self.gauge):
            if term.obsolete:
                continue
            for name, other in _iter_relations(term):
                yield self._read(term, name, other, known, tally)

    def _read(
        self, term: Term, name: str, other: str, known: _Known, tally: Tally
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

    def _find_category(self, curie: str, known: _Known) -> Category:
        if self._category is not None:
            return self._category
        if curie.startswith(_HP) and known.abnormal and curie not in known.abnormal:
            return Category.THING
        return CATEGORIES.get(curie.partition(":")[0], Category.THING)

    def _know(self) -> _Known:
        if self._known is None:
            known = _Known({}, {}, {}, set())
            for term in self._iter_terms(Gauge()):
                if not term.obsolete and term.name and is_curie(term.id):
                    known.names[term.id] = lower_first(one_line(term.name))
                    known.moved.update((old, term.id) for old in term.alternatives)
                elif term.obsolete and term.replaced_by:
                    known.moved[term.id] = term.replaced_by
                    known.replaced.setdefault(term.replaced_by, []).append(term.id)
            if ABNORMALITY in known.names:
                known.abnormal.update(find_below(self._iter_terms(Gauge()), ABNORMALITY))
            self._known = known
        return self._known

    def _iter_terms(self, gauge: Gauge) -> Iterator[Term]:
        with _explained(self._source.name):
            if self._is_json:
                yield from iter_obographs(self._load_json(gauge))
            else:
                yield from iter_obo(line for _, line in iter_lines(self._source, gauge))

    def _load_json(self, gauge: Gauge) -> dict[str, Any]:
        with reading(self._source.name), self._source.open(gauge) as file:
            document = json.load(io.TextIOWrapper(file, "utf-8-sig"))
        if not isinstance(document, dict) or "graphs" not in document:
            why = "it has no graphs: it is no OBO Graphs document"
            raise UnreadableDataset(self._source.name, why)
        return document


@contextmanager
def _explained(name: str) -> Iterator[None]:
    try:
        yield
    except KeyError as error:
        raise UnreadableDataset(name, f"something in it has no {error}") from None
    except (TypeError, AttributeError):
        raise UnreadableDataset(name, "it is no OBO Graphs document") from None
    except ValueError as error:
        raise UnreadableDataset(name, str(error)) from None


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
