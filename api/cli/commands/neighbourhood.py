"""`nosograph neighbourhood`."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli import console
from api.cli.filters import parse_categories, parse_edges
from api.cli.nodes import find_node_id
from api.cli.options import (
    AsJson,
    Categories,
    Direction,
    Limit,
    Node,
    Offset,
    Predicates,
    Store,
    new_app,
)
from graph.model import Edge, Neighbourhood
from graph.query import NeighbourhoodQuery, find_neighbourhood

app = new_app()


@app.command("neighbourhood")
def neighbourhood(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    node: Node,
    *,
    radius: Annotated[int, typer.Option("--radius", help="Hops, 1 to 3.")] = 1,
    predicate: Predicates = None,
    category: Categories = None,
    direction: Direction = "both",
    limit: Limit = 100,
    offset: Offset = 0,
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """List what lies around a node: nearest first, then best supported."""
    edges, categories = parse_edges(predicate, direction), parse_categories(category)
    with context.obj.reading(store) as reader:
        query = NeighbourhoodQuery(
            centre=find_node_id(reader, node),
            radius=radius,
            edges=edges,
            categories=categories,
            limit=limit,
            offset=offset,
        )
        answer = find_neighbourhood(reader, query)
    if as_json:
        console.show_json(answer)
    else:
        _show(answer)


def _show(answer: Neighbourhood) -> None:
    console.show(console.heading(answer.centre.name, answer.centre.id))
    if not answer.neighbours:
        console.show(console.note("Nothing lies around it that fits."))
    else:
        reached = _predicates_by_end(answer.edges)
        rows = [
            (each.hop, each.node.id, each.node.name, each.node.categories[0],
             ", ".join(sorted(reached.get(each.node.id, ()))), each.support)
            for each in answer.neighbours
        ]  # fmt: skip
        names = ("hop", "id", "name", "category", "by", "support")
        console.show(console.table(names, rows, whole=("id",)))
    console.show_rest(len(answer.neighbours), answer.total, answer.truncated)


def _predicates_by_end(edges: tuple[Edge, ...]) -> dict[str, set[str]]:
    reached: dict[str, set[str]] = {}
    for edge in edges:
        for end in (edge.subject.id, edge.object.id):
            reached.setdefault(end, set()).add(edge.predicate.value)
    return reached
