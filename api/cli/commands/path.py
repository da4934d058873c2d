"""`nosograph path`."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli import console
from api.cli.filters import parse_categories, parse_edges, parse_metapath
from api.cli.nodes import find_node_id
from api.cli.options import AsJson, Categories, Direction, Predicates, Store
from graph.model import Edge, Path, Paths
from graph.query import PathQuery, explain_path, find_paths

app = typer.Typer()

_End = typer.Argument(help="A CURIE, a cross-reference, or an exact name.")


@app.command("path")
def path(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    source: Annotated[str, _End],
    target: Annotated[str, _End],
    *,
    max_hops: Annotated[int, typer.Option("--max-hops", help="Longest path, 1 to 6.")] = 4,
    k: Annotated[int, typer.Option("--k", help="How many paths, 1 to 100.")] = 5,
    predicate: Predicates = None,
    category: Categories = None,
    avoid: Annotated[
        list[str] | None,
        typer.Option("--avoid", metavar="NODE", help="Stay away from this node; repeatable."),
    ] = None,
    max_degree: Annotated[
        int | None,
        typer.Option("--max-degree", help="Go through nodes with no more edges than this."),
    ] = None,
    metapath: Annotated[
        str | None,
        typer.Option("--metapath", help="A category for each node: Disease,Symptom,Disease."),
    ] = None,
    direction: Direction = "both",
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """Explain how two nodes connect: the shortest and most specific paths first.

    A category is what the nodes between the two ends must be.
    """
    edges, categories = parse_edges(predicate, direction), parse_categories(category)
    route = parse_metapath(metapath)
    with context.obj.reading(store) as reader:
        query = PathQuery(
            source=find_node_id(reader, source),
            target=find_node_id(reader, target),
            max_hops=max_hops,
            k=k,
            edges=edges,
            categories=categories,
            avoid=frozenset(find_node_id(reader, each) for each in avoid or ()),
            max_degree=max_degree,
            metapath=route,
        )
        answer = find_paths(reader, query)
    if as_json:
        console.show_json(answer)
    else:
        _show(answer)


def _show(answer: Paths) -> None:
    if not answer.paths:
        ends = f"{answer.source.name} and {answer.target.name}"
        console.show(console.note(f"No path between {ends} fits."))
    for number, found in enumerate(answer.paths, start=1):
        hops = f"{len(found.hops)} hop{'' if len(found.hops) == 1 else 's'}"
        console.show(console.heading(f"{number}.", console.plain(explain_path(found))))
        console.show(console.note(f"   {hops}, penalty {found.penalty:,}"))
        if found.hops:
            console.show(console.table(("subject", "predicate", "object", "edge"), _rows(found),
                                       whole=("edge",)), "")  # fmt: skip
    console.show_truncation(answer.truncated)


def _rows(found: Path) -> list[tuple[str, str, str, str]]:
    return [_row(edge) for hop in found.hops for edge in hop]


def _row(edge: Edge) -> tuple[str, str, str, str]:
    return edge.subject.name, edge.predicate.value, edge.object.name, edge.id
