"""A table as a dataset: every record of it says what its mapping declares."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from graph.model import Node
from loaders.datasets.inputs import Gauge, Input, hash_inputs, total_bytes
from loaders.datasets.prepared import Prepared, Said, describe_dataset
from loaders.datasets.tables.mapping import Mapping
from loaders.datasets.tables.mapping_file import MappingFile, read_mapping
from loaders.datasets.tables.naming import Register
from loaders.datasets.tables.records import Record, iter_records
from loaders.datasets.tables.rows import RowReader
from loaders.datasets.tally import Claim, Rejection, Tally
from loaders.errors import InvalidMapping
from loaders.knowledge import Knowledge

VERSION = "table/1"


def open_tables(
    said: Said,
    *,
    path: Path,
    files: tuple[Path, ...],
    knowledge: Callable[[], Knowledge],
) -> Prepared:
    """Return tables by their mapping, ready to be loaded.

    Args:
        said: What the caller says of them instead of the mapping.
        path: The mapping.
        files: The tables; without any, those that the mapping names, beside it.
        knowledge: Gives what is known of names; called when the first name is looked up.

    Raises:
        InvalidMapping: When the mapping says what cannot be, or there is no table.
        UnreadableDataset: When a table cannot be read.
    """
    file = read_mapping(path)
    inputs = _find_inputs(file, files)
    tables = _Tables(file.mapping, inputs, knowledge)
    mapping = file.mapping
    document = describe_dataset(
        said,
        document_id=mapping.source or f"file:{inputs[0].name}",
        title=mapping.title,
        sha256=hash_inputs(inputs, file.data),
        loader=VERSION,
        licence=mapping.licence,
        release=mapping.release,
    )
    source = ", ".join(str(each.path) for each in inputs)
    return Prepared(source, document, tables.gauge, tables.iter_nodes, tables.iter_claims)


def _find_inputs(file: MappingFile, files: tuple[Path, ...]) -> list[Input]:
    found = files or tuple(file.path.parent / name for name in file.mapping.files)
    if not found:
        message = f"The mapping {file.path.name!r} names no files, and none are given."
        raise InvalidMapping(message, "Give them after it, or as `files` in it.")
    return [Input(each) for each in found]


class _Tables:
    """The tables of one mapping, and the register of their nodes."""

    def __init__(
        self, mapping: Mapping, inputs: list[Input], knowledge: Callable[[], Knowledge]
    ) -> None:
        self.gauge = Gauge(total_bytes(inputs))
        self._mapping, self._inputs, self._knowledge = mapping, inputs, knowledge
        self._register: Register | None = None

    def iter_nodes(self, tally: Tally) -> Iterator[Node]:
        """Yield the nodes that rows are about, once all rows are read."""
        register = self._read_register(tally)
        self._register = register
        yield from register.iter_nodes(tally)

    def iter_claims(self, tally: Tally) -> Iterator[Claim | Rejection]:
        """Yield what each row says, statement by statement."""
        register = self._register or self._read_register(Tally())
        reader = RowReader(self._mapping, register, Tally())
        self.gauge.done = 0
        for source, record in self._iter_records(tally):
            yield from reader.iter_claims(record, source.name)

    def _read_register(self, tally: Tally) -> Register:
        register = Register(self._knowledge() if self._mapping.ground else None)
        for _, record in self._iter_records(Tally()):
            for spec in self._mapping.nodes.values():
                register.take(record, spec, tally)
        return register

    def _iter_records(self, tally: Tally) -> Iterator[tuple[Input, Record]]:
        for source in self._inputs:
            for record in iter_records(source, self._mapping, self.gauge, tally):
                yield source, record
