"""One rule for each kind of section: what its list says of the title."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Hedge, Reading
from graph.vocabulary import Category, HedgeLevel
from loaders.headings import SectionKind, classify_heading
from loaders.ingest import read_document
from loaders.readers.formats import Format

Said = Callable[..., list[str]]
Article = Callable[..., Reading]


@pytest.mark.parametrize(
    ("heading", "item", "expected"),
    [
        ("Diseases", "Stroke", "stroke HAS_SYMPTOM muscle spasm"),
        ("Diagnosis", "X-ray", "X-ray DIAGNOSES muscle spasm"),
        ("Which doctor to consult", "Neurologist", "neurologist MANAGES muscle spasm"),
        ("Types of muscle spasms", "Writer's cramps", "Writer's cramp SUBTYPE_OF muscle spasm"),
        ("Causes of muscle cramps", "Dehydration", "dehydration CAUSES muscle spasm"),
        ("Related pathologies", "Gout", "muscle spasm ASSOCIATED_WITH gout"),
        ("Treatment of muscle spasms", "Massage", "massage TREATS muscle spasm"),
        ("Prevention", "Stretching", "stretching PREVENTS muscle spasm"),
        ("Accompanying symptoms", "Muscle weakness", "muscle spasm ACCOMPANIES muscle weakness"),
        ("Complications", "Limited mobility", "muscle spasm HAS_COMPLICATION limited mobility"),
    ],
)
def test_each_kind_of_section_has_its_relation(
    said: Said, heading: str, item: str, expected: str
) -> None:
    """The relation and its direction follow from the heading."""
    assert said(heading, item) == [expected]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Diagnostics", "diagnosis"),
        ("How is dizziness diagnosed?", "diagnosis"),
        ("Which tests are needed", "diagnosis"),
        ("Types of dizziness", "types"),
        ("Forms of the disease", "types"),
        ("Causes of headaches", "causes"),
        ("Why do legs swell?", "causes"),
        ("Risk factors", "causes"),
        ("What complications can arise?", "complications"),
        ("Possible consequences", "complications"),
        ("What kind of diseases can be associated with swollen legs?", "diseases"),
        ("Diseases that cause headaches", "diseases"),
        ("When to see a doctor", "specialists"),
        ("Whom should I see?", "specialists"),
        ("Which specialist treats headaches?", "specialists"),
        ("COMMON RELATED PATHOLOGIES", "related_pathologies"),
        ("Associated conditions", "related_pathologies"),
        ("How to get rid of heartburn", "treatment"),
        ("Treatment and prevention", "treatment"),
        ("How to avoid it", "prevention"),
        ("What does it lead to?", "complications"),
        ("What happens if a cough is ignored?", "complications"),
        ("Who can help?", "specialists"),
        ("When to call a doctor", "specialists"),
        ("How is the cause found?", "diagnosis"),
        ("First aid", "treatment"),
        ("What can you do yourself?", "treatment"),
        ("Symptoms that accompany a cough", "accompanying_symptoms"),
        ("Symptoms associated with swollen legs", "accompanying_symptoms"),
        ("Warning signs", "accompanying_symptoms"),
        ("Signs and symptoms", "accompanying_symptoms"),
        ("Prognosis", "other"),
        ("What is dizziness?", "other"),
        ("Expert Opinion", "other"),
        ("About the Symptom", "other"),
        ("Things you can do yourself", "treatment"),
        ("When to get help", "specialists"),
        ("Who you may be referred to", "specialists"),
        ("What happens at your appointment", "diagnosis"),
        ("How doctors find the cause", "diagnosis"),
        ("If it isn't treated", "complications"),
        ("What can go wrong", "complications"),
        ("Who is at risk?", "causes"),
        ("What are the symptoms?", "accompanying_symptoms"),
    ],
)
def test_headings_are_recognised_by_meaning(heading: str, kind: str) -> None:
    """Sibling articles word their headings differently."""
    assert classify_heading(heading) is SectionKind(kind)


def test_a_consultation_is_a_test_and_a_specialist(said: Said) -> None:
    """Who is consulted manages the symptom, and gives the consultation."""
    assert said("Diagnosis", "Consultation with a neurologist") == [
        "consultation with a neurologist DIAGNOSES muscle spasm",
        "neurologist MANAGES muscle spasm",
        "neurologist PERFORMS consultation with a neurologist",
    ]


def test_several_may_be_consulted(said: Said) -> None:
    """Each of them manages the symptom."""
    managed = said("Diagnosis", "Examination by a neurologist or an orthopedist")
    assert {"neurologist MANAGES muscle spasm", "orthopedist MANAGES muscle spasm"} <= set(managed)


def test_a_list_of_doctors_holds_doctors_only(said: Said) -> None:
    """Under "when to see a doctor" there are often reasons, which nobody is managed by."""
    items = ("Vertebrologist", "Fever above 39 degrees", "Pain in the wrist", "Massage")
    assert said("When to see a doctor", *items) == ["vertebrologist MANAGES muscle spasm"]


def test_what_is_known_decides_under_a_double_heading(said: Said) -> None:
    """A heading may speak of two kinds; each known item takes the one that fits it."""
    assert said("Diagnosis and treatment", "Massage", "X-ray", "Spectroscopy") == [
        "massage TREATS muscle spasm",
        "X-ray DIAGNOSES muscle spasm",
        "spectroscopy DIAGNOSES muscle spasm",
    ]


def test_diseases_in_an_article_about_a_disease_go_with_it(said: Said) -> None:
    """A disease is no symptom of another."""
    said_of_gout = said("Diseases", "Obesity", title="Gout: causes and treatment")
    assert said_of_gout == ["gout ASSOCIATED_WITH obesity"]


def test_symptoms_in_an_article_about_a_disease_are_its_own(said: Said) -> None:
    """A disease has symptoms, a symptom goes with others."""
    assert said("Symptoms", "Fever", "Joint pain", title="Gout: causes and treatment") == [
        "gout HAS_SYMPTOM fever", "gout HAS_SYMPTOM joint pain",
    ]  # fmt: skip


def test_kinds_without_a_noun_are_kinds_of_the_title(said: Said) -> None:
    """Lists of kinds often leave the noun out."""
    assert said("Types of dizziness", "Acute", "Central", title="Dizziness") == [
        "acute dizziness SUBTYPE_OF dizziness",
        "central dizziness SUBTYPE_OF dizziness",
    ]


def test_one_concept_is_one_node_whatever_it_plays(article: Article) -> None:
    """A disease stays one where it is a cause; a complication is that besides."""
    cause = article("Causes", "Diabetes").statements[0].subject
    complication = article("Complications", "Diabetes").statements[0].object
    assert (cause.id, cause.categories) == ("MONDO:0005015", (Category.DISEASE,))
    assert complication.categories == (Category.DISEASE, Category.COMPLICATION)


def test_the_best_role_of_an_unknown_concept_comes_first() -> None:
    """A cause that a later section calls a disease is a disease first; earlier statements agree."""
    text = "Dizziness\nCauses\n- Xanthing\nRelated pathologies\n- Xanthing"
    first, second = read_document(text.encode()).statements
    assert first.subject == second.object
    assert first.subject.categories == (Category.DISEASE, Category.CAUSE)


@pytest.mark.parametrize(
    ("prose", "item", "word", "level"),
    [
        ("Spasms can be caused by many things.", "Stress", "can", HedgeLevel.POSSIBLE),
        (
            "Spasms are most commonly caused by strain.",
            "Stress",
            "most commonly",
            HedgeLevel.PROBABLE,
        ),
        (
            "Spasms are caused by many things. Stress may cause them.",
            "Stress",
            None,
            HedgeLevel.ASSERTED,
        ),
        ("Treatment may vary.", "Stress", None, HedgeLevel.ASSERTED),
        ("Spasms can be caused by many things.", "Often stress", "Often", HedgeLevel.PROBABLE),
        ("", "Stress (rarely)", "rarely", HedgeLevel.POSSIBLE),
    ],
)
def test_a_list_is_as_sure_as_its_item_or_its_introduction(
    article: Article, prose: str, item: str, word: str | None, level: HedgeLevel
) -> None:
    """The item's own hedge counts, else that of the first sentence that states the relation."""
    statement = article("Causes", item, prose=prose).statements[-1]
    assert statement.evidence.method == "list_item"
    assert statement.hedge == Hedge(word=word, level=level)
    assert statement.subject.name == "stress"


