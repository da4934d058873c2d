"""Graphs in KGX come in, whatever their files are named."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from biolink_table import make_table
from dataset_readings import Read, read_whole

from graph.vocabulary import Category
from loaders.datasets import biolink
from loaders.datasets.kgx import open_kgx
from loaders.datasets.opening import find_datasets
from loaders.datasets.prepared import Said
from loaders.errors import UnreadableDataset

_ROOT = Path(biolink.__file__).parent
NODES = [
    {"id": "MONDO:1", "category": ["biolink:Disease", "biolink:NamedThing"], "name": 'the "A" fever',
     "synonym": ["a1", "a2"], "xref": ["DOID:1", "http://x/y"]},
    {"id": "HP:1", "category": ["biolink:PhenotypicFeature"], "name": "shivering"},
    {"id": "NCBIGene:1", "category": ["biolink:Gene", "biolink:GenomicEntity"], "name": "AB1"},
    {"id": "NOSO:x", "category": ["biolink:NamedThing"], "name": ""},
    {"id": "no curie", "category": ["biolink:Disease"], "name": "bad"},
    {"id": "HP:1", "category": ["biolink:PhenotypicFeature"], "name": "shivering again"},
]  # fmt: skip
EDGES = [
    {"subject": "MONDO:1", "predicate": "biolink:has_phenotype", "object": "HP:1",
     "primary_knowledge_source": "infores:omim", "publications": ["PMID:1", "PMID:2"],
     "knowledge_level": "knowledge_assertion", "frequency_qualifier": "HP:0040283"},
    {"subject": "HP:1", "predicate": "biolink:phenotype_of", "object": "MONDO:1"},
    {"subject": "MONDO:1", "predicate": "biolink:has_phenotype", "object": "HP:1", "negated": True},
    {"subject": "NCBIGene:1", "predicate": "biolink:affects", "object": "MONDO:1",
     "object_direction_qualifier": "decreased", "qualified_predicate": "biolink:causes"},
    {"subject": "NCBIGene:1", "predicate": "biolink:coexpressed_with", "object": "NCBIGene:1"},
    {"subject": "NOSO:x", "predicate": "biolink:related_to", "object": "MONDO:1",
     "original_predicate": "NOSO:MANAGES"},
    {"subject": "MONDO:1", "predicate": "biolink:has_phenotype", "object": "HP:404"},
    {"subject": "no curie", "predicate": "biolink:has_phenotype", "object": "HP:1"},
    {"subject": "MONDO:1", "predicate": "", "object": "HP:1"},
]  # fmt: skip


def _table(records: list[dict[str, object]]) -> str:
    columns = list(dict.fromkeys(key for record in records for key in record))
    lines = ["\t".join(columns)]
    for record in records:
        cells = (record.get(column, "") for column in columns)
        lines.append("\t".join("|".join(c) if isinstance(c, list) else str(c) for c in cells))
    return "\n".join(lines) + "\n"


def _lines(records: list[dict[str, object]]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def _write_pair(folder: Path, form: Callable[..., str], suffix: str) -> list[Path]:
    paths = [folder / f"zoo_nodes{suffix}", folder / f"zoo_edges{suffix}"]
    for path, records in zip(paths, (NODES, EDGES), strict=True):
        data = form(records).encode()
        path.write_bytes(gzip.compress(data) if suffix.endswith(".gz") else data)
    return paths


def _tables(folder: Path) -> list[Path]:
    return _write_pair(folder, _table, ".tsv")


def _packed_lines(folder: Path) -> list[Path]:
    return _write_pair(folder, _lines, ".jsonl.gz")


def _oddly_named(folder: Path) -> list[Path]:
    one, two = _write_pair(folder, _lines, ".jsonl")
    return [two.rename(folder / "first"), one.rename(folder / "second.dat")]


def _folder(folder: Path) -> list[Path]:
    _write_pair(folder, _table, ".tsv.gz")
    (folder / "README.md").write_text("# About")
    return [folder]


def _archive(folder: Path) -> list[Path]:
    path = folder / "zoo.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name, records in (("in/edges.tsv", EDGES), ("in/nodes.tsv", NODES)):
            data = _table(records).encode()  # type: ignore[arg-type] # as above
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return [path]


def _read(paths: list[Path]) -> Read:
    return read_whole(open_kgx(Said(), paths=tuple(paths)))


@pytest.mark.parametrize("write", [_tables, _packed_lines, _oddly_named, _folder, _archive])
def test_every_form_gives_the_same_graph(
    write: Callable[[Path], list[Path]], tmp_path: Path
) -> None:
    """Tables and lines of JSON, packed or not; files, a folder or an archive; by what is in them."""
    paths = write(tmp_path)
    found = find_datasets([str(path) for path in paths])
    assert (len(found.datasets), found.rest) == (1, ())
    read = read_whole(found.datasets[0](Said()))
    assert read.said() == [
        ("MONDO:1", "HAS_SYMPTOM", "HP:1"),
        ("MONDO:1", "HAS_SYMPTOM", "HP:1"),
        ("MONDO:1", "-HAS_SYMPTOM", "HP:1"),
        ("NCBIGene:1", "AFFECTS", "MONDO:1"),
        ("NCBIGene:1", "ASSOCIATED_WITH", "NCBIGene:1"),
        ("NOSO:x", "MANAGES", "MONDO:1"),
    ]
    assert sorted((each.reason, each.rows) for each in read.report.reasons) == [
        ("the object is not among the nodes", 1),
        ("the subject is no CURIE", 1),
        ("there is no predicate", 1),
    ]
    assert read.report.skipped == {
        "nodes whose identifier is no CURIE": 1,
        "nodes described again": 1,
        "cross-references that are no CURIEs": 1,
    }


def test_nodes_keep_what_is_known_of_them(tmp_path: Path) -> None:
    """Names with quotes as they are; categories by Biolink's tree; no name: the identifier."""
    nodes = _read(_tables(tmp_path)).nodes
    fever = nodes["MONDO:1"]
    assert (fever.name, fever.synonyms, fever.xrefs) == ('the "A" fever', ("a1", "a2"), ("DOID:1",))
    assert fever.categories == (Category.DISEASE,)
    assert nodes["NCBIGene:1"].categories == (Category.GENE,)
    assert (nodes["NOSO:x"].name, nodes["NOSO:x"].categories) == ("NOSO:x", (Category.THING,))


