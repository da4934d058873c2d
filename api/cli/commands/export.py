"""`nosograph export`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from api.about import NAME, NOTICE, version
from api.cli import console
from api.cli.filters import parse_categories, parse_predicates
from api.cli.neo4j_import import NEO4J_ADMIN, write_import
from api.cli.nodes import find_node_id
from api.cli.options import Store, new_app
from graph.errors import InvalidInput
from graph.export import FORMATS, About, Contents, Excerpt, Format, choose_excerpt, parse_format
from graph.export.archive import iter_bytes
from graph.export.files import write_files
from graph.model import Counts, Progress, no_progress

app = new_app()

_NAMES = ", ".join((*FORMATS, NEO4J_ADMIN))
_STANDARD_OUTPUT = "-"

Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Where to write; .gz compresses, - is standard output.",
    ),
]
OnlyPredicates = Annotated[
    list[str] | None,
    typer.Option(
        "--predicate",
        metavar="PREDICATE",
        help="Only edges with these, and their nodes; repeatable.",
    ),
]
OnlyCategories = Annotated[
    list[str] | None,
    typer.Option(
        "--category",
        metavar="CATEGORY",
        help="Only edges between nodes of these, and their nodes; repeatable.",
    ),
]
Negated = Annotated[bool, typer.Option("--negated", help="KGX: also what documents deny.")]
Statements = Annotated[
    bool, typer.Option("--statements", help="KGX: each statement as an edge of its own.")
]


@app.command("export")
def export(  # noqa: PLR0913 - one parameter for each option
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", help="neo4j-admin: where to write.", show_default=False),
    ] = None,
    *,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=f"One of {_NAMES}.")],
    output: Output = _STANDARD_OUTPUT,
    node: Annotated[
        str | None,
        typer.Option("--node", metavar="NODE", help="Only what lies around this node."),
    ] = None,
    radius: Annotated[
        int | None, typer.Option("--radius", help="Hops around the node, 0 to 3; without it, 1.")
    ] = None,
    predicate: OnlyPredicates = None,
    category: OnlyCategories = None,
    negated: Negated = False,
    statements: Statements = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files.")] = False,
    store: Store = None,
) -> None:
    """Write the graph, or what lies around a node, in a format of other tools."""
    if form == NEO4J_ADMIN:
        with context.obj.opened(store) as home:
            only = {"--node": node, "--predicate": predicate, "--category": category}
            write_import(home, folder, only={**only, "--output": output.strip("-")})
        return
    if folder is not None:
        message = f"{form} is written to a file, not to a folder."
        raise InvalidInput(message, "Name the file with --output.")
    wanted = parse_format(form)
    predicates, categories = parse_predicates(predicate), parse_categories(category)
    with context.obj.opened(store) as home, home.reading() as reader:
        centre = None if node is None else find_node_id(reader, node)
        about = About(f"{NAME} {version()}", NOTICE, reader.snapshot)
        asked = Excerpt(
            centre, negated=negated, statements=statements, predicates=predicates,
            categories=categories,
        )  # fmt: skip
        excerpt = choose_excerpt(wanted, asked, radius)
        with _progress(None if centre or asked.is_filtered else reader.get_counts()) as progress:
            contents = Contents(reader, about, excerpt, progress)
            if output == _STANDARD_OUTPUT:
                _print(wanted, contents)
                return
            paths = write_files(wanted, contents, Path(output), overwrite=force)
    console.show(f"Wrote {', '.join(str(path) for path in paths)}.")


def _print(form: Format, contents: Contents) -> None:
    """Write to standard output: a text as it is, several files as an archive."""
    if len(form.parts) > 1 and console.is_terminal():
        detail = f"{form.name} has several files, which a terminal cannot show."
        raise InvalidInput(detail, "Name a file with --output.")
    for chunk in iter_bytes(form, contents, "nosograph"):
        sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()


@contextmanager
def _progress(counts: Counts | None) -> Iterator[Progress]:
    """Show how far it is while a person waits at a terminal; with an estimate, given the counts."""
    if not sys.stderr.isatty():
        yield no_progress
        return
    from rich.console import Console  # noqa: PLC0415 - only a person at a terminal waits for it
    from rich.progress import Progress as Bars  # noqa: PLC0415

    totals = {stage: getattr(counts, stage, None) for stage in ("nodes", "edges")}
    with Bars(console=Console(stderr=True), transient=True) as bars:
        tasks = {stage: bars.add_task(stage, total=total) for stage, total in totals.items()}
        yield lambda stage, done: bars.update(tasks[stage], completed=done)
