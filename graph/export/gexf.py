"""GEXF, for Gephi.

Source: https://gexf.net/schema.html (1.2draft, which Gephi and networkx read).
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
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
"""


def write_gexf(contents: Contents) -> Iterator[str]:
    """Give the document, piece by piece; an edge weighs as much as it has statements."""
    about = contents.about
    yield _HEAD
    yield f"<meta><creator>{xml_text(about.generator)}</creator>"
    yield f"<description>{xml_text(f'{about.notice} ({about.snapshot})')}</description></meta>\n"
    yield '<graph defaultedgetype="directed" mode="static">\n'
    yield from _declare("node", NODE_ATTRIBUTES)
    yield from _declare("edge", EDGE_ATTRIBUTES)
    yield "<nodes>\n"
    for node in contents.nodes():
        start = f'<node id="{xml_text(node.id)}" label="{xml_text(node.name)}">'
        yield f"{start}{_data(NODE_ATTRIBUTES, node_values(node))}</node>\n"
    yield "</nodes>\n<edges>\n"
    for each in contents.edges():
        edge = each.edge
        ends = f'source="{xml_text(edge.subject.id)}" target="{xml_text(edge.object.id)}"'
        seen = f'label="{edge.predicate.phrase}" weight="{edge.statements}"'
        data = _data(EDGE_ATTRIBUTES, edge_values(each))
        yield f'<edge id="{edge.id}" {ends} {seen}>{data}</edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _declare(owner: str, attributes: Sequence[Attribute]) -> Iterator[str]:
    yield f'<attributes class="{owner}" mode="static">'
    for name, kind in attributes:
        yield f'<attribute id="{name}" title="{name}" type="{"long" if kind is int else "string"}"/>'
    yield "</attributes>\n"


def _data(attributes: Sequence[Attribute], values: Mapping[str, Value]) -> str:
    pairs = ((each.name, values[each.name]) for each in attributes if each.name in values)
    cells = "".join(
        f'<attvalue for="{name}" value="{xml_text(flat_text(value))}"/>' for name, value in pairs
    )
    return f"<attvalues>{cells}</attvalues>"