def test_rows_keep_sources_qualifiers_and_the_predicate_that_was_meant(tmp_path: Path) -> None:
    """In the sentence; a frequency hedges."""
    statements = _read(_tables(tmp_path)).statements
    assert statements[0].evidence.sentence == (
        'the "A" fever has the symptom shivering; frequency qualifier HP:0040283; source infores:omim; '
        "publications PMID:1, PMID:2; knowledge level knowledge_assertion"
    )
    assert statements[0].hedge.word == "Occasional"
    assert "predicate biolink:phenotype_of" in statements[1].evidence.sentence
    assert "object direction qualifier decreased" in statements[3].evidence.sentence
    assert "qualified predicate biolink:causes" in statements[3].evidence.sentence


def test_tables_of_our_own_are_read_with_their_escapes(tmp_path: Path) -> None:
    """A column of ours says that a backslash stands before what would be in the way."""
    (tmp_path / "n.tsv").write_text(
        "id\tcategory\tname\tsynonym\tnosograph_categories\n"
        "A:1\tbiolink:NamedThing\ta\\tb\tx\\|y|z\tSpecialist\nA:2\tbiolink:Gene\tc\t\tGene|Thing\n"
    )
    (tmp_path / "e.tsv").write_text("subject\tpredicate\tobject\nA:1\tbiolink:related_to\tA:2\n")
    nodes = _read([tmp_path / "n.tsv", tmp_path / "e.tsv"]).nodes
    assert (nodes["A:1"].name, nodes["A:1"].synonyms) == ("a b", ("x|y", "z"))
    assert nodes["A:1"].categories == (Category.SPECIALIST,)
    assert nodes["A:2"].categories == (Category.GENE, Category.THING)


@pytest.mark.parametrize(
    ("nodes", "edges", "why"),
    [
        ("id\tname\nA:1\ta\n", "from\tto\nA:1\tA:1\n", "neither nodes nor edges: it has from, to"),
        ("id\tname\nA:1\ta\n", "id\tname\nA:1\ta\n", "no file of edges"),
        ("subject\tpredicate\tobject\n", "subject\tpredicate\tobject\n", "no file of nodes"),
        ("id\tname\nA:1\t\udce9\n", "subject\tpredicate\tobject\n", "line 2 is not in UTF-8"),
        ("", "subject\tpredicate\tobject\n", "'n.tsv'.*empty"),
    ],
)
def test_bad_files_are_refused(tmp_path: Path, nodes: str, edges: str, why: str) -> None:
    """Saying which, what is wrong, and what there is."""
    paths = [tmp_path / "n.tsv", tmp_path / "e.tsv"]
    for path, text in zip(paths, (nodes, edges), strict=True):
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UnreadableDataset, match=why):
        _read(paths)


def test_a_broken_line_is_rejected_with_its_number(tmp_path: Path) -> None:
    """The rest of the file is read."""
    one, two = _write_pair(tmp_path, _lines, ".jsonl")
    two.write_text(two.read_text("utf-8").replace("\n", '\n{"subject": \n[]\n', 1), "utf-8")
    reasons = {each.reason: each for each in _read([one, two]).report.reasons}
    broken = reasons["the line is no JSON object"]
    assert (broken.rows, broken.line, broken.example) == (2, 2, '{"subject": ')


def test_the_table_of_biolink_is_the_models() -> None:
    """Made anew from the package, it is the same."""
    assert (_ROOT / "biolink.tsv").read_text("utf-8") == make_table()


@pytest.mark.parametrize(
    ("name", "ours", "turned"),
    [
        ("biolink:has_phenotype", "HAS_SYMPTOM", False),
        ("biolink:treated_by", "TREATS", True),
        ("biolink:tested_by_clinical_trials_of", "RELATED_TO", False),
        ("biolink:applied_to_treat", "RELATED_TO", False),
        ("biolink:has_part", "PART_OF", True),
        ("biolink:superclass_of", "SUBTYPE_OF", True),
        ("biolink:no_such_predicate", "RELATED_TO", False),
    ],
)
def test_predicates_never_say_more_than_was_said(name: str, ours: str, *, turned: bool) -> None:
    """A trial is no treatment; what nothing fits only relates."""
    meaning = biolink.find_meaning(name)
    assert (meaning.predicate.value, meaning.turned) == (ours, turned)
