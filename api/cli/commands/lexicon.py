"""`nosograph lexicon`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli import console
from api.cli.options import AsJson, Limit, new_app
from graph.model import Node
from graph.query.requests import check_range
from graph.vocabulary import parse_category
from loaders.knowledge import load_knowledge
from loaders.lexicon import Lexicon
from loaders.lexicon.lookup import Suggestion, find_source, suggest
from loaders.lexicon.sources import add_names, list_names, remove_names

app = new_app("Add, list, look up or remove names: ontologies, mappings, tables.")

_MOST = 100


@app.command("add")
def add(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="OBO, OBO Graphs JSON, SSSOM or SSSLM, plain or .gz.",
        ),
    ],
    *,
    name: Annotated[str, typer.Option("--name", help="Without it, the file's name.")] = "",
    category: Annotated[
        str | None,
        typer.Option("--category", help="Of all its concepts; without it, by their identifiers."),
    ] = None,
) -> None:
    """Add the names of a file; they count from the next load on.

    Labels and exact synonyms ground what documents name; narrow, broad and related ones only suggest.
    What the service's own table knows stays as it is.
    """
    home = context.obj.settings(None).home
    kind = parse_category(category) if category else None
    count = add_names(home, Path(file), name=name, category=kind)
    console.show(f"{console.counted(count, 'concepts')} added from {file}.")


@app.command("list")
def list_all(context: typer.Context, *, as_json: AsJson = False) -> None:
    """List where names come from, in the order in which they are asked."""
    home = context.obj.settings(None).home
    knowledge = load_knowledge(home)
    added = list_names(home)
    if as_json:
        own = {"concepts": len(knowledge.lexicon.concepts)}
        console.show_json({"curated": own, "added": added})
        return
    rows: list[tuple[object, ...]] = [
        ("curated", len(knowledge.lexicon.concepts), "the service's own table", "")
    ]
    rows += [
        (name, int(about["concepts"]), about["source"], about["version"])
        for name, about in added.items()
    ]
    console.show(console.table(("lexicon", "concepts", "from", "version"), rows))


@app.command("lookup")
def lookup(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A name, as a document writes it.")],
    *,
    limit: Limit = 10,
    as_json: AsJson = False,
) -> None:
    """Show what a name is grounded to, and what else it could mean."""
    check_range("limit", limit, 1, _MOST)
    lexicon = load_knowledge(context.obj.settings(None).home).lexicon
    found = lexicon.find(text)
    suggestions = [] if found else suggest(lexicon, text, limit)
    if as_json:
        source = find_source(lexicon, text) if found else None
        console.show_json({"grounding": found, "source": source, "suggestions": suggestions})
        return
    if found:
        _show_grounding(lexicon, text, found)
    elif suggestions:
        _show_suggestions(text, suggestions)
    else:
        console.show(f"Nothing is called {console.plain(text)!r}, nor anything like it.")


def _show_grounding(lexicon: Lexicon, text: str, node: Node) -> None:
    rows = [
        ("identifier", node.id),
        ("name", node.name),
        ("categories", ", ".join(node.categories)),
        ("synonyms", ", ".join(node.synonyms)),
        ("the same as", ", ".join(node.xrefs)),
        ("known by", find_source(lexicon, text)),
    ]
    console.show(console.table(("", ""), [row for row in rows if row[1]]))


def _show_suggestions(text: str, suggestions: list[Suggestion]) -> None:
    console.show(f"Nothing is called {console.plain(text)!r}. It could be:")
    rows = [
        (each.node.name, each.node.id, each.name, each.scope, each.score) for each in suggestions
    ]
    console.show(console.table(("concept", "identifier", "by the name", "which is", "score"), rows))


@app.command("remove")
def remove(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="As `lexicon list` shows it.")],
) -> None:
    """Remove an added lexicon; documents that were read with it stay as they are."""
    remove_names(context.obj.settings(None).home, name)
    console.show(f"{console.plain(name)} was removed.")
