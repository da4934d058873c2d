"""From bytes to text, or a clear word on why not."""

from __future__ import annotations

import codecs
import re

from loaders.errors import BinaryDocument, DocumentTooLarge, EmptyDocument, UndecodableDocument

MAX_BYTES = 10_000_000
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes, max_bytes: int = MAX_BYTES) -> str:
    r"""Return the text, without a byte order mark; line ends stay as they are.

    Raises:
        DocumentTooLarge: When there are more than `max_bytes`.
        BinaryDocument: When there is a control character that text never has.
        UndecodableDocument: When it is not UTF-8.
        EmptyDocument: When there is nothing but white space.

    Example:
        >>> decode(b"\xef\xbb\xbfDizziness")
        'Dizziness'
    """
    if len(data) > max_bytes:
        raise DocumentTooLarge(max_bytes)
    if data.startswith(_UTF_16):
        raise UndecodableDocument(0)
    if control := _CONTROL.search(data):
        raise BinaryDocument(control.start())
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UndecodableDocument(error.start) from None
    if not text.strip():
        raise EmptyDocument
    return text
