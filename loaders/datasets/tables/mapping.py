"""What a mapping may say: how a table is written, which columns are nodes, and what its rows state."""

from __future__ import annotations

import io
import re
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, field_validator, model_validator

from graph.errors import UnknownName
from graph.model import Frozen
from graph.vocabulary import Category, HedgeLevel, Predicate, parse_category, parse_predicate

EMPTY = ("", "NaN", "nan", "NULL", "null", "N/A", "-")
_SIGNS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "space": " ", "bar": "|"}


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _as_category(value: object) -> object:
    return _parse(parse_category, value)


def _as_predicate(value: object) -> object:
    return _parse(parse_predicate, value)


def _parse(parse: Any, value: object) -> object:  # noqa: ANN401 - one of the two above
    if not isinstance(value, str):
        return value
    try:
        return parse(value)
    except UnknownName as error:
        raise ValueError(str(error)) from None


def _as_sign(value: object) -> object:
    return _SIGNS.get(value, value) if isinstance(value, str) else value


def _as_level(value: object) -> object:
    if isinstance(value, str) and value not in set(HedgeLevel):
        message = f"{value!r} is no level. Accepted: {', '.join(HedgeLevel)}."
        raise ValueError(message)
    return value


Columns = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]
"""Names of columns, or patterns such as `Symptom_*`; one may stand without a list."""
Values = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]
Sign = Annotated[str, BeforeValidator(_as_sign), Field(min_length=1)]
ACategory = Annotated[Category, BeforeValidator(_as_category)]
APredicate = Annotated[Predicate, BeforeValidator(_as_predicate)]
ALevel = Annotated[HedgeLevel, BeforeValidator(_as_level)]


class CategoryByColumn(Frozen):
    """A category that a column says; a value outside the map rejects the row without a default."""

    column: str
    map: dict[str, ACategory]
    default: ACategory | None = None


class PredicateByColumn(Frozen):
    """A predicate that a column says, likewise; `turned` lists values whose two ends change places."""

    column: str
    map: dict[str, APredicate]
    default: APredicate | None = None
    turned: Values = ()


class HedgeByColumn(Frozen):
    """How surely or often, by a column; without a place in the map, a share (3/7, 42%) is understood."""

    column: str
    map: dict[str, ALevel] = Field(default_factory=dict)


class Flag(Frozen):
    """A column whose value says yes."""

    column: str
    values: Values


class Condition(Frozen):
    """Which records are passed over: those whose column has one of the values, or fits the expression."""

    column: str
    equals: Values = ()
    matches: str | None = None

    @field_validator("matches")
    @classmethod
    def _compiles(cls, value: str | None) -> str | None:
        try:
            re.compile(value or "")
        except re.error as error:
            message = f"{value!r} is no regular expression: {error}"
            raise ValueError(message) from None
        return value


class Skip(Frozen):
    """What is no data: lines before the header, records at the end, comments, and whole records."""

    rows: Annotated[int, Field(ge=0)] = 0
    footer: Annotated[int, Field(ge=0, le=10_000)] = 0
    comment: str | None = None
    where: tuple[Condition, ...] = ()


class NodeColumns(Frozen):
    """Where a row names a node.

    Attributes:
        name: Columns with its name; several columns, or a separator inside the cells, name several nodes.
        id: Columns with its identifier, in the same order as the names.
        prefix: Put before identifiers that have none.
        category: What it is.
        separator: Between several in one cell.
        synonyms: Columns with other names.
        xrefs: Columns with identifiers that mean the same.
        list_separator: Between several synonyms or xrefs in one cell.
    """

    name: Columns = ()
    id: Columns = ()
    prefix: str | None = None
    category: ACategory | CategoryByColumn
    separator: Sign | None = None
    synonyms: Columns = ()
    xrefs: Columns = ()
    list_separator: Sign = "|"

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        if not self.name and not self.id:
            message = "a node needs the key name, or the key id"
            raise ValueError(message)
        return self


class StatementColumns(Frozen):
    """What a row states: between which two of its nodes, which predicate, how surely, and whether not."""

    subject: str
    predicate: APredicate | PredicateByColumn
    object: str
    negated: Flag | None = None
    hedge: HedgeByColumn | None = None


class Mapping(Frozen):
    """A whole mapping; docs/datasets.md explains each key.

    Attributes:
        keep: Columns that are kept in the words of the row.
        self_loops: Whether a row about one node only is taken.
        ground: Whether nodes without an identifier are looked up by their names in the lexicon.
    """

    title: Annotated[str, Field(min_length=1, max_length=500)]
    source: Annotated[str, Field(min_length=1, max_length=500)] | None = None
    licence: str | None = None
    release: str | None = None
    files: Values = ()
    format: Literal["table", "jsonl"] | None = None
    encoding: str = "utf-8"
    separator: Sign = ","
    quote: str = '"'
    columns: Values = ()
    skip: Skip = Skip()
    empty: Values = EMPTY
    nodes: Annotated[dict[str, NodeColumns], Field(min_length=1)]
    statements: Annotated[tuple[StatementColumns, ...], Field(min_length=1)]
    keep: Columns = ()
    self_loops: bool = False
    ground: bool = True

    @field_validator("encoding")
    @classmethod
    def _exists(cls, value: str) -> str:
        try:
            io.TextIOWrapper(
                io.BytesIO(), value
            )  # what can be looked up may be no encoding of texts
        except LookupError:
            message = f"{value!r} is no encoding that is known; utf-8, gb18030, cp1252 are some"
            raise ValueError(message) from None
        return value

    @field_validator("separator", "quote")
    @classmethod
    def _is_single(cls, value: str) -> str:
        if value != "none" and len(value) != 1:
            message = f"{value!r} is not one character (tab and none are written as words)"
            raise ValueError(message)
        return value

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        for number, each in enumerate(self.statements, start=1):
            for end in (each.subject, each.object):
                if end not in self.nodes:
                    message = (
                        f"statement {number} is about {end!r}; nodes are {', '.join(self.nodes)}"
                    )
                    raise ValueError(message)
        return self

    def iter_columns(self) -> tuple[str, ...]:
        """Return all names and patterns of columns that it speaks of, each once."""
        found: list[str] = list(self.keep)
        for node in self.nodes.values():
            found += (*node.name, *node.id, *node.synonyms, *node.xrefs)
            if isinstance(node.category, CategoryByColumn):
                found.append(node.category.column)
        for each in self.statements:
            chosen = (each.predicate, each.negated, each.hedge)
            found += (one.column for one in chosen if one is not None and not isinstance(one, str))
        found += (condition.column for condition in self.skip.where)
        return tuple(dict.fromkeys(found))
