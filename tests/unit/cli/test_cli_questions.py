"""Asking the graph from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Nosograph


def _find(nosograph: Nosograph, name: str) -> str:
    """Return the CURIE of the node with exactly this name."""
    results = nosograph("search", name, "--json").json["results"]
    (curie,) = [each["node"]["id"] for each in results if each["tier"] in {"name", "synonym"}]
    assert isinstance(curie, str)
    return curie


def test_search_finds_a_misspelt_name(nosograph: Nosograph) -> None:
    """`muscel spasm` finds muscle spasm, and says that it was a misspelling."""
    ended = nosograph("search", "muscel spasm", "--json")
    first = ended.json["results"][0]
    assert (ended.code, first["node"]["name"], first["tier"]) == (0, "muscle spasm", "typo")


def test_search_prints_a_table_without_cutting_when_piped(nosograph: Nosograph) -> None:
    """Into a pipe each result is one line that holds the whole identifier and name."""
    lines = nosograph("search", "muscle").out.splitlines()
    header, found = lines[0].split(), [line for line in lines if "muscle spasm" in line]
    assert header[:3] == ["id", "name", "category"]
    assert found[0].startswith(_find(nosograph, "muscle spasm"))
    assert not any(line != line.rstrip() or "…" in line or "\x1b" in line for line in lines)


def test_search_keeps_to_a_category(nosograph: Nosograph) -> None:
    """`--category Test` lists tests alone."""
    results = nosograph("search", "m", "--category", "Test", "--json").json["results"]
    assert results
    assert all("Test" in each["node"]["categories"] for each in results)


def test_search_that_finds_nothing_says_so(nosograph: Nosograph) -> None:
    """No result is an answer, not an error."""
    ended = nosograph("search", "zzzzqqqq")
    assert (ended.code, "Nothing is called" in ended.out) == (0, True)


@pytest.mark.parametrize("text", ["muscle spasm", "MUSCLE SPASM"])
def test_a_node_is_found_by_its_exact_name_in_any_case(nosograph: Nosograph, text: str) -> None:
    """A name does where a CURIE does."""
    curie = _find(nosograph, "muscle spasm")
    assert nosograph("show", text, "--json").json == nosograph("show", curie, "--json").json


def test_a_node_is_found_by_an_acronym(nosograph: Nosograph) -> None:
    """`EMG` is a synonym of electromyography and of nothing else, so it will do."""
    assert nosograph("show", "EMG", "--json").json["node"]["name"] == "electromyography"


def test_a_name_that_is_not_exact_suggests_nodes(nosograph: Nosograph) -> None:
    """A misspelling is never taken for the node: the command ends with 2 and suggests it."""
    ended = nosograph("show", "muscel spasm")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("error: No node is called 'muscel spasm'. Did you mean ")
    assert f"{_find(nosograph, 'muscle spasm')} (muscle spasm)" in ended.err


def test_a_node_is_shown_with_its_edges(nosograph: Nosograph) -> None:
    """A node's page names its categories, counts its edges, and lists edges to look at next."""
    ended = nosograph("show", "stroke")
    assert ended.code == 0
    assert ended.out.startswith("stroke ")
    assert "HAS_SYMPTOM" in ended.out
    edges = nosograph("neighbourhood", "stroke", "--json").json["edges"]
    assert all(edge["id"] in ended.out for edge in edges)


def test_an_edge_is_shown_with_its_sentence(nosograph: Nosograph) -> None:
    """The evidence of stroke HAS_SYMPTOM muscle spasm is the article's list item."""
    edges = nosograph("neighbourhood", "stroke", "--json").json["edges"]
    (edge,) = [each for each in edges if each["predicate"] == "HAS_SYMPTOM"]
    shown = nosograph("show", edge["id"])
    told = nosograph("show", edge["id"], "--json").json
    assert shown.code == 0
    assert "stroke has the symptom muscle spasm" in shown.out
    assert told["statements"][0]["evidence"]["section"] == "Diseases"
    assert told["statements"][0]["evidence"]["sentence"].strip(" -") == "Stroke"


def test_a_neighbourhood_keeps_to_a_predicate_and_category(nosograph: Nosograph) -> None:
    """Who manages muscle spasm: specialists, one hop away, by MANAGES alone."""
    arguments = ("neighbourhood", "muscle spasm", "--predicate", "MANAGES")
    answer = nosograph(*arguments, "--category", "Specialist", "--json").json
    assert "neurologist" in {each["node"]["name"] for each in answer["neighbours"]}
    assert {edge["predicate"] for edge in answer["edges"]} == {"MANAGES"}


