"""OBO Graphs JSON: the same terms as in OBO, with addresses for identifiers.

Source: the OBO Graphs schema, https://github.com/geneontology/obographs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from loaders.ontologies.terms import Term, TermSynonym

_PURL = re.compile(r"https?://purl\.obolibrary\.org/obo/(?P<prefix>[A-Za-z]+)_(?P<local>[^#/]+)$")
_SCOPES = {
    "hasExactSynonym": "exact",
    "hasNarrowSynonym": "narrow",
    "hasBroadSynonym": "broad",
    "hasRelatedSynonym": "related",
}
_IS_A = "is_a"
_REPLACED_BY = "http://purl.obolibrary.org/obo/IAO_0100001"


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


def to_curie(address: str) -> str:
    """Return the CURIE of an OBO address; any other address as it is.

    Example:
        >>> to_curie("http://purl.obolibrary.org/obo/HP_0003394")
        'HP:0003394'
    """
    found = _PURL.match(address)
    return f"{found['prefix']}:{found['local']}" if found else address


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
    )
