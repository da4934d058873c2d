"""Loading, listing and deleting documents from the command line."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Ended, Nosograph


def _lines(ended: Ended) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ended.out.splitlines()]


def _counts(nosograph: Nosograph) -> dict[str, int]:
    counts = nosograph("stats", "--json").json["counts"]
    assert isinstance(counts, dict)
    return counts


def _sibling(article: Path, path: Path, items: str) -> Path:
    """Write an article on muscle spasms that names only these diseases."""
    text = f"Muscle spasms: an overview\nDiseases\nSome diseases bring them.\n{items}"
    assert article.name != path.name
    path.write_text(text, "utf-8")
    return path


def test_a_dry_run_prints_every_statement_and_stores_nothing(
    fresh: Nosograph, article: Path, tmp_path: Path
) -> None:
    """Each line is one statement in the documented shape, its span the sentence; no file is made."""
    ended = fresh("load", article, "--dry-run", "--json")
    statements, text = _lines(ended), article.read_text("utf-8")
    assert ended.code == 0
    assert len(statements) >= 51
    assert set(statements[0]) == {"subject", "predicate", "object", "negated", "hedge", "evidence"}
    for statement in statements:
        evidence = statement["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["sentence"]
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_for_a_person_counts(fresh: Nosograph, article: Path) -> None:
    """Without --json a dry run says how many statements it read, and that nothing was stored."""
    statements = _lines(fresh("load", article, "--dry-run", "--json"))
    ended = fresh("load", article, "--dry-run")
    assert ended.code == 0
    assert f"{len(statements)} statements" in ended.out
    assert "Nothing was stored" in ended.out


def test_an_explanation_shows_names_and_statements_where_they_stand(
    fresh: Nosograph, article: Path
) -> None:
    """Names in brackets with their identifiers; below each line what was read, and by which rule."""
    out = fresh("load", article, "--dry-run", "--explain").out
    assert "[muscle weakness = HP:0001324]" in out
    assert (
        "    -> muscle spasm ACCOMPANIES muscle weakness (prose_accompanied, possible: 'can')"
        in out
    )
    (shown,) = _lines(fresh("load", article, "--dry-run", "--explain", "--json"))
    named = {shown["text"][it["start"] : it["end"]]: it["node"]["id"] for it in shown["mentions"]}
    assert named["Multiple sclerosis"] == "MONDO:0005301"
    assert sum(shown["report"]["rules"].values()) == len(shown["statements"])
    assert fresh("load", article, "--explain").code == 2


def test_a_folder_of_several_formats_is_read(fresh: Nosograph, tmp_path: Path) -> None:
    """Each file as its name says, or all as the caller says."""
    page = "<h1>Muscle spasms</h1><h2>Diseases</h2><ul><li>Stroke</ul>"
    (tmp_path / "a.html").write_text(page, "utf-8")
    (tmp_path / "b.txt").write_text("Muscle spasms\nDiseases\n- Gout\n", "utf-8")
    statements = _lines(fresh("load", tmp_path, "--dry-run", "--json"))
    assert [said["subject"]["name"] for said in statements] == ["stroke", "gout"]
    (tmp_path / "b.txt").write_text(page, "utf-8")
    statements = _lines(fresh("load", tmp_path, "--dry-run", "--json", "--format", "html"))
    assert [said["subject"]["name"] for said in statements] == ["stroke", "stroke"]
    assert fresh("load", tmp_path, "--format", "pdf").code == 2


def test_the_same_bytes_again_change_nothing(fresh: Nosograph, article: Path) -> None:
    """A second load is `unchanged` and leaves the snapshot as it was."""
    first = _lines(fresh("load", article, "--json"))
    before = fresh("stats", "--json").json
    second = _lines(fresh("load", article, "--json"))
    kinds = [each["change"]["kind"] for each in first + second]
    assert kinds == ["loaded", "unchanged"]
    assert fresh("stats", "--json").json == before


def test_a_changed_document_retracts_what_it_no_longer_says(
    fresh: Nosograph, article: Path, tmp_path: Path
) -> None:
    """Under the same --id a shorter article takes back exactly the item that went."""
    path = _sibling(article, tmp_path / "a.txt", "- Stroke\n- Multiple sclerosis\n")
    fresh("load", path, "--id", "urn:a")
    _sibling(article, path, "- Stroke\n")
    (result,) = _lines(fresh("load", path, "--id", "urn:a", "--json"))
    change = result["change"]
    assert (change["kind"], change["statements_retracted"], change["statements_added"]) == (
        "changed", 1, 0,
    )  # fmt: skip
    assert fresh("show", "multiple sclerosis").code == 2


def test_two_documents_join_and_one_can_go(fresh: Nosograph, article: Path, tmp_path: Path) -> None:
    """Deleting one of two articles keeps what the other still says."""
    fresh("load", article, "--id", "urn:article")
    alone = _counts(fresh)
    path = _sibling(article, tmp_path / "b.txt", "- Stroke\n- Gout\n")
    fresh("load", path, "--id", "urn:b")
    both = _counts(fresh)
    assert both["documents"] == 2
    assert both["nodes"] == alone["nodes"] + 1
    ended = fresh("documents", "delete", "urn:b", "--yes")
    assert (ended.code, ended.out[:8]) == (0, "Deleted ")
    assert _counts(fresh) == alone


def test_deleting_asks_first(
    fresh: Nosograph, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answering no changes nothing and says so."""
    fresh("load", article, "--id", "urn:article")
    before = _counts(fresh)
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    ended = fresh("documents", "delete", "urn:article")
    assert (ended.code, ended.out.strip()) == (2, "")
    assert "error: not confirmed; nothing was changed." in ended.err
    assert _counts(fresh) == before


