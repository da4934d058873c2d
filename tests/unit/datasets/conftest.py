"""Small datasets of the tests' own making, and a short way to read them."""

from __future__ import annotations

from pathlib import Path

import pytest

OBO = """format-version: 1.2
data-version: hp/releases/2020-02-02

[Term]
id: HP:0000001
name: All

[Term]
id: HP:0000118
name: Phenotypic abnormality
is_a: HP:0000001 ! All

[Term]
id: HP:0003394
name: Muscle spasm
alt_id: HP:0009999
def: "A sudden contraction." [x:y]
synonym: "Muscle cramp" EXACT []
synonym: "Charley horse" NARROW []
xref: UMLS:C0037763
xref: no curie
is_a: HP:0000118

[Term]
id: HP:0008888
name: obsolete Cramping
is_obsolete: true
replaced_by: HP:0003394

[Term]
id: HP:0000005
name: Mode of inheritance
is_a: HP:0000001

[Term]
id: HP:0000007
name: Autosomal recessive inheritance
is_a: HP:0000005

[Term]
id: HP:0003577
name: Congenital onset
is_a: HP:0000001
"""
_HEADER = (
    "database_id\tdisease_name\tqualifier\thpo_id\treference\tevidence\tonset\tfrequency\tsex\tmodifier"
    "\taspect\tbiocuration"
)
ANNOTATIONS = f"""#version: 2020-02-02
{_HEADER}
OMIM:1\tSpasm "A"\t\tHP:0003394\tPMID:7\tPCS\tHP:0003577\t1/2\tMALE\t\tP\tx
OMIM:1\tSpasm "A"\t\tHP:0003394\tPMID:7\tPCS\tHP:0003577\t1/2\tMALE\t\tP\ty
OMIM:1\tSpasm A\tNOT\tHP:0000118\tPMID:7\tPCS\t\t\t\t\tP\tx
OMIM:1\tSpasm A\t\tHP:0000007\tPMID:7\tPCS\t\t\t\t\tI\tx
OMIM:1\tSpasm A\t\tHP:0003577\tPMID:7\tPCS\t\t\t\t\tC\tx
ORPHA:2\tSpasm B\t\tHP:0009999\tORPHA:2\tTAS\t\tHP:0040283\t\t\tP\tx
ORPHA:2\tSpasm B\t\tHP:0003394\tPMID:8\tPCS\t\t0/9\t\t\tP\tx
ORPHA:2\tSpasm B\t\tHP:7654321\tORPHA:2\tTAS\t\t\t\t\tP\tx
"""
GENES = """ncbi_gene_id\tgene_symbol\thpo_id\thpo_name\tfrequency\tdisease_id
10\tNAT2\tHP:0003394\tMuscle spasm\tHP:0040281\tOMIM:1
10\tNAT2\tHP:0003394\tMuscle spasm\t-\tORPHA:2
10\tNAT2\tHP:0000007\tAutosomal recessive inheritance\t-\tOMIM:1
11\tAB\tHP:0003394\tMuscle spasm\t-\tOMIM:404
"""


@pytest.fixture
def hpo_folder(tmp_path: Path) -> Path:
    """Return a folder with an ontology of seven terms, and its annotations."""
    folder = tmp_path / "hpo"
    folder.mkdir()
    (folder / "hp.obo").write_text(OBO, "utf-8")
    (folder / "phenotype.hpoa").write_text(ANNOTATIONS, "utf-8")
    (folder / "genes_to_phenotype.txt").write_text(GENES, "utf-8")
    return folder
