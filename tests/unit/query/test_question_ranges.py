"""A number out of its range, or a question that no answer fits, is refused in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from readings import Claim, build_node, build_reading
from small_stores import reading_of

from graph.errors import InvalidInput, NodeNotFound, NosographError, OutOfRange
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
from graph.store import Reader
from graph.vocabulary import Category, Predicate

PAIN = build_node("T:pain", "pain", Category.SYMPTOM, xrefs=("X:pain",))
GOUT = build_node("T:gout", "gout", xrefs=("X:gout",))
DUST = build_node("T:dust", "dust", Category.CAUSE)

Question = PathQuery | NeighbourhoodQuery | RelatedQuery | SearchQuery
PATHS = PathQuery(source="T:gout", target="T:pain")
AROUND = NeighbourhoodQuery(centre="T:gout")
RELATED = RelatedQuery(centre="T:gout")
SEARCH = SearchQuery(text="gout")


@pytest.fixture
def reader() -> Iterator[Reader]:
    """Gout and dust both cause pain."""
    claims = [Claim(GOUT, Predicate.CAUSES, PAIN), Claim(DUST, Predicate.CAUSES, PAIN)]
    with reading_of([build_reading("urn:a", claims)]) as reader:
        yield reader


def ask(reader: Reader, question: Question) -> object:
    """Ask whichever question it is."""
    match question:
        case PathQuery():
            return find_paths(reader, question)
        case NeighbourhoodQuery():
            return find_neighbourhood(reader, question)
        case RelatedQuery():
            return find_related(reader, question)
    return search_nodes(reader, question)


@pytest.mark.parametrize(
    ("question", "name", "low", "high"),
    [
        (PATHS, "max_hops", 1, 6),
        (PATHS, "k", 1, 100),
        (PATHS, "max_degree", 1, 1_000_000_000),
        (AROUND, "radius", 1, 3),
        (AROUND, "limit", 1, 500),
        (AROUND, "offset", 0, 100_000),
        (RELATED, "limit", 1, 100),
        (RELATED, "offset", 0, 100_000),
        (SEARCH, "limit", 1, 100),
        (SEARCH, "offset", 0, 100_000),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Question) else str(value),
)
def test_each_number_has_a_range_and_the_error_names_it(
    reader: Reader, question: Question, name: str, low: int, high: int
) -> None:
    """Both ends are accepted; one below and one above are not."""
    for value in (low, high):
        ask(reader, question.model_copy(update={name: value}))
    for value in (low - 1, high + 1):
        with pytest.raises(OutOfRange) as caught:
            ask(reader, question.model_copy(update={name: value}))
        assert caught.value.detail == f"{name} is {value}."
        assert caught.value.accepted == f"It takes a whole number from {low} to {high}."


@pytest.mark.parametrize("name", ["source", "target"])
def test_a_path_with_an_unknown_end_is_no_question(reader: Reader, name: str) -> None:
    """The error names the identifier that is not known."""
    with pytest.raises(NodeNotFound, match="T:nobody"):
        find_paths(reader, PATHS.model_copy(update={name: "T:nobody"}))


def test_a_node_to_avoid_must_be_known(reader: Reader) -> None:
    """To avoid what is not there would hide a misspelling."""
    with pytest.raises(NodeNotFound, match="T:nobody"):
        find_paths(reader, PATHS.model_copy(update={"avoid": frozenset({"T:nobody"})}))


@pytest.mark.parametrize("curie", ["T:gout", "X:pain"])
def test_an_end_cannot_be_avoided(reader: Reader, curie: str) -> None:
    """Not by a cross-reference either."""
    with pytest.raises(InvalidInput, match="an end of the path"):
        find_paths(reader, PATHS.model_copy(update={"avoid": frozenset({curie})}))


@pytest.mark.parametrize("length", [1, 8])
def test_a_metapath_has_two_to_seven_categories(reader: Reader, length: int) -> None:
    """One for each node of a path of one to six hops."""
    metapath = (Category.DISEASE,) * length
    with pytest.raises(InvalidInput, match=f"has {length} categories. It takes from 2 to 7"):
        find_paths(reader, PATHS.model_copy(update={"metapath": metapath}))


def test_a_metapath_sets_the_length_whatever_max_hops_is(reader: Reader) -> None:
    """A route of two hops is found although one hop is the longest that was asked for."""
    question = PathQuery(
        source="T:gout",
        target="T:dust",
        max_hops=1,
        metapath=(Category.DISEASE, Category.SYMPTOM, Category.CAUSE),
    )
    (path,) = find_paths(reader, question).paths
    assert [node.id for node in path.nodes] == ["T:gout", "T:pain", "T:dust"]


def test_questions_take_cross_references(reader: Reader) -> None:
    """They answer with the identifiers proper."""
    (path,) = find_paths(reader, PathQuery(source="X:gout", target="X:pain")).paths
    assert [node.id for node in path.nodes] == ["T:gout", "T:pain"]
    assert find_neighbourhood(reader, NeighbourhoodQuery(centre="X:gout")).centre == GOUT.ref
    assert find_related(reader, RelatedQuery(centre="X:pain")).centre == PAIN.ref


def test_from_a_node_to_itself_there_is_the_empty_path(reader: Reader) -> None:
    """One path, of no hops, by whichever of its names the ends are called."""
    answer = find_paths(reader, PathQuery(source="T:gout", target="X:gout"))
    (path,) = answer.paths
    assert (path.nodes, path.hops, path.penalty) == ((GOUT.ref,), (), 0)


@pytest.mark.parametrize("curie", ["", "gout", "T:", "T:a b", "T:\x00", "T:\ud800", "'", "a AND"])
def test_what_is_no_curie_is_no_question(curie: str) -> None:
    """A question cannot even be put with it."""
    for name, kind in (("centre", NeighbourhoodQuery), ("centre", RelatedQuery)):
        with pytest.raises((ValueError, NosographError), match="is not a CURIE"):
            kind.model_validate({name: curie})
    with pytest.raises((ValueError, NosographError), match="is not a CURIE"):
        PathQuery(source="T:gout", target=curie)
