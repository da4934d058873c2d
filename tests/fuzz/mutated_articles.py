"""Ten thousand broken documents: each is read or refused with a named reason, in little time and memory.

make fuzz
make fuzz ARGUMENTS="--documents 500 --seed 7"
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from graph.errors import NosographError
from loaders.ingest import read_document
from loaders.readers.formats import Format
from loaders.sample import sample_bytes

ARTICLES = Path(__file__).resolve().parent.parent / "evaluation" / "articles"
MOST_SECONDS = 5.0
MOST_BYTES = 512 * 1024 * 1024
_REPEATS = 10_000
_PIECES = (
    "(", ")", "[", "]", "<", ">", "<div>", "</p>", "<table>", "<li>", "- ", "* ", "1. ", "# ", "**",
    ": ", ";", ",", ".", "?", " and ", " or ", " of ", " such as ", " can cause ", "\t", "\n", "\r",
    "\r\n", "\u2028", "\x0b", "\u200b", "\u202e", "\ufeff", "\u0301", "\N{DNA DOUBLE HELIX}", "é",
    "'", "’", '"', "“", "—", "–", "-", "|", "&amp;", "&#0;", "`", "~~~", "---", "> ", "a", "The ",
    " which ", " is ", "muscle spasms ", "deficiency of ", "these diseases ", "\0", "\x1b",
)  # fmt: skip


class Outcome(NamedTuple):
    """What became of one document.

    Attributes:
        number: Of the document; with the seed it makes the document again.
        what: `read`, the code of the error, or what went wrong otherwise.
        seconds: That it took.
        fault: Whether it is an error of ours.
    """

    number: int
    what: str
    seconds: float
    fault: bool


class Report(NamedTuple):
    """What became of all of them; `most_bytes` is the largest resident memory of a process."""

    outcomes: list[Outcome]
    most_bytes: int

    @property
    def faults(self) -> list[Outcome]:
        """Those that are errors of ours: unhandled, or over the limit."""
        late = (each for each in self.outcomes if each.seconds > MOST_SECONDS)
        return [*(each for each in self.outcomes if each.fault), *late]

    @property
    def slowest(self) -> Outcome:
        """The document that took longest."""
        return max(self.outcomes, key=lambda each: each.seconds)


def mutate(number: int, seed: int) -> tuple[bytes, Format]:
    """Return a document that is one of the articles, broken in up to six ways.

    Example:
        >>> mutate(1, 1) == mutate(1, 1)
        True
    """
    chance = random.Random(f"{seed}/{number}")
    text, form = chance.choice(_originals())
    for _ in range(chance.randint(1, 6)):
        text = chance.choice(_MUTATIONS)(text, chance)
    return text.encode("utf-8", "surrogatepass"), form


def _originals() -> list[tuple[str, Format]]:
    forms = {suffix: form for form in Format for suffix in form.suffixes}
    articles = [(sample_bytes().decode(), Format.TEXT)]
    articles += [
        (path.read_text("utf-8"), forms[path.suffix]) for path in sorted(ARTICLES.iterdir())
    ]
    return articles


def _cut(text: str, chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:start] + text[end:]


def _double(text: str, chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:end] + text[start:]


def _shuffle(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def _splice(text: str, chance: random.Random) -> str:
    other, _ = chance.choice(_originals())
    start, end = _span(other, chance)
    at = chance.randint(0, len(text))
    return text[:at] + other[start:end] + text[at:]


def _insert(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 20)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(_PIECES) + text[at:]
    return text


def _repeat(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    pieces = "".join(chance.choice(_PIECES) for _ in range(chance.randint(1, 3)))
    return text[:at] + pieces * chance.randint(10, _REPEATS) + text[at:]


def _join(text: str, chance: random.Random) -> str:
    return text.replace(chance.choice(("\n", " ", "- ", ".", ",")), chance.choice(("", " ", "  ")))


def _nest(text: str, chance: random.Random) -> str:
    before, after = chance.choice(
        (("<div>", "</div>"), ("(", ")"), ("> ", ""), ("  ", ""), ("- ", ""))
    )
    times = chance.randint(10, 3_000)
    return before * times + text + after * times


def _swap(text: str, chance: random.Random) -> str:
    letters = list(text)
    for _ in range(min(len(letters), chance.randint(1, 200))):
        letters[chance.randrange(len(letters))] = chr(chance.randint(1, 0x2FFF))
    return "".join(letters)


def _span(text: str, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(text))
    return start, min(len(text), start + chance.randint(0, 3_000))


_MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    _cut, _double, _shuffle, _splice, _insert, _repeat, _join, _nest, _swap,
)  # fmt: skip


class _Late(Exception):
    """The document took too long."""


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _Late


def _prepare() -> None:
    """Give a process its limits: twice the memory allowed in addresses, an alarm for the time."""
    signal.signal(signal.SIGALRM, _stop)
    resource.setrlimit(resource.RLIMIT_AS, (4 * MOST_BYTES, 4 * MOST_BYTES))


def _try(task: tuple[int, int]) -> tuple[Outcome, int]:
    """Read one document; return what became of it, and the process's largest memory so far."""
    number, seed = task
    data, form = mutate(number, seed)
    begun = time.perf_counter()
    signal.setitimer(signal.ITIMER_REAL, 2 * MOST_SECONDS)
    what, fault = "read", False
    try:
        reading = read_document(data, as_format=form)
        for statement in reading.statements:
            where = statement.evidence
            if reading.text[where.start : where.end] != where.sentence:
                what, fault = "a span that is not its sentence", True
    except NosographError as error:
        what = error.code
    except _Late:
        what, fault = "too late", True
    except Exception as error:  # noqa: BLE001 - finding these is what this is for
        what, fault = f"{type(error).__name__}: {error}", True
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    seconds = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Outcome(number, what, seconds, fault), memory


def fuzz(documents: int, seed: int, processes: int = 2) -> Report:
    """Read that many documents, each broken in its own way."""
    tasks = ((number, seed) for number in range(documents))
    outcomes, most = [], 0
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes, initializer=_prepare) as pool:
        for outcome, memory in pool.imap_unordered(_try, tasks, chunksize=8):
            outcomes.append(outcome)
            most = max(most, memory)
    return Report(sorted(outcomes), most)


def _iter_lines(report: Report) -> Iterator[str]:
    yield f"{len(report.outcomes):,} documents, {len(report.faults)} faults"
    for what, count in Counter(each.what for each in report.outcomes).most_common():
        yield f"  {count:>7,}  {what}"
    slowest = report.slowest
    yield f"slowest: document {slowest.number}, {slowest.seconds:.2f} s (allowed: {MOST_SECONDS:g} s)"
    yield f"largest process: {report.most_bytes / 2**20:.0f} MiB (allowed: {MOST_BYTES >> 20} MiB)"


def main() -> int:
    """Print what became of the documents; return 1 when there is a fault."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    report = fuzz(arguments.documents, arguments.seed)
    for line in _iter_lines(report):
        print(line)
    for each in report.faults[:10]:
        print(
            f"fault: document {each.number}: {each.what} after {each.seconds:.2f} s",
            file=sys.stderr,
        )
    return 1 if report.faults or report.most_bytes > MOST_BYTES else 0


if __name__ == "__main__":
    sys.exit(main())
