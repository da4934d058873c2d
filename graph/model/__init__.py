"""The things the graph is made of. All of them are frozen values: equal when their parts are equal.

A *statement* is what one place in one document says. An *edge* is what all statements with the same
subject, predicate and object add up to. A *node* is what all documents say of one concept.
"""

from graph.model.answers import (
    Found,
    Neighbour,
    Neighbourhood,
    Path,
    Paths,
    Related,
    RelatedNode,
    SearchResults,
    SharedNode,
    Total,
    Truncation,
)
from graph.model.changes import (
    Change,
    Counts,
    SchemaEntry,
)
from graph.model.datasets import (
    Dataset,
    DatasetRow,
    Progress,
    collect_reading,
    no_progress,
    state_row,
)
from graph.model.nodes import (
    EdgeCount,
    Node,
    NodeRef,
    NodeSummary,
)
from graph.model.statements import (
    Document,
    Edge,
    Evidence,
    Hedge,
    Reading,
    Statement,
    edge_ends,
    edge_id,
)
from graph.model.values import (
    LOCAL_PREFIX,
    Curie,
    Frozen,
    Name,
    Text,
    each_of_checked,
    local_curie,
    of_checked,
    parse_curie,
)

__all__ = [
    "LOCAL_PREFIX",
    "Change",
    "Counts",
    "Curie",
    "Dataset",
    "DatasetRow",
    "Document",
    "Edge",
    "EdgeCount",
    "Evidence",
    "Found",
    "Frozen",
    "Hedge",
    "Name",
    "Neighbour",
    "Neighbourhood",
    "Node",
    "NodeRef",
    "NodeSummary",
    "Path",
    "Paths",
    "Progress",
    "Reading",
    "Related",
    "RelatedNode",
    "SchemaEntry",
    "SearchResults",
    "SharedNode",
    "Statement",
    "Text",
    "Total",
    "Truncation",
    "collect_reading",
    "each_of_checked",
    "edge_ends",
    "edge_id",
    "local_curie",
    "no_progress",
    "of_checked",
    "parse_curie",
    "state_row",
]
