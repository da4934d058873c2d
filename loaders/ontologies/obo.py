"""The OBO format, version 1.2 and 1.4: what names and relates terms; other tags are passed over.

Source: the OBO flat file format guides, https://owlcollab.github.io/oboformat/doc/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from loaders.ontologies.terms import Term, TermSynonym

_TERM = "[Term]"
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*+)"')
_SYNONYM = re.compile(r'"((?:[^"\\]|\\.)*+)"\s*+(EXACT|NARROW|BROAD|RELATED)?')
_ESCAPE = re.compile(r"\\(.)")
_SIGNS = {"n": "\n", "t": "\t", "W": " "}
_COMMENT = re.compile(r"(?<!\\)\s!.*+$")


def iter_obo(lines: Iterable[str]) -> Iterator[Term]:
    r"""Yield the terms of an OBO file, in its order.

    Raises:
        ValueError: With the line's number, when a line of a term has no tag, or a term no identifier.

    Complexity:
        Linear in the length of the file; one term is held at a time.

    Example:
        >>> lines = ["[Term]", "id: HP:1", "name: Cramp", 'synonym: "Spasm" EXACT []', "is_a: HP:0 ! A"]
        >>> next(iter_obo(lines))[:3]
        ('HP:1', 'Cramp', (TermSynonym(text='Spasm', scope='exact'),))
    """
    stanza: list[tuple[str, str]] | None = None
    began = 0
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        if line.startswith("["):
            if stanza is not None:
                yield _read_stanza(stanza, began)
            began = number
            stanza = [] if line == _TERM else None
        elif stanza is not None and line and not line.startswith("!"):
            tag, colon, value = line.partition(":")
            if not colon:
                message = f"line {number} has no tag: {line[:60]!r}"
                raise ValueError(message)
            stanza.append((tag, value.strip()))
    if stanza is not None:
        yield _read_stanza(stanza, began)


class Header(NamedTuple):
    """What an ontology says of itself; empty where it does not."""

    version: str = ""
    title: str = ""
    licence: str = ""


def read_obo_header(lines: Iterable[str]) -> Header:
    """Return what the lines before the first stanza say.

    Example:
        >>> read_obo_header(["data-version: 2020", 'property_value: dc:title "A" xsd:string', "[Term]"])
        Header(version='2020', title='A', licence='')
    """
    tags: dict[str, str] = {}
    for line in lines:
        if line.startswith("["):
            break
        tag, _, value = line.strip().partition(": ")
        if tag == "property_value":
            tag, _, value = value.partition(" ")
        tags.setdefault(tag, _bare(value))
    title = _first_of(tags, "dc:title", "dcterms:title", "terms:title", "ontology")
    licence = _first_of(tags, "terms:license", "dcterms:license", "dc:rights")
    return Header(_first_of(tags, "data-version", "owl:versionInfo"), title, licence)


def _first_of(tags: Mapping[str, str], *names: str) -> str:
    return next((tags[name] for name in names if tags.get(name)), "")


def _bare(value: str) -> str:
    found = _QUOTED.match(value)
    return _unescape(found[1]) if found else _plain(value).removesuffix(" xsd:anyURI").strip()


def _read_stanza(stanza: list[tuple[str, str]], number: int) -> Term:
    values: dict[str, list[str]] = {}
    for tag, value in stanza:
        values.setdefault(tag, []).append(value)
    if "id" not in values:
        message = f"the term at line {number} has no id"
        raise ValueError(message)
    definition = _QUOTED.match(values.get("def", [""])[0])
    relations = (_plain(value).split() for value in values.get("relationship", ()))
    return Term(
        id=_first(values["id"][0]),
        name=_unescape(_COMMENT.sub("", values.get("name", [""])[0])),
        synonyms=tuple(_iter_synonyms(values.get("synonym", ()))),
        xrefs=tuple(_first(value) for value in values.get("xref", ())),
        parents=tuple(_first(value) for value in values.get("is_a", ())),
        relations=tuple((words[0], words[1]) for words in relations if len(words) > 1),
        definition=_unescape(definition[1]) if definition else None,
        obsolete=values.get("is_obsolete", [""])[0].startswith("true"),
        replaced_by=next(map(_first, values.get("replaced_by", ())), None),
        alternatives=tuple(_first(value) for value in values.get("alt_id", ())),
        line=number,
    )


def _iter_synonyms(values: Iterable[str]) -> Iterator[TermSynonym]:
    for value in values:
        found = _SYNONYM.match(value)
        if found:
            yield TermSynonym(_unescape(found[1]), (found[2] or "RELATED").lower())


def _plain(value: str) -> str:
    """Return a value without its comment and its trailing modifiers."""
    return _COMMENT.sub("", value).partition(" {")[0]


def _first(value: str) -> str:
    words = _plain(value).split()
    return words[0] if words else ""


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda found: _SIGNS.get(found[1], found[1]), text)
