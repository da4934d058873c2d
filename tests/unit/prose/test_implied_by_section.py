"""What a section's heading lets a sentence leave unsaid: none of the sentences from an article."""

from __future__ import annotations

import pytest

from loaders.ingest import read_document

SAID = [
    # Tests, under a heading on diagnosis.
    ("Diagnosis", "The doctor may order a blood test and an ECG.",
     ["blood test DIAGNOSES fatigue", "electrocardiography DIAGNOSES fatigue"]),
    ("Diagnosis", "Spirometry is also carried out.", ["spirometry DIAGNOSES fatigue"]),
    ("Diagnosis", "You may need a blood test.", ["blood test DIAGNOSES fatigue"]),
    ("Diagnosis", "Laboratory tests include a blood test.", ["blood test DIAGNOSES fatigue"]),
    ("Diagnosis", "The most informative is a blood test.", ["blood test DIAGNOSES fatigue"]),
    ("Diagnosis", "If anemia is found, a gastroscopy is required.", ["gastroscopy DIAGNOSES anemia"]),
    ("Diagnosis", "A blood test is performed to look for worms.", []),
    ("Diagnosis", "A blood test is rarely needed.", []),
    ("Diagnosis", "A blood test is not needed.", []),
    ("Expert opinion", "The doctor may order a blood test.", []),
    # Remedies, under a heading on treatment.
    ("Treatment", "Massage and yoga are useful.",
     ["massage TREATS fatigue", "yoga TREATS fatigue"]),
    ("Treatment", "Massage gives good results.", ["massage TREATS fatigue"]),
    ("Treatment", "Massage can help.", ["massage TREATS fatigue"]),
    ("Treatment", "Alcohol does not help.", ["not: alcohol TREATS fatigue"]),
    ("Treatment", "Aspirin should not be used.", []),
    ("Treatment", "Patients are given vitamin D.", ["vitamin D TREATS fatigue"]),
    ("Treatment", "If anemia is to blame, iron supplements are prescribed.",
     ["iron supplement TREATS anemia"]),
    ("Treatment", "Massage is recommended for gout.", ["massage TREATS gout"]),
    ("Prevention", "Yoga is recommended.", ["yoga PREVENTS fatigue"]),
    # Doctors, under a heading on doctors.
    ("Which doctor to consult", "A neurologist will be able to help.",
     ["neurologist MANAGES fatigue"]),
    ("Which doctor to consult", "With anemia, a hematologist can help.",
     ["hematologist MANAGES anemia"]),
    ("Which doctor to consult", "A neurologist is not needed.", []),
    # Causes, kinds, company.
    ("Causes", "Less common are anemia and gout.", ["anemia CAUSES fatigue", "gout CAUSES fatigue"]),
    ("Causes", "To these belong anemia and gout.", ["anemia CAUSES fatigue", "gout CAUSES fatigue"]),
    ("Causes", "The following diseases occur: anemia, gout.",
     ["anemia CAUSES fatigue", "gout CAUSES fatigue"]),
    ("Causes", "Often anemia is to blame.", ["anemia CAUSES fatigue"]),
    ("Causes", "A large role is played by stress.", ["stress CAUSES fatigue"]),
    ("Causes", "Next comes anemia.", ["anemia CAUSES fatigue"]),
    ("Causes", "Anemia and gout are less frequent.", ["anemia CAUSES fatigue", "gout CAUSES fatigue"]),
    ("Causes", "Internal diseases should not be overlooked.", []),
    ("Causes", "Gout is another possibility.", ["gout CAUSES fatigue"]),
    ("Causes", "Among heart diseases, arrhythmia and myocarditis should be noted.",
     ["arrhythmia CAUSES fatigue", "arrhythmia SUBTYPE_OF heart disease", "myocarditis CAUSES fatigue",
      "myocarditis SUBTYPE_OF heart disease"]),
    ("Diagnosis", "The basis of diagnosis is spirometry.", ["spirometry DIAGNOSES fatigue"]),
    ("Diagnosis", "Diagnosis begins with an examination of the skin.",
     ["examination of the skin DIAGNOSES fatigue"]),
    ("Treatment", "Drug treatment involves the appointment of sedatives.",
     ["sedative TREATS fatigue"]),
    ("Treatment", "In anemia, massage and yoga are the standard.",
     ["massage TREATS anemia", "yoga TREATS anemia"]),
    ("Treatment", "Gout may need yoga.", ["yoga TREATS gout"]),
    ("Other symptoms", "In addition to the fatigue, dizziness and nausea may occur.",
     ["fatigue ACCOMPANIES dizziness", "fatigue ACCOMPANIES nausea"]),
    ("Types", "Physical and mental fatigue are distinguished.",
     ["mental fatigue SUBTYPE_OF fatigue", "physical fatigue SUBTYPE_OF fatigue"]),
    ("Types", "By duration, acute and chronic fatigue are distinguished.",
     ["acute fatigue SUBTYPE_OF fatigue", "chronic fatigue SUBTYPE_OF fatigue"]),
    ("Types", "Fatigue is classified by its course into acute and chronic.",
     ["acute fatigue SUBTYPE_OF fatigue", "chronic fatigue SUBTYPE_OF fatigue"]),
    ("Types", "Fatigue can be acute or chronic.",
     ["acute fatigue SUBTYPE_OF fatigue", "chronic fatigue SUBTYPE_OF fatigue"]),
    ("Causes", "Fatigue can be acute or chronic.", []),
    ("Other symptoms", "Some patients also develop nausea.", ["fatigue ACCOMPANIES nausea"]),
    ("Other symptoms", "Nausea is also possible.", ["fatigue ACCOMPANIES nausea"]),
    ("Other symptoms", "Nausea does not occur.", []),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "sentence", "expected"), SAID)
def test_a_sentence_says_under_its_heading(
    heading: str, sentence: str, expected: list[str]
) -> None:
    """All that it says there, and nothing else."""
    text = f"Fatigue\n{heading}\n{sentence}\nCauses of fatigue\n- Zorbing"
    told = [
        each for each in read_document(text.encode()).statements if each.evidence.method == "prose"
    ]
    said = sorted(
        f"{'not: ' * each.negated}{each.subject.name} {each.predicate} {each.object.name}"
        for each in told
    )
    assert said == expected
