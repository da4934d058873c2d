"""Search: which names fit a text, and in which order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from oracle import Oracle
from questions import search_queries
from readings import build_node, build_reading, random_readings
from search_oracle import find_all
from small_stores import reading_of

from graph.errors import InvalidInput
from graph.model import Found, Node, Reading, SearchResults
from graph.query import SearchQuery, search_nodes
from graph.query.names import edits_allowed, fold
from graph.vocabulary import Category

ALS = build_node("T:als", "amyotrophic lateral sclerosis", synonyms=("Lou Gehrig's disease", "ALS"))
EMG = build_node("T:emg", "electromyography", Category.TEST, synonyms=("EMG",), xrefs=("X:emg",))
SPASM = build_node("T:spasm", "muscle spasm", Category.SYMPTOM)


def search(nodes: Iterable[Node], text: str, **more: object) -> SearchResults:
    """Return what a search finds in a graph of these nodes."""
    with reading_of([build_reading("urn:a", nodes=nodes)]) as reader:
        return search_nodes(reader, SearchQuery.model_validate({"text": text, **more}))


def found_by(text: str, *nodes: Node) -> list[tuple[str, str, str]]:
    """Return identifier, tier and name for each result."""
    return [(each.node.id, each.tier, each.text) for each in search(nodes, text).results]


@settings(max_examples=60, deadline=None)
@given(random_readings(max_documents=3), st.lists(search_queries(), min_size=4, max_size=4))
def test_a_search_finds_what_reading_every_name_finds(
    readings: tuple[Reading, ...], queries: list[SearchQuery]
) -> None:
    """The same nodes, tiers and names in the same order, so no index leaves anything out."""
    oracle = Oracle(readings)
    with reading_of(readings) as reader:
        for query in queries:
            expected = find_all(oracle.nodes.values(), query)
            answer = search_nodes(reader, query)
            page = expected[query.offset : query.offset + query.limit]
            got = [(each.tier, each.node.id, each.text) for each in answer.results]
            assert got == [(each.tier, each.id, each.text) for each in page]
            assert (answer.total.count, answer.total.exact) == (len(expected), True)
            assert answer.truncated is None


def test_tiers_come_in_order() -> None:
    """The exact name, an exact synonym, a beginning, a word, a misspelling."""
    nodes = [
        build_node("T:1", "cramps"),
        build_node("T:2", "leg cramp"),
        build_node("T:3", "cramp in the leg"),
        build_node("T:4", "charley horse", synonyms=("Cramp",)),
        build_node("T:5", "cramp"),
        build_node("T:6", "crimp"),
    ]
    assert found_by("cramp", *nodes) == [
        ("T:5", "name", "cramp"),
        ("T:4", "synonym", "Cramp"),
        ("T:1", "prefix", "cramps"),
        ("T:3", "prefix", "cramp in the leg"),
        ("T:2", "word", "leg cramp"),
        ("T:6", "typo", "crimp"),
    ]


def test_an_identifier_goes_before_any_name() -> None:
    """So does a cross-reference, even where another node is called so."""
    namesake = build_node("T:1", "X:emg")
    assert [each[0] for each in found_by("X:emg", namesake, EMG)] == ["T:emg", "T:1"]
    assert found_by(" T:emg ", namesake, EMG) == [("T:emg", "name", "electromyography")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lou gehrig", ("T:als", "prefix", "Lou Gehrig's disease")),
        ("Lou Gehrig disease", ("T:als", "synonym", "Lou Gehrig's disease")),
        ("LOU GEHRIG’S DISEASE", ("T:als", "synonym", "Lou Gehrig's disease")),
        ("gehrigs", ("T:als", "typo", "Lou Gehrig's disease")),
        ("lou gehirg", ("T:als", "typo", "Lou Gehrig's disease")),
        ("emg", ("T:emg", "synonym", "EMG")),
        ("electro", ("T:emg", "prefix", "electromyography")),
        ("muscel spasm", ("T:spasm", "typo", "muscle spasm")),
        ("muscel sp", ("T:spasm", "typo", "muscle spasm")),
        ("spasm, muscle", ("T:spasm", "word", "muscle spasm")),
    ],
)
def test_what_a_person_types_finds_what_is_meant(text: str, expected: tuple[str, ...]) -> None:
    """However it is written, misspelt or half typed."""
    assert found_by(text, ALS, EMG, SPASM) == [expected]


@pytest.mark.parametrize("text", ["emq", "muscle spasm of", "spasm lateral", "mucsel sapsms of"])
def test_what_is_not_meant_is_not_found(text: str) -> None:
    """No edit in a short word, and every word counts."""
    assert found_by(text, ALS, EMG, SPASM) == []


def test_categories_and_pages_narrow_the_results() -> None:
    """The total counts what fits, not the page."""
    nodes = [build_node(f"T:{number}", f"pain {number}") for number in range(5)]
    answer = search([*nodes, SPASM], "pain", limit=2, offset=1)
    assert [each.node.id for each in answer.results] == ["T:1", "T:2"]
    assert answer.total.count == 5
    assert search([*nodes, SPASM], "pain", categories=[Category.SYMPTOM]).results == ()


def test_more_names_than_can_be_ranked_are_said() -> None:
    """The exact name is among the results all the same, and the total is a lower bound."""
    nodes = [build_node(f"T:{number}", f"pain {number}") for number in range(1_001)]
    answer = search([build_node("T:z", "pain"), *nodes], "pain")
    assert answer.results[0] == Found(node=build_node("T:z", "pain").ref, tier="name", text="pain")
    assert answer.truncated is not None
    assert (answer.truncated.reason, answer.total.exact) == ("results", False)


@pytest.mark.parametrize(
    "text", ["", " ", "\t\n", "'", '"', "`", "(", "*", "%", "_", "\\", "?!", "\x00", "\ud800"]
)
def test_a_text_without_letters_or_digits_is_refused(text: str) -> None:
    """The error shows the text, invisible characters too, and says what would do."""
    with pytest.raises(InvalidInput) as caught:
        search([SPASM], text)
    assert repr(text) in caught.value.detail
    assert caught.value.accepted == "A search takes at least one letter or digit."


@pytest.mark.parametrize("text", ["spasm\x00", "\ud800spasm"])
def test_a_text_that_no_store_can_hold_is_refused(text: str) -> None:
    """Even when there are letters in it."""
    with pytest.raises(InvalidInput, match="spasm"):
        search([SPASM], text)


def test_a_search_takes_200_characters() -> None:
    """One more is refused, and the error says how many there are."""
    assert search([SPASM], "x" * 200).results == ()
    with pytest.raises(InvalidInput, match=r"has 201 characters\. A search takes up to 200"):
        search([SPASM], "x" * 201)


@pytest.mark.parametrize(
    "text",
    ['"muscle"', "'muscle'", "`muscle`", "(muscle", "muscle)", "muscle*", "muscle\\", "+muscle",
     "muscle~2", "{muscle", "mus[cle"],
)  # fmt: skip
def test_punctuation_is_never_syntax(text: str) -> None:
    """It is left out; what is left is looked for as words."""
    assert found_by(text, SPASM, ALS)[:1] == found_by(fold(text), SPASM, ALS)[:1]


@pytest.mark.parametrize("text", ["a AND", "OR", "NOT spasm", "name:spasm", "muscle^2"])
def test_operators_are_words(text: str) -> None:
    """They find names with such words in them, and nothing here has any."""
    assert found_by(text, SPASM, EMG) == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Lou Gehrig's disease", "lou gehrig disease"),
        ("Lou Gehrig’s disease", "lou gehrig disease"),
        ("LOU GEHRIG´S DISEASE", "lou gehrig disease"),
        ("Guillain-Barré's", "guillain barre"),
        (unicodedata.normalize("NFD", "Guillain-Barré's"), "guillain barre"),
        ("O'Nyong-nyong", "onyong nyong"),
        ("parents' pain", "parents pain"),
        ("vitamin B₁₂", "vitamin b12"),
        ("Straße", "strasse"),
        ("boss disease", "boss disease"),
    ],
)
def test_folding_keeps_what_tells_names_apart(text: str, folded: str) -> None:
    """Letters and digits; not case, accents, apostrophes, possessive endings, punctuation."""
    assert fold(text) == folded


@given(st.text(max_size=40))
@example("ŉ's´s")
def test_folding_leaves_only_words(text: str) -> None:
    """Lower-case letters and digits, one space apart, whichever way the accents are encoded."""
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert all(each.isalnum() or each == " " for each in folded)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_every_single_character_stays_as_it_was_folded() -> None:
    """Folding what is folded changes nothing, for every letter of every script."""
    once = [fold(chr(code)) for code in range(0x20000)]
    assert [each for each in set(once) if fold(each) != each] == []


@pytest.mark.parametrize(("letters", "edits"), [(3, 0), (4, 1), (7, 1), (8, 2), (30, 2)])
def test_longer_words_may_be_further_off(letters: int, edits: int) -> None:
    """The rule that the search documents."""
    assert edits_allowed("x" * letters) == edits
