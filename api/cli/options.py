"""Options that several commands share, named as in the HTTP interface."""

from __future__ import annotations

from typing import Annotated

import typer


def new_app(help_: str | None = None) -> typer.Typer:
    """Return a command's application, set like all the others: plain help, completion elsewhere."""
    return typer.Typer(help=help_, add_completion=False, rich_markup_mode=None)


Store = Annotated[
    str | None,
    typer.Option("--store", help="A file, or a bolt:// or neo4j:// address.", show_default=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Node = Annotated[
    str, typer.Argument(metavar="NODE", help="A CURIE, a cross-reference, or an exact name.")
]
Categories = Annotated[
    list[str] | None,
    typer.Option("--category", metavar="CATEGORY", help="Only these, such as Disease; repeatable."),
]
Predicates = Annotated[
    list[str] | None,
    typer.Option(
        "--predicate", metavar="PREDICATE", help="Walk only these, such as TREATS; repeatable."
    ),
]
Direction = Annotated[
    str,
    typer.Option("--direction", metavar="WAY", help="Which way edges are walked: out, in or both."),
]
Limit = Annotated[int, typer.Option("--limit", help="How many to list.")]
Offset = Annotated[int, typer.Option("--offset", help="How many to leave out first.")]
