"""A dataset: a graph of rows from one release of one source, too many to hold at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from graph.model.nodes import Node
from graph.model.statements import Document, Hedge
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
