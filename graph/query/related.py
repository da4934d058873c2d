"""Which nodes share most with a node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.model import NodeRef, Related, RelatedNode, SharedNode, Total, Truncation
from graph.query.expansion import Budget, Expander
from graph.query.naming import find_refs, get_refs
from graph.query.ranking import shared_weight
from graph.query.requests import (
    EXACT_TOTAL,
    HUB_DEGREE,
    HUB_NEIGHBOURS,
    MAX_RELATED,
    MAX_SHARED,
    RelatedQuery,
    check_offset,
    check_range,
)
from graph.store import Adjacent, EdgeFilter, Reader

_Shared = Mapping[str, list[tuple[int, str]]]


def find_related(reader: Reader, query: RelatedQuery) -> Related:
    """Return the nodes that share most neighbours with a node, each weighing less the more common.

    Args:
        reader: The state of the graph to ask.
        query: The question.

    Returns:
        Nodes ordered by score (highest first), then CURIE. Each lists the shared nodes, heaviest first,
        then by CURIE, at most 20; `shared_total` says how many there are.

    Raises:
        OutOfRange: When limit or offset is.
        NodeNotFound: When there is no such centre.
        DeadlineExceeded: When there was no time to look up even that.

    Complexity:
        Two steps of the store. It goes through the 300 least common neighbours of at most 2,000 edges
        each, so it looks at 600,000 edges at most; where it leaves any out, it says `hub`.

    Source: Adamic & Adar 2003, doi:10.1016/S0378-8733(03)00009-1; see `ranking.shared_weight`.
    """
    check_range("limit", query.limit, 1, MAX_RELATED)
    check_offset(query.offset)
    (centre,) = get_refs(reader, (query.centre,))
    budget = Budget(reader, HUB_NEIGHBOURS * HUB_DEGREE)
    expander = Expander(reader, EdgeFilter(predicates=query.predicates), budget)
    neighbours = expander.expand([(0, centre.id)]).get(centre.id, [])
    between, hub = _choose(neighbours, query)
    shared = _share(expander, between, centre.id, query)
    scores = {node_id: sum(weight for weight, _ in each) for node_id, each in shared.items()}
    order = sorted(scores, key=lambda node_id: (-scores[node_id], node_id))
    page = order[query.offset : query.offset + query.limit]
    exact = hub is None and budget.reason is None and len(order) <= EXACT_TOTAL
    total = Total(count=min(len(order), EXACT_TOTAL), exact=exact)
    related = _describe(reader, page, shared, centre, expander, budget)
    return Related(centre=centre, related=related, total=total, truncated=budget.truncated or hub)


def _describe(  # noqa: PLR0913, PLR0917 - everything that is known by then
    reader: Reader,
    page: Sequence[str],
    shared: _Shared,
    centre: NodeRef,
    expander: Expander,
    budget: Budget,
) -> tuple[RelatedNode, ...]:
    """Give the nodes of the page their names, and what explains them."""
    heaviest = {
        node_id: sorted(shared[node_id], key=lambda each: (-each[0], each[1]))[:MAX_SHARED]
        for node_id in page
    }
    ids = [*page, *(each for it in heaviest.values() for _, each in it)]
    refs = find_refs(reader, ids, [centre], [expander], budget)
    return tuple(
        RelatedNode(
            node=refs[node_id],
            score=sum(weight for weight, _ in shared[node_id]),
            shared=tuple(SharedNode(node=refs[each], weight=it) for it, each in heaviest[node_id]),
            shared_total=len(shared[node_id]),
        )
        for node_id in page
    )


def _choose(
    neighbours: Iterable[Adjacent], query: RelatedQuery
) -> tuple[list[Adjacent], Truncation | None]:
    """Return the neighbours to go through, least common first, and why there are not more."""
    fitting = [
        each for each in neighbours if not query.by or query.by.intersection(each.categories)
    ]
    specific = sorted(
        (each for each in fitting if each.degree <= HUB_DEGREE),
        key=lambda each: (each.degree, each.id),
    )[:HUB_NEIGHBOURS]
    if len(specific) == len(fitting):
        return specific, None
    detail = (
        f"It has {len(fitting)} neighbours; only the {len(specific)} least common"
        f" with at most {HUB_DEGREE} edges each were gone through."
    )
    return specific, Truncation(reason="hub", detail=detail)


def _share(
    expander: Expander, between: list[Adjacent], centre: str, query: RelatedQuery
) -> _Shared:
    """Return for each node what it shares with the centre: weights and identifiers."""
    weights = {each.id: shared_weight(each.degree) for each in between}
    shared: dict[str, list[tuple[int, str]]] = defaultdict(list)
    ends = [(each.degree, each.id) for each in between]
    for middle, neighbours in expander.expand(ends).items():
        for each in neighbours:
            wanted = not query.categories or query.categories.intersection(each.categories)
            if each.id != centre and wanted:
                shared[each.id].append((weights[middle], middle))
    return shared
