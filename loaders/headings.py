"""What a section is about, from its heading: by meaning, since every article words it differently."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

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
    TRIGGERS = "triggers"
    AGGRAVATING = "aggravating_factors"
    OTHER = "other"


_CONDITIONS = r"diseases?|disorders?|illness(?:es)?|conditions?|pathologies|pathology|ailments?"
# The first row that fits says what the list holds, so "Diseases that cause headaches" is about diseases,
# "Complications of treatment" about complications, and "What kind of diseases …" not about kinds.
_WORDS = {
    SectionKind.COMPLICATIONS: r"complications?|complicate|consequences?|dangers?|dangerous|untreated|"
    r"(?:isnt|not|left|arent) treated|without treatment|goe?s? wrong|long term (?:problems|effects)|"
    r"what (?:can|may|could) happen|what happens if|if .{0,40}\bignored|"
    r"(?:does|do|can|may|could) .{0,40}\blead to|risks of (?!developing)",
    SectionKind.SPECIALISTS: r"doctors?(?! (?:find|diagnose|check|test|look))|specialists?|physicians?|"
    r"when to get (?:help|medical)|referred to|see an? (?:gp|pharmacist)|"
    r"(?:whom?|who) (?:to|should|treats?|can|helps?|deals?)|"
    r"when to (?:see|seek|get|call|worry|consult|contact)|medical (?:help|attention|care)|seek help|"
    r"where (?:to|should (?:you|one|i)) (?:go|turn)",
    SectionKind.DIAGNOSIS: r"diagnos\w+|examinations?|examined|tests?|testing|investigat\w+|detected|"
    r"(?:find|finding|found|determin\w+|establish\w*|identif\w+)\b.{0,40}\bcauses?|"
    r"causes? .{0,40}\b(?:found|determined|established|identified)|doctors? find|check ?ups?|work ?up|"
    r"your appointment",
    SectionKind.TREATMENT: r"treat\w*|therap\w+|remed(?:y|ies)|(?:what|how to) helps?|what to do|get rid|"
    r"relie\w+|first aid|managed?|managing|management|medications?|medicines|cured?|"
    r"what (?:can|should) (?:you|one|i) do|what can be done|how (?:to|can (?:you|one|i)) "
    r"(?:ease|stop|soothe|help|cope)|help yourself|self (?:care|help)|home care|"
    r"things (?:you|to) (?:can )?do|looking after yourself|living with|home remedies|"
    r"lifestyle changes|ways to (?:ease|help|relieve|stop)|surgery",
    SectionKind.PREVENTION: r"prevent\w*|prophyla\w+|avoid\w*|(?:lower|reduce) (?:the|your) risk|"
    r"protect yourself",
    SectionKind.TYPES: rf"(?:types?|forms?|kinds?|varieties|variants|classifications?|classified)"
    rf"(?! of (?:{_CONDITIONS}))",
    SectionKind.RELATED: rf"(?:related|associated|accompanying|concomitant|comorbid) (?:{_CONDITIONS})|"
    r"comorbidit\w+|patholog\w+|related (?:problems|issues)",
    SectionKind.DISEASES: _CONDITIONS,
    SectionKind.CAUSES: r"causes?|caused|causing|reasons?|why|triggers?|risk factors?|factors|origins?|"
    r"brings? .{0,40}\bon|where .{0,40} comes? from|etiology|aetiology|provok\w+|leads? to|"
    r"(?:is|are|be|lies|lie) behind|at (?:higher )?risk|who gets|what else could",
    SectionKind.ACCOMPANYING: r"(?:accompanying|associated|concomitant|other|related|typical|common|main|"
    r"characteristic|first|early|additional|warning|alarm|danger|emergency) "
    r"(?:symptoms?|signs?|complaints)|"
    r"(?:symptoms?|signs?|complaints) (?:that|which|accompanying|associated|linked|seen|of|and)|"
    r"^(?:symptoms?|signs?|complaints|manifestations?|clinical picture|red flags?)$|and symptoms?|"
    r"^what are the (?:symptoms?|signs?)|feels? like|check if you have|"
    r"(?:manifestations?|clinical picture) of|(?:accompan\w+|comes? with|goes with)\b",
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


@lru_cache(maxsize=5_000)  # the same heading is looked at by several
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
