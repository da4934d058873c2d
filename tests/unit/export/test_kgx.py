"""KGX: what is written is the graph, in the Biolink Model's own terms."""

from __future__ import annotations

import csv
import json
import socket
from collections.abc import Callable, Iterator
from importlib import import_module, resources
from typing import Any, NoReturn

import pytest
from exported import NOTICE, Graph, contents_of, hard_readings, quickly
from hypothesis import given
from readings import Claim, build_node, build_reading, random_readings

from graph.export import Contents, Excerpt, kgx
from graph.export.cells import read_cell, read_list, write_cell, write_list
from graph.model import Edge, Node, Reading
from graph.vocabulary import Category, Predicate, parse_category, parse_predicate
from loaders.datasets import hpo

Record = dict[str, Any]
_LISTS = {
    "category", "synonym", "xref", "publications", "supporting_text", "publication_type",
    "nosograph_categories",
}  # fmt: skip


@pytest.fixture(scope="module")
def hard() -> Iterator[tuple[Graph, Contents]]:
    """Give a graph that is hard to write, and its contents."""
    with contents_of(hard_readings()) as both:
        yield both


@pytest.fixture(scope="module")
def toolkit() -> Iterator[Any]:
    """Give bmt's toolkit on the schema that the biolink-model package carries, without the network."""
    patch = pytest.MonkeyPatch()

    def refuse(*_: object) -> NoReturn:
        message = "the check must work without the network"
        raise AssertionError(message)

    patch.setattr(socket.socket, "connect", refuse)
    schema = resources.files("biolink_model") / "schema" / "biolink_model.yaml"
    yield import_module("bmt").Toolkit(str(schema), predicate_map={"predicate mappings": []})
    patch.undo()


def _lines(texts: Iterator[str]) -> list[Record]:
    return [json.loads(line) for line in "".join(texts).split("\n") if line]


def _rows(texts: Iterator[str]) -> list[Record]:
    """Read a table as other programs do (no quoting), then undo our own escapes."""
    lines = "".join(texts).removesuffix("\n").split("\n")
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
    return [
        {key: read_list(cell) if key in _LISTS else read_cell(cell) for key, cell in row.items()}
        for row in rows
    ]


def _node(record: Record) -> Node:
    return Node(
        id=record["id"],
        name=record["name"],
        categories=tuple(parse_category(name) for name in record["nosograph_categories"]),
        synonyms=record.get("synonym", ()),
        xrefs=record.get("xref", ()),
        description=record.get("description") or None,
    )


def _predicate(record: Record) -> Predicate:
    if original := record.get("original_predicate"):
        return parse_predicate(original.removeprefix("NOSO:"))
    (found,) = [
        each
        for each in Predicate
        if each.exact and f"biolink:{each.biolink}" == record["predicate"]
    ]
    return found


def _edge(record: Record) -> tuple[str, str, Predicate, str, int, int]:
    return (
        record["id"], record["subject"], _predicate(record), record["object"],
        int(record["evidence_count"]), int(record["nosograph_documents"]),
    )  # fmt: skip


def _key(edge: Edge) -> tuple[str, str, Predicate, str, int, int]:
    ends = edge.subject.id, edge.predicate, edge.object.id
    return edge.id, *ends, edge.statements, edge.documents


def test_the_tables_give_back_every_node_and_edge(hard: tuple[Graph, Contents]) -> None:
    """Names with tabs, line ends, bars and backslashes too, and all categories in order."""
    graph, contents = hard
    assert [_node(row) for row in _rows(kgx.write_nodes_table(contents))] == graph.nodes
    assert list(map(_edge, _rows(kgx.write_edges_table(contents)))) == list(map(_key, graph.edges))


def test_the_lines_give_back_every_node_and_edge(hard: tuple[Graph, Contents]) -> None:
    """One JSON object a line, whatever the names hold."""
    graph, contents = hard
    assert list(map(_node, _lines(kgx.write_nodes_lines(contents)))) == graph.nodes
    edges = _lines(kgx.write_edges_lines(contents))
    assert list(map(_edge, edges)) == list(map(_key, graph.edges))


@quickly
@given(random_readings())
def test_any_graph_comes_back(readings: tuple[Reading, ...]) -> None:
    """Both ways of writing say the same, parallel edges and self-loops included."""
    with contents_of(readings) as (graph, contents):
        rows, lines = kgx.write_nodes_table(contents), kgx.write_nodes_lines(contents)
        assert list(map(_node, _rows(rows))) == list(map(_node, _lines(lines))) == graph.nodes
        edges = list(map(_edge, _rows(kgx.write_edges_table(contents))))
        assert edges == list(map(_key, graph.edges))


@pytest.mark.parametrize("text", ["a|b", "\\", "\\t", "\t", "a\\|b\\", "\n\r", "|"])
def test_cells_come_back(text: str) -> None:
    """Alone and in a list, whatever is in the way."""
    assert read_cell(write_cell(text)) == text
    assert read_list(write_list([text, "b", text])) == [text, "b", text]
    assert not {"\t", "\n", "\r"} & set(write_list([text]))


def test_denials_are_written_only_when_asked_for() -> None:
    """Each as an edge of its own that says `negated`; the edges themselves stay the same."""
    with contents_of(hard_readings()) as (_, contents):
        plain = _lines(kgx.write_edges_lines(contents))
    with contents_of(hard_readings(), Excerpt(negated=True)) as (_, contents):
        more = _lines(kgx.write_edges_lines(contents))
    assert not any("negated" in record for record in plain)
    assert more[: len(plain)] == plain
    (denial,) = more[len(plain) :]
    assert denial["negated"] is True
    ends = denial["subject"], denial["predicate"], denial["object"]
    assert ends == ("C:Symptom", "biolink:treats", "C:Disease")


