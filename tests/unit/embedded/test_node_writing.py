"""What descriptions of a node add up to, by the short ways as by the long one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from readings import random_nodes

from graph.merge import merge_nodes
from graph.model import Node
from graph.stores.embedded.node_writing import merge_bodies
from graph.vocabulary import Category


@given(claim=random_nodes("X:1"))
def test_one_description_adds_up_to_what_two_that_agree_do(claim: Node) -> None:
    """Synonyms in order and without the name, cross-references without the node, ranked categories."""
    assert merge_nodes([claim]) == merge_nodes([claim, claim])


def test_one_description_is_put_in_order() -> None:
    """Each once, whatever order the document gives."""
    claim = Node(
        id="T:1",
        name="b",
        categories=(Category.CAUSE, Category.SYMPTOM, Category.DISEASE, Category.CAUSE),
        synonyms=("c", "b", "a", "c"),
        xrefs=("X:2", "T:1", "X:1"),
    )
    merged = merge_nodes([claim])
    assert merged.categories == (Category.CAUSE, Category.DISEASE, Category.SYMPTOM)
    assert (merged.synonyms, merged.xrefs) == (("a", "c"), ("X:1", "X:2"))


@given(claims=st.lists(random_nodes("T:1"), min_size=1, max_size=4), repeats=st.integers(1, 3))
def test_stored_descriptions_add_up_as_nodes_do(claims: list[Node], repeats: int) -> None:
    """Those that are repeated count as often as they are given."""
    every = [*claims, *claims[:1] * repeats]
    assert merge_bodies([claim.model_dump_json() for claim in every]) == merge_nodes(every)
