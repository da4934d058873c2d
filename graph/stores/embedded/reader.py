"""Questions to the file: one read transaction, and the arrays of the same state."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from graph.errors import DeadlineExceeded, DocumentNotFound, EdgeNotFound, NodeNotFound
from graph.model import (
    Change,
    Counts,
    Document,
    Edge,
    EdgeCount,
    Node,
    NodeRef,
    NodeSummary,
    SchemaEntry,
    Statement,
)
from graph.store import Adjacent, Deadline, Direction, EdgeFilter, Page, Problem
from graph.stores.embedded import checks, names, rows
from graph.stores.embedded.adjacency import Adjacency
from graph.vocabulary import Category, Predicate, parse_category, parse_predicate

_EVERY_DIRECTION = EdgeFilter()
_PLACE = 's.start, s."end", s.subject, s.predicate, s.object, s.id'
_STATEMENTS = (
    ", ".join(f"s.{column.strip()}" for column in rows.STATEMENT_COLUMNS.split(","))
    + ', substr(d.text, s.start + 1, s."end" - s.start)'
)


class EmbeddedReader:
    """A read transaction and the adjacency of the same state."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        adjacency: Adjacency,
        snapshot: str,
        deadline: Deadline,
    ) -> None:
        """Take a connection that is inside a read transaction, and the arrays of that state."""
        self._connection = connection
        self._adjacency = adjacency
        self._snapshot = snapshot
        self._deadline = deadline

    @property
    def snapshot(self) -> str:
        """Identifier of the state that is read."""
        return self._snapshot

    @property
    def deadline(self) -> Deadline:
        """The budget of time that this reader has."""
        return self._deadline

    # --- nodes ---

    def resolve(self, curie: str) -> str:
        """Return the identifier of the node that has this identifier or, failing that, this xref."""
        if self._adjacency.find(curie) is not None:
            return curie
        found = self._rows("SELECT min(node) FROM xref WHERE curie = ?", curie)[0][0]
        if found is None:
            raise NodeNotFound(curie)
        return str(found)

    def find_nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Return the nodes that exist among these."""
        found = self._rows(
            "SELECT id, body FROM node WHERE id IN (SELECT value FROM json_each(?))",
            json.dumps(list(ids)),
        )
        return {node_id: rows.parse_node(body) for node_id, body in found}

    def find_degrees(self, ids: Collection[str]) -> dict[str, int]:
        """Return the degree of those that exist among these."""
        numbers = {node_id: self._adjacency.find(node_id) for node_id in ids}
        return {
            node_id: int(self._adjacency.degree[number])
            for node_id, number in numbers.items()
            if number is not None
        }

    def get_summary(self, node_id: str) -> NodeSummary:
        """Return the node with its edge counts."""
        node = self.find_nodes([node_id]).get(node_id)
        if node is None:
            raise NodeNotFound(node_id)
        counts = Counter(self._iter_edge_kinds(node_id))
        edges = sorted(
            (
                EdgeCount(predicate=predicate, direction=direction, category=category, edges=count)
                for (predicate, direction, category), count in counts.items()
            ),
            key=lambda each: (each.predicate.value, each.direction, each.category.rank),
        )
        return NodeSummary(
            node=node, degree=self.find_degrees([node_id])[node_id], edges=tuple(edges)
        )

    def _iter_edge_kinds(self, node_id: str) -> Iterator[tuple[Predicate, str, Category]]:
        found = self._rows(
            "SELECT e.predicate, e.subject = ?1, n.categories FROM edge e JOIN node n"
            " ON n.id = CASE WHEN e.subject = ?1 THEN e.object ELSE e.subject END"
            " WHERE e.subject = ?1 OR e.object = ?1",
            node_id,
        )
        for name, out, categories in found:
            predicate = parse_predicate(name)
            direction = "both" if predicate.symmetric else "out" if out else "in"
            yield predicate, direction, _parse_categories(categories)[0]

    # --- edges ---

    def expand(
        self, ids: Collection[str], edges: EdgeFilter = _EVERY_DIRECTION
    ) -> dict[str, list[Adjacent]]:
        """Return for each node those next to it along edges that fit, ordered by CURIE."""
        numbers = ((node_id, self._adjacency.find(node_id)) for node_id in ids)
        return {
            node_id: [] if number is None else self._adjacency.expand(number, edges)
            for node_id, number in numbers
        }

    def find_edges_between(
        self, pairs: Collection[tuple[str, str]], edges: EdgeFilter = _EVERY_DIRECTION
    ) -> dict[tuple[str, str], tuple[Edge, ...]]:
        """Return for each pair (walked from first to second) the edges that fit."""
        columns = ", ".join(f"e.{column.strip()}" for column in rows.EDGE_COLUMNS.split(","))
        query = (
            f"SELECT {columns}, p.value ->> 0, p.value ->> 1 FROM json_each(?) p JOIN edge e"
            " ON e.subject = p.value ->> {} AND e.object = p.value ->> {}"
        )
        wanted = json.dumps(sorted(set(pairs)))
        found = [
            *((Direction.OUT, row) for row in self._rows(query.format(0, 1), wanted)),
            *((Direction.IN, row) for row in self._rows(query.format(1, 0), wanted)),
        ]
        refs = self._refs({end for _, row in found for end in (row[1], row[3])})
        answer: dict[tuple[str, str], dict[str, Edge]] = {}
        for walked, row in found:
            edge = rows.parse_edge(row[:6], refs)
            if _fits(edge, walked, edges):
                answer.setdefault((row[6], row[7]), {})[edge.id] = edge
        return {
            pair: tuple(sorted(each.values(), key=lambda edge: (edge.predicate.value, edge.id)))
            for pair, each in answer.items()
        }

    def get_edge(self, edge_id: str) -> Edge:
        """Return the edge."""
        found = self._rows(f"SELECT {rows.EDGE_COLUMNS} FROM edge WHERE id = ?", edge_id)
        if not found:
            raise EdgeNotFound(edge_id)
        return rows.parse_edge(found[0], self._refs({found[0][1], found[0][3]}))

    def get_edge_statements(self, edge_id: str, page: Page) -> list[Statement]:
        """Return the statements that support the edge, ordered by document and place."""
        self.get_edge(edge_id)
        return self._statements("s.edge = ? AND NOT s.negated", edge_id, page)

    # --- documents ---

    def list_documents(self, page: Page) -> list[Document]:
        """Return documents ordered by identifier."""
        found = self._rows(
            f"SELECT {rows.DOCUMENT_COLUMNS} FROM document WHERE id > ? ORDER BY id LIMIT ?",
            page.after or "",
            page.limit,
        )
        return [rows.parse_document(row) for row in found]

    def get_document(self, document_id: str) -> Document:
        """Return the document."""
        found = self._rows(
            f"SELECT {rows.DOCUMENT_COLUMNS} FROM document WHERE id = ?", document_id
        )
        if not found:
            raise DocumentNotFound(document_id)
        return rows.parse_document(found[0])

    def get_document_text(self, document_id: str) -> str:
        """Return the stored text."""
        found = self._rows("SELECT text FROM document WHERE id = ?", document_id)
        if not found:
            raise DocumentNotFound(document_id)
        return str(found[0][0])

    def get_document_statements(self, document_id: str, page: Page) -> list[Statement]:
        """Return what the document says, negated statements too, ordered by place."""
        self.get_document(document_id)
        return self._statements("s.document = ?", document_id, page)

    def _statements(self, where: str, key: str, page: Page) -> list[Statement]:
        behind = ""
        parameters: list[object] = [key]
        if page.after is not None:
            behind = (
                f" AND (s.document, {_PLACE}) > (SELECT s.document, {_PLACE}"
                " FROM statement s WHERE s.id = ?)"
            )
            parameters.append(page.after)
        found = self._rows(
            f"SELECT {_STATEMENTS} FROM statement s JOIN document d ON d.id = s.document"
            f" WHERE {where}{behind} ORDER BY s.document, {_PLACE} LIMIT ?",
            *parameters,
            page.limit,
        )
        refs = self._refs({end for row in found for end in (row[3], row[5])})
        return [rows.parse_statement(row[:-1], row[-1], refs) for row in found]

    # --- the whole ---

    def find_name_candidates(self, query: str, limit: int) -> dict[str, Node]:
        """Return every node that the search could mean, before ranking."""
        return self.find_nodes(names.find_candidates(self._connection, query, limit))

    def get_counts(self) -> Counts:
        """Return how much the graph holds."""
        tables = ("node", "edge", "statement", "document")
        counts = {f"{name}s": self._rows(f"SELECT count(*) FROM {name}")[0][0] for name in tables}
        return Counts(**counts)

    def get_schema(self) -> tuple[SchemaEntry, ...]:
        """Return the metagraph, ordered by subject, predicate, object."""
        found = self._rows(
            "SELECT s.categories, e.predicate, o.categories, count(*) FROM edge e"
            " JOIN node s ON s.id = e.subject JOIN node o ON o.id = e.object GROUP BY 1, 2, 3"
        )
        counts: Counter[tuple[Category, Predicate, Category]] = Counter()
        for subject, name, object_, count in found:
            predicate = parse_predicate(name)
            ends = _parse_categories(subject)[0], _parse_categories(object_)[0]
            counts[ends[0], predicate, ends[1]] += count
        order = sorted(counts, key=lambda key: (key[0].rank, key[1].value, key[2].rank))
        return tuple(
            SchemaEntry(subject=each[0], predicate=each[1], object=each[2], edges=counts[each])
            for each in order
        )

    def list_changes(self, since: int, limit: int) -> list[Change]:
        """Return the log's entries after that number, oldest first."""
        found = self._rows(
            "SELECT body FROM change WHERE number > ? ORDER BY number LIMIT ?", since, limit
        )
        return [Change.model_validate_json(body) for (body,) in found]

    def iter_problems(self) -> Iterator[Problem]:
        """Check counts, dangling edges, spans and constraints; yield what is wrong."""
        yield from checks.iter_problems(self._connection)

    def _refs(self, ids: Iterable[str]) -> dict[str, NodeRef]:
        found = self._rows(
            "SELECT id, name, categories FROM node WHERE id IN (SELECT value FROM json_each(?))",
            json.dumps(sorted(ids)),
        )
        return {
            node_id: NodeRef.model_construct(
                id=node_id, name=name, categories=_parse_categories(categories)
            )
            for node_id, name, categories in found
        }

    def _rows(self, query: str, *parameters: object) -> Sequence[tuple[Any, ...]]:
        try:
            return self._connection.execute(query, parameters).fetchall()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
            message = "The step ran past its deadline."
            raise DeadlineExceeded(message) from error


def _parse_categories(text: str) -> tuple[Category, ...]:
    return tuple(parse_category(name) for name in text.split(" "))


def _fits(edge: Edge, walked: Direction, edges: EdgeFilter) -> bool:
    if edges.predicates is not None and edge.predicate not in edges.predicates:
        return False
    return edges.direction in {Direction.BOTH, walked} or edge.predicate.symmetric
