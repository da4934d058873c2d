"""The curated table: every row sound, every name of one concept only, nothing fuzzy."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from graph.model import LOCAL_PREFIX, parse_curie
from graph.vocabulary import parse_category
from loaders.lexicon import Lexicon, load_curated
from loaders.lexicon.forms import canonical, local_id

TABLE = files("loaders.lexicon").joinpath("concepts.tsv").read_text("utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_every_row_is_sound(row: dict[str, str]) -> None:
    """Categories exist, identifiers are CURIEs, and an open identifier names its source."""
    assert all(parse_category(text) for text in row["categories"].split("|"))
    curies = [text for text in (row["curie"], *row["xrefs"].split("|")) if text]
    assert [parse_curie(text) for text in curies] == curies
    assert len(set(curies)) == len(curies)
    assert row["source"]
    assert not row["curie"] or row["source"] != "project"
    assert row["name"] == row["name"].strip()


def test_a_name_means_one_concept() -> None:
    """No two rows share a form of a name, or an identifier."""
    seen: dict[str, str] = {}
    for concept in load_curated().concepts:
        for form in {canonical(name) for name in (concept.name, *concept.synonyms)}:
            assert seen.setdefault(form, concept.id) == concept.id, form
    identifiers = [
        curie for concept in load_curated().concepts for curie in (concept.id, *concept.xrefs)
    ]
    assert len(set(identifiers)) == len(identifiers)


def test_a_row_without_an_identifier_has_that_of_its_name() -> None:
    """So the same concept is the same node whether the table knows it or not."""
    for concept in load_curated().concepts:
        if concept.id.startswith(f"{LOCAL_PREFIX}:"):
            assert concept.id == local_id(concept.name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Muscle Spasms", "muscle spasm"),
        ("Lou Gehrig’s disease", "amyotrophic lateral sclerosis"),
        ("lou gehrig disease", "amyotrophic lateral sclerosis"),
        ("X ray", "X-ray"),
        ("x-rays", "X-ray"),
        ("Deficiency of vitamins and minerals", "vitamin and mineral deficiency"),
        ("Vitamin and mineral deficiencies", "vitamin and mineral deficiency"),
        ("inflammation of the tendons", "tendinitis"),
        ("Therapist", "internist"),
        ("EMG", "electromyography"),
        ("the legs", "leg"),
    ],
)
def test_forms_of_a_name_find_it(text: str, name: str) -> None:
    """Case, plural, hyphens, apostrophes, articles and word order make no difference."""
    concept = load_curated().find(text)
    assert concept is not None
    assert concept.name == name


@pytest.mark.parametrize(
    "text",
    ["us", "ms", "ct", "als", "muscel spasm", "spasm muscle", "muscle", "strokes of luck", ""],
)
def test_nothing_else_does(text: str) -> None:
    """Short acronyms count as written; a misspelling, a part or a longer name is another name."""
    concept = load_curated().find(text)
    assert concept is None or concept.name == text


@pytest.mark.parametrize(
    ("name", "curie"),
    [
        ("osteochondrosis", "ICD10CM:M42"),
        ("multiple sclerosis", "MONDO:0005301"),
        ("muscle spasm", "HP:0003394"),
        ("diabetes", "MONDO:0005015"),
    ],
)
def test_curated_senses_stand(name: str, curie: str) -> None:
    """In these articles osteochondrosis is the disease of the spine, not HP:0040188."""
    concept = load_curated().find(name)
    assert concept is not None
    assert concept.id == curie


def test_a_table_of_ones_own_may_be_read() -> None:
    """The same columns; where two rows share a form of a name, the exact one wins."""
    table = (
        "name\tcategories\tcurie\tsynonyms\txrefs\tsource\n"
        "hiccup\tSymptom\tHP:0100247\thiccough|singultus\t\tHPO\n"
        "hiccups\tDisease\t\t\t\tproject\n"
    )
    lexicon = Lexicon.read(table)
    found = [lexicon.find(text) for text in ("hiccoughs", "hiccup", "hiccups")]
    assert [each and each.id for each in found] == ["HP:0100247", "HP:0100247", "NOSO:hiccup"]
