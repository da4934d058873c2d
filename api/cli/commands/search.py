"""`nosograph search`."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli import console
from api.cli.filters import parse_categories
from api.cli.options import AsJson, Categories, Limit, Offset, Store, new_app
from api.schemas.parameters import clean_text
from graph.model import Found, SearchResults
from graph.query import SearchQuery, search_nodes

app = new_app()


@app.command("search")
def search(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A name, or a part of one.")],
    *,
    category: Categories = None,
    limit: Limit = 20,
    offset: Offset = 0,
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """Find nodes by name, synonym, part of a name, or a misspelling."""
    query = SearchQuery(
        text=clean_text(text), categories=parse_categories(category), limit=limit, offset=offset
    )
    with context.obj.reading(store) as reader:
        answer = search_nodes(reader, query)
    if as_json:
        console.show_json(answer)
    else:
        _show(text, answer)


def _show(text: str, answer: SearchResults) -> None:
    if not answer.results:
        console.show(console.note(f"Nothing is called anything like {text!r}."))
        return
    rows = [
        (found.node.id, found.node.name, found.node.categories[0], _how(found))
        for found in answer.results
    ]
    console.show(console.table(("id", "name", "category", "found by"), rows, whole=("id",)))
    console.show_rest(len(rows), answer.total, answer.truncated)


def _how(found: Found) -> str:
    return found.tier if found.text == found.node.name else f"{found.tier}: {found.text}"
