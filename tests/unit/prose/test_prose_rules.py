"""What each rule of running text reads: one sentence at a time, none of them from an article."""

from __future__ import annotations

import pytest

from graph.model import Statement
from loaders.extract.prose.relations import DEVELOPS, EXAMPLE, RELATIONS, SITED, SUBTYPE
from loaders.ingest import read_document

SAID = {
    "prose_causes": [
        ("Joint pain", "In most cases, the pain results from injuries.",
         ["injury CAUSES joint pain"]),
        ("Cough", "Less often, the cause is gastroesophageal reflux disease.",
         ["gastroesophageal reflux disease CAUSES cough"]),
        ("Fatigue", "Iron deficiency is one of the most frequent causes of fatigue.",
         ["iron deficiency CAUSES fatigue"]),
        ("Cough", "If left untreated, bronchitis can turn into pneumonia.",
         ["bronchitis CAUSES pneumonia"]),
        ("Cough", "The most common cause of a cough is a viral infection, such as a cold or flu.",
         ["viral infection CAUSES cough", "cold CAUSES cough", "influenza CAUSES cough"]),
        ("Joint pain", "Obesity increases the risk of osteoarthritis.",
         ["obesity CAUSES osteoarthritis"]),
    ],
    "prose_triggers": [
        ("Migraine", "Stress, lack of sleep and certain foods can trigger an attack.",
         ["stress TRIGGERS migraine", "lack of sleep TRIGGERS migraine", "food TRIGGERS migraine"]),
        ("Migraine", "Possible triggers, such as stress or alcohol, should be avoided.",
         ["stress TRIGGERS migraine", "alcohol TRIGGERS migraine"]),
    ],
    "prose_aggravates": [
        ("Dizziness", "Bright light makes the dizziness worse.", ["bright light AGGRAVATES dizziness"]),
        ("Cough", "Cold air and dust worsen the cough.",
         ["cold air AGGRAVATES cough", "dust AGGRAVATES cough"]),
        ("Back pain", "The pain worsens with physical exertion.",
         ["physical exertion AGGRAVATES back pain"]),
    ],
    "prose_associated": [
        ("Fatigue", "Fatigue is often associated with anemia and depression.",
         ["fatigue ASSOCIATED_WITH anemia", "fatigue ASSOCIATED_WITH depression"]),
    ],
    "prose_accompanied": [
        ("Cough", "Fever and shortness of breath may occur together with a cough.",
         ["fever ACCOMPANIES cough", "shortness of breath ACCOMPANIES cough"]),
        ("Dizziness", "Anemia is accompanied by dizziness.", ["anemia HAS_SYMPTOM dizziness"]),
    ],
    "prose_symptoms": [
        ("Fatigue", "People with diabetes often experience fatigue.", ["diabetes HAS_SYMPTOM fatigue"]),
        ("Fatigue", "The symptoms of osteoarthritis include muscle stiffness and joint pain.",
         ["osteoarthritis HAS_SYMPTOM muscle stiffness", "osteoarthritis HAS_SYMPTOM joint pain"]),
        ("Cough", "Heart failure can also manifest itself as a cough.",
         ["heart failure HAS_SYMPTOM cough"]),
    ],
    "prose_indicates": [
        ("Joint pain", "Joint pain can be a sign of gout or rheumatoid arthritis.",
         ["gout HAS_SYMPTOM joint pain", "rheumatoid arthritis HAS_SYMPTOM joint pain"]),
    ],
    "prose_complications": [
        ("Cough", "The complications of pneumonia include pleurisy and lung abscess.",
         ["pneumonia HAS_COMPLICATION pleurisy", "pneumonia HAS_COMPLICATION lung abscess"]),
        ("Muscle spasms", "Kidney disease is a complication of diabetes.",
         ["diabetes HAS_COMPLICATION kidney disease"]),
    ],
    "prose_develops": [
        ("Dizziness", "Without treatment, fractures may develop.",
         ["dizziness HAS_COMPLICATION bone fracture"]),
    ],
    "prose_treats": [
        ("Migraine", "Triptans are prescribed for the treatment of severe attacks.",
         ["triptan TREATS migraine"]),
        ("Migraine", "Massage does not help against migraine.", ["not: massage TREATS migraine"]),
        ("Cough", "Antibiotics are ineffective against viral infections.",
         ["not: antibiotic TREATS viral infection"]),
    ],
    "prose_relieves": [
        ("Cough", "To relieve the cough, the doctor may prescribe expectorants.",
         ["expectorant RELIEVES cough"]),
        ("Back pain", "Losing weight reduces the load on the knees and eases the pain.",
         ["losing weight RELIEVES back pain"]),
    ],
    "prose_prevents": [
        ("Cough", "Vaccination protects against whooping cough.",
         ["vaccination PREVENTS whooping cough"]),
        ("Muscle spasms", "Stretching helps to reduce the risk of recurrent spasms.",
         ["stretching PREVENTS muscle spasm"]),
    ],
    "prose_diagnoses": [
        ("Migraine", "The diagnosis is confirmed by magnetic resonance imaging.",
         ["magnetic resonance imaging DIAGNOSES migraine"]),
        ("Cough", "Chest X-ray and spirometry are performed to identify the cause.",
         ["chest X-ray DIAGNOSES cough", "spirometry DIAGNOSES cough"]),
        ("Fatigue", "Blood tests can reveal anemia.", ["blood test DIAGNOSES anemia"]),
    ],
    "prose_assesses": [
        ("Joint pain", "X-rays and ultrasound are used to examine the joints.",
         ["X-ray ASSESSES joint", "ultrasound examination ASSESSES joint"]),
    ],
    "prose_affects": [
        ("Joint pain", "Arthritis affects the joints.", ["arthritis AFFECTS joint"]),
    ],
    "prose_located": [
        ("Muscle spasms", "The spasms usually occur in the legs and the back.",
         ["muscle spasm LOCATED_IN leg", "muscle spasm LOCATED_IN back"]),
    ],
    "prose_manages": [
        ("Migraine", "A neurologist treats migraine.", ["neurologist MANAGES migraine"]),
        ("Cough", "A pulmonologist should be consulted.", ["pulmonologist MANAGES cough"]),
        ("Dizziness", "You should make an appointment with a neurologist or an internist.",
         ["neurologist MANAGES dizziness", "internist MANAGES dizziness"]),
    ],
    "prose_performs": [
        ("Joint pain", "Surgery is carried out by a neurologist.",
         ["neurologist PERFORMS surgery"]),
    ],
    "prose_contraindicated": [
        ("Joint pain", "Aspirin is contraindicated in children with asthma.",
         ["aspirin CONTRAINDICATED_IN asthma"]),
        ("Joint pain", "Beta blockers should not be used by people with asthma.",
         ["beta blocker CONTRAINDICATED_IN asthma"]),
        ("Joint pain", "Antibiotics should be avoided in gout.",
         ["antibiotic CONTRAINDICATED_IN gout"]),
    ],
    "prose_subtype": [
        ("Muscle spasms", "A distinct type of spasm is tendinitis spasms.",
         ["tendinitis spasm SUBTYPE_OF muscle spasm"]),
        ("Migraine", "Migraine is a neurological disease.",
         ["migraine SUBTYPE_OF neurological disorder"]),
    ],
    "prose_example": [
        ("Fatigue", "Doctors know neurological disorders such as multiple sclerosis and stroke.",
         ["multiple sclerosis SUBTYPE_OF neurological disorder",
          "stroke SUBTYPE_OF neurological disorder"]),
    ],
    "prose_site": [
        ("Fatigue", "Many people also have a tremor in the hands.", ["tremor LOCATED_IN hand"]),
    ],
}  # fmt: skip
CASES = [(rule, *case) for rule, cases in SAID.items() for case in cases]


