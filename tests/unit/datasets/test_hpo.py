"""The Human Phenotype Ontology, in small and as it is bundled."""

from __future__ import annotations

from pathlib import Path

import pytest
from dataset_readings import read_whole

from graph.vocabulary import Category, HedgeLevel
from loaders.datasets.frequencies import read_frequency
from loaders.datasets.hpo import open_hpo
from loaders.errors import UnreadableDataset


def test_a_term_keeps_its_names_and_former_identifiers(hpo_folder: Path) -> None:
    """Exact synonyms are names; what is narrower is only described; what it replaces finds it."""
    read = read_whole(open_hpo(folder=hpo_folder))
    spasm = read.nodes["HP:0003394"]
    assert (spasm.name, spasm.synonyms) == ("muscle spasm", ("Muscle cramp",))
    assert spasm.xrefs == ("HP:0008888", "HP:0009999", "UMLS:C0037763")
    assert spasm.description == "A sudden contraction. Narrow names: Charley horse."
    assert "HP:0008888" not in read.nodes
    assert read.report.skipped == {"obsolete terms": 1, "cross-references that are no CURIEs": 1}


def test_only_what_a_person_shows_is_a_symptom(hpo_folder: Path) -> None:
    """The branches beside phenotypic abnormality describe diseases and signs: they are things."""
    nodes = read_whole(open_hpo(folder=hpo_folder)).nodes
    assert nodes["HP:0003394"].categories == (Category.SYMPTOM,)
    assert nodes["HP:0000007"].categories == nodes["HP:0000001"].categories == (Category.THING,)
    assert nodes["OMIM:1"].categories == (Category.DISEASE,)
    assert (nodes["OMIM:1"].name, nodes["OMIM:1"].synonyms) == ('Spasm "A"', ("Spasm A",))
    assert nodes["NCBIGene:10"].name == "NAT2"


def test_each_aspect_has_its_predicate(hpo_folder: Path) -> None:
    """NOT and a frequency of none deny; former identifiers are written as present ones."""
    said = read_whole(open_hpo(folder=hpo_folder)).said()
    of_diseases = [each for each in said if each[0] in {"OMIM:1", "ORPHA:2"}]
    assert of_diseases == [
        ("OMIM:1", "HAS_SYMPTOM", "HP:0003394"),
        ("OMIM:1", "-HAS_SYMPTOM", "HP:0000118"),
        ("OMIM:1", "HAS_INHERITANCE", "HP:0000007"),
        ("OMIM:1", "RELATED_TO", "HP:0003577"),
        ("ORPHA:2", "HAS_SYMPTOM", "HP:0003394"),
        ("ORPHA:2", "-HAS_SYMPTOM", "HP:0003394"),
    ]
    of_genes = [each for each in said if each[0].startswith("NCBIGene")]
    assert of_genes == [
        ("NCBIGene:10", "GENE_ASSOCIATED_WITH", "HP:0003394"),
        ("NCBIGene:10", "GENE_ASSOCIATED_WITH", "OMIM:1"),
        ("NCBIGene:10", "GENE_ASSOCIATED_WITH", "HP:0003394"),
        ("NCBIGene:10", "GENE_ASSOCIATED_WITH", "ORPHA:2"),
        ("NCBIGene:10", "RELATED_TO", "HP:0000007"),
        ("NCBIGene:11", "GENE_ASSOCIATED_WITH", "HP:0003394"),
    ]


def test_a_row_keeps_what_it_knows_besides(hpo_folder: Path) -> None:
    """Frequency, onset, sex, evidence code and reference stand in the sentence; frequency hedges."""
    (first, *_) = (
        each
        for each in read_whole(open_hpo(folder=hpo_folder)).statements
        if each.evidence.rule == "hpo_phenotype"
    )
    assert first.evidence.sentence == (
        'Spasm "A" has the symptom muscle spasm; frequency 1/2; onset congenital onset; sex male; '
        "evidence PCS; reference PMID:7"
    )
    assert (first.hedge.word, first.hedge.level) == ("1/2", HedgeLevel.PROBABLE)


def test_the_report_says_why_rows_were_rejected(hpo_folder: Path) -> None:
    """One example each, with its line: an unknown term, an unknown disease."""
    report = read_whole(open_hpo(folder=hpo_folder)).report
    assert [(each.reason, each.rows, each.file, each.line) for each in report.reasons] == [
        ("the term is not in the ontology", 1, "phenotype.hpoa", 10),
        ("the disease is not in phenotype.hpoa", 1, "genes_to_phenotype.txt", 5),
    ]
    assert (report.duplicates, report.evidence, report.negated) == (2, 1, 2)


@pytest.mark.parametrize(
    ("written", "level", "never"),
    [
        ("HP:0040280", HedgeLevel.ASSERTED, False),
        ("HP:0040282", HedgeLevel.PROBABLE, False),
        ("HP:0040284", HedgeLevel.POSSIBLE, False),
        ("HP:0040285", HedgeLevel.ASSERTED, True),
        ("4/5", HedgeLevel.ASSERTED, False),
        ("3/10", HedgeLevel.PROBABLE, False),
        ("29.9%", HedgeLevel.POSSIBLE, False),
        ("0/0", HedgeLevel.ASSERTED, False),
        ("0%", HedgeLevel.ASSERTED, True),
    ],
)
def test_frequencies_become_hedges(written: str, level: HedgeLevel, *, never: bool) -> None:
    """By the limits of HPO's own classes; none of none says nothing."""
    read = read_frequency(written)
    assert (read.hedge.level, read.never) == (level, never)


def test_a_missing_column_is_named(hpo_folder: Path) -> None:
    """With the columns that there are."""
    (hpo_folder / "genes_to_phenotype.txt").write_text("gene\thpo_id\n1\tHP:1\n", "utf-8")
    with pytest.raises(
        UnreadableDataset, match=r"lacks the columns ncbi_gene_id.*it has gene, hpo_id"
    ):
        read_whole(open_hpo(folder=hpo_folder))


def test_a_missing_file_is_named(hpo_folder: Path) -> None:
    """Before anything is read."""
    (hpo_folder / "phenotype.hpoa").unlink()
    with pytest.raises(UnreadableDataset, match=r"'phenotype.hpoa'.*no such file"):
        open_hpo(folder=hpo_folder)


@pytest.mark.long
def test_the_bundled_release_is_read_whole() -> None:
    """Every row of it is understood; the numbers are those of the release 2025-01-16."""
    read = read_whole(open_hpo())
    assert (read.report.nodes, read.report.edges) == (36_853, 561_757)
    assert read.report.rejected == 0
