"""GraphML, for networkx, yEd, igraph and Gephi.

Source: http://graphml.graphdrawing.org/specification.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.export.attributes import (
    EDGE_ATTRIBUTES,
    NODE_ATTRIBUTES,
    Attribute,
    Value,
    edge_values,
    flat_text,
    node_values,
)
from graph.export.contents import Contents
from graph.export.xml import xml_text

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
_ABOUT = tuple(Attribute(name, str) for name in ("generator", "notice", "snapshot"))


def write_graphml(contents: Contents) -> Iterator[str]:
    """Give the document, piece by piece; lists are texts with bars between their items."""
    yield _HEAD
    for owner, attributes in (
        ("graph", _ABOUT), ("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES),
    ):  # fmt: skip
        yield from _declare(owner, attributes)
    yield '<graph edgedefault="directed">\n'
    yield f"{_data('graph', contents.about._asdict())}\n"
    for node in contents.nodes():
        yield f'<node id="{xml_text(node.id)}">{_data("node", node_values(node))}</node>\n'
    for each in contents.edges():
        edge = each.edge
        ends = f'source="{xml_text(edge.subject.id)}" target="{xml_text(edge.object.id)}"'
        yield f'<edge id="{edge.id}" {ends}>{_data("edge", edge_values(each))}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _declare(owner: str, attributes: Sequence[Attribute]) -> Iterator[str]:
    for name, kind in attributes:
        key = f'id="{owner}_{name}" for="{owner}" attr.name="{name}"'
        yield f'<key {key} attr.type="{"long" if kind is int else "string"}"/>\n'


def _data(owner: str, values: Mapping[str, Value]) -> str:
    return "".join(
        f'<data key="{owner}_{name}">{xml_text(flat_text(value))}</data>'
        for name, value in values.items()
    )
