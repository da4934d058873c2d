"""What was exported as KGX is, loaded again, the same graph."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Self

import pytest
from exported import Graph, contents_of, hard_readings, quickly, read_graph
from hypothesis import assume, given
from hypothesis import strategies as st
from readings import random_readings

from graph.export import Excerpt, parse_format
from graph.export.files import write_files
from graph.model import Reading, Statement
from graph.store import Page, Reader
from graph.stores.embedded import EmbeddedStore
from loaders.datasets import prepared
from loaders.datasets.kgx import open_kgx
from loaders.datasets.prepared import load_dataset

FORMS = ("kgx", "kgx-jsonl")


class Again(NamedTuple):
    """A graph before and after, and what is said in it."""

    before: Graph
    after: Graph
    said_before: list[Said]
    said_after: list[Said]


class Said(NamedTuple):
    """A statement, without where it stands."""

    subject: str
    predicate: str
    object: str
    negated: bool
    level: str
    word: str

    @classmethod
    def of(cls, statement: Statement) -> Self:
        """Take it from a statement."""
        return cls(
            statement.subject.id, statement.predicate.value, statement.object.id,
            statement.negated, statement.hedge.level.value, statement.hedge.word or "",
        )  # fmt: skip


def _out_and_in(readings: Iterable[Reading], form: str, *, statements: bool = False) -> Again:
    readings = list(readings)
    excerpt = Excerpt(negated=True, statements=statements)
    with tempfile.TemporaryDirectory() as folder:
        with contents_of(readings, excerpt) as (before, contents):
            nodes, edges, _ = write_files(parse_format(form), contents, Path(folder, "graph"))
        said = [Said.of(each) for reading in readings for each in reading.statements]
        store = EmbeddedStore(None)
        load_dataset(store, open_kgx(prepared.Said(), paths=(nodes, edges)))
        with store.reading() as reader:
            again = Again(before, read_graph(reader), sorted(said), _said(reader))
        store.close()
    return again


def _said(reader: Reader) -> list[Said]:
    (document,) = reader.list_documents(Page(2))
    return sorted(map(Said.of, reader.get_document_statements(document.id, Page(10_000))))


def _denied(said: list[Said]) -> set[tuple[str, str, str]]:
    return {each[:3] for each in said if each.negated}


def _ends(graph: Graph) -> list[tuple[str, str, str, str]]:
    return [
        (each.id, each.subject.id, each.predicate.value, each.object.id) for each in graph.edges
    ]


@quickly
@given(random_readings(), st.sampled_from(FORMS))
def test_any_graph_comes_in_again(readings: tuple[Reading, ...], form: str) -> None:
    """The same nodes, described alike, the same edges, and the same is denied."""
    assume(any(reading.statements for reading in readings))  # the loader takes no empty file
    again = _out_and_in(readings, form)
    assert again.after.nodes == again.before.nodes
    assert _ends(again.after) == _ends(again.before)
    assert _denied(again.said_after) == _denied(again.said_before)


@quickly
@given(random_readings(), st.sampled_from(FORMS))
def test_each_statement_comes_in_again(readings: tuple[Reading, ...], form: str) -> None:
    """With an edge for each statement, all are there again, as sure as they were."""
    assume(any(reading.statements for reading in readings))
    again = _out_and_in(readings, form, statements=True)
    assert again.after.nodes == again.before.nodes
    assert again.said_after == again.said_before
    assert [each.statements for each in again.after.edges] == [
        each.statements for each in again.before.edges
    ]


@pytest.mark.parametrize("form", FORMS)
def test_a_hard_graph_comes_in_again(form: str) -> None:
    """Every predicate, category and identifier; the loader tidies white space in names.

    It also takes no address of the Web for a CURIE, though the model does.
    """
    again = _out_and_in(hard_readings(), form)
    assert _ends(again.after) == [ends for ends in _ends(again.before) if not _is_address(ends)]
    before = [node for node in again.before.nodes if not _is_address((node.id,))]
    for one, other in zip(before, again.after.nodes, strict=True):
        xrefs = tuple(xref for xref in one.xrefs if not _is_address((xref,)))
        assert (one.id, one.categories, xrefs) == (other.id, other.categories, other.xrefs)
        assert "".join(one.name.split()) == "".join(other.name.split())


def _is_address(ids: tuple[str, ...]) -> bool:
    return any(each.startswith("http:") for each in ids)
