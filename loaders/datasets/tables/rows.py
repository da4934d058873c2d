"""What one record of a table says, by its mapping."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import product

from graph.model import DatasetRow, Hedge
from graph.vocabulary import Predicate
from loaders.datasets.cleaning import say_row
from loaders.datasets.frequencies import read_frequency
from loaders.datasets.tables.mapping import Mapping, PredicateByColumn, StatementColumns
from loaders.datasets.tables.naming import Named, Register
from loaders.datasets.tables.records import Record, find_values
from loaders.datasets.tally import Claim, Rejection, Tally

_LOOP = "both ends are the same node"
_NO_PREDICATE = "the map of predicates has no such value, and there is no default"


class RowReader:
    """Reads records one by one; the nodes are those of a register."""

    def __init__(self, mapping: Mapping, register: Register, tally: Tally) -> None:
        """Remember what to read by."""
        self._mapping, self._register, self._tally = mapping, register, tally

    def iter_claims(self, record: Record, file: str) -> Iterator[Claim | Rejection]:
        """Yield what a record says: each statement, of each of its subjects and objects.

        A statement without a subject or an object is rejected once.
        """
        reject = partial(Rejection, file=file, table=file, line=record.line, text=record.text)
        if record.problem is not None:
            yield reject(record.problem)
            return
        named = {
            key: self._register.take(record, spec, self._tally)
            for key, spec in self._mapping.nodes.items()
        }
        for number, spec in enumerate(self._mapping.statements, start=1):
            missing = next((end for end in (spec.subject, spec.object) if not named[end]), None)
            if missing is not None:
                yield reject(f"there is no {missing}")
                continue
            for subject, object_ in product(named[spec.subject], named[spec.object]):
                problem = self._find_problem(record, spec, subject, object_)
                if problem is not None:
                    yield reject(problem)
                else:
                    row = self._state(record, spec, subject.curie, object_.curie)
                    row = row._replace(section=file, rule=f"statement {number}")
                    yield Claim(row, file, record.line)

    def _find_problem(
        self, record: Record, spec: StatementColumns, subject: Named, object_: Named
    ) -> str | None:
        if problem := subject.problem or object_.problem:
            return problem
        if subject.curie == object_.curie and not self._mapping.self_loops:
            return _LOOP
        return _NO_PREDICATE if _find_predicate(record, spec) is None else None

    def _state(
        self, record: Record, spec: StatementColumns, subject: str, object_: str
    ) -> DatasetRow:
        predicate = _find_predicate(record, spec) or Predicate.RELATED_TO
        if _is_turned(record, spec):
            subject, object_ = object_, subject
        hedge, negated = _find_hedge(record, spec)
        if spec.negated is not None:
            negated = negated or record.one(spec.negated.column) in spec.negated.values
        said = f"NOT: {self._register.name(subject)}" if negated else self._register.name(subject)
        details = self._iter_details(record, spec)
        text = say_row(said, predicate.phrase, self._register.name(object_), details)
        return DatasetRow(subject, predicate, object_, text, None, "", negated, hedge)

    def _iter_details(self, record: Record, spec: StatementColumns) -> Iterator[tuple[str, str]]:
        columns = list(self._mapping.keep)
        if isinstance(spec.predicate, PredicateByColumn):
            columns.append(spec.predicate.column)
        if spec.hedge is not None:
            columns.append(spec.hedge.column)
        for column in dict.fromkeys(columns):
            yield column, ", ".join(find_values(record, (column,), None))


def _find_predicate(record: Record, spec: StatementColumns) -> Predicate | None:
    if not isinstance(spec.predicate, PredicateByColumn):
        return spec.predicate
    return spec.predicate.map.get(record.one(spec.predicate.column), spec.predicate.default)


def _is_turned(record: Record, spec: StatementColumns) -> bool:
    chosen = spec.predicate
    if not isinstance(chosen, PredicateByColumn):
        return False
    return record.one(chosen.column) in chosen.turned


def _find_hedge(record: Record, spec: StatementColumns) -> tuple[Hedge, bool]:
    """Return how surely a record says it, and whether it says never."""
    if spec.hedge is None:
        return Hedge(), False
    value = record.one(spec.hedge.column)
    if value in spec.hedge.map:
        return Hedge(word=value, level=spec.hedge.map[value]), False
    frequency = read_frequency(value)
    return frequency.hedge, frequency.never
