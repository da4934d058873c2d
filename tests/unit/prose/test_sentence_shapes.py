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
     ["smoking cessation PREVENTS myocardial infarction"]),
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
     ["caffeine AGGRAVATES migraine", "not: caffeine CAUSES migraine",
      "not: stress CAUSES migraine", "stress AGGRAVATES migraine"]),
    ("Fatigue", "Stress and caffeine aggravate the situation.",
     ["caffeine AGGRAVATES fatigue", "stress AGGRAVATES fatigue"]),
    # A disease that makes another worse is none of its causes: no predicate says so.
    ("Fatigue", "Diabetes can aggravate the situation.", []),
    ("Fatigue", "The symptom is observed in anemia.", ["anemia HAS_SYMPTOM fatigue"]),
    # A second verb of a relative clause has its subject.
    ("Fatigue", "Gout can be complicated by kidney stones, which block the flow and cause nausea.",
     ["gout HAS_COMPLICATION kidney stones", "kidney stones CAUSES nausea"]),
    ("Fatigue", "Gout is manifested by fever and joint pain that decreases with rest.",
     ["gout HAS_SYMPTOM fever", "gout HAS_SYMPTOM joint pain", "rest RELIEVES joint pain"]),
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
    # Whatever can be done can be done by something.
    ("Fatigue", "The development of fatigue is promoted by stress and caffeine.",
     ["caffeine CAUSES fatigue", "stress CAUSES fatigue"]),
    ("Fatigue", "The brain is visualized using MRI.", ["magnetic resonance imaging ASSESSES brain"]),
    ("Fatigue", "Doctors treat gout with colchicine.", ["colchicine TREATS gout"]),
    ("Fatigue", "Migraine is a disease with an aura.", []),
    ("Fatigue", "Anemia develops under the influence of stress.", ["stress CAUSES anemia"]),
    ("Fatigue", "Methotrexate slows rheumatoid arthritis.",
     ["methotrexate RELIEVES rheumatoid arthritis"]),
    ("Fatigue", "Osteoporosis weakens the bones.", ["osteoporosis AFFECTS bone"]),
    ("Fatigue", "A tumor compresses the nerves.", ["tumor AFFECTS nerve"]),
    # Past forms of some verbs only say how a thing is.
    ("Fatigue", "Gallstones block the bile ducts.", ["gallstones AFFECTS bile duct"]),
    ("Fatigue", "Influenza can lead to a blocked nose.", ["influenza CAUSES nasal congestion"]),
    # What a condition named before it has, and what comes of it.
    ("Fatigue", "With anemia, patients experience dizziness and headache.",
     ["anemia HAS_SYMPTOM dizziness", "anemia HAS_SYMPTOM headache"]),
    ("Fatigue", "In diabetes, numbness and dizziness may appear.",
     ["diabetes HAS_SYMPTOM dizziness", "diabetes HAS_SYMPTOM numbness"]),
    ("Fatigue", "With anemia, patients experience no dizziness.", []),
    ("Fatigue", "In older people, dizziness often appears.", []),
    ("Fatigue", "As a result of a stroke, dizziness may develop.", ["stroke CAUSES dizziness"]),
    ("Fatigue", "If you have anemia, you may get headaches.", ["anemia HAS_SYMPTOM headache"]),
    ("Fatigue", "If fever is joined by headache, meningitis should be suspected.",
     ["fever ACCOMPANIES headache", "meningitis HAS_SYMPTOM fever", "meningitis HAS_SYMPTOM headache"]),
    ("Fatigue", "Migraine sufferers often have nausea.", ["migraine HAS_SYMPTOM nausea"]),
    ("Fatigue", "The combination of fever with headache suggests meningitis.",
     ["meningitis HAS_SYMPTOM fever", "meningitis HAS_SYMPTOM headache"]),
    # A gerund or an infinitive is said of what is used for it.
    ("Fatigue", "Spirometry is the most informative method for detecting asthma.",
     ["spirometry DIAGNOSES asthma"]),
    ("Fatigue", "Your doctor may recommend blood tests to look for anemia.",
     ["blood test DIAGNOSES anemia"]),
    ("Fatigue", "Doctors recommend massage to relieve pain.", ["massage RELIEVES pain"]),
    # A clause within the subject has a verb and a list of its own.
    ("Fatigue", "Viruses that cause influenza, bronchitis and pneumonia also cause a headache.",
     ["virus CAUSES bronchitis", "virus CAUSES headache", "virus CAUSES influenza",
      "virus CAUSES pneumonia"]),
    ("Fatigue", "A tumor may press on a nerve root, which causes pain.",
     ["tumor AFFECTS nerve root", "tumor CAUSES pain"]),
    # A list goes on behind what only one of its members has.
    ("Fatigue", "Influenza is accompanied by pain in the whole body, nausea and fever.",
     ["influenza HAS_SYMPTOM fever", "influenza HAS_SYMPTOM nausea", "influenza HAS_SYMPTOM pain"]),
    ("Fatigue", "In heart failure, diuretics, ACE inhibitors and beta-blockers are prescribed.",
     ["ACE inhibitor TREATS heart failure", "beta blocker TREATS heart failure",
      "diuretic TREATS heart failure"]),
    ("Fatigue", "An infection is the cause of gastritis and pneumonia.",
     ["infection CAUSES gastritis", "infection CAUSES pneumonia"]),
    ("Fatigue", "Nausea and vomiting accompany migraine.",
     ["migraine HAS_SYMPTOM nausea", "migraine HAS_SYMPTOM vomiting"]),
    ("Fatigue", "Fatigue can be a sign of something more serious, such as anemia.",
     ["anemia HAS_SYMPTOM fatigue"]),
    # What points at the article's subject without naming it.
    ("Fatigue", "The symptom is often accompanied by nausea.", ["fatigue ACCOMPANIES nausea"]),
    ("Fatigue", "Its appearance is associated with stress.", ["stress CAUSES fatigue"]),
    ("Fatigue", "Stress and noise cause it.", ["noise CAUSES fatigue", "stress CAUSES fatigue"]),
    ("Fatigue", "Most cases result from anemia.", ["anemia CAUSES fatigue"]),
    ("Fatigue", "Gout is common. The disease affects the joints.", ["gout AFFECTS joint"]),
    # Help that is none.
    ("Fatigue", "Ginger has no effect on nausea.", ["not: ginger TREATS nausea"]),
    ("Fatigue", "There is no evidence that massage helps migraine.", ["not: massage TREATS migraine"]),
    ("Fatigue", "Antibiotics do nothing for influenza.", ["not: antibiotic TREATS influenza"]),
    ("Fatigue", "Stress is not a cause of gout.", ["not: stress CAUSES gout"]),
    ("Fatigue", "Massage has a positive effect on pain.", ["massage RELIEVES pain"]),
    ("Fatigue", "Stress plays an important role in the development of migraine.",
     ["stress CAUSES migraine"]),
    ("Fatigue", "Iron deficiency requires treatment with iron supplements.",
     ["iron supplement TREATS iron deficiency"]),
    ("Fatigue", "The diagnosis of asthma includes spirometry.", ["spirometry DIAGNOSES asthma"]),
    ("Fatigue", "The cause of migraine is stress.", ["stress CAUSES migraine"]),
    ("Fatigue", "Fever combined with a headache and vomiting may indicate meningitis.",
     ["fever ACCOMPANIES headache", "fever ACCOMPANIES vomiting", "meningitis HAS_SYMPTOM fever",
      "meningitis HAS_SYMPTOM headache", "meningitis HAS_SYMPTOM vomiting"]),
    ("Fatigue", "Ultrasound of the abdominal organs detects gallstones.",
     ["ultrasound of the abdominal organs DIAGNOSES gallstones"]),
    ("Fatigue", "Fatigue is accompanied by a feeling of pressure.",
     ["fatigue ACCOMPANIES feeling of pressure"]),
    ("Fatigue", "Yoga and massage reduce the risk of relapse.",
     ["massage PREVENTS fatigue", "yoga PREVENTS fatigue"]),
    ("Fatigue", "Spirometry is painless and is indicated if asthma is suspected.",
     ["spirometry DIAGNOSES asthma"]),
    ("Fatigue", "Gout often affects the left arm.", ["gout AFFECTS left arm"]),
    ("Fatigue", "Stress is responsible for the majority of cases.", ["stress CAUSES fatigue"]),
    ("Fatigue", "Gout is treated with colchicine, massage or both.",
     ["colchicine TREATS gout", "massage TREATS gout"]),
    ("Fatigue", "Antibiotics are of no use against influenza.", ["not: antibiotic TREATS influenza"]),
    ("Fatigue", "Fatigue is seen in gout, in anemia, and after a stroke.",
     ["anemia HAS_SYMPTOM fatigue", "gout HAS_SYMPTOM fatigue", "stroke HAS_SYMPTOM fatigue"]),
    ("Fatigue", "Gout affects the salivary and lacrimal glands.",
     ["gout AFFECTS lacrimal gland", "gout AFFECTS salivary gland"]),
    ("Fatigue", "Autoimmune diseases such as psoriasis and rheumatoid arthritis lead to pain.",
     ["autoimmune disease CAUSES pain", "psoriasis CAUSES pain",
      "psoriasis SUBTYPE_OF autoimmune disease", "rheumatoid arthritis CAUSES pain",
      "rheumatoid arthritis SUBTYPE_OF autoimmune disease"]),
    ("Fatigue", "Massage for head and neck relieves pain.", ["massage RELIEVES pain"]),
    ("Fatigue", "Dehydration caused by fever, vomiting, or diarrhea is dangerous.",
     ["diarrhea CAUSES dehydration", "fever CAUSES dehydration", "vomiting CAUSES dehydration"]),
    ("Fatigue", "The cause of migraine lies in anemia.", ["anemia CAUSES migraine"]),
    ("Fatigue", "Yoga keeps migraine at bay.", ["yoga PREVENTS migraine"]),
    ("Fatigue", "Not smoking lowers the risk of stroke.", ["not smoking PREVENTS stroke"]),
    ("Fatigue", "Aspirin thins the blood and so helps to prevent stroke.",
     ["aspirin PREVENTS stroke"]),
    ("Fatigue", "For gout, colchicine is prescribed, and for anemia, iron supplements.",
     ["colchicine TREATS gout", "iron supplement TREATS anemia"]),
    ("Fatigue", "The nerve is examined by means of MRI.", ["magnetic resonance imaging ASSESSES nerve"]),
    ("Fatigue", "A rash that appears after contact with water is rare.",
     ["contact with water CAUSES rash"]),
    ("Fatigue", "A cough lasting longer than three weeks may be a sign of lung cancer.",
     ["lung cancer HAS_SYMPTOM cough"]),
    ("Fatigue", "Pain without a fever turns out to be a sign of gout.", ["gout HAS_SYMPTOM pain"]),
    ("Fatigue", "Gout affects the joints; fever is typical.",
     ["gout AFFECTS joint", "gout HAS_SYMPTOM fever"]),
    ("Fatigue", "Elevated amylase indicates pancreatitis.",
     ["pancreatitis HAS_SYMPTOM elevated amylase"]),
    ("Fatigue", "If the examination reveals gout, the patient is referred to a rheumatologist.",
     ["rheumatologist MANAGES gout"]),
    ("Fatigue", "Gout causes pain, and it is triggered by alcohol.",
     ["alcohol TRIGGERS gout", "gout CAUSES pain"]),
    ("Fatigue", "Gastritis is an inflammation of the stomach wall.",
     ["gastritis AFFECTS stomach wall", "gastritis SUBTYPE_OF inflammation"]),
    ("Fatigue", "In the beginning, blood clots form in the legs.", []),
    ("Fatigue", "Alongside the fatigue there may be nausea.", ["fatigue ACCOMPANIES nausea"]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "sentence", "expected"), SAID)
def test_a_sentence_says(title: str, sentence: str, expected: list[str]) -> None:
    """All that it says, and nothing else; each from that sentence."""
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
    assert all(each.evidence.sentence in sentence for each in told)
