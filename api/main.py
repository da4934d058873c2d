"""The application, put together from what it is given. Nothing happens at import."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import BoundedSemaphore

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.middleware.cors import CORSMiddleware

from api.about import NAME, version
from api.middleware import Compress, HeadAsGet, HostCheck, RequestLog
from api.openapi import install_openapi, problem_responses
from api.problems import install_problems
from api.routes import (
    browser,
    documents,
    edges,
    explorer,
    export,
    health,
    nodes,
    paths,
    root,
    search,
)
from api.settings import LOOPBACK, Settings
from api.static_files import install_static_files
from api.turns import Limits, Turns
from graph.store import GraphStore

_TURN_SECONDS = 0.5
_GRACE_SECONDS = 0.7  # behind a question's own deadline, before it is given up
_WRITERS = 4
_WRITE_SECONDS = 120.0
_EXPOSED = ["ETag", "X-Request-ID", "Retry-After", "Location"]


def create_app(settings: Settings, store: GraphStore) -> FastAPI:
    """Return the service over this store; it closes the store when it ends.

    Args:
        settings: How to serve.
        store: Any store; the application owns it from here on.
    """

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(store.close)

    app = FastAPI(
        title=NAME, version=version(), docs_url=None, redoc_url=None, openapi_url=None,
        redirect_slashes=False, lifespan=lifespan, generate_unique_id_function=_name_operation,
    )  # fmt: skip
    app.state.settings, app.state.store = settings, store
    seconds = settings.query_seconds + _GRACE_SECONDS
    app.state.questions = Turns(Limits(settings.concurrent_requests, _TURN_SECONDS, seconds))
    app.state.writes = Turns(Limits(_WRITERS, _TURN_SECONDS, _WRITE_SECONDS))
    app.state.export_slots = BoundedSemaphore(export.EXPORTS_AT_ONCE)
    install_problems(app)
    _install_routes(app)
    install_openapi(app)
    install_static_files(app)
    _install_middleware(app, settings)
    return app


def _name_operation(route: APIRoute) -> str:
    first, *rest = route.name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _install_routes(app: FastAPI) -> None:
    for module in (root, search, nodes, paths, edges, documents, export, health):
        app.router.routes.extend(module.router.routes)  # an included router is searched three times
    app.include_router(browser.router, responses=problem_responses(404))
    app.include_router(explorer.router)

    @app.get("/openapi.json", include_in_schema=False)
    async def get_openapi_document() -> dict[str, object]:
        return app.openapi()


def _install_middleware(app: FastAPI, settings: Settings) -> None:
    """Wrap the application; what is added last is met first."""
    app.add_middleware(Compress)
    app.add_middleware(HeadAsGet)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware, allow_origins=settings.cors_origins, allow_methods=["GET", "HEAD"],
            expose_headers=_EXPOSED,
        )  # fmt: skip
    app.add_middleware(browser.AnswerPreflight)
    app.add_middleware(HostCheck, names=_served_names(settings))
    app.add_middleware(RequestLog)


def _served_names(settings: Settings) -> frozenset[str]:
    if settings.allowed_hosts or settings.host not in LOOPBACK:
        return frozenset(settings.allowed_hosts)
    return LOOPBACK
