"""GraphML, GEXF and Cytoscape JSON come back as the same graph, read by other programs' readers."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx
import pytest
from exported import NOTICE, Graph, contents_of, hard_readings, quickly
from hypothesis import given
from readings import build_node, build_reading, random_readings

from graph.export import Contents
from graph.export.cells import read_list
from graph.export.cytoscape import write_cytoscape
from graph.export.gexf import write_gexf
from graph.export.graphml import write_graphml
from graph.model import Edge, Node, Reading

NodeKey = tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...], str | None]
EdgeKey = tuple[str, str, str, str, str, int, int]


@pytest.fixture(scope="module")
def hard() -> Iterator[tuple[Graph, Contents]]:
    """Give a graph that is hard to write, and its contents."""
    with contents_of(hard_readings()) as both:
        yield both


def _read(write: Any, contents: Contents) -> Any:  # noqa: ANN401 - networkx' graphs
    text = io.BytesIO("".join(write(contents)).encode())
    if write is write_gexf:
        return nx.read_gexf(text)
    return nx.read_graphml(text, force_multigraph=True)


def _node_key(node_id: str, data: Mapping[str, Any]) -> NodeKey:
    def several(name: str) -> tuple[str, ...]:
        value = data.get(name, ())
        return tuple(read_list(value) if isinstance(value, str) else value)

    categories, synonyms, xrefs = map(several, ("categories", "synonyms", "xrefs"))
    assert data["category"] == categories[0]
    return node_id, data["name"], categories, synonyms, xrefs, data.get("description")


def _key_of_node(node: Node) -> NodeKey:
    categories = tuple(category.value for category in node.categories)
    return node.id, node.name, categories, node.synonyms, node.xrefs, node.description


def _edge_key(ends: tuple[str, str], data: Mapping[str, Any]) -> EdgeKey:
    return (
        data["id"], *ends, data["predicate"], data["original_predicate"], data["statements"],
        data["documents"],
    )  # fmt: skip


def _key_of_edge(edge: Edge) -> EdgeKey:
    predicate = edge.predicate
    return (
        edge.id, edge.subject.id, edge.object.id, f"biolink:{predicate.biolink}", predicate.value,
        edge.statements, edge.documents,
    )  # fmt: skip


def _keys(read: Any) -> tuple[list[NodeKey], list[EdgeKey]]:  # noqa: ANN401 - networkx' graphs
    nodes = sorted(_node_key(name, data) for name, data in read.nodes(data=True))
    edges = [
        _edge_key((one, other), {"id": key, **data})
        for one, other, key, data in read.edges(keys=True, data=True)
    ]
    return nodes, sorted(edges)


def _expected(graph: Graph) -> tuple[list[NodeKey], list[EdgeKey]]:
    return sorted(map(_key_of_node, graph.nodes)), sorted(map(_key_of_edge, graph.edges))


@pytest.mark.parametrize("write", [write_graphml, write_gexf])
def test_networkx_reads_back_every_node_and_edge(
    write: Any,  # noqa: ANN401 - a function of the code under test
    hard: tuple[Graph, Contents],
) -> None:
    """Hostile names, odd identifiers, parallel edges and self-loops included."""
    graph, contents = hard
    assert _keys(_read(write, contents)) == _expected(graph)


@quickly
@given(random_readings())
def test_networkx_reads_back_any_graph(readings: tuple[Reading, ...]) -> None:
    """From GraphML, whatever the graph."""
    with contents_of(readings) as (graph, contents):
        assert _keys(_read(write_graphml, contents)) == _expected(graph)


def test_graphml_says_what_it_is(hard: tuple[Graph, Contents]) -> None:
    """The notice and the state of the graph are its attributes."""
    read = _read(write_graphml, hard[1])
    assert read.graph["notice"] == NOTICE
    assert read.graph["snapshot"] == hard[1].about.snapshot


def test_an_edge_shows_its_documents_and_sentences(hard: tuple[Graph, Contents]) -> None:
    """As lists with bars between their items, which are escaped in the items."""
    graph, contents = hard
    (edge,) = [each for each in graph.edges if each.statements == 3]
    data = _read(write_graphml, contents).edges[edge.subject.id, edge.object.id, edge.id]
    documents = ["urn:test:again", "urn:test:every predicate\t|"]
    assert read_list(data["publications"]) == documents
    assert read_list(data["supporting_text"]) == ["\U0001d7d9 one Disease  can cause one."]


def test_cytoscape_elements_are_the_graph(hard: tuple[Graph, Contents]) -> None:
    """Standard JSON; lists are lists; every end is a node; the notice is the network's."""
    graph, contents = hard
    read = json.loads("".join(write_cytoscape(contents)))
    nodes = [each["data"] for each in read["elements"]["nodes"]]
    edges = [each["data"] for each in read["elements"]["edges"]]
    found = (
        sorted(_node_key(each["id"], each) for each in nodes),
        sorted(_edge_key((each["source"], each["target"]), each) for each in edges),
    )
    assert found == _expected(graph)
    assert read["data"]["notice"] == NOTICE


@pytest.mark.parametrize("write", [write_graphml, write_gexf, write_cytoscape])
def test_an_empty_graph_is_a_whole_document(write: Any) -> None:  # noqa: ANN401
    """Without nodes or edges."""
    with contents_of([]) as (_, contents):
        if write is write_cytoscape:
            read = json.loads("".join(write(contents)))
            assert read["elements"] == {"nodes": [], "edges": []}
        else:
            assert len(_read(write, contents)) == 0


@pytest.mark.parametrize("write", [write_graphml, write_gexf])
def test_what_xml_cannot_hold_is_replaced(write: Any) -> None:  # noqa: ANN401
    """A control character in a name becomes U+FFFD, as XML 1.0 has no way to write it."""
    node = build_node("T:1", "a\x01b\x0bc\ufffe")
    with contents_of([build_reading("urn:test", nodes=[node])]) as (_, contents):
        assert _read(write, contents).nodes["T:1"]["name"] == "a\ufffdb\ufffdc\ufffd"
