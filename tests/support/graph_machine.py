"""A Hypothesis state machine that holds any store against a graph that it keeps itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

import networkx as nx
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from readings import POOL, PREDICATES, random_reading

from graph.errors import DocumentNotFound
from graph.merge import merge_nodes
from graph.model import Change, Counts, Edge, Node, Reading, Statement
from graph.store import Adjacent, Direction, EdgeFilter, GraphStore, Page, Reader
from graph.vocabulary import Predicate

PAGE = Page(1_000)
_DOCUMENTS = tuple(f"urn:test:{number}" for number in range(3))
_FILTERS = tuple(
    EdgeFilter(predicates=predicates, direction=direction)
    for direction in Direction
    for predicates in (None, frozenset(PREDICATES[1:3]))
)


class GraphMachine(RuleBasedStateMachine):
    """Loads, changes, repeats and deletes documents; after each step the store must agree.

    What is expected is worked out afresh from the readings that are in, in a networkx `MultiDiGraph`
    whose edges are keyed by predicate. A subclass says by `make_store` how to get an empty store.
    """

    def make_store(self) -> GraphStore:
        """Return an empty store."""
        raise NotImplementedError

    def __init__(self) -> None:
        """Begin with an empty store and an empty expectation."""
        super().__init__()
        self.store = self.make_store()
        self.readings: dict[str, Reading] = {}
        self.snapshots: list[str] = []

    # --- steps ---

    @rule(reading=st.sampled_from(_DOCUMENTS).flatmap(random_reading))
    def load(self, reading: Reading) -> None:
        """Take in a document, new, changed or the same by chance."""
        self.takes_in(reading, self.store.replace_document(reading))

    @rule(
        readings=st.lists(
            st.sampled_from(_DOCUMENTS).flatmap(random_reading),
            min_size=2,
            max_size=3,
            unique_by=lambda reading: reading.document.id,
        )
    )
    def load_several(self, readings: list[Reading]) -> None:
        """Take in documents at once: each change is what it is one after the other."""
        changes = self.store.replace_documents(readings)
        for reading, change in zip(readings, changes, strict=True):
            self.takes_in(reading, change)

    def takes_in(self, reading: Reading, change: Change) -> None:
        """Expect a document, and hold what the store says has changed against that."""
        name = reading.document.id
        before, had = self.readings.get(name), self.graph()
        self.readings[name] = reading
        if _says_the_same(before, reading):
            assert change.kind == "unchanged"
        else:
            assert change.kind == ("changed" if before else "loaded")
            now = self.graph()
            assert change.edges_added == len(set(now.edges) - set(had.edges))
            assert change.edges_removed == len(set(had.edges) - set(now.edges))
            assert change.nodes_added == len(set(now) - set(had))
            assert change.nodes_removed == len(set(had) - set(now))
            self.snapshots.append(change.snapshot)

    @precondition(lambda self: bool(self.readings))
    @rule(data=st.data())
    def load_the_same(self, data: st.DataObject) -> None:
        """Take in a document again exactly as it is."""
        name = data.draw(st.sampled_from(sorted(self.readings)))
        change = self.store.replace_document(self.readings[name])
        assert (change.kind, change.snapshot) == ("unchanged", self.snapshots[-1])

    @rule(name=st.sampled_from(_DOCUMENTS))
    def delete(self, name: str) -> None:
        """Take a document back, if it is there."""
        if name not in self.readings:
            with pytest.raises(DocumentNotFound):
                self.store.delete_document(name)
            return
        gone = self.readings.pop(name)
        change = self.store.delete_document(name)
        distinct = {statement.id for statement in gone.statements}
        assert (change.kind, change.statements_retracted) == ("deleted", len(distinct))
        self.snapshots.append(change.snapshot)

    # --- what must hold after each ---

    @invariant()
    def agrees(self) -> None:
        """The store says what the expected graph says, wherever one asks."""
        graph, nodes = self.graph(), self.nodes()
        with self.store.reading() as reader:
            self.agrees_on_the_whole(reader, graph, nodes)
            assert reader.find_nodes(POOL) == nodes
            assert reader.find_degrees(POOL) == {node: _degree(graph, node) for node in graph}
            for edges in _FILTERS:
                expected = {node: _adjacent(graph, nodes, node, edges) for node in POOL}
                assert reader.expand(POOL, edges) == expected
            self.agrees_on_edges(reader, graph, nodes)
            for name, reading in self.readings.items():
                assert reader.get_document_text(name) == reading.text
                found = reader.get_document_statements(name, PAGE)
                assert found == [
                    _renamed(item, nodes) for item in sorted(reading.statements, key=_place)
                ]

    def agrees_on_the_whole(
        self, reader: Reader, graph: nx.MultiDiGraph[str], nodes: dict[str, Node]
    ) -> None:
        """Counts, documents, and names of states that never come twice."""
        assert reader.get_counts() == Counts(
            nodes=len(nodes),
            edges=graph.number_of_edges(),
            statements=sum(len(reading.statements) for reading in self.readings.values()),
            documents=len(self.readings),
        )
        assert [it.id for it in reader.list_documents(PAGE)] == sorted(self.readings)
        assert [change.snapshot for change in reader.list_changes(0, 1_000)] == self.snapshots
        assert len(set(self.snapshots)) == len(self.snapshots)
        assert reader.snapshot == (self.snapshots[-1] if self.snapshots else reader.snapshot)

    def agrees_on_edges(
        self, reader: Reader, graph: nx.MultiDiGraph[str], nodes: dict[str, Node]
    ) -> None:
        """Every edge between any two nodes, with its counts and its statements."""
        pairs = [(first, second) for first in POOL for second in POOL if first < second]
        found = reader.find_edges_between(pairs)
        edges = {
            (edge.subject.id, edge.object.id, edge.predicate): edge
            for between in found.values()
            for edge in between
        }
        assert set(edges) == {each for each in graph.edges(keys=True) if each[0] != each[1]}
        for (subject, object_, predicate), edge in edges.items():
            said = graph.edges[subject, object_, predicate]["said"]
            assert edge == _edge(edge.id, predicate, nodes[subject], nodes[object_], said)
            statements = [_renamed(item, nodes) for item in sorted(said, key=_document_and_place)]
            assert reader.get_edge_statements(edge.id, PAGE) == statements

    def teardown(self) -> None:
        """Let the store look for problems itself, and close it."""
        with self.store.reading() as reader:
            assert list(reader.iter_problems()) == []
        self.store.close()

    # --- what is expected ---

    def graph(self) -> nx.MultiDiGraph[str]:
        """Return the expected graph; each edge has the statements that say so."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for reading in self.readings.values():
            graph.add_nodes_from(node.id for node in reading.nodes)
            for statement in reading.statements:
                if not statement.negated:
                    _say(graph, statement)
        return graph

    def nodes(self) -> dict[str, Node]:
        """Return the expected nodes."""
        claims: defaultdict[str, list[Node]] = defaultdict(list)
        for reading in self.readings.values():
            for node in reading.nodes:
                claims[node.id].append(node)
        return {node_id: merge_nodes(said) for node_id, said in claims.items()}


