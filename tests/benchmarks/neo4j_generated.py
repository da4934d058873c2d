"""A generated graph in a local Neo4j by way of the offline importer, and nodes of it to ask about."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from generated_graph import GeneratedGraph
from neo4j_local.launcher import LocalNeo4j, import_files

from graph import property_graph
from graph.export.neo4j_admin import AdminWriter
from graph.export.neo4j_files import LABELS, ImportFiles
from graph.model import Node, edge_ends
from graph.model.values import digest
from graph.snapshots import EMPTY, next_snapshot

HEAP, PAGE_CACHE = "3g", "1g"


def count_degrees(graph: GeneratedGraph) -> np.ndarray:
    """Return int64[nodes]: the edges of each node; there are no self-loops."""
    nodes = len(graph.ids)
    return np.bincount(graph.subjects, minlength=nodes) + np.bincount(
        graph.objects, minlength=nodes
    )


def write_generated(graph: GeneratedGraph, folder: Path) -> tuple[str, ...]:
    """Write what an export of the loaded graph would; return the importer's arguments."""
    folder.mkdir(parents=True)
    document = graph.dataset().document
    with ImportFiles(folder) as files:
        writer = AdminWriter(files)
        degrees = count_degrees(graph).tolist()
        for node, degree in zip(graph.dataset().nodes(), degrees, strict=True):
            _put_node(writer, node, degree, document.id)
        characters = _put_edges(graph, files, document.id)
        whole = document.model_copy(update={"characters": characters})
        edges = len(graph.subjects)
        writer.put_document(whole, None, edges)
        snapshot = next_snapshot(EMPTY, "loaded", document.id, document.sha256, document.loader)
        counts = [len(graph.ids), edges, edges, 1]
        about = property_graph.about_row(snapshot, 1, counts)
        files["about"].write({**about, LABELS: "About"})
        return files.arguments("neo4j")


def _put_node(writer: AdminWriter, node: Node, degree: int, document: str) -> None:
    writer.put_node(node, degree, said_once=True)
    writer.put_description(document, node)


def _put_edges(graph: GeneratedGraph, files: ImportFiles, document: str) -> int:
    """Write every edge and the row that says so; return how long the rows' text is."""
    edges, rows, at = files["edges"], files["rows"], 0
    for row in graph.dataset().rows():
        name = row.predicate.value
        first, second = edge_ends(row.subject, row.predicate, row.object)
        edge = "e" + digest(first, name, second)
        edges.write_cells((first, second, name, edge, 1, 1))
        end = at + len(row.text)
        claim = row.subject, name, row.object, False
        identifier = "s" + digest(document, *claim, at, end, row.rule)
        said = None, "asserted", document, row.section, row.text, at, end, "dataset_row", row.rule
        rows.write_cells((identifier, edge, *claim, *said, ("Statement", "Row")))
        at = end + 1
    return at


@contextmanager
def imported(graph: GeneratedGraph, folder: Path) -> Iterator[LocalNeo4j]:
    """Run a server with the graph, imported unless the folder has it already."""
    home = folder / "home"
    if not (home / "imported").exists():
        start = time.perf_counter()
        command = write_generated(graph, folder / "files")
        written = time.perf_counter()
        import_files(command, folder / "files", home)
        done = time.perf_counter()
        (home / "imported").touch()
        print(f"files written in {written - start:.0f} s, imported in {done - written:.0f} s")
    settings = {"server.memory.pagecache.size": PAGE_CACHE}
    with LocalNeo4j(home, heap=HEAP, settings=settings) as server:
        yield server
