"""JSON-LD in schema.org's terms, with our own for what schema.org has none for.

Source: https://schema.org/docs/meddocs.html; https://www.w3.org/TR/json-ld11/.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from graph.export.contents import Contents
from graph.export.iris import OWN, document_iri, edge_iri, node_iri
from graph.export.support import SupportedEdge
from graph.model import Document, Edge, Node
from graph.vocabulary import Category, Predicate

CONTEXT: Mapping[str, Any] = {
    "@vocab": "https://schema.org/",
    "noso": OWN,
    "sameAs": {"@type": "@id"},
    "citation": {"@type": "@id"},
    "noso:subject": {"@type": "@id"},
    "noso:predicate": {"@type": "@id"},
    "noso:object": {"@type": "@id"},
    "noso:categories": {"@container": "@list"},
}


class Term(NamedTuple):
    """A property of schema.org for a predicate.

    Attributes:
        name: The property.
        of_object: Whether it is the object's, and leads to the subject.
        subjects: Categories that the subject must have one of, for the property to take it.
    """

    name: str
    of_object: bool = False
    subjects: tuple[Category, ...] = tuple(Category)


_TREATMENTS = (Category.TREATMENT,)
_GENES = (Category.GENE, Category.PROTEIN)
TERMS = {
    Predicate.HAS_SYMPTOM: Term("signOrSymptom"),
    Predicate.CAUSES: Term("causeOf", subjects=(Category.CAUSE,)),
    Predicate.DIAGNOSES: Term("usedToDiagnose", subjects=(Category.TEST,)),
    Predicate.TREATS: Term("possibleTreatment", of_object=True, subjects=_TREATMENTS),
    Predicate.RELIEVES: Term("possibleTreatment", of_object=True, subjects=_TREATMENTS),
    Predicate.PREVENTS: Term("primaryPrevention", of_object=True, subjects=_TREATMENTS),
    Predicate.MANAGES: Term("relevantSpecialty", of_object=True, subjects=(Category.SPECIALIST,)),
    Predicate.LOCATED_IN: Term("associatedAnatomy"),
    Predicate.AFFECTS: Term("associatedAnatomy"),
    Predicate.GENE_ASSOCIATED_WITH: Term("associatedDisease", subjects=_GENES),
    Predicate.EXPRESSED_IN: Term("expressedIn", subjects=_GENES),
}


def write_jsonld(contents: Contents) -> Iterator[str]:
    """Give the document, piece by piece, a resource a line; edges add to the resources before them."""
    yield f'{{"@context":{_json(CONTEXT)},\n"@graph":['
    comma = "\n"
    for resource in _resources(contents):
        yield f"{comma}{_json(resource)}"
        comma = ",\n"
    yield "\n]}\n"


def _resources(contents: Contents) -> Iterator[Mapping[str, Any]]:
    about = contents.about
    yield {
        "@id": f"{OWN}graph:{about.snapshot}",
        "@type": "Dataset",
        "creditText": about.generator,
        "description": about.notice,
    }
    yield from map(_document, contents.documents())
    yield from map(_node, contents.nodes())
    for each in contents.edges():
        yield _relation(each.edge)
        yield _evidence(each)


def _document(document: Document) -> dict[str, Any]:
    return _filled({
        "@id": document_iri(document.id),
        "@type": Category.DOCUMENT.schema_org,
        "identifier": document.id,
        "name": document.title,
        "license": document.licence,
        "version": document.release,
    })  # fmt: skip


def _node(node: Node) -> dict[str, Any]:
    return _filled({
        "@id": node_iri(node.id),
        "@type": list(dict.fromkeys(each.schema_org for each in node.categories)),
        "identifier": node.id,
        "name": node.name,
        "alternateName": list(node.synonyms),
        "sameAs": [node_iri(xref) for xref in node.xrefs],
        "description": node.description,
        "noso:categories": [each.value for each in node.categories],
        "noso:biolink": [name for each in node.categories for name in each.biolink],
    })  # fmt: skip


def _relation(edge: Edge) -> dict[str, Any]:
    """Return what the edge says of one of its ends."""
    subject, object_ = node_iri(edge.subject.id), node_iri(edge.object.id)
    term = TERMS.get(edge.predicate)
    if term is None or not set(term.subjects).intersection(edge.subject.categories):
        return {"@id": subject, f"noso:{edge.predicate.value}": {"@id": object_}}
    if term.of_object:
        return {"@id": object_, term.name: {"@id": subject}}
    return {"@id": subject, term.name: {"@id": object_}}


def _evidence(each: SupportedEdge) -> dict[str, Any]:
    edge = each.edge
    return _filled({
        "@id": edge_iri(edge.id),
        "@type": "noso:Edge",
        "noso:subject": node_iri(edge.subject.id),
        "noso:predicate": f"noso:{edge.predicate.value}",
        "noso:biolink": edge.predicate.biolink,
        "noso:object": node_iri(edge.object.id),
        "noso:statements": edge.statements,
        "noso:documents": edge.documents,
        "citation": [document_iri(one) for one in each.support.documents],
        "noso:sentence": list(each.support.sentences),
    })  # fmt: skip


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, [])}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
