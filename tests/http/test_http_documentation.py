"""The service describes itself, truly and offline."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from declared_client import DeclaredClient

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "openapi.json"
AGAIN = "NOSOGRAPH_REGENERATE=1 pytest tests/http/test_http_documentation.py -k reviewed"
CALLS = [
    "/v1", "/v1/search", "/v1/nodes/{curie}", "/v1/nodes/{curie}/neighbourhood", "/v1/paths",
    "/v1/nodes/{curie}/related", "/v1/edges/{id}", "/v1/documents", "/v1/documents/{id}",
    "/v1/schema", "/v1/changes", "/health/live", "/health/ready",
]  # fmt: skip


def test_the_openapi_document_is_the_reviewed_one(client: DeclaredClient) -> None:
    """A change of the interface shows as a change of the golden file, which is then reviewed."""
    written = json.dumps(client.get("/openapi.json").json(), indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("NOSOGRAPH_REGENERATE"):
        GOLDEN.write_text(written, "utf-8")
    assert written == GOLDEN.read_text("utf-8"), f"Look at the change, then: {AGAIN}"


def test_every_call_is_described(client: DeclaredClient) -> None:
    """Each has a name, a sentence, a description, a tag and a problem for each error."""
    assert set(CALLS) <= set(client.document["paths"])
    for path, operations in client.document["paths"].items():
        for operation in operations.values():
            assert re.fullmatch("[a-z]+[A-Za-z]+", operation["operationId"]), path
            assert operation["summary"], path
            assert operation["description"], path
            assert operation["tags"], path
            _check_responses(path, operation)


def _check_responses(path: str, operation: dict[str, Any]) -> None:
    for status, answer in operation["responses"].items():
        assert answer["description"] != "Successful Response", path
        if int(status) >= 400:
            assert set(answer["content"]) == {"application/problem+json"}, path


def test_every_parameter_is_described(client: DeclaredClient) -> None:
    """Nobody has to guess what a parameter does."""
    for path, operations in client.document["paths"].items():
        for operation in operations.values():
            for parameter in operation.get("parameters", []):
                assert parameter.get("description"), (path, parameter["name"])


def test_operation_names_are_unique(client: DeclaredClient) -> None:
    """Generated clients make a function of each."""
    names = [
        operation["operationId"]
        for operations in client.document["paths"].values()
        for operation in operations.values()
    ]
    assert len(names) == len(set(names))


def test_the_notice_is_in_the_document(client: DeclaredClient) -> None:
    """Whoever reads the document reads that this is no diagnosis."""
    assert "not a diagnosis" in client.document["info"]["description"]


def test_the_documentation_needs_no_other_host(client: DeclaredClient) -> None:
    """The page and all it loads come from the service, and its policy allows nothing else."""
    page = client.get("/docs")
    assert page.status_code == 200
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert len(loaded) >= 4
    for address in loaded:
        assert "//" not in address
        assert client.get(f"/{address}").status_code == 200
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy


def test_the_documentation_reads_this_version_of_openapi(client: DeclaredClient) -> None:
    """Swagger UI reads OpenAPI 3.1 from version 5 on."""
    assert client.document["openapi"].startswith("3.1")
    bundle = client.get("/docs/swagger-ui-bundle.js").text
    found = re.search(r'PACKAGE_VERSION:"(\d+)', bundle)
    assert found is not None
    assert int(found[1]) >= 5
