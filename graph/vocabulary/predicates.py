"""What an edge can say. One row each; adding a predicate is adding a row."""

from __future__ import annotations

from enum import Enum
from typing import Self

from graph.errors import UnknownPredicate
from graph.vocabulary.categories import Category

_DISEASE, _SYMPTOM, _SITE = Category.DISEASE, Category.SYMPTOM, Category.ANATOMICAL_SITE
_COMPLICATION, _CAUSE, _TREATMENT = Category.COMPLICATION, Category.CAUSE, Category.TREATMENT
_TEST, _SPECIALIST = Category.TEST, Category.SPECIALIST
_GENE, _PROTEIN, _PROCESS = Category.GENE, Category.PROTEIN, Category.PROCESS
_SUBSTANCE, _THING = Category.SUBSTANCE, Category.THING
_CONDITIONS = (_SYMPTOM, _DISEASE)
_GENES = (_GENE, _PROTEIN)
_REMEDIES = (_TREATMENT, _SUBSTANCE)
_ANY = tuple(Category)


class Predicate(str, Enum):
    """An edge's type.

    Attributes:
        subjects: Categories that fit before it, as articles use it; a dataset may know more.
        objects: Categories that fit after it.
        biolink: The Biolink predicate, in snake case.
        exact: Whether that Biolink predicate says the same; where it says less, an export keeps
            ours as `original_predicate`.
        symmetric: Whether it reads the same from both ends. Such an edge is stored once.
        phrase: How a sentence says it, subject first: "stroke *has the symptom* muscle spasm".
        inverse_phrase: The same, object first.

    Source: predicate names of the Biolink Model 4.4 (a test checks them).

    Example:
        >>> Predicate.HAS_SYMPTOM.biolink, Predicate.ACCOMPANIES.symmetric
        ('has_phenotype', True)
    """

    subjects: tuple[Category, ...]
    objects: tuple[Category, ...]
    biolink: str
    exact: bool
    symmetric: bool
    phrase: str
    inverse_phrase: str

    # fmt: off
    HAS_SYMPTOM = ("HAS_SYMPTOM", (_DISEASE,), (_SYMPTOM,), "has_phenotype", True, False,
                   "has the symptom", "is a symptom of")
    CAUSES = ("CAUSES", (_CAUSE, _DISEASE, _SYMPTOM), (_SYMPTOM, _DISEASE, _COMPLICATION),
              "causes", True, False, "can cause", "can be caused by")
    ASSOCIATED_WITH = ("ASSOCIATED_WITH", _CONDITIONS, _CONDITIONS, "associated_with", True, True,
                       "is associated with", "is associated with")
    DIAGNOSES = ("DIAGNOSES", (_TEST,), _CONDITIONS, "diagnoses", True, False,
                 "helps to diagnose", "is diagnosed with")
    MANAGES = ("MANAGES", (_SPECIALIST,), _CONDITIONS, "related_to", False, False,
               "manages", "is managed by")
    TREATS = ("TREATS", (_TREATMENT,), _CONDITIONS, "treats", True, False,
              "treats", "is treated with")
    PREVENTS = ("PREVENTS", (_TREATMENT,), _CONDITIONS, "preventative_for_condition", True, False,
                "helps to prevent", "is prevented by")
    RELIEVES = ("RELIEVES", (_TREATMENT,), _CONDITIONS, "ameliorates_condition", True, False,
                "relieves", "is relieved by")
    HAS_COMPLICATION = ("HAS_COMPLICATION", _CONDITIONS, (_COMPLICATION, _DISEASE),
                        "contributes_to", False, False,
                        "has the complication", "is a complication of")
    SUBTYPE_OF = ("SUBTYPE_OF", _ANY, _ANY, "subclass_of", True, False,
                  "is a kind of", "has the kind")
    LOCATED_IN = ("LOCATED_IN", _CONDITIONS, (_SITE,), "located_in", True, False,
                  "is located in", "is the site of")
    AFFECTS = ("AFFECTS", _CONDITIONS, (_SITE,), "affects", True, False,
               "affects", "is affected by")
    AGGRAVATES = ("AGGRAVATES", (_CAUSE, _SYMPTOM), _CONDITIONS, "exacerbates_condition", True,
                  False, "aggravates", "is aggravated by")
    TRIGGERS = ("TRIGGERS", (_CAUSE, _SYMPTOM), _CONDITIONS, "contributes_to", False, False,
                "triggers", "is triggered by")
    ACCOMPANIES = ("ACCOMPANIES", (_SYMPTOM,), (_SYMPTOM,), "coexists_with", True, True,
                   "accompanies", "accompanies")
    ASSESSES = ("ASSESSES", (_TEST,), (_SITE, _SYMPTOM), "related_to", False, False,
                "assesses", "is assessed by")
    PERFORMS = ("PERFORMS", (_SPECIALIST,), (_TEST, _TREATMENT), "related_to", False, False,
                "performs", "is performed by")
    GENE_ASSOCIATED_WITH = ("GENE_ASSOCIATED_WITH", _GENES, _CONDITIONS,
                            "gene_associated_with_condition", True, False,
                            "is a gene associated with", "is associated with the gene")
    CONTRIBUTES_TO = ("CONTRIBUTES_TO", (*_GENES, _SUBSTANCE, _CAUSE), _CONDITIONS,
                      "contributes_to", True, False, "contributes to", "has the contributor")
    HAS_INHERITANCE = ("HAS_INHERITANCE", (_DISEASE,), (_THING,), "has_mode_of_inheritance", True,
                       False, "has the inheritance", "is the inheritance of")
    CONTRAINDICATED_IN = ("CONTRAINDICATED_IN", _REMEDIES, _CONDITIONS, "contraindicated_in", True,
                          False, "is not to be given in", "rules out")
    HAS_SIDE_EFFECT = ("HAS_SIDE_EFFECT", _REMEDIES, _CONDITIONS, "has_side_effect", True, False,
                       "has the side effect", "is a side effect of")
    INTERACTS_WITH = ("INTERACTS_WITH", (*_GENES, _SUBSTANCE), (*_GENES, _SUBSTANCE),
                      "interacts_with", True, True, "interacts with", "interacts with")
    PARTICIPATES_IN = ("PARTICIPATES_IN", _GENES, (_PROCESS,), "participates_in", True, False,
                       "takes part in", "has the participant")
    EXPRESSED_IN = ("EXPRESSED_IN", _GENES, (_SITE,), "expressed_in", True, False,
                    "is expressed in", "expresses")
    PART_OF = ("PART_OF", _ANY, _ANY, "part_of", True, False, "is part of", "has the part")
    RELATED_TO = ("RELATED_TO", _ANY, _ANY, "related_to", False, False,
                  "is related to", "is related to")
    # fmt: on

    def __new__(  # noqa: PLR0913, PLR0917 - one parameter for each cell of a row
        cls,
        value: str,
        subjects: tuple[Category, ...],
        objects: tuple[Category, ...],
        biolink: str,
        exact: bool,  # noqa: FBT001 - a cell of the table
        symmetric: bool,  # noqa: FBT001 - a cell of the table
        phrase: str,
        inverse_phrase: str,
    ) -> Self:
        """Make the row's first cell the value, and the rest attributes."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.subjects, member.objects = subjects, objects
        member.biolink, member.exact, member.symmetric = biolink, exact, symmetric
        member.phrase, member.inverse_phrase = phrase, inverse_phrase
        return member

    def __str__(self) -> str:
        """Return the value, as a document or a query would write it."""
        return str.__str__(self)


_BY_NAME: dict[str, Predicate] = {predicate.value: predicate for predicate in Predicate}


def parse_predicate(text: str) -> Predicate:
    """Return the predicate of that name.

    Raises:
        UnknownPredicate: When there is none; the error lists them all.

    Example:
        >>> parse_predicate("TREATS") is Predicate.TREATS
        True
    """
    if text not in _BY_NAME:
        raise UnknownPredicate(text, _BY_NAME)
    return _BY_NAME[text]