def read_prose(title: str, *sentences: str, heading: str = "About the symptom") -> list[Statement]:
    """Return what the sentences say, under a heading, in an article of that title."""
    text = f"{title}\n{heading}\n{' '.join(sentences)}\nCauses\n- Zorbing"
    read = read_document(text.encode()).statements
    return [statement for statement in read if statement.evidence.method == "prose"]


def in_words(statement: Statement) -> str:
    """Return a statement as a line: what is denied begins with "not:"."""
    claim = f"{statement.subject.name} {statement.predicate} {statement.object.name}"
    return f"not: {claim}" if statement.negated else claim


def test_every_rule_has_a_case() -> None:
    """A new rule comes with a sentence that it reads."""
    names = {relation.name for relation in (*RELATIONS, SUBTYPE, EXAMPLE, SITED, DEVELOPS)}
    assert names == set(SAID)


@pytest.mark.parametrize(("rule", "title", "sentence", "expected"), CASES)
def test_a_rule_reads_its_sentence(
    rule: str, title: str, sentence: str, expected: list[str]
) -> None:
    """All that the sentence says, by that rule, from that sentence."""
    heading = "Complications" if rule == "prose_develops" else "About the symptom"
    statements = read_prose(title, sentence, heading=heading)
    assert sorted(in_words(each) for each in statements if each.evidence.rule == rule) == sorted(
        expected
    )
    assert {each.evidence.sentence for each in statements} == {sentence}


