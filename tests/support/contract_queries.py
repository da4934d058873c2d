"""The part of the store contract that is about nodes, edges and what lies next to what."""

from __future__ import annotations

import pytest
from contract_things import (
    ACCOMPANIES,
    ALS,
    ASSOCIATED,
    CAUSES,
    CRAMP,
    HAS_SYMPTOM,
    PAGE,
    SPASM,
    STRESS,
    STROKE,
)
from readings import Claim, build_node, build_reading

from graph.errors import DeadlineExceeded, EdgeNotFound, NodeNotFound
from graph.model import Node, edge_id
from graph.store import Adjacent, Deadline, Direction, EdgeFilter, GraphStore, Page
from graph.vocabulary import Category, Predicate

OUT, IN = EdgeFilter(direction=Direction.OUT), EdgeFilter(direction=Direction.IN)


def load(store: GraphStore, *claims: Claim, nodes: tuple[Node, ...] = ()) -> None:
    """Load one document that says so."""
    store.replace_document(build_reading("urn:a", claims, nodes=nodes))


def neighbours(store: GraphStore, node: Node, edges: EdgeFilter = EdgeFilter()) -> list[str]:
    """Return the identifiers of what is next to the node."""
    with store.reading() as reader:
        return [adjacent.id for adjacent in reader.expand([node.id], edges)[node.id]]