def test_only_what_introduces_a_list_hedges_it() -> None:
    """A sentence with a colon before it; nothing that stands behind it."""
    text = (
        "Heartburn\nCauses\nCoffee can cause it. The commonest causes are these:\n- Stress\n"
        "Obesity may cause it too."
    )
    statements = read_document(text.encode()).statements
    (statement,) = [each for each in statements if each.evidence.method == "list_item"]
    assert statement.hedge == Hedge()


def test_an_unknown_disease_is_one_even_as_a_cause(article: Article) -> None:
    """Its name says so: the head noun, not any word of it."""
    items = ("Lyme disease", "Zorbitis", "Fear of gastritis")
    statements = article("Causes", *items).statements
    assert [statement.subject.categories[0].value for statement in statements] == [
        "Disease",
        "Disease",
        "Cause",
    ]


def test_what_an_item_denies_is_stored_as_denied(said: Said) -> None:
    """But too little of a thing is a cause like any other."""
    assert said("Causes", "No stroke", "Not enough sleep", "Not drinking water") == [
        "not: stroke CAUSES muscle spasm",
        "lack of sleep CAUSES muscle spasm",
        "not drinking water CAUSES muscle spasm",
    ]


def test_every_statement_fits_its_predicate(article: Article) -> None:
    """Whatever a list holds, an edge's ends have categories that fit it."""
    items = ("Stroke", "Dehydration", "Limited mobility", "Massage", "X-ray", "Neurologist", "Legs",
             "Magnesium", "Zorbosis of the arms", "Pain in the legs (arms, back)")  # fmt: skip
    headings = ("Diseases", "Diagnosis", "Types", "Causes", "Related pathologies", "Treatment",
                "Prevention", "Accompanying symptoms", "Complications")  # fmt: skip
    for heading in headings:
        for statement in article(heading, *items).statements:
            assert set(statement.subject.categories) & set(statement.predicate.subjects), statement
            assert set(statement.object.categories) & set(statement.predicate.objects), statement


