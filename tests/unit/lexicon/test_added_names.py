"""Names from files that the user adds: what grounds, what only suggests, and what it costs."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph.vocabulary import Category
from loaders.errors import LexiconNotFound, UnreadableOntology
from loaders.ingest import read_document
from loaders.knowledge import load_knowledge
from loaders.lexicon.lookup import find_source, suggest
from loaders.lexicon.sources import add_names, find_hpo, list_names, remove_names

OBO = """format-version: 1.2
data-version: test/2026

[Term]
id: MONDO:1
name: Zorbic fever ! a comment
synonym: "zorb disease" EXACT []
synonym: "ZRB" EXACT abbreviation []
synonym: "feverish zorb" BROAD []
synonym: "\\"quoted\\" zorb" EXACT []
xref: DOID:7 {source="a"}
is_a: MONDO:0 ! root

[Term]
id: MONDO:2
name: Blorp
synonym: "shared name" EXACT []

[Term]
id: MONDO:3
name: Glorp
synonym: "shared name" EXACT []

[Term]
id: MONDO:4
name: Old blorp
is_obsolete: true
replaced_by: MONDO:2

[Term]
id: MONDO:5
name: Growth

[Term]
id: EX:1
name: Of no known kind

[Typedef]
id: part_of
name: part of
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder with the names of a small ontology."""
    path = tmp_path / "zorbs.obo"
    path.write_text(OBO, "utf-8")
    assert add_names(tmp_path / "home", path) == 4
    return tmp_path / "home"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Zorbic fevers", "MONDO:1"),
        ("zorb disease", "MONDO:1"),
        ("ZRB", "MONDO:1"),
        ("zrb", None),
        ('"quoted" zorb', "MONDO:1"),
        ("feverish zorb", None),
        ("shared name", None),
        ("blorp", "MONDO:2"),
        ("old blorp", None),
        ("growth", None),
        ("of no known kind", None),
        ("stroke", "MONDO:0005098"),
    ],
)
def test_labels_and_exact_synonyms_ground_and_nothing_else_does(
    home: Path, name: str, expected: str | None
) -> None:
    """No broad one, none that two concepts share, no plain word; the service's own table comes first."""
    found = load_knowledge(home).lexicon.find(name)
    assert (found.id if found else None) == expected


def test_an_article_is_grounded_by_what_was_added(home: Path) -> None:
    """In its lists and in its prose."""
    text = b"Dizziness\nCauses\nA zorb disease can cause dizziness.\n- Zorbic fever"
    reading = read_document(text, knowledge=load_knowledge(home))
    assert [statement.subject.id for statement in reading.statements] == ["MONDO:1", "MONDO:1"]
    (node,) = [node for node in reading.nodes if node.id == "MONDO:1"]
    assert (node.name, node.categories) == ("zorbic fever", (Category.DISEASE,))
    assert node.xrefs == ("DOID:7",)


def test_what_does_not_ground_is_suggested_with_a_score(home: Path) -> None:
    """Broad and related names for less than exact ones."""
    lexicon = load_knowledge(home).lexicon
    (first, *_) = suggest(lexicon, "feverish zorb", 5)
    assert (first.node.id, first.scope, first.score) == ("MONDO:1", "broad", 90)
    assert suggest(lexicon, "zorbik fever", 1)[0].node.id == "MONDO:1"
    assert find_source(lexicon, "zorb disease") == "zorbs"
    assert find_source(lexicon, "stroke") == "curated"


def test_added_names_are_listed_replaced_and_removed(home: Path, tmp_path: Path) -> None:
    """By the file's name, or the one that is given."""
    about = list_names(home)["zorbs"]
    assert (about["concepts"], about["version"]) == ("4", "test/2026")
    path = tmp_path / "zorbs.obo.gz"
    path.write_bytes(gzip.compress(b"[Term]\nid: HP:9\nname: Only one\n"))
    assert add_names(home, path) == 1
    assert load_knowledge(home).lexicon.find("zorbic fever") is None
    remove_names(home, "zorbs")
    assert "zorbs" not in list_names(home)
    with pytest.raises(LexiconNotFound):
        remove_names(home, "zorbs")


