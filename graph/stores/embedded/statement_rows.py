"""What documents and datasets say, as rows of the table of statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from graph.errors import InvalidInput
from graph.model import DatasetRow, Statement
from graph.stores.embedded import writing_sql as sql
from graph.stores.embedded.connection import Connection, Row
from graph.stores.embedded.identifiers import hash_of, short_hash
from graph.vocabulary import Predicate

_METHOD = "dataset_row"
Manner = tuple[str | None, str, str, str | None, str]


class Stored(NamedTuple):
    """A predicate as the file has it."""

    key: int
    name: str
    symmetric: bool


class StatementRows:
    """Makes rows for one document; new predicates and manners are added to the file on the way.

    Attributes:
        characters: Length of the text of the dataset's rows so far.

    Args:
        connection: Inside a write transaction.
        document: The document's identifier.
        document_key: Its key.
        keys: Key of each node that it describes.
    """

    def __init__(
        self, connection: Connection, document: str, document_key: int, keys: Mapping[str, int]
    ) -> None:
        """Begin with nothing looked up."""
        self._connection = connection
        self._document = document
        self._document_key = document_key
        self._keys = keys
        self._predicates: dict[Predicate, Stored] = {}
        self._manners: dict[Manner, int] = {}
        self.characters = 0

    def of_statements(self, statements: Iterable[Statement]) -> Iterator[Row]:
        """Yield a row for each statement, one only where two have the same identifier."""
        for number, it in {each.id: each for each in statements}.items():
            where, hedge = it.evidence, it.hedge
            predicate = self._predicate(it.predicate)
            ends = it.subject.id, it.object.id
            flipped = predicate.symmetric and ends[1] < ends[0]
            first, second = reversed(ends) if flipped else ends
            edge = self._keys[first], self._keys[second], predicate.key, flipped, it.negated
            manner = where.section, where.method, where.rule, hedge.word, hedge.level.value
            place = self._manner(manner), where.start, short_hash(number), where.sentence
            yield (self._document_key, *edge, *place)

    def of_dataset(self, rows: Iterable[DatasetRow]) -> Iterator[Row]:
        """Yield a row for each of the dataset's, each of which begins where the last one's line ends.

        Raises:
            InvalidInput: When a row is about a node that the dataset does not describe.
        """
        keys, key, document = self._keys, self._document_key, self._document
        how: tuple[object, ...] = ()
        manner = start = 0
        for subject, predicate, object_, text, section, rule, negated, hedge in rows:
            code, name, symmetric = self._predicates.get(predicate) or self._predicate(predicate)
            try:
                first, second = keys[subject], keys[object_]
            except KeyError as error:
                raise _not_described(document, start, error.args[0]) from None
            flipped = symmetric and object_ < subject
            if flipped:
                first, second = second, first
            if how != (section, rule, hedge):
                how = section, rule, hedge
                manner = self._manner((section, _METHOD, rule, hedge.word, hedge.level.value))
            stop = start + len(text)
            said = f"{document}\x1f{subject}\x1f{name}\x1f{object_}\x1f{negated}"
            hashed = hash_of(f"{said}\x1f{start}\x1f{stop}\x1f{rule}")
            yield key, first, second, code, flipped, negated, manner, start, hashed, text
            self.characters = start = stop + 1

    def _predicate(self, predicate: Predicate) -> Stored:
        if predicate not in self._predicates:
            key = self._intern(sql.GET_PREDICATE, sql.ADD_PREDICATE, (predicate.value,))
            self._predicates[predicate] = Stored(key, predicate.value, predicate.symmetric)
        return self._predicates[predicate]

    def _manner(self, manner: Manner) -> int:
        if manner not in self._manners:
            self._manners[manner] = self._intern(sql.GET_MANNER, sql.ADD_MANNER, manner)
        return self._manners[manner]

    def _intern(self, find: str, add: str, content: Row) -> int:
        """Return the key of the row with this content, which is added when it is not there."""
        found = self._connection.rows(find, content)
        if not found:
            self._connection.run(add, content)
            found = self._connection.rows(find, content)
        key: int = found[0][0]
        return key


def _not_described(document: str, start: int, node: str) -> InvalidInput:
    detail = (
        f"The row at {start} of {document} is about {node}, which the dataset does not describe."
    )
    return InvalidInput(detail, "Every node that a row is about must be among the dataset's nodes.")