def test_an_inner_list_holds_kinds_of_the_item_above_it() -> None:
    """Each is said of the title too; what says only when or where is no thing."""
    text = (
        "# Dizziness\n\n## Causes\n\n- Infections\n  - Influenza\n- Migraine\n  - in the morning\n"
        "  - when standing up"
    )
    said = read_document(text.encode(), as_format=Format.MARKDOWN).statements
    claims = [f"{it.subject.name} {it.predicate} {it.object.name}" for it in said]
    assert claims == [
        "infection CAUSES dizziness",
        "influenza CAUSES dizziness",
        "influenza SUBTYPE_OF infection",
        "migraine CAUSES dizziness",
    ]


def test_a_row_of_a_table_says_what_a_test_shows() -> None:
    """Where its second cell only names conditions; of a sentence there nothing is read."""
    text = (
        "# Dizziness\n\n## Diagnosis\n\n|Test|For|\n|-|-|\n|Electrocardiography|Arrhythmia|\n"
        "|Blood test|Anemia, diabetes|\n|Audiometry|It is done last.|"
    )
    said = read_document(text.encode(), as_format=Format.MARKDOWN).statements
    claims = {f"{it.subject.name} {it.predicate} {it.object.name}" for it in said}
    assert claims == {
        "electrocardiography DIAGNOSES dizziness",
        "electrocardiography DIAGNOSES arrhythmia",
        "blood test DIAGNOSES dizziness",
        "blood test DIAGNOSES anemia",
        "blood test DIAGNOSES diabetes",
        "audiometry DIAGNOSES dizziness",
    }