def test_obo_graphs_and_tables_give_names_too(tmp_path: Path) -> None:
    """Addresses become CURIEs; an exact mapping is a cross-reference and a name."""
    purl = "http://purl.obolibrary.org/obo/"
    meta = {
        "synonyms": [{"pred": "hasExactSynonym", "val": "zorbache"}],
        "xrefs": [{"val": "UMLS:C1"}],
    }
    nodes = [{"id": f"{purl}HP_77", "lbl": "Zorb pain", "type": "CLASS", "meta": meta}]
    graph = tmp_path / "a.json"
    graph.write_text(json.dumps({"graphs": [{"nodes": nodes, "edges": []}]}), "utf-8")
    sssom = tmp_path / "b.sssom.tsv"
    sssom.write_text(
        "# a comment\nsubject_id\tsubject_label\tpredicate_id\tobject_id\tobject_label\n"
        "MONDO:8\tgrumble\tskos:exactMatch\tDOID:8\tgrumbling\n"
        "MONDO:8\tgrumble\tskos:broadMatch\tDOID:9\tnoise\n",
        "utf-8",
    )
    names = tmp_path / "c.tsv"
    names.write_text(
        "curie\tname\tpredicate\ttext\nUBERON:5\tzorb bone\toboInOwl:hasExactSynonym\tos zorbum\n",
        "utf-8",
    )
    for path in (graph, sssom, names):
        add_names(tmp_path, path)
    lexicon = load_knowledge(tmp_path).lexicon
    found = {name: lexicon.find(name) for name in ("zorbache", "grumbling", "os zorbum", "noise")}
    assert {name: node.id for name, node in found.items() if node} == {
        "zorbache": "HP:77", "grumbling": "MONDO:8", "os zorbum": "UBERON:5",
    }  # fmt: skip
    assert found["grumbling"] is not None
    assert found["grumbling"].xrefs == ("DOID:8",)


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("a.obo", "[Term]\nname: A\n", "no id"),
        ("a.obo", "[Term]\nid: HP:1\nno tag here\n", "no tag"),
        ("a.json", "{}", "no graphs"),
        ("a.json", "{", "premature"),
        ("a.tsv", "a\tb\n1\t2\n", "neither"),
        ("a.xlsx", "", "neither"),
        ("a.obo", "[Term]\nid: EX:1\nname: A\n", "--category"),
    ],
)
def test_a_broken_file_is_refused_and_nothing_is_kept(
    tmp_path: Path, name: str, text: str, wrong: str
) -> None:
    """With the file and what is wrong."""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableOntology, match=wrong):
        add_names(tmp_path, path)
    assert "a" not in list_names(tmp_path)


def test_the_human_phenotype_ontology_is_there_without_being_added(tmp_path: Path) -> None:
    """Its label and exact synonyms; what is no phenotypic abnormality is left out."""
    assert find_hpo() is not None
    lexicon = load_knowledge(tmp_path).lexicon
    found = lexicon.find("Long slender fingers")
    assert found is not None
    assert (found.id, found.name) == ("HP:0001166", "arachnodactyly")
    assert lexicon.find("Autosomal dominant inheritance") is None


BIG = """
import re, sys, time
from pathlib import Path
from loaders.knowledge import load_knowledge
from loaders.ingest import read_document
from loaders.lexicon.sources import add_names
home = Path(sys.argv[1])
if sys.argv[2] == "build":
    path = home / "big.obo"
    with path.open("w") as file:
        for number in range(100_000):
            file.write(f"[Term]\\nid: MONDO:{number}\\nname: zorb {number % 997} of blorp {number}\\n")
            file.write(f'synonym: "blorpic zorb {number}" EXACT []\\n')
            file.write(f'synonym: "grand zorb number {number}" EXACT []\\n')
    print(add_names(home, path))
else:
    sample = Path(sys.argv[3]).read_bytes()
    begun = time.process_time()
    read_document(sample, knowledge=load_knowledge(home))
    seconds = time.process_time() - begun
    # Of this program alone; getrusage also counts what the process was before it became this one.
    peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
    print(seconds, int(peak[1]) / 1024)
"""


def test_three_hundred_thousand_names_answer_quickly_and_leanly(tmp_path: Path) -> None:
    """One article in a new process: under half a second more than without them, under 100 MB."""
    sample = Path(__file__).parents[3] / "loaders" / "sample" / "muscle-spasms.txt"

    def run(what: str, home: Path) -> str:
        command = [sys.executable, "-c", BIG, str(home), what, str(sample)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    bare, big = tmp_path / "bare", tmp_path / "big"
    bare.mkdir()
    big.mkdir()
    assert run("build", big).strip() == "100000"
    without, _ = map(float, run("read", bare).split())
    seconds, megabytes = map(float, run("read", big).split())
    print(f"{seconds:.2f} s with 300,000 names, {without:.2f} s without; {megabytes:.0f} MB")  # noqa: T201
    assert seconds - without < 0.5
    assert megabytes < 100
