"""Identifiers of edges and statements, which are made from a row rather than stored in it.

A row keeps the first 32 bits only, to be found by; what is found is then told apart by the whole.
"""

from __future__ import annotations

import re
import struct
from hashlib import sha256

from graph.model.values import digest

_FIRST_BITS = struct.Struct(">i").unpack_from
_IDENTIFIER = re.compile(r"[es]([0-9a-f]{8})[0-9a-f]{12}")


def edge_id(subject: str, predicate: str, object_: str) -> str:
    """Return the edge's identifier; the ends are in the order in which an edge has them."""
    parts = f"{subject}\x1f{predicate}\x1f{object_}"
    return "e" + sha256(parts.encode()).hexdigest()[:20]


def edge_hash(subject: str, predicate: str, object_: str) -> int:
    """Return the hash of the edge's identifier, without making it: millions are wanted at once.

    Example:
        >>> edge_hash("A:1", "CAUSES", "A:2") == short_hash(edge_id("A:1", "CAUSES", "A:2"))
        True
    """
    return hash_of(f"{subject}\x1f{predicate}\x1f{object_}")


def hash_of(parts: str) -> int:
    """Return the hash of an identifier from what it is made of."""
    number: int = _FIRST_BITS(sha256(parts.encode()).digest())[0]
    return number


def statement_id(  # noqa: PLR0913, PLR0917 - the parts of an identifier
    document: str, subject: str, predicate: str, object_: str, negated: int, start: int, stop: int,
    rule: str,
) -> str:  # fmt: skip
    """Return the statement's identifier; the ends are in the order in which it is said."""
    said = subject, predicate, object_, bool(negated)
    return "s" + digest(document, *said, start, stop, rule)


def short_hash(identifier: str) -> int:
    """Return the first 32 bits as a signed number; 0 when it is no identifier.

    Example:
        >>> short_hash("effffffff000000000000"), short_hash("nonsense")
        (-1, 0)
    """
    found = _IDENTIFIER.fullmatch(identifier)
    return int.from_bytes(bytes.fromhex(found[1]), signed=True) if found else 0


def identifier_start(hashed: int) -> str:
    """Return how the statement's identifier began when it was stored, whatever its row says now.

    Example:
        >>> identifier_start(short_hash("s0000001f000000000000"))
        's0000001f'
    """
    return f"s{hashed & 0xFFFFFFFF:08x}"
