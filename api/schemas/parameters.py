"""The types of query parameters. Each raises the graph's own errors, which say what is accepted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler, ValidationError
from pydantic.annotated_handlers import GetCoreSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from graph.errors import InvalidInput, OutOfRange, UnknownName
from graph.model import parse_curie
from graph.store import Direction
from graph.vocabulary import Category, Predicate, parse_category, parse_predicate

_BEFORE_A_CURIE = re.compile(r",(?=[A-Za-z_][A-Za-z0-9_.\-]*:)")
_SHOWN = 80
MAX_TEXT = 500


class UnknownDirection(UnknownName):
    """A word that is no direction."""

    code = "unknown-direction"
    noun = "direction"


@dataclass(frozen=True)
class InRange:
    """A whole number between two, both inclusive; anything else raises `OutOfRange`."""

    low: int
    high: int

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Check the range behind the type's own check."""
        return core_schema.with_info_wrap_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Declare the range."""
        return {**handler(schema), "minimum": self.low, "maximum": self.high}

    def _check(
        self,
        value: object,
        handler: core_schema.ValidatorFunctionWrapHandler,
        info: core_schema.ValidationInfo[Any],
    ) -> int:
        name = info.field_name or "number"
        try:
            number: int = handler(value)
        except ValidationError:
            shown = repr(value)[:_SHOWN]
            raise OutOfRange(name, shown, self.low, self.high) from None
        if not self.low <= number <= self.high:
            raise OutOfRange(name, number, self.low, self.high)
        return number


def _parts(given: object) -> list[str]:
    texts = given if isinstance(given, list) else [given]
    return [part.strip() for text in texts for part in str(text).split(",")]


def _parse_predicates(given: object) -> list[Predicate]:
    return [parse_predicate(part) for part in _parts(given)]


def _parse_categories(given: object) -> list[Category]:
    return [parse_category(part) for part in _parts(given)]


def _parse_curies(given: object) -> list[str]:
    texts = given if isinstance(given, list) else [given]
    return [parse_curie(part) for text in texts for part in _BEFORE_A_CURIE.split(str(text))]


def _parse_direction(given: object) -> Direction:
    try:
        return Direction(str(given))
    except ValueError:
        raise UnknownDirection(str(given), [way.value for way in Direction]) from None


def clean_text(text: str) -> str:
    """Return the text when it can be stored and compared.

    Raises:
        InvalidInput: When it is blank, over 500 characters, or holds control characters or lone
            surrogates.

    Example:
        >>> clean_text("a AND")
        'a AND'
    """
    accepted = f"Text of 1 to {MAX_TEXT} characters without control characters."
    if not text.strip():
        detail = "The text is empty."
        raise InvalidInput(detail, accepted)
    if len(text) > MAX_TEXT:
        detail = f"The text has {len(text):,} characters."
        raise InvalidInput(detail, accepted)
    if re.search(r"[\x00-\x1f\x7f\ud800-\udfff]", text):
        detail = f"{text[:_SHOWN]!r} holds a control character."
        raise InvalidInput(detail, accepted)
    return text


Predicates = Annotated[list[Predicate], BeforeValidator(_parse_predicates)]
Categories = Annotated[list[Category], BeforeValidator(_parse_categories)]
Curies = Annotated[list[str], BeforeValidator(_parse_curies)]
CurieText = Annotated[str, AfterValidator(parse_curie)]
OneDirection = Annotated[Direction, BeforeValidator(_parse_direction)]
CleanText = Annotated[
    str,
    AfterValidator(clean_text),
    Field(json_schema_extra={"minLength": 1, "maxLength": MAX_TEXT}),
]
Cursor = Annotated[
    str | None,
    Field(description="Where the page begins: taken from `next` of the page before."),
]
