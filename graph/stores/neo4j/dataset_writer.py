"""Taking a dataset in or back by parts, each in a transaction of its own.

It goes in by stages: its nodes, its rows; where something of it was there before, also what it no
longer says is retracted and forgotten; at last degrees are counted, and the change is logged. Behind
every part the graph is whole, its degrees and counts apart: an edge has the support that it says, a
statement its edge. How far it is stands at the document, so that the same call goes on from there.

What is new goes in before what is old goes out, so that what both say is never missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Protocol, TypeVar
from uuid import uuid4

import neo4j

from graph import property_graph
from graph.errors import DocumentNotFound, StoreBusy
from graph.model import Change, Dataset, Document, Node, Progress, no_progress
from graph.property_graph import Row
from graph.stores.neo4j import cypher, dataset_cypher, dataset_parts, dataset_rows, upkeep
from graph.stores.neo4j.ahead import ahead
from graph.stores.neo4j.dataset_rows import RowBatch
from graph.stores.neo4j.upkeep import BATCH, Batches

T = TypeVar("T")

ROWS = 10_000  # a transaction


class Write(Protocol):
    """Something that runs work in a write transaction, once more where it may have failed."""

    def __call__(self, work: Callable[[neo4j.ManagedTransaction], T], /) -> T:
        """Run it; return what it returns."""
        ...


def replace_dataset(write: Write, dataset: Dataset, progress: Progress, size: int = ROWS) -> Change:
    """Make the database say of this dataset what its rows say, and nothing else."""
    loading = _Loading(write, dataset.document.id, progress, size)
    return loading.begin(dataset.document) or loading.take_in(dataset)


def delete_dataset(write: Write, document_id: str, size: int = ROWS) -> Change:
    """Take back everything that the dataset says, half loaded or whole."""
    loading = _Loading(write, document_id, no_progress, size)
    loading.begin(None)
    return loading.take_back()


class _Loading:
    """One call that loads or deletes one dataset."""

    def __init__(self, write: Write, document_id: str, progress: Progress, size: int) -> None:
        """Only remember; `begin` is first."""
        self._write = write
        self._id = document_id
        self._progress = progress
        self._size = size
        self._owner = uuid4().hex
        self._now: Row = {}

    # --- the beginning and the end ---

    def begin(self, document: Document | None) -> Change | None:
        """Claim the dataset, to load this or, without it, to delete; return when nothing is to do.

        Whoever claims it last goes on with it; a call before that is told so at its next part.
        """

        def work(transaction: neo4j.ManagedTransaction) -> Change | None:
            batches = dataset_parts.lock(transaction)
            stored = self._read(batches, dataset_cypher.GET_DOCUMENT, "document")
            loading = self._read(batches, dataset_cypher.GET_LOADING, "loading")
            if document is None and not stored and not loading:
                raise DocumentNotFound(self._id)
            if document is not None and stored and dataset_parts.is_same(stored, document):
                return self._unchanged(batches)
            self._now = dataset_parts.begin_row(self._id, self._owner, document, stored, loading)
            again = stored or loading
            query = dataset_cypher.BEGIN_AGAIN if again else dataset_cypher.BEGIN_NEW
            batches.run(query, row=self._now)
            return None

        return self._write(work)

    def take_in(self, dataset: Dataset) -> Change:
        """Load, from the stage on where it stands."""
        if self._now["stage"] == "nodes":
            self._put_nodes(dataset.nodes())
            self._part(lambda _: {"stage": "rows"})
        if self._now["stage"] == "rows":
            characters = self._put_rows(dataset)
            stage = "degrees" if self._now["fresh"] else "retract"
            self._part(lambda _: {"stage": stage, "characters": characters})
        if self._now["stage"] == "retract":
            self._retract(dataset)
            self._forget()
        self._count_degrees()
        return self._finish(dataset.document)

    def take_back(self) -> Change:
        """Delete, from where it stands."""
        while self._part(lambda batches: self._retract_behind(batches, 0)):
            pass
        self._forget()
        self._count_degrees()
        return self._finish(None)

    def _finish(self, document: Document | None) -> Change:
        def work(transaction: neo4j.ManagedTransaction) -> Change:
            batches = dataset_parts.lock(transaction)
            loading = self._read(batches, dataset_cypher.GET_LOADING, "loading")
            if not loading and document is not None:
                return self._unchanged(batches)  # this work has been done, and is tried once more
            self._check_owner(loading)
            change = dataset_parts.log_change(batches, loading, document)
            if document is None:
                batches.run(dataset_cypher.REMOVE, id=self._id)
            else:
                whole = {"characters": loading["characters"], "rows": loading["rows"]}
                row = {**property_graph.document_properties(document), **whole}
                batches.run(dataset_cypher.FINISH, row=row)
            return change

        return self._write(work)

    def _unchanged(self, batches: Batches) -> Change:
        state = batches.run(cypher.GET_STATE)[0]
        number, snapshot = state["number"], state["snapshot"]
        return Change(number=number, kind="unchanged", document=self._id, snapshot=snapshot)

    def _read(self, batches: Batches, query: str, what: str) -> Row:
        return batches.run(query, id=self._id)[0][what] or {}

    def _check_owner(self, loading: Row) -> None:
        if loading.get("owner") != self._owner:
            message = f"{self._id} is loaded or deleted by another call at the same time."
            raise StoreBusy(message, "Wait until that one has ended.")

    # --- one part ---

    def _part(self, work: Callable[[Batches], Row]) -> Row:
        """Do a part in one transaction, and note with it how far that is and what has changed.

        Args:
            work: Returns properties of the document to set; counters are added to what they were.
        """

        def attempt(transaction: neo4j.ManagedTransaction) -> tuple[Row, Row]:
            batches = dataset_parts.lock(transaction)
            now = self._read(batches, dataset_cypher.GET_LOADING, "loading")
            self._check_owner(now)
            self._now = now
            done = work(batches)
            counted = {
                name: now[name] + done[name] for name in dataset_cypher.COUNTERS if name in done
            }
            batches.run(dataset_cypher.PUT_PROGRESS, id=self._id, row={**done, **counted})
            return done, {**now, **done, **counted}

        done, self._now = self._write(attempt)
        return done

    # --- nodes ---

    def _put_nodes(self, nodes: Iterator[Node]) -> None:
        told = 0
        while batch := list(islice(nodes, BATCH)):
            self._part(partial(self._put_node_batch, nodes=batch))
            told += len(batch)
            self._progress("nodes", told)

    def _put_node_batch(self, batches: Batches, nodes: Iterable[Node]) -> Row:
        described = {node.id: property_graph.description_row(self._id, node) for node in nodes}
        batches.batched(
            dataset_cypher.PUT_DESCRIPTIONS,
            list(described.values()),
            document=self._id,
            content=self._now["content"],
        )
        return {"nodes_added": upkeep.put_nodes(batches, described).added}

    def _forget(self) -> None:
        """Take back the descriptions of nodes that the dataset no longer has."""
        after: str | None = ""
        while after is not None:
            seen: list[str] = []
            self._part(partial(self._forget_from, after=after, seen=seen))
            after = seen[-1] if seen else None

    def _forget_from(self, batches: Batches, after: str, seen: list[str]) -> Row:
        found = batches.run(
            dataset_cypher.FIND_OLD_DESCRIPTIONS,
            document=self._id,
            content=self._now["content"],
            after=after,
            limit=BATCH,
        )
        seen[:] = [row["node"] for row in found]
        old = [row["node"] for row in found if row["old"]]
        batches.batched(cypher.DELETE_DESCRIPTIONS, [[self._id, node] for node in old])
        gone = upkeep.put_nodes(batches, old).gone
        batches.batched(cypher.DELETE_NODES, gone)
        return {"nodes_removed": len(gone)}

    # --- rows ---

    def _put_rows(self, dataset: Dataset) -> int:
        """Store the rows that are not in yet; return how long the text of all is."""
        given = dataset.rows()
        first: int = self._now["rows"]
        start: int = self._now["at"]
        if dataset_rows.skip_rows(given, first) != start:
            # Not the rows that it began with, whatever their hash says: hold all against what is there.
            self._part(lambda _: {"rows": 0, "at": 0, "fresh": False})
            given, first, start = dataset.rows(), 0, 0
        batches = dataset_rows.iter_batches(self._id, given, self._size, first=first, start=start)
        for batch in ahead(batches):
            self._part(partial(self._put_batch, batch=batch))
            self._progress("rows", batch.last)
            start = batch.end
        return start

    def _put_batch(self, batches: Batches, batch: RowBatch) -> Row:
        if self._now["rows"] >= batch.last:
            return {}  # this part has been done, and is tried once more
        stored = {} if self._now["fresh"] else self._find_stored(batches, batch)
        new = [row for row in batch.rows if row[0] not in stored]
        changed = [
            row
            for row in batch.rows
            if row[0] in stored and stored[row[0]] != dataset_rows.properties_of(self._id, row)
        ]
        batches.run(dataset_cypher.CREATE_ROWS, rows=new, document=self._id)
        batches.batched(dataset_cypher.CHANGE_ROWS, changed, document=self._id)
        dataset_parts.check_ends(batches, dataset_rows.ends_of_negated(new))
        added = dataset_parts.put_edges(batches, new)
        progress = {"rows": batch.last, "at": batch.end}
        return {**progress, "statements_added": len(new), "edges_added": added}

    def _find_stored(self, batches: Batches, batch: RowBatch) -> dict[str, Row]:
        found = batches.run(
            dataset_cypher.FIND_STATEMENTS,
            document=self._id,
            start=batch.start,
            end=batch.end,
        )
        return {row["statement"]["id"]: row["statement"] for row in found}

    def _retract(self, dataset: Dataset) -> None:
        """Retract the statements that none of the rows makes."""
        end = 0
        for batch in dataset_rows.iter_batches(self._id, dataset.rows(), self._size):
            self._part(partial(self._retract_from, batch=batch))
            self._progress("retracted", batch.last)
            end = batch.end
        while self._part(lambda batches: self._retract_behind(batches, end)):
            pass

    def _retract_from(self, batches: Batches, batch: RowBatch) -> Row:
        wanted = {row[0] for row in batch.rows}
        stored = self._find_stored(batches, batch)
        return dataset_parts.retract(
            batches, [row for key, row in stored.items() if key not in wanted]
        )

    def _retract_behind(self, batches: Batches, start: int) -> Row:
        found = batches.run(
            dataset_cypher.FIND_STATEMENTS_BEHIND, document=self._id, start=start, limit=self._size
        )
        return dataset_parts.retract(batches, [row["statement"] for row in found])

    # --- degrees ---

    def _count_degrees(self) -> None:
        """Store how many edges each node now has."""
        after: str | None = ""
        done = 0
        while after is not None:
            row = self._write(partial(dataset_parts.count_degrees, after=after))
            after, done = row["last"], done + row["counted"]
            self._progress("degrees", done)
