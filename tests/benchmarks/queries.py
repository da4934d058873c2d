"""How fast questions are answered, beside graph libraries in memory.

Run with `make bench-queries`. One run asks everyone the same questions in turn, and holds our answers
against the others': they must be equal. Ours come through a store's reader, opened for each question
with a deadline of one second; the libraries' are put together in this process, see `rivals`.
"""

from __future__ import annotations

import argparse
import gc
import math
import platform
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import psutil
from drawn_questions import Questions
from filled_store import filled_store
from generated_graph import EDGES, generate_graph
from libraries import Networkx, Rustworkx
from rivals import Rival

from graph.model import Neighbourhood, Paths, Related, SearchResults
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
from graph.store import Deadline, GraphStore, Reader
from graph.vocabulary import Category

_DEADLINE = 1.0
_WARM = 100  # other questions of each kind before
_GROWTH = (10_000, 100_000, 1_000_000, 10_000_000)
Ask = Callable[[Reader, Any], Any]


class Kind(NamedTuple):
    """One kind of question: how it is asked of us and of a rival, and what must be equal."""

    name: str
    ask: Ask
    rival: Callable[[Rival, Any], object] | None
    told: Callable[[Any], object]
    about: str = "node"  # or `pair`, `begun`, `typo`, or how many hops between a pair


def _ball(radius: int, limit: int) -> Ask:
    return lambda reader, node: find_neighbourhood(
        reader, NeighbourhoodQuery(centre=node, radius=radius, limit=limit)
    )


def _paths(k: int, *, shortest: bool = False, hops: int = 4) -> Ask:
    return lambda reader, ends: find_paths(
        reader,
        PathQuery(source=ends[0], target=ends[1], k=k, shortest_only=shortest, max_hops=hops),
    )


def _route(reader: Reader, asked: tuple[str, str, tuple[Category, ...]]) -> Paths:
    source, target, metapath = asked
    return find_paths(reader, PathQuery(source=source, target=target, metapath=metapath))


def _all(answer: Neighbourhood) -> object:
    return answer


def _told_related(answer: Related) -> object:
    return answer.related, answer.total.count, answer.truncated is not None


KINDS = (
    Kind("1 hop, 100", _ball(1, 100), lambda it, q: it.neighbourhood(q, 1, 100), _all),
    Kind("2 hops, 500", _ball(2, 500), lambda it, q: it.neighbourhood(q, 2, 500), _all),
    Kind(
        "shortest path",
        _paths(1, shortest=True),
        lambda it, q: it.paths(*q, 1, shortest=True),
        lambda answer: answer.paths,
        "pair",
    ),
    Kind(
        "all shortest, 100",
        _paths(100, shortest=True),
        lambda it, q: it.paths(*q, 100, shortest=True),
        lambda answer: answer.paths,
        "pair",
    ),
    Kind(
        "5 best, 4 hops",
        _paths(5),
        lambda it, q: it.paths(*q, 5, shortest=False),
        lambda answer: answer.paths,
        "pair",
    ),
    Kind(
        "related, 20",
        lambda reader, node: find_related(reader, RelatedQuery(centre=node)),
        lambda it, q: it.related(q, 20),
        _told_related,
    ),
    Kind(
        "search, prefix",
        lambda reader, text: search_nodes(reader, SearchQuery(text=text)),
        None,
        lambda answer: answer.results,
        "begun",
    ),
    Kind(
        "search, typo",
        lambda reader, text: search_nodes(reader, SearchQuery(text=text)),
        None,
        lambda answer: answer.results,
        "typo",
    ),
)


