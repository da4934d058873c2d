"""Files of ontologies, with what is wrong in them said as errors of datasets."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from loaders.datasets.inputs import Gauge, Input, iter_lines, reading
from loaders.errors import UnreadableDataset
from loaders.ontologies import (
    Header,
    Term,
    iter_obo,
    iter_obographs,
    read_graphs_header,
    read_obo_header,
)

_JSON, _PACKED = ".json", ".gz"


def read_header(source: Input) -> Header:
    """Return what an ontology says of itself.

    Raises:
        UnreadableDataset: When it cannot be read.
    """
    with _explained(source.name):
        if _is_json(source):
            return read_graphs_header(_load_json(source, Gauge()))
        return read_obo_header(line for _, line in iter_lines(source, Gauge()))


def iter_terms(source: Input, gauge: Gauge) -> Iterator[Term]:
    """Yield the terms of an ontology in OBO, or where its name says so in OBO Graphs JSON.

    Raises:
        UnreadableDataset: When it cannot be read.
    """
    with _explained(source.name):
        if _is_json(source):
            yield from iter_obographs(_load_json(source, gauge))
        else:
            yield from iter_obo(line for _, line in iter_lines(source, gauge))


def _is_json(source: Input) -> bool:
    return source.name.lower().removesuffix(_PACKED).endswith(_JSON)


def _load_json(source: Input, gauge: Gauge) -> dict[str, Any]:
    with reading(source.name), source.open(gauge) as file:
        document = json.load(io.TextIOWrapper(file, "utf-8-sig"))
    if not isinstance(document, dict) or "graphs" not in document:
        raise UnreadableDataset(source.name, "it has no graphs: it is no OBO Graphs document")
    return document


@contextmanager
def _explained(name: str) -> Iterator[None]:
    try:
        yield
    except KeyError as error:
        raise UnreadableDataset(name, f"something in it has no {error}") from None
    except (TypeError, AttributeError):
        raise UnreadableDataset(name, "it is no OBO Graphs document") from None
    except RecursionError:
        raise UnreadableDataset(name, "it is nested too deeply") from None
    except ValueError as error:
        raise UnreadableDataset(name, str(error)) from None
