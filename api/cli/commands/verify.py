"""`nosograph verify`."""

from __future__ import annotations

import typer

from api.cli import console
from api.cli.exits import ExitCode
from api.cli.options import AsJson, Store, new_app

app = new_app()


@app.command("verify")
def verify(context: typer.Context, *, store: Store = None, as_json: AsJson = False) -> None:
    """Check the graph for dangling edges, wrong spans and wrong counts; exit 1 if there are any."""
    with context.obj.opened(store) as home, home.reading() as reader:
        counts, problems = reader.get_counts(), list(reader.iter_problems())
    if as_json:
        console.show_json({"counts": counts, "problems": problems})
    elif problems:
        rows = [(problem.check, problem.detail) for problem in problems]
        console.show(console.table(("check", "problem"), rows, whole=("check",)))
    else:
        held = ", ".join(console.counted(number, name) for name, number in counts)
        console.show(f"No problems: {held}.")
    if problems:
        raise typer.Exit(ExitCode.PROBLEMS)
