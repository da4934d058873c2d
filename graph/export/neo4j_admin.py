"""The whole graph as files for Neo4j's offline importer, in the layout of this service's Neo4j store.

An import of millions takes minutes where loading takes hours; a `Neo4jStore` opens the result, and
makes the constraints and indexes when it first does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from graph import property_graph
from graph.errors import InvalidInput
from graph.export.neo4j_files import LABELS, ImportFiles
from graph.export.steps import by_degree
from graph.model import Document, Edge, Node, Progress, Statement, no_progress
from graph.query.ranking import penalty
from graph.store import Page, Reader

_STEP = 5_000
_EDGES_A_STEP = 20_000


def write_neo4j_admin(
    reader: Reader, folder: Path, progress: Progress = no_progress, database: str = "neo4j"
) -> tuple[str, ...]:
    """Write the graph into a folder that is not there yet, or is empty.

    Args:
        reader: The state of the graph; its deadline must leave time for all of it.
        folder: Where to write.
        progress: Is told how many `nodes`, `edges` and `statements` are written.
        database: Name of the database that will be made.

    Returns:
        What `neo4j-admin` is to be told, with the folder as its working directory.

    Raises:
        InvalidInput: When the folder holds something, or cannot be made.

    Complexity:
        A few thousand elements are held at a time, and the edges of one node.
    """
    _make(folder)
    with ImportFiles(folder) as files:
        writer = AdminWriter(files)
        _write_nodes(reader, writer, _write_edges(reader, writer, progress), progress)
        for document in _documents(reader):
            _write_document(reader, writer, document, progress)
        _write_state(reader, writer)
        return files.arguments(database)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        empty = not any(folder.iterdir())
    except (OSError, ValueError) as error:
        message = f"{folder} cannot be made a folder."
        raise InvalidInput(message, "Name one that is empty, or not there yet.") from error
    if not empty:
        message = f"{folder} is not empty."
        raise InvalidInput(message, "Name one that is, or is not there yet.")


def _write_edges(reader: Reader, writer: AdminWriter, progress: Progress) -> set[str]:
    """Write every edge; return the ends of those that are said more than once."""
    edges, repeated = 0, set[str]()
    for found in _pages_of_nodes(reader):
        for group in by_degree(reader, [node.id for node in found], _EDGES_A_STEP):
            for edge in reader.list_edges_from(group):
                writer.put_edge(edge)
                edges += 1
                if edge.statements > 1:
                    repeated |= {edge.subject.id, edge.object.id}
        progress("edges", edges)
    return repeated


def _write_nodes(
    reader: Reader, writer: AdminWriter, repeated: Collection[str], progress: Progress
) -> None:
    nodes = 0
    for found in _pages_of_nodes(reader):
        degrees = reader.find_degrees([node.id for node in found])
        for node in found:
            writer.put_node(node, degrees[node.id], said_once=node.id not in repeated)
        nodes += len(found)
        progress("nodes", nodes)


def _pages_of_nodes(reader: Reader) -> Iterator[list[Node]]:
    page = Page(_STEP)
    while found := reader.list_nodes(page):
        yield found
        page = Page(_STEP, found[-1].id)


def _documents(reader: Reader) -> Iterator[Document]:
    page = Page(_STEP)
    while found := reader.list_documents(page):
        yield from found
        page = Page(_STEP, found[-1].id)


def _write_document(
    reader: Reader, writer: AdminWriter, document: Document, progress: Progress
) -> None:
    """Write what the document is and says: one whose statements are rows as a dataset, without text."""
    first = reader.get_document_statements(document.id, Page(1))
    is_dataset = bool(first) and first[0].evidence.method == "dataset_row"
    page, rows = Page(_STEP), 0
    while found := reader.get_document_statements(document.id, page):
        for statement in found:
            if is_dataset:
                writer.put_row(statement)
            else:
                writer.put_statement(statement)
        rows += len(found)
        progress("statements", rows)
        page = Page(_STEP, found[-1].id)
    text = None if is_dataset else reader.get_document_text(document.id)
    writer.put_document(document, text, rows if is_dataset else None)
    page = Page(_STEP)
    while nodes := reader.get_document_nodes(document.id, page):
        for node in nodes:
            writer.put_description(document.id, node)
        page = Page(_STEP, nodes[-1].id)


def _write_state(reader: Reader, writer: AdminWriter) -> None:
    number = 0
    while changes := reader.list_changes(number, _STEP):
        for change in changes:
            writer.files["changes"].write({**property_graph.change_row(change), LABELS: "Change"})
        number = changes[-1].number
    counts = list(reader.get_counts().model_dump().values())
    about = property_graph.about_row(reader.snapshot, number, counts)
    writer.files["about"].write({**about, LABELS: "About"})


class AdminWriter:
    """Puts elements of the graph into the files that they belong into."""

    def __init__(self, files: ImportFiles) -> None:
        """Write into these."""
        self.files = files
        self._concepts, self._xrefs, self._edges = files["concepts"], files["xrefs"], files["edges"]
        self._descriptions, self._describes = files["descriptions"], files["describes"]
        self._rows = files["rows"]

    def put_node(self, node: Node, degree: int, *, said_once: bool) -> None:
        """Write a node and its cross-references.

        Args:
            node: The node.
            degree: How many edges it has.
            said_once: Whether none of them has more than one statement.
        """
        labels = ["Concept", *(category.value for category in node.categories)]
        counted = {"degree": degree, "penalty": penalty(degree), LABELS: labels}
        if said_once:
            counted["said_once"] = True
        self._concepts.write({**property_graph.concept_row(node), **counted})
        for xref in node.xrefs:
            self._xrefs.write_cells((xref, xref, node.id, "Xref"))

    def put_edge(self, edge: Edge) -> None:
        """Write an edge."""
        ends = edge.subject.id, edge.object.id, edge.predicate.value
        self._edges.write_cells((*ends, edge.id, edge.statements, edge.documents))

    def put_document(self, document: Document, text: str | None, rows: int | None) -> None:
        """Write a document with its text; a dataset instead with the number of its rows."""
        row = property_graph.document_properties(document)
        given = {"text": text, "rows": rows, LABELS: "Document"}
        self.files["documents"].write({**row, **given})

    def put_description(self, document_id: str, node: Node) -> None:
        """Write what a document says of a node."""
        row = property_graph.description_row(document_id, node)
        self._descriptions.write({**row, LABELS: "Description"})
        self._describes.write_cells((document_id, row["id"], "DESCRIBES"))

    def put_statement(self, statement: Statement) -> None:
        """Write a statement of a text."""
        row = property_graph.statement_row(statement)
        self.files["statements"].write({**row, LABELS: "Statement"})
        self.files["states"].write_cells((statement.evidence.document, row["id"], "STATES"))

    def put_row(self, it: Statement) -> None:
        """Write a row of a dataset."""
        where, hedge = it.evidence, it.hedge
        claim = it.subject.id, it.predicate.value, it.object.id, it.negated
        place = where.section, where.sentence, where.start, where.end, where.method, where.rule
        said = hedge.word, hedge.level.value, where.document
        self._rows.write_cells((it.id, it.edge_id, *claim, *said, *place, ["Statement", "Row"]))
