"""The evaluation counts right, and the articles are read as well as is asked."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

PATH = Path(__file__).with_name("evaluate.py")


@pytest.fixture(scope="module")
def evaluate() -> ModuleType:
    """Return the script as a module."""
    spec = importlib.util.spec_from_file_location("evaluate", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["evaluate"] = module
    spec.loader.exec_module(module)
    return module


def stated(evaluate: ModuleType, claim: str) -> object:
    """Return a statement from three words, perhaps with "not" before them, from "It is so."."""
    negated = claim.startswith("not ")
    subject, predicate, object_ = claim.removeprefix("not ").split()
    return evaluate.Stated(
        frozenset({subject}), predicate, frozenset({object_}), negated, "it is so", "prose", "A",
        ("NOSO:a", "NOSO:b"), claim,
    )  # fmt: skip


def expected(evaluate: ModuleType, tmp_path: Path, *rows: str) -> list[object]:
    """Return the rows of a table."""
    path = tmp_path / "expected.tsv"
    header = "want\tsubject\tpredicate\tobject\tnegated\tsentence"
    path.write_text("\n".join((header, *rows)), "utf-8")
    found: list[object] = evaluate.read_expected(path, frozenset({"dizziness"}))
    return found


@pytest.mark.parametrize(
    ("row", "claim", "score"),
    [
        ("yes\tcold\tCAUSES\tcough\tno\tIt is", "cold CAUSES cough", (1, 1, 1, 1)),
        ("yes\tcolds|wind\tCAUSES\t*\tno\tIt is", "cold CAUSES cough", (1, 1, 1, 1)),
        ("yes\tcold\tCAUSES\t@title\tno\tIt is", "cold CAUSES dizziness", (1, 1, 1, 1)),
        ("optional\tcold\tCAUSES\tcough\tno\tIt is", "cold CAUSES cough", (0, 0, 1, 1)),
        ("yes\tcold\tCAUSES\tcough\tno\tIt is", "cough CAUSES cold", (1, 0, 1, 0)),
        ("yes\tcold\tACCOMPANIES\tcough\tno\tIt", "cough ACCOMPANIES cold", (1, 1, 1, 1)),
        ("yes\tcold\tCAUSES\tcough\tno\tIt is", "cold TREATS cough", (1, 0, 1, 0)),
        ("yes\tcold\tCAUSES\tcough\tno\tIt is", "not cold CAUSES cough", (1, 0, 1, 0)),
        ("yes\tcold\tCAUSES\tcough\tyes\tIt is", "not cold CAUSES cough", (1, 1, 1, 1)),
        ("yes\tcold\tCAUSES\tcough\tno\tThat is", "cold CAUSES cough", (1, 0, 1, 0)),
    ],
)
def test_a_statement_is_right_where_a_row_allows_it(
    evaluate: ModuleType,
    tmp_path: Path,
    row: str,
    claim: str,
    score: tuple[int, ...],
) -> None:
    """Names, direction, predicate, negation and sentence; wanted, found, stated, right."""
    said = [stated(evaluate, claim)]
    judged = evaluate.judge("a", expected(evaluate, tmp_path, row), said)
    assert tuple(judged.score) == score


def test_shares_are_of_what_is_wanted_and_of_what_is_stated(
    evaluate: ModuleType, tmp_path: Path
) -> None:
    """Half of the wanted found, two of three statements right."""
    rows = (
        "yes\tcold\tCAUSES\tcough\tno\tIt is", "yes\twind\tCAUSES\tcough\tno\tIt is",
        "optional\train\tCAUSES\tcough\tno\tIt is",
    )  # fmt: skip
    claims = ("cold CAUSES cough", "rain CAUSES cough", "sun CAUSES cough")
    said = [stated(evaluate, claim) for claim in claims]
    score = evaluate.judge("a", expected(evaluate, tmp_path, *rows), said).score
    assert (score.recall, round(score.precision, 2)) == (0.5, 0.67)
    assert not score.reaches(evaluate.Bars(0.6, 0.6))


def test_the_bundled_article_is_read_as_well_as_asked(evaluate: ModuleType) -> None:
    """Every list item; of the prose 80 % found and 85 % right."""
    lists, prose = evaluate.judge_sample()
    assert lists.score.reaches(evaluate.SAMPLE_LISTS)
    assert prose.score.reaches(evaluate.SAMPLE_PROSE)


def test_siblings_are_read_as_well_as_asked(evaluate: ModuleType) -> None:
    """Articles in other layouts and words: 70 % found and 80 % right, each but for those named."""
    judged = list(evaluate.judge_siblings())
    assert len(judged) >= 18
    below = {each.name: each.score for each in judged if not each.score.reaches(evaluate.SIBLINGS)}
    assert below.keys() <= evaluate.BEHIND
    assert all(score.reaches(evaluate.SIBLINGS_BEHIND) for score in below.values())


def test_the_running_text_of_siblings_is_read_as_well_as_asked(evaluate: ModuleType) -> None:
    """Lists are easy: prose is judged apart, over all articles and for the poorest of them."""
    scores = {each.name: each.prose for each in evaluate.judge_siblings()}
    total = evaluate.Score(*(sum(counts) for counts in zip(*scores.values(), strict=True)))
    assert total.reaches(evaluate.SIBLINGS_PROSE)
    poor = {
        name: score for name, score in scores.items() if not score.reaches(evaluate.POOREST_PROSE)
    }
    assert poor == {}


def test_a_row_is_of_the_running_text_where_that_says_it(
    evaluate: ModuleType, tmp_path: Path
) -> None:
    """A row counts by the shortest sentence that begins as it says; unread sentences are prose."""
    row = "yes\tcold\tCAUSES\tcough\tno\t"
    rows = expected(evaluate, tmp_path, f"{row}It is", f"{row}It was")
    ends = frozenset({"cold"}), "CAUSES", frozenset({"cough"})
    denied = False
    item = evaluate.Stated(*ends, denied, "it is so", "list_item", "A", ("NOSO:a", "NOSO:b"), "")
    judged = evaluate.judge(
        "a", rows, [item._replace(method="prose", sentence="it is so cold"), item]
    )
    assert tuple(judged.prose) == (1, 0, 1, 1)
