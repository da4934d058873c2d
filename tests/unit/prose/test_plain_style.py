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
    # What people feel, in verbs and adjectives.
    ("You might feel dizzy or sick.",
     ["headache ACCOMPANIES dizziness", "headache ACCOMPANIES nausea"]),
    ("You may have a fever, feel tired and look pale.",
     ["headache ACCOMPANIES fatigue", "headache ACCOMPANIES fever", "headache ACCOMPANIES pallor"]),
    ("Anemia can leave you breathless.", ["anemia CAUSES shortness of breath"]),
    ("Migraine can make you feel sick.", ["migraine CAUSES nausea"]),
    ("People with anemia look pale and are tired all the time.",
     ["anemia HAS_SYMPTOM fatigue", "anemia HAS_SYMPTOM pallor"]),
    ("Sinusitis can give you a blocked nose.", ["sinusitis CAUSES nasal congestion"]),
    ("The skin around the eyes looks pale.", []),
    ("You are not dizzy.", []),
    # What a test shows or tells apart, and by what doctors go.
    ("An MRI can show if you have a brain tumour.",
     ["magnetic resonance imaging DIAGNOSES brain tumor"]),
    ("Blood tests can help your doctor find out if there's anemia.", ["blood test DIAGNOSES anemia"]),
    ("A CT scan helps tell a stroke apart from meningitis.",
     ["computed tomography DIAGNOSES meningitis", "computed tomography DIAGNOSES stroke"]),
    ("If anemia is a possibility, you'll have a blood test.", ["blood test DIAGNOSES anemia"]),
    ("Your doctor may check your breathing rate with a pulse oximeter.",
     ["pulse oximetry ASSESSES breathing rate"]),
    # Things that do something; many of them do it.
    ("Things that can trigger migraine include alcohol and stress.",
     ["alcohol TRIGGERS migraine", "stress TRIGGERS migraine"]),
    ("Many things can cause a stroke, including smoking and obesity.",
     ["obesity CAUSES stroke", "smoking CAUSES stroke"]),
    ("Stress can cause migraine, as can lack of sleep.",
     ["lack of sleep CAUSES migraine", "stress CAUSES migraine"]),
    ("Noise can make migraine more noticeable.", ["noise AGGRAVATES migraine"]),
    # Whose risk it is.
    ("You're more likely to get migraine if you have depression.", ["depression CAUSES migraine"]),
    ("People with gout are prone to kidney stones.", ["gout CAUSES kidney stones"]),
    ("Smoking raises your risk.", ["smoking CAUSES headache"]),
    # Warnings, and what they point to.
    ("Call an ambulance if you have slurred speech or confusion. These could be signs of a stroke.",
     ["stroke HAS_SYMPTOM confusion", "stroke HAS_SYMPTOM slurred speech"]),
    ("Get help if you have a fever, because this may be a sign of meningitis.",
     ["meningitis HAS_SYMPTOM fever"]),
    # A clause that only says which is denied of nothing.
    ("If migraine doesn't get better with painkillers, see your doctor.", []),
    # A sign of a disease, which goes on to do something.
    ("Fever is a sign of influenza, which may lead to pneumonia.",
     ["influenza CAUSES pneumonia", "influenza HAS_SYMPTOM fever"]),
    # What a disease is and comprises.
    ("COPD is the name for a group of lung conditions that includes emphysema.",
     ["emphysema SUBTYPE_OF chronic obstructive pulmonary disease"]),
    ("Infections, such as influenza, and stress can cause migraine.",
     ["infection CAUSES migraine", "influenza CAUSES migraine", "influenza SUBTYPE_OF infection",
      "stress CAUSES migraine"]),
    ("Influenza can lead to pneumonia, particularly in people with asthma.",
     ["influenza CAUSES pneumonia"]),
    ("Anaphylaxis is a reaction, for example to nuts.", []),
    ("You may be referred to an ear, nose and throat (ENT) specialist.",
     ["otolaryngologist MANAGES headache"]),
    ("Migraine has been linked to premature births.", ["migraine HAS_COMPLICATION premature birth"]),
    ("Some medicines that can cause gout are diuretics and aspirin.",
     ["aspirin CAUSES gout", "aspirin SUBTYPE_OF medication", "diuretic CAUSES gout",
      "diuretic SUBTYPE_OF medication", "medication CAUSES gout"]),
    ("Beta blockers slow your heart and are often used for migraine.",
     ["beta blocker TREATS migraine"]),
    ("An MRI that you have at a hospital can show a stroke.",
     ["magnetic resonance imaging DIAGNOSES stroke"]),
    ("Resting makes you feel less tired.", []),
    ("Not wearing glasses can cause migraine.",
     ["not wearing glass CAUSES migraine"]),
    ("One of the main symptoms of diabetes is feeling very tired.", ["diabetes HAS_SYMPTOM fatigue"]),
    ("Some people get light-headed.", ["headache ACCOMPANIES dizziness"]),
    ("Some people find that massage eases headaches.", ["massage RELIEVES headache"]),
]  # fmt: skip

# What the heading makes of a sentence.
UNDER = [
    ("Causes", "Less often, there is a problem with the heart.", ["heart disease CAUSES headache"]),
    ("Complications", "Many people become anxious.", ["headache HAS_COMPLICATION anxiety"]),
    ("Complications", "Depression can follow.", ["headache HAS_COMPLICATION depression"]),
    ("Treatment", "If migraine is severe, the first choices are triptans and propranolol.",
     ["propranolol TREATS migraine", "triptan TREATS migraine"]),
    ("Treatment", "For migraine, massage works better than rest.", ["massage TREATS migraine"]),
    # A drug that no table knows is called as drugs are.
    ("Treatment", "Your doctor may prescribe zolmidipine.", ["zolmidipine TREATS headache"]),
    ("When to see a doctor", "If the GP thinks it is a stroke, you'll see a neurologist.",
     ["neurologist MANAGES stroke"]),
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


@pytest.mark.parametrize(("heading", "sentence", "said"), UNDER, ids=str)
def test_plain_sentences_speak_of_what_their_heading_says(
    heading: str, sentence: str, said: list[str]
) -> None:
    """A cause, what may follow, a treatment."""
    assert read(sentence, heading) == said


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
    ("Causes", "These people may have a higher risk:", ["Older adults", "Smoking"],
     ["smoking CAUSES headache"]),
    ("Causes", "", ["Alcohol, caffeine and recreational zorbing"],
     ["alcohol CAUSES headache", "caffeine CAUSES headache", "recreational zorbing CAUSES headache"]),
    ("Treatment", "If painkillers don't help, treatment may involve:", ["Triptans"],
     ["triptan TREATS headache"]),
    ("Call an ambulance if:", "", ["you have slurred speech", "you have confusion"], []),
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
