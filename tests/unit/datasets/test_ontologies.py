"""Any ontology in OBO or OBO Graphs JSON comes in."""

from __future__ import annotations

import gzip
import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml
from dataset_readings import Read, read_whole

from graph.vocabulary import Category
from loaders.datasets.ontology import open_ontology_dataset
from loaders.datasets.prepared import Said
from loaders.datasets.term_tables import RELATIONS
from loaders.errors import UnreadableDataset

OBO = """format-version: 1.4
data-version: releases/2020-02-02
ontology: zoo
property_value: dc:title "A zoo of terms" xsd:string
property_value: terms:license https://example.org/licence xsd:anyURI

[Term]
id: MONDO:1
name: Zorbic fever
synonym: "zorbs" EXACT []
synonym: "hot zorbs" RELATED []
xref: DOID:1
xref: http://example.org/page
is_a: MONDO:2 ! fever
relationship: RO:0004026 UBERON:1 ! liver
relationship: has_part UBERON:1
relationship: RO:0004021 GO:1 {source="x"}
relationship: part_of UBERON:404
is_a: MONDO:3

[Term]
id: MONDO:2
name: fever

[Term]
id: MONDO:3
name: obsolete fever
is_obsolete: true
replaced_by: MONDO:2

[Term]
id: UBERON:1
name: liver

[Term]
id: GO:1
name: sweating

[Term]
id: ZOO:1
name: something

[Typedef]
id: RO:0004026
name: disease has location
"""


def _purl(curie: str) -> str:
    return f"http://purl.obolibrary.org/obo/{curie.replace(':', '_')}"


def _graphs() -> dict[str, Any]:
    nodes: list[dict[str, Any]] = [
        {
            "id": _purl("MONDO:1"),
            "lbl": "Zorbic fever",
            "type": "CLASS",
            "meta": {
                "synonyms": [
                    {"pred": "hasExactSynonym", "val": "zorbs"},
                    {"pred": "hasRelatedSynonym", "val": "hot zorbs"},
                ],
                "xrefs": [{"val": "DOID:1"}, {"val": "http://example.org/page"}],
            },
        },
        {"id": _purl("MONDO:2"), "lbl": "fever"},
        {
            "id": _purl("MONDO:3"),
            "lbl": "obsolete fever",
            "meta": {
                "deprecated": True,
                "basicPropertyValues": [{"pred": _purl("IAO:0100001"), "val": _purl("MONDO:2")}],
            },
        },
        {"id": _purl("UBERON:1"), "lbl": "liver"},
        {"id": _purl("GO:1"), "lbl": "sweating"},
        {"id": _purl("ZOO:1"), "lbl": "something"},
        {"id": _purl("RO:0004026"), "lbl": "disease has location", "type": "PROPERTY"},
    ]
    relations = [
        ("is_a", "MONDO:2"), (_purl("RO:0004026"), "UBERON:1"), (_purl("BFO:0000051"), "UBERON:1"),
        (_purl("RO:0004021"), "GO:1"), (_purl("BFO:0000050"), "UBERON:404"), ("is_a", "MONDO:3"),
    ]  # fmt: skip
    edges = [
        {"sub": _purl("MONDO:1"), "pred": name, "obj": _purl(other)} for name, other in relations
    ]
    meta = {
        "version": "releases/2020-02-02",
        "basicPropertyValues": [
            {"pred": "http://purl.org/dc/elements/1.1/title", "val": "A zoo of terms"},
            {"pred": "http://purl.org/dc/terms/license", "val": "https://example.org/licence"},
        ],
    }
    return {"graphs": [{"id": "http://x/zoo.json", "meta": meta, "nodes": nodes, "edges": edges}]}


