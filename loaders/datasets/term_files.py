"""Files of ontologies, with what is wrong in them said as errors of datasets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from loaders.datasets.inputs import Gauge, Input, iter_lines, reading
from loaders.errors import UnreadableDataset
from loaders.ontologies import (
    Header,
    Term,
    check_obographs,
    iter_obo,
    iter_obographs,
    read_graphs_header,
    read_obo_header,
)

_JSON, _PACKED = ".json", ".gz"


def read_header(source: Input) -> Header:
    """Return what an ontology says of itself; of JSON, all of it is looked through first.

    Raises:
        UnreadableDataset: When it cannot be read.
    """
    with _explained(source.name):
        if _is_json(source):
            with reading(source.name), source.open(Gauge()) as file:
                check_obographs(file)
            with reading(source.name), source.open(Gauge()) as file:
                return read_graphs_header(file)
        return read_obo_header(line for _, line in iter_lines(source, Gauge()))


def iter_terms(source: Input, gauge: Gauge) -> Iterator[Term]:
    """Yield the terms of an ontology in OBO, or where its name says so in OBO Graphs JSON.

    Raises:
        UnreadableDataset: When it cannot be read.
    """
    with _explained(source.name):
        if _is_json(source):
            with reading(source.name), source.open(Gauge()) as edges, source.open(gauge) as nodes:
                yield from iter_obographs(edges, nodes)
        else:
            yield from iter_obo(line for _, line in iter_lines(source, gauge))


def _is_json(source: Input) -> bool:
    return source.name.lower().removesuffix(_PACKED).endswith(_JSON)


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
