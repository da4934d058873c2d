"""`nosograph duplicates`."""

from __future__ import annotations

import typer

from api.cli import console
from api.cli.options import AsJson, Limit, Store, new_app
from graph.query.requests import check_range
from loaders.duplicates import find_duplicates
from loaders.knowledge import CORRECTIONS

app = new_app()

_MAX_SHOWN = 1000


@app.command("duplicates")
def duplicates(
    context: typer.Context, *, limit: Limit = 50, store: Store = None, as_json: AsJson = False
) -> None:
    """List concepts that are likely one, the surest first, and why.

    A line in the file of corrections merges two, or keeps a name from a concept; it counts from the next
    load on.
    """
    check_range("limit", limit, 1, _MAX_SHOWN)
    with context.obj.reading(store) as reader:
        found = find_duplicates(reader)
    shown = found[:limit]
    if as_json:
        console.show_json({"duplicates": shown, "total": len(found)})
        return
    if not found:
        console.show("No two concepts look like one.")
        return
    rows = [
        (each.first.name, each.first.id, each.second.name, each.second.id, each.reason, each.sign)
        for each in shown
    ]
    names = ("concept", "identifier", "other", "its identifier", "reason", "sign")
    console.show(console.table(names, rows))
    path = context.obj.settings(store).home / CORRECTIONS
    console.show(
        console.note(
            f"{console.counted(len(found), 'pairs')}{_cut(len(found), limit)}. To merge two, write a "
            f"line to {path}: merge, the identifier to give up, the one to keep (tabs between them)."
        )
    )


def _cut(total: int, limit: int) -> str:
    return f", {limit} of them shown" if total > limit else ""
