"""Sentences whose subject or object does not stand beside its verb: none of them from an article."""

from __future__ import annotations

import pytest
from prose_said import read_prose

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
    ("Diseases", "Against the background of gout, patients experience chills and headache.",
     ["gout HAS_SYMPTOM chills", "gout HAS_SYMPTOM headache"]),
    ("Diseases", "Dizziness against the background of gout is alarming.", []),
    ("Diseases", "The leading place belongs to anemia.", ["anemia CAUSES fatigue"]),
    ("Diseases", "No less attention is deserved by gout.", ["gout CAUSES fatigue"]),
    ("Diseases", "Stroke, in which speech disorders appear, is dangerous.",
     ["stroke HAS_SYMPTOM difficulty speaking"]),
    ("Diseases", "If fatigue lasts for weeks, the doctor should think about anemia and lymphoma.",
     ["anemia HAS_SYMPTOM fatigue", "lymphoma HAS_SYMPTOM fatigue"]),
    ("Diseases", "Behind fatigue, anemia is most often hidden.", ["anemia CAUSES fatigue"]),
    ("Diseases", ("Gout is common in people who drink and is due to "
     "obesity."), ["obesity CAUSES gout"]),
    ("Related pathologies", "A link has been noted between gout and depression.",
     ["gout ASSOCIATED_WITH depression"]),
    ("Causes", "Lack of sleep is harmful, and stress only makes matters worse.",
     ["stress AGGRAVATES fatigue"]),
    ("Causes", "A considerable share of cases is attributable to stress.",
     ["stress CAUSES fatigue"]),
    ("Complications", "There is a growing danger of burns and falls.",
     ["fatigue HAS_COMPLICATION burn", "fatigue HAS_COMPLICATION fall"]),
    ("Complications", ("Gout may be followed by sepsis, against the background of which kidney failure "
     "occurs."), ["fatigue HAS_COMPLICATION kidney failure", "gout HAS_COMPLICATION sepsis",
                 "sepsis CAUSES kidney failure"]),
    ("Prevention", "Helmets protect cyclists from head injuries.",
     ["helmet PREVENTS head injury"]),
    ("Diseases", "In anemia, the tissues get too little oxygen, which is why weakness appears.",
     ["anemia HAS_SYMPTOM weakness"]),
    ("Diseases", "In patients with gout, iron is poorly absorbed, which results in anemia.",
     ["gout CAUSES anemia"]),
    ("Diseases", "In gout, it is one of the most disabling symptoms, and heat makes it worse.",
     ["gout HAS_SYMPTOM fatigue", "heat AGGRAVATES gout"]),
    ("Diseases", "Gout sometimes goes on to cause kidney failure.", ["gout CAUSES kidney failure"]),
    ("Causes", "Bacteria are to blame less often.", ["bacteria CAUSES fatigue"]),
    ("Causes", "Lack of sleep and gout are at the top of the list.",
     ["gout CAUSES fatigue", "lack of sleep CAUSES fatigue"]),
    ("Causes", "The reason should be sought in the way of life.", []),
    ("Causes", "Headache is a natural reaction to overload.", ["overload CAUSES headache"]),
    ("Causes", "Beta blockers have fatigue as a side effect.", ["beta blocker CAUSES fatigue"]),
    ("Types of fatigue", "A separate variety is post-viral fatigue.",
     ["post-viral fatigue SUBTYPE_OF fatigue"]),
    ("Complications", "Kidney inflammation is another possible after-effect.",
     ["fatigue HAS_COMPLICATION kidney inflammation"]),
    # What a test tells apart it can find.
    ("Diagnosis", "Ultrasound helps to distinguish gout from bursitis.",
     ["ultrasound examination DIAGNOSES bursitis", "ultrasound examination DIAGNOSES gout"]),
    ("Diagnosis", "Ultrasound differentiates between gout and bursitis.",
     ["ultrasound examination DIAGNOSES bursitis", "ultrasound examination DIAGNOSES gout"]),
    ("Diagnosis", "A blood culture, the results of which come late, is needed for detecting sepsis.",
     ["blood culture DIAGNOSES sepsis"]),
    ("Diagnosis", "A blood culture is needed, as it allows sepsis and anemia to be identified.",
     ["blood culture DIAGNOSES anemia", "blood culture DIAGNOSES sepsis"]),
    ("Diagnosis", "Ultrasound is used, which is considered the best method for diagnosing gout.",
     ["ultrasound examination DIAGNOSES gout"]),
    # What is used for a purpose, wherever the purpose stands; what a therapy consists of.
    ("Treatment", "Ibuprofen is prescribed in the first days after an injury to relieve pain.",
     ["ibuprofen RELIEVES pain"]),
    ("Treatment", "Conservative therapy is used, which includes massage and physical therapy.",
     ["conservative therapy TREATS fatigue", "massage TREATS fatigue",
      "physical therapy TREATS fatigue"]),
    ("Treatment", "To ease the pain, ibuprofen is used, which also relieves headache.",
     ["ibuprofen RELIEVES headache", "ibuprofen RELIEVES pain"]),
    ("Treatment", "Nausea and vomiting are possible side effects of ibuprofen.",
     ["ibuprofen CAUSES nausea", "ibuprofen CAUSES vomiting"]),
    ("Treatment", "Special emphasis is placed on sleep: it relieves headache.", []),
    ("Treatment", "Ibuprofen is not suitable for people with stomach ulcers.",
     ["ibuprofen CONTRAINDICATED_IN stomach ulcer"]),
    # A doctor selects what is done, and still is the one to see.
    ("Which doctor to consult", ("Tests are the task of a neurologist, while a psychiatrist helps if "
     "depression comes to the fore."),
     ["neurologist MANAGES fatigue", "psychiatrist MANAGES depression"]),
    ("Which doctor to consult", "A physiotherapist selects exercises.",
     ["physiotherapist MANAGES fatigue", "physiotherapist PERFORMS physical exercise"]),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "sentences", "expected"), SAID)
def test_sentences_say(heading: str, sentences: str, expected: list[str]) -> None:
    """All that they say under that heading, and nothing else."""
    said = read_prose("Fatigue", heading, sentences)
    assert said.lines == expected
