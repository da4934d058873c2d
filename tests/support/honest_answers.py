"""What an answer that may be cut must be: as far as it goes, it is right."""

from __future__ import annotations

from oracle import Oracle

from graph.model import Edge, Neighbourhood, Path, Paths, Related
from graph.query import NeighbourhoodQuery, PathQuery, RelatedQuery

ALL = 1_000_000


def check_paths(answer: Paths, oracle: Oracle, query: PathQuery) -> None:
    """Hold an answer that may be cut against all paths that there are."""
    right = oracle.paths(query)
    if answer.truncated is None:
        assert answer == right
        return
    assert (answer.source, answer.target) == (right.source, right.target)
    every = oracle.paths(query.model_copy(update={"k": ALL})).paths
    routes = [route_of(path) for path in every]
    places = [routes.index(route_of(path)) for path in answer.paths]
    assert places == sorted(set(places))
    assert len(places) <= query.k
    for place, path in zip(places, answer.paths, strict=True):
        assert path.penalty == every[place].penalty
        if any(path.hops) or answer.truncated.reason != "deadline":
            assert path.hops == every[place].hops


def route_of(path: Path) -> list[str]:
    """Return what identifies a path; names may come too late."""
    return [node.id for node in path.nodes]


def check_neighbourhood(answer: Neighbourhood, oracle: Oracle, query: NeighbourhoodQuery) -> None:
    """Hold an answer that may be cut against the whole ball."""
    if answer.truncated is None:
        assert answer == oracle.neighbourhood(query)
        return
    ball = oracle.neighbourhood(query.model_copy(update={"limit": ALL, "offset": 0}))
    whole = {each.node.id: each for each in ball.neighbours}
    assert answer.total.count <= ball.total.count
    assert answer.total.count == ball.total.count or not answer.total.exact
    assert set(answer.edges) <= _every_join(oracle, query, len(whole))
    for each in answer.neighbours:
        assert each.hop == whole[each.node.id].hop
        assert each.support <= whole[each.node.id].support


def _every_join(oracle: Oracle, query: NeighbourhoodQuery, neighbours: int) -> set[Edge]:
    """Return all edges inwards: asked for one neighbour at a time, each shows most of its own."""
    pages = (query.model_copy(update={"limit": 1, "offset": at}) for at in range(neighbours))
    return {edge for page in pages for edge in oracle.neighbourhood(page).edges}


def check_related(answer: Related, oracle: Oracle, query: RelatedQuery) -> None:
    """Hold an answer that may be cut against everything that is related."""
    if answer.truncated is None:
        assert answer == oracle.related(query)
        return
    every = oracle.related(query.model_copy(update={"limit": ALL, "offset": 0}))
    whole = {each.node.id: each for each in every.related}
    assert answer.total.count <= every.total.count
    assert answer.total.count == every.total.count or not answer.total.exact
    for each in answer.related:
        assert each.score <= whole[each.node.id].score
        assert each.shared_total <= whole[each.node.id].shared_total
