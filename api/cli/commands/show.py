"""`nosograph show`."""

from __future__ import annotations

import re
from typing import Annotated

import typer
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from api.cli import console
from api.cli.nodes import find_node_id
from api.cli.options import AsJson, Limit, Store, new_app
from graph.model import Edge, Neighbourhood, NodeSummary, Statement
from graph.query import NeighbourhoodQuery, find_neighbourhood
from graph.query.requests import check_range
from graph.store import Page, Reader

app = new_app()

_EDGE_ID = re.compile(r"e[0-9a-f]{20}")
_MAX_SHOWN = 500


@app.command("show")
def show(
    context: typer.Context,
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="A node (CURIE, cross-reference, name) or an edge.")
    ],
    *,
    limit: Limit = 20,
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """Show a node with its edges, or an edge with the sentences behind it."""
    check_range("limit", limit, 1, _MAX_SHOWN)
    with context.obj.reading(store) as reader:
        if _EDGE_ID.fullmatch(identifier):
            _show_edge(reader, identifier, limit, as_json=as_json)
        else:
            _show_node(reader, find_node_id(reader, identifier), limit, as_json=as_json)


def _show_edge(reader: Reader, edge_id: str, limit: int, *, as_json: bool) -> None:
    edge = reader.get_edge(edge_id)
    statements = reader.get_edge_statements(edge_id, Page(limit))
    if as_json:
        told = {"edge": edge, "explanation": _sentence(edge), "statements": statements}
        console.show_json(told)
        return
    console.show(
        console.heading(_sentence(edge), edge.id),
        console.note(
            f"{console.counted(edge.statements, 'statements')} in "
            f"{console.counted(edge.documents, 'documents')}"
        ),
        "",
        *(
            part
            for statement in statements
            for part in statement_parts(statement, f"{statement.evidence.document}, ")
        ),
    )
    if len(statements) < edge.statements:
        console.show(console.note(f"{len(statements)} shown of {edge.statements}; see --limit."))


def _sentence(edge: Edge) -> str:
    return f"{edge.subject.name} {edge.predicate.phrase} {edge.object.name}"


def statement_parts(statement: Statement, where: str = "") -> list[RenderableType]:
    """Return a statement's sentence, and below it where it stands and how it was read.

    Args:
        statement: What to show.
        where: What to say before the section, such as the document.
    """
    evidence = statement.evidence
    hedge = f', hedged by "{statement.hedge.word}"' if statement.hedge.word else ""
    section = evidence.section or "outside any section"
    how = f"characters {evidence.start} to {evidence.end}, {evidence.method} ({evidence.rule})"
    denied = ", denied" if statement.negated else ""
    return [
        Text(f"“{console.plain(evidence.sentence.strip())}”"),
        Padding(console.note(f"{where}{section}"), (0, 0, 0, 2)),
        Padding(console.note(f"{how}{hedge}{denied}"), (0, 0, 1, 2)),
    ]


def _show_node(reader: Reader, node_id: str, limit: int, *, as_json: bool) -> None:
    summary = reader.get_summary(node_id)
    if as_json:
        console.show_json(summary)
        return
    around = find_neighbourhood(reader, NeighbourhoodQuery(centre=node_id, limit=limit))
    console.show(*_node_parts(summary))
    console.show(_counts(summary))
    if around.edges:
        console.show("", _edges(around))
    console.show_rest(len(around.neighbours), around.total, around.truncated)


def _node_parts(summary: NodeSummary) -> list[RenderableType]:
    node = summary.node
    parts: list[RenderableType] = [
        console.heading(node.name, node.id),
        Text(console.plain(", ".join(str(category) for category in node.categories))),
    ]
    if node.description:
        parts.append(Text(console.plain(node.description)))
    if node.synonyms:
        parts.append(Text(console.plain(f"also called: {', '.join(node.synonyms)}")))
    if node.xrefs:
        parts.append(Text(console.plain(f"same as: {', '.join(node.xrefs)}")))
    return [*parts, ""]


def _counts(summary: NodeSummary) -> RenderableType:
    rows = [(each.predicate, each.direction, each.category, each.edges) for each in summary.edges]
    return console.table(("predicate", "direction", "other end", "edges"), rows)


def _edges(around: Neighbourhood) -> RenderableType:
    rows = [
        (edge.id, edge.predicate, *_other_end(edge, around.centre.id), edge.statements)
        for edge in around.edges
    ]
    names = ("edge", "predicate", "direction", "other end", "support")
    return console.table(names, rows, whole=("edge", "predicate"))


def _other_end(edge: Edge, centre: str) -> tuple[str, str]:
    outwards = edge.subject.id == centre
    direction = "both" if edge.predicate.symmetric else "out" if outwards else "in"
    return direction, (edge.object if outwards else edge.subject).name
