"""Each route answers what the article says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from declared_client import DeclaredClient
from pydantic import BaseModel

from api.schemas.answers import (
    ChangesPage,
    DocumentsPage,
    NeighbourhoodPage,
    PathsAnswer,
    RelatedPage,
    Root,
    SchemaAnswer,
    SearchPage,
)
from graph.model import NodeSummary

Find = Callable[[str], str]


def test_the_root_says_what_this_is_and_what_it_holds(client: DeclaredClient) -> None:
    """The root has the notice, the counts and links that lead somewhere."""
    root = client.get("/v1").json()
    assert root["name"] == "Nosograph"
    assert "not a diagnosis" in root["notice"]
    assert root["counts"]["documents"] == 1
    assert root["counts"]["edges"] >= 51
    for link in root["links"].values():
        if "{" not in link:
            assert client.get(link.replace("q=", "q=pain")).status_code == 200, link


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("muscle spasm", "muscle spasm"),
        ("EMG", "electromyography"),
        ("muscel spasm", "muscle spasm"),
        ("lou gehrig", "amyotrophic lateral sclerosis"),
    ],
)
def test_search_finds_what_a_person_writes(client: DeclaredClient, query: str, name: str) -> None:
    """Names, acronyms, parts of synonyms and misspellings find the node, and say by which name."""
    first = client.get("/v1/search", params={"q": query}).json()["results"][0]
    assert first["node"]["name"].lower() == name
    assert first["text"]


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/v1", Root),
        ("/v1/search?q=muscle&limit=2", SearchPage),
        ("/v1/nodes/{centre}", NodeSummary),
        ("/v1/nodes/{centre}/neighbourhood?radius=2&limit=9", NeighbourhoodPage),
        ("/v1/nodes/{centre}/related", RelatedPage),
        ("/v1/paths?source={centre}&target={other}&k=9", PathsAnswer),
        ("/v1/documents", DocumentsPage),
        ("/v1/changes?since=0", ChangesPage),
        ("/v1/schema", SchemaAnswer),
    ],
)
def test_an_answer_is_written_as_its_declared_model_would_write_it(
    client: DeclaredClient, find: Find, address: str, page: type[BaseModel]
) -> None:
    """To the byte: no field is missing, new or in another place, and every value looks the same."""
    asked = address.format(centre=find("muscle spasm"), other=find("multiple sclerosis"))
    body = client.get(asked).content
    assert body == page.model_validate_json(body).model_dump_json().encode()


def test_search_keeps_to_the_categories_asked_for(client: DeclaredClient) -> None:
    """A filter leaves only nodes with the category."""
    asked = {"q": "muscle", "category": "Disease"}
    results = client.get("/v1/search", params=asked).json()["results"]
    assert results
    assert all("Disease" in found["node"]["categories"] for found in results)


def test_a_node_is_shown_with_its_edge_counts(client: DeclaredClient, find: Find) -> None:
    """The counts by predicate add up to the degree."""
    node = client.get(f"/v1/nodes/{find('muscle spasm')}").json()
    assert node["node"]["name"].lower() == "muscle spasm"
    assert sum(count["edges"] for count in node["edges"]) == node["degree"]


def test_any_cross_reference_finds_the_node(client: DeclaredClient, find: Find) -> None:
    """A node answers to each of its cross-references with its own identifier."""
    centre = find("muscle spasm")
    node = client.get(f"/v1/nodes/{centre}").json()["node"]
    assert node["xrefs"]
    for xref in node["xrefs"]:
        assert client.get(f"/v1/nodes/{xref}").json()["node"]["id"] == centre


def test_the_neighbourhood_of_muscle_spasm_is_the_article(
    client: DeclaredClient, find: Find
) -> None:
    """Its neighbours are the article's list items, each with an edge that leads there."""
    centre = find("muscle spasm")
    answer = client.get(f"/v1/nodes/{centre}/neighbourhood", params={"limit": 500}).json()
    names = {neighbour["node"]["name"].lower() for neighbour in answer["neighbours"]}
    assert {"neurologist", "multiple sclerosis", "electromyography", "dehydration"} <= names
    assert answer["total"] == {"count": len(names), "exact": True}
    ends = {edge[end]["id"] for edge in answer["edges"] for end in ("subject", "object")}
    assert {neighbour["node"]["id"] for neighbour in answer["neighbours"]} <= ends


@pytest.mark.parametrize(
    "query", ["predicate=DIAGNOSES&predicate=MANAGES", "predicate=DIAGNOSES,MANAGES"]
)
def test_a_filter_may_be_repeated_or_take_commas(
    client: DeclaredClient, find: Find, query: str
) -> None:
    """Both ways of giving several predicates mean the same."""
    address = f"/v1/nodes/{find('muscle spasm')}/neighbourhood?{query}"
    edges = client.get(address).json()["edges"]
    assert {edge["predicate"] for edge in edges} == {"DIAGNOSES", "MANAGES"}


def test_direction_is_seen_from_the_centre(client: DeclaredClient, find: Find) -> None:
    """Walking out of muscle spasm leads to its complications, not to its tests."""
    centre = find("muscle spasm")
    address = f"/v1/nodes/{centre}/neighbourhood"
    edges = client.get(address, params={"direction": "out"}).json()["edges"]
    assert "HAS_COMPLICATION" in {edge["predicate"] for edge in edges}
    assert "DIAGNOSES" not in {edge["predicate"] for edge in edges}


