"""What was exported as KGX is, loaded again, the same graph."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest
from exported import Graph, contents_of, hard_readings, quickly, read_graph
from hypothesis import assume, given
from hypothesis import strategies as st
from readings import random_readings

from graph.export import Excerpt, parse_format
from graph.export.files import write_files
from graph.model import Reading
from graph.store import Page, Reader
from graph.stores.embedded import EmbeddedStore
from loaders.datasets.kgx import open_kgx
from loaders.datasets.prepared import Said, load_dataset

FORMS = ("kgx", "kgx-jsonl")


class Again(NamedTuple):
    """A graph before and after, and what is denied in it: subject, predicate, object."""

    before: Graph
    after: Graph
    denied_before: list[tuple[str, str, str]]
    denied_after: list[tuple[str, str, str]]


def _out_and_in(readings: Iterable[Reading], form: str) -> Again:
    readings = list(readings)
    with tempfile.TemporaryDirectory() as folder:
        with contents_of(readings, Excerpt(negated=True)) as (before, contents):
            nodes, edges, _ = write_files(parse_format(form), contents, Path(folder, "graph"))
        denied = [
            (each.subject.id, each.predicate.value, each.object.id)
            for reading in readings
            for each in reading.statements
            if each.negated
        ]
        store = EmbeddedStore(None)
        load_dataset(store, open_kgx(Said(), paths=(nodes, edges)))
        with store.reading() as reader:
            again = Again(before, read_graph(reader), sorted(denied), _denied(reader))
        store.close()
    return again


def _denied(reader: Reader) -> list[tuple[str, str, str]]:
    (document,) = reader.list_documents(Page(2))
    return sorted(
        (each.subject.id, each.predicate.value, each.object.id)
        for each in reader.get_document_statements(document.id, Page(10_000))
        if each.negated
    )


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
    assert set(again.denied_after) == set(again.denied_before)


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
