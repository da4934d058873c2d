"""What every value is made of: checked texts, CURIEs, and a frozen base."""

from __future__ import annotations

import hashlib
import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from graph.errors import InvalidCurie

_CURIE = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]{0,63}:[^\s\x00-\x1f\x7f\ud800-\udfff]{1,255}")
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
LOCAL_PREFIX = "NOSO"
_SLUG_LENGTH = 80


def parse_curie(text: str) -> str:
    """Return the text when it is a CURIE.

    Raises:
        InvalidCurie: When it has no prefix, no local identifier, white space, control characters or
            lone surrogates, or is longer than 320 characters.

    Example:
        >>> parse_curie("MONDO:0005301")
        'MONDO:0005301'
    """
    if _CURIE.fullmatch(text) is None:
        raise InvalidCurie(text)
    return text


def local_curie(name: str) -> str:
    """Return the `NOSO:` identifier of a concept that no open identifier is known for.

    The slug keeps letters and digits of any script, so it is readable; it depends on the name alone,
    so it is the same in every load. A name over 80 characters ends in a hash of the whole.

    Example:
        >>> local_curie("Limited mobility & functional activity")
        'NOSO:limited-mobility-functional-activity'
    """
    slug = re.sub(r"[^\w]+|_+", "-", name.casefold()).strip("-")
    if len(slug) > _SLUG_LENGTH or not slug:
        slug = f"{slug[:_SLUG_LENGTH].rstrip('-')}-{digest(name.casefold())[:8]}".lstrip("-")
    return f"{LOCAL_PREFIX}:{slug}"


def digest(*parts: object) -> str:
    """Return 20 hexadecimal digits that depend on these parts, in order."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:20]


def _checked_curie(text: str) -> str:
    try:
        return parse_curie(text)
    except InvalidCurie as error:
        raise ValueError(str(error)) from None


def _checked_text(text: str) -> str:
    if _UNSTORABLE.search(text):
        message = "text must hold no NUL and no lone surrogate"
        raise ValueError(message)
    return text


Text = Annotated[str, AfterValidator(_checked_text)]
Name = Annotated[str, Field(min_length=1, max_length=500), AfterValidator(_checked_text)]
Curie = Annotated[str, AfterValidator(_checked_curie)]


class Frozen(BaseModel):
    """Base of every value here: frozen, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
