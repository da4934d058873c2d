"""The shapes that sentences come in, and what each says: none of them from an article."""

from __future__ import annotations

import pytest

from loaders.ingest import read_document

SAID = [
    # A preposition that is said again joins as an "and" does.
    ("Fatigue", "Fatigue may be caused by anemia, by diabetes or by chronic heart failure.",
     ["anemia CAUSES fatigue", "chronic heart failure CAUSES fatigue", "diabetes CAUSES fatigue"]),
    ("Fatigue", "Influenza is marked by fever that lasts for days, by cough and by headache.",
     ["influenza HAS_SYMPTOM cough", "influenza HAS_SYMPTOM fever", "influenza HAS_SYMPTOM headache"]),
    # What is said aside, between commas, stands in nobody's way.
    ("Fatigue", "Anemia, too, can cause fatigue.", ["anemia CAUSES fatigue"]),
    ("Fatigue", "Anemia can, however, lead to heart failure.", ["anemia CAUSES heart failure"]),
    ("Fatigue", "Gout that is left to itself can damage the kidneys.", ["gout AFFECTS kidney"]),
    # A clause before the clause.
    ("Fatigue", "For migraine, triptans are prescribed.", ["triptan TREATS migraine"]),
    ("Fatigue", "In rheumatoid arthritis, methotrexate is used.",
     ["methotrexate TREATS rheumatoid arthritis"]),
    ("Fatigue", "If pneumonia is suspected, a chest X-ray is necessary.",
     ["chest X-ray DIAGNOSES pneumonia"]),
    ("Fatigue", "A chest X-ray is ordered when pneumonia is suspected.",
     ["chest X-ray DIAGNOSES pneumonia"]),
    ("Fatigue", "In anemia there is often dizziness.", ["anemia HAS_SYMPTOM dizziness"]),
    ("Fatigue", "Behind fatigue there is sometimes anemia.", ["anemia CAUSES fatigue"]),
    # A list behind a colon or in parentheses.
    ("Cough", "The cough comes from an infection: influenza, bronchitis, pneumonia.",
     ["bronchitis CAUSES cough", "bronchitis SUBTYPE_OF infection", "infection CAUSES cough",
      "influenza CAUSES cough", "influenza SUBTYPE_OF infection", "pneumonia CAUSES cough",
      "pneumonia SUBTYPE_OF infection"]),
    # What is said of a thing between commas.
    ("Fatigue", "Rheumatoid arthritis, an autoimmune disease, leads to joint pain.",
     ["rheumatoid arthritis CAUSES joint pain", "rheumatoid arthritis SUBTYPE_OF autoimmune disease"]),
    ("Fatigue", "Statins, a group of drugs for high cholesterol, can cause muscle pain.",
     ["statin CAUSES muscle pain"]),
    # What a thing is for.
    ("Fatigue", "The surgeon recommends surgery for carpal tunnel syndrome.",
     ["surgery TREATS carpal tunnel syndrome"]),
    # To raise a risk is to cause, to lower it to prevent.
    ("Fatigue", "The risk of gout is increased by alcohol.", ["alcohol CAUSES gout"]),
    # People who have a disease have what it brings.
    ("Fatigue", "Patients with anemia often have dizziness.", ["anemia HAS_SYMPTOM dizziness"]),
    # A part of the body with which something is wrong.
    ("Fatigue", "Gout can lead to deformed fingers.", ["gout CAUSES deformed finger"]),
    ("Fatigue", "Iron deficiency requires special attention.", []),
    ("Fatigue", "Iron deficiency requires surgery.", ["surgery TREATS iron deficiency"]),
    # Before it comes, not once it is there.
    ("Fatigue", "Vaccination against influenza is recommended.", ["vaccination PREVENTS influenza"]),
    ("Fatigue", "The diagnosis of asthma is based on spirometry.", ["spirometry DIAGNOSES asthma"]),
    ("Fatigue", "To determine the cause of nausea, the doctor may prescribe a gastroscopy.",
     ["gastroscopy DIAGNOSES nausea"]),
    # What is said between two commas or dashes, and goes on behind it.
    ("Fatigue", "Dizziness, accompanied by a headache, may indicate a stroke.",
     ["dizziness ACCOMPANIES headache", "stroke HAS_SYMPTOM dizziness"]),
    ("Fatigue", "Anemia, one of the most common causes of fatigue, occurs at all ages.",
     ["anemia CAUSES fatigue"]),
    ("Fatigue", "Coughing up blood – a sign that doctors take seriously – may point to tuberculosis.",
     ["tuberculosis HAS_SYMPTOM coughing up blood"]),
    ("Fatigue", "Smoking, for example, constricts the blood vessels.", []),
    ("Fatigue", "Stroke is among the complications of hypertension.",
     ["hypertension HAS_COMPLICATION stroke"]),
    # What all who have it report is its company.
    ("Fatigue", "Patients may experience nausea.", ["fatigue ACCOMPANIES nausea"]),
    ("Fatigue", "Along with the fatigue, patients notice dizziness.",
     ["fatigue ACCOMPANIES dizziness"]),
    # A noun that is said once for several adjectives.
    ("Dizziness", "The main types of dizziness are central and peripheral dizziness.",
     ["central dizziness SUBTYPE_OF dizziness", "peripheral dizziness SUBTYPE_OF dizziness"]),
    ("Fatigue", "Treatment methods include surgery.", ["surgery TREATS fatigue"]),
    # The clause has a subject of its own, which "it" means.
    ("Fatigue", "Pneumonia is dangerous because it may progress to sepsis.",
     ["pneumonia CAUSES sepsis"]),
    ("Fatigue", "Osteoporosis makes fractures more likely.", ["osteoporosis CAUSES bone fracture"]),
    ("Fatigue", "Giving up smoking is the best way to prevent a heart attack.",
     ["giving up smoking PREVENTS myocardial infarction"]),
    ("Fatigue", "See a dermatologist if the rash does not go away.", ["dermatologist MANAGES rash"]),
    # A deficiency has one substance; what stands beside a lack of sleep lacks nothing.
    ("Fatigue", "A lack of sleep, too much coffee and stress are triggers of migraine.",
     ["coffee TRIGGERS migraine", "lack of sleep TRIGGERS migraine", "stress TRIGGERS migraine"]),
    ("Fatigue", "Antibiotics for influenza are not recommended.", []),
    # The comma before the last "and" parts nothing.
    ("Fatigue", "Anemia, depression, and hypothyroidism cause fatigue.",
     ["anemia CAUSES fatigue", "depression CAUSES fatigue", "hypothyroidism CAUSES fatigue"]),
    ("Fatigue", "Anemia, even when mild, can cause fatigue.", ["anemia CAUSES fatigue"]),
    ("Fatigue", "With the help of spirometry, doctors detect asthma.",
     ["spirometry DIAGNOSES asthma"]),
    ("Fatigue", "With the help of spirometry, asthma can be detected.",
     ["spirometry DIAGNOSES asthma"]),
    # What has no verb of its own has that of the clause before it.
    ("Fatigue", "A cardiologist treats stroke, a urologist with cystitis, and a surgeon with gout.",
     ["cardiologist MANAGES stroke", "surgeon MANAGES gout", "urologist MANAGES cystitis"]),
    ("Fatigue", "A neurologist should be consulted, and a cardiologist if heart failure is known.",
     ["cardiologist MANAGES heart failure", "neurologist MANAGES fatigue"]),
    ("Fatigue", "Consult a neurologist, an internist, or a cardiologist if heart failure is known.",
     ["cardiologist MANAGES heart failure", "internist MANAGES heart failure",
      "neurologist MANAGES heart failure"]),
    ("Fatigue", "The first doctor to turn to is a neurologist.", ["neurologist MANAGES fatigue"]),
    # What acts on one thing together makes that "it".
    ("Fatigue", "Stress and caffeine do not cause migraine but can make it worse.",
     ["caffeine AGGRAVATES migraine", "caffeine CAUSES migraine", "stress AGGRAVATES migraine",
      "stress CAUSES migraine"]),
    ("Fatigue", "Stress and caffeine aggravate the situation.",
     ["caffeine AGGRAVATES fatigue", "stress AGGRAVATES fatigue"]),
    # A disease that makes another worse is none of its causes: no predicate says so.
    ("Fatigue", "Diabetes can aggravate the situation.", []),
    ("Fatigue", "The symptom is observed in anemia.", ["anemia HAS_SYMPTOM fatigue"]),
    # A second verb of a relative clause has its subject.
    ("Fatigue", "Gout can be complicated by kidney stones, which block the flow and cause nausea.",
     ["gout HAS_COMPLICATION kidney stones", "kidney stones CAUSES nausea"]),
    ("Fatigue", "Gout is manifested by fever and joint pain that decreases with rest.",
     ["gout HAS_SYMPTOM fever", "gout HAS_SYMPTOM joint pain"]),
    ("Fatigue", "A lack of iron, zinc, and vitamin D can lead to fatigue.",
     ["iron deficiency CAUSES fatigue", "vitamin D deficiency CAUSES fatigue",
      "zinc deficiency CAUSES fatigue"]),
    ("Fatigue", "Diabetes often leads to damage to the nerves.",
     ["diabetes CAUSES nerve damage"]),
    ("Fatigue", "Fatigue is not a disease but a symptom that may indicate anemia.",
     ["anemia HAS_SYMPTOM fatigue"]),
    ("Fatigue", "Otitis media, an inflammation that causes ear pain, is common.",
     ["otitis media CAUSES earache", "otitis media SUBTYPE_OF inflammation"]),
    ("Fatigue", "Stress is not the only cause of migraine.", []),
    ("Fatigue", "Nausea and dizziness are common companions of fatigue.",
     ["dizziness ACCOMPANIES fatigue", "nausea ACCOMPANIES fatigue"]),
    ("Fatigue", "MRI allows the visualization of the nerves and the brain.",
     ["magnetic resonance imaging ASSESSES brain", "magnetic resonance imaging ASSESSES nerve"]),
    ("Fatigue", "Doctors help patients with anemia.", []),
    ("Fatigue", "Hearing aids help patients with hearing loss.",
     ["hearing aid TREATS hearing loss"]),
    ("Fatigue", "The pain intensifies when bending.", ["bending AGGRAVATES pain"]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "sentence", "expected"), SAID)
def test_a_sentence_says(title: str, sentence: str, expected: list[str]) -> None:
    """All that it says, and nothing else; each from that sentence."""
    text = f"{title}\nAbout the symptom\n{sentence}\nCauses\n- Zorbing"
    told = [
        each for each in read_document(text.encode()).statements if each.evidence.method == "prose"
    ]
    said = sorted(
        f"{each.subject.name} {each.predicate} {each.object.name}"
        for each in told
        if each.predicate.value != "LOCATED_IN"
    )
    assert said == expected
    assert {each.evidence.sentence for each in told} <= {sentence}