def build_machine(make_store: Callable[[], GraphStore]) -> type[GraphMachine]:
    """Return the machine for the stores that this makes."""
    return type("Machine", (GraphMachine,), {"make_store": lambda _: make_store()})


def _say(graph: nx.MultiDiGraph[str], statement: Statement) -> None:
    ends = [statement.subject.id, statement.object.id]
    first, second = sorted(ends) if statement.predicate.symmetric else ends
    if not graph.has_edge(first, second, statement.predicate):
        graph.add_edge(first, second, statement.predicate, said=[])
    graph.edges[first, second, statement.predicate]["said"].append(statement)


def _says_the_same(before: Reading | None, after: Reading) -> bool:
    """Return whether nothing is different but, perhaps, the order of nodes and statements."""
    return before is not None and (
        before.document == after.document
        and before.text == after.text
        and set(before.nodes) == set(after.nodes)
        and {it.id: it for it in before.statements} == {it.id: it for it in after.statements}
    )


def _degree(graph: nx.MultiDiGraph[str], node: str) -> int:
    return len({*graph.in_edges(node, keys=True), *graph.out_edges(node, keys=True)})


def _walks(
    graph: nx.MultiDiGraph[str], node: str, edges: EdgeFilter
) -> Iterator[tuple[str, list[Statement]]]:
    """Yield each other end that an edge leads to from this node, with the edge's statements."""
    predicate: Predicate
    said: list[Statement]
    for subject, object_, predicate, said in graph.edges(keys=True, data="said"):
        fits = edges.predicates is None or predicate in edges.predicates
        if not fits or node not in {subject, object_} or subject == object_:
            continue
        way = Direction.OUT if node == subject else Direction.IN
        if predicate.symmetric or edges.direction in {way, Direction.BOTH}:
            yield (object_ if node == subject else subject), said


def _adjacent(
    graph: nx.MultiDiGraph[str], nodes: dict[str, Node], node: str, edges: EdgeFilter
) -> list[Adjacent]:
    support: defaultdict[str, int] = defaultdict(int)
    for other, said in _walks(graph, node, edges):
        support[other] += len(said)
    return [
        Adjacent(other, _degree(graph, other), nodes[other].categories, support[other])
        for other in sorted(support)
    ]


def _edge(edge_id: str, predicate: Predicate, one: Node, two: Node, said: list[Statement]) -> Edge:
    return Edge(
        id=edge_id,
        subject=one.ref,
        predicate=predicate,
        object=two.ref,
        statements=len(said),
        documents=len({statement.evidence.document for statement in said}),
    )


def _renamed(statement: Statement, nodes: dict[str, Node]) -> Statement:
    """Return the statement with its ends as all documents together call them."""
    ends = {
        "subject": nodes[statement.subject.id].ref,
        "object": nodes[statement.object.id].ref,
    }
    return statement.model_copy(update=ends)


def _place(statement: Statement) -> tuple[int, int, str, str, str, str]:
    where, subject, object_ = statement.evidence, statement.subject, statement.object
    return (
        where.start, where.end, subject.id, statement.predicate.value, object_.id, statement.id,
    )  # fmt: skip


def _document_and_place(statement: Statement) -> tuple[str, tuple[int, int, str, str, str, str]]:
    return statement.evidence.document, _place(statement)
