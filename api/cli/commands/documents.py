"""`nosograph documents`."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli import console
from api.cli.commands.show import statement_parts
from api.cli.options import AsJson, Limit, Store, new_app
from graph.model import Change, Document, Statement
from graph.query.requests import check_range
from graph.store import Page

app = new_app("List, show or delete documents.")

_MAX_LISTED = 1000
_CHARACTERS_A_STEP = 1_000_000
_Id = Annotated[str, typer.Argument(metavar="ID", help="A document's identifier.")]
_After = Annotated[
    str | None, typer.Option("--after", help="Begin behind this identifier: the next page.")
]


@app.command("list")
def list_documents(
    context: typer.Context,
    *,
    limit: Limit = 100,
    after: _After = None,
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """List the documents that the graph was read from."""
    check_range("limit", limit, 1, _MAX_LISTED)
    with context.obj.reading(store) as reader:
        documents = reader.list_documents(Page(limit, after))
        total = reader.get_counts().documents
    if as_json:
        console.show_json({"documents": documents, "total": total})
        return
    for each in documents:
        console.show(console.heading(each.title), f"  {each.id}", console.note(f"  {_about(each)}"))
    if len(documents) < total:
        console.show(console.note(f"{len(documents)} shown of {total}; see --limit and --after."))


@app.command("show")
def show_document(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    document: _Id,
    *,
    text: Annotated[bool, typer.Option("--text", help="Print the stored text alone.")] = False,
    limit: Limit = 1000,
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """Show what a document is and what it says, statement by statement."""
    check_range("limit", limit, 1, _MAX_LISTED)
    with context.obj.reading(store) as reader:
        if text:
            for start in range(0, reader.get_document(document).characters, _CHARACTERS_A_STEP):
                piece = reader.get_document_text(document, start, _CHARACTERS_A_STEP)
                typer.echo(piece, nl=False)
            typer.echo()
            return
        described = reader.get_document(document)
        statements = reader.get_document_statements(document, Page(limit))
    if as_json:
        console.show_json({"document": described, "statements": statements})
    else:
        _show(described, statements)


def _about(document: Document) -> str:
    return (
        f"read {document.retrieved:%Y-%m-%d %H:%M %Z} by {document.loader}, "
        f"{console.counted(document.characters, 'characters')}, "
        f"licence {document.licence or 'unknown'}"
    )


def _show(document: Document, statements: list[Statement]) -> None:
    console.show(
        console.heading(document.title),
        document.id,
        _about(document),
        console.note(f"sha256 {document.sha256}"),
        "",
    )
    for statement in statements:
        claim = f"{statement.subject.name} {statement.predicate.phrase} {statement.object.name}"
        console.show(console.heading(claim, statement.edge_id), *statement_parts(statement))


@app.command("delete")
def delete_document(
    context: typer.Context,
    document: _Id,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")] = False,
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """Take a document back, with everything that only it says."""
    with context.obj.opened(store) as home:
        with home.reading() as reader:
            title = reader.get_document(document).title
        if not yes:
            typer.confirm(f"Delete {title!r} and what only it says?", abort=True, err=True)
        change = home.delete_document(document)
    if as_json:
        console.show_json(change)
    else:
        console.show(f"Deleted {console.plain(title)}: {describe_change(change)}.")


def describe_change(change: Change) -> str:
    """Return what a change did, in words; only what is not nothing.

    Example:
        >>> describe_change(
        ...     Change(number=1, kind="loaded", document="d", snapshot="1-0", nodes_added=2)
        ... )
        '2 nodes added'
    """
    counted = [
        f"{console.counted(getattr(change, f'{thing}_{verb}'), thing)} {verb}"
        for thing, gone in (("statements", "retracted"), ("nodes", "removed"), ("edges", "removed"))
        for verb in ("added", gone)
        if getattr(change, f"{thing}_{verb}")
    ]
    return ", ".join(counted) or "nothing changed"