def test_paths_are_explained(client: DeclaredClient, find: Find) -> None:
    """A path from a test to a complication runs through the symptom, and says so in a sentence."""
    asked = {"source": find("electromyography"), "target": find("multiple sclerosis")}
    answer = client.get("/v1/paths", params=asked).json()
    first = answer["paths"][0]
    assert [node["id"] for node in first["nodes"]] == [
        asked["source"],
        find("muscle spasm"),
        asked["target"],
    ]
    assert first["length"] == len(first["hops"]) == 2
    assert "multiple sclerosis" in first["explanation"].lower()
    assert first["penalty"] > 0


def test_diabetes_and_muscle_spasm_are_connected(client: DeclaredClient, find: Find) -> None:
    """The demo's question has an answer."""
    asked = {"source": find("diabetes"), "target": find("muscle spasm")}
    assert client.get("/v1/paths", params=asked).json()["paths"]


def test_an_avoided_node_is_on_no_path(client: DeclaredClient, find: Find) -> None:
    """What is avoided is walked around, and identifiers may be given with commas."""
    hub, other = find("muscle spasm"), find("neurologist")
    asked = {"source": find("electromyography"), "target": find("stroke")}
    for avoid in (f"{hub},{other}", [hub, other]):
        paths = client.get("/v1/paths", params={**asked, "avoid": avoid}).json()["paths"]
        inner = {node["id"] for path in paths for node in path["nodes"][1:-1]}
        assert not inner & {hub, other}


def test_a_metapath_fixes_the_categories(client: DeclaredClient, find: Find) -> None:
    """The nodes of a path are of the categories asked for, in their order."""
    asked = {
        "source": find("electromyography"),
        "target": find("stroke"),
        "metapath": "Test,Symptom,Disease",
    }
    paths = client.get("/v1/paths", params=asked).json()["paths"]
    assert paths
    assert all("Symptom" in path["nodes"][1]["categories"] for path in paths)


def test_what_is_related_says_what_is_shared(client: DeclaredClient, find: Find) -> None:
    """Each related node has a score that its shared nodes add up to, and a sentence."""
    answer = client.get(f"/v1/nodes/{find('stroke')}/related").json()
    assert answer["related"]
    for related in answer["related"]:
        assert related["score"] == sum(shared["weight"] for shared in related["shared"])
        assert related["shared"][0]["node"]["name"] in related["explanation"]


def test_an_edge_shows_the_sentence_that_says_so(client: DeclaredClient, find: Find) -> None:
    """The evidence of an edge slices back to the document's text."""
    asked = {"predicate": "HAS_SYMPTOM"}
    centre = find("muscle spasm")
    around = client.get(f"/v1/nodes/{centre}/neighbourhood", params=asked).json()
    edge = client.get(f"/v1/edges/{around['edges'][0]['id']}").json()
    assert edge["edge"]["statements"] == len(edge["statements"])
    assert "has the symptom" in edge["explanation"]
    evidence = edge["statements"][0]["evidence"]
    document = client.get(f"/v1/documents/{evidence['document']}").json()
    assert document["text"][evidence["start"] : evidence["end"]] == evidence["sentence"]


def test_a_document_is_read_with_the_spans_of_its_statements(client: DeclaredClient) -> None:
    """Every statement's span is its sentence; the statements stand in the order of the text."""
    (listed,) = client.get("/v1/documents").json()["documents"]
    answer = client.get(f"/v1/documents/{listed['id']}", params={"limit": 500}).json()
    assert answer["document"] == listed
    spans = [said["evidence"] for said in answer["statements"]]
    assert len(spans) >= 51
    assert all(answer["text"][span["start"] : span["end"]] == span["sentence"] for span in spans)
    assert [span["start"] for span in spans] == sorted(span["start"] for span in spans)
    named = {answer["text"][it["start"] : it["end"]] for it in answer["mentions"]}
    assert {"Multiple sclerosis", "neurologist"} <= named


def test_the_schema_is_the_vocabulary_with_counts(client: DeclaredClient) -> None:
    """All categories and predicates are there; the counts add up to the edges."""
    schema = client.get("/v1/schema").json()
    assert len(schema["categories"]) == 14
    assert len(schema["predicates"]) == 27
    edges = client.get("/v1").json()["counts"]["edges"]
    assert sum(row["edges"] for row in schema["edges"]) == edges


def test_the_log_holds_the_load(client: DeclaredClient) -> None:
    """What was loaded is in the log, and nothing lies behind the last change."""
    (change,) = client.get("/v1/changes").json()["changes"]
    assert (change["number"], change["kind"]) == (1, "loaded")
    assert client.get("/v1/changes?since=1").json() == {"changes": [], "next": None}


def test_health_is_a_real_question(client: DeclaredClient) -> None:
    """Readiness names the state of the graph; liveness needs none."""
    snapshot = client.get("/v1").json()["snapshot"]
    assert client.get("/health/ready").json() == {"status": "ready", "snapshot": snapshot}
    assert client.get("/health/live").json()["status"] == "alive"
