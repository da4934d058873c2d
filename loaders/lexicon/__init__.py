"""Names and the concepts that they stand for: the project's own curated table.

Only exact names, synonyms and their grammatical forms count. Nothing fuzzy ever grounds a name.
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Self

from graph.model import Node
from graph.query.names import fold
from graph.vocabulary import parse_category
from loaders.lexicon.forms import canonical, display_name, local_id
from loaders.lexicon.index import NameIndex

_ARTICLE = re.compile(r"^(?:an?|the|your) ", re.IGNORECASE)
_SHORT_ACRONYM = 4
_REMEMBERED = 20_000  # names that were asked for


class Lexicon:
    """Concepts, by every form of their names.

    Example:
        >>> lexicon = load_curated()
        >>> lexicon.find("Muscle spasms").id
        'HP:0003394'
        >>> lexicon.find("us") is None
        True
    """

    def __init__(self, concepts: tuple[Node, ...], layers: tuple[NameIndex, ...] = ()) -> None:
        """Index the concepts; where two share a form of a name, the exact name wins, then the earlier.

        Args:
            concepts: Of the table.
            layers: Built indexes, asked in order for what the table does not know.
        """
        self.concepts = concepts
        self.layers = layers
        self._acronyms: dict[str, Node] = {}
        self._exact: dict[str, Node] = {}
        self._forms: dict[str, Node] = {}
        self._longest: dict[str, int] = {}
        self._found = lru_cache(_REMEMBERED)(self._find)  # an article repeats its names
        for concept in concepts:
            for name in (concept.name, *concept.synonyms):
                self._add(name, concept)

    @classmethod
    def read(cls, table: str) -> Self:
        """Read a table: tab-separated, with the columns of `concepts.tsv`.

        Raises:
            UnknownCategory: When a row has a category outside the vocabulary.
        """
        rows = csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
        return cls(tuple(_parse_row(row) for row in rows))

    def find(self, name: str) -> Node | None:
        """Return the concept of that name, or None.

        A short acronym counts only as it is written: "US" is no "us", "arms" no "ARMS".
        """
        return self._found(name)

    def _find(self, name: str) -> Node | None:
        own = self._acronyms.get(_ARTICLE.sub("", name.strip())) or self._exact.get(fold(name))
        own = own or self._forms.get(canonical(name))
        if own is not None or not self.layers:
            return own
        acronym = len(name) <= _SHORT_ACRONYM and name.isupper()
        form = name if acronym else canonical(name)
        return next(filter(None, (layer.find_form(form) for layer in self.layers)), None)

    def find_form(self, form: str) -> Node | None:
        """Return the concept that has a name of that canonical form (see `forms.canonical`), or None.

        Acronyms have no form; ask `find` for them.
        """
        own = self._forms.get(form)
        if own is not None or not self.layers:
            return own
        return next(filter(None, (layer.find_form(form) for layer in self.layers)), None)

    def longest(self, first: str) -> int:
        """Return how many words the longest known form has that begins with that word; 0 for none."""
        longest = self._longest.get(first, 0)
        for layer in self.layers:
            longest = max(longest, layer.longest(first))
        return longest

    def with_layers(self, layers: tuple[NameIndex, ...]) -> Lexicon:
        """Return a lexicon that asks these indexes for what this table does not know."""
        return Lexicon(self.concepts, layers)

    def singular(self, name: str) -> str:
        """Return the preferred name of a known concept, else the name without an article."""
        concept = self.find(name)
        return concept.name if concept else display_name(name)

    def _add(self, name: str, concept: Node) -> None:
        if len(name) <= _SHORT_ACRONYM and name.isupper():
            self._acronyms.setdefault(name, concept)
            return
        self._exact.setdefault(fold(name), concept)
        form = canonical(name)
        self._forms.setdefault(form, concept)
        first, *rest = form.split() or [""]
        self._longest[first] = max(self._longest.get(first, 0), 1 + len(rest))


@cache
def load_curated() -> Lexicon:
    """Return the project's own table, read once."""
    table = files(__package__).joinpath("concepts.tsv").read_text("utf-8")
    return Lexicon.read(table)


def _parse_row(row: dict[str, str]) -> Node:
    name = row["name"]
    return Node(
        id=row["curie"] or local_id(name),
        name=name,
        categories=tuple(parse_category(text) for text in _split(row["categories"])),
        synonyms=tuple(sorted(_split(row["synonyms"]))),
        xrefs=tuple(sorted(_split(row["xrefs"]))),
    )


def _split(cell: str) -> list[str]:
    return [part.strip() for part in (cell or "").split("|") if part.strip()]
