"""Tables and lines of JSON come in by a mapping, with everything that real ones hold."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from textwrap import dedent

import pytest
from dataset_readings import Read, read_whole

from graph.vocabulary import Category, HedgeLevel
from loaders.datasets.prepared import Said
from loaders.datasets.tables.table import open_tables
from loaders.errors import InvalidMapping, UnreadableDataset
from loaders.knowledge import load_knowledge

SIMPLE = """
title: Findings
files: [table.csv]
nodes:
  disease: {name: disease, category: Disease}
  symptom: {name: symptom, category: Symptom}
statements:
  - {subject: disease, predicate: HAS_SYMPTOM, object: symptom}
"""


HOSPITAL = """
title: A hospital's findings
source: https://example.org/findings
licence: CC-BY-4.0
release: 2024-05
files: [table.csv]
separator: semicolon
skip: {rows: 1, comment: "#", footer: 1, where: [{column: state, equals: [draft]}]}
nodes:
  disease: {name: Disease, category: Disease}
  symptom: {name: Symptoms, category: Symptom, separator: ","}
statements:
  - subject: disease
    predicate: HAS_SYMPTOM
    object: symptom
    negated: {column: found, values: ["no"]}
    hedge: {column: how often, map: {usually: probable}}
keep: [note]
"""
HOSPITAL_TABLE = """Exported by the ward
Disease;Symptoms;found;how often;state;note
"Zorb ""hot"" fever";shivering qux, "cold" zed;;usually;;seen
Zorb fever;shivering qux;no;;;
# a comment; with; separators
Zorb fever;NaN;;;;
;shivering qux;;;;
Zorb fever;zorb fever;;;;
Zorb fever;shivering qux;;1/4;;a
Zorb fever;shivering qux;;1/4;;a
Zorb fever;shivering qux;;0%;;
Zorb fever;shivering qux;;;draft;
Zorb fever;shivering qux;;;;;;too many
Total;9;;;;
"""


def _read(folder: Path, mapping: str, table: bytes | str | None, name: str = "table.csv") -> Read:
    if table is not None:
        (folder / name).write_bytes(table.encode() if isinstance(table, str) else table)
    (folder / "mapping.yaml").write_text(dedent(mapping), "utf-8")
    return read_whole(
        open_tables(Said(), path=folder / "mapping.yaml", files=(), knowledge=load_knowledge)
    )


def test_a_hospitals_table(tmp_path: Path) -> None:
    """Quotes in names, empty cells, NaN, duplicates, self-loops, lists in a cell, a footer, a comment."""
    read = _read(tmp_path, HOSPITAL, HOSPITAL_TABLE)
    assert read.said() == [
        ("NOSO:zorb-hot-fever", "HAS_SYMPTOM", "NOSO:shivering-qux"),
        ("NOSO:zorb-hot-fever", "HAS_SYMPTOM", "NOSO:cold-zed"),
        ("NOSO:zorb-fever", "-HAS_SYMPTOM", "NOSO:shivering-qux"),
        ("NOSO:zorb-fever", "HAS_SYMPTOM", "NOSO:shivering-qux"),
        ("NOSO:zorb-fever", "-HAS_SYMPTOM", "NOSO:shivering-qux"),
    ]
    assert [(each.reason, each.rows, each.line) for each in read.report.reasons] == [
        ("there is no symptom", 1, 6),
        ("there is no disease", 1, 7),
        ("both ends are the same node", 1, 8),
        ("the row has more cells than the header's 6", 1, 13),
    ]
    assert (read.report.rows, read.report.duplicates) == (10, 1)
    assert read.report.skipped == {
        "comments": 1,
        "records of the footer": 1,
        "records by condition": 1,
    }
    first, *_ = read.statements
    assert first.evidence.sentence.endswith("; note seen; how often usually")
    assert (first.hedge.word, first.hedge.level) == ("usually", HedgeLevel.PROBABLE)


def test_a_wide_table_in_gb18030_with_lone_carriage_returns(tmp_path: Path) -> None:
    """Many columns hold one list; names of any script; a name under two categories is one node."""
    table = "疾病,症状1,症状2\r感冒,咳嗽,发热\r咳嗽,发热,\r".encode("gb18030")
    read = _read(
        tmp_path,
        """
        title: 症状
        files: [table.csv]
        encoding: gb18030
        nodes:
          disease: {name: 疾病, category: Disease}
          symptom: {name: 症状*, category: Symptom}
        statements:
          - {subject: disease, predicate: HAS_SYMPTOM, object: symptom}
        """,
        table,
    )
    assert read.said() == [
        ("NOSO:感冒", "HAS_SYMPTOM", "NOSO:咳嗽"),
        ("NOSO:感冒", "HAS_SYMPTOM", "NOSO:发热"),
        ("NOSO:咳嗽", "HAS_SYMPTOM", "NOSO:发热"),
    ]
    assert read.nodes["NOSO:咳嗽"].categories == (Category.DISEASE, Category.SYMPTOM)
    assert read.report.rejected == 0


def test_lines_of_json_with_predicates_and_categories_by_column(tmp_path: Path) -> None:
    """Inner objects by dots, lists as lists, prefixes, xrefs, a predicate that turns its ends."""
    records = [
        {"a": {"id": "1", "name": "zorbin", "kind": "drug"}, "rel": "cures", "b": "MONDO:1",
         "also": ["DB:7", "no curie"], "n": None},
        {"a": {"id": "2", "name": "zorb test", "kind": "test"}, "rel": "found by", "b": "MONDO:1"},
        {"a": {"id": "3", "name": "x", "kind": "other"}, "rel": "cures", "b": "MONDO:1"},
        {"a": {"id": "1", "name": "zorbin", "kind": "drug"}, "rel": "unheard of", "b": "MONDO:1"},
        {"a": {"id": "1", "name": "zorbin B", "kind": "drug"}, "rel": "cures", "b": "two words"},
    ]  # fmt: skip
    lines = "\n".join([*map(json.dumps, records), "{broken"])
    read = _read(
        tmp_path,
        """
        title: Facts
        files: [facts.jsonl.gz]
        nodes:
          first:
            id: a.id
            name: a.name
            prefix: ZOO
            category: {column: a.kind, map: {drug: Substance, test: Test}}
            xrefs: also
          second: {id: b, category: Disease}
        statements:
          - subject: first
            predicate: {column: rel, map: {cures: TREATS, found by: HAS_SYMPTOM}, turned: [found by]}
            object: second
        """,
        gzip.compress(lines.encode()),
        "facts.jsonl.gz",
    )
    assert read.said() == [
        ("ZOO:1", "TREATS", "MONDO:1"),
        ("MONDO:1", "HAS_SYMPTOM", "ZOO:2"),
    ]
    assert sorted((each.reason, each.line) for each in read.report.reasons) == [
        ("the identifier is no CURIE", 5),
        ("the line is no JSON object", 6),
        ("the map of categories has no such value, and there is no default", 3),
        ("the map of predicates has no such value, and there is no default", 4),
    ]
    drug = read.nodes["ZOO:1"]
    assert (drug.name, drug.synonyms, drug.xrefs) == ("zorbin", ("zorbin B",), ("DB:7",))
    assert read.nodes["MONDO:1"].name == "MONDO:1"
    assert read.report.repaired == {"nodes without a name, named by their identifier": 1}


def test_names_are_looked_up_unless_the_mapping_says_no(tmp_path: Path) -> None:
    """A known name is the known concept, whatever the column; `ground: false` takes it as it is."""
    table = "disease,symptom\nInfluenza,Muscle Spasms\n"
    grounded = _read(tmp_path, SIMPLE, table)
    assert grounded.said()[0][2] == "HP:0003394"
    plain = _read(tmp_path, SIMPLE + "ground: false\n", table)
    assert plain.said()[0][2] == "NOSO:muscle-spasm"


def test_the_hash_covers_the_tables_and_the_mapping(tmp_path: Path) -> None:
    """Another mapping of the same table is another dataset, and so is another table."""
    hashes = set()
    for mapping, table in ((SIMPLE, "a"), (SIMPLE, "b"), (SIMPLE + "# more\n", "a")):
        (tmp_path / "table.csv").write_text(f"disease,symptom\n{table},x\n")
        (tmp_path / "m.yaml").write_text(mapping)
        opened = open_tables(Said(), path=tmp_path / "m.yaml", files=(), knowledge=load_knowledge)
        hashes.add(opened.document.sha256)
    assert len(hashes) == 3


@pytest.mark.parametrize(
    ("table", "more", "why"),
    [
        (b"", "", "it is empty"),
        (None, "", "no such file"),
        (b"name,sign\na,b\n", "", r"lacks the columns disease, symptom; it has name, sign"),
        (b"disease,symptom\na,caf\xe9\n", "", "line 2 is not in utf-8"),
        (b'disease,symptom\n"a,' + b"b\n" * 900_000, "", "line 2 does not end.*quotation mark"),
        (b"disease,symptom,symptom\na,b,c\n", "", "more than one column symptom"),
        (b"disease,symptom\n", "encoding: utf-16\n", "line 1 is not in utf-16"),
    ],
)
def test_a_broken_table_is_refused(
    tmp_path: Path, table: bytes | None, more: str, why: str
) -> None:
    """Saying what is wrong, where, and what there is."""
    with pytest.raises(UnreadableDataset, match=why):
        _read(tmp_path, SIMPLE + more, table)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            "category: Disease",
            "category: Sickness",
            r"line 5, nodes.disease.category: 'Sickness' is not",
        ),
        (
            "HAS_SYMPTOM",
            "HAS_SIGN",
            r"line 8, statements.0.predicate: 'HAS_SIGN' is not a predicate",
        ),
        ("title: Findings\n", "", r"title: is missing"),
        ("title: Findings", "titel: Findings", r"line 2, titel: there is no such key"),
        ("subject: disease", "subject: illness", r"statement 1 is about 'illness'"),
        ("title: Findings", "title: [", r"is no YAML, line \d+"),
        ("title: Findings", "title: a\ntitle: b", r"line 3: the key 'title' stands twice"),
        ("files: [table.csv]", "encoding: klingon", r"line 3, encoding: 'klingon' is no encoding"),
        ("files: [table.csv]", "separator: ';;'", r"line 3, separator: ';;' is not one character"),
        ("files: [table.csv]", "skip: {rows: many}", r"line 3, skip.rows: .*integer"),
        ("files: [table.csv]", "", r"names no files"),
    ],
)
def test_a_bad_mapping_is_named_with_key_and_line(
    tmp_path: Path, old: str, new: str, why: str
) -> None:
    """So that whoever wrote it knows where to look."""
    with pytest.raises(InvalidMapping, match=why):
        _read(tmp_path, SIMPLE.replace(old, new, 1), "disease,symptom\na,b\n")
