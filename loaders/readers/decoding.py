"""From bytes to text, or a clear word on why not."""

from __future__ import annotations

import codecs
import re

from loaders.errors import BinaryDocument, DocumentTooLarge, EmptyDocument, UndecodableDocument

MAX_BYTES = 10_000_000
_UTF_8 = "UTF-8"
_UTF_16 = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_WHERE_PAGES_SAY = 4096
_CHARSET = re.compile(
    rb"<(?:meta\s[^>]{0,200}?charset|\?xml\s[^>]{0,200}?encoding)"
    rb"\s*+=\s*+[\"']?\s*+([\w.:-]{1,40})",
    re.IGNORECASE,
)
# Browsers read these names so (https://encoding.spec.whatwg.org/#names-and-labels).
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}


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
    check_size(data, max_bytes)
    if data.startswith(tuple(_UTF_16)):
        raise UndecodableDocument(0)
    return _decode_as(data, _UTF_8)


def check_size(data: bytes, max_bytes: int) -> None:
    """Check that there are no more bytes than are accepted.

    Raises:
        DocumentTooLarge: When there are more.

    Example:
        >>> check_size(b"Dizziness", 100)
    """
    if len(data) > max_bytes:
        raise DocumentTooLarge(max_bytes)


def decode_page(data: bytes) -> str:
    r"""Return the text of a web page, in UTF-8 or in the encoding that the page names.

    What can be read as UTF-8 is: pages are often saved in another encoding than the one they name.

    Raises:
        BinaryDocument: When there is a control character that text never has.
        UndecodableDocument: When it is in neither.
        EmptyDocument: When there is nothing but white space.

    Example:
        >>> decode_page(b'<meta charset="latin1"><p>M\xe9ni\xe8re')
        '<meta charset="latin1"><p>Ménière'
    """
    named = _find_encoding(data)
    if _UTF_16.get(data[:2]):
        return _decode_as(data, "UTF-16")
    try:
        return _decode_as(data, _UTF_8)
    except UndecodableDocument:
        if named is None:
            raise
    return _decode_as(data, named)


def _find_encoding(data: bytes) -> str | None:
    found = _CHARSET.search(data, 0, _WHERE_PAGES_SAY)
    if found is None:
        return None
    try:
        known = codecs.lookup(found[1].decode("ascii"))
    except (LookupError, UnicodeError):
        return None
    is_text = getattr(known, "_is_text_encoding", True)  # Python has others, such as base64
    return _READ_AS.get(known.name, known.name) if is_text else None


def _decode_as(data: bytes, encoding: str) -> str:
    if encoding != "UTF-16" and (control := _CONTROL.search(data)):
        raise BinaryDocument(control.start())
    try:
        text = data.decode("utf-8-sig" if encoding == _UTF_8 else encoding)
    except UnicodeDecodeError as error:
        raise UndecodableDocument(error.start, encoding) from None
    if not text.strip():
        raise EmptyDocument
    return text
