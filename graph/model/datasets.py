"""A dataset: a graph of rows from one release of one source, too many to hold at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from graph.model.nodes import Node, NodeRef
from graph.model.statements import Document, Evidence, Hedge, Reading, Statement
from graph.vocabulary import Predicate


class DatasetRow(NamedTuple):
    """What one row of a dataset says; it becomes a statement whose evidence is the row itself.

    The rows' texts, each with a line end behind it, are the dataset's stored text, so that a row's place
    is known when it is stored.

    Attributes:
        subject: CURIE of a node of the dataset.
        predicate: Between the two.
        object: CURIE of a node of the dataset.
        text: The row as a person reads it, without a line end; the statement's sentence.
        section: The file or table it stands in.
        rule: The name of what read it.
        negated: Whether it says that it is not so.
        hedge: How surely or how often it says so.
    """

    subject: str
    predicate: Predicate
    object: str
    text: str
    section: str | None
    rule: str
    negated: bool = False
    hedge: Hedge = Hedge()


class Dataset(NamedTuple):
    """One release of one source, ready to be streamed into a store.

    Attributes:
        document: What it is; its `characters` is 0, since its length is known only when it is stored.
        nodes: Gives every node that the rows are about, each once, in any order; may be called again.
        rows: Gives the rows in the order of the source; may be called again.
    """

    document: Document
    nodes: Callable[[], Iterator[Node]]
    rows: Callable[[], Iterator[DatasetRow]]


Progress = Callable[[str, int], None]
"""Is told now and then what is being done (`nodes`, `rows`, `edges`, `index`) and how many are done."""


def no_progress(stage: str, done: int) -> None:
    """Tell nobody."""


def collect_reading(dataset: Dataset) -> Reading:
    r"""Return the dataset as one reading: what a store holds of it, were it a document.

    Everything is held in memory, so it is for small datasets, and for tests as the measure of the rest.

    Example:
        >>> from datetime import UTC, datetime
        >>> from graph.vocabulary import Category
        >>> about = Document(
        ...     id="d", title="d", sha256="0" * 64, retrieved=datetime.now(UTC), loader="d/1",
        ...     characters=0,
        ... )
        >>> nodes = [
        ...     Node(id="HP:1", name="a", categories=(Category.SYMPTOM,)),
        ...     Node(id="HP:2", name="b", categories=(Category.SYMPTOM,)),
        ... ]
        >>> row = DatasetRow("HP:1", Predicate.SUBTYPE_OF, "HP:2", "a is a b", None, "is_a")
        >>> reading = collect_reading(Dataset(about, lambda: iter(nodes), lambda: iter([row])))
        >>> reading.text, reading.statements[0].evidence.end
        ('a is a b\n', 8)
    """
    nodes = {node.id: node for node in dataset.nodes()}
    statements: list[Statement] = []
    at = 0
    for row in dataset.rows():
        statements.append(
            state_row(row, at, dataset.document.id, nodes[row.subject].ref, nodes[row.object].ref)
        )
        at += len(row.text) + 1
    return Reading(
        document=dataset.document.model_copy(update={"characters": at}),
        text="".join(f"{each.evidence.sentence}\n" for each in statements),
        nodes=tuple(nodes.values()),
        statements=tuple(statements),
    )


def state_row(
    row: DatasetRow, start: int, document: str, subject: NodeRef, object_: NodeRef
) -> Statement:
    """Return what a row says as a statement.

    Args:
        row: The row.
        start: Where its text begins in the stored text of the dataset.
        document: The dataset's identifier.
        subject: The node that the row is about, as the dataset describes it.
        object_: The other one.
    """
    return Statement(
        subject=subject,
        predicate=row.predicate,
        object=object_,
        negated=row.negated,
        hedge=row.hedge,
        evidence=Evidence(
            document=document,
            section=row.section,
            sentence=row.text,
            start=start,
            end=start + len(row.text),
            method="dataset_row",
            rule=row.rule,
        ),
    )
