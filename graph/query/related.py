"""Which nodes share most with a node."""

from __future__ import annotations

from graph.errors import DeadlineExceeded
from graph.model import Related, RelatedNode, SharedNode, Total, Truncation
from graph.query.naming import Naming, get_refs
from graph.query.numbering import topology_of
from graph.query.requests import (
    EXACT_TOTAL,
    HUB_DEGREE,
    MAX_RELATED,
    RelatedQuery,
    check_offset,
    check_range,
)
from graph.query.sharing import find_shared
from graph.query.steps import Clock, Shared, SupportsShared, supports
from graph.store import Reader


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
        It goes through the 300 least common neighbours of at most 2,000 edges each, so it looks at
        600,000 edges at most beside the centre's own; where it leaves any out, it says `hub`.

    Source: Adamic & Adar 2003, doi:10.1016/S0378-8733(03)00009-1; see `ranking.shared_weight`.
    """
    check_range("limit", query.limit, 1, MAX_RELATED)
    check_offset(query.offset)
    (centre,) = get_refs(reader, (query.centre,), query)
    naming = Naming(reader)
    shared = _find_shared(reader, centre.id, query)
    naming.reason = shared.reason
    exact = shared.through == shared.fitting and shared.reason is None
    total = Total(
        count=min(shared.counted, EXACT_TOTAL), exact=exact and shared.counted <= EXACT_TOTAL
    )
    ids = [
        node_id for each in shared.page for node_id in (each.id, *(it for _, it in each.heaviest))
    ]
    refs = naming.find_refs(ids, [centre], shared.categories)
    related = tuple(
        RelatedNode(
            node=refs[each.id],
            score=each.score,
            shared=tuple(SharedNode(node=refs[it], weight=weight) for weight, it in each.heaviest),
            shared_total=each.total,
        )
        for each in shared.page
    )
    truncated = naming.truncated or _hub(shared)
    return Related(centre=centre, related=related, total=total, truncated=truncated)


def _find_shared(reader: Reader, centre: str, query: RelatedQuery) -> Shared:
    clock = Clock(reader.deadline)
    try:
        if supports(reader, SupportsShared):
            return reader.find_shared(centre, query, clock)
        return find_shared(topology_of(reader), centre, query, clock)
    except DeadlineExceeded:
        return Shared([], 0, 0, 0, {}, "deadline")


def _hub(shared: Shared) -> Truncation | None:
    """Return why not all neighbours were gone through, if they were not."""
    if shared.through == shared.fitting:
        return None
    detail = (
        f"It has {shared.fitting} neighbours; only the {shared.through} least common"
        f" with at most {HUB_DEGREE} edges each were gone through."
    )
    return Truncation(reason="hub", detail=detail)
