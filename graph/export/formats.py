"""The formats that the graph is written in, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from graph.errors import InvalidInput, UnknownName
from graph.export import kgx
from graph.export.contents import Contents, Excerpt
from graph.export.cytoscape import write_cytoscape
from graph.export.gexf import write_gexf
from graph.export.graphml import write_graphml
from graph.export.jsonld import write_jsonld
from graph.export.turtle import write_turtle

Writer = Callable[[Contents], Iterator[str]]


class UnknownFormat(UnknownName):
    """A format that the graph is not written in."""

    code = "unknown-format"
    noun = "format"


class Part(NamedTuple):
    """One file of a format.

    Attributes:
        name: What tells it from the format's other files; empty where it is the only one.
        suffix: How its name ends.
        write: Gives its text, piece by piece.
    """

    name: str
    suffix: str
    write: Writer


class Format(NamedTuple):
    """A way to write the graph; several files make an archive where there can be only one.

    Attributes:
        name: As `--format` and `?format=` take it.
        description: For whom it is.
        media_type: Of its only file, or of the archive.
        parts: Its files.
        is_kgx: Whether it can say that an edge is denied, and each statement as an edge of its own.
    """

    name: str
    description: str
    media_type: str
    parts: tuple[Part, ...]
    is_kgx: bool = False


def _single(name: str, description: str, media_type: str, suffix: str, write: Writer) -> Format:
    return Format(name, description, media_type, (Part("", suffix, write),))


_ZIP = "application/zip"
_METADATA = Part("metadata", ".json", kgx.write_metadata)

FORMATS = {
    each.name: each
    for each in (
        Format(
            "kgx",
            "KGX tables in Biolink terms, for Translator, Monarch and this service",
            _ZIP,
            (
                Part("nodes", ".tsv", kgx.write_nodes_table),
                Part("edges", ".tsv", kgx.write_edges_table),
                _METADATA,
            ),
            is_kgx=True,
        ),
        Format(
            "kgx-jsonl",
            "the same as lines of JSON",
            _ZIP,
            (
                Part("nodes", ".jsonl", kgx.write_nodes_lines),
                Part("edges", ".jsonl", kgx.write_edges_lines),
                _METADATA,
            ),
            is_kgx=True,
        ),
        _single(
            "graphml",
            "GraphML, for networkx, igraph and yEd",
            "application/graphml+xml",
            ".graphml",
            write_graphml,
        ),
        _single("gexf", "GEXF, for Gephi", "application/gexf+xml", ".gexf", write_gexf),
        _single(
            "cytoscape",
            "Cytoscape JSON, for Cytoscape and cytoscape.js",
            "application/json",
            ".cyjs",
            write_cytoscape,
        ),
        _single("turtle", "RDF as Turtle in Biolink terms", "text/turtle", ".ttl", write_turtle),
        _single(
            "jsonld",
            "RDF as JSON-LD in schema.org's terms",
            "application/ld+json",
            ".jsonld",
            write_jsonld,
        ),
    )
}


def choose_excerpt(form: Format, excerpt: Excerpt, radius: int | None) -> Excerpt:
    """Return which part of the graph is meant.

    Args:
        form: How it will be written.
        excerpt: What was asked for, but for the radius.
        radius: Hops around the node; None for 1.

    Raises:
        InvalidInput: When two of these do not go together.
    """
    if excerpt.centre is None and radius is not None:
        detail = "A radius is given without a node."
        raise InvalidInput(detail, "Name the node, or leave the radius out for the whole graph.")
    if not form.is_kgx and (excerpt.negated or excerpt.statements):
        asked = "say that an edge is denied" if excerpt.negated else "have an edge a statement"
        able = ", ".join(each.name for each in FORMATS.values() if each.is_kgx)
        detail = f"{form.name} cannot {asked}."
        raise InvalidInput(detail, f"These can: {able}.")
    return excerpt._replace(radius=1 if radius is None else radius)


def parse_format(text: str) -> Format:
    """Return the format of that name.

    Raises:
        UnknownFormat: When there is none; the error lists them.

    Example:
        >>> [part.name for part in parse_format("kgx").parts]
        ['nodes', 'edges', 'metadata']
    """
    if text not in FORMATS:
        raise UnknownFormat(text, FORMATS)
    return FORMATS[text]
