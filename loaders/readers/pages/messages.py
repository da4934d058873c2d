"""What goes between a program and the process that reads its pages.

Each message is a length in four bytes, then as many bytes. Nothing is imported here that parses, so
that the parser's own code is only ever in that process.
"""

from __future__ import annotations

from typing import BinaryIO, NamedTuple

_LENGTH = 4


class Part(NamedTuple):
    """A part of an article: "title", "heading", "paragraph" or "item"; an item with its level."""

    kind: str
    text: str
    level: int = 0


def read_frame(stream: BinaryIO) -> bytes | None:
    r"""Return the next message; None when there is none, or not all of it.

    Example:
        >>> import io
        >>> read_frame(io.BytesIO(b"\x00\x00\x00\x02Hi"))
        b'Hi'
    """
    head = stream.read(_LENGTH)
    size = int.from_bytes(head, "big")
    body = stream.read(size) if len(head) == _LENGTH else b""
    return body if len(head) == _LENGTH and len(body) == size else None


def write_frame(stream: BinaryIO, body: bytes) -> None:
    r"""Send a message.

    Example:
        >>> import io
        >>> stream = io.BytesIO()
        >>> write_frame(stream, b"Hi")
        >>> stream.getvalue()
        b'\x00\x00\x00\x02Hi'
    """
    stream.write(len(body).to_bytes(_LENGTH, "big"))
    stream.write(body)
    stream.flush()