@pytest.mark.parametrize(
    ("sentence", "word", "level"),
    [
        ("Stress can cause spasms.", "can", "possible"),
        ("Spasms are most commonly caused by stress.", "most commonly", "probable"),
        ("In rare cases, stress causes spasms.", "In rare cases", "possible"),
        ("Stress causes spasms.", None, "asserted"),
        ("See a doctor if stress causes spasms.", "if", "possible"),
        ("Stress increases the risk of spasms.", "increases the risk of", "possible"),
    ],
)
def test_a_hedge_counts_where_it_stands(sentence: str, word: str | None, level: str) -> None:
    """In the verb's own words, before the clause, or as a condition."""
    (statement,) = read_prose("Muscle spasms", sentence)
    assert (statement.hedge.word, statement.hedge.level.value) == (word, level)


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("Stress does not cause spasms.", True),
        ("Spasms are never caused by stress.", True),
        ("Neither caffeine nor stress causes spasms.", True),
        ("Spasms are caused not only by stress.", False),
        ("Stress cannot cause spasms.", True),
    ],
)
def test_what_is_denied_is_stored_as_denied(sentence: str, *, negated: bool) -> None:
    """And what only looks denied is not."""
    statements = read_prose("Muscle spasms", sentence)
    assert statements
    assert {each.negated for each in statements} == {negated}


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["One of the common causes is chronic back pain.",
          "This condition often leads to muscle tension."],
         "chronic back pain CAUSES muscle tension"),
        (["Spasms are seen in multiple sclerosis and stroke.", "These diseases affect the brain."],
         "multiple sclerosis AFFECTS brain"),
        (["Migraine may cause dizziness.", "It can also lead to nausea."],
         "migraine CAUSES nausea"),
        (["Stroke and migraine cause vertigo.", "This symptom is accompanied by nausea."],
         "muscle spasm ACCOMPANIES nausea"),
        (["Stroke causes spasms, as does deep vein thrombosis.",
          "This last condition can lead to dizziness."],
         "deep vein thrombosis CAUSES dizziness"),
    ],
)  # fmt: skip
def test_a_reference_means_what_was_said_before(sentences: list[str], expected: str) -> None:
    """Conditions, groups, pronouns, the article's own symptom, and what was named last."""
    said = [in_words(each) for each in read_prose("Muscle spasms", *sentences)]
    assert expected in said


@pytest.mark.parametrize(
    "sentence",
    [
        "This disease often leads to muscle tension.",
        "It can cause nausea.",
        "Does stress cause spasms?",
        "Diseases can cause many problems.",
        "Our arms and legs help us to move.",
        "Tell us what you think about it.",
    ],
)
def test_where_nothing_is_sure_nothing_is_said(sentence: str) -> None:
    """References without anything before them, questions, general remarks."""
    assert read_prose("Muscle spasms", sentence) == []


def test_a_reference_does_not_reach_over_a_paragraph() -> None:
    """A new paragraph begins anew."""
    text = "Muscle spasms\nAbout\nStroke can cause spasms.\n\nIt can also lead to nausea.\nCauses\n- Zorb"
    statements = read_document(text.encode()).statements
    assert not [each for each in statements if each.object.name == "nausea"]


def test_each_thing_that_is_joined_is_a_thing() -> None:
    """A deficiency of three minerals is three deficiencies."""
    statements = read_prose(
        "Muscle spasms", "A deficiency of magnesium, calcium, and potassium can cause spasms."
    )
    assert sorted(each.subject.name for each in statements) == [
        "calcium deficiency", "magnesium deficiency", "potassium deficiency",
    ]  # fmt: skip


def test_another_name_in_the_text_is_a_synonym() -> None:
    """Also known as, also called."""
    text = (
        "Dizziness\nAbout\nSprains, also called ligament injuries, cause swelling.\nCauses\n- Zorb"
    )
    reading = read_document(text.encode())
    (sprain,) = [node for node in reading.nodes if node.name == "sprain"]
    assert "ligament injuries" in sprain.synonyms


def test_a_short_word_is_no_acronym_of_a_disease() -> None:
    """Arms are no sarcoma, and "us" is no ultrasound."""
    statements = read_prose("Muscle spasms", "Stress causes pain in the arms, as most of us know.")
    assert {each.object.id for each in statements} == {"HP:0012531", "UBERON:0001460"}


def test_it_goes_on_where_a_clause_does() -> None:
    """A participle and a relative clause speak of what stands before them; an "and" of the subject."""
    said = [
        in_words(each)
        for each in read_prose(
            "Muscle spasms",
            "Stroke can lead to muscle weakness, causing dizziness, and affects the brain.",
            "Diabetes, which often causes fatigue, is treated with physical exercise.",
        )
    ]
    assert "muscle weakness CAUSES dizziness" in said
    assert "diabetes CAUSES fatigue" in said
    assert "physical exercise TREATS diabetes" in said
