"""Files that are served as they are: the documentation page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib import resources
from pathlib import Path

from fastapi import FastAPI
from starlette.responses import FileResponse

_HERE = Path(__file__).parent
DOCS = _HERE / "static" / "docs"
_UI_FILES = ("swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png")


def install_static_files(app: FastAPI) -> None:
    """Serve the documentation page and what it is made of."""
    swagger_ui = Path(str(resources.files("fastapi_swagger") / "resources"))
    files = {name: swagger_ui / name for name in _UI_FILES} | {"start.js": DOCS / "start.js"}

    @app.get("/docs", include_in_schema=False)
    async def show_documentation() -> FileResponse:
        return FileResponse(DOCS / "index.html")

    for name, path in files.items():
        app.add_api_route(f"/docs/{name}", _sender(path), include_in_schema=False)


def _sender(path: Path) -> Callable[[], Awaitable[FileResponse]]:
    async def send_file() -> FileResponse:
        return FileResponse(path)

    return send_file
