"""`nosograph export --format neo4j-admin`: the files of a first bulk load, and the command for it."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path

from api.cli import console
from graph.errors import InvalidInput
from graph.export.neo4j_admin import write_neo4j_admin
from graph.store import GraphStore

NEO4J_ADMIN = "neo4j-admin"


def write_import(store: GraphStore, folder: Path | None, only: Mapping[str, object]) -> None:
    """Write the whole graph into the folder, and print the command that imports it.

    Args:
        store: Where the graph is.
        folder: Where to write; empty, or not there yet.
        only: Options that other formats take, and what was given for them.

    Raises:
        InvalidInput: When there is no folder, or an option that this format does not take.
    """
    given = [name for name, value in only.items() if value]
    if folder is None or given:
        what = f"takes no {given[0]}" if given else "needs a folder"
        message = f"The format {NEO4J_ADMIN} {what}."
        raise InvalidInput(
            message, f"Give a folder: nosograph export --format {NEO4J_ADMIN} FOLDER."
        )
    with store.reading() as reader:
        command = write_neo4j_admin(reader, folder)
    console.show(f"Wrote {folder}. With the Neo4j server stopped and its database empty:")
    console.show(f"cd {shlex.quote(str(folder))} && {shlex.join(('neo4j-admin', *command))}")
