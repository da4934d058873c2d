"""Taking a document or dataset in or back: everything that happens inside one write transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from graph.errors import DocumentNotFound
from graph.model import Change, Dataset, Document, Node, Progress, Reading, no_progress
from graph.snapshots import next_snapshot
from graph.stores.embedded import rows
from graph.stores.embedded import sql as reading_sql
from graph.stores.embedded import writing_sql as sql
from graph.stores.embedded.connection import Connection, Row
from graph.stores.embedded.edge_writing import EdgeWriting
from graph.stores.embedded.node_writing import NodeWriting
from graph.stores.embedded.statement_rows import StatementRows
from graph.stores.embedded.touches import record_touches


def replace_document(connection: Connection, reading: Reading) -> Change:
    """Make the file say of this document what the reading says, and nothing else."""
    writing = _Writing(connection, reading.document.id)
    if writing.says(reading):
        return writing.unchanged()
    writing.replace(reading.nodes, lambda made: made.of_statements(reading.statements))
    return writing.finish(reading.document, reading.text)


def replace_dataset(connection: Connection, dataset: Dataset, progress: Progress) -> Change:
    """Make the file say of this dataset what its rows say, and nothing else."""
    document = dataset.document
    writing = _Writing(connection, document.id, progress)
    if writing.is_of_release(document):
        return writing.unchanged()
    made = writing.replace(dataset.nodes(), lambda made: made.of_dataset(dataset.rows()))
    return writing.finish(document.model_copy(update={"characters": made.characters}), None)


def delete_document(connection: Connection, document_id: str) -> Change:
    """Take back everything that the document says."""
    writing = _Writing(connection, document_id)
    writing.take_back()
    return writing.finish(None, None)


class _Writing:
    """One change of one document: its words are put under a new key, those under the old one removed."""

    def __init__(
        self, connection: Connection, document_id: str, progress: Progress = no_progress
    ) -> None:
        """Read what the document is so far."""
        self._connection = connection
        self._id = document_id
        self._progress = progress
        self._number, self._snapshot, *_ = connection.rows(reading_sql.GET_STATE)[0]
        found = connection.rows(sql.GET_STORED_DOCUMENT, (document_id,))
        self._old: int | None = found[0][0] if found else None
        self._new: int | None = None
        self._document = rows.document_of(found[0][1:-1]) if found else None
        self._text: str | None = found[0][-1] if found else None
        self._counts: dict[str, int] = {}
        self._touched: list[str] = []
        self._is_bulk = False

    def says(self, reading: Reading) -> bool:
        """Return whether the file says exactly this already, whenever it was read."""
        return (
            self._document is not None
            and self._document.model_copy(update={"retrieved": reading.document.retrieved})
            == reading.document
            and self._text in {None, reading.text}
            and self._statements() == set(map(rows.statement_row, reading.statements))
            and self._descriptions() == {node.id: node.model_dump_json() for node in reading.nodes}
        )

    def _statements(self) -> set[Row]:
        return set(self._connection.rows(sql.GET_STORED_STATEMENTS, (self._old,)))

    def _descriptions(self) -> dict[str, str]:
        return dict(self._connection.rows(sql.GET_DOCUMENT_DESCRIPTIONS, (self._old,)))

    def is_of_release(self, document: Document) -> bool:
        """Return whether the dataset was made by the same loader from the same bytes of a release."""
        it = self._document
        return it is not None and _origin(it) == _origin(document)

    def unchanged(self) -> Change:
        """Return that nothing has changed."""
        return Change(
            number=self._number, kind="unchanged", document=self._id, snapshot=self._snapshot
        )

    def replace(
        self, nodes: Iterable[Node], rows_of: Callable[[StatementRows], Iterator[Row]]
    ) -> StatementRows:
        """Store what the document says now, and forget what it said so far.

        Args:
            nodes: What it says of nodes.
            rows_of: What it states, by means of what makes rows.
        """
        ((self._new,),) = self._connection.rows(sql.NEW_DOCUMENT_KEY)
        nodes_half, edges_half = self._halves()
        for done in nodes_half.put(nodes):
            self._progress("nodes", done)
        made = StatementRows(self._connection, self._id, self._new or 0, nodes_half.keys)
        edges_half.put(rows_of(made))
        self._settle(nodes_half, edges_half)
        return made

    def take_back(self) -> None:
        """Forget what the document said.

        Raises:
            DocumentNotFound: When there is none.
        """
        if self._old is None:
            raise DocumentNotFound(self._id)
        self._settle(*self._halves())

    def _halves(self) -> tuple[NodeWriting, EdgeWriting]:
        _, edges, statements, _ = self._connection.rows(reading_sql.GET_COUNTS)[0]
        ends = self._connection, self._old, self._new
        return NodeWriting(*ends), EdgeWriting(*ends, statements, edges, self._progress)

    def _settle(self, nodes: NodeWriting, edges: EdgeWriting) -> None:
        edges.finish()
        nodes.forget()
        self._touched = nodes.touched
        self._is_bulk = edges.is_bulk
        self._counts = {
            "nodes_added": nodes.added, "nodes_removed": nodes.removed, **edges.counts
        }  # fmt: skip

    def finish(self, document: Document | None, text: str | None) -> Change:
        """Store what the document is, and log the change."""
        self._connection.run(sql.DELETE_DOCUMENT, (self._old,))
        kind = "deleted" if document is None else "loaded" if self._old is None else "changed"
        if document is not None:
            row = (self._new, *rows.document_row(document), text)
            self._connection.run(sql.PUT_DOCUMENT, row)
        origin = (document.sha256, document.loader) if document else ("", "")
        change = Change(
            number=self._number + 1,
            kind=kind,
            document=self._id,
            snapshot=next_snapshot(self._snapshot, kind, self._id, *origin),
            **self._counts,
        )
        self._put_state(change)
        touched, is_bulk = self._touched, self._is_bulk
        record_touches(self._connection, change.number, touched, is_bulk=is_bulk)
        self._connection.run(sql.PUT_CHANGE, rows.change_row(change))
        return change

    def _put_state(self, change: Change) -> None:
        self._connection.run(
            sql.PUT_STATE,
            (
                change.number,
                change.snapshot,
                change.nodes_added - change.nodes_removed,
                change.edges_added - change.edges_removed,
                change.statements_added - change.statements_retracted,
                {"loaded": 1, "deleted": -1}.get(change.kind, 0),
            ),
        )


def _origin(document: Document) -> tuple[str, str, str | None]:
    return document.sha256, document.loader, document.release
