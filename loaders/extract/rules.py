"""What the list of each kind of section says of the title: one row a rule."""

from __future__ import annotations

from typing import NamedTuple

from graph.vocabulary import Category, Predicate
from loaders.extract.sections import SectionKind


class ListRule(NamedTuple):
    """How a list is read.

    Attributes:
        predicate: Between the item and the title.
        category: Of an item that the lexicon does not know.
        title_first: Whether the title is the subject.
        hedged: Whether the sentence that introduces the list may hedge it.
    """

    predicate: Predicate
    category: Category
    title_first: bool = False
    hedged: bool = False


RULES = {
    SectionKind.DISEASES: ListRule(Predicate.HAS_SYMPTOM, Category.DISEASE, hedged=True),
    SectionKind.DIAGNOSIS: ListRule(Predicate.DIAGNOSES, Category.TEST),
    SectionKind.SPECIALISTS: ListRule(Predicate.MANAGES, Category.SPECIALIST),
    SectionKind.TYPES: ListRule(Predicate.SUBTYPE_OF, Category.SYMPTOM),
    SectionKind.CAUSES: ListRule(Predicate.CAUSES, Category.CAUSE, hedged=True),
    SectionKind.RELATED: ListRule(
        Predicate.ASSOCIATED_WITH, Category.DISEASE, title_first=True, hedged=True
    ),
    SectionKind.TREATMENT: ListRule(Predicate.TREATS, Category.TREATMENT),
    SectionKind.PREVENTION: ListRule(Predicate.PREVENTS, Category.TREATMENT),
    SectionKind.ACCOMPANYING: ListRule(
        Predicate.ACCOMPANIES, Category.SYMPTOM, title_first=True, hedged=True
    ),
    SectionKind.COMPLICATIONS: ListRule(
        Predicate.HAS_COMPLICATION, Category.COMPLICATION, title_first=True, hedged=True
    ),
}
# A list of diseases in an article about a disease says what goes with it, not what has it as a symptom.
DISEASES_OF_A_DISEASE = ListRule(
    Predicate.ASSOCIATED_WITH, Category.DISEASE, title_first=True, hedged=True
)
