"""A graph in KGX as a dataset: anything that Translator or Monarch publish.

Source: https://github.com/biolink/kgx/blob/master/specification/kgx-format.md; Biolink Model 4.4.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path

from graph.errors import UnknownCategory, UnknownPredicate
from graph.model import LOCAL_PREFIX, DatasetRow, Hedge, Node
from graph.vocabulary import Category, HedgeLevel, parse_category, parse_predicate
from loaders.datasets.biolink import Meaning, find_categories, find_meaning
from loaders.datasets.cleaning import (
    clean_name,
    clean_synonyms,
    clean_xrefs,
    is_curie,
    one_line,
    say_row,
)
from loaders.datasets.frequencies import read_frequency
from loaders.datasets.inputs import Gauge, hash_inputs, total_bytes
from loaders.datasets.kgx_cells import Record, iter_records
from loaders.datasets.kgx_files import KgxFile, KgxFiles, find_kgx
from loaders.datasets.prepared import Prepared, Said, describe_dataset
from loaders.datasets.tally import Claim, Rejection, Tally

VERSION = "kgx/1"
UNNAMED = "nodes without a name, named by their identifier"
_BAD_NODES = "nodes whose identifier is no CURIE"
_BROKEN_NODES = "lines of nodes that cannot be read"
_TRUE = frozenset({"true", "1", "yes"})
# Kept in the row's words, in this order, by these names.
_KEPT = (
    ("primary_knowledge_source", "source"),
    ("aggregator_knowledge_source", "aggregated by"),
    ("knowledge_source", "source"),
    ("provided_by", "provided by"),
    ("publications", "publications"),
    ("knowledge_level", "knowledge level"),
    ("agent_type", "agent"),
    ("has_evidence", "evidence"),
    ("supporting_text", "supporting text"),
    ("nosograph_section", "section"),
    ("nosograph_place", "place"),
    ("nosograph_rule", "rule"),
)
_QUALIFIER = "qualifi"  # …_qualifier, qualifiers, qualified_predicate: they change what is said


def open_kgx(said: Said, *, paths: tuple[Path, ...]) -> Prepared:
    """Return a graph in KGX, ready to be loaded.

    Args:
        said: What the caller says of it instead.
        paths: Files with nodes and with edges, or a folder or an archive with them.

    Raises:
        UnreadableDataset: When one cannot be read, is neither, or either kind is missing.
    """
    files = find_kgx(paths)
    inputs = [each.source for each in (*files.nodes, *files.edges)]
    graph = _Graph(files)
    document = describe_dataset(
        said,
        document_id=f"file:{files.name}",
        title=files.name,
        sha256=hash_inputs(inputs),
        loader=VERSION,
    )
    source = ", ".join(str(path) for path in paths)
    return Prepared(source, document, graph.gauge, graph.iter_nodes, graph.iter_claims)


class _Graph:
    """The files of a graph; what is remembered of them is the nodes' names."""

    def __init__(self, files: KgxFiles) -> None:
        self.gauge = Gauge()
        self._files = files
        self._names: dict[str, str] | None = None

    def iter_nodes(self, tally: Tally) -> Iterator[Node]:
        """Yield the nodes, each as it is described first."""
        self.gauge.total = total_bytes(each.source for each in self._files.nodes)
        names: dict[str, str] = {}
        for file in self._files.nodes:
            for record in iter_records(file, self.gauge):
                node = _read_node(record, tally)
                if node is not None:
                    names.setdefault(node.id, node.name)
                    yield node
        self._names = names

    def iter_claims(self, _: Tally) -> Iterator[Claim | Rejection]:
        """Yield what each edge says."""
        if self._names is None:
            for _node in self.iter_nodes(Tally()):
                pass
        names = self._names or {}
        self.gauge.done = 0
        self.gauge.total = total_bytes(each.source for each in self._files.edges)
        for file in self._files.edges:
            for record in iter_records(file, self.gauge):
                yield _read_edge(record, file, names)


