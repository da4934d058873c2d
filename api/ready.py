"""Answers as ready bytes: pydantic writes each once.

Left alone, the framework would check an answer that is a checked value already, turn it into
dictionaries in another thread, and those into JSON.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.responses import Response

_MEDIA_TYPE = "application/json"


class ReadyRoute(APIRoute):
    """A route whose function returns a value and is declared to, and whose answer is its bytes.

    For reads, whose functions take the `question`; its headers become the answer's.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:  # noqa: ANN401 - the framework's own
        """Wrap the function; what it is declared to return stays in the OpenAPI document."""
        reads = options.get("methods") == ["GET"]
        super().__init__(path, _ready(endpoint) if reads else endpoint, **options)


def _ready(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(endpoint)
    def answer(**given: Any) -> Response:  # noqa: ANN401 - whatever the function takes
        value: BaseModel = endpoint(**given)
        body = value.__pydantic_serializer__.to_json(value)
        return Response(body, headers=dict(given["question"].headers), media_type=_MEDIA_TYPE)

    return answer
