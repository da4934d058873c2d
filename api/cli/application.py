"""The list of commands. A command's module is imported when the command is run, and not before."""

from __future__ import annotations

import importlib
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command as build_command

from api.cli.exits import SUMMARY, ExitCode
from api.cli.session import Session


class Entry(NamedTuple):
    """What `--help` says of a command, and in which panel."""

    help: str
    panel: str


_START, _ASK, _KEEP = "Start here", "Ask", "Look after the graph"

COMMANDS = {
    "demo": Entry(
        "Load the bundled article and serve it: the quickest way to see everything.", _START
    ),
    "load": Entry(
        "Load articles (files, folders, patterns, or -) and datasets (hpo, ontologies, graphs, tables).",
        _START,
    ),
    "serve": Entry("Serve the HTTP API and the explorer.", _START),
    "search": Entry("Find nodes by name, synonym, part of a name, or a misspelling.", _ASK),
    "show": Entry("Show a node with its edges, or an edge with the sentences behind it.", _ASK),
    "neighbourhood": Entry("List what lies around a node.", _ASK),
    "path": Entry("Explain how two nodes connect.", _ASK),
    "related": Entry("Rank what shares most with a node, and show what is shared.", _ASK),
    "export": Entry("Write the graph, or what lies around a node, for other tools.", _KEEP),
    "stats": Entry("Count what the graph holds, by category and predicate.", _KEEP),
    "documents": Entry("List, show or delete documents.", _KEEP),
    "lexicon": Entry("Add, list, look up or remove names: ontologies, mappings, tables.", _KEEP),
    "duplicates": Entry("List concepts that are likely one, and why.", _KEEP),
    "verify": Entry("Check the graph for dangling edges, wrong spans and wrong counts.", _KEEP),
    "version": Entry("Print the version.", _KEEP),
}


class _Commands(TyperGroup):
    """A group that lists its commands from the table, and imports only the one that is run."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - typer's signature
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:  # noqa: ANN401, ARG002
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        return TyperCommand(cmd_name, help=entry.help, rich_markup_mode=None)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        for panel in dict.fromkeys(entry.panel for entry in COMMANDS.values()):
            with formatter.section(panel):
                formatter.write_dl(
                    [(name, entry.help) for name, entry in COMMANDS.items() if entry.panel == panel]
                )

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        name, command, rest = super().resolve_command(ctx, args)
        return (
            (name, load_command(name), rest)
            if command is not None and name
            else (name, command, rest)
        )


def load_command(name: str) -> Any:  # noqa: ANN401 - typer keeps the class of its commands private
    """Import a command of the table and return it, ready to run."""
    return build_command(importlib.import_module(f"api.cli.commands.{name}").app)


app = typer.Typer(
    name="nosograph",
    cls=_Commands,
    help="A medical knowledge graph: articles in, explained paths and neighbourhoods out.\n\n"
    "Reference information, not a diagnosis.",
    epilog=SUMMARY,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # typer's rich help takes twice as long as all the rest of --help
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer's signature
    if wanted:
        from api.about import version  # noqa: PLC0415 - --help must be quick

        typer.echo(f"nosograph {version()}")
        raise typer.Exit


@app.callback()
def set_up(
    context: typer.Context,
    *,
    store: Annotated[
        str | None,
        typer.Option(
            envvar="NOSOGRAPH_STORE",
            help="A file for the embedded store, or a bolt:// or neo4j:// address.",
        ),
    ] = None,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where in the code an error came from.")
    ] = False,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Keep what is said before the command for the command."""
    context.obj = Session(store=store, debug=debug)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(ExitCode.BAD_INPUT)
