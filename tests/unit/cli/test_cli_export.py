"""Writing the graph to files from the command line."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Nosograph

PROGRAM = Path(sys.executable).parent / "nosograph"


def _counts(nosograph: Nosograph) -> dict[str, int]:
    counts: dict[str, int] = nosograph("stats", "--json").json["counts"]
    return counts


def test_kgx_is_two_tables_and_what_they_are(nosograph: Nosograph, tmp_path: Path) -> None:
    """Side by side, named after the given name; a line for each node and edge below the heading."""
    ended = nosograph("export", "--format", "kgx", "--output", tmp_path / "graph.tsv")
    names = ["graph_edges.tsv", "graph_metadata.json", "graph_nodes.tsv"]
    assert ended.code == 0, ended.err
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert "graph_nodes.tsv" in ended.out
    counts = _counts(nosograph)
    for name in ("nodes", "edges"):
        text = (tmp_path / f"graph_{name}.tsv").read_text("utf-8")
        assert text.count("\n") == counts[name] + 1
    about = json.loads((tmp_path / "graph_metadata.json").read_text("utf-8"))
    assert "not a diagnosis" in about["notice"]


def test_a_name_that_ends_in_gz_compresses_the_same_text(
    nosograph: Nosograph, tmp_path: Path
) -> None:
    """The same graph gives the same bytes each time."""
    for name in ("a.tsv", "b.tsv.gz", "c.tsv.gz"):
        assert nosograph("export", "--format", "kgx", "-o", tmp_path / name).code == 0
    packed = (tmp_path / "b_edges.tsv.gz").read_bytes()
    assert gzip.decompress(packed) == (tmp_path / "a_edges.tsv").read_bytes()
    assert packed == (tmp_path / "c_edges.tsv.gz").read_bytes()


def test_files_are_overwritten_only_by_force(nosograph: Nosograph, tmp_path: Path) -> None:
    """Where one of several is there, none is written, and nothing is left lying about."""
    there = tmp_path / "graph_edges.tsv"
    there.write_text("mine", "utf-8")
    arguments = ("export", "--format", "kgx", "--output", tmp_path / "graph")
    ended = nosograph(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert "graph_edges.tsv is there already" in ended.err
    assert list(tmp_path.iterdir()) == [there]
    assert there.read_text("utf-8") == "mine"
    assert nosograph(*arguments, "--force").code == 0
    assert there.read_text("utf-8").startswith("id\t")


def test_a_part_is_what_lies_around_a_node(nosograph: Nosograph, tmp_path: Path) -> None:
    """Named by name or identifier; with radius 0, the node alone."""
    arguments = ("export", "--format", "kgx-jsonl", "--output", tmp_path / "part.jsonl")
    assert nosograph(*arguments, "--node", "stroke", "--radius", 0).code == 0
    (line,) = (tmp_path / "part_nodes.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["name"] == "stroke"
    assert (tmp_path / "part_edges.jsonl").read_text("utf-8") == ""


def test_only_edges_that_fit_are_written(nosograph: Nosograph, tmp_path: Path) -> None:
    """With their nodes, and nothing else."""
    arguments = ("export", "--format", "kgx-jsonl", "--output", tmp_path / "part.jsonl")
    assert (
        nosograph(*arguments, "--predicate", "TREATS,RELIEVES", "--category", "Symptom").code == 0
    )
    assert (tmp_path / "part_nodes.jsonl").read_text("utf-8") == ""
    assert nosograph(*arguments, "--predicate", "DIAGNOSES", "--force").code == 0
    edges = (tmp_path / "part_edges.jsonl").read_text("utf-8").splitlines()
    nodes = (tmp_path / "part_nodes.jsonl").read_text("utf-8").splitlines()
    ends = {json.loads(line)[end] for line in edges for end in ("subject", "object")}
    assert edges
    assert {json.loads(line)["id"] for line in nodes} == ends


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "kgx", "--predicate", "HEALS"), "Accepted: "),
        (("--format", "neo4j-admin", "there", "--predicate", "TREATS"), "takes no --predicate"),
        (("--format", "xlsx"), "Accepted: kgx"),
        (("--format", "kgx", "--node", "stroke", "--radius", "4"), "from 0 to 3"),
        (("--format", "kgx", "--node", "HP:9999999"), "HP:9999999"),
        (("--format", "kgx", "--output", "/no/such/folder/graph"), "/no/such/folder"),
        ((), "--format"),
    ],
)
def test_bad_input_is_named(nosograph: Nosograph, arguments: tuple[str, ...], said: str) -> None:
    """With exit code 2, and what would be accepted."""
    ended = nosograph("export", *arguments)
    assert ended.code == 2
    assert said in ended.err


def test_standard_output_takes_an_archive(loaded: Path) -> None:
    """Several files are one zip archive there, whose members are whole."""
    environment = {**os.environ, "NOSOGRAPH_STORE": str(loaded)}
    done = subprocess.run(
        [PROGRAM, "export", "--format", "kgx"], env=environment, capture_output=True, check=True
    )
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as archive:
        names = ["nosograph_nodes.tsv", "nosograph_edges.tsv", "nosograph_metadata.json"]
        assert archive.namelist() == names
        assert archive.testzip() is None


def test_a_full_disk_leaves_nothing_behind(
    nosograph: Nosograph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was begun is taken away, and what was there before stays."""

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device", "graph_nodes.tsv")

    monkeypatch.setattr(os, "fsync", fail)
    ended = nosograph("export", "--format", "kgx", "--output", tmp_path / "graph")
    assert ended.code == 2
    assert "No space left" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_an_import_for_neo4j_is_a_folder_and_a_command(
    nosograph: Nosograph, tmp_path: Path
) -> None:
    """The command names every file; a folder in use, no folder, or another format's option is refused."""
    folder = tmp_path / "a folder"
    ended = nosograph("export", "--format", "neo4j-admin", folder)
    assert ended.code == 0, ended.err
    command = ended.out.splitlines()[-1]
    assert command.startswith(f"cd '{folder}' && neo4j-admin database import full neo4j ")
    assert all(f"./{path.name}" in command for path in folder.iterdir())
    edges = (folder / "edges.csv").read_text("utf-8")
    assert edges.count("\n") == _counts(nosograph)["edges"] + 1
    for arguments in ((folder,), (), (tmp_path / "b", "--node", "muscle spasm")):
        refused = nosograph("export", "--format", "neo4j-admin", *arguments)
        assert (refused.code, refused.out) == (2, "")
    assert nosograph("export", "--format", "kgx", tmp_path / "c").code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a folder"]
