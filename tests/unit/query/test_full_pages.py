"""Behind a full page a neighbourhood is only counted, and only as far as totals are exact."""

from __future__ import annotations

import pytest
from oracle import Oracle
from readings import Claim, build_node, build_reading
from small_stores import CountingReader, make_plain, reading_of

from graph.model import Neighbourhood, Reading
from graph.query import NeighbourhoodQuery, ball, find_neighbourhood, neighbourhood
from graph.vocabulary import Predicate

CENTRE = "T:centre"
INNER, OUTER = 6, 4  # nodes of the first hop; nodes behind each of them


def build_tree() -> Reading:
    """Return a centre, six nodes next to it, and four more behind each."""
    centre = build_node(CENTRE)
    inner = [build_node(f"T:{number}") for number in range(INNER)]
    claims = [Claim(centre, Predicate.CAUSES, node) for node in inner]
    claims += [
        Claim(node, Predicate.CAUSES, build_node(f"{node.id}-{number}"))
        for node in inner
        for number in range(OUTER)
    ]
    return build_reading("urn:tree", claims)


def ask(limit: int, **asked: int) -> tuple[Neighbourhood, list[str]]:
    """Return the answer, the same from numbers of any kind, and what was looked at for it."""
    query = NeighbourhoodQuery(centre=CENTRE, limit=limit, **{"radius": 2, **asked})
    with reading_of([build_tree()]) as reader:
        counting = CountingReader(reader)
        answer = find_neighbourhood(make_plain(counting), query)
        assert find_neighbourhood(reader, query) == answer
    return answer, counting.looked_at


@pytest.fixture
def exact_to(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Let totals be exact up to so many only."""
    for module in (ball, neighbourhood):
        monkeypatch.setattr(module, "EXACT_TOTAL", request.param)


@pytest.mark.usefixtures("exact_to")
@pytest.mark.parametrize("exact_to", [INNER - 1], indirect=True)
def test_behind_a_full_page_and_a_large_total_nothing_is_looked_at() -> None:
    """The first hop has more than are counted: the total is a lower bound, and nothing was cut."""
    answer, looked_at = ask(limit=3)
    assert looked_at == [CENTRE]
    assert [each.node.id for each in answer.neighbours] == ["T:0", "T:1", "T:2"]
    assert (answer.total.count, answer.total.exact) == (INNER - 1, False)
    assert answer.truncated is None


@pytest.mark.usefixtures("exact_to")
@pytest.mark.parametrize("exact_to", [INNER], indirect=True)
def test_a_page_that_is_not_full_has_the_next_hop_whole() -> None:
    """However many there are: the best of the second hop are among them."""
    answer, _ = ask(limit=INNER + 2)
    assert [each.node.id for each in answer.neighbours[INNER:]] == ["T:0-0", "T:0-1"]
    assert (answer.total.count, answer.total.exact) == (INNER, False)
    assert answer.truncated is None


@pytest.mark.usefixtures("exact_to")
@pytest.mark.parametrize("exact_to", [10, 29, 30], indirect=True)
def test_what_is_behind_a_full_page_is_counted(request: pytest.FixtureRequest) -> None:
    """Exactly, where the total is within what is counted."""
    answer, _ = ask(limit=3)
    most = request.node.callspec.params["exact_to"]
    assert answer.total.count == min(most, INNER + INNER * OUTER)
    assert answer.total.exact == (most >= INNER + INNER * OUTER)
    assert answer.truncated is None


@pytest.mark.usefixtures("exact_to")
@pytest.mark.parametrize(
    ("exact_to", "work", "reason"),
    [
        (30, 36, None),  # six for the centre, five for each of the others
        (30, 35, "work"),
        (13, 16, None),  # two of them are enough to count beyond
        (13, 15, "work"),
    ],
    indirect=["exact_to"],
)
def test_counting_that_is_cut_matters_only_within_the_total(work: int, reason: str | None) -> None:
    """What would have been counted beyond the limit is not missed."""
    answer, _ = ask(limit=3, max_work=work)
    assert (answer.truncated and answer.truncated.reason) == reason


def test_the_whole_tree_is_as_the_oracle_says() -> None:
    """With pages that begin in one hop and end in the next."""
    oracle = Oracle([build_tree()])
    for offset in (0, 4, 6, 20):
        answer, _ = ask(limit=7, offset=offset)
        query = NeighbourhoodQuery(centre=CENTRE, radius=2, limit=7, offset=offset)
        assert answer == oracle.neighbourhood(query)
