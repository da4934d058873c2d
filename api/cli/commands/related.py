"""`nosograph related`."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli import console
from api.cli.filters import parse_categories, parse_predicates
from api.cli.nodes import find_node_id
from api.cli.options import AsJson, Categories, Limit, Node, Offset, Predicates, Store, new_app
from graph.model import Related, RelatedNode
from graph.query import RelatedQuery, find_related

app = new_app()

_SHARED_SHOWN = 4


@app.command("related")
def related(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    node: Node,
    *,
    category: Categories = None,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", metavar="CATEGORY", help="Count only shared nodes of it; repeatable."),
    ] = None,
    predicate: Predicates = None,
    limit: Limit = 20,
    offset: Offset = 0,
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """Rank what shares most with a node, and show what is shared: the rarer, the weightier."""
    categories, shared, predicates = (
        parse_categories(category), parse_categories(by), parse_predicates(predicate),
    )  # fmt: skip
    with context.obj.reading(store) as reader:
        query = RelatedQuery(
            centre=find_node_id(reader, node),
            categories=categories,
            by=shared,
            predicates=predicates,
            limit=limit,
            offset=offset,
        )
        answer = find_related(reader, query)
    if as_json:
        console.show_json(answer)
    else:
        _show(answer)


def _show(answer: Related) -> None:
    console.show(console.heading(answer.centre.name, answer.centre.id))
    if not answer.related:
        console.show(console.note("Nothing shares a neighbour with it that fits."))
    else:
        rows = [
            (each.score, each.node.id, each.node.name, each.node.categories[0], _shared(each))
            for each in answer.related
        ]
        names = ("score", "id", "name", "category", "shares")
        console.show(console.table(names, rows, whole=("id",)))
    console.show_rest(len(answer.related), answer.total, answer.truncated)


def _shared(each: RelatedNode) -> str:
    names = [shared.node.name for shared in each.shared[:_SHARED_SHOWN]]
    more = len(each.shared) - _SHARED_SHOWN
    return ", ".join(names) + (f", and {more} more" if more > 0 else "")
