"""`nosograph demo`."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from api.cli.commands.documents import describe_change
from api.cli.configuration import open_configured
from api.cli.console import counted
from api.cli.nodes import find_node_id
from api.cli.options import Store, new_app
from api.cli.serving import base_url, bind, say, serve_until_stopped
from api.main import create_app
from api.settings import Settings
from graph.query import PathQuery, find_paths
from graph.store import GraphStore
from loaders.ingest import read_document
from loaders.sample import SAMPLE_ID, sample_bytes

app = new_app()


@app.command("demo")
def demo(
    context: typer.Context,
    *,
    host: Annotated[
        str | None, typer.Option("--host", help="Address to listen on.", show_default=False)
    ] = None,
    port: Annotated[
        int | None, typer.Option("--port", help="Port; 0 for any free one.", show_default=False)
    ] = None,
    store: Store = None,
) -> None:
    """Load the bundled article and serve it. A second run changes nothing."""
    settings = context.obj.settings(store, host=host, port=port)
    with bind(settings.host, settings.port) as listener:
        serve_demo(settings, listener)


def serve_demo(settings: Settings, listener: socket.socket, *more: str) -> None:
    """Load the bundled article into the settings' store and serve it until Ctrl-C.

    Args:
        settings: Which store, and how to log in to it.
        listener: Where to serve, from `bind`.
        more: Lines to print below where to click.
    """
    home = open_configured(settings, create=True)
    try:
        _load_sample(home, settings.store_location)
        lines = _where_to_click(home, base_url(listener))
    except BaseException:
        home.close()
        raise
    last = "Reference information, not a diagnosis. Ctrl-C stops it."
    application = create_app(settings, home)
    serve_until_stopped(application, listener, lambda: say(*lines, *more, "", last))
    say("Stopped. The graph is kept: run it again, or ask it with the other commands.")


def _load_sample(home: GraphStore, location: str) -> None:
    change = home.replace_document(read_document(sample_bytes(), document_id=SAMPLE_ID))
    with home.reading() as reader:
        counts = reader.get_counts()
    did = (
        "was there already: nothing changed"
        if change.kind == "unchanged"
        else describe_change(change)
    )
    say(
        f"Store    {location}",
        f"Article  {did}.",
        f"Graph    {', '.join(counted(number, name) for name, number in counts)}.",
    )


def _where_to_click(home: GraphStore, url: str) -> list[str]:
    with home.reading() as reader:
        centre = find_node_id(reader, "muscle spasm")
        other = find_node_id(reader, "diabetes")
        paths = find_paths(reader, PathQuery(source=other, target=centre)).paths
    edges = [edge.id for path in paths for hop in path.hops for edge in hop]
    return [
        "",
        f"Explorer       {url}/",
        f"API            {url}/v1",
        f"Documentation  {url}/docs",
        "",
        "Try, in another terminal:",
        f"  curl '{url}/v1/nodes/{centre}/neighbourhood?limit=10'",
        f"  curl '{url}/v1/paths?source={other}&target={centre}'",
        f"  curl '{url}/v1/nodes/{centre}/related'",
        *(f"  curl '{url}/v1/edges/{edge}'" for edge in edges[:1]),
        f"  curl '{url}/v1/search?q=lou%20gehrig'",
    ]