def _read_node(record: Record, tally: Tally) -> Node | None:
    if record.cells is None:
        tally.skipped[_BROKEN_NODES] += 1
        return None
    curie = record.one("id")
    if not is_curie(curie):
        tally.skipped[_BAD_NODES] += 1
        return None
    name = clean_name(record.one("name"), tally)
    if not name:
        tally.repaired[UNNAMED] += 1
        name = curie[:500]
    synonyms = (*record.many("synonym"), *record.many("synonyms"), *record.many("exact_synonym"))
    xrefs = (*record.many("xref"), *record.many("same_as"), *record.many("equivalent_identifiers"))
    return Node(
        id=curie,
        name=name,
        categories=_find_categories(record),
        synonyms=clean_synonyms(synonyms, name),
        xrefs=clean_xrefs(xrefs, curie, tally),
        description=one_line(record.one("description")) or None,
    )


def _find_categories(record: Record) -> tuple[Category, ...]:
    try:
        own = tuple(parse_category(each) for each in record.many("nosograph_categories"))
    except UnknownCategory:
        own = ()
    return own or find_categories(record.many("category"))


def _read_edge(record: Record, file: KgxFile, names: dict[str, str]) -> Claim | Rejection:
    source = file.source.name
    reject = partial(Rejection, file=source, table=source, line=record.line, text=record.text)
    if record.cells is None:
        why = "the line is no JSON object" if file.is_json else "the line has too many cells"
        return reject(why)
    subject, object_ = record.one("subject"), record.one("object")
    for end, curie in (("subject", subject), ("object", object_)):
        if curie not in names:
            what = "is not among the nodes" if is_curie(curie) else "is no CURIE"
            return reject(f"the {end} {what}")
    if not record.one("predicate"):
        return reject("there is no predicate")
    return Claim(_state(record, subject, object_, names, source), source, record.line)


def _state(
    record: Record, subject: str, object_: str, names: dict[str, str], source: str
) -> DatasetRow:
    meaning = _find_predicate(record)
    if meaning.turned:
        subject, object_ = object_, subject
    frequency = read_frequency(record.one("frequency_qualifier"))
    negated = record.one("negated").lower() in _TRUE or frequency.never
    said = f"NOT: {names[subject]}" if negated else names[subject]
    details = _iter_details(record, meaning)
    return DatasetRow(
        subject=subject,
        predicate=meaning.predicate,
        object=object_,
        text=say_row(said, meaning.predicate.phrase, names[object_], details),
        section=source,
        rule=one_line(record.one("predicate"))[:500],
        negated=negated,
        hedge=_read_hedge(record) or (Hedge() if frequency.never else frequency.hedge),
    )


def _read_hedge(record: Record) -> Hedge | None:
    """Return the hedge of a statement that this service wrote."""
    level = record.one("nosograph_hedge_level")
    if level not in set(HedgeLevel):
        return None
    return Hedge(word=record.one("nosograph_hedge") or None, level=HedgeLevel(level))


def _find_predicate(record: Record) -> Meaning:
    """Return our own predicate where this service wrote the edge, else the nearest one."""
    prefix, _, local = record.one("original_predicate").partition(":")
    if prefix == LOCAL_PREFIX:
        try:
            return Meaning(parse_predicate(local), turned=False, exact=True)
        except UnknownPredicate:
            pass
    return find_meaning(record.one("predicate"))


def _iter_details(record: Record, meaning: Meaning) -> Iterator[tuple[str, str]]:
    if not meaning.exact:
        yield "predicate", record.one("predicate")
    original = record.one("original_predicate")
    if original and not original.startswith(f"{LOCAL_PREFIX}:"):
        yield "original predicate", original
    for name, shown in _find_kept(record.names()):
        yield shown, ", ".join(record.many(name))


@lru_cache(maxsize=1024)
def _find_kept(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return which of a record's values its sentence keeps, and what they are called there."""
    qualifiers = ((name, name.replace("_", " ")) for name in names if _QUALIFIER in name)
    return (*qualifiers, *((name, shown) for name, shown in _KEPT if name in names))
