"""Every error of the application, turned into a problem."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.dependencies import NotModified, describe_parameter
from api.errors import problem_of, quoted_path, render_problem
from graph.errors import NosographError

_SHOWN = 80


def install_problems(app: FastAPI) -> None:
    """Answer errors of the graph, of the framework and of our own making as problems."""
    app.add_exception_handler(NosographError, _answer_ours)
    app.add_exception_handler(NotModified, _answer_not_modified)
    app.add_exception_handler(RequestValidationError, _answer_validation)
    app.add_exception_handler(HTTPException, _answer_http)
    app.add_exception_handler(Exception, _answer_unforeseen)


async def _answer_ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, NosographError)  # noqa: S101 - what it is registered for
    return problem_of(error, _instance(request))


async def _answer_not_modified(_request: Request, error: Exception) -> Response:
    assert isinstance(error, NotModified)  # noqa: S101 - what it is registered for
    return Response(status_code=304, headers={"ETag": error.etag, "Cache-Control": "no-cache"})


async def _answer_validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - what it is registered for
    fault: dict[str, Any] = error.errors()[0]
    name = str(fault["loc"][1] if len(fault["loc"]) > 1 else fault["loc"][0])
    if fault["type"] == "missing":
        code, detail = "missing-parameter", f"The parameter {name} is missing."
        accepted = describe_parameter(request, name)
    else:
        code, detail = "invalid-parameter", f"{name} is {str(fault['input'])[:_SHOWN]!r}."
        accepted = f"{fault['msg']}."
    return render_problem(422, code, detail, accepted, _instance(request))


async def _answer_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - what it is registered for
    headers = dict(error.headers or {})
    detail, accepted, code = str(error.detail), "", f"http-{error.status_code}"
    if error.status_code == 404:  # noqa: PLR2004 - the framework's word for "no such route"
        code, detail = "no-such-route", f"Nothing is served at {_instance(request)}."
        accepted = "The calls are listed at /v1 and described at /docs."
    if error.status_code == 405:  # noqa: PLR2004 - the framework's word for "not this method"
        code, detail = "no-such-method", f"{request.method} is not something one can do here."
        accepted = f"Accepted: {headers.get('Allow', headers.get('allow', 'GET'))}."
    return render_problem(error.status_code, code, detail, accepted, _instance(request), headers)


async def _answer_unforeseen(request: Request, _error: Exception) -> Response:
    detail = "Something broke in the service; its log says what."
    return render_problem(500, "internal-error", detail, "", _instance(request))


def _instance(request: Request) -> str:
    return quoted_path(request.scope["path"])
