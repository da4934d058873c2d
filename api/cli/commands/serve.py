"""`nosograph serve`."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.configuration import open_configured
from api.cli.options import Store, new_app
from api.cli.serving import base_url, bind, look_ahead, say, serve_until_stopped
from api.main import create_app

app = new_app()


@app.command("serve")
def serve(
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
    """Serve the HTTP API and the explorer until Ctrl-C."""
    settings = context.obj.settings(store, host=host, port=port)
    with bind(settings.host, settings.port) as listener:
        url = base_url(listener)
        home = open_configured(settings, create=True)
        look_ahead(home)
        application = create_app(settings, home)
        lines = (
            f"Serving {settings.store_location}",
            f"Explorer {url}/  API {url}/v1  Documentation {url}/docs",
            "Ctrl-C stops it.",
        )
        serve_until_stopped(application, listener, lambda: say(*lines))
    say("Stopped.")
