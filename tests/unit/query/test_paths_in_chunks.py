"""Looking no further than needed finds the same paths as looking at everything."""

from __future__ import annotations

import random

import pytest
from oracle import Oracle
from readings import PREDICATES, Claim, build_node, build_reading
from small_stores import CountingReader, make_plain, reading_of

from graph.model import Reading
from graph.query import PathQuery, find_paths, joining, meeting, walks
from graph.store import Direction, EdgeFilter

_NODES = 16


def build_uneven(seed: int) -> Reading:
    """Return a graph in which some nodes have far more edges than others, the same for each seed."""
    chance = random.Random(seed)
    nodes = [build_node(f"T:{number}") for number in range(_NODES)]
    claims = [
        Claim(
            nodes[int(_NODES * chance.random() ** 2)],
            chance.choice(PREDICATES),
            chance.choice(nodes),
        )
        for _ in range(34)
    ]
    return build_reading("urn:uneven", claims, nodes=nodes)


@pytest.mark.parametrize("chunk", [1, 3])
@pytest.mark.parametrize("seed", range(12))
def test_chunk_by_chunk_the_best_paths_are_found(
    monkeypatch: pytest.MonkeyPatch, seed: int, chunk: int
) -> None:
    """However few nodes are looked at before the next look at what has been found."""
    monkeypatch.setattr(joining, "_FIRST_CHUNK", chunk)
    monkeypatch.setattr(joining, "_LARGEST_CHUNK", chunk)
    chance = random.Random(seed)
    reading = build_uneven(seed)
    oracle = Oracle([reading])
    with reading_of([reading]) as reader:
        for k in (1, 2, 7, 40):
            source, target = chance.sample(sorted(oracle.nodes), 2)
            edges = EdgeFilter(direction=chance.choice(list(Direction)))
            query = PathQuery(source=source, target=target, max_hops=5, k=k, edges=edges)
            assert find_paths(reader, query) == oracle.paths(query)
            assert find_paths(make_plain(reader), query) == oracle.paths(query)


def look(query: PathQuery, reading: Reading) -> list[str]:
    """Return the nodes that are looked at for the answer, which must be right."""
    with reading_of([reading]) as reader:
        counting = CountingReader(reader)
        plain = make_plain(counting)
        assert find_paths(plain, query) == Oracle([reading]).paths(query)
    return counting.looked_at


def test_an_edge_between_the_ends_is_found_from_the_one_with_fewer_edges() -> None:
    """A hub is not looked at when its neighbour knows the answer."""
    hub, rare = build_node("T:hub"), build_node("T:rare")
    crowd = [Claim(hub, PREDICATES[2], build_node(f"T:{number}")) for number in range(30)]
    reading = build_reading("urn:a", [Claim(hub, PREDICATES[2], rare), *crowd])
    query = PathQuery(source="T:hub", target="T:rare", k=1, max_work=5)
    assert look(query, reading) == ["T:rare"]


def test_common_nodes_are_not_looked_at_once_they_are_hopeless(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two hubs in the middle cannot beat two rare nodes, so neither is looked at."""
    monkeypatch.setattr(joining, "_FIRST_CHUNK", 1)
    monkeypatch.setattr(joining, "_LARGEST_CHUNK", 2)
    ends = build_node("T:source"), build_node("T:target")
    hubs = build_node("T:hub1"), build_node("T:hub2")
    rare = build_node("T:rare1"), build_node("T:rare2")
    claims = [
        Claim(first, PREDICATES[2], second)
        for middle in (hubs, rare)
        for first, second in ((ends[0], middle[0]), middle, (middle[1], ends[1]))
    ]
    claims += [
        Claim(hub, PREDICATES[2], build_node(f"T:{hub.id[2:]}-{number}"))
        for hub in hubs
        for number in range(20)
    ]
    query = PathQuery(source="T:source", target="T:target", k=1)
    looked_at = look(query, build_reading("urn:a", claims))
    assert "T:rare1" in looked_at
    assert not {"T:hub1", "T:hub2"} & set(looked_at)


def test_nothing_is_looked_at_twice() -> None:
    """Not even for paths of every length, from both ends."""
    reading = build_uneven(3)
    query = PathQuery(source="T:0", target="T:15", max_hops=6, k=100)
    looked_at = look(query, reading)
    assert len(looked_at) == len(set(looked_at))


def test_comparing_is_bounded_like_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where everything is joined to everything, equally good pairs of half paths outgrow the edges."""
    monkeypatch.setattr(meeting, "_MOST_PAIRS", 1_000)
    nodes = [build_node(f"T:{number:02}") for number in range(24)]
    claims = [
        Claim(first, PREDICATES[2], second)
        for place, first in enumerate(nodes)
        for second in nodes[place + 1 :]
    ]
    metapath = nodes[0].categories * 6
    query = PathQuery(source="T:00", target="T:23", metapath=metapath, k=10)
    with reading_of([build_reading("urn:a", claims)]) as reader:
        answer = find_paths(reader, query)
        assert find_paths(reader, query) == answer
        assert find_paths(make_plain(reader), query) == answer
    assert len(answer.paths) == 10
    assert answer.truncated is not None
    assert answer.truncated.reason == "work"


@pytest.mark.parametrize("most", [1, 20, 400])
@pytest.mark.parametrize("seed", range(6))
def test_comparing_few_pairs_at_once_finds_the_same_or_says_so(
    monkeypatch: pytest.MonkeyPatch, seed: int, most: int
) -> None:
    """Where fewer pairs may be compared than there are, the best come first, or it says `work`."""
    monkeypatch.setattr(meeting, "_MOST_PAIRS", most)
    reading = build_uneven(seed)
    oracle = Oracle([reading])
    with reading_of([reading]) as reader:
        for k in (1, 7):
            query = PathQuery(source="T:0", target="T:9", max_hops=6, k=k)
            answer, right = find_paths(reader, query), oracle.paths(query)
            if answer.truncated is None:
                assert answer == right
            else:
                assert answer.truncated.reason == "work"
                assert answer.paths


@pytest.mark.parametrize("most", [1, 6, 20, 50])
@pytest.mark.parametrize("seed", range(4))
def test_growing_little_finds_the_same_everywhere_or_says_so(
    monkeypatch: pytest.MonkeyPatch, seed: int, most: int
) -> None:
    """Long paths are cut at the same place whatever the numbers of the nodes are."""
    monkeypatch.setattr(walks, "MAX_GROWING", most)
    reading = build_uneven(seed)
    oracle = Oracle([reading])
    with reading_of([reading]) as reader:
        query = PathQuery(source="T:15", target="T:9", max_hops=6, k=100)
        answer, right = find_paths(reader, query), oracle.paths(query)
        assert find_paths(make_plain(reader), query) == answer
    assert set(answer.paths) <= set(right.paths)
    assert (answer == right) == (answer.truncated is None)
