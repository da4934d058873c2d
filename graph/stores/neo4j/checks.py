"""What `verify` looks at in a Neo4j database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from graph.store import Problem
from graph.stores.neo4j import cypher, schema

_PAGE = 100
_PAGE_OF_ROWS = 10_000


class Run(Protocol):
    """Something that runs a query and returns its records."""

    def __call__(self, query: str, /, **parameters: object) -> list[Any]:
        """Run the query."""
        ...


class Begin(Protocol):
    """Something that runs a query which tells the state, too, and returns its one record."""

    def __call__(self, query: str, /, **parameters: object) -> Any:  # noqa: ANN401 - a record
        """Run the query."""
        ...


def iter_problems(run: Run) -> Iterator[Problem]:
    """Yield what is wrong, one check after the other: first the shape, then counts, then texts."""
    for name in schema.find_missing(run):
        kind = "constraint" if name in schema.CONSTRAINTS else "index"
        yield Problem(check=kind, detail=f"{name} is missing or not online.")
    for row in run(cypher.CHECK_EDGES):
        yield _edge_problem(row)
    for row in run(cypher.CHECK_SAID_ONCE):
        detail = f"Node {row['id']} claims to be said once; edge {row['edge']} has more statements."
        yield Problem(check="count", detail=detail)
    yield from _unsupported(run)
    loading = run(cypher.CHECK_LOADING)
    for row in loading:
        detail = f"Dataset {row['id']} is half loaded ({row['rows']:,} rows, at {row['stage']}); "
        yield Problem(check="loading", detail=f"{detail}load it again to finish, or delete it.")
    for row in [] if loading else run(cypher.CHECK_DEGREES):  # degrees are counted at the end
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


def _unsupported(run: Run) -> Iterator[Problem]:
    """Yield statements without an edge; they are looked for one by one only where the sums differ."""
    sums = run(cypher.CHECK_SUPPORT)[0]
    for row in run(cypher.CHECK_STATEMENTS) if sums["counted"] != sums["real"] else []:
        detail = f"Statement {row['id']} stands for edge {row['edge']}, which is not there."
        yield Problem(check="dangling-edge", detail=detail)


def read_rows(run: Run, document: str, start: int, length: int | None) -> str:
    """Return a part of a dataset's text: that of its rows, each with a line end behind it."""
    first = run(cypher.GET_ROW_BEFORE, id=document, start=start)[0]["start"] or 0
    parts = []
    for row in iter_rows(run, document, first):
        if length is not None and row["start"] >= start + length:
            break
        parts.append(f"{row['sentence']}\n")
    return "".join(parts)[start - first :][:length]


def iter_rows(run: Run, document: str, start: int = 0) -> Iterator[Any]:
    """Yield start, end and sentence of each row of a dataset from a place on, page by page."""
    while page := run(cypher.GET_ROWS, id=document, start=start, limit=_PAGE_OF_ROWS):
        yield from page
        start = page[-1]["start"] + 1


def _text_problems(run: Run) -> Iterator[Problem]:
    after = ""
    while documents := run(cypher.LIST_DOCUMENTS, after=after, limit=_PAGE):
        for row in documents:
            yield from _spans(run, row["document"])
        after = documents[-1]["document"]["id"]


def _spans(run: Run, document: dict[str, Any]) -> Iterator[Problem]:
    found = run(cypher.GET_TEXT, id=document["id"], start=0, length=None)[0]
    text: str | None = found["text"]
    if text is None:
        yield from _row_problems(run, document)
        return
    if len(text) != document["characters"]:
        detail = f"Document {document['id']} should have {document['characters']} characters; "
        yield Problem(check="text", detail=f"{detail}it has {len(text)}.")
    for row in run(cypher.GET_SPANS, id=document["id"]):
        if text[row["start"] : row["end"]] != row["sentence"]:
            span = f"{row['start']}:{row['end']}"
            detail = f"Statement {row['id']}: {span} of its document is not its sentence."
            yield Problem(check="span", detail=detail)


def _row_problems(run: Run, document: dict[str, Any]) -> Iterator[Problem]:
    """Yield where the rows of a dataset do not follow one upon the other."""
    at = 0
    for row in iter_rows(run, document["id"]):
        if (row["start"], row["end"]) != (at, at + len(row["sentence"])):
            span = f"{row['start']}:{row['end']}"
            detail = f"The row at {span} of {document['id']} should begin at {at}, or is cut."
            yield Problem(check="span", detail=detail)
        at = row["end"] + 1
    if at != document["characters"]:
        detail = f"Document {document['id']} should have {document['characters']} characters; "
        yield Problem(check="text", detail=f"{detail}its rows have {at}.")
