"""What a graph holds, and what was done to it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.values import Frozen, Name
from graph.vocabulary import Category, Predicate


class Change(Frozen):
    """One entry of the graph's log.

    Attributes:
        number: 1 for the first change of a store, then one more each time.
        kind: `loaded`, `changed`, `deleted`, or `unchanged` (which is never logged).
        snapshot: Identifier of the graph after it; the same history gives the same on every store.
    """

    number: Annotated[int, Field(ge=0)]
    kind: Annotated[str, Field(pattern=r"^(loaded|changed|deleted|unchanged)$")]
    document: Name
    snapshot: str
    statements_added: int = 0
    statements_retracted: int = 0
    nodes_added: int = 0
    nodes_removed: int = 0
    edges_added: int = 0
    edges_removed: int = 0


class Counts(Frozen):
    """How much the graph holds."""

    nodes: int
    edges: int
    statements: int
    documents: int


class SchemaEntry(Frozen):
    """A row of the metagraph: how many edges run between two primary categories."""

    subject: Category
    predicate: Predicate
    object: Category
    edges: int