def test_one_bad_document_of_a_folder_is_reported_and_the_rest_go_in(
    fresh: Nosograph, article: Path, tmp_path: Path
) -> None:
    """Exit code 1; the bad file and its cause on standard error; the good one is stored."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "good.txt").write_bytes(article.read_bytes())
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 4)
    ended = fresh("load", folder)
    assert ended.code == 1
    assert "empty.txt" in ended.err
    assert "picture.txt" in ended.err
    assert _counts(fresh)["documents"] == 1


def test_json_results_are_one_line_for_each_document(
    fresh: Nosograph, article: Path, tmp_path: Path
) -> None:
    """With --json every document has its line on standard output, the failed one with its error."""
    (tmp_path / "bad.txt").write_bytes(b"")
    ended = fresh("load", article, tmp_path / "bad.txt", "--json")
    good, bad = _lines(ended)
    assert ended.code == 1
    assert (good["change"]["kind"], good["error"]) == ("loaded", None)
    assert bad["change"] is None
    assert bad["error"]["code"]
    assert bad["source"].endswith("bad.txt")


def test_standard_input_is_a_source(
    fresh: Nosograph, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`load -` with --id, --title and --licence stores the document under these."""
    given = io.TextIOWrapper(io.BytesIO(article.read_bytes()), "utf-8")
    monkeypatch.setattr("sys.stdin", given)
    arguments = ("--id", "urn:piped", "--title", "Piped", "--licence", "CC-BY-4.0")
    assert fresh("load", "-", *arguments).code == 0
    (document,) = fresh("documents", "list", "--json").json["documents"]
    assert (document["id"], document["title"], document["licence"]) == (
        "urn:piped", "Piped", "CC-BY-4.0",
    )  # fmt: skip


def test_one_identifier_for_several_documents_is_refused(
    fresh: Nosograph, article: Path, tmp_path: Path
) -> None:
    """--id names one document: with two, nothing is loaded."""
    other = _sibling(article, tmp_path / "c.txt", "- Stroke\n")
    ended = fresh("load", article, other, "--id", "urn:one")
    assert (ended.code, "--id" in ended.err) == (2, True)
    assert not (tmp_path / "graph.sqlite").exists()


def test_a_document_is_shown_with_its_sentences(nosograph: Nosograph, article: Path) -> None:
    """Its page holds every statement; --text gives the text back."""
    shown = nosograph("documents", "show", "urn:article")
    told = nosograph("documents", "show", "urn:article", "--json").json
    assert shown.out.count("characters ") == len(told["statements"]) >= 51
    text = nosograph("documents", "show", "urn:article", "--text").out
    assert text.rstrip("\n") == article.read_text("utf-8").rstrip("\n")


def test_documents_page(fresh: Nosograph, article: Path, tmp_path: Path) -> None:
    """--limit and --after walk through the list, ordered by identifier."""
    for name in ("urn:2", "urn:1"):
        fresh("load", _sibling(article, tmp_path / "d.txt", "- Stroke\n"), "--id", name)
    first = fresh("documents", "list", "--limit", 1, "--json").json
    second = fresh("documents", "list", "--limit", 1, "--after", "urn:1", "--json").json
    listed = [each["id"] for page in (first, second) for each in page["documents"]]
    assert (listed, first["total"]) == (["urn:1", "urn:2"], 2)
    assert "1 shown of 2" in fresh("documents", "list", "--limit", 1).out


def test_likely_duplicates_are_listed_and_can_be_merged(
    fresh: Nosograph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the list shows, a line in the file that it names merges, from the next load on."""
    monkeypatch.setenv("NOSOGRAPH_HOME", str(tmp_path))
    path = tmp_path / "dizziness.txt"
    path.write_text("Dizziness\nDiseases\n- Hypergrundia\n- Hypergrundea\n", "utf-8")
    fresh("load", path)
    (found,) = fresh("duplicates", "--json").json["duplicates"]
    assert found["reason"] == "a name of each differs in one letter"
    assert "corrections.tsv" in fresh("duplicates").out
    line = f"merge\t{found['first']['id']}\t{found['second']['id']}\tmisspelt\n"
    (tmp_path / "corrections.tsv").write_text(line, "utf-8")
    merged = fresh("load", path)
    assert "merge: NOSO:hypergrundea -> NOSO:hypergrundia (1 times)" in merged.out
    assert fresh("duplicates", "--json").json["total"] == 0
