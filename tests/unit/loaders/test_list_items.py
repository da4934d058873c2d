"""List items taken apart: parentheses, "and", parts of the body, explanations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Reading
from loaders.extract.items import parse_item
from loaders.lexicon import load_curated

Said = Callable[..., list[str]]
Article = Callable[..., Reading]


def test_an_acronym_is_a_synonym(article: Article) -> None:
    """Of a known test, and of one that nobody knows."""
    reading = article(
        "Diagnosis", "Electroneuromyography (ENMG)", "Magnetic resonance imaging (MRI)"
    )
    synonyms = {node.name: node.synonyms for node in reading.nodes}
    assert synonyms["electroneuromyography"] == ("ENMG",)
    assert "MRI" in synonyms["magnetic resonance imaging"]


def test_the_full_name_may_stand_in_the_parentheses(article: Article) -> None:
    """Then what stands before them is the acronym."""
    node = article("Diagnosis", "ENMG (electroneuromyography)").nodes[1]
    assert (node.name, node.synonyms) == ("electroneuromyography", ("ENMG",))


def test_members_share_the_head_before_of(said: Said) -> None:
    """Each is a concept of its own, a kind of the whole, and in the section's relation."""
    item = "Electrolyte imbalances (deficiency of magnesium, calcium, and potassium)"
    assert said("Diseases", item) == [
        "electrolyte imbalance HAS_SYMPTOM muscle spasm",
        "magnesium deficiency HAS_SYMPTOM muscle spasm",
        "magnesium deficiency SUBTYPE_OF electrolyte imbalance",
        "calcium deficiency HAS_SYMPTOM muscle spasm",
        "calcium deficiency SUBTYPE_OF electrolyte imbalance",
        "potassium deficiency HAS_SYMPTOM muscle spasm",
        "potassium deficiency SUBTYPE_OF electrolyte imbalance",
    ]


def test_a_head_is_not_shared_with_what_needs_none(said: Said) -> None:
    """Stress is no "stress lack"."""
    assert said("Causes", "Bad habits (lack of sleep, stress)") == [
        "bad habit CAUSES muscle spasm",
        "lack of sleep CAUSES muscle spasm",
        "lack of sleep SUBTYPE_OF bad habit",
        "stress CAUSES muscle spasm",
        "stress SUBTYPE_OF bad habit",
    ]


def test_parts_of_the_body_say_where_it_is(said: Said) -> None:
    """In parentheses and behind "in" or "of"."""
    assert said("Types", "Cramps in the limbs (legs, arms)") == [
        "limb cramp SUBTYPE_OF muscle spasm",
        "limb cramp LOCATED_IN limb",
        "limb cramp LOCATED_IN leg",
        "limb cramp LOCATED_IN arm",
    ]
    assert said("Types", "Spasms of the back muscles") == [
        "back muscle spasm SUBTYPE_OF muscle spasm",
        "back muscle spasm LOCATED_IN back muscle",
    ]


def test_a_test_assesses_the_part_that_it_names(said: Said) -> None:
    """It is the same test, whatever it looks at."""
    assert said("Diagnosis", "Ultrasound examination (US) of muscles") == [
        "ultrasound examination DIAGNOSES muscle spasm",
        "ultrasound examination ASSESSES muscle",
    ]


@pytest.mark.parametrize(
    "item",
    [
        "Chronic diseases (such as diabetes)",
        "Chronic diseases, such as diabetes",
        "Chronic diseases (e.g. diabetes)",
        "Chronic diseases (diabetes)",
    ],
)
def test_an_example_is_a_kind_of_what_it_exemplifies(said: Said, item: str) -> None:
    """With parentheses or without."""
    assert said("Causes", item) == [
        "chronic disease CAUSES muscle spasm",
        "diabetes CAUSES muscle spasm",
        "diabetes SUBTYPE_OF chronic disease",
    ]


def test_members_that_are_adjectives_take_the_noun(said: Said) -> None:
    """An adjective alone, such as viral, is nothing."""
    assert said("Causes", "Infections (viral, bacterial)")[1::2] == [
        "viral infection CAUSES muscle spasm",
        "bacterial infection CAUSES muscle spasm",
    ]


@pytest.mark.parametrize(
    "remark", ["as prescribed", "of the neck", "up to 3 weeks", "kneading", "2"]
)
def test_a_remark_adds_nothing(said: Said, remark: str) -> None:
    """What is neither acronym, example, member nor part of the body is left out."""
    assert said("Treatment", f"Massage ({remark})") == ["massage TREATS muscle spasm"]


@pytest.mark.parametrize(
    ("item", "things"),
    [
        ("Massage and manual therapy", ["massage", "manual therapy"]),
        ("Muscle injuries and bruises", ["muscle injury", "bruise"]),
        ("Regular physical exercises and stretching", ["physical exercise", "stretching"]),
        ("Falls and fractures", ["fall", "bone fracture"]),
        ("Stress, anxiety or fatigue", ["stress", "anxiety", "fatigue"]),
        ("Physical strain and training", ["physical strain and training"]),
        ("Nutrition correction and hydration level", ["nutrition correction and hydration level"]),
        ("Limited mobility and functional activity", ["limited mobility and functional activity"]),
        (
            "Deterioration of condition with chronic diseases",
            ["deterioration of condition with chronic diseases"],
        ),
        ("Vitamin and mineral deficiency", ["vitamin and mineral deficiency"]),
        ("Deficiency of magnesium and potassium", ["magnesium deficiency", "potassium deficiency"]),
        ("Swelling of legs and arms", ["swollen leg", "arm swelling"]),
    ],
)
def test_and_joins_things_only_where_nothing_can_be_shared(
    article: Article, item: str, things: list[str]
) -> None:
    """One thing or several, by a rule of language and what the lexicon knows."""
    statements = article("Causes", item, title="Dizziness").statements
    about_title = [each for each in statements if each.object.name == "dizziness"]
    assert [statement.subject.name for statement in about_title] == things


@pytest.mark.parametrize(
    "item",
    [
        "Stress — the commonest of all",
        "Stress: it tenses the muscles",
        "Stress. It tenses the muscles.",
        "Stress, which tenses the muscles",
        "stress.",
        "STRESS",
        "The stress [3]",
    ],
)
def test_what_explains_is_left_out(said: Said, item: str) -> None:
    """The name stands first; the whole item is the evidence."""
    assert said("Causes", item) == ["stress CAUSES muscle spasm"]


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("You should drink more water.", "it is a sentence, not a name"),
        ("word " * 15, "it is too long for a name"),
        ("a" * 201, "it is too long for a name"),
        ("---", "it has no words"),
        ("(2)", "it has no words"),
    ],
)
def test_an_item_that_names_nothing_says_why(item: str, reason: str) -> None:
    """It is left unread, and the report says so."""
    assert parse_item(item, load_curated()).unread == reason


def test_an_unknown_name_is_one_node_in_all_its_forms(article: Article) -> None:
    """Plural, capitals, articles, hyphens and word order make no difference, in any document."""
    forms = ("Compression of the nerve roots", "nerve-root compression", "Nerve root compressions")
    assert {article("Diseases", form).nodes[1].id for form in forms} == {
        "NOSO:nerve-root-compression"
    }
