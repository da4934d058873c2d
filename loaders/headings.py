"""What a section is about, from its heading: by meaning, since every article words it differently."""

from __future__ import annotations

import re
from enum import StrEnum

from graph.query.names import fold


class SectionKind(StrEnum):
    """What the list of a section holds; the value names the rule that reads it."""

    COMPLICATIONS = "complications"
    SPECIALISTS = "specialists"
    DIAGNOSIS = "diagnosis"
    TREATMENT = "treatment"
    PREVENTION = "prevention"
    TYPES = "types"
    RELATED = "related_pathologies"
    DISEASES = "diseases"
    CAUSES = "causes"
    ACCOMPANYING = "accompanying_symptoms"
    OTHER = "other"


_CONDITIONS = r"diseases?|disorders?|illness(?:es)?|conditions?|pathologies|pathology|ailments?"
# The first row that fits says what the list holds, so "Diseases that cause headaches" is about diseases,
# "Complications of treatment" about complications, and "What kind of diseases …" not about kinds.
_WORDS = {
    SectionKind.COMPLICATIONS: r"complications?|complicate|consequences?|dangers?|dangerous|untreated|"
    r"what (?:can|may|could) happen|if (?:it is )?ignored",
    SectionKind.SPECIALISTS: r"doctors?|specialists?|physicians?|(?:whom?|who) (?:to|should|treats?|can)|"
    r"when to (?:see|seek)|medical (?:help|attention)",
    SectionKind.DIAGNOSIS: r"diagnos\w+|examinations?|examined|tests?|testing|investigations?|detected",
    SectionKind.TREATMENT: r"treat\w*|therap\w+|remed(?:y|ies)|what helps|what to do|get rid|relie\w+|"
    r"first aid|managed?|managing|management",
    SectionKind.PREVENTION: r"prevent\w*|prophyla\w+|avoid\w*",
    SectionKind.TYPES: rf"(?:types?|forms?|kinds?|varieties|variants|classifications?|classified)"
    rf"(?! of (?:{_CONDITIONS}))",
    SectionKind.RELATED: rf"(?:related|associated|accompanying|concomitant|comorbid) (?:{_CONDITIONS})|"
    r"comorbidit\w+|patholog\w+|related (?:problems|issues)",
    SectionKind.DISEASES: _CONDITIONS,
    SectionKind.CAUSES: r"causes?|caused|causing|reasons?|why|triggers?|risk factors?|factors|origins?|"
    r"brings? (?:it )?on|where .* come from|etiology|aetiology",
    SectionKind.ACCOMPANYING: r"(?:accompanying|associated|concomitant|other|related) "
    r"(?:symptoms?|signs?)",
}
_PATTERNS = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in _WORDS.items()}
# Words that say nothing of what an article is about.
_SAYS_NO_TOPIC = re.compile(
    r"\b(?:a|about|an|and|are|arise|be|can|common|consult|contact|contents|could|description|do|for|from|"
    r"general|how|i|in|information|introduction|is|it|main|may|method|methods|most|of|options|or|"
    r"overview|possible|related|see|seek|should|symptoms?|signs?|table|the|their|there|this|to|what|"
    r"when|which|with|you|your)\b"
)


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
    return next(iter(find_kinds(heading)), SectionKind.OTHER)


def find_kinds(heading: str) -> tuple[SectionKind, ...]:
    """Return all kinds that a heading speaks of, the one that its list holds first.

    Example:
        >>> [kind.value for kind in find_kinds("Diagnosis and treatment")]
        ['diagnosis', 'treatment']
    """
    folded = fold(heading)
    return tuple(kind for kind, pattern in _PATTERNS.items() if pattern.search(folded))


def is_bare_heading(line: str) -> bool:
    """Return whether a line heads a section and names nothing that an article could be about.

    Example:
        >>> is_bare_heading("Which doctor to consult"), is_bare_heading("Types of headaches")
        (True, False)
    """
    rest = fold(line)
    for pattern in (*_PATTERNS.values(), _SAYS_NO_TOPIC):
        rest = pattern.sub(" ", rest)
    return not rest.strip()
