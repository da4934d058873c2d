"""The part of the store contract that is about the metagraph: how many edges of which kind there are."""

from __future__ import annotations

from collections import Counter

from contract_datasets import build_dataset, row
from contract_things import (
    ALS,
    ASSOCIATED,
    CAUSES,
    HAS_SYMPTOM,
    PAGE,
    SPASM,
    STRESS,
    STROKE,
    everything,
)
from readings import Claim, build_node, build_reading

from graph.store import GraphStore
from graph.vocabulary import Category, Predicate

Kind = tuple[Category, Predicate, Category]
CAUSE, DISEASE, SYMPTOM = Category.CAUSE, Category.DISEASE, Category.SYMPTOM
SYMPTOMATIC = build_node(STRESS.id, STRESS.name, SYMPTOM)
CLAIMS = [
    Claim(STRESS, CAUSES, SPASM),
    Claim(STRESS, CAUSES, STRESS),
    Claim(STROKE, ASSOCIATED, STRESS),
    Claim(STROKE, HAS_SYMPTOM, SPASM),
]


def told(store: GraphStore) -> dict[Kind, int]:
    """Return what the store tells, kinds without edges included."""
    with store.reading() as reader:
        return {
            (each.subject, each.predicate, each.object): each.edges for each in reader.get_schema()
        }


def counted(store: GraphStore) -> dict[Kind, int]:
    """Return what its edges and nodes add up to; and make sure that it finds so itself."""
    with store.reading() as reader:
        assert list(reader.iter_problems()) == []
        ids = [node.id for node in reader.list_nodes(PAGE)]
        edges = reader.list_edges_from(ids)
    kinds = Counter(
        (edge.subject.categories[0], edge.predicate, edge.object.categories[0]) for edge in edges
    )
    return dict(kinds)


class MetagraphContract:
    """The rows of `get_schema`, after whatever has been written."""

    def test_the_metagraph_counts_edges_by_primary_categories(self, store: GraphStore) -> None:
        """Rows are ordered by the subject's rank, the predicate's name, the object's rank."""
        claims = [CLAIMS[0], CLAIMS[3], Claim(ALS, HAS_SYMPTOM, SPASM), Claim(STROKE, CAUSES, ALS)]
        store.replace_document(build_reading("urn:a", claims))
        with store.reading() as reader:
            rows = [tuple(entry.model_dump().values()) for entry in reader.get_schema()]
        assert rows == [
            (DISEASE, CAUSES, DISEASE, 1),
            (DISEASE, HAS_SYMPTOM, SYMPTOM, 2),
            (CAUSE, CAUSES, SYMPTOM, 1),
        ]

    def test_a_node_that_changes_its_primary_category_takes_its_edges_along(
        self, store: GraphStore
    ) -> None:
        """Also one with a loop; and back again, when the documents that outvoted it are deleted."""
        store.replace_document(build_reading("urn:a", CLAIMS))
        before = told(store)
        assert before[CAUSE, CAUSES, CAUSE] == 1
        for number in range(2):
            store.replace_document(build_reading(f"urn:{number}", nodes=[SYMPTOMATIC]))
        assert told(store) == counted(store)
        assert told(store) == {
            (SYMPTOM, CAUSES, SYMPTOM): 2,
            (DISEASE, ASSOCIATED, SYMPTOM): 1,
            (DISEASE, HAS_SYMPTOM, SYMPTOM): 1,
        }
        store.delete_document("urn:0")
        store.delete_document("urn:1")
        assert told(store) == counted(store) == before

    def test_edges_and_categories_that_change_together_are_counted_once(
        self, store: GraphStore
    ) -> None:
        """One document takes back edges, adds others at the node that it moves, and is taken back."""
        store.replace_document(build_reading("urn:a", CLAIMS))
        store.replace_document(build_reading("urn:b", [CLAIMS[0], Claim(ALS, CAUSES, STRESS)]))
        changed = [Claim(SYMPTOMATIC, CAUSES, ALS), Claim(SYMPTOMATIC, CAUSES, STROKE)]
        store.replace_document(build_reading("urn:a", changed))
        store.replace_document(build_reading("urn:c", changed[:1]))
        assert told(store) == counted(store)
        assert told(store)[SYMPTOM, CAUSES, DISEASE] == 2
        store.replace_document(build_reading("urn:c", [Claim(STRESS, CAUSES, STRESS)]))
        assert told(store) == counted(store)
        store.delete_document("urn:a")
        assert told(store) == counted(store)
        for name in "bc":
            store.delete_document(f"urn:{name}")
        assert told(store) == counted(store) == {}

    def test_a_dataset_moves_edges_as_documents_do(self, store: GraphStore) -> None:
        """Loaded over an article, exchanged for another release, and taken back."""
        store.replace_document(build_reading("urn:a", CLAIMS))
        described = [SYMPTOMATIC, *(node for node in everything() if node.id != STRESS.id)]
        rows = row(STROKE, CAUSES, SPASM), row(STRESS, CAUSES, STROKE)
        before = told(store)
        store.replace_document(build_reading("urn:b", nodes=[SYMPTOMATIC]))
        for release in (rows, rows[1:]):
            store.replace_dataset(
                build_dataset(release, nodes=described, release=str(len(release)))
            )
            assert told(store) == counted(store)
            assert told(store)[SYMPTOM, CAUSES, DISEASE] == 1
        store.delete_document("dataset:test")
        store.delete_document("urn:b")
        assert told(store) == counted(store) == before
