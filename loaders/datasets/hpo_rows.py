"""The two tables beside HPO's ontology: diseases with their signs, and genes with theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from graph.model import DatasetRow, Node
from graph.vocabulary import Category, Predicate
from loaders.datasets.cleaning import clean_name, clean_synonyms, is_curie, say_row
from loaders.datasets.frequencies import read_frequency
from loaders.datasets.inputs import Gauge, Input, iter_lines
from loaders.datasets.ontology import KnownTerms
from loaders.datasets.tally import Claim, Rejection, Tally
from loaders.errors import UnreadableDataset

_COMMENT = "#"
_MOVED = "former identifiers of terms written as the present ones"
_NO_TERM = "the term is not in the ontology"
_NO_DISEASE = "the disease is not in phenotype.hpoa"
_NO_CURIE = "the identifier is no CURIE"
_GENE_PREFIX = "NCBIGene"


class _Aspect(NamedTuple):
    """What a row of annotations is about: its predicate, how a sentence says it, the rule's name."""

    predicate: Predicate
    phrase: str
    rule: str


_NOTED = Predicate.RELATED_TO
_ASPECTS = {
    "P": _Aspect(Predicate.HAS_SYMPTOM, Predicate.HAS_SYMPTOM.phrase, "hpo_phenotype"),
    "I": _Aspect(Predicate.HAS_INHERITANCE, Predicate.HAS_INHERITANCE.phrase, "hpo_inheritance"),
    "C": _Aspect(_NOTED, "has the onset or clinical course", "hpo_course"),
    "M": _Aspect(_NOTED, "has the clinical modifier", "hpo_modifier"),
    "H": _Aspect(_NOTED, "has the past medical history", "hpo_history"),
}


