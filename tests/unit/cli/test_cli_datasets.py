"""`nosograph load` with datasets: reports that add up, dry runs, and the same again changes nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Nosograph

OBO = """data-version: 1
[Term]
id: MONDO:1
name: zorb
is_a: MONDO:2
is_a: MONDO:404
[Term]
id: MONDO:2
name: fever
"""
MAPPING = """
title: Findings
nodes:
  disease: {name: disease, category: Disease}
  symptom: {name: symptom, category: Symptom}
statements:
  - {subject: disease, predicate: HAS_SYMPTOM, object: symptom}
"""


@pytest.fixture
def ontology(tmp_path: Path) -> Path:
    """Return an ontology of two terms, one of which is also a kind of what is not there."""
    path = tmp_path / "zoo.obo"
    path.write_text(OBO)
    return path


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    """Return a mapping of a table with two columns."""
    path = tmp_path / "mapping.yaml"
    path.write_text(MAPPING)
    return path


def test_a_dataset_is_loaded_once(fresh: Nosograph, ontology: Path) -> None:
    """With a report that names what was rejected; again, it is unchanged; what is stored is sound."""
    options = ("--licence", "CC0", "--release", "7")
    loaded = fresh("load", ontology, *options)
    assert loaded.code == 0, loaded.err
    assert "loaded: " in loaded.out
    assert "2 nodes, 1 edge" in loaded.out
    assert "rejected 1: the other term is not described in the file (zoo.obo, line 2" in loaded.out
    assert "unchanged: " in fresh("load", ontology, *options).out
    (document,) = fresh("documents", "list", "--json").json["documents"]
    assert (document["id"], document["licence"], document["release"]) == (
        "file:zoo.obo",
        "CC0",
        "7",
    )
    assert fresh("verify").code == 0
    assert "zorb is a kind of fever" in fresh("documents", "show", "file:zoo.obo").out
    assert "fever" in fresh("neighbourhood", "MONDO:1").out


def test_the_report_adds_up_as_json(fresh: Nosograph, ontology: Path) -> None:
    """One object on one line: what became of it, and the numbers."""
    result = fresh("load", ontology, "--json").json
    report = result["report"]
    assert result["change"]["kind"] == "loaded"
    parts = ("edges", "evidence", "negated", "duplicates", "rejected")
    assert report["rows"] == 2 == sum(report[part] for part in parts)


def test_a_dry_run_stores_nothing(fresh: Nosograph, ontology: Path, tmp_path: Path) -> None:
    """As JSON, it prints statements one a line, as for articles."""
    assert "Nothing was stored" in fresh("load", ontology, "--dry-run").out
    (line,) = fresh("load", ontology, "--dry-run", "--json").out.splitlines()
    statement = json.loads(line)
    assert statement["evidence"]["method"] == "dataset_row"
    assert statement["evidence"]["sentence"] == "zorb is a kind of fever"
    assert not (tmp_path / "graph.sqlite").exists()


def test_articles_and_datasets_together(
    fresh: Nosograph, ontology: Path, article: Path, tmp_path: Path
) -> None:
    """Each goes in; a broken dataset among them is reported, and the rest is loaded."""
    broken = tmp_path / "broken.obo"
    broken.write_text("[Term]\nname: a\n")
    ended = fresh("load", broken, ontology, article)
    assert ended.code == 1
    assert (
        "error: 'broken.obo' cannot be read as a dataset: the term at line 1 has no id" in ended.err
    )
    assert {each["id"] for each in fresh("documents", "list", "--json").json["documents"]} == {
        "file:zoo.obo",
        "file:muscle-spasms.txt",
    }


@pytest.mark.parametrize(
    ("form", "output", "again"),
    [
        ("kgx", "graph.tsv", ["graph_nodes.tsv", "graph_edges.tsv"]),
        (
            "kgx-jsonl",
            "graph.jsonl.gz",
            ["graph_edges.jsonl.gz", "graph_metadata.json.gz", "graph_nodes.jsonl.gz"],
        ),
        ("kgx", "graph.zip", ["graph.zip"]),
    ],
)
def test_what_was_exported_comes_in_again(
    nosograph: Nosograph, tmp_path: Path, form: str, output: str, again: list[str]
) -> None:
    """The same nodes, described alike, and the same edges, ours where Biolink has none."""
    assert nosograph("export", "--format", form, "-o", tmp_path / output).code == 0
    copy = tmp_path / "copy.sqlite"
    ended = nosograph("load", *(tmp_path / name for name in again), "--store", copy)
    assert ended.code == 0, ended.err
    assert "rejected 1" not in ended.out
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    for path, options in ((first, ()), (second, ("--store", copy))):
        assert nosograph("export", "--format", "kgx-jsonl", "-o", path, *options).code == 0
    for part in ("nodes", "edges"):
        one, two = (
            (path.with_name(f"{path.stem}_{part}.jsonl")).read_text("utf-8").splitlines()
            for path in (first, second)
        )
        assert len(one) > 50
        assert list(map(_identity, one)) == list(map(_identity, two))


def _identity(line: str) -> dict[str, object]:
    """Return a node or edge without where it was said."""
    said = {"publications", "supporting_text", "evidence_count", "nosograph_documents",
            "knowledge_level", "agent_type"}  # fmt: skip
    return {key: value for key, value in json.loads(line).items() if key not in said}


def test_a_table_by_its_mapping(fresh: Nosograph, mapping: Path, tmp_path: Path) -> None:
    """Names that the lexicon knows are its concepts."""
    table = tmp_path / "t.csv"
    table.write_text("disease,symptom\nzorb fever,muscle spasms\n,x\n")
    ended = fresh("load", "--mapping", mapping, table)
    assert ended.code == 0, ended.err
    assert "rejected 1: there is no disease (t.csv, line 3" in ended.out
    assert "zorb fever" in fresh("neighbourhood", "HP:0003394").out


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["load"], "Missing argument PATH: nothing is named"),
        (["load", "no.obo"], "'no.obo' cannot be read as a dataset: no such file"),
        (["load", "no.tsv"], "'no.tsv' cannot be read as a dataset: no such file"),
        (["load", "--mapping", "no.yaml", "t.csv"], "'no.yaml' cannot be read"),
        (["load", "x.obo", "--category", "Sickness"], "'Sickness' is not a category"),
        (["load", "a.obo", "b.obo", "--id", "x"], "--id and --title name one document"),
        (["load", "hpo", "a.txt", "--title", "x"], "--id and --title name one document"),
    ],
)
def test_what_cannot_be_is_said(fresh: Nosograph, arguments: list[str], why: str) -> None:
    """One sentence on standard error, and exit code 2."""
    ended = fresh(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert why in ended.err


def test_a_file_called_hpo_is_a_file(
    fresh: Nosograph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`hpo` is the ontology that comes with the service; `./hpo` is whatever lies there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hpo").write_text("Dizziness\nDiseases\n- Stroke\n")
    assert "1 list item" in fresh("load", "./hpo", "--dry-run").out
