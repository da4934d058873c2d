"""What is exported for Neo4j's offline importer is the same graph, once it is imported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from contract_releases import ARTICLE, MIXED, NEXT, build_dataset, see
from neo4j_fixtures import NEWER_VERSION, skip_or_fail
from neo4j_local.launcher import LocalNeo4j, find_missing, import_files
from neo4j_local.needs import DEFAULT_VERSION
from readings import Claim, build_node, build_reading

from graph.errors import InvalidInput
from graph.export.neo4j_admin import write_neo4j_admin
from graph.model import Reading
from graph.query import PathQuery, SearchQuery, find_paths, search_nodes
from graph.stores.embedded import EmbeddedStore
from graph.stores.neo4j import Neo4jStore
from graph.vocabulary import Category, Predicate

pytestmark = [pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]

AWKWARD = build_node(
    "NOSO:é-\U0001d7d9",
    'a "quoted", name; with\ttabs',
    Category.SYMPTOM,
    Category.DISEASE,
    synonyms=("a;b", 'c"d', "e\x1ff"),
    xrefs=("X:1", "X:2"),
    description="Two\nlines, and \\ a backslash.",
)


def awkward_article() -> Reading:
    """Return an article whose texts try the files' syntax."""
    claims = [
        Claim(AWKWARD, Predicate.CAUSES, AWKWARD),
        Claim(AWKWARD, Predicate.CAUSES, build_node("T:plain"), section='Section "one",\r\ntwo'),
        Claim(AWKWARD, Predicate.SUBTYPE_OF, build_node("T:plain"), negated=True),
    ]
    return build_reading("urn:awkward \U0001d7d9", claims, title='A "title", and more')


@pytest.fixture
def origin() -> Iterator[EmbeddedStore]:
    """A store with articles, datasets, a change and a deletion behind it."""
    store = EmbeddedStore(None)
    store.replace_dataset(build_dataset(NEXT))
    store.replace_document(ARTICLE)
    store.replace_document(build_reading("urn:gone", nodes=[AWKWARD]))
    store.delete_document("urn:gone")
    store.replace_dataset(build_dataset(MIXED, "2"))
    store.replace_document(awkward_article())
    store.replace_document(build_reading("urn:empty"))
    yield store
    store.close()


@pytest.mark.parametrize("version", [DEFAULT_VERSION, NEWER_VERSION])
def test_the_imported_graph_is_the_exported_one(
    origin: EmbeddedStore, tmp_path: Path, version: str
) -> None:
    """Everything is there and sound, questions have the same answers, and loading goes on from there."""
    if missing := find_missing(version):
        if version == NEWER_VERSION:
            pytest.skip(missing)
        skip_or_fail(missing)
    with origin.reading() as reader:
        command = write_neo4j_admin(reader, tmp_path / "files")
    import_files(command, tmp_path / "files", tmp_path / "home", version)
    with LocalNeo4j(tmp_path / "home", version) as server:
        store = Neo4jStore(server.bolt_uri, user=server.user, password=server.password)
        with store.reading() as reader:
            found = search_nodes(reader, SearchQuery(text="quoted name"))
            assert found.truncated is None
            assert [each.node.id for each in found.results] == [AWKWARD.id]
        assert see(store) == see(origin)
        check_that_it_goes_on(origin, store)
        store.close()


def check_that_it_goes_on(origin: EmbeddedStore, store: Neo4jStore) -> None:
    """Hold paths, unchanged and changed loads and deletions on the one against those on the other."""
    query = PathQuery(source="T:plain", target=AWKWARD.id)
    with origin.reading() as one, store.reading() as two:
        assert find_paths(one, query) == find_paths(two, query)
    for home in (origin, store):
        for reading in (ARTICLE, awkward_article(), build_reading("urn:empty")):
            assert home.replace_document(reading).kind == "unchanged"
        assert home.replace_dataset(build_dataset(MIXED, "2")).kind == "unchanged"
        home.replace_dataset(build_dataset(NEXT, "3"))
        home.delete_document(ARTICLE.document.id)
    assert see(store) == see(origin)


def test_a_folder_that_is_in_use_is_left_alone(origin: EmbeddedStore, tmp_path: Path) -> None:
    """Nothing is mixed with what is there; a file is no folder."""
    (tmp_path / "mine").write_text("mine")
    with origin.reading() as reader:
        for folder in (tmp_path, tmp_path / "mine"):
            with pytest.raises(InvalidInput, match=folder.name):
                write_neo4j_admin(reader, folder)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