def iter_columns(
    source: Input, gauge: Gauge, needed: Sequence[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a table with tabs, with their line numbers; lines with `#` are comments.

    Raises:
        UnreadableDataset: When a column that is needed is not in its header.
    """
    header: list[str] | None = None
    for number, line in iter_lines(source, gauge):
        if line.startswith(_COMMENT) or not line:
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            if missing := [name for name in needed if name not in header]:
                why = f"it lacks the columns {', '.join(missing)}; it has {', '.join(header)}"
                raise UnreadableDataset(source.name, why)
            continue
        cells += [""] * (len(header) - len(cells))
        yield number, dict(zip(header, cells, strict=False))
    if header is None:
        raise UnreadableDataset(source.name, "it has no header")


class AnnotationRows:
    """`phenotype.hpoa`: what each disease shows, how it is inherited, when it begins."""

    _COLUMNS = ("database_id", "disease_name", "qualifier", "hpo_id", "reference", "evidence",
                "onset", "frequency", "sex", "modifier", "aspect")  # fmt: skip

    def __init__(self, source: Input, gauge: Gauge) -> None:
        """Open nothing yet."""
        self._source, self._gauge = source, gauge
        self._names: dict[str, str] = {}

    def names(self) -> Mapping[str, str]:
        """Return the diseases' names, as far as the claims have been read."""
        return self._names

    def iter_diseases(self, tally: Tally) -> Iterator[Node]:
        """Yield the diseases: the first name that the table gives each, other ones as synonyms."""
        names: dict[str, dict[str, None]] = {}
        for _, row in iter_columns(self._source, self._gauge, self._COLUMNS):
            if is_curie(row["database_id"]):
                name = clean_name(row["disease_name"], tally) or row["database_id"]
                names.setdefault(row["database_id"], {})[name] = None
        for curie, (first, *others) in names.items():
            yield Node(
                id=curie,
                name=first,
                categories=(Category.DISEASE,),
                synonyms=clean_synonyms(others, first),
            )

    def iter_claims(self, known: KnownTerms, tally: Tally) -> Iterator[Claim | Rejection]:
        """Yield what each row says of a disease."""
        file, terms = self._source.name, known.names
        for number, row in iter_columns(self._source, self._gauge, self._COLUMNS):
            term = _present(row["hpo_id"], known.moved, tally)
            if not is_curie(row["database_id"]):
                yield Rejection(_NO_CURIE, file, file, number, "\t".join(row.values()))
            elif term not in terms:
                yield Rejection(_NO_TERM, file, file, number, "\t".join(row.values()))
            elif row["aspect"] not in _ASPECTS:
                reason = f"the aspect is none of {', '.join(_ASPECTS)}"
                yield Rejection(reason, file, file, number, "\t".join(row.values()))
            else:
                self._names.setdefault(
                    row["database_id"], clean_name(row["disease_name"], tally) or row["database_id"]
                )
                yield Claim(self._read(row, term, terms), file, number)

    def _read(self, row: dict[str, str], term: str, terms: Mapping[str, str]) -> DatasetRow:
        aspect = _ASPECTS[row["aspect"]]
        frequency = read_frequency(row["frequency"])
        negated = row["qualifier"].strip().upper() == "NOT" or frequency.never
        details = (
            ("frequency", frequency.words),
            ("onset", _named(row["onset"], terms)),
            ("sex", row["sex"].lower()),
            ("modifier", _named(row["modifier"], terms)),
            ("evidence", row["evidence"]),
            ("reference", row["reference"]),
        )
        return DatasetRow(
            subject=row["database_id"],
            predicate=aspect.predicate,
            object=term,
            text=say_row(
                _deny(row["disease_name"], negated=negated), aspect.phrase, terms[term], details
            ),
            section=self._source.name,
            rule=aspect.rule,
            negated=negated,
            hedge=frequency.hedge,
        )


class GeneRows:
    """`genes_to_phenotype.txt`: which gene causes which disease, and so goes with which signs."""

    _COLUMNS = ("ncbi_gene_id", "gene_symbol", "hpo_id", "frequency", "disease_id")

    def __init__(self, source: Input, gauge: Gauge) -> None:
        """Open nothing yet."""
        self._source, self._gauge = source, gauge

    def iter_genes(self, tally: Tally) -> Iterator[Node]:
        """Yield the genes, named by their symbols."""
        seen: set[str] = set()
        for _, row in iter_columns(self._source, self._gauge, self._COLUMNS):
            curie = _gene_curie(row)
            if curie not in seen and is_curie(curie):
                seen.add(curie)
                name = clean_name(row["gene_symbol"], tally) or curie
                yield Node(id=curie, name=name, categories=(Category.GENE,))

    def iter_claims(
        self, known: KnownTerms, diseases: Mapping[str, str], tally: Tally
    ) -> Iterator[Claim | Rejection]:
        """Yield what each row says: of the gene and the term, then of the gene and the disease."""
        file, terms = self._source.name, known.names
        of_terms, of_diseases = f"{file}: gene and term", f"{file}: gene and disease"
        for number, row in iter_columns(self._source, self._gauge, self._COLUMNS):
            whole = "\t".join(row.values())
            term, disease = _present(row["hpo_id"], known.moved, tally), row["disease_id"]
            if not is_curie(_gene_curie(row)):
                yield Rejection(_NO_CURIE, file, of_terms, number, whole)
                yield Rejection(_NO_CURIE, file, of_diseases, number, whole)
                continue
            if term in terms:
                claim = self._read(row, term, terms, diseases, is_sign=term in known.abnormal)
                yield Claim(claim, of_terms, number)
            else:
                yield Rejection(_NO_TERM, file, of_terms, number, whole)
            if disease in diseases:
                yield Claim(self._relate(row, diseases[disease]), of_diseases, number)
            else:
                yield Rejection(_NO_DISEASE, file, of_diseases, number, whole)

    def _read(
        self,
        row: dict[str, str],
        term: str,
        terms: Mapping[str, str],
        diseases: Mapping[str, str],
        *,
        is_sign: bool,
    ) -> DatasetRow:
        # How a disease is inherited or when it begins is no condition that a gene goes with.
        predicate = Predicate.GENE_ASSOCIATED_WITH if is_sign else Predicate.RELATED_TO
        frequency = read_frequency(row["frequency"])
        disease = f"{diseases.get(row['disease_id'], '')} ({row['disease_id']})".strip()
        details = (("disease", disease), ("frequency", frequency.words))
        symbol = _deny(row["gene_symbol"], negated=frequency.never)
        return DatasetRow(
            subject=_gene_curie(row),
            predicate=predicate,
            object=term,
            text=say_row(symbol, predicate.phrase, terms[term], details),
            section=self._source.name,
            rule="hpo_gene_term",
            negated=frequency.never,
            hedge=frequency.hedge,
        )

    def _relate(self, row: dict[str, str], disease: str) -> DatasetRow:
        predicate = Predicate.GENE_ASSOCIATED_WITH
        return DatasetRow(
            subject=_gene_curie(row),
            predicate=predicate,
            object=row["disease_id"],
            text=say_row(row["gene_symbol"], predicate.phrase, disease, ()),
            section=self._source.name,
            rule="hpo_gene_disease",
        )


def _gene_curie(row: Mapping[str, str]) -> str:
    return f"{_GENE_PREFIX}:{row['ncbi_gene_id']}"


def _present(term: str, moved: Mapping[str, str], tally: Tally) -> str:
    if term not in moved:
        return term
    tally.repaired[_MOVED] += 1
    return moved[term]


def _named(cell: str, terms: Mapping[str, str]) -> str:
    """Return the names of the terms of a cell, which may list several."""
    return ", ".join(terms.get(each, each) for each in cell.split(";") if each)


def _deny(name: str, *, negated: bool) -> str:
    return f"NOT: {name}" if negated else name
