"""Idioms of those who write for patients, and what each says: none of them from an article."""

from __future__ import annotations

import pytest

from loaders.ingest import read_document

SAID = [
    # What is done is one thing, with what it is done to and how.
    ("Fatigue", "Back pain can be caused by wearing the wrong shoes, sitting in one position or a fall.",
     ["fall CAUSES back pain", "sitting in one position CAUSES back pain",
      "wearing the wrong shoe CAUSES back pain"]),
    ("Fatigue", "Eating slowly and drinking plenty of fluids ease constipation.",
     ["eating slowly RELIEVES constipation", "fluid intake RELIEVES constipation"]),
    ("Fatigue", "Maintaining a healthy weight, yoga, and giving up alcohol prevent gout.",
     ["giving up alcohol PREVENTS gout", "weight control PREVENTS gout", "yoga PREVENTS gout"]),
    ("Fatigue", "Standing for long periods can cause back pain.",
     ["standing for long periods CAUSES back pain"]),
    ("Fatigue", "Using spirometry, doctors detect asthma.",
     ["spirometry DIAGNOSES asthma"]),
    # A participle before a noun only says how the thing is.
    ("Fatigue", "Anemia can cause dizziness, reduced appetite and increased sweating.",
     ["anemia CAUSES dizziness", "anemia CAUSES excessive sweating", "anemia CAUSES loss of appetite"]),
    # What happens when something else does comes of it; too little of a substance is none.
    ("Fatigue", "Gout develops when uric acid crystals collect in the joints.",
     ["uric acid crystals CAUSES gout"]),
    ("Fatigue", "Diabetes develops when insulin is lacking.",
     []),
    # What occurs with a symptom goes along with it; with a disease, it comes of that.
    ("Fatigue", "Anemia often occurs with dizziness.",
     ["anemia HAS_SYMPTOM dizziness"]),
    ("Fatigue", "Dizziness often occurs with anemia.",
     ["anemia CAUSES dizziness"]),
    ("Fatigue", "Depression and migraine often go hand in hand.",
     ["depression ASSOCIATED_WITH migraine"]),
    # Adverbs between the words of a relation.
    ("Fatigue", "Anemia may manifest only as dizziness.",
     ["anemia HAS_SYMPTOM dizziness"]),
    ("Fatigue", "Gout is associated most often with obesity.",
     ["gout ASSOCIATED_WITH obesity"]),
    # How people feel is called by a noun.
    ("Fatigue", "People with anemia often feel weak and dizzy.",
     ["anemia HAS_SYMPTOM dizziness", "anemia HAS_SYMPTOM weakness"]),
    ("Fatigue", "Antibiotics can make you feel sick.",
     ["antibiotic CAUSES nausea"]),
    ("Fatigue", "It's caused by anemia, and it doesn't cause pain.",
     ["anemia CAUSES fatigue"]),
    # A name for a class, and what an apposition is caused by.
    ("Fatigue", "A condition called frozen shoulder leads to shoulder pain.",
     ["frozen shoulder CAUSES shoulder pain"]),
    ("Fatigue", "Laryngitis, an inflammation of the larynx caused by a virus, leads to hoarseness.",
     ["laryngitis AFFECTS larynx", "laryngitis CAUSES hoarseness",
      "laryngitis SUBTYPE_OF inflammation", "virus CAUSES laryngitis"]),
    ("Fatigue", "Medicines that thin the blood, such as aspirin and warfarin, can cause bruising.",
     ["aspirin CAUSES bruising", "aspirin SUBTYPE_OF medication", "medication CAUSES bruising",
      "warfarin CAUSES bruising", "warfarin SUBTYPE_OF medication"]),
    # Side effects, risks.
    ("Fatigue", "Constipation is a common side effect of iron supplements.",
     ["iron supplement CAUSES constipation"]),
    ("Fatigue", "People with migraine are more likely to develop depression.",
     ["migraine CAUSES depression"]),
    ("Fatigue", "Blood loss is dangerous because of hemorrhagic shock.",
     ["blood loss CAUSES hemorrhagic shock"]),
    ("Fatigue", "Anemia, even mild, can cause dizziness.",
     ["anemia CAUSES dizziness"]),
    ("Fatigue", "A blood test can show whether you have anemia.",
     ["blood test DIAGNOSES anemia"]),
    ("Fatigue", "Angina is chest pain.",
     ["angina pectoris SUBTYPE_OF chest pain"]),
    # What stands in a clause that names no cause by its own verb.
    ("Fatigue", "In asthma, the airways become inflamed and narrowed.",
     ["asthma AFFECTS airway"]),
    ("Fatigue", "At the root of dizziness there may be anemia.",
     ["anemia CAUSES dizziness"]),
    ("Fatigue", "Whether caused by an allergy or by an infection, a rash is unpleasant.",
     ["allergy CAUSES rash", "infection CAUSES rash"]),
    ("Fatigue", "Many people get back pain from sitting for long periods.",
     ["prolonged sitting CAUSES back pain"]),
    ("Fatigue", "Ignoring gout can lead to kidney stones.",
     ["gout CAUSES kidney stones"]),
    ("Fatigue", "Gout and stress all make migraine more likely.",
     ["gout CAUSES migraine", "stress CAUSES migraine"]),
    # Lists that go from one thing to another, and what holds a place among others.
    ("Fatigue", "Causes range from anemia to diabetes and depression.",
     ["anemia CAUSES fatigue", "depression CAUSES fatigue", "diabetes CAUSES fatigue"]),
    ("Fatigue", "Anemia occupies a special place among the causes of fatigue.",
     ["anemia CAUSES fatigue"]),
    ("Fatigue", "Stress and alcohol are considered provoking factors.",
     ["alcohol CAUSES fatigue", "stress CAUSES fatigue"]),
    ("Fatigue", "Medicines that can cause headaches include antihistamines and nitrates.",
     ["antihistamine CAUSES headache", "antihistamine SUBTYPE_OF medication",
      "medication CAUSES headache", "nitrate CAUSES headache", "nitrate SUBTYPE_OF medication"]),
    ("Fatigue", "Psychotherapy includes massage, which relieves pain.",
     ["massage RELIEVES pain"]),
    ("Fatigue", "Measles starts with a cough, followed by a rash.",
     ["measles HAS_SYMPTOM cough", "measles HAS_SYMPTOM rash"]),
    ("Fatigue", "Pericarditis causes a sudden, sharp, stabbing pain.",
     ["pericarditis CAUSES stabbing pain"]),
    ("Fatigue", "Spirometry is indispensable in asthma.",
     ["spirometry DIAGNOSES asthma"]),
    ("Fatigue", "For gout your doctor may prescribe colchicine.",
     ["colchicine TREATS gout"]),
    ("Fatigue", "In case of gout, see a rheumatologist, and in the presence of anemia, a hematologist.",
     ["hematologist MANAGES anemia", "rheumatologist MANAGES gout"]),
    # What "they", "together" and "these" mean.
    ("Fatigue", "Anemia and depression often occur in older people. Together they lead to weakness.",
     ["anemia CAUSES weakness", "depression CAUSES weakness"]),
    ("Fatigue", "Straining leads to hemorrhoids and anal fissure. These in turn cause bleeding.",
     ["anal fissure CAUSES bleeding", "hemorrhoids CAUSES bleeding", "straining CAUSES anal fissure",
      "straining CAUSES hemorrhoids"]),
    ("Fatigue", "Stress strains the muscles, as a result of which headache appears.",
     ["stress CAUSES headache"]),
    # What stands between commas, and nouns that are said once.
    ("Fatigue", "Essential tremor, the most common movement disorder, usually affects the hands.",
     ["essential tremor AFFECTS hand", "essential tremor SUBTYPE_OF movement disorder"]),
    ("Fatigue", "Blood and urine tests can rule out diabetes.",
     ["blood test DIAGNOSES diabetes", "urinalysis DIAGNOSES diabetes"]),
    ("Fatigue", "In measles, the rash is preceded by fever and a cough.",
     ["measles HAS_SYMPTOM cough", "measles HAS_SYMPTOM fever", "measles HAS_SYMPTOM rash",
      "rash ACCOMPANIES cough", "rash ACCOMPANIES fever"]),
    ("Fatigue", "A headache with fever, neck stiffness, and confusion may be a sign of meningitis.",
     ["meningitis HAS_SYMPTOM confusion", "meningitis HAS_SYMPTOM fever",
      "meningitis HAS_SYMPTOM headache", "meningitis HAS_SYMPTOM neck stiffness"]),
    ("Fatigue", "Scabies is spread by mites.",
     ["mite CAUSES scabies"]),
    ("Fatigue", "Psoriasis is linked with an increased risk of heart disease.",
     ["psoriasis CAUSES heart disease"]),
    ("Fatigue", "Emollients are the basis of treatment in eczema.",
     ["emollient TREATS eczema"]),
    ("Fatigue", "Bruises may be caused by blows to the face, stress, and alcohol.",
     ["alcohol CAUSES bruise", "blow CAUSES bruise", "stress CAUSES bruise"]),
    ("Fatigue", "For those with anemia, iron supplements are prescribed.",
     ["iron supplement TREATS anemia"]),
    ("Fatigue", "People with anemia look pale.",
     ["anemia HAS_SYMPTOM pallor"]),
    ("Fatigue", "A coagulation test is prescribed for the assessment of the blood vessels.",
     ["coagulation test ASSESSES blood vessel"]),
    # Whose it is, and what is only supposed.
    ("Fatigue", "People with anemia are tired.",
     ["anemia HAS_SYMPTOM fatigue"]),
    ("Fatigue", "If gout is a possibility, a blood test is done.",
     ["blood test DIAGNOSES gout"]),
    ("Fatigue", "The pain subsides with rest.",
     ["rest RELIEVES pain"]),
    ("Fatigue", "The rest of the body is spared by gout.",
     []),
    ("Fatigue", "Physiotherapists teach breathing exercises.",
     ["physiotherapist PERFORMS breathing exercise"]),
    ("Fatigue", "Flat feet are often found together with back pain.",
     ["flat feet HAS_SYMPTOM back pain"]),
    ("Fatigue", "Stress also plays an important role in the development of gout.",
     ["stress CAUSES gout"]),
    # Tests, remedies and those that come second.
    ("Fatigue", "Blood tests for ferritin, iron, and vitamin D are needed to rule out anemia.",
     ["blood test DIAGNOSES anemia"]),
    ("Fatigue", "For gout, ointments are prescribed, and in severe cases colchicine.",
     ["colchicine TREATS gout", "ointment TREATS gout"]),
    ("Fatigue", "For gout, colchicine is selected, and for anemia, iron supplements are prescribed.",
     ["colchicine TREATS gout", "iron supplement TREATS anemia"]),
    ("Fatigue", "For migraine, massage works better than rest.",
     ["massage TREATS migraine"]),
    ("Fatigue", "If gout is suspected, you'll have a blood test.",
     ["blood test DIAGNOSES gout"]),
    ("Fatigue", "Rheumatoid arthritis is common. In this disease, the joints become inflamed.",
     ["rheumatoid arthritis AFFECTS joint"]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "sentence", "expected"), SAID)
def test_a_sentence_says(title: str, sentence: str, expected: list[str]) -> None:
    """All that it says, and nothing else."""
    text = f"{title}\nAbout the symptom\n{sentence}\nCauses\n- Zorbing"
    told = [
        each for each in read_document(text.encode()).statements if each.evidence.method == "prose"
    ]
    said = sorted(
        f"{'not: ' * each.negated}{each.subject.name} {each.predicate} {each.object.name}"
        for each in told
        if each.predicate.value != "LOCATED_IN"
    )
    assert said == expected