@pytest.mark.parametrize(
    "read",
    [
        lambda contents: _rows(kgx.write_edges_table(contents)),
        lambda contents: _lines(kgx.write_edges_lines(contents)),
    ],
    ids=["table", "lines"],
)
def test_each_statement_is_written_with_where_it_stands(
    read: Callable[[Contents], list[Record]],
) -> None:
    """As an edge of its own, by document and place, its sentence whole; denials only if asked for."""
    readings = sorted(hard_readings(), key=lambda reading: reading.document.id)
    said = [
        (each.id, each.evidence.document, each.evidence.sentence, each.hedge.level.value,
         f"{each.evidence.start}-{each.evidence.end}", each.evidence.rule)
        for reading in readings for each in reading.statements if not each.negated
    ]  # fmt: skip
    with contents_of(readings, Excerpt(statements=True)) as (_, contents):
        records = read(contents)
    assert [
        (each["id"], *each["publications"], *each["supporting_text"], each["nosograph_hedge_level"],
         each["nosograph_place"], each["nosograph_rule"])
        for each in records
    ] == said  # fmt: skip
    with contents_of(readings, Excerpt(statements=True, negated=True)) as (_, contents):
        assert len(read(contents)) == len(said) + 1


def test_an_edge_shows_who_says_so(hard: tuple[Graph, Contents]) -> None:
    """With the documents' identifiers and the sentences; what rules read is marked as mined."""
    _, contents = hard
    edges = _lines(kgx.write_edges_lines(contents))
    (edge,) = [
        each
        for each in edges
        if (each["subject"], each["object"]) == ("C:Disease", "C:Symptom")
        and each["predicate"] == "biolink:causes"
    ]
    assert edge["publications"] == ["urn:test:again", "urn:test:every predicate\t|"]
    assert edge["evidence_count"] == 3
    assert edge["supporting_text"] == ["\U0001d7d9 one Disease  can cause one."]
    assert edge["agent_type"] == "text_mining_agent"


def test_the_human_phenotype_ontology_is_named_as_the_source() -> None:
    """By its entry in the catalogue of information resources; the identifier is the loader's."""
    claim = Claim(build_node("T:1"), Predicate.HAS_SYMPTOM, build_node("T:2"))
    rows = build_reading(hpo._ID, [claim])  # noqa: SLF001 - the loader's own identifier
    with contents_of([rows]) as (_, contents):
        (edge,) = _lines(kgx.write_edges_lines(contents))
    assert edge["primary_knowledge_source"] == "infores:hpo-annotations"


def test_predicates_can_be_told_apart_again() -> None:
    """No two predicates without an original one have the same Biolink predicate."""
    exact = [each.biolink for each in Predicate if each.exact]
    assert len(exact) == len(set(exact))


def test_the_metadata_has_the_notice_and_the_documents(hard: tuple[Graph, Contents]) -> None:
    """It is JSON; the documents are those of the store, with their licences."""
    _, contents = hard
    about = json.loads("".join(kgx.write_metadata(contents)))
    assert about["notice"] == NOTICE
    assert about["snapshot"] == contents.about.snapshot
    assert [each["licence"] for each in about["documents"]] == ["CC0-1.0"] * 3


def test_bmt_accepts_every_category_predicate_and_slot(
    hard: tuple[Graph, Contents],
    toolkit: Any,  # noqa: ANN401 - bmt has no types
) -> None:
    """Classes are categories, predicates are predicates, keys are slots, values are of their lists."""
    _, contents = hard
    nodes = _lines(kgx.write_nodes_lines(contents))
    edges = _lines(kgx.write_edges_lines(contents))
    categories = {name for node in nodes for name in node["category"]}
    assert {name for name in categories if not toolkit.is_category(name)} == set()
    predicates = {edge["predicate"] for edge in edges}
    assert {name for name in predicates if not toolkit.is_predicate(name)} == set()
    assert {
        name for edge in edges for name in edge["category"] if not toolkit.is_association(name)
    } == set()
    for edge in edges:
        level, agent = edge["knowledge_level"], edge["agent_type"]
        assert toolkit.is_permissible_value_of_enum("KnowledgeLevelEnum", level)
        assert toolkit.is_permissible_value_of_enum("AgentTypeEnum", agent)
    keys = {
        key for record in [*nodes, *edges] for key in record if not key.startswith("nosograph_")
    }
    assert {key for key in keys if toolkit.get_element(key.replace("_", " ")) is None} == set()


def test_biolinks_own_classes_take_the_records(hard: tuple[Graph, Contents]) -> None:
    """Every record, without what is marked as ours, is an object of the Biolink Model's own classes."""
    _, contents = hard
    model = import_module("biolink_model.datamodel.pydanticmodel_v2")
    for record in _lines(kgx.write_nodes_lines(contents)):
        body = {key: value for key, value in record.items() if not key.startswith("nosograph_")}
        for name in record["category"]:
            cls = getattr(model, name.removeprefix("biolink:"))
            assert cls(**{**body, "category": [name]}).id == record["id"]
    with contents_of(hard_readings(), Excerpt(statements=True, negated=True)) as (_, stated):
        statements = _lines(kgx.write_edges_lines(stated))
    for record in (*_lines(kgx.write_edges_lines(contents)), *statements):
        body = {key: value for key, value in record.items() if not key.startswith("nosograph_")}
        assert model.Association(**body).subject == record["subject"]


def test_every_category_is_in_the_hard_graph(hard: tuple[Graph, Contents]) -> None:
    """So that the checks above see them all."""
    graph, _ = hard
    assert {category for node in graph.nodes for category in node.categories} == set(Category)
    assert {edge.predicate for edge in graph.edges} == set(Predicate)
