"""Questions drawn at random, about the nodes of `readings.POOL`."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st
from readings import POOL, PREDICATES

from graph.query import NeighbourhoodQuery, PathQuery, RelatedQuery, SearchQuery
from graph.store import Direction, EdgeFilter
from graph.vocabulary import Category

_CATEGORIES = st.sampled_from(
    (Category.SYMPTOM, Category.DISEASE, Category.CAUSE, Category.SPECIALIST)
)
_FEW_CATEGORIES = st.one_of(st.just(frozenset()), st.frozensets(_CATEGORIES, max_size=2))
_PREDICATES = st.one_of(
    st.none(), st.frozensets(st.sampled_from(PREDICATES), min_size=1, max_size=4)
)
_ENOUGH = 10_000

EDGES = st.builds(EdgeFilter, predicates=_PREDICATES, direction=st.sampled_from(Direction))
TYPED = (
    "spasm", "SPASM", "spa", "spasn", "muscle", "muscel cramp", "muscular s", "cramp muscle",
    "lou gehrig", "Lou Gehrig’s disease", "gehrigs", "odem", "öd", "T:1", "X:2", "T:10", "disease l",
)  # fmt: skip


@st.composite
def path_queries(
    draw: st.DrawFn, known: Sequence[str] = POOL, *, max_work: int = _ENOUGH
) -> PathQuery:
    """Draw a question about paths between two of the known nodes; half have no filter on nodes."""
    source, target = draw(st.sampled_from(known)), draw(st.sampled_from(known))
    inner = [curie for curie in known if curie not in {source, target}]
    plain = draw(st.booleans())
    avoid = st.frozensets(st.sampled_from(inner), max_size=2) if inner else st.just(frozenset())
    return PathQuery(
        source=source,
        target=target,
        max_hops=draw(st.integers(1, 6)),
        k=draw(st.sampled_from((1, 2, 3, 5, 20, 100))),
        shortest_only=draw(st.booleans()),
        edges=draw(EDGES),
        categories=frozenset() if plain else draw(_FEW_CATEGORIES),
        avoid=frozenset() if plain else draw(avoid),
        max_degree=None if plain else draw(st.one_of(st.none(), st.integers(1, 9))),
        metapath=() if plain else draw(st.one_of(st.just(()), _metapaths())),
        max_work=max_work,
    )


def _metapaths() -> st.SearchStrategy[tuple[Category, ...]]:
    return st.lists(_CATEGORIES, min_size=2, max_size=5).map(tuple)


@st.composite
def neighbourhood_queries(
    draw: st.DrawFn, known: Sequence[str] = POOL, *, max_work: int = _ENOUGH
) -> NeighbourhoodQuery:
    """Draw a question about what lies around one of the known nodes."""
    return NeighbourhoodQuery(
        centre=draw(st.sampled_from(known)),
        radius=draw(st.integers(1, 3)),
        edges=draw(EDGES),
        categories=draw(_FEW_CATEGORIES),
        limit=draw(st.sampled_from((1, 2, 100, 500))),
        offset=draw(st.sampled_from((0, 0, 1, 3))),
        max_work=max_work,
    )


@st.composite
def related_queries(draw: st.DrawFn, known: Sequence[str] = POOL) -> RelatedQuery:
    """Draw a question about what is related to one of the known nodes."""
    return RelatedQuery(
        centre=draw(st.sampled_from(known)),
        categories=draw(_FEW_CATEGORIES),
        by=draw(_FEW_CATEGORIES),
        predicates=draw(_PREDICATES),
        limit=draw(st.sampled_from((1, 2, 100))),
        offset=draw(st.sampled_from((0, 0, 1))),
    )


@st.composite
def search_queries(draw: st.DrawFn) -> SearchQuery:
    """Draw a search for one of the names that random nodes have, whole, begun or misspelt."""
    return SearchQuery(
        text=draw(st.sampled_from(TYPED)),
        categories=draw(_FEW_CATEGORIES),
        limit=draw(st.sampled_from((1, 100))),
        offset=draw(st.sampled_from((0, 0, 1))),
    )
