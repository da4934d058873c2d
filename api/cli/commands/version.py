"""`nosograph version`."""

from __future__ import annotations

import platform

import typer

from api.about import version
from api.cli.options import AsJson, new_app

app = new_app()


@app.command("version")
def print_version(*, as_json: AsJson = False) -> None:
    """Print the version."""
    from api.cli import console  # noqa: PLC0415 - a version is asked for by scripts, often

    if as_json:
        console.show_json({"nosograph": version(), "python": platform.python_version()})
    else:
        typer.echo(f"nosograph {version()} (Python {platform.python_version()})")