def test_a_neighbourhood_says_how_much_it_left_out(nosograph: Nosograph) -> None:
    """Three of many are three rows, and a line with the total."""
    total = nosograph("neighbourhood", "muscle spasm", "--json").json["total"]["count"]
    ended = nosograph("neighbourhood", "muscle spasm", "--limit", 3)
    assert f"3 shown of {total}." in ended.out


def test_the_second_page_begins_where_the_first_ends(nosograph: Nosograph) -> None:
    """--offset leaves out what was listed before."""
    arguments = ("neighbourhood", "muscle spasm", "--limit", 5, "--json")
    both = nosograph("neighbourhood", "muscle spasm", "--limit", 10, "--json").json["neighbours"]
    pages = [nosograph(*arguments, "--offset", offset).json["neighbours"] for offset in (0, 5)]
    assert pages[0] + pages[1] == both


def test_a_path_is_explained_with_its_edges(nosograph: Nosograph) -> None:
    """Electromyography reaches stroke through muscle spasm, and each hop names its edge."""
    ended = nosograph("path", "electromyography", "stroke")
    paths = nosograph("path", "electromyography", "stroke", "--json").json["paths"]
    names = [node["name"] for node in paths[0]["nodes"]]
    assert names == ["electromyography", "muscle spasm", "stroke"]
    assert ended.out.startswith("1. ")
    assert all(edge["id"] in ended.out for hop in paths[0]["hops"] for edge in hop)


def test_a_path_stays_away_from_what_it_is_told_to(nosograph: Nosograph) -> None:
    """--avoid takes a name, and no path goes through that node."""
    arguments = ("path", "electromyography", "stroke", "--avoid", "muscle spasm", "--json")
    through = [
        node["name"] for path in nosograph(*arguments).json["paths"] for node in path["nodes"][1:-1]
    ]
    assert "muscle spasm" not in through


def test_a_metapath_fixes_the_categories(nosograph: Nosograph) -> None:
    """Test,Symptom,Disease gives two-hop paths of exactly these categories."""
    arguments = ("path", "electromyography", "stroke", "--metapath", "Test,Symptom,Disease")
    paths = nosograph(*arguments, "--json").json["paths"]
    assert [len(path["hops"]) for path in paths] == [2]
    against = nosograph(*arguments[:3], "--metapath", "Test,Disease", "--json").json["paths"]
    assert against == []


def test_no_path_is_an_answer(nosograph: Nosograph) -> None:
    """Nothing fits: said in a sentence, exit code 0."""
    ended = nosograph("path", "electromyography", "stroke", "--max-hops", 1)
    assert (ended.code, ended.out) == (0, "No path between electromyography and stroke fits.\n")


def test_related_nodes_come_with_what_they_share(nosograph: Nosograph) -> None:
    """Stroke shares muscle spasm with multiple sclerosis, and the table says so."""
    ended = nosograph("related", "stroke", "--category", "Disease")
    (line,) = [line for line in ended.out.splitlines() if "multiple sclerosis" in line]
    assert line.endswith("muscle spasm")


def test_stats_agree_with_the_schema(nosograph: Nosograph) -> None:
    """The metagraph's edges add up to the edges counted."""
    stats = nosograph("stats", "--json").json
    assert sum(row["edges"] for row in stats["schema"]) == stats["counts"]["edges"] > 0
    assert f"snapshot {stats['snapshot']}" in nosograph("stats").out


def test_verify_finds_nothing_wrong_after_a_load(nosograph: Nosograph) -> None:
    """A freshly loaded graph verifies, with exit code 0."""
    ended = nosograph("verify")
    assert (ended.code, ended.out.startswith("No problems: ")) == (0, True)
    assert nosograph("verify", "--json").json["problems"] == []


def test_the_store_may_be_said_before_or_behind_the_command(
    fresh: Nosograph, loaded: object
) -> None:
    """--store works globally and per command, and wins over NOSOGRAPH_STORE."""
    before = fresh("--store", loaded, "stats", "--json")
    behind = fresh("stats", "--json", "--store", loaded)
    assert before.json == behind.json