# Nobody beside: these are there to see that nothing is late, or cut without need.
HARD_KINDS = (
    Kind("3 hops around, 500", _ball(3, 500), None, _all),
    Kind("100 best, 6 hops", _paths(100, hops=6), None, lambda answer: answer.paths, "pair"),
    Kind("exactly 3 hops", _route, None, lambda answer: answer.paths, "3"),
    Kind("exactly 4 hops", _route, None, lambda answer: answer.paths, "4"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    options = _parse(arguments)
    _print_machine()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        if options.growth:
            _measure_growth(folder, options)
        else:
            _measure_one(folder, options)
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edges", type=int, default=565_000, help=f"PrimeKG has {EDGES:,}")
    parser.add_argument("--questions", type=int, default=50, help="of each kind")
    parser.add_argument("--folder", type=Path, help="where filled stores are kept for the next run")
    parser.add_argument("--networkx", type=int, default=600_000, help="most edges to give it")
    parser.add_argument("--networkx-questions", type=int, default=10, help="of each kind")
    parser.add_argument(
        "--growth", type=int, nargs="?", const=_GROWTH[-1], help="ours alone, at sizes up to this"
    )
    parser.add_argument("--hard", action="store_true", help="also ask what costs most")
    parser.add_argument("--no-rivals", action="store_true", help="measure ours alone")
    parser.add_argument("--kinds", default="", help="measure only kinds whose name begins so")
    return parser.parse_args(arguments)


def _print_machine() -> None:
    libraries = ", ".join(f"{each} {version(each)}" for each in ("numpy", "rustworkx", "networkx"))
    cores = f"{psutil.cpu_count()} cores"
    print(f"{platform.machine()}, {cores}, Python {platform.python_version()}, {libraries}")


class Measured(NamedTuple):
    """What was measured of one kind and pool: milliseconds by who answered, and our cuts."""

    times: dict[str, list[float]]
    cuts: Counter[str]


def _measure_one(folder: Path, options: argparse.Namespace) -> None:
    graph = generate_graph(options.edges)
    questions = Questions(graph)
    with filled_store(folder, graph) as store:
        _ask_all(store, questions, options)
        rss = psutil.Process().memory_info().rss / 1e6
        print(f"resident before the libraries take in the graph: {rss:,.0f} MB\n")
        rivals: list[Rival] = [] if options.no_rivals else [Rustworkx(graph)]
        if rivals and options.edges <= options.networkx:
            rivals.append(Networkx(graph))
        gc.freeze()  # or every answer, whoever gives it, would pay for looking at the rivals' objects
        _print_head([rival.name for rival in rivals])
        for kind in _kinds(options):
            for pool in ("random", "hubs"):
                asked = questions.draw(kind.name, kind.about, pool, options.questions)
                measured = _measure(store, rivals, kind, asked, options)
                _print_row(kind, pool, measured)


def _kinds(options: argparse.Namespace) -> list[Kind]:
    kinds = (*KINDS, *HARD_KINDS) if options.hard else KINDS
    return [kind for kind in kinds if kind.name.startswith(options.kinds)]


def _ask_all(store: GraphStore, questions: Questions, options: argparse.Namespace) -> None:
    """Ask some other questions first, so that everything is warm."""
    for kind in _kinds(options):
        for pool in ("random", "hubs"):
            for question in questions.draw(kind.name, kind.about, pool, options.questions + _WARM)[
                options.questions :
            ]:
                _answer(store, kind, question)


def _answer(store: GraphStore, kind: Kind, question: object) -> tuple[Any, float]:
    start = time.perf_counter()
    with store.reading(Deadline(_DEADLINE)) as reader:
        answer = kind.ask(reader, question)
    return answer, 1000 * (time.perf_counter() - start)


def _measure(
    store: GraphStore,
    rivals: Sequence[Rival],
    kind: Kind,
    asked: Sequence[object],
    options: argparse.Namespace,
) -> Measured:
    measured = Measured({}, Counter())
    for number, question in enumerate(asked):
        asked_too = [
            rival
            for rival in (rivals if kind.rival else ())
            if rival.name != "networkx" or number < options.networkx_questions
        ]
        first = number % (len(asked_too) + 1)  # whoever answers first finds the memory cold
        said = {}
        for rival in (None, *asked_too, None, *asked_too)[first : first + len(asked_too) + 1]:
            name = rival.name if rival else "ours"
            said[name], took = (
                _ask_rival(rival, kind, question) if rival else _answer(store, kind, question)
            )
            measured.times.setdefault(name, []).append(took)
        _note_cut(measured, said["ours"])
        for name, theirs in said.items():
            if name != "ours" and kind.told(said["ours"]) != theirs:
                message = f"{name} answers {question} otherwise ({kind.name})"
                raise AssertionError(message)
    return measured


def _ask_rival(rival: Rival, kind: Kind, question: object) -> tuple[object, float]:
    start = time.perf_counter()
    answer = kind.rival(rival, question)
    return answer, 1000 * (time.perf_counter() - start)


def _note_cut(measured: Measured, answer: Neighbourhood | Paths | Related | SearchResults) -> None:
    if answer.truncated is not None:
        measured.cuts[answer.truncated.reason] += 1


def _print_head(names: Sequence[str]) -> None:
    columns = "".join(f"{f'{name} p50':>15}{'p95':>10}{'ratio':>8}" for name in names)
    print(f"{'milliseconds':20}{'':8}{'ours p50':>10}{'p95':>9}{'max':>9}{columns}  cut")


def _print_row(kind: Kind, pool: str, measured: Measured) -> None:
    ours = measured.times["ours"]
    row = f"{kind.name:20}{pool:8}{_at(ours, 50):10.3f}{_at(ours, 95):9.3f}{max(ours):9.2f}"
    for name, times in measured.times.items():
        if name != "ours":
            same = ours[: len(times)]  # the questions that both were asked
            ratio = _at(times, 50) / _at(same, 50)
            row += f"{_at(times, 50):15.3f}{_at(times, 95):10.3f}{ratio:8.2f}"
    cuts = ", ".join(f"{count} {reason}" for reason, count in measured.cuts.items())
    print(f"{row}  {cuts or '-'}")
    sys.stdout.flush()


def _at(times: Sequence[float], percent: int) -> float:
    return float(np.percentile(times, percent))


# --- growth ---


def _measure_growth(folder: Path, options: argparse.Namespace) -> None:
    """Print our medians at several sizes, and the exponent of the line through their logarithms."""
    medians: dict[tuple[str, str], list[float]] = {}
    sizes = [size for size in _GROWTH if size <= options.growth]
    for edges in sizes:
        graph = generate_graph(edges)
        questions = Questions(graph)
        with filled_store(folder, graph) as store:
            _ask_all(store, questions, options)
            for kind in _kinds(options):
                for pool in ("random", "hubs"):
                    asked = questions.draw(kind.name, kind.about, pool, options.questions)
                    measured = _measure(store, (), kind, asked, options)
                    times = measured.times["ours"]
                    medians.setdefault((kind.name, pool), []).append(_at(times, 50))
    print(f"{'milliseconds, p50':28}" + "".join(f"{size:>14,}" for size in sizes) + "  exponent")
    logs = [math.log(size) for size in sizes]
    for (name, pool), times in medians.items():
        exponent = np.polyfit(logs, np.log(times), 1)[0]
        row = "".join(f"{each:14.3f}" for each in times)
        print(f"{name:20}{pool:8}{row}{exponent:10.2f}")


if __name__ == "__main__":
    sys.exit(main())
