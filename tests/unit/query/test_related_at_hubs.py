"""At hubs, related nodes are found through the least common neighbours only, and that is said."""

from __future__ import annotations

from collections.abc import Iterable

from readings import Claim, build_node, build_reading
from small_stores import reading_of

from graph.model import Node, Related
from graph.query import RelatedQuery, find_related, shared_weight
from graph.vocabulary import Category, Predicate

CENTRE, OTHER = build_node("T:centre"), build_node("T:other")


def build_many(letter: str, count: int) -> list[Node]:
    """Return so many nodes, in the order of their CURIEs."""
    return [build_node(f"T:{letter}{number:04}", "", Category.SYMPTOM) for number in range(count)]


def link(first: Node, others: Iterable[Node]) -> list[Claim]:
    """Return claims that join a node to each of the others."""
    return [Claim(first, Predicate.CAUSES, other) for other in others]


def relate(*claims: Claim) -> Related:
    """Return what is related to the centre in a graph of these claims."""
    with reading_of([build_reading("urn:hub", claims)]) as reader:
        return find_related(reader, RelatedQuery(centre=CENTRE.id))


def test_only_the_300_least_common_of_many_neighbours_are_gone_through() -> None:
    """Five more than 300 are left out: the most common ones, then the last by CURIE."""
    middles = build_many("m", 305)
    common = middles[:3]
    more = [claim for middle in common for claim in link(middle, [build_node("T:z"), OTHER])]
    answer = relate(*link(CENTRE, middles), *link(OTHER, middles[3:]), *more)
    (related,) = answer.related
    assert (related.node.id, related.shared_total) == (OTHER.id, 300)
    assert related.score == 300 * shared_weight(2)
    assert [each.node.id for each in related.shared] == [each.id for each in middles[3:23]]
    assert answer.truncated is not None
    assert answer.truncated.reason == "hub"
    assert answer.truncated.detail.startswith("It has 305 neighbours; only the 300 least common")
    assert not answer.total.exact


def test_300_neighbours_are_all_gone_through() -> None:
    """Nothing is left out, so nothing is said, and the total is exact."""
    middles = build_many("m", 300)
    answer = relate(*link(CENTRE, middles), *link(OTHER, middles))
    assert answer.truncated is None
    assert answer.related[0].shared_total == 300
    assert (answer.total.count, answer.total.exact) == (1, True)


def test_a_neighbour_with_more_than_2000_edges_is_not_gone_through() -> None:
    """With 2,000 edges it still is."""
    hub, rare = build_node("T:hub"), build_node("T:rare")
    crowd = build_many("c", 1_999)
    claims = [*link(hub, crowd), *link(CENTRE, [hub, rare]), Claim(OTHER, Predicate.CAUSES, rare)]
    just = relate(*claims)
    assert just.truncated is None
    assert (just.total.count, just.total.exact) == (2_000, True)
    over = relate(*claims, Claim(OTHER, Predicate.CAUSES, hub))
    assert over.truncated is not None
    assert over.truncated.reason == "hub"
    assert [each.node.id for each in over.related] == [OTHER.id]
    assert over.related[0].shared_total == 1
    assert not over.total.exact
