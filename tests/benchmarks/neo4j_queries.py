"""How fast questions are answered from a Neo4j, beside the same questions written by hand in Cypher.

    make bench-neo4j ARGUMENTS="--edges 8100498"

A generated graph is imported into a local server; then each kind of question is asked about random nodes
and about the 200 with most edges, ours and by hand in turn, in one run. Times are milliseconds.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import neo4j
import neo4j_by_hand as by_hand
import numpy as np
from generated_graph import GeneratedGraph, generate_graph
from neo4j.exceptions import Neo4jError
from neo4j_generated import HEAP, PAGE_CACHE, count_degrees, imported

from graph.errors import NosographError
from graph.query import (
    NeighbourhoodQuery,
    PathQuery,
    RelatedQuery,
    SearchQuery,
    find_neighbourhood,
    find_paths,
    find_related,
    search_nodes,
)
from graph.query.names import fold
from graph.store import Deadline, Reader
from graph.stores.neo4j import Neo4jStore, warming
from graph.stores.neo4j.candidates import lucene_query

_SECONDS = 1.0
_SESSION = {"database": "neo4j", "default_access_mode": "READ", "fetch_size": 10_000}
_HUBS = 200
_WARMING = 10

Ask = Callable[[Reader, str, str], object]
ByHand = Callable[[neo4j.Session, str, str], None]


class Kind(NamedTuple):
    """A kind of question: ours, and the same by hand."""

    name: str
    ours: Ask
    by_hand: ByHand


KINDS = (
    Kind(
        "1 hop, 100",
        lambda reader, one, _: find_neighbourhood(reader, NeighbourhoodQuery(centre=one)),
        by_hand.one_hop,
    ),
    Kind(
        "2 hops, 500",
        lambda reader, one, _: find_neighbourhood(
            reader, NeighbourhoodQuery(centre=one, radius=2, limit=500)
        ),
        by_hand.two_hops,
    ),
    Kind(
        "shortest",
        lambda reader, one, two: find_paths(
            reader, PathQuery(source=one, target=two, k=1, shortest_only=True)
        ),
        by_hand.shortest,
    ),
    Kind(
        "… by hand: any one",
        lambda reader, one, two: find_paths(
            reader, PathQuery(source=one, target=two, k=1, shortest_only=True)
        ),
        by_hand.any_shortest,
    ),
    Kind(
        "all shortest, 100",
        lambda reader, one, two: find_paths(
            reader, PathQuery(source=one, target=two, k=100, shortest_only=True)
        ),
        by_hand.all_shortest,
    ),
    Kind(
        "5 best, 4 hops",
        lambda reader, one, two: find_paths(reader, PathQuery(source=one, target=two)),
        by_hand.five_best,
    ),
    Kind(
        "related, 20",
        lambda reader, one, _: find_related(reader, RelatedQuery(centre=one)),
        by_hand.related,
    ),
)
SEARCH = Kind(
    "search",
    lambda reader, text, _: search_nodes(reader, SearchQuery(text=text)),
    lambda session, text, _: by_hand.search(session, lucene_query(text), fold(text)),
)


class Times(NamedTuple):
    """Milliseconds of each question, and how many answers were cut, by reason."""

    taken: list[float]
    cut: Counter[str]

    def line(self) -> str:
        """Return median, 95th percentile and worst, and what was cut."""
        p50, p95 = np.percentile(self.taken, (50, 95))
        cut = ", ".join(f"{count} {reason}" for reason, count in sorted(self.cut.items()))
        return f"{p50:8.1f} /{p95:8.1f} /{max(self.taken):8.1f}  {cut or '-'}"

    @property
    def median(self) -> float:
        """The median."""
        return float(np.median(self.taken))


def main(arguments: Sequence[str] | None = None) -> int:
    """Import, measure, and print a table."""
    options = _parse(arguments)
    graph = generate_graph(options.edges)
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"driver {neo4j.__version__}; {len(graph.ids):,} nodes, {options.edges:,} edges; "
        f"heap {HEAP}, page cache {PAGE_CACHE}"
    )
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary) / "graph"
        with imported(graph, folder) as server:
            store = Neo4jStore(server.bolt_uri, user=server.user, password=server.password)
            begin = time.perf_counter()
            with store.reading() as reader:
                print(f"{reader.get_counts()}, opened in {time.perf_counter() - begin:.0f} s")
            with neo4j.GraphDatabase.driver(
                server.bolt_uri,
                auth=(server.user, server.password),
                notifications_min_severity="OFF",
            ) as driver:
                with driver.session(**_SESSION) as session:
                    warming.warm(session, check=lambda: None)
                _measure_all(graph, store, driver, options.questions)
            store.close()
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--questions", type=int, default=40, help="of each kind")
    parser.add_argument("--folder", type=Path, help="where to keep the database for another run")
    return parser.parse_args(arguments)


def _measure_all(
    graph: GeneratedGraph, store: Neo4jStore, driver: neo4j.Driver, count: int
) -> None:
    print(f"\n{'question':20}{'about':8}{'':8}{'p50':>9} {'p95':>9} {'max':>9}  cut")
    for about, pairs in _choose(graph, count).items():
        for kind in KINDS:
            _measure(kind, about, pairs, store, driver)
    for about, texts in _typed(graph, count).items():
        _measure(SEARCH, about, [(text, "") for text in texts], store, driver)


def _choose(graph: GeneratedGraph, count: int) -> dict[str, list[tuple[str, str]]]:
    random = np.random.default_rng(1)
    degrees = count_degrees(graph)
    hubs = np.argsort(-degrees)[:_HUBS]
    some = np.flatnonzero(degrees)
    chosen = {"random": some, "hubs": hubs}
    return {
        about: [
            (graph.ids[one], graph.ids[two])
            for one, two in (random.choice(nodes, 2, replace=False) for _ in range(count))
        ]
        for about, nodes in chosen.items()
    }


def _typed(graph: GeneratedGraph, count: int) -> dict[str, list[str]]:
    random = np.random.default_rng(2)
    names = [graph.names[each] for each in random.integers(len(graph.names), size=count)]
    words = [name.split()[0] for name in names]
    return {"prefix": [word[:5] for word in words], "typo": [word[:2] + word[3:] for word in words]}


def _measure(
    kind: Kind,
    about: str,
    pairs: Sequence[tuple[str, str]],
    store: Neo4jStore,
    driver: neo4j.Driver,
) -> None:
    """Ask both about every pair, each first every other time: the first finds less in caches."""
    for pair in pairs[-_WARMING:]:
        _ask_ours(kind, pair, store)
        _ask_by_hand(kind, pair, driver)
    ours, theirs = Times([], Counter()), Times([], Counter())
    asking = [
        (ours, lambda pair: _ask_ours(kind, pair, store)),
        (theirs, lambda pair: _ask_by_hand(kind, pair, driver)),
    ]
    for pair in pairs:
        for times, ask in asking:
            taken, cut = ask(pair)
            times.taken.append(taken)
            if cut:
                times.cut[cut] += 1
        asking.reverse()
    ratio = ours.median / theirs.median
    print(f"{kind.name:20}{about:8}{'ours':8}{ours.line()}")
    print(f"{'':28}{'by hand':8}{theirs.line()}  ratio {ratio:.2f}", flush=True)


def _ask_ours(kind: Kind, pair: tuple[str, str], store: Neo4jStore) -> tuple[float, str]:
    begin = time.perf_counter()
    try:
        with store.reading(Deadline(_SECONDS)) as reader:
            answer = kind.ours(reader, *pair)
        truncated = getattr(answer, "truncated", None)
        cut = truncated.reason if truncated else ""
    except NosographError as error:
        cut = type(error).__name__
    return (time.perf_counter() - begin) * 1000, cut


def _ask_by_hand(kind: Kind, pair: tuple[str, str], driver: neo4j.Driver) -> tuple[float, str]:
    begin = time.perf_counter()
    cut = ""
    with driver.session(**_SESSION) as session:
        try:
            kind.by_hand(session, *pair)
        except Neo4jError as error:
            cut = type(error).__name__
    return (time.perf_counter() - begin) * 1000, cut


if __name__ == "__main__":
    raise SystemExit(main())
