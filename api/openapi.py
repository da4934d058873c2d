"""What the OpenAPI document says beyond what the routes' types say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.about import DESCRIPTION, NAME, version
from api.errors import MEDIA_TYPE, TITLES
from api.schemas.problem import Problem

_EXAMPLES_FILE = Path(__file__).parent / "schemas" / "examples.json"

Responses = dict[int | str, dict[str, Any]]

TAGS = [
    {"name": "Service", "description": "What this is, what it holds, and whether it is well."},
    {"name": "Questions", "description": "Search, neighbourhoods, paths, related pathologies."},
    {"name": "Evidence", "description": "Who says so: edges, statements, documents, changes."},
]

_WHEN = {
    401: "No key was given, or another one.",
    403: "The service was started without a key, so nothing can be written.",
    404: "Nothing here has that identifier.",
    409: "The graph has changed since the page before: start again without a cursor.",
    413: "The document is over the limit.",
    415: "The body is of a type, character set or encoding that is not read here.",
    421: "The Host header names a host that this service does not answer to.",
    422: "A parameter or the document is not what is accepted; `accepted` says what is.",
    500: "Something broke in the service.",
    503: "The store is down, silent or busy: try again after `Retry-After` seconds.",
    504: "Time ran out before anything was found.",
}
_EXAMPLES: Mapping[int, tuple[str, str, str | None]] = {
    401: ("key-missing", "Writing needs a key.", "Send the service's key in X-API-Key."),
    404: (
        "node-not-found",
        "No node has the identifier or cross-reference MONDO:1.",
        "Search by name to find one.",
    ),
    409: (
        "stale-cursor",
        "The graph has changed since the page before.",
        "Start again without a cursor.",
    ),
    422: ("out-of-range", "max_hops is 99.", "It takes a whole number from 1 to 6."),
    503: ("store-unavailable", "The store does not answer.", None),
}
_ALWAYS = (421, 422, 500, 503)
_RETRY = {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer"}}}
_ETAG = {"ETag": {"description": "Names this answer.", "schema": {"type": "string"}}}


def read_responses(*statuses: int) -> Responses:
    """Return what a read can answer besides 200: these problems, those of all routes, and 304."""
    unchanged = {"description": "The caller's `If-None-Match` is this answer.", "headers": _ETAG}
    problems = problem_responses(*statuses, 504)
    return {200: {"headers": _ETAG}, 304: unchanged, **problems}


def problem_responses(*statuses: int) -> Responses:
    """Return the problems that a route can answer with: these, and those of all routes."""
    return {status: _problem(status) for status in sorted({*statuses, *_ALWAYS})}


def _problem(status: int) -> dict[str, Any]:
    content: dict[str, Any] = {"schema": {"$ref": "#/components/schemas/Problem"}}
    if status in _EXAMPLES:
        content["example"] = _example(status)
    answer: dict[str, Any] = {"description": _WHEN[status], "content": {MEDIA_TYPE: content}}
    return answer | ({"headers": _RETRY} if status == 503 else {})  # noqa: PLR2004 - HTTP status


def _example(status: int) -> dict[str, Any]:
    code, detail, accepted = _EXAMPLES[status]
    return {
        "type": f"urn:nosograph:problem:{code}",
        "title": TITLES[status],
        "status": status,
        "detail": detail,
        "code": code,
        "accepted": accepted,
        "instance": "/v1/…",
    }


def install_openapi(app: FastAPI) -> None:
    """Make the application describe itself with the text, the tags and the problems above."""

    def describe() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _describe(app)
        return app.openapi_schema

    app.openapi = describe  # type: ignore[method-assign]  # FastAPI's documented way


def _describe(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title=NAME,
        version=version(),
        summary="Explained answers from a medical knowledge graph.",
        description=DESCRIPTION,
        routes=app.routes,
        tags=TAGS,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas["Problem"] = Problem.model_json_schema()
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for schema in schemas.values():
        _move_attributes(schema)
    examples = json.loads(_EXAMPLES_FILE.read_text("utf-8"))
    for operations in document["paths"].values():
        for operation in operations.values():
            _word_operation(operation, schemas)
            _show_example(operation, examples)
    return document


def _show_example(operation: dict[str, Any], examples: Mapping[str, Any]) -> None:
    """Show a real answer, cut short (a test keeps it true)."""
    example = examples.get(operation["operationId"])
    for status in ("200", "201"):
        content = operation["responses"].get(status, {}).get("content", {})
        if example is not None and "application/json" in content:
            content["application/json"]["example"] = example


def _word_operation(operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    """Take the words of an operation from the docstrings of its function and of its answer."""
    first, _, rest = operation.get("description", "").partition("\n\n")
    if first:
        operation["summary"] = first.replace("\n", " ").rstrip(".")
        operation["description"] = rest or first
    for parameter in operation.get("parameters", []):
        if examples := parameter["schema"].get("examples"):
            parameter["example"] = examples[0]
    answer = operation["responses"]["200"]
    if answer["description"] == "Successful Response":
        reference = answer.get("content", {}).get("application/json", {}).get("schema", {})
        named = schemas.get(reference.get("$ref", "").rpartition("/")[2], {})
        answer["description"] = named.get("description", "The answer.").partition("\n\n")[0]


def _move_attributes(schema: dict[str, Any]) -> None:
    """Hand the `Attributes:` section of a docstring out to the properties that it describes."""
    text, found, section = schema.get("description", "").partition("\n\nAttributes:\n")
    section, *rest = section.split("\n\n")
    schema["description"] = "\n\n".join([text, *rest]).strip()
    if not found:
        return
    for name, description in _entries(section):
        if name in schema.get("properties", {}):
            schema["properties"][name].setdefault("description", description)


def _entries(section: str) -> list[tuple[str, str]]:
    entries: list[tuple[str, str]] = []
    for line in section.splitlines():
        if line.startswith("     ") and entries:
            name, description = entries[-1]
            entries[-1] = (name, f"{description} {line.strip()}")
        else:
            name, _, description = line.strip().partition(": ")
            entries.append((name, description))
    return entries
