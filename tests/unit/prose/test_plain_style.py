"""How plain health pages speak to their reader: none of the sentences from an article."""

from __future__ import annotations

import pytest

from loaders.ingest import read_document
from loaders.readers.formats import Format

# A sentence, and what it says.
SAID = [
    # "It's" is "it is"; "won't" denies; "your" is as good as "the".
    ("It's usually caused by stress or a cold.",
     ["cold CAUSES headache", "stress CAUSES headache"]),
    ("Antibiotics won't help with influenza.", ["not antibiotic TREATS influenza"]),
    ("Kidney stones can cause blood in your urine.", ["kidney stones CAUSES blood in the urine"]),
]  # fmt: skip


def read(sentence: str, heading: str = "Overview") -> list[str]:
    """Return what a sentence under a heading says in an article about headaches."""
    text = f"# Headache\n\n## {heading}\n\n{sentence}\n\n## Diseases\n\n- Gout\n"
    statements = read_document(text.encode(), as_format=Format.MARKDOWN).statements
    return sorted(
        f"{'not ' if each.negated else ''}{each.subject.name} {each.predicate} {each.object.name}"
        for each in statements
        if each.evidence.section == heading
    )


@pytest.mark.parametrize(("sentence", "said"), SAID, ids=[each[0] for each in SAID])
def test_plain_sentences_say_what_a_reader_understands(sentence: str, said: list[str]) -> None:
    """Each says just this."""
    assert read(sentence) == said


# The lists of plain pages: what leads to each, its items, and what they say.
LISTS = [
    ("Overview", "You may also:", ["feel sick", "be sensitive to light", "have a high temperature"],
     ["headache ACCOMPANIES fever", "headache ACCOMPANIES nausea",
      "headache ACCOMPANIES sensitivity to light"]),
    # The sentence says whose symptoms these are.
    ("Overview", "Symptoms of meningitis include:", ["a very high temperature", "a rash that spreads"],
     ["meningitis HAS_SYMPTOM fever", "meningitis HAS_SYMPTOM rash"]),
    # When to call somebody is no statement.
    ("Symptoms", "Call an ambulance if you have:", ["slurred speech", "confusion"], []),
    ("Symptoms", "See a GP if:", ["you feel sick", "painkillers do not help"],
     ["general practitioner MANAGES headache"]),
    ("Overview", "Things that can trigger a headache include:", ["alcohol", "bright lights"],
     ["alcohol TRIGGERS headache", "bright light TRIGGERS headache"]),
    ("Causes", "It can be made worse by things that make it worse:", ["noise"],
     ["noise AGGRAVATES headache"]),
    ("Overview", "Risk factors for stroke include:", ["smoking"], ["smoking CAUSES stroke"]),
    ("Overview", "You're more likely to get migraine if you:", ["are overweight"],
     ["overweight CAUSES migraine"]),
    ("Diagnosis", "Your doctor may order:", ["A blood test to check for anemia", "An MRI"],
     ["blood test DIAGNOSES anemia", "blood test DIAGNOSES headache",
      "magnetic resonance imaging DIAGNOSES headache"]),
    ("Diagnosis", "", ["A lumbar puncture, if meningitis is suspected"],
     ["lumbar puncture DIAGNOSES headache", "lumbar puncture DIAGNOSES meningitis"]),
    # What stands behind a name is about that.
    ("Causes", "", ["Sinusitis – inflammation of the sinuses. It often causes a runny nose."],
     ["sinusitis CAUSES headache", "sinusitis CAUSES runny nose"]),
    ("Causes", "", ["Migraine: a disease of the brain. You may also feel sick."],
     ["migraine AFFECTS brain", "migraine CAUSES headache", "migraine HAS_SYMPTOM nausea",
      "migraine SUBTYPE_OF disease of the brain"]),
    ("Causes", "", ["Hypothyroidism (underactive thyroid). Fatigue and dry skin are other signs."],
     ["hypothyroidism CAUSES headache", "hypothyroidism HAS_SYMPTOM dry skin",
      "hypothyroidism HAS_SYMPTOM fatigue"]),
    # Under a heading on treatment, what a condition is treated with.
    ("Treatment", "", ["Anemia – iron tablets.", "Gout – colchicine, ibuprofen"],
     ["colchicine TREATS gout", "ibuprofen TREATS gout", "iron supplement TREATS anemia"]),
    ("Treatment", "To help prevent headaches:", ["give up smoking", "have the flu vaccine every year"],
     ["flu vaccine PREVENTS headache", "smoking cessation PREVENTS headache"]),
    ("Treatment", "", ["Triptans – medicines that treat migraine. They can cause dizziness."],
     ["triptan CAUSES dizziness", "triptan TREATS headache", "triptan TREATS migraine"]),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "lead", "items", "said"), LISTS, ids=str)
def test_plain_lists_say_what_a_reader_understands(
    heading: str, lead: str, items: list[str], said: list[str]
) -> None:
    """The sentence before a list tells what it holds, and an item what its thing is."""
    lines = "\n".join([lead, "", *(f"- {item}" for item in items)])
    assert read(lines, heading) == said
