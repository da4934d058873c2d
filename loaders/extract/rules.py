"""What the list of each kind of section says of the title: one row a rule."""

from __future__ import annotations

from typing import NamedTuple

from graph.vocabulary import Category, Predicate
from loaders.headings import SectionKind

_DISEASE, _SYMPTOM, _CAUSE = Category.DISEASE, Category.SYMPTOM, Category.CAUSE
_SUBSTANCE, _COMPLICATION, _TREATMENT = (
    Category.SUBSTANCE,
    Category.COMPLICATION,
    Category.TREATMENT,
)
_ILLS = frozenset({_DISEASE, _SYMPTOM, _COMPLICATION})
_CONDITIONS = frozenset({_DISEASE, _SYMPTOM, _COMPLICATION, _CAUSE})


class ListRule(NamedTuple):
    """How a list is read.

    Attributes:
        name: As evidence shows it.
        predicate: Between the item and the title.
        category: Of an item that the lexicon does not know.
        fits: What else an item may be that is known already; a doctor is no cause and no treatment.
        title_first: Whether the title is the subject.
        hedged: Whether the text before the list may hedge it.
    """

    name: str
    predicate: Predicate
    category: Category
    fits: frozenset[Category]
    title_first: bool = False
    hedged: bool = False


# fmt: off
RULES = {
    SectionKind.DISEASES: ListRule(
        "diseases", Predicate.HAS_SYMPTOM, _DISEASE, _CONDITIONS, hedged=True),
    SectionKind.DIAGNOSIS: ListRule(
        "diagnosis", Predicate.DIAGNOSES, Category.TEST, frozenset({Category.TEST})),
    SectionKind.SPECIALISTS: ListRule(
        "specialists", Predicate.MANAGES, Category.SPECIALIST, frozenset({Category.SPECIALIST})),
    SectionKind.TYPES: ListRule(
        "types", Predicate.SUBTYPE_OF, _SYMPTOM, _CONDITIONS),
    SectionKind.CAUSES: ListRule(
        "causes", Predicate.CAUSES, _CAUSE, _CONDITIONS | {_SUBSTANCE, _TREATMENT}, hedged=True),
    SectionKind.TRIGGERS: ListRule(
        "triggers", Predicate.TRIGGERS, _CAUSE, _CONDITIONS | {_SUBSTANCE, _TREATMENT}, hedged=True),
    SectionKind.AGGRAVATING: ListRule(
        "aggravating_factors", Predicate.AGGRAVATES, _CAUSE,
        _CONDITIONS | {_SUBSTANCE, _TREATMENT}, hedged=True),
    SectionKind.RELATED: ListRule(
        "related_pathologies", Predicate.ASSOCIATED_WITH, _DISEASE, _CONDITIONS,
        title_first=True, hedged=True),
    SectionKind.TREATMENT: ListRule(
        "treatment", Predicate.TREATS, _TREATMENT, frozenset({_TREATMENT, _SUBSTANCE, _CAUSE})),
    SectionKind.PREVENTION: ListRule(
        "prevention", Predicate.PREVENTS, _TREATMENT, frozenset({_TREATMENT, _SUBSTANCE, _CAUSE})),
    SectionKind.ACCOMPANYING: ListRule(
        "accompanying_symptoms", Predicate.ACCOMPANIES, _SYMPTOM, _CONDITIONS,
        title_first=True, hedged=True),
    SectionKind.COMPLICATIONS: ListRule(
        "complications", Predicate.HAS_COMPLICATION, _COMPLICATION, _CONDITIONS,
        title_first=True, hedged=True),
}
# fmt: on


def find_rule(kind: SectionKind, title: Category) -> ListRule | None:
    """Return how the list of such a section is read in an article about such a title.

    A list of diseases in an article about a disease says what goes with it, not what has it as a
    symptom; kinds of a disease are diseases; symptoms are those that it has.

    Example:
        >>> find_rule(SectionKind.DISEASES, Category.DISEASE).predicate.value
        'ASSOCIATED_WITH'
    """
    rule = RULES.get(kind)
    if rule is None or title is not Category.DISEASE:
        return rule
    if kind is SectionKind.ACCOMPANYING:
        return rule._replace(name="symptoms", predicate=Predicate.HAS_SYMPTOM, fits=_ILLS)
    if kind is SectionKind.DISEASES:
        return RULES[SectionKind.RELATED]._replace(name=rule.name)
    return rule._replace(category=_DISEASE) if kind is SectionKind.TYPES else rule
