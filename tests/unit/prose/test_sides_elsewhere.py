"""Sentences whose subject or object does not stand beside its verb: none of them from an article."""

from __future__ import annotations

import pytest

from loaders.ingest import read_document

SAID = [
    # What a whole clause leads to comes of what the sentence is about.
    ("Diseases", "In gout, the cartilage slowly wears away, which leads to stiffness.",
     ["gout CAUSES stiffness"]),
    ("Diseases", "Diabetes gradually damages the nerves, which leads to numbness.",
     ["diabetes AFFECTS nerve", "diabetes CAUSES numbness"]),
    ("Diseases", "Patients often limit themselves in food, which results in weight loss.", []),
    # A verb agrees with its subject, not with what stands beside it.
    ("Diseases", "Gout shows itself as attacks of pain that come at night and is caused by alcohol.",
     ["alcohol CAUSES gout", "gout HAS_SYMPTOM pain"]),
    # The second of two like clauses lacks its verb.
    ("Diseases", "Gout can be complicated by kidney stones, and measles by pneumonia.",
     ["gout HAS_COMPLICATION kidney stones", "measles HAS_COMPLICATION pneumonia"]),
    # "Its causes" are those of what was spoken of.
    ("Diseases", "Gout leads to joint pain, and its main causes are alcohol and obesity.",
     ["alcohol CAUSES gout", "gout CAUSES joint pain", "obesity CAUSES gout"]),
    ("Diseases", "Gout is a disease of the joints. Its symptoms are fever and swelling.",
     ["gout HAS_SYMPTOM edema", "gout HAS_SYMPTOM fever", "gout SUBTYPE_OF joint disease"]),
    # What should be thought of may be behind it; what patients have need not come of it.
    ("Diseases", "In women, the possibility of anemia or gout should be considered.",
     ["anemia CAUSES fatigue", "gout CAUSES fatigue"]),
    ("Diseases", "Patients with gout often have diabetes.",
     ["gout ASSOCIATED_WITH diabetes"]),
    ("About the symptom", "In some patients, dizziness and nausea are also observed.",
     ["fatigue ACCOMPANIES dizziness", "fatigue ACCOMPANIES nausea"]),
    # What a test tells apart it can find.
    ("Diagnosis", "Ultrasound helps to distinguish gout from bursitis.",
     ["ultrasound examination DIAGNOSES bursitis", "ultrasound examination DIAGNOSES gout"]),
    ("Diagnosis", "Ultrasound differentiates between gout and bursitis.",
     ["ultrasound examination DIAGNOSES bursitis", "ultrasound examination DIAGNOSES gout"]),
    ("Diagnosis", "Ultrasound is used, which is considered the best method for diagnosing gout.",
     ["ultrasound examination DIAGNOSES gout"]),
    # What is used for a purpose, wherever the purpose stands; what a therapy consists of.
    ("Treatment", "Ibuprofen is prescribed in the first days after an injury to relieve pain.",
     ["ibuprofen RELIEVES pain"]),
    ("Treatment", "Conservative therapy is used, which includes massage and physical therapy.",
     ["conservative therapy TREATS fatigue", "massage TREATS fatigue",
      "physical therapy TREATS fatigue"]),
    # A doctor selects what is done, and still is the one to see.
    ("Which doctor to consult", "A physiotherapist selects exercises.",
     ["physiotherapist MANAGES fatigue", "physiotherapist PERFORMS physical exercise"]),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "sentences", "expected"), SAID)
def test_sentences_say(heading: str, sentences: str, expected: list[str]) -> None:
    """All that they say under that heading, and nothing else."""
    text = f"Fatigue\n{heading}\n{sentences}\nCauses\n- Zorbing"
    told = [
        each for each in read_document(text.encode()).statements if each.evidence.method == "prose"
    ]
    said = sorted(
        f"{'not: ' * each.negated}{each.subject.name} {each.predicate} {each.object.name}"
        for each in told
        if each.predicate.value != "LOCATED_IN"
    )
    assert said == expected
