"""What `verify` looks at in a Neo4j database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from graph.store import Problem
from graph.stores.neo4j import cypher, schema

_PAGE = 100


class Run(Protocol):
    """Something that runs a query and returns its records."""

    def __call__(self, query: str, /, **parameters: object) -> list[Any]:
        """Run the query."""
        ...


def iter_problems(run: Run) -> Iterator[Problem]:
    """Yield what is wrong, one check after the other: first the shape, then counts, then texts."""
    for name in schema.find_missing(run):
        kind = "constraint" if name in schema.CONSTRAINTS else "index"
        yield Problem(check=kind, detail=f"{name} is missing or not online.")
    for row in run(cypher.CHECK_EDGES):
        yield _edge_problem(row)
    for row in run(cypher.CHECK_STATEMENTS):
        detail = f"Statement {row['id']} stands for edge {row['edge']}, which is not there."
        yield Problem(check="dangling-edge", detail=detail)
    for row in run(cypher.CHECK_DEGREES):
        detail = f"Node {row['id']} has {row['real']} edges; its degree says {row['degree']}."
        yield Problem(check="count", detail=detail)
    for row in run(cypher.CHECK_COUNTS):
        detail = f"The graph holds {row['real']} nodes, edges, statements, documents, "
        yield Problem(check="count", detail=f"{detail}and says {row['counts']}.")
    for row in run(cypher.CHECK_NODES):
        yield Problem(check="count", detail=f"Node {row['id']} is described by no document.")
    yield from _text_problems(run)


def _edge_problem(row: Any) -> Problem:  # noqa: ANN401 - a record of the driver
    if row["real"] == 0:
        return Problem(check="dangling-edge", detail=f"Edge {row['id']} has no statement.")
    detail = f"Edge {row['id']} counts {row['statements']} statements; there are {row['real']}."
    return Problem(check="count", detail=detail)


def _text_problems(run: Run) -> Iterator[Problem]:
    after = ""
    while documents := run(cypher.LIST_DOCUMENTS, after=after, limit=_PAGE):
        for row in documents:
            yield from _spans(run, row["document"])
        after = documents[-1]["document"]["id"]


def _spans(run: Run, document: dict[str, Any]) -> Iterator[Problem]:
    text: str = run(cypher.GET_TEXT, id=document["id"], start=0, length=None)[0]["text"] or ""
    if len(text) != document["characters"]:
        detail = f"Document {document['id']} should have {document['characters']} characters; "
        yield Problem(check="text", detail=f"{detail}it has {len(text)}.")
    for row in run(cypher.GET_SPANS, id=document["id"]):
        if text[row["start"] : row["end"]] != row["sentence"]:
            span = f"{row['start']}:{row['end']}"
            detail = f"Statement {row['id']}: {span} of its document is not its sentence."
            yield Problem(check="span", detail=detail)
