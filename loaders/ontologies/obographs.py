"""OBO Graphs JSON: the same terms as in OBO, with addresses for identifiers.

Source: the OBO Graphs schema, https://github.com/geneontology/obographs.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import ijson
from ijson.common import ObjectBuilder

from loaders.ontologies.obo import Header
from loaders.ontologies.terms import Term, TermSynonym

_PURL = re.compile(
    r"https?://(?:purl\.obolibrary\.org/obo|www\.orpha\.net/ORDO)/(?P<prefix>[A-Za-z]+)_(?P<local>[^#/]+)$"
)
_IDENTIFIERS = re.compile(
    r"https?://(?:www\.)?identifiers\.org/(?P<prefix>[a-z.]+)[/:](?:[A-Z]+:)?(?P<local>[^#/:]+)$"
)
_PREFIXES = {
    "ncbigene": "NCBIGene",
    "ensembl": "ENSEMBL",
    "orphanet": "Orphanet",
    "snomedct": "SCTID",
}
_SCOPES = {
    "hasExactSynonym": "exact",
    "hasNarrowSynonym": "narrow",
    "hasBroadSynonym": "broad",
    "hasRelatedSynonym": "related",
}
_IS_A = "is_a"
_REPLACED_BY = "http://purl.obolibrary.org/obo/IAO_0100001"
_ALTERNATIVE = "http://www.geneontology.org/formats/oboInOwl#hasAlternativeId"
_VERSION = "http://www.w3.org/2002/07/owl#versionInfo"
_TITLES = ("http://purl.org/dc/elements/1.1/title", "http://purl.org/dc/terms/title")
_LICENCES = ("http://purl.org/dc/terms/license", "http://purl.org/dc/elements/1.1/rights")


_GRAPH = "graphs.item"
_DEEPEST = 100  # of the schema's own, fewer than ten
_OPENING, _CLOSING = ("start_map", "start_array"), ("end_map", "end_array")
_SHAPE = {
    ("", "graphs"): "start_array",
    ("", "graphs", ""): "start_map",
    ("", "graphs", "", "nodes"): "start_array",
    ("", "graphs", "", "edges"): "start_array",
}
_SHALLOW = 4
_MARK = b"\xef\xbb\xbf"
_PIECE = 1 << 20


def iter_obographs(edges: io.BufferedReader, nodes: io.BufferedReader) -> Iterator[Term]:
    """Yield the terms of an OBO Graphs document in its order.

    Edges stand behind the nodes whose they are, so it is read twice; a node that several graphs describe
    has the edges of all of them where it comes first.

    Args:
        edges: The document, to read the edges from.
        nodes: The document once more.

    Raises:
        ValueError: When it is broken.

    Complexity:
        The edges are held, and one node at a time.

    Example:
        >>> node = b'{"id": "http://purl.obolibrary.org/obo/HP_1"}'
        >>> document = b'{"graphs": [{"nodes": [' + node + b']}]}'
        >>> once, again = (io.BufferedReader(io.BytesIO(document)) for _ in range(2))
        >>> next(iter_obographs(once, again)).id
        'HP:1'
    """
    relations: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for edge in _iter_items(edges, f"{_GRAPH}.edges.item"):
        relations[edge["sub"]].append((edge["pred"], to_curie(edge["obj"])))
    for node in _iter_items(nodes, f"{_GRAPH}.nodes.item"):
        if node.get("type", "CLASS") == "CLASS":
            yield _read_node(node, relations.pop(node["id"], []))


def check_obographs(file: io.BufferedReader) -> None:
    """Raise `ValueError` unless it is whole JSON with a list of graphs, nested as deep as makes sense.

    To be called before the document is read otherwise: what reads it takes very long for deep ones.

    Example:
        >>> check_obographs(io.BufferedReader(io.BytesIO(b'{"graphs": [{"nodes": []}]}')))
    """
    keys: list[str] = []  # of all that is open, outermost first; empty for what stands in a list
    key, found = "", False
    with _explained():
        for event, value in ijson.basic_parse(_without_mark(file), buf_size=_PIECE):
            if event == "map_key":
                key = value
            elif event in _CLOSING:
                keys.pop()
                key = ""
            else:
                wanted = _SHAPE.get((*keys, key)) if len(keys) < _SHALLOW else None
                found = found or wanted is not None
                if event != (wanted or event):
                    message = "it is no OBO Graphs document"
                    raise ValueError(message)
                if event in _OPENING:
                    keys.append(key)
                    key = ""
            if len(keys) > _DEEPEST:
                message = "it is nested too deeply"
                raise ValueError(message)
    if not found:
        message = "it has no graphs: it is no OBO Graphs document"
        raise ValueError(message)


def read_graphs_header(file: io.BufferedReader) -> Header:
    """Return what the first graph of an OBO Graphs document says of itself.

    Example:
        >>> document = b'{"graphs": [{"id": "http://x/hp.json", "meta": {"version": "http://x/2025"}}]}'
        >>> read_graphs_header(io.BufferedReader(io.BytesIO(document)))
        Header(version='http://x/2025', title='http://x/hp.json', licence='')
    """
    graph, builder = "", ObjectBuilder()
    with _explained():
        for prefix, event, value in ijson.parse(_without_mark(file), buf_size=_PIECE):
            if prefix == f"{_GRAPH}.id":
                graph = str(value)
            elif prefix.startswith(f"{_GRAPH}.meta"):
                builder.event(event, value)
            told = (prefix, event) == (f"{_GRAPH}.meta", "end_map") and graph
            if told or (prefix, event) == (_GRAPH, "end_map"):
                break
    meta: Mapping[str, Any] = getattr(builder, "value", None) or {}
    values = {each["pred"]: each["val"] for each in meta.get("basicPropertyValues", ())}
    said = [
        next((str(values[name]) for name in names if values.get(name)), "")
        for names in ((_VERSION,), _TITLES, _LICENCES)
    ]
    return Header(said[0] or str(meta.get("version", "")), said[1] or graph, said[2])


def _iter_items(file: io.BufferedReader, prefix: str) -> Iterator[Any]:
    with _explained():
        yield from ijson.items(_without_mark(file), prefix, use_float=True, buf_size=_PIECE)


def _without_mark(file: io.BufferedReader) -> io.BufferedReader:
    if file.peek(len(_MARK)).startswith(_MARK):
        file.read(len(_MARK))
    return file


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except ijson.JSONError as error:
        message = f"its JSON is broken: {str(error).partition(chr(10))[0]}"
        raise ValueError(message) from None


def to_curie(address: str) -> str:
    """Return the CURIE of an OBO, Orphanet or identifiers.org address; any other address as it is.

    Example:
        >>> to_curie("http://purl.obolibrary.org/obo/HP_0003394")
        'HP:0003394'
        >>> to_curie("http://identifiers.org/hgnc/1100"), to_curie("https://example.org/a")
        ('HGNC:1100', 'https://example.org/a')
    """
    if found := _PURL.match(address):
        return f"{found['prefix']}:{found['local']}"
    if found := _IDENTIFIERS.match(address):
        prefix = found["prefix"]
        return f"{_PREFIXES.get(prefix, prefix.upper())}:{found['local']}"
    return address


def _read_node(node: Mapping[str, Any], relations: list[tuple[str, str]]) -> Term:
    meta: Mapping[str, Any] = node.get("meta", {})
    synonyms = (
        TermSynonym(each["val"], _SCOPES.get(each.get("pred", ""), "related"))
        for each in meta.get("synonyms", ())
    )
    properties = {each["pred"]: each["val"] for each in meta.get("basicPropertyValues", ())}
    replaced = properties.get(_REPLACED_BY)
    definition = meta.get("definition", {}).get("val")
    return Term(
        id=to_curie(node["id"]),
        name=node.get("lbl", ""),
        synonyms=tuple(synonyms),
        xrefs=tuple(each["val"] for each in meta.get("xrefs", ())),
        parents=tuple(other for relation, other in relations if relation == _IS_A),
        relations=tuple(
            (to_curie(relation), other) for relation, other in relations if relation != _IS_A
        ),
        definition=definition,
        obsolete=bool(meta.get("deprecated", False)),
        replaced_by=to_curie(replaced) if replaced else None,
        alternatives=tuple(
            to_curie(each["val"])
            for each in meta.get("basicPropertyValues", ())
            if each["pred"] == _ALTERNATIVE
        ),
    )
