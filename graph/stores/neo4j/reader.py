"""Questions to a Neo4j database: one read transaction, a few bounded calls."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator
from contextlib import suppress

import neo4j

from graph.errors import (
    DeadlineExceeded,
    DocumentNotFound,
    EdgeNotFound,
    NodeNotFound,
    NosographError,
    StoreBusy,
)
from graph.model import (
    Change,
    Counts,
    Document,
    Edge,
    Evidence,
    Node,
    NodeRef,
    NodeSummary,
    SchemaEntry,
    Statement,
)
from graph.query.matches import Matches
from graph.query.requests import NeighbourhoodQuery, Query, RelatedQuery, SearchQuery
from graph.query.steps import Ball, Clock, RouteQuestion, Routes, Shared
from graph.snapshots import EMPTY
from graph.store import Adjacent, Deadline, EdgeFilter, Page, Problem
from graph.stores.neo4j import candidates, checks, cypher, rows, schema
from graph.stores.neo4j.faults import is_out_of_memory
from graph.stores.neo4j.line import Line
from graph.stores.neo4j.metagraph import Metagraph
from graph.stores.neo4j.one_plan import as_one, in_one
from graph.stores.neo4j.questions import Questions

_SURROGATE = re.compile("[\ud800-\udfff]")
_FIRST_SHARE = 0.8  # of the time, for the first step


class Neo4jReader:
    """Questions to one state of the graph, or nearly so: each step is a transaction of its own.

    Neo4j reads what is committed, so a question that spans a write may meet both states; the store
    says `StoreBusy` where the two do not fit together. The state is read with or before anything else.
    """

    def __init__(self, line: Line, metagraph: Metagraph, deadline: Deadline) -> None:
        """Only remember: the first step connects."""
        self._line, self._metagraph = line, metagraph
        self._deadline = deadline
        self._snapshot: str | None = None
        self._questions = Questions(self, self._run, self._begin)

    @property
    def snapshot(self) -> str:
        """Identifier of the state that was newest when the reader was first asked anything."""
        if self._snapshot is None:
            self._begin(cypher.GET_STATE)
        return self._snapshot or EMPTY

    @property
    def deadline(self) -> Deadline:
        """The budget of time that this reader has."""
        return self._deadline

    def has_moved(self) -> bool:
        """Return whether the graph has changed since the reader was opened."""
        with suppress(NosographError):
            state = self._ask(cypher.GET_STATE, {}, self._deadline)[0]
            return (state["snapshot"] or EMPTY) != self.snapshot
        return False

    def foresee(self, query: Query) -> None:
        """Ask at once for what the question will need."""
        with suppress(DeadlineExceeded):  # its steps will tell what there is time for
            self._questions.foresee(query)

    def _begin(self, query: str, /, **parameters: object) -> neo4j.Record:
        """Return the one row of a query that tells the state, too.

        A share of the time is kept back, for asking less.
        """
        left = self._deadline.remaining
        some = self._deadline if math.isinf(left) else Deadline(left * _FIRST_SHARE)
        row = self._ask(query, parameters, some)[0]
        if self._snapshot is None:
            schema.check_version(row["schema_version"])
            self._snapshot = row["snapshot"] or EMPTY
        return row

    def _run(self, query: str, /, **parameters: object) -> list[neo4j.Record]:
        if self._snapshot is None:
            self._begin(cypher.GET_STATE)
        return self._ask(query, parameters, self._deadline)

    def _ask(
        self, query: str, parameters: dict[str, object], deadline: Deadline
    ) -> list[neo4j.Record]:
        if deadline.expired:
            message = "There is no time left for another step."
            raise DeadlineExceeded(message)
        given = {name: _storable(value) for name, value in parameters.items()}
        try:
            return self._line.read(in_one(query), as_one(given), deadline)
        except StoreBusy as error:
            if not is_out_of_memory(error):
                raise
            # As when time runs out, what was found so far is the answer.
            message = "Neo4j has no memory left for another step."
            raise DeadlineExceeded(message) from error

    def _one(self, query: str, /, **parameters: object) -> neo4j.Record:
        return self._run(query, **parameters)[0]

    # --- nodes ---

    def resolve(self, curie: str) -> str:
        """Return the identifier of the node that has this identifier or, failing that, this xref."""
        found = self._questions.nearby.resolve(curie)
        if found is None:
            raise NodeNotFound(curie)
        return found

    def find_nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Return the nodes that exist among these."""
        nodes = (rows.node_of(row["node"]) for row in self._run(cypher.FIND_NODES, ids=list(ids)))
        return {node.id: node for node in nodes}

    def list_nodes(self, page: Page) -> list[Node]:
        """Return nodes ordered by identifier."""
        found = self._run(cypher.LIST_NODES, after=page.after or "", limit=page.limit)
        return [rows.node_of(row["node"]) for row in found]

    def list_edges_from(self, subjects: Collection[str]) -> list[Edge]:
        """Return the edges that these nodes are the subjects of, ordered."""
        found = self._run(cypher.LIST_EDGES_FROM, ids=list(set(subjects)))
        return [rows.edge_of(row["edge"]) for row in found]

    def find_degrees(self, ids: Collection[str]) -> dict[str, int]:
        """Return the degree of those that exist among these."""
        return self._questions.nearby.find_degrees(ids)

    def get_summary(self, node_id: str) -> NodeSummary:
        """Return the node with its edge counts."""
        node = self.find_nodes([node_id]).get(node_id)
        if node is None:
            raise NodeNotFound(node_id)
        edges = rows.edge_counts(self._run(cypher.COUNT_EDGES, id=node_id))
        degree = sum(count.edges for count in edges)
        return NodeSummary(node=node, degree=degree, edges=edges)

    # --- steps of questions ---

    def find_refs(self, ids: Collection[str]) -> dict[str, NodeRef]:
        """Return the nodes that exist among these as answers show them."""
        return self._questions.nearby.find_refs(ids)

    def find_ball(self, centre: str, query: NeighbourhoodQuery, clock: Clock) -> Ball:
        """Return what lies around a node."""
        return self._questions.find_ball(centre, query, clock)

    def find_shared(self, centre: str, query: RelatedQuery, clock: Clock) -> Shared:
        """Return who shares most neighbours with a node."""
        return self._questions.find_shared(centre, query, clock)

    def find_routes(self, question: RouteQuestion, clock: Clock) -> Routes:
        """Return the best paths of one length."""
        return self._questions.find_routes(question, clock)

    def find_matches(self, query: SearchQuery, limit: int, without: str | None) -> Matches:
        """Return the nodes that fit by name, best first."""
        return self._questions.find_matches(query, limit, without)

    # --- edges ---

    def expand(
        self, ids: Collection[str], edges: EdgeFilter = EdgeFilter()
    ) -> dict[str, list[Adjacent]]:
        """Return for each node those next to it along edges that fit, ordered by CURIE."""
        adjacent: dict[str, list[Adjacent]] = {node_id: [] for node_id in ids}
        for row in self._run(cypher.EXPAND, ids=list(adjacent), **rows.edge_parameters(edges)):
            adjacent[row["id"]] = sorted(map(rows.adjacent, row["adjacent"]))
        return adjacent

    def find_edges_between(
        self, pairs: Collection[tuple[str, str]], edges: EdgeFilter = EdgeFilter()
    ) -> dict[tuple[str, str], tuple[Edge, ...]]:
        """Return for each pair (walked from first to second) the edges that fit."""
        return self._questions.nearby.find_edges_between(pairs, edges)

    def get_edge(self, edge_id: str) -> Edge:
        """Return the edge."""
        found = self._run(cypher.GET_EDGE, edge=edge_id)
        if not found:
            raise EdgeNotFound(edge_id)
        return rows.edge_of(found[0]["edge"])

    def get_edge_statements(self, edge_id: str, page: Page) -> list[Statement]:
        """Return the statements that support the edge, ordered by document and place."""
        self.get_edge(edge_id)
        after = self._find_place(page)
        key = None if after is None else [after["document"], *after["place"]]
        found = self._run(cypher.GET_EDGE_STATEMENTS, edge=edge_id, after=key, limit=page.limit)
        return [rows.statement_of(row["statement"], row["ends"]) for row in found]

    def find_evidence(self, edges: Collection[Edge], most: int) -> dict[str, list[Evidence]]:
        """Return for each edge, by its identifier, where it is said: at most so many places."""
        asked = [edge.id for edge in edges]
        found = self._run(cypher.FIND_EVIDENCE, edges=asked, most=most)
        return {row["edge"]: [Evidence(**each) for each in row["evidence"]] for row in found}

    # --- documents ---

    def list_documents(self, page: Page) -> list[Document]:
        """Return documents ordered by identifier."""
        found = self._run(cypher.LIST_DOCUMENTS, after=page.after or "", limit=page.limit)
        return [rows.document_of(row["document"]) for row in found]

    def get_document(self, document_id: str) -> Document:
        """Return the document."""
        found = self._run(cypher.GET_DOCUMENT, id=document_id)
        if not found:
            raise DocumentNotFound(document_id)
        return rows.document_of(found[0]["document"])

    def get_document_text(self, document_id: str, start: int = 0, length: int | None = None) -> str:
        """Return the stored text, which every evidence span points into, or a part of it."""
        found = self._run(cypher.GET_TEXT, id=document_id, start=start, length=length)
        if not found:
            raise DocumentNotFound(document_id)
        text: str | None = found[0]["text"]
        if text is None:  # of a dataset it is that of its rows
            return checks.read_rows(self._run, document_id, start, length)
        return text if found[0]["cut"] else text[start:][:length]

    def get_document_statements(self, document_id: str, page: Page) -> list[Statement]:
        """Return what the document says, negated statements too, ordered by place."""
        self.get_document(document_id)
        after = self._find_place(page)
        key = None if after is None else after["place"]
        found = self._run(
            cypher.GET_DOCUMENT_STATEMENTS,
            id=document_id,
            after=key,
            start=key[0] if key else 0,
            limit=page.limit,
        )
        return [rows.statement_of(row["statement"], row["ends"]) for row in found]

    def get_document_nodes(self, document_id: str, page: Page) -> list[Node]:
        """Return the nodes that the document names, each as it describes it, ordered by identifier."""
        self.get_document(document_id)
        found = self._run(
            cypher.GET_DOCUMENT_NODES, id=document_id, after=page.after or "", limit=page.limit
        )
        return [rows.description_of(row["node"]) for row in found]

    def _find_place(self, page: Page) -> neo4j.Record | None:
        if page.after is None:
            return None
        found = self._run(cypher.GET_PLACE, id=page.after)
        return found[0] if found else None

    # --- the whole ---

    def find_name_candidates(self, query: str, limit: int) -> dict[str, Node]:
        """Return every node that the search could mean, before ranking."""
        text = candidates.lucene_query(query)
        if not text:
            return {}
        row = self._begin(cypher.FIND_NAME_CANDIDATES, query=text, limit=limit)
        return rows.candidates_of(row["found"])

    def get_counts(self) -> Counts:
        """Return how much the graph holds."""
        return Counts.model_validate(self._one(cypher.GET_COUNTS).data())

    def get_schema(self) -> tuple[SchemaEntry, ...]:
        """Return the metagraph, ordered by subject, predicate, object."""
        return self._metagraph.get(self.snapshot, self._deadline)

    def list_changes(self, since: int, limit: int) -> list[Change]:
        """Return the log's entries after that number, oldest first."""
        found = self._run(cypher.LIST_CHANGES, since=since, limit=limit)
        return [rows.change_of(row["change"]) for row in found]

    def iter_problems(self) -> Iterator[Problem]:
        """Check counts, dangling edges, spans and constraints; yield what is wrong."""
        return checks.iter_problems(self._run)


def _storable(value: object) -> object:
    """Return the value with a NUL, which no text in the graph holds, for what UTF-8 cannot hold."""
    if isinstance(value, str):
        return _SURROGATE.sub("\0", value)
    if isinstance(value, list):
        return [_storable(item) for item in value]
    return value
