"""Turtle and JSON-LD come back as the same graph, read by rdflib."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from importlib import resources

import pytest
from exported import NOTICE, Graph, contents_of, hard_readings
from rdflib import RDF, RDFS, Namespace, URIRef
from rdflib import Graph as Triples
from rdflib.namespace import DCTERMS, SDO

from graph.export import Contents
from graph.export.iris import OWN, PREFIXES, document_iri, edge_iri, node_iri
from graph.export.jsonld import TERMS, write_jsonld
from graph.export.turtle import write_turtle
from graph.model import Node
from graph.vocabulary import Category

BIOLINK = Namespace("https://w3id.org/biolink/vocab/")
NOSO = Namespace(OWN)


class Written:
    """A hard graph, and what rdflib read of it in both formats."""

    def __init__(self, graph: Graph, contents: Contents) -> None:
        """Write and read."""
        self.graph = graph
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # rdflib's own, about itself
            self.turtle = Triples().parse(data="".join(write_turtle(contents)), format="turtle")
            self.jsonld = Triples().parse(data="".join(write_jsonld(contents)), format="json-ld")
        self.lines = json.loads("".join(write_jsonld(contents)))["@graph"]


@pytest.fixture(scope="module")
def written() -> Iterator[Written]:
    """Give a hard graph, written and read."""
    with contents_of(hard_readings()) as (graph, contents):
        yield Written(graph, contents)


def _texts(triples: Triples, iri: URIRef, predicate: URIRef) -> tuple[str, ...]:
    return tuple(sorted(str(each) for each in triples.objects(iri, predicate)))


def test_turtle_gives_back_every_node(written: Written) -> None:
    """Its identifier, names, categories, cross-references and description."""
    read = written.turtle
    for node in written.graph.nodes:
        iri = URIRef(node_iri(node.id))
        assert _texts(read, iri, BIOLINK.id) == (node.id,)
        assert _texts(read, iri, RDFS.label) == (node.name,)
        assert _texts(read, iri, BIOLINK.synonym) == tuple(sorted(node.synonyms))
        assert _texts(read, iri, BIOLINK.xref) == tuple(sorted(map(node_iri, node.xrefs)))
        assert _texts(read, iri, DCTERMS.description) == tuple(filter(None, [node.description]))
        assert _texts(read, iri, NOSO.primaryCategory) == (str(NOSO[node.categories[0]]),)
        assert set(read.objects(iri, RDF.type)) == _types(node)
    names = set(read.subjects(NOSO.primaryCategory, None))
    assert len(names) == len(written.graph.nodes)


def _types(node: Node) -> set[URIRef]:
    biolink = {name for each in node.categories for name in each.biolink} - {"Article"}
    return {NOSO[each] for each in node.categories} | {BIOLINK[name] for name in biolink}


def test_turtle_gives_back_every_edge(written: Written) -> None:
    """As a triple in Biolink's terms, and as an association with counts and documents."""
    read = written.turtle
    for edge in written.graph.edges:
        ends = URIRef(node_iri(edge.subject.id)), URIRef(node_iri(edge.object.id))
        predicate = BIOLINK[edge.predicate.biolink]
        assert (ends[0], predicate, ends[1]) in read
        iri = URIRef(edge_iri(edge.id))
        assert (iri, RDF.subject, ends[0]) in read
        assert (iri, RDF.object, ends[1]) in read
        assert (iri, RDF.predicate, predicate) in read
        assert _texts(read, iri, BIOLINK.original_predicate) == (str(NOSO[edge.predicate]),)
        (statements,), (documents,) = (
            read.objects(iri, BIOLINK.evidence_count), read.objects(iri, NOSO.documents),
        )  # fmt: skip
        assert (statements.toPython(), documents.toPython()) == (edge.statements, edge.documents)
        assert len(set(read.objects(iri, BIOLINK.publications))) == edge.documents
    assert len(set(read.subjects(RDF.type, BIOLINK.Association))) == len(written.graph.edges)


