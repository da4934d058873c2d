"""Turtle: each edge as a triple in Biolink's terms, and as an association that says who says so.

Source: https://www.w3.org/TR/turtle/; slots and their IRIs from the Biolink Model 4.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.export.contents import Contents
from graph.export.iris import BIOLINK, OWN, document_iri, edge_iri, node_iri
from graph.export.kgx import biolink_categories, edge_record
from graph.export.support import SupportedEdge
from graph.model import Document, Node

_HEAD = f"""\
@prefix biolink: <{BIOLINK}> .
@prefix noso: <{OWN}> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix void: <http://rdfs.org/ns/void#> .

"""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_WRITTEN = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def write_turtle(contents: Contents) -> Iterator[str]:
    """Give the document, piece by piece."""
    about = contents.about
    yield _HEAD
    yield _resource(f"{OWN}graph:{about.snapshot}", [
        "a void:Dataset", f"dct:creator {literal(about.generator)}",
        f"rdfs:comment {literal(about.notice)}",
    ])  # fmt: skip
    for document in contents.documents():
        yield _resource(document_iri(document.id), _document(document))
    for node in contents.nodes():
        yield _resource(node_iri(node.id), _node(node))
    for each in contents.edges():
        edge = each.edge
        ends = f"<{node_iri(edge.subject.id)}>", f"<{node_iri(edge.object.id)}>"
        yield f"{ends[0]} biolink:{edge.predicate.biolink} {ends[1]} .\n"
        yield _resource(edge_iri(edge.id), _association(each, *ends))


def literal(text: str) -> str:
    r"""Return a text as a string of Turtle.

    Example:
        >>> literal('a "b"\n\x01')
        '"a \\"b\\"\\n\\u0001"'
    """
    return f'"{_CONTROL.sub(_number, text.translate(_WRITTEN))}"'


def _number(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04X}"


def _document(document: Document) -> list[str]:
    said = [
        "a biolink:Publication", f"biolink:id {literal(document.id)}",
        f"dct:title {literal(document.title)}",
    ]  # fmt: skip
    if document.licence:
        said.append(f"dct:license {literal(document.licence)}")
    if document.release:
        said.append(f"dct:hasVersion {literal(document.release)}")
    return said


def _node(node: Node) -> list[str]:
    own = [f"noso:{category.value}" for category in node.categories]
    said = [
        f"a {', '.join([*biolink_categories(node.categories), *own])}",
        f"noso:primaryCategory {own[0]}",
        f"biolink:id {literal(node.id)}",
        f"rdfs:label {literal(node.name)}",
    ]
    said += _objects("biolink:synonym", map(literal, node.synonyms))
    said += _objects("biolink:xref", (f"<{node_iri(xref)}>" for xref in node.xrefs))
    if node.description:
        said.append(f"dct:description {literal(node.description)}")
    return said


def _association(each: SupportedEdge, subject: str, object_: str) -> list[str]:
    edge, record = each.edge, edge_record(each)
    said = [
        "a biolink:Association",
        f"rdf:subject {subject}",
        f"rdf:predicate biolink:{edge.predicate.biolink}",
        f"rdf:object {object_}",
        f"biolink:original_predicate noso:{edge.predicate.value}",
        f"biolink:knowledge_level {literal(str(record['knowledge_level']))}",
        f"biolink:agent_type {literal(str(record['agent_type']))}",
        f"biolink:primary_knowledge_source {literal(str(record['primary_knowledge_source']))}",
        f"biolink:evidence_count {edge.statements}",
        f"noso:documents {edge.documents}",
    ]
    said += _objects(
        "biolink:publications", (f"<{document_iri(one)}>" for one in each.support.documents)
    )
    return said + _objects("biolink:supporting_text", map(literal, each.support.sentences))


def _objects(predicate: str, objects: Iterable[str]) -> list[str]:
    joined = ", ".join(objects)
    return [f"{predicate} {joined}"] if joined else []


def _resource(iri: str, said: list[str]) -> str:
    joined = " ;\n  ".join(said)
    return f"<{iri}> {joined} .\n"
