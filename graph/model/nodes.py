"""Concepts as nodes, and how edges and summaries show them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.values import Curie, Frozen, Name, Text, of_checked
from graph.vocabulary import Category, Predicate


class NodeRef(Frozen):
    """A node as an edge or a statement shows it: just enough to read."""

    id: Curie
    name: Name
    categories: Annotated[tuple[Category, ...], Field(min_length=1)]


class Node(NodeRef):
    """One concept, whichever role it plays.

    Attributes:
        id: A CURIE: an open identifier where the concept is known, else `NOSO:` and a slug.
        name: The preferred name.
        categories: What it is; the first is primary.
        synonyms: Other names, each once, in alphabetical order.
        xrefs: CURIEs that mean the same; any of them finds the node.
        description: A sentence or two, or None.
    """

    synonyms: tuple[Name, ...] = ()
    xrefs: tuple[Curie, ...] = ()
    description: Text | None = None

    @property
    def ref(self) -> NodeRef:
        """The node as an edge shows it."""
        # Its own fields were checked when it was made.
        fields = {"id": self.id, "name": self.name, "categories": self.categories}
        return of_checked(NodeRef, fields)


class EdgeCount(Frozen):
    """How many edges a node has of one kind.

    Attributes:
        direction: `out` where the node is the subject, `in` where it is the object, `both` where the
            predicate is symmetric.
        category: The primary category of the other end.
    """

    predicate: Predicate
    direction: Annotated[str, Field(pattern=r"^(out|in|both)$")]
    category: Category
    edges: int


class NodeSummary(Frozen):
    """A node with the number of its edges, by predicate, direction and the other end's category."""

    node: Node
    degree: int
    edges: tuple[EdgeCount, ...]