def test_json_ld_gives_back_every_node(written: Written) -> None:
    """With types of schema.org, and the categories in order."""
    read = written.jsonld
    ordered = {each["@id"]: each["noso:categories"] for each in written.lines
               if "noso:categories" in each}  # fmt: skip
    for node in written.graph.nodes:
        iri = URIRef(node_iri(node.id))
        assert _texts(read, iri, SDO.identifier) == (node.id,)
        assert _texts(read, iri, SDO.name) == (node.name,)
        assert _texts(read, iri, SDO.alternateName) == tuple(sorted(node.synonyms))
        assert _texts(read, iri, SDO.sameAs) == tuple(sorted(map(node_iri, node.xrefs)))
        assert _texts(read, iri, SDO.description) == tuple(filter(None, [node.description]))
        types = {SDO[each.schema_org] for each in node.categories}
        assert set(read.objects(iri, RDF.type)) == types
        assert ordered[str(iri)] == [each.value for each in node.categories]
    assert len(ordered) == len(written.graph.nodes)


def test_json_ld_gives_back_every_edge(written: Written) -> None:
    """As a property of schema.org or of our own, and with counts and documents."""
    read = written.jsonld
    for edge in written.graph.edges:
        iri = URIRef(edge_iri(edge.id))
        ends = URIRef(node_iri(edge.subject.id)), URIRef(node_iri(edge.object.id))
        assert (iri, NOSO.subject, ends[0]) in read
        assert (iri, NOSO.predicate, NOSO[edge.predicate]) in read
        assert (iri, NOSO.object, ends[1]) in read
        assert _texts(read, iri, NOSO.statements) == (str(edge.statements),)
        assert _texts(read, iri, NOSO.documents) == (str(edge.documents),)
        joins = {*read.predicates(*ends), *read.predicates(*ends[::-1])}
        term = TERMS.get(edge.predicate)
        assert joins & ({NOSO[edge.predicate]} | ({SDO[term.name]} if term else set()))


def test_a_symptom_is_schema_orgs_sign_or_symptom(written: Written) -> None:
    """And a treatment is the condition's possible treatment, which leads from the object."""
    disease, symptom = URIRef(node_iri("C:Disease")), URIRef(node_iri("C:Symptom"))
    assert (disease, SDO.signOrSymptom, symptom) in written.jsonld
    assert (
        disease,
        NOSO.TREATS,
        symptom,
    ) in written.jsonld  # a disease is no therapy of schema.org


def test_every_type_and_property_is_one_of_schema_org() -> None:
    """As rdflib lists them; its list closes the door on invented ones."""
    used = {term.name for term in TERMS.values()} | {each.schema_org for each in Category}
    used |= {
        "identifier",
        "alternateName",
        "sameAs",
        "citation",
        "license",
        "version",
        "creditText",
    }
    assert {name for name in used if name not in SDO} == set()


def test_prefixes_are_those_of_biolink() -> None:
    """Each one's IRI is the one that the Biolink Model's own map has."""
    place = resources.files("biolink_model") / "prefixmaps" / "biolink_model_prefix_map.json"
    known = json.loads(place.read_text("utf-8"))
    assert {prefix: known.get(prefix) for prefix in PREFIXES} == PREFIXES


def test_both_say_what_they_are_and_name_the_documents(written: Written) -> None:
    """The notice, and each document's title and licence."""
    for read, notice, title in (
        (written.turtle, RDFS.comment, DCTERMS.title),
        (written.jsonld, SDO.description, SDO.name),
    ):
        assert NOTICE in {str(text) for text in read.objects(None, notice)}
        document = URIRef(document_iri("urn:test:hostile"))
        assert _texts(read, document, title) == ("<b>&amp;</b> ]]>",)


def test_an_empty_graph_is_a_whole_document() -> None:
    """Of its own description alone."""
    with contents_of([]) as (graph, contents):
        read = Written(graph, contents)
    assert (len(read.turtle), len(read.jsonld)) == (3, 3)
