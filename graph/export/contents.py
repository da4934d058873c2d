"""What is written out: the whole graph, or what lies around a node; read a little at a time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from graph.export.ball import find_ball
from graph.export.hubs import iter_hub_edges
from graph.export.steps import by_degree, in_steps
from graph.export.support import SupportedEdge, edge_of, read_support
from graph.model import Document, Edge, Node, Progress, Statement, no_progress
from graph.query.requests import MAX_RADIUS, check_range
from graph.store import Page, Reader
from graph.vocabulary import Category, Predicate

_NODES_A_STEP = 500
_EDGES_A_STEP = 5_000
_EDGES_A_CALL = 500
_DOCUMENTS_A_STEP = 100
_STATEMENTS_A_STEP = 500


class About(NamedTuple):
    """What every file says of itself.

    Attributes:
        generator: Program and version.
        notice: What the graph is not for.
        snapshot: The state of the graph that was written.
    """

    generator: str
    notice: str
    snapshot: str


class Excerpt(NamedTuple):
    """Which part of the graph to write.

    Attributes:
        centre: A node's identifier; None for the whole graph.
        radius: Hops from the centre, whichever way edges run.
        negated: Whether to write what documents deny, in formats that can say so.
        statements: Whether to write each statement as an edge of its own, in formats that can.
        predicates: Only edges with these; None for any.
        categories: Only edges between nodes that have any of these; empty for all.
    """

    centre: str | None = None
    radius: int = 1
    negated: bool = False
    statements: bool = False
    predicates: frozenset[Predicate] | None = None
    categories: frozenset[Category] = frozenset()

    @property
    def is_filtered(self) -> bool:
        """Whether only some edges are meant, and with them only their nodes."""
        return self.predicates is not None or bool(self.categories)

    def fits(self, edge: Edge) -> bool:
        """Return whether the edge is one of those meant, wherever it lies."""
        if self.predicates is not None and edge.predicate not in self.predicates:
            return False
        ends = (edge.subject, edge.object)
        return not self.categories or all(self.categories & {*end.categories} for end in ends)


class Contents:
    """Part of one state of the graph, in an order that depends on nothing else: nodes by identifier.

    A part holds the nodes within the radius and all edges between any two of them; where only some edges
    are meant, these and their nodes. Each method reads anew, so that a format may go through the graph as
    often as it needs.

    Args:
        reader: The state. It must stay open, and its deadline must leave time for all of it.
        about: What the files say of themselves.
        excerpt: Which part.
        progress: Is told how many `nodes` and `edges` were written.

    Raises:
        NodeNotFound: When there is no such centre.
        OutOfRange: When the radius is.

    Complexity:
        A few thousand elements are held at a time, and the identifiers of one node's neighbours; of a
        neighbourhood, or where only some edges are meant, those of all its nodes.
    """

    def __init__(
        self,
        reader: Reader,
        about: About,
        excerpt: Excerpt = Excerpt(),
        progress: Progress = no_progress,
    ) -> None:
        """Check what is meant; the work begins with the first node."""
        self._reader = reader
        self.about = about
        self._excerpt = excerpt
        self._progress = progress
        if excerpt.centre is not None:
            check_range("radius", excerpt.radius, 0, MAX_RADIUS)
            reader.resolve(excerpt.centre)

    def nodes(self) -> Iterator[Node]:
        """Give the nodes, ordered by identifier."""
        done = 0
        for nodes in self._node_steps(self._ids):
            yield from nodes
            done += len(nodes)
            self._progress("nodes", done)

    def edges(self) -> Iterator[SupportedEdge]:
        """Give the edges with what supports them, ordered by subject, predicate, object.

        Those of a subject with thousands are ordered by object, then predicate. Where statements are
        meant, each is an edge of its own, ordered by document and place.
        """
        done = 0
        for step in in_steps(self._supported(), _EDGES_A_CALL):
            yield from step
            done += len(step)
            self._progress("edges", done)

    def denials(self) -> Iterator[SupportedEdge]:
        """Give what documents deny, each denial as an edge of its own; nothing unless asked for."""
        if self._excerpt.negated:
            yield from self._statements(negated=True)

    def documents(self) -> Iterator[Document]:
        """Give all documents of the graph, ordered by identifier."""
        page = Page(_DOCUMENTS_A_STEP)
        while documents := self._reader.list_documents(page):
            yield from documents
            page = Page(_DOCUMENTS_A_STEP, documents[-1].id)

    @property
    def by_statement(self) -> bool:
        """Whether each statement is an edge of its own."""
        return self._excerpt.statements

    @cached_property
    def _ids(self) -> frozenset[str] | None:
        """The nodes of the part; None for all."""
        ids, excerpt = self._region, self._excerpt
        if not excerpt.is_filtered:
            return ids
        fitting = filter(excerpt.fits, self._edges_among(ids))
        return frozenset(end for each in fitting for end in (each.subject.id, each.object.id))

    @cached_property
    def _region(self) -> frozenset[str] | None:
        """The nodes within the radius; None for all."""
        centre = self._excerpt.centre
        return None if centre is None else find_ball(self._reader, centre, self._excerpt.radius)

    def _supported(self) -> Iterator[SupportedEdge]:
        if self._excerpt.statements:
            yield from self._statements(negated=False)
            return
        for step in in_steps(self._edges(), _EDGES_A_CALL):
            yield from read_support(self._reader, step)

    def _statements(self, *, negated: bool) -> Iterator[SupportedEdge]:
        for document in self.documents():
            for each in self._statements_of(document.id):
                if each.negated == negated:
                    found = edge_of(each)
                    if self._excerpt.fits(found.edge) and _lies_in(self._ids, found.edge):
                        yield found

    def _statements_of(self, document: str) -> Iterator[Statement]:
        page = Page(_STATEMENTS_A_STEP)
        while statements := self._reader.get_document_statements(document, page):
            yield from statements
            page = Page(_STATEMENTS_A_STEP, statements[-1].id)

    def _edges(self) -> Iterator[Edge]:
        return filter(self._excerpt.fits, self._edges_among(self._ids))

    def _edges_among(self, ids: frozenset[str] | None) -> Iterator[Edge]:
        for subjects in self._subject_steps(ids):
            degree = self._reader.find_degrees(subjects[:1])[subjects[0]]
            if degree > _EDGES_A_STEP:  # then it is alone
                yield from iter_hub_edges(self._reader, subjects[0], ids)
            else:
                edges = self._reader.list_edges_from(subjects)
                yield from (each for each in edges if _lies_in(ids, each))

    def _node_steps(self, ids: frozenset[str] | None) -> Iterator[list[Node]]:
        if ids is None:
            page = Page(_NODES_A_STEP)
            while nodes := self._reader.list_nodes(page):
                yield nodes
                page = Page(_NODES_A_STEP, nodes[-1].id)
            return
        for step in in_steps(sorted(ids), _NODES_A_STEP):
            found = self._reader.find_nodes(step)
            yield [found[node_id] for node_id in step]

    def _subject_steps(self, ids: frozenset[str] | None) -> Iterator[list[str]]:
        for nodes in self._node_steps(ids):
            yield from by_degree(self._reader, [node.id for node in nodes], _EDGES_A_STEP)


def _lies_in(ids: frozenset[str] | None, edge: Edge) -> bool:
    return ids is None or (edge.subject.id in ids and edge.object.id in ids)
