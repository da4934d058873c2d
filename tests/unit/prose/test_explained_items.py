"""What stands behind the name of an item is read as what it says of that: none of it from an article."""

from __future__ import annotations

import pytest
from prose_said import tell

from loaders.ingest import read_document

SAID = [
    # A disease is what its explanation speaks of: "you", "it" and what has no subject.
    ("Causes", "Gout – a disease of the joints. You may also have fever.",
     ["gout HAS_SYMPTOM fever", "gout SUBTYPE_OF joint disease"]),
    ("Causes", "Anemia: may be accompanied by dizziness.", ["anemia HAS_SYMPTOM dizziness"]),
    ("Causes", "Migraine. It often leads to nausea.", ["migraine CAUSES nausea"]),
    # Under treatment it is what is treated, else what treats.
    ("Treatment", "Anemia – iron supplements.", ["iron supplement TREATS anemia"]),
    ("Treatment", "Massage – relieves pain in the back.", ["massage RELIEVES pain"]),
    ("Diagnosis", "Spirometry – used to diagnose asthma.", ["spirometry DIAGNOSES asthma"]),
    # A sentence with a subject of its own is read as it stands.
    ("Causes", "Gout – the doctor will tell you more.", []),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "item", "expected"), SAID)
def test_an_explanation_says(heading: str, item: str, expected: list[str]) -> None:
    """All that it says; the evidence is the whole item."""
    text = f"Fatigue\n{heading}\n- {item}\nTypes\n- Zorbing"
    told = [
        each for each in read_document(text.encode()).statements if each.evidence.method == "prose"
    ]
    assert tell(told) == expected
    assert {each.evidence.sentence for each in told} <= {item}


def test_a_long_item_is_not_explained() -> None:
    """Nor does white space without end take long."""
    text = f"Fatigue\nCauses\n- Gout – leads to pain {'and pain ' * 200}\n- Anemia"
    told = read_document(text.encode()).statements
    assert all(each.evidence.method == "list_item" for each in told)
