"""Decisions about names: merged and split concepts, and what looks like a duplicate."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import InvalidInput
from graph.model import Reading
from graph.stores.embedded import EmbeddedStore
from loaders.corrections import Corrections
from loaders.duplicates import Reason, find_duplicates
from loaders.ingest import read_article, read_document
from loaders.knowledge import CORRECTIONS, Knowledge, load_knowledge
from loaders.lexicon import load_curated

HEADER = "action\twhat\ttarget\treason\n"


def read_with(table: str, tmp_path: Path, *items: str) -> Reading:
    """Read an article whose causes are these, with those corrections."""
    (tmp_path / CORRECTIONS).write_text(HEADER + table, "utf-8")
    text = "Dizziness\nCauses\n" + "".join(f"- {item}\n" for item in items)
    return read_document(text.encode(), knowledge=load_knowledge(tmp_path))


def test_merged_concepts_are_one_and_the_old_identifier_finds_it(tmp_path: Path) -> None:
    """By identifier or by name; what the target is called is what tables say."""
    table = "merge\tNOSO:zorbing\tMONDO:0005301\tthe same\nmerge\tblorp\tMONDO:0005301\t\n"
    reading = read_with(table, tmp_path, "Zorbing", "Blorps")
    (cause,) = {statement.subject.id for statement in reading.statements}
    (node,) = [node for node in reading.nodes if node.id == cause]
    assert (node.id, node.name) == ("MONDO:0005301", "multiple sclerosis")
    assert {"NOSO:zorbing", "NOSO:blorp"} <= set(node.xrefs)


def test_a_split_name_is_another_concept(tmp_path: Path) -> None:
    """Of its own, or the one that is given; other names stay where they were."""
    table = "split\tstroke\t\tof a swimmer\nsplit\tmigraine\tEX:1\t\n"
    reading = read_with(table, tmp_path, "Stroke", "Migraine", "Anemia")
    assert [statement.subject.id for statement in reading.statements] == [
        "NOSO:stroke",
        "EX:1",
        load_curated().find("anemia").id,  # type: ignore[union-attr]
    ]


def test_what_was_applied_is_in_the_report(tmp_path: Path) -> None:
    """With its reason, and how often."""
    path = tmp_path / "table.tsv"
    path.write_text(f"{HEADER}merge\tNOSO:zorbing\tEX:2\tthe same\n", "utf-8")
    knowledge = Knowledge(load_curated(), Corrections.read(path))
    text = b"Dizziness\nCauses\nZorbing can cause dizziness.\n- Zorbing"
    (applied,) = read_article(text, knowledge=knowledge).report.corrections
    assert (applied.action, applied.target, applied.reason) == ("merge", "EX:2", "the same")
    assert applied.times == 2


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("join\ta\tEX:1", "'join'"),
        ("merge\ta", "merged into nothing"),
        ("merge\t\tEX:1", "no correction"),
        ("merge\ta\tnot a curie", "not a curie"),
    ],
)
def test_a_bad_row_is_named(row: str, wrong: str, tmp_path: Path) -> None:
    """And nothing is read with half a table."""
    with pytest.raises(InvalidInput, match=wrong):
        read_with(row, tmp_path, "Stress")


def test_likely_duplicates_are_found_with_their_reason() -> None:
    """A shared name, the same words, one letter; what only looks alike is not listed."""
    store = EmbeddedStore(None)
    items = [
        "Zorbic blorp",
        "Blorp zorbic",
        "Hypergrundia",
        "Hypergrundea",
        "Type 1 zorb",
        "Type 2 zorb",
    ]
    text = "Dizziness\nDiseases\n" + "".join(f"- {item}\n" for item in items)
    store.replace_document(read_document(text.encode()))
    with store.reading() as reader:
        found = find_duplicates(reader)
    store.close()
    assert [(each.first.name, each.second.name, each.reason) for each in found] == [
        ("blorp zorbic", "zorbic blorp", Reason.ORDER),
        ("hypergrundea", "hypergrundia", Reason.SPELLING),
    ]
