"""Taking a document in or back: everything that happens inside one write transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from graph.errors import DocumentNotFound
from graph.merge import merge_nodes
from graph.model import Change, Node, Reading, edge_ends
from graph.query.names import fold
from graph.snapshots import next_snapshot
from graph.stores.embedded import rows, sql
from graph.stores.embedded.connection import Connection, Row, json_list
from graph.vocabulary import parse_predicate

_RETRIEVED = 3  # place in the row; reading the same bytes on another day changes nothing


def replace_document(connection: Connection, reading: Reading) -> Change:
    """Make the file say of this document what the reading says, and nothing else."""
    writing = _Writing(connection, reading.document.id)
    document = rows.document_row(reading)
    statements = {item.id: rows.statement_row(item) for item in reading.statements}
    descriptions = {node.id: node.model_dump_json() for node in reading.nodes}
    if writing.holds(document, statements, descriptions):
        return writing.unchanged()
    kind = "changed" if writing.document else "loaded"
    writing.put_document(document)
    writing.put_descriptions(descriptions)
    writing.put_statements(statements)
    return writing.finish(kind, reading.document.sha256, reading.document.loader)


def delete_document(connection: Connection, document_id: str) -> Change:
    """Take back everything that the document says."""
    writing = _Writing(connection, document_id)
    if not writing.document:
        raise DocumentNotFound(document_id)
    writing.put_statements({})
    writing.put_descriptions({})
    writing.delete_document()
    return writing.finish("deleted", "", "")


class _Writing:
    """One change of one document.

    The document's descriptions and statements go in first; `finish` then works out from them what
    each touched node and edge adds up to.
    """

    def __init__(self, connection: Connection, document_id: str) -> None:
        """Read what the document says so far."""
        self._connection = connection
        self._id = document_id
        self._number, self._snapshot = connection.rows(sql.GET_STATE)[0]
        found = connection.rows(sql.GET_STORED_DOCUMENT, (document_id,))
        self._key: int | None = found[0][0] if found else None
        self.document: Row = found[0][1:] if found else ()
        stored = connection.rows(sql.GET_STORED_STATEMENTS, (self._key,))
        self._statements: dict[str, Row] = {row[0]: row for row in stored}
        self._descriptions: dict[str, str] = dict(
            connection.rows(sql.GET_STORED_DESCRIPTIONS, (self._key,))
        )
        self._edges: dict[str, tuple[str, str, str]] = {}
        self._touched: list[str] = []
        self._counts = dict.fromkeys(
            ("statements_added", "statements_retracted", "nodes_added", "nodes_removed",
             "edges_added", "edges_removed"), 0,
        )  # fmt: skip

    def holds(
        self, document: Row, statements: Mapping[str, Row], descriptions: Mapping[str, str]
    ) -> bool:
        """Return whether the file says exactly this already."""
        return (
            bool(self.document)
            and _timeless(self.document) == _timeless(document)
            and self._statements == statements
            and self._descriptions == descriptions
        )

    def unchanged(self) -> Change:
        """Return that nothing has changed."""
        return Change(
            number=self._number, kind="unchanged", document=self._id, snapshot=self._snapshot
        )

    def put_document(self, row: Row) -> None:
        """Store the document itself, without what it says."""
        ((self._key,),) = self._connection.rows(sql.PUT_DOCUMENT, row)

    def delete_document(self) -> None:
        """Remove the document itself."""
        self._connection.run(sql.DELETE_DOCUMENT, (self._key,))

    def put_descriptions(self, wanted: Mapping[str, str]) -> None:
        """Store what the document says of each node, and forget those it no longer names.

        New nodes are made as this document describes them, so that statements may be about them.
        """
        gone = self._descriptions.keys() - wanted.keys()
        put = {key: body for key, body in wanted.items() if self._descriptions.get(key) != body}
        self._touched = sorted({*gone, *put})
        new = sorted(put.keys() - self._keys(put).keys())
        self._counts["nodes_added"] = len(new)
        added = (rows.node_row(Node.model_validate_json(put[node_id])) for node_id in new)
        self._connection.run_many(sql.ADD_NODES, added)
        keys = self._keys(self._touched)
        forget = ((self._key, keys[node_id]) for node_id in gone)
        self._connection.run_many(sql.DELETE_DESCRIPTIONS, forget)
        store = ((self._key, keys[node_id], body) for node_id, body in put.items())
        self._connection.run_many(sql.PUT_DESCRIPTIONS, store)

    def put_statements(self, wanted: Mapping[str, Row]) -> None:
        """Add the statements that are new or differ, retract those that are not wanted."""
        gone = self._statements.keys() - wanted.keys()
        new = wanted.keys() - self._statements.keys()
        put = [row for key, row in wanted.items() if self._statements.get(key) != row]
        self._counts |= {"statements_added": len(new), "statements_retracted": len(gone)}
        for row in (*put, *(self._statements[key] for key in gone)):
            self._touch_edge(row)
        self._connection.run(sql.DELETE_STATEMENTS, (json_list(gone),))
        keys = self._keys({end for row in put for end in (row[2], row[4])})
        self._connection.run_many(
            sql.PUT_STATEMENTS,
            ((*row[:2], keys[row[2]], row[3], keys[row[4]], *row[5:], self._key) for row in put),
        )

    def _touch_edge(self, row: Row) -> None:
        _, edge, subject, predicate, object_, negated = row[:6]
        if not negated:
            first, second = edge_ends(subject, parse_predicate(predicate), object_)
            self._edges[edge] = first, predicate, second

    def finish(self, kind: str, sha256: str, loader: str) -> Change:
        """Bring nodes and edges up to date with what is now said of them, and log the change."""
        self._put_edges()
        self._put_nodes()
        change = Change(
            number=self._number + 1,
            kind=kind,
            document=self._id,
            snapshot=next_snapshot(self._snapshot, kind, self._id, sha256, loader),
            **self._counts,
        )
        self._put_state(change)
        self._connection.run(sql.PUT_CHANGE, rows.change_row(change))
        return change

    def _put_edges(self) -> None:
        """Count what supports every touched edge; make, update or remove it accordingly."""
        asked = (json_list(self._edges),)
        support = {row[0]: row[1:] for row in self._connection.rows(sql.COUNT_SUPPORT, asked)}
        before = {row[0]: row[1:] for row in self._connection.rows(sql.GET_SUPPORT, asked)}
        new, gone = support.keys() - before.keys(), before.keys() - support.keys()
        changed = {edge for edge in support.keys() & before if support[edge] != before[edge]}
        keys = self._keys({end for edge in new for end in self._edges[edge][::2]})
        self._connection.run_many(
            sql.ADD_EDGES, (self._edge_row(e, support[e], keys) for e in sorted(new))
        )
        self._connection.run_many(sql.UPDATE_EDGES, ((*support[e], e) for e in sorted(changed)))
        self._connection.run(sql.DELETE_EDGES, (json_list(gone),))
        self._counts |= {"edges_added": len(new), "edges_removed": len(gone)}

    def _edge_row(self, edge: str, support: Row, keys: Mapping[str, int]) -> Row:
        subject, predicate, object_ = self._edges[edge]
        return (*support, edge, keys[subject], predicate, keys[object_])

    def _put_nodes(self) -> None:
        """Merge the descriptions of every touched node; remove the nodes that nobody describes."""
        claims: dict[str, list[Node]] = {node_id: [] for node_id in self._touched}
        asked = (json_list(self._touched),)
        for node_id, body in self._connection.rows(sql.GET_DESCRIPTIONS, asked):
            claims[node_id].append(Node.model_validate_json(body))
        gone = [node_id for node_id, said in claims.items() if not said]
        merged = [merge_nodes(said) for said in claims.values() if said]
        self._counts["nodes_removed"] = len(gone)
        self._connection.run_many(sql.UPDATE_NODES, map(rows.node_row, merged))
        self._put_names(merged)
        self._connection.run(sql.DELETE_NODES, (json_list(gone),))

    def _put_names(self, nodes: Collection[Node]) -> None:
        """Let the nodes be found by their names, words and cross-references, and by no others."""
        keys = self._keys(node.id for node in nodes)
        for forget in sql.FORGET_NAMES:
            self._connection.run_many(forget, ((key,) for key in keys.values()))
        folded = [(name, keys[node.id]) for node in nodes for name in folded_names(node)]
        words = sorted({(word, key) for name, key in folded for word in name.split()})
        xrefs = [(xref, keys[node.id]) for node in nodes for xref in node.xrefs]
        self._connection.run_many(sql.PUT_NAMES, folded)
        self._connection.run_many(sql.PUT_WORDS, words)
        self._connection.run_many(sql.PUT_XREFS, xrefs)

    def _put_state(self, change: Change) -> None:
        documents = {"loaded": 1, "deleted": -1}.get(change.kind, 0)
        self._connection.run(
            sql.PUT_STATE,
            (
                change.number,
                change.snapshot,
                change.nodes_added - change.nodes_removed,
                change.edges_added - change.edges_removed,
                change.statements_added - change.statements_retracted,
                documents,
            ),
        )

    def _keys(self, ids: Iterable[str]) -> dict[str, int]:
        return dict(self._connection.rows(sql.GET_KEYS, (json_list(list(ids)),)))


def folded_names(node: Node) -> list[str]:
    """Return the forms that the node's name and synonyms are looked up by, each once, in order."""
    return sorted({fold(name) for name in (node.name, *node.synonyms)} - {""})


def _timeless(row: Row) -> Row:
    return (*row[:_RETRIEVED], *row[_RETRIEVED + 1 :])
