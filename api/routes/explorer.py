"""The explorer: a page for people, and the files it is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Header
from starlette.responses import FileResponse, RedirectResponse, Response

from graph.errors import NotFound

router = APIRouter(include_in_schema=False)

FOLDER = Path(__file__).parents[1] / "explorer"
# Narrower than other pages' policy: nothing of the explorer stands inside its page.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# Asked for anew each time, and answered with 304: an old module beside a new one would break the page.
_CACHING = {"Cache-Control": "no-cache"}
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@router.get("/")
async def show_explorer(accept: Annotated[str, Header()] = "*/*") -> Response:
    """Show the explorer; send programs that ask for JSON alone to the API's own first page."""
    if "application/json" in accept and "text/html" not in accept and "*/*" not in accept:
        return RedirectResponse("v1", headers={"Vary": "Accept"})
    headers = {**_CACHING, "Vary": "Accept", "Content-Security-Policy": _POLICY}
    return FileResponse(FOLDER / "index.html", media_type="text/html", headers=headers)


@router.get("/explorer/{name}")
async def send_explorer_file(name: str) -> Response:
    """Send one of the explorer's files."""
    # Compared with what is there, so that no name reaches the file system.
    path = next((path for path in FOLDER.iterdir() if path.name == name), None)
    if path is None or path.suffix not in _TYPES:
        detail = f"The explorer has no file {name[:80]!r}."
        raise NotFound(detail, "The explorer itself is at /.")
    return FileResponse(path, media_type=_TYPES[path.suffix], headers=_CACHING)
