"""Questions to the file: one read transaction, and the adjacency of the state that it sees."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from graph.errors import DeadlineExceeded, DocumentNotFound, EdgeNotFound, NodeNotFound
from graph.model import (
    Change,
    Counts,
    Document,
    Edge,
    EdgeCount,
    Evidence,
    Node,
    NodeRef,
    NodeSummary,
    SchemaEntry,
    Statement,
)
from graph.query.numbering import NumberedTopology
from graph.query.requests import NeighbourhoodQuery
from graph.query.steps import Hop, Topology
from graph.store import Adjacent, Deadline, Direction, EdgeFilter, Page, Problem
from graph.stores.embedded import between, checks, hops, names, rows, sql
from graph.stores.embedded.adjacency import Adjacency
from graph.stores.embedded.arrays import Arrays
from graph.stores.embedded.cached import Cached, State
from graph.stores.embedded.connection import Connection, json_list
from graph.stores.embedded.identifiers import short_hash
from graph.stores.embedded.labels import Labels, read_labels
from graph.stores.embedded.looking import ExactTopology
from graph.stores.embedded.overlay import Overlay
from graph.stores.embedded.straight import Straight
from graph.vocabulary import Category, parse_category, parse_predicate

Pair = tuple[str, str]
_MAX_LENGTH = 2**62
_PLACE = ("d", "start", "stop", "s", "p", "o", "x")


class Known(NamedTuple):
    """What is at hand of one state."""

    state: State
    adjacency: Adjacency
    labels: Labels


@dataclass
class Caches:
    """What readers of the same state share.

    Attributes:
        known: The state that was asked about last; without it, each of the others is looked for.
    """

    arrays: Arrays
    labels: Cached[Labels] = field(default_factory=lambda: Cached(read_labels))
    words: Cached[names.Words] = field(default_factory=lambda: Cached(names.read_words))
    known: Known | None = None


class EmbeddedReader:
    """A read transaction: it sees one state, whatever is written meanwhile, here or elsewhere."""

    def __init__(self, connection: Connection, caches: Caches, deadline: Deadline) -> None:
        """Fix the state."""
        self._connection = connection
        self._caches = caches
        self._deadline = deadline
        (token,) = connection.begin_reading(deadline, sql.HOLD_STATE)
        known = caches.known
        if known is not None and known.state.token == token:
            self._state, self.exact_adjacency, self._labels = known
        else:
            self._state = State(*connection.rows(sql.GET_STATE)[0])

    @property
    def snapshot(self) -> str:
        """Identifier of the state that is read."""
        return self._state.snapshot

    @property
    def deadline(self) -> Deadline:
        """The budget of time that this reader has."""
        return self._deadline

    @cached_property
    def exact_adjacency(self) -> Adjacency | None:
        """The arrays of this very state, or None while those of a large graph are being made."""
        return self._caches.arrays.find(self._state, self._connection, self._deadline)

    @cached_property
    def _adjacency(self) -> Adjacency | Overlay | Straight:
        return (
            self._exact
            or self._caches.arrays.lay_over(self._state, self._connection)
            or Straight(self._connection)
        )

    @property
    def _exact(self) -> Adjacency | None:
        self._connection.look_at_clock()
        return self.exact_adjacency

    @cached_property
    def _labels(self) -> Labels:
        labels = self._caches.labels.get(self._state, self._connection, self._deadline)
        if (adjacency := self.exact_adjacency) is not None:
            self._caches.known = Known(self._state, adjacency, labels)
        return labels

    # --- nodes ---

    def resolve(self, curie: str) -> str:
        """Return the identifier of the node that has this identifier or, failing that, this xref."""
        if (exact := self._exact) is not None and self._labels.find_number(
            exact, curie
        ) is not None:
            return curie
        found: list[tuple[str | None]] = self._connection.rows(sql.RESOLVE, (curie,))
        if not found or found[0][0] is None:
            raise NodeNotFound(curie)
        return found[0][0]

    def find_nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Return the nodes that exist among these."""
        asked = set(ids)
        found = self._connection.rows(sql.FIND_NODES, (json_list(asked),))
        return {row[0]: rows.node_of(row) for row in found if row[0] in asked}

    def find_refs(self, ids: Collection[str]) -> dict[str, NodeRef]:
        """Return the nodes that exist among these as answers show them."""
        if (exact := self._exact) is None:
            return {node_id: node.ref for node_id, node in self.find_nodes(ids).items()}
        numbers = self._labels.numbers(exact, ids)
        return dict(zip(numbers, self._labels.refs(exact, list(numbers.values())), strict=True))

    def list_nodes(self, page: Page) -> list[Node]:
        """Return nodes ordered by identifier."""
        found = self._connection.rows(sql.LIST_NODES, (page.after or "", page.limit))
        return [rows.node_of(row) for row in found]

    def find_degrees(self, ids: Collection[str]) -> dict[str, int]:
        """Return the degree of those that exist among these."""
        self._connection.look_at_clock()
        return self._adjacency.find_degrees(ids)

    def get_summary(self, node_id: str) -> NodeSummary:
        """Return the node with its edge counts."""
        node = self.find_nodes([node_id]).get(node_id)
        if node is None:
            raise NodeNotFound(node_id)
        counts: Counter[tuple[str, str, int]] = Counter()
        for name, is_subject, category, edges in self._connection.rows(sql.COUNT_EDGES, (node_id,)):
            direction = (
                "both" if parse_predicate(name).symmetric else ("out" if is_subject else "in")
            )
            counts[name, direction, parse_category(category).rank] += edges
        return NodeSummary(node=node, degree=counts.total(), edges=_edge_counts(counts))

    # --- edges ---

    def expand(
        self, ids: Collection[str], edges: EdgeFilter = EdgeFilter()
    ) -> dict[str, list[Adjacent]]:
        """Return for each node those next to it along edges that fit, ordered by CURIE."""
        self._connection.look_at_clock()
        return self._adjacency.expand(ids, edges)

    def topology(self) -> Topology:
        """Return the topology of the state that is read."""
        if (exact := self._exact) is not None:
            return ExactTopology(exact, self._labels)
        laid_over = self._adjacency
        return laid_over.topology() if isinstance(laid_over, Overlay) else NumberedTopology(self)

    def find_hop(self, query: NeighbourhoodQuery) -> Hop | None:
        """Return what is next to the node, or None when that has to be found step by step."""
        if (exact := self._exact) is None:
            return None
        number = self._labels.find_number(exact, query.centre)
        if number is None:
            number = self._labels.numbers(exact, [self.resolve(query.centre)]).popitem()[1]
        if exact.degrees.item(number) > query.max_work:
            return None
        try:
            return hops.find_hop(exact, self._labels, number, query, self._read_edges_between)
        except DeadlineExceeded:
            return None

    def find_edges_between(
        self, pairs: Collection[Pair], edges: EdgeFilter = EdgeFilter()
    ) -> dict[Pair, tuple[Edge, ...]]:
        """Return for each pair (walked from first to second) the edges that fit."""
        if (exact := self._exact) is None:
            return self._read_edges_between(pairs, edges)
        found, rest = between.find_edges_between(exact, self._labels, pairs, edges)
        return found | self._read_edges_between(rest, edges) if rest else found

    def _read_edges_between(self, pairs: Collection[Pair], edges: EdgeFilter) -> between.Found:
        asked = dict.fromkeys(pairs)
        both_ways = {way for first, second in asked for way in ((first, second), (second, first))}
        stored: defaultdict[Pair, list[Edge]] = defaultdict(list)
        for row in self._connection.rows(sql.FIND_EDGES_BETWEEN, (json_list(both_ways),)):
            edge = rows.edge_of(row)
            if edges.predicates is None or edge.predicate in edges.predicates:
                stored[edge.subject.id, edge.object.id].append(edge)
        found = {pair: _walkable(pair, stored, edges.direction) for pair in asked}
        return {pair: each for pair, each in found.items() if each}

    def get_edge(self, edge_id: str) -> Edge:
        """Return the edge."""
        found = self._connection.rows(sql.GET_EDGE, (short_hash(edge_id), edge_id))
        if not found:
            raise EdgeNotFound(edge_id)
        return rows.edge_of(found[0])

    def get_edge_statements(self, edge_id: str, page: Page) -> list[Statement]:
        """Return the statements that support the edge, ordered by document and place."""
        edge = self.get_edge(edge_id)
        ends = {"subject": edge.subject.id, "object": edge.object.id}
        return self._statements({**ends, "predicate": edge.predicate.value}, page, of_edge=True)

    def _statements(self, whose: dict[str, str], page: Page, *, of_edge: bool) -> list[Statement]:
        after = page.after or ""
        found = self._connection.rows(sql.GET_PLACE, (short_hash(after), after))
        place = dict(zip(_PLACE, found[0], strict=True)) if found else {}
        query = sql.statements_page(of_edge=of_edge, after=bool(place))
        asked = {**whose, **place, "limit": page.limit}
        return [rows.statement_of(row) for row in self._connection.rows(query, asked)]

    def find_evidence(self, edges: Collection[Edge], most: int) -> dict[str, list[Evidence]]:
        """Return for each edge, by its identifier, where it is said: at most so many places."""
        listed = list(edges)
        asked = [(each.subject.id, each.predicate.value, each.object.id) for each in listed]
        found: dict[str, list[Evidence]] = {each.id: [] for each in listed}
        given = {"edges": json_list(asked), "most": most}
        for place, *row in self._connection.rows(sql.FIND_EVIDENCE, given):
            found[listed[place].id].append(rows.evidence_of(row))
        return found

    def list_edges_from(self, subjects: Collection[str]) -> list[Edge]:
        """Return the edges that these nodes are the subjects of, ordered."""
        asked = json_list(set(subjects))
        return [rows.edge_of(row) for row in self._connection.rows(sql.LIST_EDGES_FROM, (asked,))]

    # --- documents ---

    def list_documents(self, page: Page) -> list[Document]:
        """Return documents ordered by identifier."""
        found = self._connection.rows(sql.LIST_DOCUMENTS, (page.after or "", page.limit))
        return [rows.document_of(row) for row in found]

    def get_document(self, document_id: str) -> Document:
        """Return the document."""
        found = self._connection.rows(sql.GET_DOCUMENT, (document_id,))
        if not found:
            raise DocumentNotFound(document_id)
        return rows.document_of(found[0])

    def get_document_text(self, document_id: str, start: int = 0, length: int | None = None) -> str:
        """Return the stored text, which every evidence span points into, or a part of it."""
        found = self._connection.rows(sql.GET_TEXT, (document_id, start, length))
        if not found:
            raise DocumentNotFound(document_id)
        key, text = found[0]
        if text is not None:
            return str(text)
        end = _MAX_LENGTH if length is None else start + length
        rows_ = self._connection.iterate(sql.GET_SENTENCES, (key, start, end))
        lines = ((f"{sentence}\n", at) for sentence, at in rows_)
        return "".join(line[max(0, start - at) : end - at] for line, at in lines)

    def get_document_statements(self, document_id: str, page: Page) -> list[Statement]:
        """Return what the document says, negated statements too, ordered by place."""
        self.get_document(document_id)
        return self._statements({"document": document_id}, page, of_edge=False)

    def get_document_nodes(self, document_id: str, page: Page) -> list[Node]:
        """Return the nodes that the document names, each as it describes it, ordered by identifier."""
        self.get_document(document_id)
        asked = (document_id, page.after or "", page.limit)
        found = self._connection.rows(sql.GET_DOCUMENT_NODES, asked)
        return [Node.model_validate_json(body) for (body,) in found]

    # --- the whole ---

    def find_name_candidates(self, query: str, limit: int) -> dict[str, Node]:
        """Return every node that the search could mean, before ranking."""
        words = self._caches.words.get(self._state, self._connection, self._deadline)
        found = names.find_rows(self._connection, words, query, limit)
        distinct = {row[0]: row for row in found}
        return {node_id: rows.node_of(row) for node_id, row in islice(distinct.items(), limit)}

    def get_counts(self) -> Counts:
        """Return how much the graph holds."""
        values = self._connection.rows(sql.GET_COUNTS)[0]
        return Counts.model_validate(dict(zip(Counts.model_fields, values, strict=True)))

    def get_schema(self) -> tuple[SchemaEntry, ...]:
        """Return the metagraph, ordered by subject, predicate, object."""
        found = self._connection.rows(sql.GET_METAGRAPH)
        entries = [dict(zip(SchemaEntry.model_fields, row, strict=True)) for row in found]
        return tuple(sorted(map(SchemaEntry.model_validate, entries), key=_schema_order))

    def list_changes(self, since: int, limit: int) -> list[Change]:
        """Return the log's entries after that number, oldest first."""
        return [
            rows.change_of(row) for row in self._connection.rows(sql.LIST_CHANGES, (since, limit))
        ]

    def iter_problems(self) -> Iterator[Problem]:
        """Check counts, dangling edges, spans and constraints; yield what is wrong."""
        return checks.iter_problems(self._connection)


def _walkable(pair: Pair, stored: dict[Pair, list[Edge]], direction: Direction) -> tuple[Edge, ...]:
    """Return the edges that lead from the pair's first to its second."""
    onward, backward = stored.get(pair, []), stored.get(pair[::-1], [])
    every = onward if pair[0] == pair[1] else [*onward, *backward]
    wanted = {Direction.OUT: onward, Direction.IN: backward, Direction.BOTH: every}[direction]
    fits = [edge for edge in every if edge.predicate.symmetric or edge in wanted]
    return tuple(sorted(fits, key=lambda edge: (edge.predicate.value, edge.id)))


def _edge_counts(counts: Counter[tuple[str, str, int]]) -> tuple[EdgeCount, ...]:
    every = list(Category)
    return tuple(
        EdgeCount(
            predicate=parse_predicate(name), direction=direction, category=every[rank], edges=edges
        )
        for (name, direction, rank), edges in sorted(counts.items())
    )


def _schema_order(entry: SchemaEntry) -> tuple[int, str, int]:
    return entry.subject.rank, entry.predicate.value, entry.object.rank
