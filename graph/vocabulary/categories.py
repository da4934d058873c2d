"""What a node can be. One row each; their order is the order in which a node's categories are listed."""

from __future__ import annotations

from enum import Enum
from typing import Self

from graph.errors import UnknownCategory


class Category(str, Enum):
    """A node's category, with its Biolink classes and its schema.org type.

    The order of the rows decides a tie: where documents disagree on what a node is first of all, and
    equally many say each, the earlier row wins. So a concept is a Cause, a Complication or a Thing only
    where nothing above fits.

    Source: class names of the Biolink Model 4.4 (a test checks them); types of schema.org health-lifesci.

    Example:
        >>> Category.DISEASE.value, Category.DISEASE.biolink
        ('Disease', ('Disease',))
    """

    biolink: tuple[str, ...]
    schema_org: str
    description: str

    DISEASE = ("Disease", ("Disease",), "MedicalCondition", "a disorder with a name of its own")
    SYMPTOM = ("Symptom", ("PhenotypicFeature",), "MedicalSymptom", "what a person feels or shows")
    TEST = ("Test", ("DiagnosticAid", "Procedure"), "MedicalTest", "an examination that informs")
    SPECIALIST = ("Specialist", ("NamedThing",), "MedicalSpecialty", "a profession one consults")
    TREATMENT = ("Treatment", ("Treatment",), "MedicalTherapy", "what is done or taken against it")
    SUBSTANCE = ("Substance", ("ChemicalEntity",), "Substance", "a chemical, nutrient or drug")
    ANATOMICAL_SITE = (
        "AnatomicalSite",
        ("GrossAnatomicalStructure",),
        "AnatomicalStructure",
        "a part of the body",
    )
    GENE = ("Gene", ("Gene",), "Gene", "a gene")
    PROTEIN = ("Protein", ("Protein",), "Protein", "a protein")
    PROCESS = (
        "Process",
        ("BiologicalProcess",),
        "BioChemEntity",
        "a biological process, pathway or molecular activity",
    )
    CAUSE = (
        "Cause",
        ("ExposureEvent", "Behavior"),
        "MedicalCause",
        "a circumstance or behaviour that brings it on",
    )
    COMPLICATION = (
        "Complication",
        ("PhenotypicFeature",),
        "MedicalCondition",
        "what may follow from it, where nothing above fits better",
    )
    THING = (
        "Thing",
        ("NamedThing",),
        "MedicalEntity",
        "anything that a dataset names and nothing above fits",
    )
    DOCUMENT = ("Document", ("WebPage", "Article"), "MedicalWebPage", "a text that says something")

    def __new__(
        cls, value: str, biolink: tuple[str, ...], schema_org: str, description: str
    ) -> Self:
        """Make the row's first cell the value, and the rest attributes."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.biolink = biolink
        member.schema_org = schema_org
        member.description = description
        return member

    def __str__(self) -> str:
        """Return the value, as a document or a query would write it."""
        return str.__str__(self)

    @property
    def rank(self) -> int:
        """Position of the row, from 0."""
        return _RANKS[self]


_RANKS = {category: rank for rank, category in enumerate(Category)}
_BY_NAME: dict[str, Category] = {category.value: category for category in Category}


def parse_category(text: str) -> Category:
    """Return the category of that name.

    Raises:
        UnknownCategory: When there is none; names are case-sensitive, and the error lists them.

    Example:
        >>> parse_category("Disease") is Category.DISEASE
        True
    """
    if text not in _BY_NAME:
        raise UnknownCategory(text, _BY_NAME)
    return _BY_NAME[text]
