"""The part of the store contract that is about what leads to the nodes of a neighbourhood."""

from __future__ import annotations

from contract_things import CAUSES, CRAMP, SPASM, STROKE
from readings import Claim, build_node, build_reading

from graph.query import NeighbourhoodQuery, find_neighbourhood
from graph.store import GraphStore


class NeighbourhoodContract:
    """Which edges a neighbourhood lists."""

    def test_of_many_nodes_that_lead_to_one_the_least_common_are_shown(
        self, store: GraphStore
    ) -> None:
        """A full page shows four for each neighbour, the least common; support counts all of them."""
        middles = [build_node(f"T:{number}", f"cause {number}") for number in range(6)]
        claims = [Claim(STROKE, CAUSES, each) for each in middles]
        claims += [Claim(each, CAUSES, SPASM) for each in middles]
        claims += [Claim(each, CAUSES, CRAMP) for each in middles[:2]]
        store.replace_document(build_reading("urn:a", claims))
        shown = {}
        with store.reading() as reader:
            for limit in (100, 500):
                query = NeighbourhoodQuery(centre=STROKE.id, radius=2, limit=limit)
                answer = find_neighbourhood(reader, query)
                assert answer.truncated is None
                assert {each.node.id: each.support for each in answer.neighbours}[SPASM.id] == 6
                leading = [each for each in answer.edges if each.object.id == SPASM.id]
                shown[limit] = sorted(each.subject.id for each in leading)
        assert shown[100] == [each.id for each in middles]
        assert shown[500] == [each.id for each in middles[2:]]
