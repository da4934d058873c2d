"""What a term of an ontology is, whatever file it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

ABNORMALITY = "HP:0000118"
"""HPO's phenotypic abnormality: what a person shows; the other branches describe that."""


class TermSynonym(NamedTuple):
    """Another name; the scope is `exact`, `narrow`, `broad` or `related`."""

    text: str
    scope: str


class Term(NamedTuple):
    """A term.

    Attributes:
        id: Its CURIE.
        name: Its label; empty where it has none.
        synonyms: Other names.
        xrefs: CURIEs in other ontologies.
        parents: CURIEs of the terms that it is a kind of.
        relations: Other relations: the relation's name or CURIE, and the other term's CURIE.
        definition: A sentence or two, or None.
        obsolete: Whether it is not to be used any more.
        replaced_by: What is used instead, or None.
        alternatives: Identifiers that it had before, such as those of terms merged into it.
        line: Where it begins in its file, from 1; 0 where the file has no lines.
    """

    id: str
    name: str
    synonyms: tuple[TermSynonym, ...] = ()
    xrefs: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
    definition: str | None = None
    obsolete: bool = False
    replaced_by: str | None = None
    alternatives: tuple[str, ...] = ()
    line: int = 0


def find_below(terms: Iterable[Term], root: str) -> set[str]:
    """Return a term and all that are kinds of it; a file may name a kind before its parent.

    Example:
        >>> sorted(find_below([Term("c", "", parents=("b",)), Term("b", "", parents=("a",))], "a"))
        ['a', 'b', 'c']
    """
    children: dict[str, list[str]] = {}
    for term in terms:
        for parent in term.parents:
            children.setdefault(parent, []).append(term.id)
    found, left = {root}, [root]
    while left:
        new = [child for child in children.get(left.pop(), ()) if child not in found]
        found.update(new)
        left += new
    return found
