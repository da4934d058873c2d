"""IRIs for CURIEs, documents and our own terms.

Source: the prefix map of the Biolink Model 4.4 (a test compares them).
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

BIOLINK = "https://w3id.org/biolink/vocab/"
OWN = "urn:nosograph:"

_OBO = "http://purl.obolibrary.org/obo/"
_OBO_PREFIXES = (
    "BFO", "CHEBI", "CL", "DOID", "ECTO", "ENVO", "FMA", "FOODON", "GO", "HP", "MAXO", "MONDO",
    "MPATH", "NBO", "NCBITaxon", "NCIT", "OBI", "PATO", "PR", "RO", "UBERON", "XCO",
)  # fmt: skip
PREFIXES = {
    **{prefix: f"{_OBO}{prefix}_" for prefix in _OBO_PREFIXES},
    "CHEMBL.COMPOUND": "http://identifiers.org/chembl.compound/",
    "DRUGBANK": "http://identifiers.org/drugbank/",
    "EFO": "http://www.ebi.ac.uk/efo/EFO_",
    "ENSEMBL": "http://identifiers.org/ensembl/",
    "HGNC": "http://identifiers.org/hgnc/",
    "MEDDRA": "http://identifiers.org/meddra/",
    "MESH": "http://id.nlm.nih.gov/mesh/",
    "NCBIGene": "http://identifiers.org/ncbigene/",
    "OMIM": "http://purl.obolibrary.org/obo/OMIM_",
    "PMID": "http://www.ncbi.nlm.nih.gov/pubmed/",
    "PUBCHEM.COMPOUND": "http://identifiers.org/pubchem.compound/",
    "RXNORM": "http://purl.bioontology.org/ontology/RXNORM/",
    "SNOMEDCT": "http://snomed.info/id/",
    "UMLS": "http://identifiers.org/umls/",
    "UniProtKB": "http://purl.uniprot.org/uniprot/",
    "WIKIDATA": "https://www.wikidata.org/entity/",
}
_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+")
_UNCHANGED = "-._~:@!$&'()*+,;="


@lru_cache(maxsize=20_000)  # each edge names both its ends
def node_iri(curie: str) -> str:
    """Return the IRI of a node: by its prefix where that is known, else one of ours.

    Different CURIEs have different IRIs.

    Example:
        >>> node_iri("MONDO:0005301"), node_iri("NOSO:leg")
        ('http://purl.obolibrary.org/obo/MONDO_0005301', 'urn:nosograph:node:NOSO:leg')
    """
    prefix, _, local = curie.partition(":")
    if prefix in PREFIXES:
        return PREFIXES[prefix] + quote(local, safe=_UNCHANGED)
    return f"{OWN}node:{quote(curie, safe=_UNCHANGED)}"


def document_iri(document: str) -> str:
    """Return the IRI of a document: its address where that is its identifier, else one of ours.

    Example:
        >>> document_iri("https://example.org/a"), document_iri("file:a b.txt")
        ('https://example.org/a', 'urn:nosograph:document:file:a%20b.txt')
    """
    if _ADDRESS.fullmatch(document):
        return document
    return f"{OWN}document:{quote(document, safe=_UNCHANGED)}"


def edge_iri(edge_id: str) -> str:
    """Return the IRI of an edge."""
    return f"{OWN}edge:{edge_id}"
