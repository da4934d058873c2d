"""A client that holds every answer against the OpenAPI document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

BASE = "http://127.0.0.1:8000"


class DeclaredClient(TestClient):
    """A client of the application that fails a test when an answer is not as declared.

    The status must be declared for the operation, the body must fit its schema, and an error must be
    a problem. Calls that no operation is declared for may only give 404, 405 or a page.
    """

    def __init__(self, app: FastAPI, **options: Any) -> None:  # noqa: ANN401 - the client's own
        """Serve the application under a name that it answers to."""
        super().__init__(app, base_url=BASE, **options)
        self.document: dict[str, Any] = app.openapi()
        self.seen: set[tuple[str, str, int]] = set()

    def request(self, method: str, url: Any, **options: Any) -> Any:  # noqa: ANN401
        """Ask, and hold the answer against the document."""
        answer = super().request(method, url, **options)
        path = answer.request.url.raw_path.decode().partition("?")[0]
        found = self._find_operation(method, path)
        if found is not None:
            self._check(answer, method, *found)
        elif (
            answer.status_code >= 400 and method != "OPTIONS"
        ):  # a preflight's answer is for nobody
            _check_problem(answer, answer.json())
        return answer

    def _find_operation(self, method: str, path: str) -> tuple[str, Mapping[str, Any]] | None:
        for template, operations in self.document["paths"].items():
            rest = "[^/]+" if template.startswith(("/v1/edges", "/browser")) else ".*"
            pattern = re.sub(r"\\{\w+\\}", rest, re.escape(template))
            wanted = "get" if method == "HEAD" else method.lower()
            if re.fullmatch(pattern, path) and wanted in operations:
                return template, operations[wanted]
        return None

    def _check(self, answer: Any, method: str, template: str, operation: Mapping[str, Any]) -> None:  # noqa: ANN401
        status = str(answer.status_code)
        declared = operation["responses"]
        assert status in declared, f"{method} {template} gave an undeclared {status}"
        self.seen.add((method, template, answer.status_code))
        if not answer.content:
            return
        media_type = answer.headers["Content-Type"].partition(";")[0]
        content = declared[status].get("content", {})
        assert not content or media_type in content, f"{method} {template} gave {media_type}"
        if content and media_type.endswith("json"):
            self._check_schema(answer.json(), content[media_type].get("schema", {}))
        if answer.status_code >= 400:
            _check_problem(answer, answer.json())

    def _check_schema(self, body: object, schema: Mapping[str, Any]) -> None:
        whole = {**schema, "components": self.document["components"]}
        Draft202012Validator(whole).validate(body)


def _check_problem(answer: Any, problem: Mapping[str, Any]) -> None:  # noqa: ANN401
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert problem["status"] == answer.status_code
    assert problem["type"] == f"urn:nosograph:problem:{problem['code']}"
    assert problem["detail"].strip()
    assert "Traceback" not in answer.text