class QueryContract:
    """Resolving, expanding, edges, statements, names."""

    # --- nodes ---

    def test_a_node_is_found_by_its_identifier_and_by_each_cross_reference(
        self, store: GraphStore
    ) -> None:
        """An identifier goes before a cross-reference; of several nodes the smallest is taken."""
        first = build_node("T:1", xrefs=("X:1", "T:2"))
        second = build_node("T:2", xrefs=("X:1", "X:2"))
        load(store, nodes=(second, first))
        with store.reading() as reader:
            found = [reader.resolve(curie) for curie in ("T:1", "X:1", "T:2", "X:2")]
        assert found == ["T:1", "T:1", "T:2", "T:2"]

    def test_an_unknown_node_is_not_found(self, store: GraphStore) -> None:
        """The error says that a search by name may help; parts of identifiers are no identifiers."""
        load(store, nodes=(SPASM,))
        with store.reading() as reader:
            for curie in ("MONDO:1", "HP:000339", "HP:00033941", "hp:0003394", "HP:0003394\x00"):
                with pytest.raises(NodeNotFound, match="Search by name"):
                    reader.resolve(curie)
            assert reader.find_nodes(["MONDO:1", "HP:0003394\x00"]) == {}
            assert reader.find_degrees(["MONDO:1", "\ud800"]) == {}
            assert reader.expand(["MONDO:1"]) == {"MONDO:1": []}
            with pytest.raises(NodeNotFound):
                reader.get_summary("MONDO:1")

    def test_a_node_is_given_back_whole(self, store: GraphStore) -> None:
        """Name, synonyms, categories in their order, cross-references, description."""
        node = build_node(
            "NOSO:ödem",
            "Ödem \U0001d7d9 'quoted' \"twice\"",
            Category.CAUSE,
            Category.DISEASE,
            synonyms=("Oedem", "edema"),
            xrefs=("X:1", "X:2"),
            description="A swelling,\nin two lines.",
        )
        load(store, nodes=(node, SPASM))
        with store.reading() as reader:
            assert reader.find_nodes(["NOSO:ödem", "MONDO:1"]) == {"NOSO:ödem": node}
            assert reader.find_nodes([]) == {}

    def test_a_summary_counts_edges_by_predicate_direction_and_category(
        self, store: GraphStore
    ) -> None:
        """Symmetric edges count as `both`, a self-loop once; rows are in order; the degree is the sum."""
        load(
            store,
            Claim(STROKE, HAS_SYMPTOM, SPASM),
            Claim(ALS, HAS_SYMPTOM, SPASM),
            Claim(STRESS, CAUSES, SPASM),
            Claim(SPASM, CAUSES, SPASM),
            Claim(SPASM, CAUSES, CRAMP),
            Claim(CRAMP, ACCOMPANIES, SPASM),
            Claim(SPASM, ACCOMPANIES, SPASM),
        )
        with store.reading() as reader:
            summary = reader.get_summary(SPASM.id)
        rows = [tuple(row.model_dump(mode="json").values()) for row in summary.edges]
        assert rows == [
            ("ACCOMPANIES", "both", "Symptom", 2),
            ("CAUSES", "in", "Cause", 1),
            ("CAUSES", "out", "Symptom", 2),
            ("HAS_SYMPTOM", "in", "Disease", 2),
        ]
        assert (summary.node, summary.degree) == (SPASM, 7)

    def test_all_nodes_and_edges_are_listed_in_order(self, store: GraphStore) -> None:
        """Nodes by identifier, in pages; every edge once, under its subject."""
        claims = [Claim(disease, HAS_SYMPTOM, SPASM) for disease in (STROKE, ALS)]
        claims += [Claim(cause, CAUSES, SPASM) for cause in (STRESS, SPASM)]
        store.replace_document(build_reading("urn:a", claims))
        with store.reading() as reader:
            nodes = reader.list_nodes(Page(100))
            first = reader.list_nodes(Page(2))
            rest = reader.list_nodes(Page(100, first[-1].id))
            edges = reader.list_edges_from([node.id for node in nodes])
            assert [*first, *rest] == nodes
            assert [node.id for node in nodes] == sorted(
                node.id for node in (STROKE, ALS, STRESS, SPASM)
            )
            assert [(e.subject.id, e.predicate.value, e.object.id) for e in edges] == sorted(
                (claim.subject.id, claim.predicate.value, claim.object.id) for claim in claims
            )
            assert reader.list_edges_from([]) == []

    def test_degrees_count_edges_not_neighbours(self, store: GraphStore) -> None:
        """Parallel edges count each, a self-loop once, repeated statements not at all."""
        load(
            store,
            Claim(STROKE, HAS_SYMPTOM, SPASM),
            Claim(STROKE, HAS_SYMPTOM, SPASM),
            Claim(STROKE, CAUSES, SPASM),
            Claim(SPASM, CAUSES, STROKE),
            Claim(SPASM, CAUSES, SPASM),
        )
        with store.reading() as reader:
            found = reader.find_degrees([SPASM.id, STROKE.id, "MONDO:1"])
        assert found == {SPASM.id: 4, STROKE.id: 3}

    # --- neighbours ---

    def test_expanding_gives_each_neighbour_once_in_order(self, store: GraphStore) -> None:
        """Ordered by CURIE as text; parallel edges are one neighbour with their statements summed."""
        ids = ("T:b", "T:10", "T:9", "T:B", "NOSO:é", "NOSO:z", "NOSO:\U0001d7d9")
        others = [build_node(curie) for curie in ids]
        load(
            store,
            *(Claim(SPASM, CAUSES, other) for other in others),
            Claim(others[0], CAUSES, SPASM),
            Claim(others[0], CAUSES, SPASM),
            Claim(others[0], CAUSES, others[1]),
        )
        with store.reading() as reader:
            found = reader.expand([SPASM.id, "T:9"])
        assert [adjacent.id for adjacent in found[SPASM.id]] == sorted(ids)
        assert found[SPASM.id][-1] == Adjacent("T:b", 3, (Category.DISEASE,), 3)
        assert found["T:9"] == [Adjacent(SPASM.id, 8, (Category.SYMPTOM,), 1)]

    def test_a_self_loop_leads_nowhere(self, store: GraphStore) -> None:
        """A node is not its own neighbour, though the loop counts towards its degree."""
        load(store, Claim(SPASM, CAUSES, SPASM), Claim(SPASM, ACCOMPANIES, SPASM))
        assert neighbours(store, SPASM) == []
        with store.reading() as reader:
            assert reader.find_degrees([SPASM.id]) == {SPASM.id: 2}

    def test_a_direction_is_seen_from_the_expanded_node(self, store: GraphStore) -> None:
        """Out goes to objects, in to subjects, and a symmetric edge may be walked both ways."""
        load(
            store,
            Claim(STROKE, HAS_SYMPTOM, SPASM),
            Claim(SPASM, CAUSES, CRAMP),
            Claim(ALS, ASSOCIATED, SPASM),
            Claim(SPASM, ASSOCIATED, STRESS),
        )
        both_ways = [ALS.id, STRESS.id]
        assert neighbours(store, SPASM, OUT) == sorted([CRAMP.id, *both_ways])
        assert neighbours(store, SPASM, IN) == sorted([STROKE.id, *both_ways])
        for node in (ALS, STRESS):
            assert neighbours(store, node, OUT) == neighbours(store, node, IN) == [SPASM.id]

    def test_a_filter_on_predicates_takes_those_and_counts_only_those(
        self, store: GraphStore
    ) -> None:
        """The statements are those of the edges that fit; an empty set fits nothing."""
        load(
            store,
            Claim(STROKE, HAS_SYMPTOM, SPASM),
            Claim(STROKE, CAUSES, SPASM),
            Claim(STROKE, CAUSES, SPASM),
            Claim(ALS, HAS_SYMPTOM, SPASM),
        )
        only = EdgeFilter(predicates=frozenset({CAUSES}))
        with store.reading() as reader:
            assert reader.expand([SPASM.id], only)[SPASM.id] == [
                Adjacent(STROKE.id, 2, (Category.DISEASE,), 2)
            ]
            nothing = EdgeFilter(predicates=frozenset())
            assert reader.expand([SPASM.id], nothing) == {SPASM.id: []}
            assert reader.find_edges_between([(SPASM.id, STROKE.id)], nothing) == {}

    # --- edges ---

    def test_negated_statements_make_no_edge(self, store: GraphStore) -> None:
        """They are kept with their document, but no edge comes of them, and none counts them."""
        denied = Claim(STROKE, HAS_SYMPTOM, SPASM, negated=True)
        load(
            store,
            denied,
            Claim(ALS, HAS_SYMPTOM, SPASM),
            Claim(ALS, HAS_SYMPTOM, SPASM, negated=True),
        )
        with store.reading() as reader:
            with pytest.raises(EdgeNotFound):
                reader.get_edge(edge_id(STROKE.id, HAS_SYMPTOM, SPASM.id))
            edge = reader.get_edge(edge_id(ALS.id, HAS_SYMPTOM, SPASM.id))
            stated = reader.get_edge_statements(edge.id, PAGE)
            counts = reader.get_counts()
            kept = reader.get_document_statements("urn:a", PAGE)
        assert (edge.statements, [item.negated for item in stated]) == (1, [False])
        assert (counts.edges, counts.statements) == (1, 3)
        assert [item.negated for item in kept] == [True, False, True]
        assert neighbours(store, STROKE) == []

    def test_a_symmetric_claim_from_either_end_is_one_edge(self, store: GraphStore) -> None:
        """The edge has the smaller CURIE first; each statement keeps the order it was said in."""
        load(store, Claim(STROKE, ASSOCIATED, ALS), Claim(ALS, ASSOCIATED, STROKE))
        with store.reading() as reader:
            edge = reader.get_edge(edge_id(STROKE.id, ASSOCIATED, ALS.id))
            said = reader.get_edge_statements(edge.id, PAGE)
            pairs = [(STROKE.id, ALS.id), (ALS.id, STROKE.id)]
            between = reader.find_edges_between(pairs, OUT)
            degrees = reader.find_degrees([STROKE.id, ALS.id])
        assert (edge.subject, edge.object, edge.statements) == (ALS.ref, STROKE.ref, 2)
        assert [item.subject.id for item in said] == [STROKE.id, ALS.id]
        assert between == dict.fromkeys(pairs, (edge,))
        assert set(degrees.values()) == {1}

    def test_a_directed_claim_from_each_end_is_two_edges(self, store: GraphStore) -> None:
        """Each is found when walked in its direction, both when either will do."""
        load(store, Claim(STROKE, CAUSES, ALS), Claim(ALS, CAUSES, STROKE))
        pair = (STROKE.id, ALS.id)
        with store.reading() as reader:
            found = [
                [(edge.subject.id, edge.object.id) for edge in between.get(pair, ())]
                for between in (reader.find_edges_between([pair], way) for way in (OUT, IN))
            ]
            both = reader.find_edges_between([pair])[pair]
        assert found == [[pair], [pair[::-1]]]
        assert len(both) == 2

    def test_edges_between_are_in_order_of_predicate_then_identifier(
        self, store: GraphStore
    ) -> None:
        """Pairs without an edge are left out; a pair asked for twice is answered once."""
        predicates = (Predicate.TREATS, HAS_SYMPTOM, CAUSES, ASSOCIATED)
        load(
            store,
            *(Claim(STROKE, predicate, SPASM) for predicate in predicates),
            Claim(SPASM, CAUSES, STROKE),
            nodes=(ALS,),
        )
        pair = (STROKE.id, SPASM.id)
        with store.reading() as reader:
            found = reader.find_edges_between([pair, pair, (STROKE.id, ALS.id), ("A:1", "A:2")])
        assert list(found) == [pair]
        keys = [(edge.predicate.value, edge.id) for edge in found[pair]]
        assert keys == sorted(keys)
        assert len(keys) == 5

    def test_an_edge_names_its_ends_as_all_documents_do(self, store: GraphStore) -> None:
        """When another document outvotes a name, the edge and its statements show the new one."""
        load(store, Claim(STROKE, HAS_SYMPTOM, SPASM))
        renamed = build_node(SPASM.id, "a spasm", Category.SYMPTOM)
        store.replace_document(build_reading("urn:b", nodes=[renamed]))
        with store.reading() as reader:
            edge = reader.get_edge(edge_id(STROKE.id, HAS_SYMPTOM, SPASM.id))
            (said,) = reader.get_edge_statements(edge.id, PAGE)
        assert edge.object.name == said.object.name == "a spasm"

    def test_an_unknown_edge_is_not_found(self, store: GraphStore) -> None:
        """Neither it nor its statements."""
        load(store, Claim(STROKE, HAS_SYMPTOM, SPASM))
        with store.reading() as reader:
            for name in ("e0", "", "\x00", "\ud800", edge_id(SPASM.id, HAS_SYMPTOM, STROKE.id)):
                with pytest.raises(EdgeNotFound):
                    reader.get_edge(name)
                with pytest.raises(EdgeNotFound):
                    reader.get_edge_statements(name, PAGE)

    # --- statements ---

    def test_an_edges_statements_are_ordered_by_document_and_place_in_pages(
        self, store: GraphStore
    ) -> None:
        """Pages of two, one after the other, are the whole list."""
        claim = Claim(STROKE, HAS_SYMPTOM, SPASM)
        readings = [build_reading(name, [claim] * 3) for name in ("urn:b", "urn:a", "urn:B")]
        for reading in readings:
            store.replace_document(reading)
        seen: list[str] = []
        with store.reading() as reader:
            edge = edge_id(STROKE.id, HAS_SYMPTOM, SPASM.id)
            while page := reader.get_edge_statements(edge, Page(2, seen[-1] if seen else None)):
                seen += [statement.id for statement in page]
        ordered = sorted(readings, key=lambda reading: reading.document.id)
        assert seen == [item.id for reading in ordered for item in reading.statements]

    def test_a_documents_statements_are_ordered_by_place_in_pages(self, store: GraphStore) -> None:
        """Several statements of one sentence are ordered by subject, predicate and object."""
        reading = build_reading(
            "urn:a", [Claim(STROKE, HAS_SYMPTOM, SPASM)] * 2, nodes=[ALS, CRAMP]
        )
        first = reading.statements[0]
        more = [
            first.model_copy(update={"subject": ALS.ref}),
            first.model_copy(update={"object": CRAMP.ref}),
            first.model_copy(update={"predicate": CAUSES}),
        ]
        store.replace_document(
            reading.model_copy(update={"statements": (*reading.statements, *more)})
        )
        seen: list[str] = []
        with store.reading() as reader:
            while page := reader.get_document_statements(
                "urn:a", Page(2, seen[-1] if seen else None)
            ):
                seen += [statement.id for statement in page]
        als, cramp, causes = (item.id for item in more)
        assert seen == [als, causes, cramp, first.id, reading.statements[1].id]

    # --- names ---

    @pytest.mark.parametrize(
        "query",
        [
            "amyotrophic lateral sclerosis",
            "AMYOTROPHIC Lateral Sclerosis",
            "lou gehrig",
            "Lou Gehrig's disease",
            "amyo",
            "sclerosis",
            "sclerosys",
            "lateral amyotrohpic",
            "gehirg",
            "lou gehrgi",
            "lou gehrgi's",
            "lou gehrig disease",
            "Lou Gehrig’s",
        ],
    )
    def test_a_name_is_found_by_name_synonym_prefix_word_and_misspelling(
        self, store: GraphStore, query: str
    ) -> None:
        """One edit in a word of 4 to 7 characters, two from 8 on; swapped neighbours are one edit."""
        load(store, nodes=(ALS, SPASM))
        with store.reading() as reader:
            assert reader.find_name_candidates(query, 100)[ALS.id] == ALS

    def test_names_are_forgotten_with_their_document(self, store: GraphStore) -> None:
        """A name that only a deleted or changed document used finds nothing any more."""
        load(store, nodes=(SPASM,))
        store.replace_document(
            build_reading("urn:b", nodes=[build_node(SPASM.id, "charley horse", Category.SYMPTOM)])
        )
        with store.reading() as reader:
            assert set(reader.find_name_candidates("charley horse", 100)) == {SPASM.id}
        store.delete_document("urn:b")
        with store.reading() as reader:
            assert reader.find_name_candidates("charley horse", 100) == {}

    @pytest.mark.parametrize(
        "query", ["", " ", "\x00", "\ud800", '"', "'", "`", "(", "a AND", "*", "a\\", "%", "name:x"]
    )
    def test_no_text_is_syntax(self, store: GraphStore, query: str) -> None:
        """Whatever is typed is a name that is looked for, never a query language."""
        load(store, nodes=(STROKE,))
        with store.reading() as reader:
            assert STROKE.id not in reader.find_name_candidates(query, 100)

    # --- time ---

    def test_an_expired_deadline_stops_a_question(self, store: GraphStore) -> None:
        """Each step says that there is no time left, rather than answering with less."""
        load(store, Claim(STROKE, HAS_SYMPTOM, SPASM))
        deadline = Deadline(30)
        with store.reading(deadline) as reader:
            assert reader.deadline is deadline
            deadline._end = 0.0  # noqa: SLF001 - time passes
            for step in (
                lambda: reader.expand([SPASM.id]),
                lambda: reader.find_nodes([SPASM.id]),
                lambda: reader.find_degrees([SPASM.id]),
                lambda: reader.find_edges_between([(STROKE.id, SPASM.id)]),
                lambda: reader.find_name_candidates("spasm", 10),
                reader.get_counts,
            ):
                with pytest.raises(DeadlineExceeded):
                    step()
