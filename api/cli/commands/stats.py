"""`nosograph stats`."""

from __future__ import annotations

import typer

from api.cli import console
from api.cli.options import AsJson, Store, new_app

app = new_app()


@app.command("stats")
def stats(context: typer.Context, *, store: Store = None, as_json: AsJson = False) -> None:
    """Count what the graph holds, by category and predicate."""
    with context.obj.opened(store) as home, home.reading() as reader:  # a count may take long
        snapshot, counts, schema = reader.snapshot, reader.get_counts(), reader.get_schema()
    if as_json:
        console.show_json({"snapshot": snapshot, "counts": counts, "schema": schema})
        return
    totals = list(counts)
    console.show(console.table((f"snapshot {snapshot}", "count"), totals))
    if schema:
        rows = [(each.subject, each.predicate, each.object, each.edges) for each in schema]
        console.show("", console.table(("subject", "predicate", "object", "edges"), rows))
    else:
        console.show(console.note("The graph is empty: `nosograph load PATH` fills it."))
