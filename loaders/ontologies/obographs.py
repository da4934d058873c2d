"""OBO Graphs JSON: the same terms as in OBO, with addresses for identifiers.

Source: the OBO Graphs schema, https://github.com/geneontology/obographs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

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


def iter_obographs(document: Mapping[str, Any]) -> Iterator[Term]:
    """Yield the terms of an OBO Graphs document, graph by graph, in its order.

    Raises:
        ValueError: When it is no such document.

    Example:
        >>> node = {"id": "http://purl.obolibrary.org/obo/HP_1", "lbl": "Cramp"}
        >>> next(iter_obographs({"graphs": [{"nodes": [node], "edges": []}]})).id
        'HP:1'
    """
    graphs = document.get("graphs") if isinstance(document, Mapping) else None
    if not isinstance(graphs, list):
        message = "it has no graphs: it is no OBO Graphs document"
        raise ValueError(message)  # noqa: TRY004 - whoever opens it hears of one kind of error
    for graph in graphs:
        relations: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for edge in graph.get("edges", ()):
            relations[edge["sub"]].append((edge["pred"], to_curie(edge["obj"])))
        for node in graph.get("nodes", ()):
            if node.get("type", "CLASS") == "CLASS":
                yield _read_node(node, relations[node["id"]])


def read_graphs_header(document: Mapping[str, Any]) -> Header:
    """Return what the first graph of an OBO Graphs document says of itself.

    Example:
        >>> meta = {"version": "http://purl.obolibrary.org/obo/hp/releases/2025-01-16/hp.json"}
        >>> read_graphs_header({"graphs": [{"id": "http://x/hp.json", "meta": meta}]}).version
        'http://purl.obolibrary.org/obo/hp/releases/2025-01-16/hp.json'
    """
    graph: Mapping[str, Any] = next(iter(document.get("graphs", ())), {})
    meta: Mapping[str, Any] = graph.get("meta", {})
    values = {each["pred"]: each["val"] for each in meta.get("basicPropertyValues", ())}
    said = [
        next((str(values[name]) for name in names if values.get(name)), "")
        for names in ((_VERSION,), _TITLES, _LICENCES)
    ]
    return Header(
        said[0] or str(meta.get("version", "")), said[1] or str(graph.get("id", "")), said[2]
    )


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
