"""Cytoscape JSON, for Cytoscape (as a .cyjs file) and for cytoscape.js (its `elements`).

Source: https://js.cytoscape.org/#notation/elements-json; Cytoscape manual, "Cytoscape.js JSON".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from graph.export.attributes import edge_values, node_values
from graph.export.contents import Contents
from graph.export.support import SupportedEdge


def write_cytoscape(contents: Contents) -> Iterator[str]:
    """Give the document, piece by piece, an element a line."""
    about = contents.about
    head = {
        "format_version": "1.0",
        "generated_by": about.generator,
        "target_cytoscapejs_version": "~2.1",
        "data": {"name": about.generator, **about._asdict()},
    }
    yield f'{_json(head)[:-1]},\n"elements":{{"nodes":['
    yield from _elements({"id": node.id, **node_values(node)} for node in contents.nodes())
    yield '],\n"edges":['
    yield from _elements(map(_edge, contents.edges()))
    yield "]}}\n"


def _edge(each: SupportedEdge) -> dict[str, Any]:
    edge = each.edge
    return {
        "id": edge.id,
        "source": edge.subject.id,
        "target": edge.object.id,
        "interaction": edge.predicate.phrase,
        **edge_values(each),
    }


def _elements(values: Iterable[dict[str, Any]]) -> Iterator[str]:
    comma = "\n"
    for data in values:
        yield f"{comma}{_json({'data': data})}"
        comma = ",\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
