"""Reads on their shortest way: parameters checked once, the answer written once.

Left alone, the framework would solve each read's dependencies anew, check an answer that is a checked
value already, turn it into dictionaries in another thread, and those into JSON. That took more time than
most questions do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from operator import attrgetter
from typing import Any

import orjson
from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import Receive, Scope, Send

from api.dependencies import Question, declared_parameters, take_parameters

_MEDIA_TYPE = "application/json"
_fields = attrgetter(
    "__dict__"
)  # a frozen value's, in order: what pydantic would write, to the byte


class ReadyRoute(APIRoute):
    """A route whose function returns a value and is declared to, and whose answer is its bytes.

    For reads, whose functions take the `question`, and beside it path parameters and one model of query
    parameters at most; the question's headers become the answer's.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:  # noqa: ANN401 - the framework's own
        """Answer in our way; what the function declares stays in the OpenAPI document."""
        super().__init__(path, endpoint, **options)
        self._beginning = path.partition("{")[0]
        if self.methods == {"GET"}:
            self.app = _Read(self)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Tell by the path's beginning that it is another route's, as nearly all are."""
        if not scope["path"].startswith(self._beginning) and not scope.get("root_path"):
            return Match.NONE, {}
        return super().matches(scope)


class _Read:
    """Answers one route's requests."""

    def __init__(self, route: APIRoute) -> None:
        self._function = route.endpoint
        self._in_path = [
            (field.name, field.alias, field.validate) for field in route.dependant.path_params
        ]
        self._in_query = [(field.name, field.validate) for field in route.dependant.query_params]
        self._declared: Mapping[str, bool] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check here what is asked; ask it in a thread, as the store may be waited for."""
        request = Request(scope, receive, send)
        if self._declared is None:
            self._declared = declared_parameters(request)
        given = take_parameters(request.query_params.multi_items(), self._declared)
        values = {
            name: _accept(*check(request.path_params[alias], loc=("path", alias)))
            for name, alias, check in self._in_path
        }
        for name, check in self._in_query:
            values[name] = _accept(*check(given, loc=("query",)))
        question = Question(request, {})
        answer = await question.turns.run(partial(self._ask, question, values))
        await answer(scope, receive, send)

    def _ask(self, question: Question, values: Mapping[str, Any]) -> Response:
        value: BaseModel = self._function(question=question, **values)
        body = orjson.dumps(value, default=_fields, option=orjson.OPT_UTC_Z)
        return Response(body, headers=question.headers, media_type=_MEDIA_TYPE)


def _accept(value: object, errors: list[dict[str, Any]]) -> object:
    if errors:
        raise RequestValidationError(errors)
    return value
