"""The nodes of a table: found by identifier or name, described by all the rows that name them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from graph.merge import merge_nodes
from graph.model import Node
from graph.vocabulary import Category
from loaders.datasets.cleaning import clean_name, clean_synonyms, clean_xrefs, is_curie
from loaders.datasets.tables.mapping import CategoryByColumn, NodeColumns
from loaders.datasets.tables.records import Record, find_values
from loaders.datasets.tally import Tally
from loaders.extract.concepts import Concepts
from loaders.knowledge import Knowledge
from loaders.lexicon import Lexicon
from loaders.lexicon.forms import display_name

NAMED_BY_ID = "nodes without a name, named by their identifier"


class Named(NamedTuple):
    """A node that a row names, or why it cannot be taken."""

    curie: str
    problem: str | None = None


class _About(NamedTuple):
    """What a record says of its node, or nodes, besides identifier and name."""

    category: Category
    synonyms: tuple[str, ...]
    xrefs: tuple[str, ...]


class _Draft:
    """A node with an identifier, as the rows so far describe it."""

    def __init__(self) -> None:
        self.names: dict[str, None] = {}
        self.synonyms: set[str] = set()
        self.categories: dict[Category, None] = {}
        self.xrefs: set[str] = set()

    def make(self, curie: str) -> Node:
        """Return it: the first name is preferred."""
        name, *others = self.names or {curie: None}
        return Node(
            id=curie,
            name=name,
            categories=tuple(self.categories),
            synonyms=clean_synonyms((*others, *self.synonyms), name),
            xrefs=tuple(sorted(self.xrefs - {curie})),
        )


class Register:
    """All nodes that a table names; it grows with them, not with the rows.

    One concept is one node: a name under two categories is one node with both, and a name that the
    lexicon knows is what the lexicon says.
    """

    def __init__(self, knowledge: Knowledge | None) -> None:
        """Begin with none; without knowledge, names are only themselves."""
        if knowledge is None:
            self._concepts = Concepts(Lexicon(()))
        else:
            self._concepts = Concepts(knowledge.lexicon, knowledge.corrections)
        self._drafts: dict[str, _Draft] = {}
        self._found: dict[tuple[str, Category, tuple[str, ...]], str] = {}

    def take(self, record: Record, spec: NodeColumns, tally: Tally) -> list[Named]:
        """Return the nodes that a record names by these columns, in their order; learn of them."""
        pairs = list(_iter_pairs(record, spec))
        if not pairs:
            return []
        category = _find_category(record, spec)
        if category is None:
            return [Named("", "the map of categories has no such value, and there is no default")]
        about = _About(
            category,
            tuple(find_values(record, spec.synonyms, spec.list_separator)),
            tuple(find_values(record, spec.xrefs, spec.list_separator)),
        )
        return [self._take_one(curie, name, about, tally) for curie, name in pairs]

    def name(self, curie: str) -> str:
        """Return what a node is called."""
        draft = self._drafts.get(curie)
        if draft is not None:
            return next(iter(draft.names), curie)
        return self._concepts.ref(curie).name

    def iter_nodes(self, tally: Tally) -> Iterator[Node]:
        """Yield all nodes, each once."""
        for node in self._concepts.nodes:
            draft = self._drafts.get(node.id)
            yield node if draft is None else merge_nodes([draft.make(node.id), node])
        known = {node.id for node in self._concepts.nodes}
        for curie, draft in self._drafts.items():
            if not draft.names:
                tally.repaired[NAMED_BY_ID] += 1
            if curie not in known:
                yield draft.make(curie)

    def _take_one(self, curie: str, name: str, about: _About, tally: Tally) -> Named:
        name = clean_name(name, tally)
        if curie:
            return self._take_identified(curie, name, about, tally)
        if not display_name(name):
            return Named("", "the name has no letters")
        key = (name, about.category, about.synonyms)
        if key not in self._found:
            aliases = clean_synonyms((name, *about.synonyms), "")
            node = self._concepts.ground(name, about.category, aliases=aliases)
            self._found[key] = node.id
        return Named(self._found[key])

    def _take_identified(self, curie: str, name: str, about: _About, tally: Tally) -> Named:
        if not is_curie(curie):
            return Named("", "the identifier is no CURIE")
        draft = self._drafts.setdefault(curie, _Draft())
        if name:
            draft.names[name] = None
        draft.categories[about.category] = None
        draft.synonyms.update(about.synonyms)
        draft.xrefs.update(clean_xrefs(about.xrefs, curie, tally))
        return Named(curie)


def _iter_pairs(record: Record, spec: NodeColumns) -> Iterator[tuple[str, str]]:
    """Yield identifier and name of each node that a record names; either may be empty."""
    curies = [_with_prefix(each, spec) for each in find_values(record, spec.id, spec.separator)]
    names = list(find_values(record, spec.name, spec.separator))
    if curies and len(names) != len(curies):
        names = names[:1] if len(curies) == 1 else []  # whose they are cannot be told
    yield from zip_longest(curies, names, fillvalue="")


def _with_prefix(curie: str, spec: NodeColumns) -> str:
    return f"{spec.prefix}:{curie}" if spec.prefix and ":" not in curie else curie


def _find_category(record: Record, spec: NodeColumns) -> Category | None:
    if not isinstance(spec.category, CategoryByColumn):
        return spec.category
    return spec.category.map.get(record.one(spec.category.column), spec.category.default)