@pytest.fixture(params=["zoo.obo", "zoo.json", "zoo.obo.gz", "zoo.json.gz"])
def ontology(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return the same ontology in each form that is accepted."""
    path = tmp_path / str(request.param)
    data = (json.dumps(_graphs()) if ".json" in path.name else OBO).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def _read(path: Path, **rest: Any) -> Read:  # noqa: ANN401 - whatever the opener takes
    return read_whole(open_ontology_dataset(Said(), path=path, **rest))


def test_terms_become_nodes_and_relations_edges(ontology: Path) -> None:
    """Known relations by the table, turned where need be; others are only known to relate."""
    read = _read(ontology)
    assert sorted(read.said()) == [
        ("MONDO:1", "LOCATED_IN", "UBERON:1"),
        ("MONDO:1", "RELATED_TO", "GO:1"),
        ("MONDO:1", "SUBTYPE_OF", "MONDO:2"),
        ("UBERON:1", "PART_OF", "MONDO:1"),
    ]
    fever = read.nodes["MONDO:1"]
    assert (fever.name, fever.synonyms, fever.xrefs) == ("zorbic fever", ("zorbs",), ("DOID:1",))
    assert fever.description == "Related names: hot zorbs."
    assert read.nodes["MONDO:2"].xrefs == ("MONDO:3",)
    assert read.report.skipped["obsolete terms"] == 1


def test_a_relation_without_a_counterpart_keeps_its_name(ontology: Path) -> None:
    """In the words of the row, where a reader and an export find it."""
    (row,) = (each for each in _read(ontology).statements if each.predicate.value == "RELATED_TO")
    assert row.evidence.sentence == "zorbic fever is related to sweating; relation RO:0004021"


def test_what_the_file_does_not_describe_is_rejected(ontology: Path) -> None:
    """One reason, with an example; a relation to a replaced term goes to what replaces it."""
    report = _read(ontology).report
    (reason,) = report.reasons
    assert (reason.reason, reason.rows) == ("the other term is not described in the file", 1)
    assert reason.example.endswith("UBERON:404")
    assert (report.duplicates, sum(report.repaired.values())) == (1, 1)
    assert reason.line == (7 if ".obo" in ontology.name else 0)


def test_the_document_says_what_it_is(ontology: Path) -> None:
    """Title, release and licence are those in the file's header."""
    document = open_ontology_dataset(Said(), path=ontology).document
    assert (document.title, document.release) == ("A zoo of terms", "releases/2020-02-02")
    assert (document.id, document.licence) == (
        f"file:{ontology.name}",
        "https://example.org/licence",
    )


def test_the_category_is_by_prefix_or_as_the_caller_says(ontology: Path) -> None:
    """An unknown prefix is a thing; another category is another dataset, not the same again."""
    found = {curie: node.categories[0] for curie, node in _read(ontology).nodes.items()}
    assert found == {
        "MONDO:1": Category.DISEASE,
        "MONDO:2": Category.DISEASE,
        "UBERON:1": Category.ANATOMICAL_SITE,
        "GO:1": Category.PROCESS,
        "ZOO:1": Category.THING,
    }
    asked = open_ontology_dataset(Said(), path=ontology, category=Category.SYMPTOM)
    assert {each.categories for each in read_whole(asked).nodes.values()} == {(Category.SYMPTOM,)}
    assert asked.document.sha256 != open_ontology_dataset(Said(), path=ontology).document.sha256


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.obo", b"", "it is empty"),
        ("a.obo", b"[Term]\nid: A:1\nname\n", "line 3 has no tag"),
        ("a.obo", b"[Term]\nid: A:1\nname: caf\xe9\n", "line 3 is not in UTF-8"),
        ("a.json", b"[1]", "no graphs"),
        ("a.json", b'{"nodes": []}', "no graphs"),
        ("a.json", b'{"graphs": [{"nodes": [{"lbl": "a"}]}]}', "has no 'id'"),
        ("a.json", b'{"graphs": [7]}', "no OBO Graphs document"),
        ("a.json", b'{"graphs": [', "JSON is broken: .*premature"),
        ("a.json", b'{"graphs": [{"nodes": [}]}', "JSON is broken"),
        ("a.json", b'{"graphs": [{"nodes": ' + b"[" * 100_000, "nested too deeply"),
        ("a.json", b"[" * 1_000_000, "nested too deeply"),
        ("a.obo.gz", gzip.compress(OBO.encode(), mtime=0)[:-20], "cut off"),
        ("a.obo.gz", gzip.compress(b"a" * 9999, mtime=0)[:20] + b"x" * 40, "broken|cut off"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    """With one sentence that says what is wrong, and nothing taken."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableDataset, match=why):
        _read(path)


def test_graphs_of_one_document_are_read_as_one(tmp_path: Path) -> None:
    """A mark of byte order is no matter, nor which graph an edge stands in, nor what comes first."""
    wolf, dog = (
        {"id": f"http://purl.obolibrary.org/obo/ZOO_{n}", "lbl": n} for n in ("wolf", "dog")
    )
    edge = {"sub": dog["id"], "pred": "is_a", "obj": wolf["id"]}
    meta = {"version": "2"}
    graphs = [{"edges": [edge], "nodes": [wolf], "meta": meta, "id": "zoo"}, {"nodes": [dog, wolf]}]
    path = tmp_path / "zoo.json"
    path.write_text(json.dumps({"meta": {}, "graphs": graphs}), "utf-8-sig")
    read = _read(path)
    assert sorted(read.nodes) == ["ZOO:dog", "ZOO:wolf"]
    assert read.said() == [("ZOO:dog", "SUBTYPE_OF", "ZOO:wolf")]


def test_relations_agree_with_biolink() -> None:
    """Where Biolink maps a relation exactly, ours has that very predicate as its counterpart."""
    path = resources.files("biolink_model") / "schema" / "biolink_model.yaml"
    slots = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)["slots"]
    exact = {
        curie: name.replace(" ", "_")
        for name, slot in slots.items()
        for curie in (slot or {}).get("exact_mappings", ())
    }
    differing = {
        curie: (exact[curie], relation.predicate.biolink)
        for curie, relation in RELATIONS.items()
        if curie in exact and not relation.turned and exact[curie] != relation.predicate.biolink
    }
    assert differing == {"RO:0004026": ("disease_has_location", "located_in")}
