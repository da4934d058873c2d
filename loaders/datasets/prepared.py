"""A dataset that was opened, and how it is handed to a store with its rows counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from pydantic import ValidationError

from graph.errors import InvalidInput
from graph.model import (
    Dataset,
    DatasetRow,
    Document,
    Node,
    Progress,
    Statement,
    no_progress,
    state_row,
)
from graph.store import GraphStore
from loaders.datasets.inputs import Gauge
from loaders.datasets.report import DatasetReport, DatasetResult
from loaders.datasets.tally import Claim, Rejection, Tally, count_nodes, settle

_TOLD_EVERY = 10_000


class Said(NamedTuple):
    """What a caller says of a dataset instead of its own files; None where nothing is said."""

    document_id: str | None = None
    title: str | None = None
    licence: str | None = None
    release: str | None = None


class Prepared(NamedTuple):
    """A dataset whose files were found and whose header was read.

    Attributes:
        source: As the caller named it.
        document: What it is.
        gauge: How far the pass over its files is.
        nodes: Gives its nodes, each once, and counts what it passes over; may be called again.
        claims: Gives what its rows say, as they stand; may be called again.
    """

    source: str
    document: Document
    gauge: Gauge
    nodes: Callable[[Tally], Iterator[Node]]
    claims: Callable[[Tally], Iterator[Claim | Rejection]]


class CountedDataset:
    """A prepared dataset as a store takes it; it remembers what the last whole pass has counted."""

    def __init__(self, prepared: Prepared) -> None:
        """Read nothing yet."""
        self._prepared = prepared
        self._of_nodes: Tally | None = None
        self._of_rows: Tally | None = None
        self.dataset = Dataset(prepared.document, self._nodes, self._rows)

    @property
    def report(self) -> DatasetReport | None:
        """What was counted; None as long as the rows were not read to their end."""
        if self._of_nodes is None or self._of_rows is None:
            return None
        of_nodes, of_rows = self._of_nodes.report(), self._of_rows.report()
        return of_rows.model_copy(
            update={
                "nodes": of_nodes.nodes,
                "categories": of_nodes.categories,
                "skipped": of_nodes.skipped | of_rows.skipped,
                "repaired": of_nodes.repaired | of_rows.repaired,
            }
        )

    def _nodes(self) -> Iterator[Node]:
        tally = Tally()
        self._prepared.gauge.done = 0
        yield from count_nodes(self._prepared.nodes(tally), tally)
        self._of_nodes = tally

    def _rows(self) -> Iterator[DatasetRow]:
        tally = Tally()
        self._prepared.gauge.done = 0
        yield from settle(self._prepared.claims(tally), tally)
        self._of_rows = tally


def load_dataset(
    store: GraphStore, prepared: Prepared, progress: Progress = no_progress
) -> DatasetResult:
    """Take a dataset into a store; return what became of it.

    Raises:
        UnreadableDataset: When a file turns out to be broken; then nothing of it is stored.
        StoreError: When the store cannot take it in.
    """
    counted = CountedDataset(prepared)
    change = store.replace_dataset(counted.dataset, progress)
    return describe_result(prepared).model_copy(update={"change": change, "report": counted.report})


def read_dataset(prepared: Prepared, progress: Progress = no_progress) -> DatasetResult:
    """Read a dataset whole and store nothing; return what became of its rows.

    Raises:
        UnreadableDataset: When a file turns out to be broken.
    """
    counted = CountedDataset(prepared)
    for stage, items in (("nodes", counted.dataset.nodes()), ("rows", counted.dataset.rows())):
        for number, _ in enumerate(items, start=1):
            if number % _TOLD_EVERY == 0:
                progress(stage, number)
    return describe_result(prepared).model_copy(update={"report": counted.report})


def iter_statements(prepared: Prepared) -> Iterator[Statement]:
    """Yield what a dataset's rows say, as the statements that a store would hold.

    Raises:
        UnreadableDataset: When a file turns out to be broken.
    """
    dataset = CountedDataset(prepared).dataset
    nodes = {node.id: node.ref for node in dataset.nodes()}
    at = 0
    for row in dataset.rows():
        yield state_row(row, at, dataset.document.id, nodes[row.subject], nodes[row.object])
        at += len(row.text) + 1


def describe_result(prepared: Prepared) -> DatasetResult:
    """Return what is known of a dataset before it is read."""
    document = prepared.document
    return DatasetResult(
        source=prepared.source,
        document=document.id,
        title=document.title,
        release=document.release,
        licence=document.licence,
    )


def describe_dataset(  # noqa: PLR0913 - what is known of a dataset, all by name
    said: Said,
    *,
    document_id: str,
    title: str,
    sha256: str,
    loader: str,
    licence: str | None = None,
    release: str | None = None,
) -> Document:
    """Return a dataset as the document that its rows stand in, read now.

    Raises:
        InvalidInput: When its identifier or title cannot be one.
    """
    try:
        return Document(
            id=said.document_id or document_id,
            title=said.title or title,
            sha256=sha256,
            retrieved=datetime.now(UTC),
            licence=said.licence or licence,
            release=said.release or release,
            loader=loader,
            characters=0,
        )
    except ValidationError as error:
        first = error.errors()[0]
        message = f"The dataset's {first['loc'][0]} cannot be one: {first['msg']}."
        accepted = "Identifiers and titles have 1 to 500 characters, no NUL and no lone surrogate."
        raise InvalidInput(message, accepted) from None
