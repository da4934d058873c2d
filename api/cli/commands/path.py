"""`nosograph path`."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli import console
from api.cli.filters import parse_categories, parse_edges, parse_metapath
from api.cli.nodes import find_node_id
from api.cli.options import AsJson, Categories, Direction, Predicates, Store, new_app
from api.schemas.answers import ExplainedPath, PathsAnswer
from graph.model import Edge, Path, Paths
from graph.query import PathQuery, explain_path, find_paths

app = new_app()

_End = Annotated[str, typer.Argument(help="A CURIE, a cross-reference, or an exact name.")]
_MaxHops = Annotated[int, typer.Option("--max-hops", help="Longest path, 1 to 6.")]
_K = Annotated[int, typer.Option("--k", help="How many paths, 1 to 100.")]
_Avoid = Annotated[
    list[str] | None,
    typer.Option("--avoid", metavar="NODE", help="Stay away from this node; repeatable."),
]
_MaxDegree = Annotated[
    int | None,
    typer.Option("--max-degree", help="Go through nodes with no more edges than this."),
]
_Metapath = Annotated[
    str | None,
    typer.Option("--metapath", help="A category for each node: Disease,Symptom,Disease."),
]
_ShortestOnly = Annotated[
    bool, typer.Option("--shortest-only", help="Leave out paths longer than the first.")
]


@app.command("path")
def path(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    source: _End,
    target: _End,
    *,
    max_hops: _MaxHops = 4,
    k: _K = 5,
    shortest_only: _ShortestOnly = False,
    predicate: Predicates = None,
    category: Categories = None,
    avoid: _Avoid = None,
    max_degree: _MaxDegree = None,
    metapath: _Metapath = None,
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
            shortest_only=shortest_only,
        )
        answer = find_paths(reader, query)
    if as_json:
        console.show_json(_as_over_http(answer))
    else:
        _show(answer)


def _as_over_http(answer: Paths) -> PathsAnswer:
    explained = [
        ExplainedPath(explanation=explain_path(each), length=len(each.hops), **dict(each))
        for each in answer.paths
    ]
    return PathsAnswer(
        source=answer.source,
        target=answer.target,
        paths=tuple(explained),
        truncated=answer.truncated,
    )


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
