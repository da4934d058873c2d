"""What a section is about, from its heading: by meaning, since every article words it differently."""

from __future__ import annotations

import re
from enum import StrEnum

from graph.query.names import fold


class SectionKind(StrEnum):
    """What the list of a section holds."""

    COMPLICATIONS = "complications"
    SPECIALISTS = "specialists"
    DIAGNOSIS = "diagnosis"
    PREVENTION = "prevention"
    TREATMENT = "treatment"
    TYPES = "types"
    RELATED = "related_pathologies"
    DISEASES = "diseases"
    CAUSES = "causes"
    ACCOMPANYING = "accompanying_symptoms"
    OTHER = "other"


# The first row that fits decides, so "Diseases that cause headaches" is about diseases, "Diagnosis and
# treatment" about diagnosis, and "What kind of diseases …" not about kinds of the symptom.
_CONDITIONS = r"diseases?|disorders?|illness(?:es)?|conditions?|pathologies|pathology"
_WORDS = {
    SectionKind.COMPLICATIONS: r"complications?|consequences?|dangers?|dangerous|untreated|"
    r"left untreated|what can happen",
    SectionKind.SPECIALISTS: r"doctors?|specialists?|physicians?|whom (?:to|should)|who to see|"
    r"when to (?:see|seek)|medical help",
    SectionKind.DIAGNOSIS: r"diagnos\w+|examin\w+|tests?|investigations?|detected",
    SectionKind.PREVENTION: r"prevent\w*|avoid\w*",
    SectionKind.TREATMENT: r"treat\w*|therap\w+|remed\w+|what helps|get rid|relief|relieve",
    SectionKind.TYPES: rf"(?:types?|forms?|kinds?|varieties|classification)(?! of (?:{_CONDITIONS}))",
    SectionKind.RELATED: rf"related (?:{_CONDITIONS})|accompanying (?:{_CONDITIONS})|patholog\w+",
    SectionKind.DISEASES: _CONDITIONS,
    SectionKind.CAUSES: r"causes?|caused|causing|reasons?|why|triggers?|risk factors?|brings? it on",
    SectionKind.ACCOMPANYING: r"(?:accompanying|associated|other|related) (?:symptoms?|signs?)",
}
_PATTERNS = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in _WORDS.items()}


def classify_heading(heading: str) -> SectionKind:
    """Return what the list under a heading holds.

    Complexity:
        Linear in the length of the heading.

    Example:
        >>> classify_heading("What kind of diseases can be associated with swollen legs?").value
        'diseases'
        >>> classify_heading("Types of dizziness").value, classify_heading("Diagnostics").value
        ('types', 'diagnosis')
    """
    folded = fold(heading)
    for kind, pattern in _PATTERNS.items():
        if pattern.search(folded):
            return kind
    return SectionKind.OTHER
