"""What a term of an ontology is, whatever file it stands in."""

from __future__ import annotations

from typing import NamedTuple


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
