"""Which nodes share most with a node."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from graph.errors import DeadlineExceeded
from graph.model import (
    NodeRef,
    Related,
    RelatedNode,
    SharedNode,
    Total,
    Truncation,
    each_of_checked,
    of_checked,
)
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
from graph.query.steps import Clock, Shared, Sharing, SupportsShared, supports
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
    truncated = naming.truncated or _hub(shared)
    related = _describe(shared.page, refs)
    fields = {"centre": centre, "related": related, "total": total, "truncated": truncated}
    return of_checked(Related, fields)


def _describe(page: Sequence[Sharing], refs: Mapping[str, NodeRef]) -> tuple[RelatedNode, ...]:
    """Give the nodes their names."""
    shared = iter(
        each_of_checked(
            SharedNode,
            [{"node": refs[it], "weight": weight} for each in page for weight, it in each.heaviest],
        )
    )
    rows = [
        {
            "node": refs[each.id],
            "score": each.score,
            "shared": tuple(islice(shared, len(each.heaviest))),
            "shared_total": each.total,
        }
        for each in page
    ]
    return tuple(each_of_checked(RelatedNode, rows))


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
