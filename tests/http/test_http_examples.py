"""The examples in the OpenAPI document are what the service really answers, cut short."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from declared_client import DeclaredClient

import api

EXAMPLES = Path(api.__file__).parent / "schemas" / "examples.json"
AGAIN = "NOSOGRAPH_REGENERATE=1 pytest tests/http/test_http_examples.py"
SHOWN_ITEMS, SHOWN_TEXT = 2, 300
ARTICLE = "Muscle spasms\nDiseases\n- Stroke\n- Spinal stenosis\n"


def _iter_answers(client: DeclaredClient, find: Callable[[str], str]) -> Iterator[tuple[str, Any]]:
    centre, other = find("muscle spasm"), find("stroke")
    around = f"/v1/nodes/{centre}/neighbourhood?predicate=HAS_SYMPTOM&limit=2"
    edge = client.get(around).json()["edges"][0]["id"]
    document = client.get("/v1/documents").json()["documents"][0]["id"]
    calls = {
        "getRoot": "/v1",
        "searchNodes": "/v1/search?q=lou%20gehrig&limit=2",
        "getNode": f"/v1/nodes/{centre}",
        "getNeighbourhood": around,
        "getRelated": f"/v1/nodes/{other}/related?limit=2",
        "findPaths": f"/v1/paths?source={find('electromyography')}&target={other}&k=1",
        "getEdge": f"/v1/edges/{edge}",
        "listDocuments": "/v1/documents",
        "getDocument": f"/v1/documents/{document}?limit=1",
        "exportGraph": f"/v1/export?format=cytoscape&node={other}",
        "getSchema": "/v1/schema",
        "listChanges": "/v1/changes",
        "getLiveness": "/health/live",
        "getReadiness": "/health/ready",
    }
    for name, address in calls.items():
        yield name, client.get(address).json()


def _cut(answer: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(answer, dict):
        return {name: _cut(value) for name, value in answer.items()}
    if isinstance(answer, list):
        return [_cut(value) for value in answer[:SHOWN_ITEMS]]
    if isinstance(answer, str) and len(answer) > SHOWN_TEXT:
        return answer[:SHOWN_TEXT] + "…"
    return answer


def test_the_examples_are_real_answers(
    client: DeclaredClient, writable: DeclaredClient, find: Callable[[str], str]
) -> None:
    """Each example is the answer to a call on the bundled article, with lists and texts cut."""
    answers = dict(_iter_answers(client, find))
    headers = {"Content-Type": "text/plain"}
    loaded = writable.post("/v1/documents?id=a", content=ARTICLE, headers=headers)
    answers["loadDocument"] = loaded.json()
    answers["deleteDocument"] = writable.delete("/v1/documents/a").json()
    written = json.dumps(_cut(answers), indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("NOSOGRAPH_REGENERATE"):
        EXAMPLES.write_text(written, "utf-8")
    assert written == EXAMPLES.read_text("utf-8"), f"Look at the change, then: {AGAIN}"


def test_every_answer_has_an_example(client: DeclaredClient) -> None:
    """No JSON answer of the versioned interface is left to the imagination."""
    for path, operations in client.document["paths"].items():
        for operation in operations.values():
            content = operation["responses"]["200"].get("content", {})
            if path.startswith("/v1") and "application/json" in content:
                assert "example" in content["application/json"], path
