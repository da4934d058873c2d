"""KGX: nodes and edges in the terms of the Biolink Model, as tables or as lines of JSON.

Keys that begin with `nosograph_` are ours; all others are slots of Biolink.

Source: https://github.com/biolink/kgx/blob/master/specification/kgx-format.md; Biolink Model 4.4, whose
associations must have `knowledge_level` and `agent_type`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from graph.export.cells import OWN_COLUMN, write_cell, write_list
from graph.export.contents import Contents
from graph.export.support import SupportedEdge
from graph.model import LOCAL_PREFIX, Node, Statement
from graph.vocabulary import Category, Predicate

SOURCE = "infores:nosograph"
# Datasets that the catalogue of information resources has, by the identifier of their document.
_SOURCES = {"https://hpo.jax.org": "infores:hpo-annotations"}
NODE_COLUMNS = (
    "id", "category", "name", "description", "synonym", "xref", "publication_type",
    f"{OWN_COLUMN}categories",
)  # fmt: skip
EDGE_COLUMNS = (
    "id", "subject", "predicate", "object", "category", "original_predicate", "negated",
    "knowledge_level", "agent_type", "primary_knowledge_source", "publications", "supporting_text",
    "evidence_count", f"{OWN_COLUMN}documents",
)  # fmt: skip
# Of a single statement: the word and the level of its hedge, and where it stands in its document.
STATEMENT_COLUMNS = tuple(
    f"{OWN_COLUMN}{name}" for name in ("hedge", "hedge_level", "section", "place", "method", "rule")
)

_UNMET = frozenset({"Article"})  # Biolink's must name the journal, which is not known
_TEXT = ("dctypes:Text",)  # Biolink's publications must have a type; Dublin Core's is the broadest

Value = str | int | bool | list[str] | None
Record = Mapping[str, Value]


def biolink_categories(categories: Iterable[Category]) -> list[str]:
    """Return the Biolink classes of a node's categories, in their order, each once.

    Example:
        >>> biolink_categories([Category.DISEASE, Category.COMPLICATION])
        ['biolink:Disease', 'biolink:PhenotypicFeature']
    """
    names = (name for category in categories for name in category.biolink)
    return list(dict.fromkeys(f"biolink:{name}" for name in names if name not in _UNMET))


def original_predicate(predicate: Predicate) -> str | None:
    """Return our predicate as a CURIE, where Biolink's says less.

    Example:
        >>> original_predicate(Predicate.MANAGES), original_predicate(Predicate.TREATS)
        ('NOSO:MANAGES', None)
    """
    return None if predicate.exact else f"{LOCAL_PREFIX}:{predicate.value}"


def find_source(documents: Iterable[str]) -> str:
    """Return the information resource that says so first: a dataset's where it has one, else ours.

    Example:
        >>> find_source(["file:an-article.txt"])
        'infores:nosograph'
    """
    return next((_SOURCES[one] for one in documents if one in _SOURCES), SOURCE)


def node_record(node: Node) -> Record:
    """Return the node as KGX has it."""
    return {
        "id": node.id,
        "category": biolink_categories(node.categories),
        "name": node.name,
        "description": node.description,
        "synonym": list(node.synonyms),
        "xref": list(node.xrefs),
        "publication_type": list(_TEXT) if Category.DOCUMENT in node.categories else [],
        f"{OWN_COLUMN}categories": [category.value for category in node.categories],
    }


def edge_record(each: SupportedEdge) -> Record:
    """Return the edge as KGX has it.

    What rules read in prose is mined from text, and how well it is known is not said; what a row of a
    dataset says is an assertion, by whom only the dataset can tell.
    """
    edge, support = each.edge, each.support
    return {
        "id": edge.id,
        "subject": edge.subject.id,
        "predicate": f"biolink:{edge.predicate.biolink}",
        "object": edge.object.id,
        "category": ["biolink:Association"],
        "original_predicate": original_predicate(edge.predicate),
        "negated": each.negated or None,
        "knowledge_level": "knowledge_assertion" if support.curated else "not_provided",
        "agent_type": "not_provided" if support.curated else "text_mining_agent",
        "primary_knowledge_source": find_source(support.documents),
        "publications": list(support.documents),
        "supporting_text": list(support.sentences),
        "evidence_count": edge.statements,
        f"{OWN_COLUMN}documents": edge.documents,
        **(_statement_values(each.statement) if each.statement else {}),
    }


def _statement_values(statement: Statement) -> Record:
    hedge, place = statement.hedge, statement.evidence
    where = f"{place.start}-{place.end}"
    values = (hedge.word, hedge.level.value, place.section, where, place.method, place.rule)
    return dict(zip(STATEMENT_COLUMNS, values, strict=True))


def write_nodes_table(contents: Contents) -> Iterator[str]:
    """Give the lines of the table of nodes."""
    return _table(NODE_COLUMNS, map(node_record, contents.nodes()))


def write_edges_table(contents: Contents) -> Iterator[str]:
    """Give the lines of the table of edges."""
    columns = (*EDGE_COLUMNS, *(STATEMENT_COLUMNS if contents.by_statement else ()))
    return _table(columns, map(edge_record, _edges(contents)))


def write_nodes_lines(contents: Contents) -> Iterator[str]:
    """Give each node as a line of JSON."""
    return map(_line, map(node_record, contents.nodes()))


def write_edges_lines(contents: Contents) -> Iterator[str]:
    """Give each edge as a line of JSON."""
    return map(_line, map(edge_record, _edges(contents)))


def write_metadata(contents: Contents) -> Iterator[str]:
    """Give what the two files are, and which documents they were read from, as JSON."""
    about = {**contents.about._asdict(), "knowledge_source": SOURCE}
    head = json.dumps(about, ensure_ascii=False, indent=2)
    yield head[: head.rindex("\n}")] + ',\n  "documents": ['
    comma = "\n"
    for document in contents.documents():
        yield f"{comma}    {document.model_dump_json()}"
        comma = ",\n"
    yield "\n  ]\n}\n"


def _edges(contents: Contents) -> Iterator[SupportedEdge]:
    yield from contents.edges()
    yield from contents.denials()


def _table(columns: tuple[str, ...], records: Iterable[Record]) -> Iterator[str]:
    yield "\t".join(columns) + "\n"
    for record in records:
        yield "\t".join(_cell(record[column]) for column in columns) + "\n"


def _cell(value: Value) -> str:
    if isinstance(value, list):
        return write_list(value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else write_cell(str(value))


def _line(record: Record) -> str:
    kept = {key: value for key, value in record.items() if value is not None and value != []}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n"
