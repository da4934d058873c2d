"""What an ontology's prefixes and relations are called here.

A prefix that is not in the table is a Thing. Terms of HP outside phenotypic abnormality are Things too.

Source: the prefixes' registrations at https://bioregistry.io; the relations' definitions in the Relation
Ontology, https://oborel.github.io (a test compares them with what the Biolink Model maps them to).
"""

from __future__ import annotations

from typing import NamedTuple

from graph.vocabulary import Category, Predicate
from loaders.lexicon.sources import PREFIXES

CATEGORIES = PREFIXES | {
    "NCIT": Category.THING, "CL": Category.ANATOMICAL_SITE, "GO": Category.PROCESS,
    "REACT": Category.PROCESS, "PW": Category.PROCESS, "MPATH": Category.PROCESS,
    "NBO": Category.PROCESS, "HGNC": Category.GENE, "NCBIGene": Category.GENE,
    "ENSEMBL": Category.GENE, "OGG": Category.GENE, "PR": Category.PROTEIN,
    "UniProtKB": Category.PROTEIN, "MP": Category.SYMPTOM, "ICD10": Category.DISEASE,
    "ICD11": Category.DISEASE, "OGMS": Category.THING, "ECTO": Category.CAUSE,
    "DRON": Category.SUBSTANCE, "RXNORM": Category.SUBSTANCE, "CMO": Category.TEST,
    "LOINC": Category.TEST, "OMIMPS": Category.DISEASE, "MEDDRA": Category.SYMPTOM,
}  # fmt: skip


IS_A = "is_a"


class Relation(NamedTuple):
    """What a relation says: our predicate, and whether its two ends change places."""

    predicate: Predicate
    turned: bool = False


_PART, _HAS_PART = Relation(Predicate.PART_OF), Relation(Predicate.PART_OF, turned=True)
_SIGN, _PLACE = Relation(Predicate.HAS_SYMPTOM), Relation(Predicate.LOCATED_IN)
_HOLDS = Relation(Predicate.LOCATED_IN, turned=True)
_ACTS, _ACTED = (
    Relation(Predicate.PARTICIPATES_IN),
    Relation(Predicate.PARTICIPATES_IN, turned=True),
)
_EXPRESSED, _EXPRESSES = (
    Relation(Predicate.EXPRESSED_IN),
    Relation(Predicate.EXPRESSED_IN, turned=True),
)
_GENE = Relation(Predicate.GENE_ASSOCIATED_WITH, turned=True)
# By identifier, and by the short name that OBO files use.
RELATIONS = {
    IS_A: Relation(Predicate.SUBTYPE_OF),
    "BFO:0000050": _PART, "part_of": _PART,
    "BFO:0000051": _HAS_PART, "has_part": _HAS_PART,
    "RO:0001025": _PLACE, "located_in": _PLACE,
    "RO:0001015": _HOLDS, "location_of": _HOLDS,
    "RO:0004026": _PLACE, "disease_has_location": _PLACE,
    "RO:0002200": _SIGN, "has_phenotype": _SIGN,
    "RO:0002452": _SIGN, "has_symptom": _SIGN,
    "RO:0004029": _SIGN, "disease_has_feature": _SIGN, "disease_has_major_feature": _SIGN,
    "RO:0003303": Relation(Predicate.CAUSES), "causes_condition": Relation(Predicate.CAUSES),
    "RO:0003302": Relation(Predicate.CONTRIBUTES_TO),
    "RO:0003304": Relation(Predicate.CONTRIBUTES_TO),
    "contributes_to_condition": Relation(Predicate.CONTRIBUTES_TO),
    "RO:0003307": Relation(Predicate.RELIEVES), "ameliorates_condition": Relation(Predicate.RELIEVES),
    "RO:0003309": Relation(Predicate.AGGRAVATES),
    "RO:0002606": Relation(Predicate.TREATS), "is_substance_that_treats": Relation(Predicate.TREATS),
    "RO:0000056": _ACTS, "participates_in": _ACTS,
    "RO:0000057": _ACTED, "has_participant": _ACTED,
    "RO:0002206": _EXPRESSED, "expressed_in": _EXPRESSED,
    "RO:0002292": _EXPRESSES, "expresses": _EXPRESSES,
    "RO:0002434": Relation(Predicate.INTERACTS_WITH),
    "interacts_with": Relation(Predicate.INTERACTS_WITH),
    "RO:0004003": _GENE, "has_material_basis_in_germline_mutation_in": _GENE,
}  # fmt: skip


def find_relation(name: str) -> Relation:
    """Return what a relation is here; one that nothing fits is only known to relate.

    Example:
        >>> find_relation("has_part").predicate.value, find_relation("has_part").turned
        ('PART_OF', True)
        >>> find_relation("RO:0002503").predicate.value
        'RELATED_TO'
    """
    return RELATIONS.get(name, Relation(Predicate.RELATED_TO))
