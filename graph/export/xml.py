"""Texts in XML 1.0."""

from __future__ import annotations

import re

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REPLACEMENT = "\ufffd"
_WRITTEN = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;",
}  # fmt: skip
_TABLE = str.maketrans(_WRITTEN)


def xml_text(text: str) -> str:
    r"""Return a text as content or attribute; what XML cannot hold becomes U+FFFD.

    Example:
        >>> xml_text('<a "b">\n')
        '&lt;a &quot;b&quot;&gt;&#10;'
    """
    return _ILLEGAL.sub(_REPLACEMENT, text).translate(_TABLE)
