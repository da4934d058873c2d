"""Graphs that are hard to write out, and what a store holds of them, to compare with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import NamedTuple

from hypothesis import HealthCheck, settings
from readings import Claim, build_node, build_reading
from small_stores import reading_of

from graph.export import About, Contents, Excerpt
from graph.model import Edge, Node, Reading
from graph.store import Page, Reader
from graph.vocabulary import Category, Predicate

quickly = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # graphs take long to draw on a busy machine
NOTICE = "Not a diagnosis. <&> \"'"
HOSTILE_NAMES = (
    'a "quoted" name', "tab\there", "line\nend", "cr\rlf\r\nend", "<b>&amp;</b> ]]>", "back\\slash\\n",
    "pipe|in|it\\|", "émoji \U0001f9e0 \U0001d7d9", "\u202eright to left\u202c \u05d0\u05d1",
    " spaces around ", "'", '{"json": [1]}', "semi;colon,comma", "\u2028separator\x85",
    "NaN", "null", "-", "# hash", "@prefix", "%20%", "\ufeffmark", "_:b0", "http://a/b c",
)  # fmt: skip
ODD_CURIES = (
    "T:a/b?c=d#e&f%2Fg+'", 'T:"quoted"', "T:<b>&", "T:back\\slash", "T:{x}|^`", "T:é\U0001d7d9",
    "a.b-c_d:1:2", "_x:y", "http://example.org/a#b", "NOSO:ünder-score",
)  # fmt: skip


class Graph(NamedTuple):
    """All nodes and edges of a state, in order."""

    nodes: list[Node]
    edges: list[Edge]


def read_graph(reader: Reader) -> Graph:
    """Return everything that the store holds, asked for without any of the code under test."""
    nodes = reader.list_nodes(Page(10_000))
    return Graph(nodes, [edge for node in nodes for edge in reader.list_edges_from([node.id])])


@contextmanager
def contents_of(
    readings: Iterable[Reading], excerpt: Excerpt = Excerpt()
) -> Iterator[tuple[Graph, Contents]]:
    """Give what a store holds of these documents, and the same to write out."""
    with reading_of(readings) as reader:
        about = About("Test 1", NOTICE, reader.snapshot)
        yield read_graph(reader), Contents(reader, about, excerpt)


def hard_readings() -> list[Reading]:
    """Return documents with hostile texts, every predicate and category, parallel edges and loops."""
    named = [
        build_node(
            f"T:{number}", name, Category.DISEASE, synonyms=sorted({*HOSTILE_NAMES} - {name}),
            description=name,
        )
        for number, name in enumerate(HOSTILE_NAMES)
    ]  # fmt: skip
    odd = [
        build_node(curie, f"odd {number}", Category.SYMPTOM, xrefs=sorted({*ODD_CURIES} - {curie}))
        for number, curie in enumerate(ODD_CURIES)
    ]
    about = {"synonyms": ("some", "thing"), "xrefs": ("X:1", "X:2"), "description": "Some\nthing."}
    every = [build_node(f"C:{each}", f"one {each}", each, **about) for each in Category]
    every[1] = build_node("C:Symptom", "one", Category.SYMPTOM, Category.DISEASE, Category.CAUSE)
    first, second = every[0], every[1]
    return [
        build_reading("urn:test:hostile", [
            *(Claim(node, Predicate.CAUSES, second) for node in [*named, *odd]),
            *(Claim(one, Predicate.HAS_SYMPTOM, other)
              for one, other in pairwise(odd)),
        ], title=HOSTILE_NAMES[4]),
        build_reading("urn:test:every predicate\t|", [
            Claim(one, predicate, other)
            for predicate in Predicate for one, other in ((first, second), (first, first))
        ], nodes=every),
        build_reading("urn:test:again", [
            Claim(first, Predicate.CAUSES, second), Claim(first, Predicate.CAUSES, second),
            Claim(second, Predicate.TREATS, first, negated=True),
        ]),
    ]  # fmt: skip
