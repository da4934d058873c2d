"""A path is explained in one sentence that reads as it is walked."""

from __future__ import annotations

import pytest
from readings import Claim, build_node, build_reading
from small_stores import reading_of

from graph.model import Node
from graph.query import PathQuery, explain_path, find_paths
from graph.vocabulary import Category, Predicate

STROKE = build_node("T:1", "stroke")
SPASM = build_node("T:2", "muscle spasm", Category.SYMPTOM)
CRAMP = build_node("T:3", "limb cramp", Category.SYMPTOM)
NEUROLOGIST = build_node("T:4", "neurologist", Category.SPECIALIST)


def explain(source: Node, target: Node, *claims: Claim) -> str:
    """Return the sentence for the best path in a graph of these claims."""
    with reading_of([build_reading("urn:a", claims)]) as reader:
        (path, *_) = find_paths(reader, PathQuery(source=source.id, target=target.id)).paths
    return explain_path(path)


def test_each_hop_is_said_in_the_direction_it_is_walked() -> None:
    """An edge walked from its object is said the other way round."""
    claims = (
        Claim(STROKE, Predicate.HAS_SYMPTOM, SPASM),
        Claim(NEUROLOGIST, Predicate.MANAGES, SPASM),
    )
    there = explain(STROKE, NEUROLOGIST, *claims)
    back = explain(NEUROLOGIST, STROKE, *claims)
    assert there == "Stroke has the symptom muscle spasm, which is managed by neurologist."
    assert back == "Neurologist manages muscle spasm, which is a symptom of stroke."


def test_a_symmetric_edge_reads_the_same_from_both_ends() -> None:
    """Whichever end it is stored under."""
    claim = Claim(CRAMP, Predicate.ACCOMPANIES, SPASM)
    assert explain(SPASM, CRAMP, claim) == "Muscle spasm accompanies limb cramp."
    assert explain(CRAMP, SPASM, claim) == "Limb cramp accompanies muscle spasm."


def test_of_parallel_edges_the_best_supported_is_said() -> None:
    """The one with most statements; with as many, the first by predicate."""
    causes = Claim(STROKE, Predicate.CAUSES, SPASM)
    symptom = Claim(STROKE, Predicate.HAS_SYMPTOM, SPASM)
    assert (
        explain(STROKE, SPASM, causes, symptom, symptom) == "Stroke has the symptom muscle spasm."
    )
    assert explain(STROKE, SPASM, symptom, causes) == "Stroke can cause muscle spasm."


def test_the_empty_path_says_that_both_ends_are_one() -> None:
    """There is nothing between a node and itself."""
    assert (
        explain(STROKE, STROKE, Claim(STROKE, Predicate.CAUSES, STROKE)) == "Both ends are stroke."
    )


@pytest.mark.parametrize("predicate", Predicate)
def test_every_predicate_can_be_said_both_ways(predicate: Predicate) -> None:
    """No sentence has a hole where a predicate has no words."""
    claim = Claim(STROKE, predicate, SPASM)
    assert explain(STROKE, SPASM, claim) == f"Stroke {predicate.phrase} muscle spasm."
    assert explain(SPASM, STROKE, claim) == f"Muscle spasm {predicate.inverse_phrase} stroke."
