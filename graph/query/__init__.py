"""The questions: pure functions over a store's reader, the same for every store."""

from graph.query.explain import explain_path
from graph.query.neighbourhood import find_neighbourhood
from graph.query.paths import find_paths
from graph.query.ranking import penalty, shared_weight
from graph.query.related import find_related
from graph.query.requests import NeighbourhoodQuery, PathQuery, RelatedQuery, SearchQuery
from graph.query.search import search_nodes

__all__ = [
    "NeighbourhoodQuery",
    "PathQuery",
    "RelatedQuery",
    "SearchQuery",
    "explain_path",
    "find_neighbourhood",
    "find_paths",
    "find_related",
    "penalty",
    "search_nodes",
    "shared_weight",
]
